"""The kiosk by ear alone: every screen that a visitor comes to, from first choice to last."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page

from tests import chromium
from tests.journeys.access.ear import HAND_MS, LISTEN, PLUG
from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen

if TYPE_CHECKING:
    from tests.soak.parts import Heaviness

#: More than any screen has to choose from.
MOST = 80
HERE = """() => [...document.querySelectorAll('.screen :is(button, a[href])')].filter((one) =>
  one.getClientRects().length && one.getAttribute('aria-disabled') !== 'true').length"""
#: In the list besides what stands on the screen: where we are, how loud, and say it again.
BESIDES = 3


def by_ear(folder: Path, heavy: Heaviness) -> str:
    """Every choice of every screen is reached by Down, said once, and does what it says."""
    with (
        chromium.one_browser(),
        chromium.chromium() as browser,
        running(folder) as house,
        kiosk(browser, house) as page,
    ):
        page.locator("#kiosk[data-aid]").wait_for()
        page.evaluate(LISTEN)
        page.evaluate(PLUG, "F15")
        _said(page)
        _press(page, "ArrowDown")
        walked = [_walked(page), *_places(page), *_search(page, house), *_numbers(page)]
    return f"{len(walked)} screens, {sum(walked)} choices, each said once"


def _said(page: Page) -> str:
    """What was said since the last time, once something was."""
    page.wait_for_function("() => window.heard.length >= 1")
    lines: list[str] = page.evaluate("window.heard.splice(0)")
    return lines[-1]


def _press(page: Page, key: str) -> str:
    page.evaluate("window.heard.splice(0)")
    page.keyboard.press(key, delay=HAND_MS)
    return _said(page)


def _walked(page: Page) -> int:
    """From the first to the last of the screen: how many there are."""
    for _ in range(MOST):
        line = _press(page, "ArrowUp")
        if line.startswith("First."):
            break
    found = [line.removeprefix("First. ")]
    for _ in range(MOST):
        line = _press(page, "ArrowDown")
        if line.startswith("Last."):
            break
        found.append(line)
    again = {line for line in found if found.count(line) > 1}
    assert not again, f"said twice: {again}"
    there = page.evaluate(HERE) + BESIDES
    assert len(found) == there, f"{there} choices, {len(found)} were said: {found}"
    return len(found)


def _choose(page: Page, name: str) -> None:
    """By keys alone: to what is called so, and OK."""
    for key in ("ArrowUp", "ArrowDown"):
        for _ in range(MOST):
            line = _press(page, key)
            if re.match(rf"{re.escape(name)}(?!\w)", line):
                page.keyboard.press("Enter", delay=HAND_MS)
                return
            if line.startswith(("First.", "Last.")):
                break
    raise AssertionError(f"nothing is called {name!r}")


def _opened(page: Page, name: str, shown: str) -> int:
    _choose(page, name)
    screen(page, shown)
    _said(page)
    return _walked(page)


def _back(page: Page) -> None:
    page.keyboard.press("Escape", delay=HAND_MS)
    screen(page, "home")
    _said(page)


def _places(page: Page) -> list[int]:
    """What leads from the first screen and back."""
    found = []
    for name, shown in (
        ("Housing", "group"),
        ("Settings", "settings"),
        ("Talk to a person", "talk"),
    ):
        found.append(_opened(page, name, shown))
        _back(page)
    found.append(_opened(page, "Language", "language"))
    found.append(_opened(page, "I would like to be served in …", "served"))
    page.keyboard.press("Escape", delay=HAND_MS)
    screen(page, "language")
    _said(page)
    _back(page)
    return found


def _search(page: Page, house: KioskHouse) -> list[int]:
    """A word, letter by letter, what was found, and its ticket."""
    before = len(house.numbers())
    walked = _opened(page, "Search", "search")
    for letter in "RUB":
        _choose(page, letter)
    page.locator("[data-found=refuse]").wait_for()
    name = page.locator("[data-found=refuse] .tile__label").inner_text()
    _choose(page, name)
    page.locator(".card__number").wait_for()
    assert len(house.numbers()) == before + 1
    page.locator(".slot[data-out=yes]").wait_for()
    page.evaluate("window.heard.splice(0)")
    ticket = _walked(page)
    _choose(page, "Done")
    screen(page, "home")
    page.locator(".aid").wait_for(state="detached")
    page.evaluate("window.heard.splice(0)")
    return [walked, ticket]


def _numbers(page: Page) -> list[int]:
    """A number and a code that nobody has: what is said, and the way back."""
    page.evaluate(PLUG, "F15")
    _said(page)
    _press(page, "ArrowDown")
    back = _opened(page, "I am back", "code")
    for sign in "C999":
        _choose(page, sign)
    _choose(page, "Continue")
    screen(page, "welcome-back")
    _said(page)
    unknown = _walked(page)
    page.keyboard.press("Escape", delay=HAND_MS)
    screen(page, "home")
    return [back, unknown]
