"""Help over HTTP: calling for it, going, ending it, and the answer of who is alone in a room."""

from __future__ import annotations

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel

from counters.help import live
from storage.times import iso, to_ms
from ticketing import commands
from ticketing.asks import Ask
from ticketing.help import alerts, calls, lone
from ticketing.help.calls import HelpCall
from web.bounds import Key, When
from web.callers import caller
from web.house import House
from web.interface import (
    PROBLEMS,
    SITE,
    Id,
    In,
    Moment,
    PointPath,
    SitePath,
    by_staff,
    keyed_ask,
    staff,
    staff_at,
)
from web.problems import Problem

_TAG = Tag(name="Help", description="Calls for help, and checks on who is alone in a room.")


class HelpPath(SitePath):
    """A call for help of a site."""

    help: Key


class AlertPath(SitePath):
    """An alert of a site."""

    alert: Key


class DismissIn(In):
    """What was read: the alert's `since`."""

    since: When


class CheckPath(SitePath):
    """A check on who is alone in a room."""

    check: Key


class HelpOut(BaseModel):
    """A call for help. `cause`: 'button', or 'no_answer' to a check. `taken_by` goes there."""

    help: int
    service_point: Id
    adviser: Id | None
    cause: str
    raised_at: Moment
    taken_at: Moment | None
    taken_by: Id | None
    ended_at: Moment | None


class HelpNamedOut(HelpOut):
    """The same with the names that people read."""

    place: str
    adviser_name: str | None
    taken_by_name: str | None


class HelpListOut(BaseModel):
    """The calls for help of a site that are not over, the oldest first."""

    now: Moment
    help: list[HelpNamedOut]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. POSTs take an `Idempotency-Key`."""

    @bp.post(
        f"{SITE}/service-points/<point>/help",
        tags=[_TAG],
        responses={201: HelpOut, **PROBLEMS},
    )
    def raise_help(path: PointPath) -> tuple[Response, int]:
        """Call for help at a service point; all signed-on staff see and hear it."""
        with house.store.read() as conn:
            grant = staff_at(conn, path.site, path.point)
        call = commands.raise_help(house.store, path.site, path.point, keyed_ask(house, grant))
        return jsonify(call.as_json()), 201

    @bp.get(f"{SITE}/help", tags=[_TAG], responses={200: HelpListOut, 401: Problem})
    def open_help(path: SitePath) -> Response:
        """The calls for help that are not over; of whoever sees their own enquiries alone, those
        from the place where they are."""
        grant = caller().part(path.site, "receptionist")
        site = house.site(path.site)
        with house.store.read() as conn:
            whose = None if grant.only is None else grant.adviser
            found = live.state(conn, site, None, whose)["help"]
        return jsonify(now=iso(to_ms(house.clock())), help=found)

    @bp.post(f"{SITE}/help/<int:help>/take", tags=[_TAG], responses={200: HelpOut, **PROBLEMS})
    def take(path: HelpPath) -> Response:
        """'I am going.'"""
        return _help(
            commands.take_help(house.store, path.site, path.help, by_staff(house, path.site))
        )

    @bp.post(f"{SITE}/help/<int:help>/end", tags=[_TAG], responses={200: HelpOut, **PROBLEMS})
    def end(path: HelpPath) -> Response:
        """The call is over."""
        asked = _there(house, path.site, help=path.help)
        return _help(commands.end_help(house.store, path.site, path.help, asked))

    @bp.post(
        f"{SITE}/alerts/<int:alert>/dismiss",
        tags=[_TAG],
        responses={204: {"description": "It stands nowhere any more"}, **PROBLEMS},
    )
    def dismiss_alert(path: AlertPath, body: DismissIn) -> Response:
        """'I know': an alert that something does not work, or works again, is gone from every
        screen. For who works at the door, and from the place whose own it is. Refused where it
        says another thing by now."""
        asked = _told(house, path.site, path.alert)
        house.alerts.dismiss(path.site, path.alert, body.since, asked)
        return Response(status=204)

    @bp.post(
        f"{SITE}/checks/<int:check>/well",
        tags=[_TAG],
        responses={204: {"description": "Answered"}, **PROBLEMS},
    )
    def well(path: CheckPath) -> Response:
        """'All is well', from the room that was asked."""
        asked = _there(house, path.site, check=path.check)
        commands.well(house.store, path.site, path.check, asked)
        return Response(status=204)


def _there(house: House, site_id: str, *, help: int = 0, check: int = 0) -> Ask:
    """By whoever of the staff asks; whoever sees their own enquiries alone is let in where they are
    signed on."""
    site = house.site(site_id)
    with house.store.read() as conn:
        points = [one.service_point for one in calls.open_calls(conn, site.id) if one.help == help]
        points += [x.service_point for x in lone.open_checks(conn, site) if x.check == check]
        grant = staff_at(conn, site.id, points[0]) if points else staff(site.id)
    return keyed_ask(house, grant)


def _told(house: House, site_id: str, alert: int) -> Ask:
    site = house.site(site_id)
    if (grant := caller().find(site.id, "reception")) is None:
        with house.store.read() as conn:
            points = [
                point
                for one in alerts.shown(conn, site.id)
                if one["alert"] == alert
                for point in one["places"]
            ]
            grant = staff_at(conn, site.id, points[0]) if points else None
    if grant is None:
        grant = caller().need(site.id, "reception")
    return keyed_ask(house, grant)


def _help(call: HelpCall) -> Response:
    return jsonify(call.as_json())
