"""The service day's end for those who are left."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask
from ticketing.events import log
from ticketing.events.visits import VisitDayClosed
from ticketing.sites import Site, hours
from ticketing.visits import rests
from ticketing.visits.model import DAY_CLOSED


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
    happens when the next service day begins.
    """
    after = site.day.close_after_minutes
    went = how_it_went(conn, site, now)
    if after is None or went["close_stopped_at"] is not None:
        return None
    early = went["closed_early_at"]
    if isinstance(early, int):
        return from_ms(early) + timedelta(minutes=after)
    last = hours.last_close(site.hours, site.zone_info, site.service_day(now), site.closing)
    return None if last is None else last + timedelta(minutes=after)


def left_over(conn: Connection, site: Site, now: datetime) -> int:
    """How many visits still wait, or rest, on this service day."""
    row = conn.execute(
        "SELECT count(*) FROM step WHERE site = ? AND service_day = ?"
        " AND state IN ('waiting', 'held')",
        (site.id, site.service_day(now).isoformat()),
    ).fetchone()
    return int(row[0])


def close_past_days(store: Store, site_id: str, now: datetime) -> int:
    """Give those who are left from a day that is over their own outcome; returns how many visits.

    A day is over when the next has begun, or at its `closes_at`. Whoever is called or being served
    stays; what else they had planned ends with the day as soon as they are done.
    """
    with store.read() as conn:
        site = sites.get(conn, site_id)
        left = _left(conn, site, now)
    if not left:
        return 0
    with store.write() as db:
        site = sites.get(db, site_id)
        left = _left(db, site, now)
        for step, visit, number, enquiry in left:
            event = VisitDayClosed(visit, step, number, enquiry)
            log.append(db, site.id, event, Ask(now, SYSTEM))
            db.execute(
                "UPDATE step SET state = 'ended', ended_at = ?, outcome = ?,"  # noqa: S608
                f" {rests.OVER} WHERE id = ?",
                (to_ms(now), DAY_CLOSED, to_ms(now), step),
            )
    return len({visit for _, visit, _, _ in left})


def _left(conn: Connection, site: Site, now: datetime) -> list[tuple[int, str, str, str]]:
    today = site.service_day(now).isoformat()
    at = closes_at(conn, site, now)
    compare = "<=" if at is not None and now >= at else "<"
    rows = conn.execute(
        "SELECT s.id, s.visit, v.number, s.enquiry FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
        " WHERE s.state IN ('waiting', 'held', 'planned') AND s.site = ?"
        f" AND s.service_day {compare} ? AND NOT EXISTS (SELECT 1 FROM step o"
        " WHERE o.visit = s.visit AND o.state IN ('called', 'serving')) ORDER BY s.id",
        (site.id, today),
    )
    return [tuple(row) for row in rows]
