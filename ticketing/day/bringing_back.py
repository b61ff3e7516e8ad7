"""The day was closed, and should not have been: those whom it ended wait again, all in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.asks import Ask, once
from ticketing.day import switches
from ticketing.day.closing import closes_at
from ticketing.day.redating import count_on
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.sites import DayBroughtBack
from ticketing.events.visits import VisitBroughtBack
from ticketing.sites import Site
from ticketing.visits.model import DAY_CLOSED, PLANNED_FROM

#: Visits of so many days before may have been ended today.
_LOOKED_BACK = 7

# Whoever came back since, or took another way, is not among them.
_CLOSED = (
    "SELECT s.visit, max(s.ended_at) FROM step s WHERE s.site = ? AND s.service_day >= ?"
    " AND s.outcome = ? AND NOT EXISTS (SELECT 1 FROM step o WHERE o.visit = s.visit"
    " AND (o.state != 'ended' OR o.id > s.id AND o.outcome != ?))"
    " GROUP BY s.visit ORDER BY s.visit"
)
_STEPS = (
    "SELECT s.id, coalesce(v.number, ''), s.enquiry, s.position FROM step s"
    " JOIN visit v ON v.id = s.visit WHERE s.visit = ? AND s.outcome = ? AND s.ended_at = ?"
    " ORDER BY s.position"
)


@dataclass(frozen=True, slots=True)
class Closed:
    """The last close of a day that can be brought back: when it was (ms UTC), and whom it ended."""

    at: int
    visits: tuple[str, ...]


def closed_lately(conn: Connection, site: Site, now: datetime) -> Closed | None:
    """Those whom the last close ended, as long as the service day lasts on which that was."""
    day = site.service_day(now)
    first = (day - timedelta(days=_LOOKED_BACK)).isoformat()
    rows = conn.execute(_CLOSED, (site.id, first, DAY_CLOSED, DAY_CLOSED)).fetchall()
    today = [(visit, at) for visit, at in rows if site.service_day(from_ms(at)) >= day]
    if not today:
        return None
    at = max(at for _, at in today)
    return Closed(at, tuple(visit for visit, ended in today if ended == at))


def bring_back(store: Store, site_id: str, ask: Ask) -> int:
    """Let everybody wait again whom the last close of a day ended; returns how many visits.

    Each wait goes on as if it had not been closed, and a day whose close is past stays open for
    them. Conflict if there is nobody.
    """

    def attempt() -> dict[str, int]:
        site = sites.get(db, site_id)
        closed = closed_lately(db, site, ask.now)
        if closed is None:
            raise Conflict("The close of a day has ended nobody's visit today. Look again.")
        reopen(db, site, closed.visits, ask)
        keep_open_past_close(db, site, ask)
        day = site.service_day(ask.now).isoformat()
        log.append(db, site.id, DayBroughtBack(day, len(closed.visits)), ask)
        return {"visits": len(closed.visits)}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
    assert answer is not None
    return int(answer["visits"])


def reopen(db: Database, site: Site, visits: Iterable[str], ask: Ask) -> None:
    """Open what a close ended of these visits, in the caller's transaction: the first step of each
    waits, what followed is planned. They count on today."""
    day = site.service_day(ask.now).isoformat()
    for visit in visits:
        ended = db.execute(
            "SELECT max(ended_at) FROM step WHERE visit = ? AND outcome = ?", (visit, DAY_CLOSED)
        ).fetchone()[0]
        steps = db.execute(_STEPS, (visit, DAY_CLOSED, ended)).fetchall()
        for at, (step, number, enquiry, position) in enumerate(steps):
            state = "waiting" if at == 0 else "planned"
            # What was planned has not waited yet.
            since = to_ms(ask.now) if at == 0 and position >= PLANNED_FROM else None
            event = VisitBroughtBack(visit, step, number, enquiry, state, day, since)
            log.append(db, site.id, event, ask)
            db.execute(
                "UPDATE step SET state = ?, waiting_since = coalesce(?, waiting_since),"
                " ended_at = NULL, outcome = NULL, called_at = NULL, last_called_at = NULL,"
                " serving_at = NULL, service_point = NULL, adviser = NULL, announcement = NULL,"
                " recalls = 0, position = ? WHERE id = ?",
                (state, since, _open_position(db, visit, position, at), step),
            )
        count_on(db, visit, day)
        # Where the day has the same number already, the ticket's own day stays.
        db.execute("UPDATE OR IGNORE visit SET service_day = ? WHERE id = ?", (day, visit))


def keep_open_past_close(db: Database, site: Site, ask: Ask) -> None:
    """Whoever comes back after the day's close is not closed again at once."""
    at = closes_at(db, site, ask.now)
    if at is not None and ask.now >= at:
        switches.keep_open(db, site, ask)


def _open_position(db: Database, visit: str, position: int, at: int) -> int:
    """A step that waits stands below the planned ones, wherever it was planned."""
    if at > 0 or position < PLANNED_FROM:
        return position
    row = db.execute(
        "SELECT coalesce(max(position), 0) + 1 FROM step WHERE visit = ? AND position < ?",
        (visit, PLANNED_FROM),
    ).fetchone()
    return int(row[0])
