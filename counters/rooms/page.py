"""The rooms board: its page."""

from __future__ import annotations

from typing import TypedDict

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint

from counters.help import api as help_api
from counters.rooms import api
from counters.rooms.state import RoomsState
from storage.times import iso, to_ms
from ticketing.sites import Site
from web import staff_bar
from web.callers import caller
from web.house import House
from web.shapes import SiteShown, site_shown

#: The reasons for closing a room, as people read them.
REASONS = {
    "repair": "Repair",
    "cleaning": "Cleaning",
    "meeting": "Meeting",
    "partner": "Kept for a partner",
    "other": "Another reason",
}


def blueprint(house: House) -> APIBlueprint:
    """The page `/rooms/<site>` and the routes of rooms and help."""
    bp = APIBlueprint("counters_rooms", __name__)
    help_api.add(bp, house)
    api.add(bp, house)

    @bp.route("/rooms/<site>")
    def page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "receptionist")
        top = staff_bar.of(house, found, "rooms")
        data = page_data(house, found)
        return render_template("counters/rooms/rooms.html", site=found, page=data, top=top)

    return bp


class RoomsFirst(RoomsState):
    """The board as the page brings it, and when that was (ISO 8601)."""

    now: str


class RoomsPage(TypedDict):
    """What the rooms board knows besides its live state; reasons in their order."""

    site: SiteShown
    adviser: str | None
    api: str
    reasons: list[tuple[str, str]]
    first: RoomsFirst


def page_data(house: House, site: Site) -> RoomsPage:
    """What the rooms board knows besides its live state. `adviser` is who looks at it."""
    person = caller().person(site.id)
    return {
        "site": site_shown(site),
        "adviser": person.adviser if person else None,
        "api": f"/api/v1/sites/{site.id}",
        "reasons": list(REASONS.items()),
        "first": {"now": iso(to_ms(house.clock())), **api.board(house, site)},
    }
