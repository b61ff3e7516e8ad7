"""Hands that shake at the exit: what goes down and up on a face, a link or a list chooses it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import open_page
from tests.helpers import rows
from tests.journeys.glass.test_kiosk_hands import Hand
from tests.running import House, wait_until

pytestmark = pytest.mark.browser


def rolled(hand: Hand, selector: str) -> None:
    """A finger goes down on it, rolls as one that shakes does, and comes up."""
    x, y = hand.middle(selector)
    hand.touch("touchStart", (x, y))
    for step in (6, 12, 18):
        hand.touch("touchMove", (x + step, y + step / 2))
    hand.touch("touchEnd")


def test_a_finger_that_rolls_answers_opens_the_languages_and_goes_on(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    screen = open_page(browser, (1024, 768), has_touch=True)
    screen.goto(f"{house.url}/exit/{site.id}?token={site.kiosk}")
    screen.locator("html[data-alive]").wait_for()
    hand = Hand(screen)
    rolled(hand, "[data-face='4']")
    expect(screen.locator("h1")).to_contain_text("Thank you for telling us")
    asked = f"SELECT face FROM opinion WHERE site = '{site.id}'"
    wait_until(lambda: rows(house.store, asked) == [(4,)], 90, "one answer")
    rolled(hand, "[data-languages] summary")
    rolled(hand, "[data-language='en']")
    expect(screen.locator("html")).to_have_attribute("lang", "en")
    rolled(hand, "[data-complain]")
    expect(screen.locator("h1")).to_contain_text("What would you like to tell us?")


def test_a_double_tap_on_go_on_sends_nothing(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_page(browser, (1024, 768), has_touch=True)
    screen.goto(f"{house.url}/exit/{site.id}/complaint?lang=en&token={site.kiosk}")
    screen.locator("html[data-alive]").wait_for()
    screen.locator("textarea").evaluate("(field) => { field.value = 'Cold'; }")
    hand = Hand(screen)
    there = hand.middle("[data-on]")
    screen.evaluate(
        # Where the second half of a double tap falls, whatever is drawn there by then.
        """([x, y]) => { for (let n = 0; n < 2; n += 1) {
          const how = { bubbles: true, cancelable: true, pointerType: 'touch', pointerId: 1 + n };
          const under = document.elementFromPoint(x, y);
          for (const kind of ['pointerdown', 'pointerup'])
            under.dispatchEvent(new PointerEvent(kind, { ...how, clientX: x, clientY: y }));
        } }""",
        [*there],
    )
    expect(screen.locator("body")).to_have_attribute("data-step", "2")
    expect(screen.get_by_label("Your name, if you want an answer")).to_be_visible()
    assert rows(house.store, f"SELECT 1 FROM complaint WHERE site = '{site.id}'") == []
