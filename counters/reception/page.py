"""The reception's page, and printing a slip once more."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.wording import DEVICE_STATES, DEVICE_WELL, HOLD_REASONS, NEEDS, OTHER_LANGUAGES
from ticketing.sites import Site
from web import staff_bar
from web.callers import caller
from web.house import House
from web.words import language_names

_TAG = Tag(name="Reception", description="Tickets for others, and slips once more.")


def blueprint(house: House) -> APIBlueprint:
    """The page /reception/<site> and POST /api/v1/visits/<visit>/print."""
    bp = APIBlueprint("reception", __name__)

    @bp.route("/reception/<site>")
    def reception(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "receptionist")
        top = staff_bar.of(house, found, "reception")
        return render_template(
            "counters/reception/reception.html", site=found, top=top, page=page(found, top)
        )

    return bp


def page(site: Site, top: staff_bar.Bar) -> dict[str, Any]:
    """What the page knows besides its live state. `languages` are those a visitor may ask for."""
    own = site.staff_language
    asked_for = dict.fromkeys([*(x for x in site.languages if x != own), *OTHER_LANGUAGES])
    return {
        "site": {"id": site.id, "name": site.called("en"), "timezone": site.timezone},
        "name": top.name,
        "own_language": own,
        "site_languages": site.languages,
        "languages": {code: language_names(code) for code in (own, *asked_for) if code},
        "enquiries": [
            {"id": one.id, "name": one.called("en"), "prefix": one.prefix, "target": one.target_s}
            for one in site.enquiries
        ],
        "needs": [{"id": key, "icon": icon, "name": name} for key, (icon, name) in NEEDS.items()],
        "hold_reasons": HOLD_REASONS,
        "hold_minutes": site.desk.hold_minutes,
        "printers": [
            {"kiosk": one.id, "printer": one.printer, "name": one.name}
            for one in site.kiosks
            if one.printer is not None
        ],
        "points": [{"id": one.id, "name": one.called("en")} for one in site.service_points],
        "point": top.point,
        "links": [{"words": one.words, "href": one.href} for one in top.links if not one.current],
        "device_states": DEVICE_STATES,
        "device_well": DEVICE_WELL,
        "devices_url": f"/devices/{site.id}",
        "api": f"/api/v1/sites/{site.id}",
    }
