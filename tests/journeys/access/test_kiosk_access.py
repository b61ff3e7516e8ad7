"""The kiosk for who sees little, cannot reach high, needs time, or uses keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hardware.protocol import PrinterState
from tests.chromium import chromium, faults
from tests.helpers import wait_for
from tests.journeys.kiosk.kiosk_house import ACROSS, UPRIGHT, KioskHouse, kiosk, running, screen

pytestmark = pytest.mark.browser
MODES = ("larger", "contrast", "low", "time")
#: Welsh has the longer words; 'time' alone changes nothing that can be seen.
COMBINATIONS: list[tuple[str, tuple[str, ...]]] = [
    ("en", ()),
    ("cy", ()),
    ("cy", ("larger",)),
    ("cy", ("contrast",)),
    ("cy", ("low",)),
    ("cy", MODES),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("kiosk-access")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


def outside(page: Page) -> list[str]:
    """What can be pressed and is cut off by the glass, too small for a finger, or covered."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('button')].filter((node) => {
             const at = node.getBoundingClientRect();
             const top = document.elementFromPoint(at.x + at.width / 2, at.y + at.height - 8);
             return at.x < 0 || at.y < 0 || at.right > innerWidth || at.bottom > innerHeight
               || at.height < 100 || !node.contains(top)
               || node.scrollWidth > node.clientWidth + 1;
           }).map((node) => node.innerText)"""
    )
    return found


@pytest.mark.parametrize("size", [UPRIGHT, ACROSS], ids=["upright", "across"])
@pytest.mark.parametrize(
    ("language", "modes"), COMBINATIONS, ids=["-".join((one, *many)) for one, many in COMBINATIONS]
)
def test_every_screen_fits_and_is_sound_in_every_mode(
    browser: Browser,
    house: KioskHouse,
    language: str,
    modes: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    def look(name: str) -> None:
        screen(page, name)
        assert faults(page) == [], name
        assert outside(page) == [], name

    with kiosk(browser, house, language=language, size=size) as page:
        page.locator(".dock .button").first.click()
        for mode in modes:
            page.locator(f"[data-mode={mode}]").click()
        look("settings")
        page.keyboard.press("Escape")
        look("home")
        page.locator("[data-group=housing]").click()
        look("group")
        page.locator(".dock .button").nth(1).click()
        look("talk")
        page.keyboard.press("Escape")
        page.locator("[data-enquiry=private-interview]").click()
        page.locator(".slot[data-out=yes]").wait_for()
        look("ticket")


def test_the_screen_without_paper_is_sound_in_high_contrast_and_without(
    browser: Browser, house: KioskHouse
) -> None:
    house.printer.set(PrinterState.COVER_OPEN)
    wait_for(lambda: house.printer_seen_as("cover_open"), 30)
    try:
        with kiosk(browser, house, language="cy") as page:
            page.locator("[data-group=council-tax]").click()
            screen(page, "paperless")
            assert faults(page) == []
            assert outside(page) == []
            page.locator(".dock .button").first.click()
            page.locator("[data-mode=contrast]").click()
            page.keyboard.press("Escape")
            screen(page, "paperless")
            assert faults(page) == []
            assert outside(page) == []
    finally:
        house.printer.set(PrinterState.READY)


def test_low_buttons_are_all_in_the_lower_half(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house, language="cy") as page:
        page.locator(".dock .button").first.click()
        page.locator("[data-mode=low]").click()
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
