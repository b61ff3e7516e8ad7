"""The kiosk's modes for who sees little or cannot reach high, put on and off on one page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.chromium import faults, faults_of_its_look
from tests.journeys.kiosk.kiosk_house import screen

Modes = tuple[str, ...]
ALL = ("larger", "contrast", "low", "time")
#: Each goes on and off on every screen: 'time' alone changes nothing that can be seen, and low
#: buttons alone are measured on every glass (journeys/glass).
LOOKS: tuple[Modes, ...] = ((), ("larger", "contrast"), ALL)
#: Of rarer screens: none, and all that can be seen. The soak has every mode of every screen.
RARER: tuple[Modes, ...] = ((), ("larger", "contrast", "low"))
#: A list of choices has no more pages than choices.
MOST_PAGES = 8


def turn_to(page: Page, selector: str) -> Locator:
    """The choice on the screen that is open, on whichever of its pages it stands."""
    for _ in range(MOST_PAGES):
        # A screen is there a moment before its choices are.
        page.locator(f"{selector}, .more").first.wait_for()
        if page.locator(selector).count():
            break
        page.locator(".more").click()
    return page.locator(selector)


def wear(page: Page, modes: Modes) -> None:
    """Set these modes and no others, from any screen that leads to the settings; they stay open."""
    page.locator(".dock .button").first.click()
    screen(page, "settings")
    for mode in ALL:
        switch = turn_to(page, f"[data-mode={mode}]")
        if (switch.get_attribute("aria-checked") == "true") != (mode in modes):
            switch.click()


def outside(page: Page) -> list[str]:
    """What is shown to press and is cut off by the glass, too small for a finger, or covered."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('button')]
           .filter((node) => node.getClientRects().length).filter((node) => {
             const at = node.getBoundingClientRect();
             const top = document.elementFromPoint(at.x + at.width / 2, at.y + at.height - 8);
             return at.x < 0 || at.y < 0 || at.right > innerWidth || at.bottom > innerHeight
               || at.height < 100 || !node.contains(top)
               || node.scrollWidth > node.clientWidth + 1;
           }).map((node) => node.innerText)"""
    )
    return found


def is_sound(page: Page, modes: Modes = ()) -> None:
    """Everything that can be pressed can be reached, and axe-core finds nothing: of the modes only
    the contrast changes anything that it looks at, the colours; in all modes they are as in it."""
    unreachable = outside(page)
    assert unreachable == [], (modes, unreachable)
    if not modes:
        assert faults(page) == []
    elif modes != ALL:
        assert faults_of_its_look(page) == [], modes
