"""What is booked, for commands and screens. Reading only."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from storage import Connection
from storage.times import to_ms
from ticketing.appointments.model import COLUMNS, TABLES, Appointment, Block, Person, of_row
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.visits import numbering

_SELECT = f"SELECT {COLUMNS} FROM {TABLES}"  # noqa: S608


def get(conn: Connection, appointment: str) -> Appointment:
    """The appointment of this id; NotFound if there is none."""
    row = conn.execute(f"{_SELECT} WHERE a.id = ?", (appointment,)).fetchone()
    if row is None:
        raise NotFound("There is no such appointment. Check the address or the code.")
    return of_row(row)


def booked_place(conn: Connection, appointment: str) -> str | None:
    """The service point that an appointment was booked at; None if there is none of this id."""
    row = conn.execute(
        "SELECT service_point FROM appointment WHERE id = ?", (appointment,)
    ).fetchone()
    return None if row is None else str(row[0])


def person(conn: Connection, appointment: str) -> Person:
    """Who comes, as far as it was written down and still is."""
    row = conn.execute(
        "SELECT name, contact, note FROM appointment_person WHERE appointment = ?", (appointment,)
    ).fetchone()
    return Person() if row is None else Person(*tuple(row))


def people_of(conn: Connection, appointments: Iterable[str]) -> dict[str, Person]:
    """Who comes to these appointments, as far as it was written down and still is."""
    rows = conn.execute(
        "SELECT appointment, name, contact, note FROM appointment_person"
        " WHERE appointment IN (SELECT value FROM json_each(?))",
        (json.dumps(list(appointments)),),
    )
    return {row[0]: Person(*tuple(row)[1:]) for row in rows}


#: How far back and ahead a search looks, and how many it finds.
_SEARCHED_BACK_MS = 14 * 86_400_000
_SEARCHED_AHEAD_MS = 400 * 86_400_000
MOST_FOUND = 50


def search(
    conn: Connection, site: Site, text: str, now: datetime, only: Collection[str] | None = None
) -> list[Appointment]:
    """The appointments of two weeks ago or later that a name (any part of it), a contact, the
    number of their ticket or a code means, however it is typed; 50 at most, by time, and of `only`
    these enquiry types where given."""
    types = None if only is None else json.dumps(sorted(only))
    clean = "".join(text.split()).replace("-", "")
    like = "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    numbers = json.dumps(numbering.meant(text, (one.prefix for one in site.enquiries)))
    rows = conn.execute(
        f"{_SELECT} LEFT JOIN appointment_person p ON p.appointment = a.id"  # noqa: S608
        " WHERE a.site = ? AND a.starts_at > ? AND a.starts_at < ? AND (a.code = ?"
        " OR p.name LIKE ? ESCAPE '\\' OR p.contact LIKE ? ESCAPE '\\'"
        " OR v.number IN (SELECT value FROM json_each(?)))"
        " AND (? IS NULL OR a.enquiry IN (SELECT value FROM json_each(?)))"
        " ORDER BY a.starts_at LIMIT ?",
        (site.id, to_ms(now) - _SEARCHED_BACK_MS, to_ms(now) + _SEARCHED_AHEAD_MS, clean, like,
         like, numbers, types, types, MOST_FOUND),
    )  # fmt: skip
    return [of_row(row) for row in rows]


def names_of(conn: Connection, appointments: Iterable[str]) -> dict[str, str]:
    """The names that were written down for these appointments, as far as they still are."""
    rows = conn.execute(
        "SELECT appointment, name FROM appointment_person WHERE name IS NOT NULL"
        " AND appointment IN (SELECT value FROM json_each(?))",
        (json.dumps(list(appointments)),),
    )
    return dict(rows.fetchall())


def between(conn: Connection, site: str, first_ms: int, last_ms: int) -> list[Appointment]:
    """Every appointment that overlaps [first, last), cancelled ones included, by time."""
    rows = conn.execute(
        f"{_SELECT} WHERE a.site = ? AND a.starts_at < ? AND a.starts_at > ? AND a.ends_at > ?"
        " ORDER BY a.starts_at, a.service_point",
        (site, last_ms, first_ms - _LONGEST_MS, first_ms),
    )
    return [of_row(row) for row in rows]


#: No appointment is longer, so that a range of starts finds all that overlap.
_LONGEST_MS = 8 * 3600 * 1000
_LONGEST_BLOCK_MS = 31 * 86_400 * 1000


def blocks_between(conn: Connection, site: str, first_ms: int, last_ms: int) -> list[Block]:
    """The blocks that overlap [first, last), by time."""
    rows = conn.execute(
        "SELECT id, site, adviser, service_point, starts_at, ends_at, reason FROM block"
        " WHERE site = ? AND starts_at < ? AND starts_at > ? AND ends_at > ?"
        " ORDER BY starts_at, id",
        (site, last_ms, first_ms - _LONGEST_BLOCK_MS, first_ms),
    )
    return [Block(*tuple(row)) for row in rows]


def upcoming(
    conn: Connection,
    site: Site,
    now: datetime,
    adviser: str | None = None,
    point: str | None = None,
    within_s: int | None = None,
) -> list[Appointment]:
    """The appointments that are still to begin, by time.

    Booked or checked in, not yet called, and not past their end. One whose time has come and whose
    visitor is not there yet is among them until housekeeping calls it missed. `adviser` and `point`
    narrow it down, `within_s` leaves out those that start later than so many seconds from now.
    """
    at = to_ms(now)
    latest = at + (_LONGEST_BLOCK_MS if within_s is None else within_s * 1000)
    rows = conn.execute(
        f"{_SELECT} WHERE a.site = ? AND a.state IN ('booked', 'checked_in')"
        " AND a.starts_at > ? AND a.starts_at <= ? AND a.ends_at > ?"
        " AND (? IS NULL OR a.adviser = ?) AND (? IS NULL OR a.service_point = ?)"
        " ORDER BY a.starts_at, a.id",
        (site.id, at - _LONGEST_MS, latest, at, adviser, adviser, point, point),
    )
    return [found for found in map(of_row, rows) if not found.begun]


#: So many that are in the way are named one by one.
_MOST_IN_THE_WAY = 50


def booked_at(
    conn: Connection, site: Site, point: str, now: datetime, until_ms: int | None
) -> list[Appointment]:
    """The appointments at a service point that are still to begin before a moment (ms UTC), or on
    this service day where that is None; 50 at most."""
    today = site.service_day(now).isoformat()
    rows = conn.execute(
        f"{_SELECT} WHERE a.site = ? AND a.service_point = ? AND a.ends_at > ?"
        " AND a.state IN ('booked', 'checked_in')"
        " AND iif(? IS NULL, a.service_day = ?, a.starts_at < ?) ORDER BY a.starts_at LIMIT ?",
        (site.id, point, to_ms(now), until_ms, today, until_ms, _MOST_IN_THE_WAY),
    )
    return [found for found in map(of_row, rows) if not found.begun]


def by_code(conn: Connection, site: str, code: str) -> Appointment | None:
    """The appointment that a visitor's code means: the open one, else the latest of this code."""
    row = conn.execute(
        f"{_SELECT} WHERE a.site = ? AND a.code = ?"
        " ORDER BY a.state = 'booked' DESC, a.starts_at DESC LIMIT 1",
        (site, code),
    ).fetchone()
    return None if row is None else of_row(row)
