"""Leaving a service point, in the transaction of what makes somebody leave."""

from __future__ import annotations

from sqlite_utils import Database

from storage.times import to_ms
from ticketing import eventlog, queries
from ticketing.errors import Conflict
from ticketing.events import AdviserSignedOff
from ticketing.model import Ask
from ticketing.queries import SignOn
from ticketing.site import Site


def leave(db: Database, site: Site, adviser: str, ask: Ask) -> None:
    """Sign an adviser off wherever they are. Conflict while a visit is there."""
    place = queries.point_of(db, site.id, adviser)
    if place is not None:
        leave_place(db, site, place, ask)


def leave_place(db: Database, site: Site, place: SignOn, ask: Ask) -> None:
    """End a sign-on. Conflict while a visit is there."""
    busy = queries.at_point(db, site.id, place.service_point)
    if busy is not None:
        where = site.service_point(place.service_point).called("en")
        raise Conflict(
            f"{busy.visit.number} is still at {where}. Finish it before you leave.",
            visit=busy.visit.as_json(),
        )
    close(db, site, place, ask)


def close(db: Database, site: Site, place: SignOn, ask: Ask) -> None:
    """End a sign-on, whatever is there."""
    db.execute(
        "UPDATE sign_on SET until = ? WHERE site = ? AND adviser = ? AND until IS NULL",
        (to_ms(ask.now), site.id, place.adviser),
    )
    event = AdviserSignedOff(place.adviser, place.service_point)
    eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
