"""What is old goes, in pieces that nobody waits for: first what the log tells of a service day,
later its visits and appointments. Figures that were counted of them stay.

How far it went is written first (`purged`): the log lets go of nothing else, and whoever replays it
knows what it tells no more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from storage import Connection, Store
from storage.times import to_ms
from ticketing.sites import Site

#: Events that go at once: some ten milliseconds under the write lock.
MOST = 500

#: Whether the figures of a service day were counted and are kept.
Counted = Callable[[sqlite3.Connection, str, date], bool]

_NEXT_DAY = (
    "SELECT min(service_day) FROM visit WHERE site = ? AND service_day >= ? AND service_day < ?"
)
_OPEN = "SELECT 1 FROM step WHERE site = ? AND service_day = ? AND state <> 'ended' LIMIT 1"
_MARK = (
    "INSERT INTO purged (site, log_before, log_before_ms) VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
    " SET log_before = max(log_before, excluded.log_before),"
    " log_before_ms = max(log_before_ms, excluded.log_before_ms)"
)
# The newest event stays: what comes after goes on from it.
_OLD_OF_DAY = (
    "SELECT e.seq FROM visit v JOIN event e ON e.visit = v.id"
    " WHERE v.site = ? AND v.service_day = ? AND e.seq < (SELECT max(seq) FROM event)"
)
_OLD_OF_HOUSE = (
    "SELECT seq FROM event WHERE visit IS NULL AND site = ? AND at < ?"
    " AND seq < (SELECT max(seq) FROM event)"
)
_LEFT_OF_DAY, _LEFT_OF_HOUSE = (f"{old} LIMIT 1" for old in (_OLD_OF_DAY, _OLD_OF_HOUSE))
_LOG_OF_DAY, _LOG_OF_HOUSE = (
    f"DELETE FROM event WHERE seq IN ({old} LIMIT ?)"  # noqa: S608
    for old in (_OLD_OF_DAY, _OLD_OF_HOUSE)
)
_TOLD = (
    "SELECT 1 FROM visit v JOIN event e ON e.visit = v.id"
    " WHERE v.site = :site AND v.service_day = :day LIMIT 1"
)
_VISITS = "(SELECT id FROM visit WHERE site = :site AND service_day = :day)"
_DAY = (
    "DELETE FROM lone_check WHERE step IN"
    " (SELECT id FROM step WHERE site = :site AND service_day = :day)",
    *(
        f"DELETE FROM {table} WHERE {visit} IN {_VISITS}"  # noqa: S608
        for table, visit in (
            ("room_tidying", "visit"),
            ("come_again", "visit"),
            ("come_again", "used_by"),
            ("last_action", "visit"),
            ("note", "visit"),
            ("appointment", "visit"),
            ("step", "visit"),
        )
    ),
    "DELETE FROM visit WHERE site = :site AND service_day = :day",
)
_HOUSE = (
    "DELETE FROM appointment WHERE site = :site AND service_day < :day AND visit IS NULL",
    "DELETE FROM number_series WHERE site = :site AND service_day < :day",
    "DELETE FROM site_day WHERE site = :site AND service_day < :day",
    "DELETE FROM help_call WHERE site = :site AND ended_at < :at",
    "DELETE FROM room_closure WHERE site = :site AND opened_at < :at",
    "DELETE FROM standstill WHERE site = :site AND ended_at < :at",
    "DELETE FROM sign_on WHERE site = :site AND until < :at",
    "DELETE FROM block WHERE site = :site AND ends_at < :at",
    "DELETE FROM opinion WHERE site = :site AND day < :day",
    "DELETE FROM complaint WHERE site = :site AND closed_at < :at",
)


def purge(store: Store, site: Site, now: datetime, counted: Counted) -> bool:
    """One piece of what the site keeps no longer at `now`; whether there was one.

    No day with a step still open goes, and none of whose steps are not `counted` yet.
    """
    log_before, visits_before = _kept_from(site, now)
    if log_before is not None and _purge_log(store, site, log_before):
        return True
    return visits_before is not None and _purge_visits(store, site, visits_before, counted)


def _kept_from(site: Site, now: datetime) -> tuple[date | None, date | None]:
    """The first days of which the log, and the visits, are kept; None: for good."""
    today = site.service_day(now)
    visits = today - timedelta(days=site.keep.visits_days) if site.keep.visits_days else None
    told = today - timedelta(days=site.keep.events_days) if site.keep.events_days else None
    # What happened to nobody any more is told of by nothing.
    return max((one for one in (told, visits) if one is not None), default=None), visits


def _purge_log(store: Store, site: Site, before: date) -> bool:
    with store.read() as conn:  # what there is to do nearly always: nothing
        if not _log_is_left(conn, site, before):
            return False
    with store.write() as db:
        day = _next_day(db.conn, site, before)
        if day is None:
            at = _begin(site, before)
            db.execute(_MARK, (site.id, before.isoformat(), at))
            db.execute(_LOG_OF_HOUSE, (site.id, at, MOST))
            return True
        if db.execute(_OPEN, (site.id, day.isoformat())).fetchone():
            return False  # the end of that day has still to come
        after = (day + timedelta(days=1)).isoformat()
        db.execute(_MARK, (site.id, after, _begin(site, day)))
        db.execute(_LOG_OF_DAY, (site.id, day.isoformat(), MOST))
    return True


def _log_is_left(conn: Connection, site: Site, before: date) -> bool:
    if _mark(conn, site) < before.isoformat() or _next_day(conn, site, before) is not None:
        return True
    return conn.execute(_LEFT_OF_HOUSE, (site.id, _begin(site, before))).fetchone() is not None


def _mark(conn: Connection, site: Site) -> str:
    """The first day of which the log tells still all; '' for the very first."""
    row = conn.execute("SELECT log_before FROM purged WHERE site = ?", (site.id,)).fetchone()
    return row[0] if row else ""


def _next_day(conn: Connection, site: Site, before: date) -> date | None:
    """The first day, before another, of whose visits the log tells still something."""
    mark = _mark(conn, site)
    if mark:
        begun = date.fromisoformat(mark) - timedelta(days=1)
        left = conn.execute(_LEFT_OF_DAY, (site.id, begun.isoformat())).fetchone()
        if left and begun < before:
            return begun
    found = conn.execute(_NEXT_DAY, (site.id, mark, before.isoformat())).fetchone()[0]
    return None if found is None else date.fromisoformat(found)


def _purge_visits(store: Store, site: Site, before: date, counted: Counted) -> bool:
    with store.read() as conn:
        last = min(before.isoformat(), _mark(conn, site))
        day = _first_counted(conn, site, last, counted)
    if day is None:
        return last != "" and _purge_house(store, site, last)
    given = {"site": site.id, "day": day.isoformat()}
    with store.write() as db:
        if db.execute(_TOLD, given).fetchone() or not counted(db.conn, site.id, day):
            return False
        for statement in _DAY:
            db.execute(statement, given)
    return True


def _first_counted(
    conn: sqlite3.Connection, site: Site, before: str, counted: Counted
) -> date | None:
    first = ""
    while True:
        found = conn.execute(_NEXT_DAY, (site.id, first, before)).fetchone()[0]
        if found is None:
            return None
        day = date.fromisoformat(found)
        if counted(conn, site.id, day):
            return day
        first = (day + timedelta(days=1)).isoformat()


def _purge_house(store: Store, site: Site, before: str) -> bool:
    """What belongs to no visit; all at once, there is little of it."""
    given = {"site": site.id, "day": before, "at": _begin(site, date.fromisoformat(before))}
    with store.write() as db:
        return sum(db.execute(statement, given).rowcount for statement in _HOUSE) > 0


def _begin(site: Site, day: date) -> int:
    """The midnight with which a day begins there (ms UTC)."""
    return to_ms(datetime.combine(day, time(), site.zone_info))
