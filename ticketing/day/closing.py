"""The service day's end for those who are left."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask
from ticketing.events import log
from ticketing.events.visits import VisitDayClosed
from ticketing.sites import Site
from ticketing.staff import places
from ticketing.staff.lease import lapsed
from ticketing.visits import rests
from ticketing.visits.model import DAY_CLOSED

#: For how long everybody was asked to wait, about the time at which a house closes.
_STOOD_STILL = (
    "SELECT ended - since FROM (SELECT since, coalesce(ended_at, ?) AS ended FROM standstill"
    " WHERE site = ? AND since < ?) WHERE ended > max(since, ?)"
)


def how_it_went(conn: Connection, site: Site, now: datetime) -> dict[str, object]:
    """The service day's row: closed_early_at, closed_early_reason, close_stopped_at; ms or None."""
    row = conn.execute(
        "SELECT closed_early_at, closed_early_reason, close_stopped_at FROM site_day"
        " WHERE site = ? AND service_day = ?",
        (site.id, site.service_day(now).isoformat()),
    ).fetchone()
    names = ("closed_early_at", "closed_early_reason", "close_stopped_at")
    return dict(zip(names, tuple(row) if row else (None,) * 3, strict=True))


def closes_at(conn: Connection, site: Site, now: datetime) -> datetime | None:
    """When those who still wait today are given the day's own outcome (UTC).

    None where the site sets no time for it, has no hours today, or a supervisor stopped it: then it
    happens when the next service day begins. Later by as long as everybody was asked to wait about
    then: it ends nobody who stands outside, before anybody has said how that ends.
    """
    after = site.day.close_after_minutes
    went = how_it_went(conn, site, now)
    if after is None or went["close_stopped_at"] is not None:
        return None
    early = went["closed_early_at"]
    last = from_ms(early) if isinstance(early, int) else site.last_close(site.service_day(now))
    if last is None:
        return None
    ends = last + timedelta(minutes=after)
    stood = conn.execute(_STOOD_STILL, (to_ms(now), site.id, to_ms(ends), to_ms(last)))
    return ends + timedelta(milliseconds=sum(row[0] for row in stood))


def left_over(conn: Connection, site: Site, now: datetime) -> int:
    """How many visits still wait, or rest, on this service day."""
    row = conn.execute(
        "SELECT count(*) FROM step WHERE site = ? AND service_day = ?"
        " AND state IN ('waiting', 'held')",
        (site.id, site.service_day(now).isoformat()),
    ).fetchone()
    return int(row[0])


def close_past_days(
    store: Store, site_id: str, now: datetime, *, sure: datetime | None = None
) -> int:
    """Give those who are left from a day that is over their own outcome; returns how many visits.

    A day is over when the next has begun, or at its `closes_at`. Whoever is called or being served
    stays, and so does what else they had planned, until they are done or nobody has touched them
    since a day that is over. Staff who have not acted since then are signed off.

    `sure` is a moment that has passed by every clock, where they differ (`day.clocks`): what is
    over by one of them alone stays open.
    """
    by = now if sure is None else min(now, sure)
    with store.read() as conn:
        site = sites.get(conn, site_id)
        if not over(conn, site, by):
            return 0
    ask = Ask(now, SYSTEM)
    with store.write() as db:
        site = sites.get(db, site_id)
        ended = _end(db, site, _forgotten(db, site, by), ask)
        ended |= _end(db, site, _left(db, site, by), ask)
        places.end_lapsed(db, site, by, ask)
    return len(ended)


def over(conn: Connection, site: Site, now: datetime) -> int:
    """How many visits and sign-ons `close_past_days` would end at this moment."""
    left = (*_forgotten(conn, site, now), *_left(conn, site, now))
    gone = len(places.signed_on(conn, site.id)) - len(places.here(conn, site, now))
    return len({one.visit for one in left}) + gone


class _Step(NamedTuple):
    id: int
    visit: str
    number: str
    enquiry: str
    state: str


def _end(db: Database, site: Site, steps: list[_Step], ask: Ask) -> set[str]:
    at = to_ms(ask.now)
    for one in steps:
        event = VisitDayClosed(one.visit, one.id, one.number, one.enquiry, one.state)
        log.append(db, site.id, event, ask)
        db.execute(
            "UPDATE step SET state = 'ended', ended_at = ?, outcome = ?,"  # noqa: S608
            f" {rests.OVER} WHERE id = ?",
            (at, DAY_CLOSED, at, one.id),
        )
    return {one.visit for one in steps}


def _forgotten(conn: Connection, site: Site, now: datetime) -> list[_Step]:
    """The called and served steps of earlier days whose adviser has done nothing since."""
    rows = conn.execute(
        "SELECT s.id, s.visit, coalesce(v.number, ''), s.enquiry, s.state, s.service_point,"
        " max(s.last_called_at, coalesce(s.serving_at, 0)) FROM step s JOIN visit v"
        " ON v.id = s.visit WHERE s.state IN ('called', 'serving') AND s.site = ?"
        " AND s.service_day < ? ORDER BY s.id",
        (site.id, site.service_day(now).isoformat()),
    ).fetchall()
    staff = places.signed_on(conn, site.id) if rows else {}
    found = []
    for *step, point, touched in rows:
        here = staff.get(point)
        if lapsed(site, max(touched, here.acted_at if here else 0), now):
            found.append(_Step(*step))
    return found


def _left(conn: Connection, site: Site, now: datetime) -> list[_Step]:
    today = site.service_day(now).isoformat()
    at = closes_at(conn, site, now)
    compare = "<=" if at is not None and now >= at else "<"
    rows = conn.execute(
        "SELECT s.id, s.visit, v.number, s.enquiry, s.state FROM step s"  # noqa: S608
        " JOIN visit v ON v.id = s.visit"
        " WHERE s.state IN ('waiting', 'held', 'planned') AND s.site = ?"
        f" AND s.service_day {compare} ? AND NOT EXISTS (SELECT 1 FROM step o"
        " WHERE o.visit = s.visit AND o.state IN ('called', 'serving')) ORDER BY s.id",
        (site.id, today),
    )
    return [_Step(*row) for row in rows]
