"""What is booked, for commands and screens. Reading only."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from datetime import datetime

from storage import Connection
from storage.times import to_ms
from ticketing.appointments.model import COLUMNS, TABLES, Appointment, Block, Person, of_row
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.sites.advisers import as_typed
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
#: What a telephone number is typed with; the fewest of its figures that are looked for in others,
#: and as many as tell it without the figures of its country.
_TELEPHONE = re.compile(r"\+?[0-9 ()./-]+")
_FEW_FIGURES, _WHOLE = 4, 9


def search(
    conn: Connection, site: Site, text: str, now: datetime, only: Collection[str] | None = None
) -> list[Appointment]:
    """The appointments of two weeks ago or later that a name (any part of it), a contact, the
    number of their ticket or a code means, however it is typed; 50 at most, by time, and of `only`
    these enquiry types where given."""
    types = None if only is None else json.dumps(sorted(only))
    clean = "".join(text.split()).replace("-", "")
    within = (site.id, to_ms(now) - _SEARCHED_BACK_MS, to_ms(now) + _SEARCHED_AHEAD_MS)
    who = json.dumps(_of_whom(conn, within, text))
    numbers = json.dumps(numbering.meant(text, (one.prefix for one in site.enquiries)))
    rows = conn.execute(
        f"{_SELECT} WHERE a.site = ? AND a.starts_at > ? AND a.starts_at < ? AND (a.code = ?"  # noqa: S608
        " OR a.id IN (SELECT value FROM json_each(?))"
        " OR v.number IN (SELECT value FROM json_each(?)))"
        " AND (? IS NULL OR a.enquiry IN (SELECT value FROM json_each(?)))"
        " ORDER BY a.starts_at LIMIT ?",
        (*within, clean, who, numbers, types, types, MOST_FOUND),
    )
    return [of_row(row) for row in rows]


def _of_whom(conn: Connection, within: tuple[str, int, int], text: str) -> list[str]:
    """The appointments whose name or contact somebody means who typed this: without its accents,
    and a telephone number in whatever groups."""
    rows = conn.execute(
        "SELECT p.appointment, p.name, p.contact FROM appointment_person p"
        " JOIN appointment a ON a.id = p.appointment"
        " WHERE a.site = ? AND a.starts_at > ? AND a.starts_at < ?",
        within,
    ).fetchall()
    wanted = as_typed(text)
    figures = _figures(text).lstrip("0") if _TELEPHONE.fullmatch(text.strip()) else ""
    return [
        appointment
        for appointment, name, contact in rows
        if any(wanted and wanted in as_typed(one) for one in (name, contact) if one)
        or (len(figures) >= _FEW_FIGURES and _rings(figures, _figures(contact or "")))
    ]


def _figures(text: str) -> str:
    return "".join(one for one in text if one in "0123456789")


def _rings(figures: str, contact: str) -> bool:
    """Whether it is this number or a part of it; a whole one with or without its country's."""
    return figures in contact or (len(figures) >= _WHOLE and contact.endswith(figures[-_WHOLE:]))


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
