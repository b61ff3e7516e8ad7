"""Whom to ring: everybody whose appointment a date with other hours did not keep, until somebody
says that they were rung, or it is too late for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import to_ms
from ticketing.appointments.model import Appointment, Person
from ticketing.appointments.queries import get, people_of
from ticketing.asks import Ask
from ticketing.errors import NotFound

#: So long a line stays after somebody was rung, and after the last moment that it is about.
STAYS = timedelta(days=1)
#: So many are listed, the most urgent.
MOST = 500

# Whoever was moved comes at the wrong time still while the later of the two is to come.
_LISTED = (
    "SELECT r.appointment, r.was_at, r.rung_at FROM to_ring r"
    " JOIN appointment a ON a.id = r.appointment WHERE r.site = ?"
    " AND (r.rung_at IS NULL OR r.rung_at > ?)"
    " AND max(r.was_at, CASE a.state WHEN 'cancelled' THEN 0 ELSE a.starts_at END) > ?"
    " ORDER BY r.was_at, r.appointment LIMIT ?"
)
# Whoever was not rung yet knows of the first time alone.
_PUT = (
    "INSERT INTO to_ring (appointment, site, was_at, put_at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (appointment) DO UPDATE SET put_at = excluded.put_at, rung_at = NULL,"
    " was_at = CASE WHEN rung_at IS NULL THEN was_at ELSE excluded.was_at END"
)


@dataclass(frozen=True, slots=True)
class ToRing:
    """Somebody to be rung: the appointment as it is by now, the time that they know of (ms UTC),
    who comes, and when they were rung."""

    appointment: Appointment
    was_at: int
    person: Person
    rung_at: int | None


def put(db: Database, one: Appointment, ask: Ask) -> None:
    """Somebody is to be rung about an appointment, which is given as they know it."""
    db.execute(_PUT, (one.id, one.site, one.starts_at, to_ms(ask.now)))


def listed(conn: Connection, site: str, now: datetime) -> list[ToRing]:
    """Everybody who is to be rung, or was within a day, by the time that they know of."""
    since = to_ms(now - STAYS)
    rows = conn.execute(_LISTED, (site, since, since, MOST)).fetchall()
    people = people_of(conn, (row[0] for row in rows))
    return [
        ToRing(get(conn, key), was_at, people.get(key, Person()), rung_at)
        for key, was_at, rung_at in rows
    ]


def tick(store: Store, site: str, appointment: str, ask: Ask, *, rung: bool) -> None:
    """Say that somebody was rung, or was not; NotFound for whom nobody is to ring."""
    with store.write() as db:
        found = db.execute(
            "UPDATE to_ring SET rung_at = CASE WHEN ? THEN coalesce(rung_at, ?) END"
            " WHERE site = ? AND appointment = ? RETURNING appointment",
            (rung, to_ms(ask.now), site, appointment),
        ).fetchone()
    if found is None:
        raise NotFound("Nobody is to be rung about this appointment any more.")
