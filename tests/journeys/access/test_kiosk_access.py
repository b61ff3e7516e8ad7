"""The kiosk for who sees little, cannot reach high, needs time, or uses keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from hardware.protocol import PrinterState
from tests.helpers import wait_for
from tests.journeys.access.kiosk_modes import LOOKS, is_sound, turn_to, wear
from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("kiosk-access")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


def test_every_screen_fits_and_is_sound_in_every_mode(browser: Browser, house: KioskHouse) -> None:
    """Upright; that the same screens fit on every other glass is in journeys/glass."""
    # Welsh has the longer words.
    with kiosk(browser, house, language="cy") as page:
        for modes in LOOKS:
            wear(page, modes)
            is_sound(page, modes)
            page.keyboard.press("Escape")
            screen(page, "home")
            is_sound(page, modes)
            turn_to(page, "[data-group=housing]").click()
            screen(page, "group")
            is_sound(page, modes)
            page.locator(".dock .button").nth(1).click()
            screen(page, "talk")
            is_sound(page, modes)
            page.keyboard.press("Escape")
            turn_to(page, "[data-enquiry=private-interview]").click()
            page.locator(".slot[data-out=yes]").wait_for()
            expect(page.locator(".also__ask")).to_be_visible()
            is_sound(page, modes)
            page.keyboard.press("Escape")
            screen(page, "home")


def test_large_letters_in_high_contrast_leave_room_for_choices_and_the_way_to_more(
    browser: Browser, house: KioskHouse
) -> None:
    with kiosk(browser, house, language="en") as page:
        wear(page, ("larger", "contrast"))
        page.keyboard.press("Escape")
        screen(page, "home")
        expect(page.locator(".more")).to_be_visible()
        assert page.locator(".tile").count() >= 4
        is_sound(page, ("larger", "contrast"))


#: The sizes of what is read and of what is found by its picture, in px.
SIZES = """() => Object.fromEntries([
  'h1', '.tile__label', '.tile__note', '.doors strong', '.dock strong', '.tile .icon',
].map((what) => {
  const node = document.querySelector(what);
  const { fontSize } = getComputedStyle(node);
  return [what, what.includes('icon') ? node.getBoundingClientRect().width : parseFloat(fontSize)];
}))"""


def test_larger_text_is_half_as_large_again_heading_waits_keys_and_pictures_too(
    browser: Browser, house: KioskHouse
) -> None:
    with kiosk(browser, house, language="en") as page:
        usual = page.evaluate(SIZES)
        wear(page, ("larger",))
        page.keyboard.press("Escape")
        screen(page, "home")
        larger = page.evaluate(SIZES)
        assert larger == {what: pytest.approx(1.5 * size, 0.01) for what, size in usual.items()}
        assert page.locator(".tile").count() == 4
        # For the next visitor it is as it was.
        page.locator("[data-group=council-tax]").click()
        page.locator(".dock .button--primary").click()
        expect(page.locator("html")).to_have_attribute("data-modes", "")
        screen(page, "home")
        assert page.evaluate(SIZES) == usual


def test_the_screen_without_paper_is_sound_in_high_contrast_and_without(
    browser: Browser, house: KioskHouse
) -> None:
    house.printer.set(PrinterState.COVER_OPEN)
    wait_for(lambda: house.printer_seen_as("cover_open"), 90)
    try:
        with kiosk(browser, house, language="cy") as page:
            page.locator("[data-group=council-tax]").click()
            for modes in ((), ("contrast",)):
                wear(page, modes)
                page.keyboard.press("Escape")
                screen(page, "paperless")
                is_sound(page, modes)
    finally:
        house.printer.set(PrinterState.READY)


def test_low_buttons_are_all_in_the_lower_half(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house, language="cy") as page:
        wear(page, ("low",))
        for name in ("settings", "home", "group"):
            screen(page, name)
            tops = page.locator("button").evaluate_all(
                "nodes => nodes.map((node) => node.getBoundingClientRect().y)"
            )
            assert min(tops) >= 960, name
            if name == "settings":
                page.keyboard.press("Escape")
            elif name == "home":
                page.locator("[data-group=housing]").click()


def test_a_change_of_language_changes_the_page_s_language(
    browser: Browser, house: KioskHouse
) -> None:
    with kiosk(browser, house, language="cy") as page:
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Sut gallwn ni helpu?")
        page.get_by_role("button", name="English").click()
        expect(heading).to_have_text("How can we help you?")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_role("button", name="English")).to_have_attribute("aria-pressed", "true")


def test_a_new_screen_is_read_from_its_heading(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house) as page:
        page.locator("[data-group=housing]").click()
        expect(page.get_by_role("heading", level=1, name="Housing")).to_be_focused()
