"""What visitors see in each language of the program, in a house whose own language it is: kiosk,
slips, display, phone and exit, and two sheets: what each visitor comes to, and what some do."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tomlkit
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from hardware.slips.picture import picture as on_paper
from slips.appointment import confirmation_slip
from tests.chromium import DISPLAY, PHONE, open_page
from tests.helpers import rows
from tests.running import ROOT
from tests.screenshots.house import PicturedHouse, pictured_house
from ticketing import appointments, commands
from ticketing.asks import SYSTEM, Actor, Ask
from ticketing.day import standstill
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
RARER = (
    "kiosk-enquiries", "kiosk-access", "kiosk-search", "kiosk-code", "kiosk-elsewhere",
    "kiosk-person", "display-leave", "phone-question", "appointment", "slip-appointment",
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
            for part, image in (*_parts(house, browser, code), *_rarer(house, browser, code)):
                found[part] = image
                yield f"{part}-{code}", image
        yield f"sheet-{code}", sheet([found[part] for part in PARTS])
        yield f"rarer-{code}", sheet([found[part] for part in RARER])


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


def _rarer(house: PicturedHouse, browser: Browser, code: str) -> Iterator[Picture]:
    """What one comes to from the kiosk's first screen and at the end of a visit, an appointment,
    and that everybody leaves."""
    secret = f"token={house.tokens['kiosk']}"
    page = _open(browser, house, f"/kiosk/riverside/entrance-left?{secret}&language={code}")
    page.locator(".tile__note").first.wait_for()
    for part, name, shown in (
        ("kiosk-enquiries", "[data-group=housing]", "group"),
        ("kiosk-access", ".dock .button >> nth=0", "settings"),
        ("kiosk-search", "[data-door=search]", "search"),
        ("kiosk-code", "[data-door=appointment]", "code"),
        ("kiosk-elsewhere", "[data-group=general], [data-signpost]", "signpost"),
        ("kiosk-person", ".dock .button >> nth=1", "talk"),
    ):
        page.locator(name).first.tap()
        if shown == "signpost":
            page.locator("[data-signpost]").first.tap()
        page.locator(f'.screen[data-screen="{shown}"]').wait_for()
        yield part, _taken(page)
        while page.locator('.screen[data-screen="home"]').count() == 0:
            page.keyboard.press("Escape")
    page.close()
    yield from _afterwards(house, browser, code)
    ask = Ask(house.server.house.clock(), SYSTEM)
    standstill.stop(house.store, "riverside", ask, reason="evacuation")
    page = _open(browser, house, "/display/riverside/main?sound=off", DISPLAY)
    page.locator(".everybody__title").wait_for()
    yield "display-leave", _taken(page)
    page.close()


def _afterwards(house: PicturedHouse, browser: Browser, code: str) -> Iterator[Picture]:
    """How it was, and the page and the slip of the next time."""
    ask = Ask(house.server.house.clock(), Actor("adviser", "megan"), "megan")
    ((visit,),) = rows(house.store, "SELECT visit FROM step WHERE state = 'called'")
    commands.start(house.store, visit, ask)
    commands.finish(house.store, visit, ask, outcome=house.site.outcomes[0].id)
    kind = house.site.appointment_types[1].id
    tomorrow = ask.now + timedelta(days=1)
    at = tomorrow.replace(hour=14, minute=30, second=0, microsecond=0)
    order = appointments.Order(kind, at, language=code)
    booked = appointments.book(house.store, "riverside", order, ask)
    for part, path, shown in (
        ("phone-question", f"/T/{visit}", ".faces"),
        ("appointment", f"/A/{booked.id}", ".qr, .when"),
    ):
        page = _open(browser, house, f"{path}?lang={code}", PHONE)
        page.locator(shown).first.wait_for()
        yield part, _taken(page)
        page.close()
    out = io.BytesIO()
    url = f"{house.url}/A/{booked.id}".upper()
    on_paper(confirmation_slip(house.site, booked, url), 576).save(out, format="PNG")
    yield "slip-appointment", out.getvalue()


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
