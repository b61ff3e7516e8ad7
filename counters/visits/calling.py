"""A visit that is called: in particular, again, moved; it starts, ends, or nobody comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint

from counters.visits.models import SERVICE_POINTS, VISIT_OR_PROBLEM, FinishIn, VisitOut
from counters.visits.own import told
from ticketing import commands
from ticketing.asks import Ask
from ticketing.commands.calling import Reason
from ticketing.commands.printing_again import print_again
from ticketing.visits import queries
from ticketing.visits.model import Visit, VisitJson
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, VISIT, Id, In, VisitPath, keyed_ask, staff


class CallIn(In):
    """Where to, and why this one: the reason stands in the event log."""

    service_point: Id
    reason: Reason


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. They take an `Idempotency-Key`."""
    _call_route(bp, house)
    _visit_routes(bp, house)
    _move_route(bp, house)
    _print_route(bp, house)


def _call_route(bp: APIBlueprint, house: House) -> None:

    @bp.post("/api/v1/visits/<visit>/call", tags=[SERVICE_POINTS], responses=VISIT_OR_PROBLEM)
    def call_visit(path: VisitPath, body: CallIn) -> Response:
        """Call this visitor to a service point; into a free room, if one is needed."""
        with house.store.read() as conn:
            found = queries.present(conn, path.visit).visit
            grant = caller().at_point(conn, found.site, body.service_point, found.enquiry)
        grant.check(found.enquiry)
        asked = keyed_ask(house, grant)
        visit = commands.call_visit(house.store, path.visit, body.service_point, asked, body.reason)
        return jsonify(told(visit))


def _visit_routes(bp: APIBlueprint, house: House) -> None:
    @bp.post(f"{VISIT}/recall", tags=[SERVICE_POINTS], responses=VISIT_OR_PROBLEM)
    def recall(path: VisitPath) -> Response:
        """Call the same visitor again: by anybody of the staff, to where they were called."""
        with house.store.read() as conn:
            found = queries.present(conn, path.visit).visit
        grant = staff(found.site, enquiry=found.enquiry)
        asked = keyed_ask(house, grant)
        return jsonify(told(commands.recall(house.store, path.visit, asked)))

    @bp.post(f"{VISIT}/start", tags=[SERVICE_POINTS], responses=VISIT_OR_PROBLEM)
    def start(path: VisitPath) -> Response:
        """The visitor is here."""
        return jsonify(_change(house, path.visit, commands.start))

    @bp.post(f"{VISIT}/not-this-visitor", tags=[SERVICE_POINTS], responses=VISIT_OR_PROBLEM)
    def not_this_visitor(path: VisitPath) -> Response:
        """Somebody else is being served: whoever was called is called still."""
        return jsonify(_change(house, path.visit, commands.not_this_visitor))

    @bp.post(f"{VISIT}/no-show", tags=[SERVICE_POINTS], responses=VISIT_OR_PROBLEM)
    def no_show(path: VisitPath) -> Response:
        """The visitor was called, called again, and did not come."""
        return jsonify(_change(house, path.visit, commands.no_show))

    @bp.post(
        f"{VISIT}/finish",
        tags=[SERVICE_POINTS],
        responses=VISIT_OR_PROBLEM,
    )
    def finish(path: VisitPath, body: FinishIn) -> Response:
        """The service ends with an outcome."""

        def command(store: Any, visit: str, asked: Ask) -> Visit:
            return commands.finish(store, visit, asked, **body.model_dump())

        return jsonify(_change(house, path.visit, command))


def _change(house: House, visit_id: str, command: Callable[[Any, str, Ask], Visit]) -> VisitJson:
    with house.store.read() as conn:
        visit = queries.present(conn, visit_id).visit
        grant = caller().at_point(conn, visit.site, visit.service_point, visit.enquiry)
    return told(command(house.store, visit_id, keyed_ask(house, grant)))


class MoveToRoomIn(In):
    """Where to; left out, the free room that suits best."""

    service_point: Id | None = None


def _move_route(bp: APIBlueprint, house: House) -> None:
    @bp.post(
        "/api/v1/visits/<visit>/move",
        tags=[SERVICE_POINTS],
        responses={200: VisitOut, **PROBLEMS},
    )
    def move(path: VisitPath, body: MoveToRoomIn) -> Response:
        """Move a visit and its adviser to a free room, or to another service point.

        With no room free, the problem's `next_free` tells which come free when.
        """
        with house.store.read() as conn:
            visit = queries.present(conn, path.visit).visit
            grant = caller().at_point(conn, visit.site, visit.service_point, visit.enquiry)
        moved = commands.move_visit(
            house.store, path.visit, keyed_ask(house, grant), to_point=body.service_point
        )
        return jsonify(told(moved))


class PrintIn(In):
    """The printer; left out, that of the kiosk where the ticket was taken."""

    printer: Id | None = None


def _print_route(bp: APIBlueprint, house: House) -> None:
    @bp.post(
        "/api/v1/visits/<visit>/print",
        tags=[SERVICE_POINTS],
        summary="Print a slip once more",
        responses=VISIT_OR_PROBLEM,
    )
    def reprint(path: VisitPath, body: PrintIn) -> Response:
        """The same ticket on paper again, marked as printed again."""
        with house.store.read() as conn:
            found = queries.present(conn, path.visit).visit
        grant = staff(found.site, enquiry=found.enquiry)
        asked = keyed_ask(house, grant)
        return jsonify(told(print_again(house.store, path.visit, asked, printer=body.printer)))
