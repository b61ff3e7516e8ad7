"""The rooms board and the care of rooms over HTTP."""

from __future__ import annotations

from datetime import datetime

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.rooms import state
from counters.rooms.models import CloseIn, RoomPath, RoomsOut
from storage.times import iso, to_ms
from ticketing import commands
from ticketing.sites import Site
from web.callers import caller
from web.house import House
from web.interface import DONE, SitePath, by_staff
from web.problems import Problem

_ROOMS = "/api/v1/sites/<site>/rooms"

_TAG = Tag(name="Rooms", description="Interview rooms: what each is, and moving a visit there.")


def board(house: House, site: Site) -> state.RoomsState:
    """Every interview room of the site, as `RoomsOut` has it without the moment."""
    with house.store.read() as conn:
        return state.board(conn, site, house.clock())


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes of rooms into a blueprint. POSTs take an `Idempotency-Key`."""

    @bp.get(_ROOMS, tags=[_TAG], responses={200: RoomsOut, 401: Problem, 404: Problem})
    def rooms(path: SitePath) -> Response:
        """What every interview room is now, was lately, and will be."""
        caller().need(path.site, "receptionist")
        return jsonify(now=iso(to_ms(house.clock())), **board(house, house.site(path.site)))

    @bp.post(f"{_ROOMS}/<room>/close", tags=[_TAG], responses=DONE)
    def close(path: RoomPath, body: CloseIn) -> Response:
        """Take a room out of use; a visit that is in it goes on there."""
        until: datetime | None = body.until
        commands.close_room(
            house.store,
            path.site,
            path.room,
            by_staff(house, path.site),
            reason=body.reason,
            until=until,
        )
        return Response(status=204)

    @bp.post(f"{_ROOMS}/<room>/open", tags=[_TAG], responses=DONE)
    def open_again(path: RoomPath) -> Response:
        """Put a closed room into use again."""
        commands.open_room(house.store, path.site, path.room, by_staff(house, path.site))
        return Response(status=204)

    @bp.post(f"{_ROOMS}/<room>/tidied", tags=[_TAG], responses=DONE)
    def tidied(path: RoomPath) -> Response:
        """The room was tidied."""
        commands.tidied(house.store, path.site, path.room, by_staff(house, path.site))
        return Response(status=204)
