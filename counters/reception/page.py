"""The reception's page, and 'I am going' to whoever asked at a kiosk for a person."""

from __future__ import annotations

from typing import TypedDict

from flask import Response, render_template
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.wording import (
    DEVICE_STATES,
    DEVICE_WELL,
    ENDINGS,
    NEEDS,
    OTHER_LANGUAGES,
    RESTS,
)
from ticketing.errors import Conflict
from ticketing.sites import Site
from web import staff_bar
from web.callers import Grant, caller
from web.house import House
from web.interface import DONE, SITE, Id, SitePath
from web.persons import Taken
from web.shapes import Named, NeedShown, SiteShown, site_shown
from web.words import LanguageNames, language_names

_NOBODY = "Nobody waits there for it any more."
_TAG = Tag(name="Reception", description="Tickets for others, and slips once more.")


def blueprint(house: House) -> APIBlueprint:
    """The page /reception/<site> and POST /api/v1/sites/<site>/kiosks/<kiosk>/person/coming."""
    bp = APIBlueprint("reception", __name__)

    @bp.route("/reception/<site>")
    def reception(site: str) -> str:
        found = house.site(site)
        grant = caller().part(found.id, "reception")
        top = staff_bar.of(house, found, "reception")
        return render_template(
            "counters/reception/reception.html", site=found, top=top, page=page(found, top, grant)
        )

    @bp.post(f"{SITE}/kiosks/<kiosk>/person/coming", tags=[_TAG], responses={**DONE})
    def coming(path: KioskPath) -> Response:
        """'I am going': to the visitor who asked at this kiosk for a person."""
        found = house.site(path.site)
        grant = caller().need(found.id, "receptionist")
        try:
            if not house.persons.come(found.id, found.kiosk(path.kiosk).id, grant.adviser):
                raise Conflict(_NOBODY)
        except Taken as taken:
            who = found.adviser(taken.by).name if taken.by else "Somebody"
            raise Conflict(f"{who} is going already.") from None
        return Response(status=204)

    @bp.post(f"{SITE}/kiosks/<kiosk>/person/met", tags=[_TAG], responses={**DONE})
    def met(path: KioskPath) -> Response:
        """'I am with them': whoever asked at this kiosk is met, and it is free for the next."""
        found = house.site(path.site)
        caller().need(found.id, "receptionist")
        if not house.persons.met(found.id, found.kiosk(path.kiosk).id):
            raise Conflict(_NOBODY)
        return Response(status=204)

    return bp


class KioskPath(SitePath):
    """A kiosk of a site."""

    kiosk: Id


class Issued(TypedDict):
    """An enquiry type of which tickets are given out here; `target` in seconds. `own` is its name
    in the house's first language where that is not English: visitors look at this screen too."""

    id: str
    name: str
    own: str
    prefix: str
    target: int


class Printer(TypedDict):
    """Where slips can come out: the printer of a kiosk."""

    kiosk: str
    printer: str
    name: str


class Link(TypedDict):
    """A page of staff, in words."""

    words: str
    href: str


class ReceptionPage(TypedDict):
    """What the reception knows besides its live state."""

    site: SiteShown
    name: str | None
    own_language: str
    site_languages: tuple[str, ...]
    first_language: str
    languages: dict[str, LanguageNames]
    enquiries: list[Issued]
    needs: list[NeedShown]
    hold_reasons: dict[str, str]
    hold_minutes: int
    printers: list[Printer]
    kiosks: dict[str, str]
    points: list[Named]
    adviser: str | None
    endings: dict[str, str]
    point: str | None
    supervisor: bool
    reads: bool
    links: list[Link]
    device_states: dict[str, str]
    device_well: tuple[str, ...]
    devices_url: str
    api: str


def page(site: Site, top: staff_bar.Bar, grant: Grant) -> ReceptionPage:
    """What the page knows besides its live state. `languages` are those a visitor may ask for.
    Whoever sees their own enquiries alone finds those, and no place but their own."""
    own, first = site.staff_language, site.languages[0]
    asked_for = dict.fromkeys([*(x for x in site.languages if x != own), *OTHER_LANGUAGES])
    return {
        "site": site_shown(site),
        "name": top.name,
        "own_language": own,
        "site_languages": site.languages,
        "first_language": first,
        "languages": {code: language_names(code) for code in (own, *asked_for) if code},
        "enquiries": [
            {
                "id": one.id,
                "name": one.called("en"),
                "own": "" if one.called(first) == one.called("en") else one.called(first),
                "prefix": one.prefix,
                "target": one.target_s,
            }
            for one in site.enquiries
            if grant.sees(one.id)
        ],
        "needs": [{"id": key, "icon": icon, "name": name} for key, (icon, name) in NEEDS.items()],
        "hold_reasons": RESTS,
        "hold_minutes": site.desk.hold_minutes,
        "printers": [
            {"kiosk": one.id, "printer": one.printer, "name": one.name}
            for one in site.kiosks
            if one.printer is not None
        ],
        "kiosks": {one.id: one.name for one in site.kiosks},
        "points": [
            {"id": one.id, "name": one.called("en")}
            for one in site.service_points
            if grant.only is None or one.id == top.point
        ],
        "endings": {**ENDINGS, **{one.id: one.called("en").lower() for one in site.outcomes}},
        "point": top.point,
        "adviser": top.adviser,
        "supervisor": caller().acting().find(site.id, "supervisor") is not None,
        "reads": top.reads,
        "links": [{"words": one.words, "href": one.href} for one in top.links if not one.current],
        "device_states": DEVICE_STATES,
        "device_well": DEVICE_WELL,
        "devices_url": f"/devices/{site.id}",
        "api": f"/api/v1/sites/{site.id}",
    }
