"""The desk's JSON interface: each route gives one command of `ticketing` and answers the visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.models import (
    FinishIn,
    PointPath,
    SignOnIn,
    SignOnOut,
    SitePath,
    VisitOut,
    VisitPath,
    WaitingListOut,
)
from storage.times import iso
from ticketing import commands
from ticketing.asks import Ask
from ticketing.queue.waiting import waiting_counts, waiting_steps
from ticketing.staff import places
from ticketing.visits import queries
from ticketing.visits.model import Visit, VisitJson
from web import known_pcs, pins
from web.callers import Grant, ask, caller
from web.house import House
from web.limits import sign_in_limits
from web.problems import Problem, request_key

#: As many as `GET …/waiting` names; it counts them all.
MOST_NAMED = 500

_SITE = "/api/v1/sites/<site>"
_POINT = f"{_SITE}/service-points/<point>"
_VISIT = "/api/v1/visits/<visit>"
_TAG = Tag(name="Service points", description="Calling, serving and finishing visits.")
_VISIT_OR_PROBLEM: dict[Any, Any] = {200: VisitOut, 401: Problem, 403: Problem, 409: Problem}


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into the room's blueprint. POSTs take an `Idempotency-Key`."""
    _point_routes(bp, house)
    _staff_routes(bp, house)
    _visit_routes(bp, house)


def _point_routes(bp: APIBlueprint, house: House) -> None:

    @bp.post(
        f"{_POINT}/next",
        tags=[_TAG],
        responses={**_VISIT_OR_PROBLEM, 204: {"description": "Nobody waits"}},
    )
    def call_next(path: PointPath) -> Response:
        """Call the most urgent visitor whom this service point may serve."""
        with house.store.read() as conn:
            grant = caller().at_point(conn, path.site, path.point)
        asked = ask(house, grant, request_key(grant))
        visit = commands.call_next(house.store, path.site, path.point, asked)
        return Response(status=204) if visit is None else jsonify(visit.as_json())

    @bp.get(f"{_SITE}/waiting", tags=[_TAG], responses={200: WaitingListOut, 401: Problem})
    def waiting(path: SitePath) -> Response:
        """Who waits at the site, the longest wait first."""
        caller().need(path.site, "receptionist")
        return jsonify(_waiting(house, path.site))


def _staff_routes(bp: APIBlueprint, house: House) -> None:
    @bp.post(
        f"{_POINT}/sign-on",
        tags=[_TAG],
        responses={200: SignOnOut, 403: Problem, 409: Problem, 429: Problem},
    )
    @sign_in_limits
    def sign_on(path: PointPath, body: SignOnIn) -> Response:
        """Sign an adviser on; whoever was still signed on there is signed off."""
        secret = body.password if body.pin is None else body.pin
        assert secret is not None
        by_pin = body.pin is not None
        here = enter(house, path.site, path.point, body.adviser, secret, pin=by_pin)
        since = iso(here.since)
        return jsonify(adviser=here.adviser, service_point=here.service_point, since=since)

    @bp.post(
        f"{_POINT}/sign-off",
        tags=[_TAG],
        responses={204: {"description": "Signed off"}, 409: Problem},
    )
    def sign_off(path: PointPath) -> Response:
        """Leave the service point."""
        with house.store.read() as conn:
            grant = caller().at_point(conn, path.site, path.point)
        places.sign_off(house.store, path.site, path.point, ask(house, grant))
        if grant.adviser is not None:
            pins.sign_out()
        return Response(status=204)


def _visit_routes(bp: APIBlueprint, house: House) -> None:
    @bp.post(f"{_VISIT}/recall", tags=[_TAG], responses=_VISIT_OR_PROBLEM)
    def recall(path: VisitPath) -> Response:
        """Call the same visitor again."""
        return jsonify(_change(house, path.visit, commands.recall))

    @bp.post(f"{_VISIT}/start", tags=[_TAG], responses=_VISIT_OR_PROBLEM)
    def start(path: VisitPath) -> Response:
        """The visitor is here."""
        return jsonify(_change(house, path.visit, commands.start))

    @bp.post(f"{_VISIT}/no-show", tags=[_TAG], responses=_VISIT_OR_PROBLEM)
    def no_show(path: VisitPath) -> Response:
        """The visitor was called, called again, and did not come."""
        return jsonify(_change(house, path.visit, commands.no_show))

    @bp.post(
        f"{_VISIT}/finish",
        tags=[_TAG],
        responses={**_VISIT_OR_PROBLEM, 404: Problem, 422: Problem},
    )
    def finish(path: VisitPath, body: FinishIn) -> Response:
        """The service ends with an outcome."""

        def command(store: Any, visit: str, asked: Ask) -> Visit:
            return commands.finish(
                store, visit, asked, outcome=body.outcome, avoidable=body.avoidable
            )

        return jsonify(_change(house, path.visit, command))


def enter(
    house: House, site_id: str, point_id: str, adviser_id: str, secret: str, *, pin: bool = True
) -> places.SignOn:
    """Check the PIN or password, put the adviser at the service point, and remember them in this
    browser.

    WrongPin, Locked, PinNotHere, NotFound for an unknown name or place, Conflict while they have a
    visit elsewhere.
    """
    point = house.site(site_id).service_point(point_id)
    adviser = known_pcs.check(house, site_id, adviser_id, secret, pin=pin)
    grant = Grant(adviser.role, site_id, adviser.name, adviser.id)
    here = places.sign_on(house.store, site_id, adviser.id, point.id, ask(house, grant))
    pins.sign_in(house, site_id, adviser, "pin" if pin else "password")
    return here


def _change(house: House, visit_id: str, command: Callable[[Any, str, Ask], Visit]) -> VisitJson:
    with house.store.read() as conn:
        visit = queries.present(conn, visit_id).visit
        grant = caller().at_point(conn, visit.site, visit.service_point)
    return command(house.store, visit_id, ask(house, grant, request_key(grant))).as_json()


def _waiting(house: House, site_id: str) -> dict[str, Any]:
    site = house.site(site_id)
    day = site.service_day(house.clock()).isoformat()
    with house.store.read() as conn:
        steps = waiting_steps(conn, site, day, limit=MOST_NAMED)
        total = sum(waiting_counts(conn, site.id, day).values())
    visits = [
        {
            "visit": one.visit,
            "number": one.number,
            "enquiry": one.enquiry,
            "waiting_since": iso(one.waiting_since),
            "target": one.target_s,
        }
        for one in steps
    ]
    return {"waiting": total, "visits": visits}
