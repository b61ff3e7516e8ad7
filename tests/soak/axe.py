"""axe-core over what visitors see, in every language of the program: the tests have two of them.
Pages of staff have a part of their own (`staff_pages`)."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests import chromium
from tests.chromium import faults, own_page
from tests.journeys.glass.glasses import Kiosk
from tests.journeys.kiosk.kiosk_house import KioskHouse
from tests.journeys.kiosk.kiosk_house import running as kiosk_running
from tests.journeys.phone.test_exit_access import unfit
from tests.site_text import site_text
from tests.soak.axe_visitors import visitors
from ticketing import commands
from ticketing.asks import SYSTEM
from web import languages, tokens

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.soak.parts import Heaviness

GLASS = "1080 x 1920"
MODES: tuple[list[str], ...] = ([], ["contrast"], ["larger", "low", "contrast"])
#: Of the exit, as its access key keeps them.
LOOKS = ("", "contrast", "larger contrast")
SCREENS = ("home", "group", "ticket", "settings", "served", "search", "talk", "code")


def axe(folder: Path, heavy: Heaviness) -> str:
    """Nothing is found at AA on any screen of kiosk and exit in any language and look, and on no
    phone and display in any language and state; and the form at the exit fits its glass."""
    known = languages.known()
    (folder / "kiosk").mkdir()
    with chromium.one_browser(), chromium.chromium() as browser:
        with kiosk_running(folder / "kiosk") as house:
            found = [*_kiosk(browser, house, known), *_exit(browser, house, known)]
        seen, more = visitors(browser, folder / "visitors", known)
    found += more
    if found:
        raise AssertionError("\n".join(found[:50]))
    screens = f"{len(SCREENS)} screens in {len(MODES)} looks"
    return f"{len(known)} languages, {screens}, {seen} pages of phones and displays"


def _kiosk(browser: Browser, house: KioskHouse, known: list[str]) -> list[str]:
    kiosk = Kiosk(browser, house)
    found = []
    for language in known:
        for modes in MODES:
            for name in SCREENS:
                found += kiosk.faults(GLASS, [language], [list(modes)], [name])
                found += [f"{language} {modes} {name}: {one}" for one in faults(kiosk.page)]
    return found


def _exit(browser: Browser, house: KioskHouse, known: list[str]) -> list[str]:
    """The question, what its access key opens, and the form, with its keyboard and without."""
    page = own_page(browser, (1024, 768))
    store, now = house.server.house.store, house.clock()
    offered = sorted(known, key=lambda code: code not in ("cy", "en"))  # the first two have names
    text = site_text("exit").replace('["cy", "en"]', json.dumps(offered), 1)
    commands.load_site(store, text, now=now, actor=SYSTEM)
    token = tokens.make(store, "kiosk", site="exit", name="exit", now=now)
    address = f"http://127.0.0.1:{house.cable.port}/exit/exit"
    found = []
    for language, look in itertools.product(known, LOOKS):
        page.goto(f"{address}?token={token}")
        page.evaluate("(look) => sessionStorage.setItem('modes', look)", look)
        page.reload()
        page.locator(".key--access").wait_for()
        page.evaluate(
            "(code) => document.querySelector(`[data-language=${code}]`).click()", language
        )
        found += faults(page)
        page.locator(".key--access").click()
        found += faults(page)
        page.goto(f"{address}/complaint?lang={language}")
        page.locator("textarea").click()
        page.locator(".board .key").first.wait_for()
        found += faults(page)
        page.locator(".key--done").click()
        found += faults(page)
        found += [f"{language} {look}: {one}" for one in unfit(page)]
        found += faults(page)
        page.set_viewport_size({"width": 1024, "height": 768})
    return [f"exit: {one}" for one in found]
