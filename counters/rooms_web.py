"""The rooms board, moving a visit, and the care of rooms: page and JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from flask import Response, jsonify, render_template
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import AwareDatetime, BaseModel, Field

from counters import help_api, rooms_state
from counters.models import Id, Moment, SitePath, VisitOut, VisitPath, _In
from storage.times import iso, to_ms
from ticketing import commands
from ticketing.asks import Ask
from ticketing.sites import Site
from ticketing.visits import queries
from web import staff_bar
from web.callers import Grant, ask, caller
from web.house import House
from web.problems import Problem, request_key

_ROOMS = "/api/v1/sites/<site>/rooms"
_TAG = Tag(name="Rooms", description="Interview rooms: what each is, and moving a visit there.")
_OR_PROBLEM: dict[Any, Any] = {401: Problem, 403: Problem, 404: Problem, 409: Problem}
_DONE: dict[Any, Any] = {204: {"description": "Done"}, **_OR_PROBLEM}

#: The reasons for closing a room, as people read them.
REASONS = {
    "repair": "Repair",
    "cleaning": "Cleaning",
    "meeting": "Meeting",
    "partner": "Kept for a partner",
    "other": "Another reason",
}
Reason = Literal["repair", "cleaning", "meeting", "partner", "other"]


class RoomPath(SitePath):
    """An interview room of a site."""

    room: Id


class CloseIn(_In):
    """Why the room is closed, and until when, where that is known."""

    reason: Reason
    until: AwareDatetime | None = None


class MoveToRoomIn(_In):
    """Where to; left out, the free room that suits best."""

    service_point: Id | None = None


class NextFreeOut(BaseModel):
    """When a room that is taken is expected to be free; null where that is not known."""

    room: Id
    at: Moment | None


class UpcomingOut(BaseModel):
    """An appointment; `what` is null for sensitive enquiry types."""

    starts_at: Moment
    ends_at: Moment
    number: str | None
    what: str | None


class StayOut(BaseModel):
    """A visit that was in the room."""

    number: str
    adviser_name: str | None
    from_: Moment = Field(alias="from")
    to: Moment


class TidyingOut(BaseModel):
    """A time in which the room was to be tidied; `to` is null while it still is."""

    from_: Moment = Field(alias="from")
    to: Moment | None


class RoomOut(BaseModel):
    """An interview room. `until` is when a free room is next needed, a reserved one's appointment
    begins, or a closed one opens; `since` when the present state began, `help_goes` who goes."""

    room: Id
    name: str
    seats: int
    step_free: bool
    hearing_loop: bool
    screen: bool
    state: Literal["free", "reserved", "occupied", "overrun", "to_tidy", "closed", "help"]
    number: str | None = None
    visit_state: str | None = None
    adviser: Id | None = None
    adviser_name: str | None = None
    since: Moment | None = None
    expected_end: Moment | None = None
    until: Moment | None = None
    checked_in_at: Moment | None = None
    reason: str | None = None
    closed: bool = False
    help_since: Moment | None = None
    help_goes: str | None = None
    upcoming: list[UpcomingOut]
    past: list[StayOut]
    tidied: list[TidyingOut]


class HeldOut(BaseModel):
    """The visit that a signed-on adviser has."""

    visit: str
    number: str
    service_point: Id
    state: str


class RoomsOut(BaseModel):
    """Every interview room of a site, when those that are taken come free, and by adviser the
    visits that could be moved there."""

    now: Moment
    rooms: list[RoomOut]
    next_free: list[NextFreeOut]
    visits: dict[str, HeldOut]


def blueprint(house: House) -> APIBlueprint:
    """The page `/rooms/<site>` and the routes of rooms and help."""
    bp = APIBlueprint("counters_rooms", __name__, template_folder="templates")
    help_api.add(bp, house)
    _room_routes(bp, house)
    _move_route(bp, house)

    @bp.route("/rooms/<site>")
    def page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "receptionist")
        top = staff_bar.of(house, found, "rooms")
        data = page_data(house, found)
        return render_template("counters/rooms.html", site=found, page=data, top=top)

    return bp


def page_data(house: House, site: Site) -> dict[str, Any]:
    """What the rooms board knows besides its live state. `adviser` is who looks at it."""
    person = caller().person(site.id)
    return {
        "site": {"id": site.id, "name": site.called("en"), "timezone": site.timezone},
        "adviser": person.adviser if person else None,
        "api": f"/api/v1/sites/{site.id}",
        "reasons": list(REASONS.items()),
        "first": {"now": iso(to_ms(house.clock())), **_board(house, site)},
    }


def _board(house: House, site: Site) -> rooms_state.RoomsState:
    with house.store.read() as conn:
        return rooms_state.board(conn, site, house.clock())


def _room_routes(bp: APIBlueprint, house: House) -> None:
    @bp.get(_ROOMS, tags=[_TAG], responses={200: RoomsOut, 401: Problem, 404: Problem})
    def rooms(path: SitePath) -> Response:
        """What every interview room is now, was lately, and will be."""
        caller().need(path.site, "receptionist")
        return jsonify(now=iso(to_ms(house.clock())), **_board(house, house.site(path.site)))

    @bp.post(f"{_ROOMS}/<room>/close", tags=[_TAG], responses=_DONE)
    def close(path: RoomPath, body: CloseIn) -> Response:
        """Take a room out of use; a visit that is in it goes on there."""
        until: datetime | None = body.until
        commands.close_room(
            house.store, path.site, path.room, _asked(house, path), reason=body.reason, until=until
        )
        return Response(status=204)

    @bp.post(f"{_ROOMS}/<room>/open", tags=[_TAG], responses=_DONE)
    def open_again(path: RoomPath) -> Response:
        """Put a closed room into use again."""
        commands.open_room(house.store, path.site, path.room, _asked(house, path))
        return Response(status=204)

    @bp.post(f"{_ROOMS}/<room>/tidied", tags=[_TAG], responses=_DONE)
    def tidied(path: RoomPath) -> Response:
        """The room was tidied."""
        commands.tidied(house.store, path.site, path.room, _asked(house, path))
        return Response(status=204)


def _move_route(bp: APIBlueprint, house: House) -> None:
    @bp.post(
        "/api/v1/visits/<visit>/move",
        tags=[_TAG],
        responses={200: VisitOut, **_OR_PROBLEM},
    )
    def move(path: VisitPath, body: MoveToRoomIn) -> Response:
        """Move a visit and its adviser to a free room, or to another service point.

        With no room free, the problem's `next_free` tells which come free when.
        """
        with house.store.read() as conn:
            visit = queries.present(conn, path.visit).visit
            grant = caller().at_point(conn, visit.site, visit.service_point)
        moved = commands.move_visit(
            house.store, path.visit, _ask(house, grant), to_point=body.service_point
        )
        return jsonify(moved.as_json())


def _asked(house: House, path: SitePath) -> Ask:
    found = caller()
    return _ask(house, found.person(path.site) or found.need(path.site, "receptionist"))


def _ask(house: House, grant: Grant) -> Ask:
    return ask(house, grant, request_key(grant))
