"""The service day: what a supervisor opens and closes, and its end for those who are left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage import Store
from storage.times import from_ms, to_ms
from ticketing import eventlog, hours, sites
from ticketing.errors import BadRequest, Conflict
from ticketing.events import (
    DayCloseResumed,
    DayCloseStopped,
    EnquirySwitched,
    Event,
    SiteClosedEarly,
    SiteReopened,
    VisitDayClosed,
)
from ticketing.limits import EARLY_REASONS, OFF_REASONS
from ticketing.model import DAY_CLOSED, SYSTEM, Ask
from ticketing.queries import Connection
from ticketing.site import Site

# ---------------------------------------------------------------------- what a supervisor does


def switch_off(
    store: Store, site_id: str, enquiry_id: str, ask: Ask, *, reason: str, today: bool = True
) -> None:
    """No more tickets for an enquiry type: for this service day, or until it is switched on.

    Those who wait keep their tickets. `reason` is one of OFF_REASONS. Again, it changes the reason.
    """
    _one_of(reason, OFF_REASONS)
    with store.write() as db:
        site = sites.get(db, site_id)
        enquiry = site.enquiry(enquiry_id)
        day = site.service_day(ask.now).isoformat() if today else None
        db.execute(
            "INSERT INTO enquiry_switch (site, enquiry, off_at, service_day, reason)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET off_at = excluded.off_at,"
            " service_day = excluded.service_day, reason = excluded.reason",
            (site.id, enquiry.id, to_ms(ask.now), day, reason),
        )
        _log(db, site, EnquirySwitched(enquiry.id, False, reason), ask)


def switch_on(store: Store, site_id: str, enquiry_id: str, ask: Ask) -> None:
    """Tickets for the enquiry type again; nothing happens if it was not switched off."""
    with store.write() as db:
        site = sites.get(db, site_id)
        enquiry = site.enquiry(enquiry_id)
        gone = db.execute(
            "DELETE FROM enquiry_switch WHERE site = ? AND enquiry = ?", (site.id, enquiry.id)
        ).rowcount
        if gone:
            _log(db, site, EnquirySwitched(enquiry.id, True), ask)


def close_early(store: Store, site_id: str, ask: Ask, *, reason: str) -> None:
    """The site takes no more tickets on this service day; those who wait are still served.

    `reason` is one of EARLY_REASONS. Conflict when the site is not open.
    """
    _one_of(reason, EARLY_REASONS)

    def work(db: Database, site: Site, day: str) -> Event | None:
        if not site.is_open(ask.now):
            raise Conflict(f"{site.called('en')} is closed already.")
        _set(db, site, day, closed_early_at=to_ms(ask.now), closed_early_reason=reason)
        return SiteClosedEarly(day, reason)

    _today(store, site_id, ask, work)


def reopen(store: Store, site_id: str, ask: Ask) -> None:
    """Take an early close back; nothing happens if there was none."""

    def work(db: Database, site: Site, day: str) -> Event | None:
        was = how_it_went(db, site, ask.now)["closed_early_at"]
        _set(db, site, day, closed_early_at=None, closed_early_reason=None)
        return SiteReopened(day) if was is not None else None

    _today(store, site_id, ask, work)


def stop_close(store: Store, site_id: str, ask: Ask) -> None:
    """Keep this service day open for those who wait, until it may close or the next begins."""

    def work(db: Database, site: Site, day: str) -> Event | None:
        if how_it_went(db, site, ask.now)["close_stopped_at"] is not None:
            return None
        _set(db, site, day, close_stopped_at=to_ms(ask.now))
        return DayCloseStopped(day)

    _today(store, site_id, ask, work)


def resume_close(store: Store, site_id: str, ask: Ask) -> None:
    """Let this service day close again at its time."""

    def work(db: Database, site: Site, day: str) -> Event | None:
        if how_it_went(db, site, ask.now)["close_stopped_at"] is None:
            return None
        _set(db, site, day, close_stopped_at=None)
        return DayCloseResumed(day)

    _today(store, site_id, ask, work)


def _today(
    store: Store, site_id: str, ask: Ask, work: Callable[[Database, Site, str], Event | None]
) -> None:
    with store.write() as db:
        site = sites.get(db, site_id)
        event = work(db, site, site.service_day(ask.now).isoformat())
        if event is not None:
            _log(db, site, event, ask)


def _set(db: Database, site: Site, day: str, **values: object) -> None:
    db.execute("INSERT OR IGNORE INTO site_day (site, service_day) VALUES (?, ?)", (site.id, day))
    assignments = ", ".join(f"{column} = ?" for column in values)
    db.execute(
        f"UPDATE site_day SET {assignments} WHERE site = ? AND service_day = ?",  # noqa: S608
        (*values.values(), site.id, day),
    )


def _one_of(reason: str, known: dict[str, str]) -> None:
    if reason not in known:
        raise BadRequest(f"'{reason:.40}' is no reason; give one of: {', '.join(known)}")


def _log(db: Database, site: Site, event: Event, ask: Ask) -> None:
    eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)


# ---------------------------------------------------------------------- how the day stands


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
            eventlog.append(db, site.id, event, now=now, actor=SYSTEM)
            db.execute(
                "UPDATE step SET state = 'ended', ended_at = ?, outcome = ?,"
                " waiting_since = waiting_since + ? - coalesce(held_at, ?), held_at = NULL,"
                " hold_until = NULL, hold_reason = NULL WHERE id = ?",
                (to_ms(now), DAY_CLOSED, to_ms(now), to_ms(now), step),
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
