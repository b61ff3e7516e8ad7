"""A service point over HTTP: signing on, the next call, breaks, who waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint

from counters.visits.models import (
    SERVICE_POINTS,
    VISIT_OR_PROBLEM,
    BreakIn,
    PlaceOut,
    SignOnIn,
    SignOnOut,
    WaitingListOut,
)
from counters.visits.own import told
from storage.times import iso, iso_or_none
from ticketing import commands
from ticketing.asks import Ask
from ticketing.queue.waiting import waiting_counts, waiting_steps
from ticketing.sites import rights
from ticketing.staff import pauses, places
from ticketing.staff.places import SignOn
from web import known_pcs, pins
from web.callers import SIGN_ON, Grant, Unauthorised, ask, caller
from web.house import House
from web.interface import POINT, PROBLEMS, SITE, PointPath, SitePath, keyed_ask
from web.limits import sign_in_limits
from web.problems import Problem

#: As many as `GET …/waiting` names; it counts them all.
MOST_NAMED = 500


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. POSTs take an `Idempotency-Key`."""
    _point_routes(bp, house)
    _staff_routes(bp, house)
    _pause_routes(bp, house)
    _back_route(bp, house)


def _point_routes(bp: APIBlueprint, house: House) -> None:

    @bp.post(
        f"{POINT}/next",
        tags=[SERVICE_POINTS],
        responses={**VISIT_OR_PROBLEM, 204: {"description": "Nobody waits"}},
    )
    def call_next(path: PointPath) -> Response:
        """Call the most urgent visitor whom this service point may serve."""
        with house.store.read() as conn:
            grant = caller().at_point(conn, path.site, path.point)
        asked = keyed_ask(house, grant)
        visit = commands.call_next(house.store, path.site, path.point, asked)
        return Response(status=204) if visit is None else jsonify(told(visit))

    @bp.get(f"{SITE}/waiting", tags=[SERVICE_POINTS], responses={200: WaitingListOut, 401: Problem})
    def waiting(path: SitePath) -> Response:
        """Who waits at the site, the longest wait first."""
        grant = caller().part(path.site, "receptionist")
        return jsonify(_waiting(house, path.site, grant))


def _staff_routes(bp: APIBlueprint, house: House) -> None:
    @bp.post(
        f"{POINT}/sign-on",
        tags=[SERVICE_POINTS],
        responses={200: SignOnOut, 403: Problem, 409: Problem, 429: Problem},
    )
    @sign_in_limits
    def sign_on(path: PointPath, body: SignOnIn) -> Response:
        """Sign an adviser on; whoever was still signed on there is signed off."""
        secret = body.password if body.pin is None else body.pin
        assert secret is not None
        by_pin = body.pin is not None
        here = enter(
            house, path.site, path.point, body.adviser, secret, pin=by_pin, code=body.code or ""
        )
        since = iso(here.since)
        return jsonify(adviser=here.adviser, service_point=here.service_point, since=since)

    @bp.post(
        f"{POINT}/sign-off",
        tags=[SERVICE_POINTS],
        responses={204: {"description": "Signed off"}, 409: Problem},
    )
    def sign_off(path: PointPath) -> Response:
        """Leave the service point."""
        with house.store.read() as conn:
            grant = caller().at_point(conn, path.site, path.point)
        places.sign_off(house.store, path.site, path.point, ask(house, grant))
        if grant.adviser is not None:
            pins.sign_out(house)
        return Response(status=204)


def enter(
    house: House,
    site_id: str,
    point_id: str,
    adviser_id: str,
    secret: str,
    *,
    pin: bool = True,
    code: str = "",
) -> places.SignOn:
    """Check the PIN or password, put the adviser at the service point, and remember them in this
    browser.

    WrongPin, Locked, PinNotHere, NotFound for an unknown name or place, Conflict while they have a
    visit elsewhere.
    """
    point = house.site(site_id).service_point(point_id)
    adviser = known_pcs.check(house, site_id, adviser_id, secret, pin=pin, code=code)
    grant = Grant(rights.level(adviser), site_id, adviser.name, adviser.id)
    here = places.sign_on(house.store, site_id, adviser.id, point.id, ask(house, grant))
    pins.sign_in(house, site_id, adviser, "pin" if pin else "password", place=point.id)
    return here


def _waiting(house: House, site_id: str, grant: Grant) -> dict[str, Any]:
    site = house.site(site_id)
    day = site.service_day(house.clock()).isoformat()
    with house.store.read() as conn:
        steps = waiting_steps(conn, site, day, limit=MOST_NAMED, only=grant.only)
        counts = waiting_counts(conn, site.id, day)
        total = sum(count for enquiry, count in counts.items() if grant.sees(enquiry))
    visits = [
        {
            "visit": one.visit,
            "number": one.number,
            "enquiry": one.enquiry,
            "waiting_since": iso(one.waiting_since),
            "rested": one.rested / 1000,
            "target": one.target_s,
        }
        for one in steps
    ]
    return {"waiting": total, "visits": visits}


def _pause_routes(bp: APIBlueprint, house: House) -> None:
    def act(path: PointPath, work: Callable[[Ask], SignOn]) -> Response:
        with house.store.read() as conn:
            grant = caller().at_point(conn, path.site, path.point)
        return jsonify(_place(house, path.site, work(keyed_ask(house, grant))))

    @bp.post(f"{POINT}/break", tags=[SERVICE_POINTS], responses={200: PlaceOut, **PROBLEMS})
    def take_break(path: PointPath, body: BreakIn) -> Response:
        """Call nobody to this service point until it is ready again."""
        return act(
            path,
            lambda asked: pauses.pause(
                house.store, path.site, path.point, asked, "break", body.reason
            ),
        )

    @bp.post(f"{POINT}/wrap-up", tags=[SERVICE_POINTS], responses={200: PlaceOut, **PROBLEMS})
    def wrap_up(path: PointPath) -> Response:
        """Finish what the last visit left to do. The next call ends it, or its time."""
        return act(
            path,
            lambda asked: pauses.pause(house.store, path.site, path.point, asked, "wrap_up"),
        )

    @bp.post(f"{POINT}/ready", tags=[SERVICE_POINTS], responses={200: PlaceOut, **PROBLEMS})
    def ready(path: PointPath) -> Response:
        """End a break or a wrap-up."""
        return act(path, lambda asked: pauses.ready(house.store, path.site, path.point, asked))


def _place(house: House, site_id: str, here: SignOn) -> dict[str, Any]:
    return {
        "adviser": here.adviser,
        "service_point": here.service_point,
        "since": iso(here.since),
        "pause": here.pause,
        "reason": here.pause_reason,
        "pause_since": iso_or_none(here.pause_since),
        "ends_at": iso_or_none(pauses.ends_at(house.site(site_id), here)),
    }


def _back_route(bp: APIBlueprint, house: House) -> None:
    @bp.post(
        "/api/v1/sites/<site>/service-points/<point>/come-back",
        tags=[SERVICE_POINTS],
        responses={200: SignOnOut, 401: Problem, 404: Problem, 409: Problem},
    )
    def back_to_place(path: PointPath) -> Response:
        """Whoever signed on in this browser goes from the place where they are to this one."""
        person = caller().person(path.site)
        if person is None:
            raise Unauthorised(SIGN_ON)
        here = places.return_to(house.store, path.site, path.point, ask(house, person))
        since = iso(here.since)
        return jsonify(adviser=here.adviser, service_point=here.service_point, since=since)
