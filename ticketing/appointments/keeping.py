"""How long an appointment is kept, and what follows when nobody comes: it is missed."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.appointments.model import GONE, SLOT_MS, Appointment
from ticketing.appointments.queries import get
from ticketing.asks import SYSTEM, Ask
from ticketing.day import standstill
from ticketing.events import log
from ticketing.events.appointments import AppointmentKept, AppointmentMissed
from ticketing.sites import Site
from ticketing.sites.parts import AppointmentType

#: '10:30' lasts until 10:31.
GRACE = timedelta(minutes=1)

#: Claims of times long gone are of no use to anybody.
CLAIMS_KEPT = timedelta(days=7)


def last_minute(site: Site, one: Appointment) -> datetime:
    """The last minute in which its visitor can still check in."""
    kind = type_of(site, one)
    return from_ms(one.starts_at) + timedelta(minutes=kind.late_minutes if kind else 10)


def kept_until(conn: Connection, site: Site, one: Appointment, now: datetime) -> datetime:
    """When it is given up: at the end of that minute, and later by as long as everybody was asked
    to stop meanwhile."""
    until = to_ms(last_minute(site, one) + GRACE)
    return from_ms(standstill.stood_until(conn, site.id, one.starts_at, until, to_ms(now)))


def type_of(site: Site, one: Appointment) -> AppointmentType | None:
    """The appointment's type; None if the site file no longer has it."""
    return next((kind for kind in site.appointment_types if kind.id == one.type), None)


def miss(store: Store, site_id: str, now: datetime) -> int:
    """Give up the appointments to which nobody came in time; returns how many."""
    with store.write() as db:
        site = sites.get(db, site_id)
        rows = db.execute(
            "SELECT a.id FROM appointment a WHERE a.site = ? AND a.starts_at < ?"
            " AND (a.state = 'booked' OR (a.state = 'checked_in' AND (SELECT outcome FROM step"
            " WHERE appointment = a.id AND visit = a.visit ORDER BY id DESC LIMIT 1) IN (?, ?)))",
            (site.id, to_ms(now), *GONE),
        ).fetchall()
        late = [
            one
            for one in (get(db, row[0]) for row in rows)
            if now >= kept_until(db, site, one, now)
        ]
        for one in late:
            db.execute(
                "UPDATE appointment SET state = 'missed', visit = NULL, punctuality = NULL,"
                " checked_in_at = NULL, updated_at = ? WHERE id = ?",
                (to_ms(now), one.id),
            )
            event = AppointmentMissed(one.id, one.service_day)
            log.append(db, site.id, event, Ask(now, SYSTEM))
    return len(late)


def miss_no_more(store: Store, site_id: str, now: datetime) -> int:
    """Keep the appointments again that a clock which was ahead had given up: their time is still to
    come. One whose time was given to another stays missed. Returns how many."""
    to_come = "SELECT id FROM appointment WHERE site = ? AND state = 'missed' AND starts_at > ?"
    with store.read() as conn:
        if conn.execute(to_come, (site_id, to_ms(now))).fetchone() is None:
            return 0
    kept = 0
    with store.write() as db:
        for (key,) in db.execute(to_come, (site_id, to_ms(now))).fetchall():
            one = get(db, key)
            try:
                db.execute(
                    "UPDATE appointment SET state = 'booked', updated_at = ? WHERE id = ?",
                    (to_ms(now), one.id),
                )
            except sqlite3.IntegrityError:
                continue
            log.append(db, site_id, AppointmentKept(one.id, one.service_day), Ask(now, SYSTEM))
            kept += 1
    return kept


def forget(store: Store, site_id: str, now: datetime) -> int:
    """Delete who came, so many days after as the site says; returns how many were forgotten."""
    with store.write() as db:
        site = sites.get(db, site_id)
        before = to_ms(now - timedelta(days=site.booking.forget_days))
        gone = db.execute(
            "DELETE FROM appointment_person WHERE appointment IN"
            " (SELECT id FROM appointment WHERE site = ? AND ends_at < ?)",
            (site.id, before),
        ).rowcount
        # What a file said of them: a digest of a name is little less than the name.
        db.execute(
            "UPDATE appointment_said SET person = NULL WHERE person IS NOT NULL"
            " AND appointment IN (SELECT id FROM appointment WHERE site = ? AND ends_at < ?)",
            (site.id, before),
        )
        db.execute(
            "DELETE FROM appointment_slot WHERE site = ? AND slot < ?",
            (site.id, to_ms(now - CLAIMS_KEPT) // SLOT_MS),
        )
    return int(gone)
