"""A house with a low counter, and a kiosk at a door that is shut at noon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import faults
from tests.helpers import rows, wait_for
from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen
from ticketing import commands, sites
from ticketing.asks import SYSTEM

pytestmark = pytest.mark.browser


def changed(house: KioskHouse, old: str, new: str) -> None:
    """The house's file is another from now on."""
    store = house.server.house.store
    with store.read() as conn:
        text = sites.dump(conn, "riverside")
    assert old in text
    commands.load_site(store, text.replace(old, new), now=house.clock(), actor=SYSTEM)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("another")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        changed(found, 'id = "counter-2"\n', 'id = "counter-2"\nlow_counter = true\n')
        yield found


def test_a_low_counter_is_asked_for_and_promised(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house) as page:
        page.get_by_role("button", name="Accessibility").click()
        screen(page, "settings")
        low = page.locator("[data-mode=counter]")
        expect(low).to_contain_text("A low counter")
        low.click()
        expect(low).to_have_attribute("aria-checked", "true")
        assert faults(page) == []
        page.get_by_role("button", name="Done").click()
        page.locator(".tile", has_text="Council tax").click()
        screen(page, "ticket")
        expect(page.locator(".next")).to_contain_text("We call you to a low counter.")
    store = house.server.house.store
    assert rows(store, "SELECT needs FROM visit ORDER BY id DESC LIMIT 1") == [("low_counter",)]


def test_at_its_hours_end_it_says_where_another_one_is(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house) as page:
        house.clock.set(datetime(2026, 11, 24, 12, 30, tzinfo=UTC))
        own = 'slot = "below"\nhours = { tuesday = "08:45-12:00" }'
        with page.expect_event("load"):  # the page comes anew with the changed file
            changed(house, 'slot = "below"', own)
        screen(page, "site-closed")
        expect(page.locator(".head")).to_contain_text("This kiosk is closed just now")
        expect(page.locator("h1")).to_contain_text("Please take your ticket at the kiosk here")
        expect(page.locator(".told__first")).to_contain_text("Opens in a week, at 08:45.")
        assert faults(page) == []
