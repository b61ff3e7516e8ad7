"""What visitors see in each language of the program, in a house whose own language it is: kiosk,
slip, display, phone and exit, and a sheet of them all."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tomlkit
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.chromium import DISPLAY, PHONE, open_page
from tests.running import ROOT
from tests.screenshots.house import PicturedHouse, pictured_house
from ticketing import commands
from ticketing.asks import SYSTEM, Actor, Ask
from ticketing.staff import places
from web import languages

Picture = tuple[str, bytes]
PRINTER = "entrance-left-printer"
EXIT = (1024, 768)
#: In the order in which a sheet has them, and how high it shows them.
PARTS = (
    "kiosk-home", "kiosk-ticket", "ticket", "phone", "phone-called", "display", "exit",
    "exit-larger", "complaint",
)  # fmt: skip
SHEET_HEIGHT = 700
_NAMES = ROOT / "server" / "starting" / "names.toml"


def in_every_language(browser: Browser) -> Iterator[Picture]:
    """(name, PNG) of each part in each language, and of the sheet after its parts."""
    for code in languages.known():
        found: dict[str, bytes] = {}
        with (
            TemporaryDirectory() as folder,
            pictured_house(Path(folder), partial(spoken_first, code)) as house,
        ):
            for part, picture in _parts(house, browser, code):
                found[part] = picture
                yield f"{part}-{code}", picture
        yield f"sheet-{code}", sheet([found[part] for part in PARTS])


def spoken_first(code: str, text: str) -> str:
    """The sample site in a place where this language is the first. It has its own names of what the
    catalogue has; of all others the English ones."""
    if code in ("cy", "en"):
        return text
    document = tomlkit.parse(text).unwrap()
    known = tomllib.loads(_NAMES.read_text(encoding="utf-8"))
    names: dict[str, str] = {
        one: said[code] for part in known.values() for one, said in part.items() if code in said
    }
    document["site"]["languages"] = [code, "en"]
    for adviser in document["advisers"]:
        adviser["languages"] = []  # all speak the first one
    return tomlkit.dumps(_named(document, lambda one, said: names.get(one, said), code))


def _named(value: Any, name_of: Callable[[str, str], str], code: str, called: str = "") -> Any:
    if isinstance(value, list):
        return [_named(one, name_of, code, called) for one in value]
    if not isinstance(value, dict):
        return value
    if "cy" in value:
        said = value.get("en") or value["cy"]
        return {**{k: v for k, v in value.items() if k != "cy"}, code: name_of(called, said)}
    own = str(value.get("id", ""))
    return {k: _named(v, name_of, code, own if k == "name" else "") for k, v in value.items()}


def _parts(house: PicturedHouse, browser: Browser, code: str) -> Iterator[Picture]:
    house.wait_for_printer(PRINTER, "ready")
    secret = f"token={house.tokens['kiosk']}"
    page = _open(browser, house, f"/kiosk/riverside/entrance-left?{secret}&language={code}")
    page.locator(".tile__note").first.wait_for()
    yield "kiosk-home", _taken(page)
    page.locator("[data-group=council-tax]").tap()
    expect(page.locator(".slot")).to_have_attribute("data-out", "yes")
    page.locator(".qr").evaluate("node => node.decode()")
    yield "kiosk-ticket", _taken(page)
    out = io.BytesIO()
    house.printers[PRINTER].wait_for(1)[-1].image.save(out, format="PNG")
    yield "ticket", out.getvalue()
    page.close()
    called, waits = _called(house, code)
    for part, visit, shown in (("phone-called", called, ".called"), ("phone", waits, ".promise")):
        page = _open(browser, house, f"/T/{visit}?lang={code}", PHONE)
        page.locator(shown).wait_for()
        yield part, _taken(page)
        page.close()
    page = _open(browser, house, "/display/riverside/main?sound=off", DISPLAY)
    page.locator(".card__number").wait_for()
    yield "display", _taken(page)
    page.close()
    page = _open(browser, house, f"/exit/riverside?{secret}", EXIT)
    page.locator(".key--access").wait_for()
    yield "exit", _taken(page)
    page.locator(".key--access").click()
    page.locator("[data-mode=larger]").click()
    page.locator("[data-access] [data-done]").click()
    yield "exit-larger", _taken(page)
    page.goto(f"{house.url}/exit/riverside/complaint?lang={code}")
    page.locator("[data-on]").wait_for()
    yield "complaint", _taken(page)
    page.close()


def _called(house: PicturedHouse, code: str) -> tuple[str, str]:
    """The visits of somebody who is called to counter 3, and of somebody who waits."""
    ask = Ask(house.server.house.clock(), SYSTEM)
    for _ in range(2):
        commands.issue(house.store, "riverside", "benefits", ask, language=code)
    places.sign_on(house.store, "riverside", "megan", "counter-3", ask)
    by_megan = Ask(house.server.house.clock(), Actor("adviser", "megan"), "megan")
    called = commands.call_next(house.store, "riverside", "counter-3", by_megan)
    assert called is not None
    waits = commands.issue(house.store, "riverside", "council-tax", ask, language=code)
    return called.visit, waits.visit


def _open(
    browser: Browser, house: PicturedHouse, path: str, size: tuple[int, int] = (1080, 1920)
) -> Page:
    page = open_page(browser, size, reduced_motion="reduce", locale="en-GB", has_touch=True)
    page.goto(house.url + path)
    return page


def _taken(page: Page) -> bytes:
    page.evaluate("document.fonts.ready")
    return page.screenshot(animations="disabled")


def sheet(pictures: list[bytes]) -> bytes:
    """All of one language beside each other, to be looked at in one go."""
    found = []
    for picture in pictures:
        with Image.open(io.BytesIO(picture)) as image:
            full = image.convert("RGB")
        width = round(full.width * SHEET_HEIGHT / full.height)
        found.append(full.resize((width, SHEET_HEIGHT)))
    whole = Image.new("RGB", (sum(one.width + 10 for one in found), SHEET_HEIGHT), "grey")
    at = 0
    for one in found:
        whole.paste(one, (at, 0))
        at += one.width + 10
    out = io.BytesIO()
    whole.save(out, format="PNG")
    return out.getvalue()
