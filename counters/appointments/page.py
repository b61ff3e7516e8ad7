"""The week of appointments for staff: its page."""

from __future__ import annotations

from typing import Any, TypedDict

from flask import render_template, request
from flask_openapi3.blueprint import APIBlueprint

from counters.appointments import api, importing, listing
from ticketing.errors import NotFound
from ticketing.foreign.said import LARGEST
from ticketing.sites import Site
from ticketing.visits import queries
from ticketing.visits.needs import NEEDS
from web import staff_bar
from web.callers import Grant, caller
from web.house import House
from web.shapes import Named, SiteShown, site_shown
from web.words import language_names

#: Why an appointment is cancelled, as people read it.
REASONS = {
    "visitor_asked": "The visitor asked",
    "visitor_ill": "The visitor is ill",
    "adviser_away": "The adviser is away",
    "no_room": "No room",
    "booked_twice": "Booked twice",
    "no_longer_needed": "No longer needed",
    "site_closed": "The site is closed",
    "other": "Another reason",
}
#: What visitors need, in the words of every staff screen.
NEED_WORDS = {
    "step_free": "Step-free",
    "hearing_loop": "Hearing loop",
    "low_counter": "Low counter",
    "interpreter": "Interpreter",
    "more_time": "More time",
    "children": "With children",
    "priority": "Priority",
    "fetch": "Fetch them",
}


def blueprint(house: House) -> APIBlueprint:
    """The page `/appointments/<site>` and the routes under /api/v1."""
    bp = APIBlueprint("counters_appointments", __name__)
    api.add(bp, house)
    importing.add(bp, house)
    listing.add(bp, house)

    @bp.route("/appointments/<site>")
    def page(site: str) -> str:
        found = house.site(site)
        grant = caller().part(found.id, "receptionist")
        top = staff_bar.of(house, found, "appointments")
        data = page_data(house, found, request.args.get("for"), grant)
        return render_template(
            "counters/appointments/appointments.html", site=found, page=data, top=top
        )

    return bp


class BookedPlace(TypedDict):
    """A service point, and what it offers."""

    id: str
    name: str
    kind: str
    step_free: bool
    hearing_loop: bool
    low_counter: bool
    screen: bool
    seats: int


class Skilled(TypedDict):
    """An adviser, and the enquiry types that they can serve."""

    id: str
    name: str
    skills: list[str]


class TypeShown(TypedDict):
    """An appointment type, with what it needs of a place; `places`, where there are some, are those
    at which alone its enquiry type is served."""

    id: str
    name: str
    minutes: int
    enquiry: str
    skill: str
    private: bool
    place: str
    places: list[str]
    seats: int
    screen: bool
    early: int
    late: int


class VisitShown(TypedDict):
    """The visitor at whose desk somebody books."""

    visit: str
    number: str
    enquiry: str
    adviser: str | None
    place: str | None
    needs: list[str]
    language: str
    asked_language: str | None


class WeekPage(TypedDict):
    """What the week page knows besides the week itself (`WeekOut`)."""

    site: SiteShown
    api: str
    types: list[TypeShown]
    points: list[BookedPlace]
    advisers: list[Skilled]
    printers: list[Named]
    needs: list[tuple[str, str]]
    languages: list[Named]
    speaks: list[str]
    reasons: list[tuple[str, str]]
    grid: int
    ahead_days: int
    forget_days: int
    largest: int
    visit: VisitShown | None
    first: Any


def page_data(house: House, site: Site, booked_for: str | None, grant: Grant) -> WeekPage:
    """What the week page knows besides the week itself, as far as it is for `grant`."""
    return {
        "site": site_shown(site),
        "api": f"/api/v1/sites/{site.id}",
        "types": [_type(site, one.id) for one in site.appointment_types if grant.sees(one.enquiry)],
        "points": [
            {
                "id": point.id,
                "name": point.called("en"),
                "kind": point.kind,
                "step_free": point.step_free,
                "hearing_loop": point.hearing_loop,
                "low_counter": point.low_counter,
                "screen": point.screen,
                "seats": point.seats,
            }
            for point in site.service_points
        ],
        "advisers": [
            {"id": one.id, "name": one.name, "skills": [*one.skills, *one.backup]}
            for one in site.advisers
            if any(grant.sees(kind) for kind in (*one.skills, *one.backup, None))
        ],
        "printers": [{"id": one.id, "name": one.name} for one in site.printers],
        # Lists keep their order in JSON, objects do not.
        "needs": [(need, NEED_WORDS[need]) for need in NEEDS],
        "languages": [
            {"id": code, "name": language_names(code)["name"]} for code in _languages(site)
        ],
        "speaks": list(site.languages),
        "reasons": list(REASONS.items()),
        "grid": site.booking.start_every,
        "ahead_days": site.booking.ahead_days,
        "forget_days": site.booking.forget_days,
        "largest": LARGEST,
        "visit": _visit(house, site, booked_for, grant),
        "first": api.days(house, site, None, None, grant),
    }


def _type(site: Site, type_id: str) -> TypeShown:
    kind = site.appointment_type(type_id)
    enquiry = site.enquiry(kind.enquiry)
    return {
        "id": kind.id,
        "name": kind.called("en"),
        "minutes": kind.minutes,
        "enquiry": enquiry.id,
        "skill": enquiry.called("en"),
        "private": enquiry.needs_private_room or kind.place == "room",
        "place": kind.place,
        "places": list(enquiry.places),
        "seats": enquiry.room.seats,
        "screen": enquiry.room.screen,
        "early": kind.early_minutes,
        "late": kind.late_minutes,
    }


def _languages(site: Site) -> list[str]:
    """The languages that a visitor can be served in: the site's, and those of its staff."""
    spoken = (code for one in site.advisers for code in one.languages)
    return list(dict.fromkeys([*site.languages, *spoken]))


def _visit(house: House, site: Site, visit_id: str | None, grant: Grant) -> VisitShown | None:
    """The visitor at whose desk somebody books; None for none, or one that is not for `grant`."""
    if not visit_id:
        return None
    try:
        with house.store.read() as conn:
            visit = queries.present(conn, visit_id.upper()).visit
    except NotFound:
        return None
    if visit.site != site.id or not grant.sees(visit.enquiry):
        return None
    names = {one.id: one.name for one in site.advisers}
    points = {point.id: point.called("en") for point in site.service_points}
    return {
        "visit": visit.visit,
        "number": visit.number,
        "enquiry": visit.enquiry,
        "adviser": names.get(visit.adviser or ""),
        "place": points.get(visit.service_point or ""),
        "needs": visit.needs.split(",") if visit.needs else [],
        "language": visit.language,
        "asked_language": visit.asked_language,
    }
