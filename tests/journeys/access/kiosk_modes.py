"""The kiosk's modes for who sees little or cannot reach high, put on and off on one page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.chromium import faults
from tests.journeys.kiosk.kiosk_house import screen

Modes = tuple[str, ...]
ALL = ("larger", "contrast", "low", "time")
#: What changes the letters, the colours and the places, and all together; 'time' alone changes
#: nothing that can be seen.
LOOKS: tuple[Modes, ...] = ((), ("larger", "contrast"), ("low",), ALL)
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
    the contrast changes anything that it looks at, and low buttons in contrast are those in it."""
    unreachable = outside(page)
    assert unreachable == [], (modes, unreachable)
    if not modes or ("contrast" in modes and "low" not in modes):
        found = faults(page)
        assert found == [], (modes, found)
