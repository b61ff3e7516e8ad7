"""Two screens of one waiting area: one speaks, and when it goes the other takes over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.display.display_house import (
    check_turn,
    open_screen,
    played,
    wait_for_sounds,
)
from tests.running import House, wait_until

pytestmark = pytest.mark.browser


def test_one_of_two_screens_speaks_and_the_other_takes_over(house: House, browser: Browser) -> None:
    site = house.add_site()
    screens = [open_screen(browser, house, site) for _ in range(2)]
    house.issue(site)
    house.call(site, "counter-1")
    for screen in screens:
        expect(screen.locator(".card--fresh .card__number")).to_have_text("C001")
    wait_until(lambda: any(played(one) for one in screens), what="a chime")
    speaking, silent = sorted(screens, key=lambda one: not played(one))
    check_turn(wait_for_sounds(speaking, 5))
    assert played(silent) == []
    speaking.close()
    house.issue(site)
    house.call(site, "counter-2")
    check_turn(wait_for_sounds(silent, 5))
