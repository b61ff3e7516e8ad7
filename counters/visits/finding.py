"""A ticket of today is looked for by its number: wherever it is, also when it has ended."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from counters.visits.models import SERVICE_POINTS, VisitOut
from counters.visits.naming import who
from storage import Connection
from storage.times import iso, iso_or_none, to_ms
from ticketing.commands import returning
from ticketing.sites import Site
from ticketing.visits import queries
from ticketing.visits.model import Visit
from ticketing.visits.receipts import calls_of
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, In, Moment, SitePath


class FindIn(In):
    """What was typed. Spaces, hyphens and leading zeros do not count; figures alone mean that
    number of every letter."""

    number: Annotated[str, Field(min_length=1, max_length=40)]


class CallOut(BaseModel):
    """A call of a visit, and what became of it: on how many screens it was `shown`, of how many of
    ours that show the place (`screens`; null where none is ours, and anybody's count), and on how
    many it was `said`."""

    at: Moment
    service_point: str
    shown: int
    said: int
    screens: int | None


class FoundOut(VisitOut):
    """A visit that was found, with its `calls`, the oldest first. `ended_by` did what ended it, as
    staff call them; who missed the call may come back until `back_until`."""

    ended_by: str | None
    back_until: str | None
    calls: list[CallOut]


class FoundListOut(BaseModel):
    """The visits of today whose number it may be."""

    visits: list[FoundOut]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route under /api/v1 into a blueprint."""

    @bp.get(f"{SITE}/visits", tags=[SERVICE_POINTS], responses={200: FoundListOut, **PROBLEMS})
    def find_visits(path: SitePath, query: FindIn) -> Response:
        """Today's visits by their ticket number, however it is typed."""
        grant = caller().part(path.site, "receptionist")
        site = house.site(path.site)
        day = site.service_day(house.clock()).isoformat()
        with house.store.read() as conn:
            found = queries.meant(conn, site.id, day, query.number)
            theirs = [one for one in found if grant.sees(one.enquiry)]
            return jsonify(visits=[_found(conn, site, one, house.clock()) for one in theirs])


def _found(conn: Connection, site: Site, visit: Visit, now: datetime) -> dict[str, object]:
    ended_by = None
    if visit.ended_at is not None:
        told = queries.happened(conn, visit.visit)
        ended_by = next((who(one.actor, site) for one in reversed(told)), None)
    until = returning.returns_until(conn, site, visit, now)
    back = None if until is None else iso_or_none(to_ms(until))
    calls = [{**asdict(one), "at": iso(one.at)} for one in calls_of(conn, site, visit.visit)]
    return {**visit.as_json(), "ended_by": ended_by, "back_until": back, "calls": calls}
