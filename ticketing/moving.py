"""From one service point to another: an adviser's sign-on, and a visit with its adviser."""

from __future__ import annotations

from sqlite_utils import Database

from storage.times import to_ms
from ticketing import eventlog, queries
from ticketing.errors import Conflict
from ticketing.events import AdviserSignedOff, AdviserSignedOn
from ticketing.model import Ask
from ticketing.queries import SignOn
from ticketing.site import Site


def move(db: Database, site: Site, adviser_id: str, to_point: str, ask: Ask) -> SignOn:
    """Close an adviser's sign-on and open one at `to_point`, in the caller's transaction.

    What they leave behind is the caller's business. Conflict when somebody else is signed on at
    `to_point`; nothing happens to one who is there already.
    """
    before = queries.point_of(db, site.id, adviser_id)
    if before is not None and before.service_point == to_point:
        return before
    there = queries.signed_on_at(db, site.id, to_point)
    if there is not None:
        name, place = site.adviser(there.adviser).name, site.service_point(to_point).called("en")
        raise Conflict(f"{name} is signed on at {place}.")
    now = to_ms(ask.now)
    if before is not None:
        db.execute(
            "UPDATE sign_on SET until = ? WHERE site = ? AND adviser = ? AND until IS NULL",
            (now, site.id, adviser_id),
        )
        left = AdviserSignedOff(adviser_id, before.service_point)
        eventlog.append(db, site.id, left, now=ask.now, actor=ask.actor)
    db.execute(
        "INSERT INTO sign_on (site, adviser, service_point, since) VALUES (?, ?, ?, ?)",
        (site.id, adviser_id, to_point, now),
    )
    event = AdviserSignedOn(adviser_id, to_point)
    eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
    return SignOn(adviser_id, to_point, now)
