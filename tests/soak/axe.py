"""axe-core over what visitors see, in every language of the program: the tests have two of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests import chromium
from tests.chromium import faults, own_page
from tests.journeys.glass.glasses import Kiosk
from tests.journeys.kiosk.kiosk_house import KioskHouse
from tests.journeys.kiosk.kiosk_house import running as kiosk_running
from web import languages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.soak.parts import Heaviness

GLASS = "1080 x 1920"
MODES: tuple[list[str], ...] = ([], ["contrast"], ["larger", "low", "contrast"])
SCREENS = ("home", "group", "ticket", "settings", "served", "search", "talk", "code")


def axe(folder: Path, heavy: Heaviness) -> str:
    """Nothing is found at AA on any screen of the kiosk in any language and look."""
    known = languages.known()
    with chromium.one_browser(), chromium.chromium() as browser, kiosk_running(folder) as house:
        found = [*_kiosk(browser, house, known), *_exit(browser, house)]
    if found:
        raise AssertionError("\n".join(found[:50]))
    return f"{len(known)} languages, {len(SCREENS)} screens, {len(MODES)} looks"


def _kiosk(browser: Browser, house: KioskHouse, known: list[str]) -> list[str]:
    kiosk = Kiosk(browser, house)
    found = []
    for language in known:
        for modes in MODES:
            for name in SCREENS:
                found += kiosk.faults(GLASS, [language], [list(modes)], [name])
                found += [f"{language} {modes} {name}: {one}" for one in faults(kiosk.page)]
    return found


def _exit(browser: Browser, house: KioskHouse) -> list[str]:
    """The question and the form, with its keyboard and without."""
    page = own_page(browser, (1024, 768))
    address = f"http://127.0.0.1:{house.cable.port}/exit/riverside"
    found = []
    for language in ("cy", "en"):
        page.goto(f"{address}?token={house.token}")
        page.locator(".face").first.wait_for()
        found += faults(page)
        page.goto(f"{address}/complaint?lang={language}")
        page.locator("textarea").click()
        page.locator(".board .key").first.wait_for()
        found += faults(page)
        page.locator(".key--done").click()
        found += faults(page)
    return [f"exit: {one}" for one in found]
