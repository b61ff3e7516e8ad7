"""The kiosk of a draft, drawn beside the fields of administration: its own screen, which gives no
ticket and asks nothing of anybody."""

from __future__ import annotations

from typing import Annotated, Any

from flask import jsonify, render_template
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from kiosk.live import NO_PRINTER, KioskState, Openness, state
from kiosk.page import ROOM, page, spoken
from kiosk.signposts import now_of
from ticketing.sites import Site
from ticketing.sites.shown.kiosks import Kiosk
from web import drafts
from web.callers import caller
from web.devices import PrinterNow
from web.drafts import DrawIn, NoticeDrawIn
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath
from web.words import Words, direction
from web.words import of as words_of

_TAG = Tag(name="Administration", description="What the house is. Administrators.")
_READY: PrinterNow = {"state": "ready", "usable": True, "since": None}
_OPEN: Openness = {"open": True, "opens_at": None, "reason": None, "cause": None, "named": None}


class KioskDrawIn(DrawIn):
    """Which kiosk is drawn; '' for the first."""

    kiosk: Annotated[str, StringConstraints(max_length=60)] = ""


class KioskDrawnOut(BaseModel):
    """What the kiosk's page knows, what it is told, and how the house looks. `glass`: its pixels,
    where the file says."""

    page: dict[str, Any] = Field(description="As the page of a kiosk is given")
    live: dict[str, Any] = Field(description="As a kiosk is told, all open")
    style: str
    glass: str | None


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page of the drawing and what it asks into a blueprint."""

    @bp.route("/administration/<site>/drawn/kiosk")
    def drawn_page(site: str) -> str:
        found = house.site(site)
        # What holds now, until the frame around it hands over something else.
        caller().need(found.id, "supervisor")
        one = _kiosk(found, "")
        home = spoken(found, one)[0]
        return render_template(
            "kiosk/drawn.html",
            page=page(found, one, home),
            not_working=[Words(ROOM, home, found.wording)],
            wording_of=words_of(found),
            letters=True,  # a draft may speak other languages
            lang=home,
            dir=direction(home),
        )

    @bp.post(f"{SITE}/draft/drawn/kiosk", tags=[_TAG], responses={200: KioskDrawnOut, **PROBLEMS})
    def drawn(path: SitePath, body: KioskDrawIn) -> Response:
        """What a kiosk would show with the draft, and with what is being typed. 422 where nothing
        can be drawn of it."""
        return jsonify(of(house, drafts.site_of(house, path.site, body), body.kiosk))

    @bp.post(f"{SITE}/notices/drawn/kiosk", tags=[_TAG], responses={200: KioskDrawnOut, **PROBLEMS})
    def drawn_notice(path: SitePath, body: NoticeDrawIn) -> Response:
        """What the first kiosk would show with a notice that is being written."""
        site = house.site(path.site)
        caller().need(site.id, "supervisor")
        one = _kiosk(site, "")
        told = _told(house, site, one)
        told["notices"] = [body.words] if body.words else []
        return jsonify(
            page=page(site, one, spoken(site, one)[0], phone=bool(house.public_url)),
            live=told,
            style=drafts.style_of(site),
            glass=one.glass,
        )


def of(house: House, site: Site, kiosk: str = "") -> dict[str, Any]:
    """What a kiosk of a site that is not in force yet would show, as `KioskDrawnOut` has it."""
    one = _kiosk(site, kiosk)
    return {
        "page": page(site, one, spoken(site, one)[0], phone=bool(house.public_url)),
        "live": _told(house, site, one),
        "style": drafts.style_of(site),
        "glass": one.glass,
    }


def _kiosk(site: Site, key: str) -> Kiosk:
    """The kiosk, or one such as the house would have."""
    found = next((one for one in site.kiosks if key in ("", one.id)), None)
    return found or Kiosk(id="kiosk", name="Kiosk", zone=site.zones[0].id)


def _told(house: House, site: Site, one: Kiosk) -> KioskState:
    """All is open, and the waits are those of now where there are some."""
    live = house.site(site.id)
    known = state(house, site.id, one.id)["enquiries"] if _has(live, one) else {}
    return {
        "page": "",
        **_OPEN,
        "enquiries": {
            each.id: {
                **_OPEN,
                "waiting": known[each.id]["waiting"] if each.id in known else 0,
                "about": known[each.id]["about"] if each.id in known else None,
            }
            for each in site.enquiries
        },
        "signposts": now_of(site, house.clock()),
        "printer": NO_PRINTER if one.printer is None else _READY,
        "prints": {},
        "instead": None,
        "elsewhere": {},
        "person": None,
        "helper": None,
        "notices": [],
        "message": None,
        "dates": {},
        "speakers": {},
    }


def _has(site: Site, one: Kiosk) -> bool:
    return any(each.id == one.id for each in site.kiosks)
