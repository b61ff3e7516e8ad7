"""What the tables say, for commands and screens. Reading only; every query is bounded."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ticketing.errors import NotFound
from ticketing.model import Visit
from ticketing.routing import Waiting
from ticketing.site import Site

Connection = sqlite3.Connection | Database

_VISIT = (
    "SELECT v.id AS visit, v.site, v.service_day, coalesce(v.number, '') AS number, s.enquiry,"
    " s.state, v.language, v.kiosk, v.arrived_at, s.waiting_since, s.called_at, s.last_called_at,"
    " s.serving_at, s.ended_at, s.recalls, s.service_point, s.adviser, s.outcome, s.target_s,"
    " v.source, v.needs, v.asked_language, s.origin, s.for_adviser, s.appointment, s.avoidable,"
    " s.held_at, s.hold_until, s.hold_reason, s.id AS step_id"
    " FROM visit v JOIN step s ON s.visit = v.id"
)


@dataclass(frozen=True, slots=True)
class Present:
    """A visit and the id of its present step."""

    visit: Visit
    step: int


def _present(row: sqlite3.Row) -> Present:
    values = dict(row)
    step = values.pop("step_id")
    return Present(Visit(**values), step)


def present(conn: Connection, visit: str) -> Present:
    """The visit with its open step, or else its latest; NotFound if there is none of this id."""
    row = conn.execute(
        _VISIT + " WHERE v.id = ? AND s.state != 'planned' ORDER BY s.position DESC LIMIT 1",
        (visit,),
    ).fetchone()
    if row is None:
        raise NotFound("There is no such ticket. Check the address or the code that you scanned.")
    return _present(row)


def at_point(conn: Connection, site: str, point: str) -> Present | None:
    """The visit that is called to, or served at, a service point."""
    row = conn.execute(
        _VISIT + " WHERE s.site = ? AND s.service_point = ? AND s.state IN ('called', 'serving')",
        (site, point),
    ).fetchone()
    return None if row is None else _present(row)


def last_ended_at(conn: Connection, site: str, service_day: str, point: str) -> Present | None:
    """The visit that ended last at a service point on this service day."""
    row = conn.execute(
        _VISIT + " WHERE s.site = ? AND s.service_day = ? AND s.service_point = ?"
        " AND s.state = 'ended' ORDER BY s.ended_at DESC, s.id DESC LIMIT 1",
        (site, service_day, point),
    ).fetchone()
    return None if row is None else _present(row)


# ---------------------------------------------------------------------- who waits


def ahead(conn: Connection, visit: str) -> int:
    """How many wait for the same enquiry type and came before; 0 for a visit that doesn't wait."""
    row = conn.execute(
        "SELECT site, service_day, enquiry, queued_at, id FROM step"
        " WHERE visit = ? AND state = 'waiting'",
        (visit,),
    ).fetchone()
    if row is None:
        return 0
    count = conn.execute(
        "SELECT count(*) FROM step WHERE state = 'waiting' AND site = ? AND service_day = ?"
        " AND enquiry = ? AND (queued_at, id) < (?, ?)",
        tuple(row),
    ).fetchone()
    return int(count[0])


def waiting_for(conn: Connection, site: str, service_day: str, enquiry: str) -> int:
    """How many wait for one enquiry type."""
    row = conn.execute(
        "SELECT count(*) FROM step WHERE state = 'waiting' AND site = ? AND service_day = ?"
        " AND enquiry = ?",
        (site, service_day, enquiry),
    ).fetchone()
    return int(row[0])


def waiting_counts(conn: Connection, site: str, service_day: str) -> dict[str, int]:
    """How many wait, by enquiry type; types with nobody are left out."""
    rows = conn.execute(
        "SELECT enquiry, count(*) FROM step WHERE state = 'waiting' AND site = ?"
        " AND service_day = ? GROUP BY enquiry",
        (site, service_day),
    )
    return {row[0]: row[1] for row in rows}


def waiting_steps(
    conn: Connection, site: Site, service_day: str, *, limit: int = 200
) -> list[Waiting]:
    """The first `limit` who wait, longest first."""
    rows = conn.execute(
        f"SELECT {WAITING} FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
        " WHERE s.state = 'waiting' AND s.site = ? AND s.service_day = ?"
        " ORDER BY s.queued_at, s.id LIMIT ?",
        (site.id, service_day, limit),
    )
    return [waiting_of(site, row) for row in rows]


#: The columns of which `waiting_of` makes a Waiting: of a step `s` and its visit `v`.
WAITING = (
    "s.id, s.visit, v.number, s.enquiry, s.queued_at, s.waiting_since, s.target_s, s.weight,"
    " s.for_adviser, s.asked_language, s.place_needs, s.appointment, s.origin"
)


def waiting_of(site: Site, row: sqlite3.Row | tuple[Any, ...]) -> Waiting:
    """The waiting step of a row of WAITING. A language that all staff speak counts as none."""
    (step, visit, number, kind, queued_at, waiting_since, target_s, weight, for_adviser, language,
     needs, appointment, origin) = tuple(row)  # fmt: skip
    enquiry = site.enquiry(kind)
    return Waiting(
        step=step,
        visit=visit,
        number=number,
        enquiry=enquiry.id,
        queued_at=queued_at,
        waiting_since=waiting_since,
        target_s=target_s,
        weight=weight,
        for_adviser=for_adviser,
        asked_language=None if language == site.staff_language else language,
        place_needs=frozenset(needs.split(",")) if needs else frozenset(),
        appointment=appointment,
        origin=origin,
        needs_private_room=enquiry.needs_private_room,
        service_s=enquiry.service_s,
    )


def skills(site: Site, adviser: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(preferred, backup) enquiry types of an adviser; every type, preferred, without one.

    A service point that a program drives with a token, nobody signed on there, serves them all.
    """
    if adviser is None:
        return tuple(enquiry.id for enquiry in site.enquiries), ()
    found = site.adviser(adviser)
    return found.skills, found.backup


# ---------------------------------------------------------------------- staff at their places


_SIGN_ON = (
    "SELECT adviser, service_point, since, pause, pause_reason, pause_since FROM sign_on"
    " WHERE site = ? AND until IS NULL"
)


@dataclass(frozen=True, slots=True)
class SignOn:
    """Who is signed on where, since when (ms UTC), and the `pause` that they take there, if any:
    'break' with its reason, or 'wrap_up'."""

    adviser: str
    service_point: str
    since: int
    pause: str | None = None
    pause_reason: str | None = None
    pause_since: int | None = None


def signed_on_at(conn: Connection, site: str, point: str) -> SignOn | None:
    """Who is signed on at a service point."""
    row = conn.execute(_SIGN_ON + " AND service_point = ?", (site, point)).fetchone()
    return None if row is None else SignOn(*row)


def point_of(conn: Connection, site: str, adviser: str) -> SignOn | None:
    """Where an adviser is signed on."""
    row = conn.execute(_SIGN_ON + " AND adviser = ?", (site, adviser)).fetchone()
    return None if row is None else SignOn(*row)


def signed_on(conn: Connection, site: str) -> dict[str, SignOn]:
    """Everybody who is signed on, by service point."""
    rows = conn.execute(_SIGN_ON, (site,))
    return {row[1]: SignOn(*row) for row in rows}


def pin_hash(conn: Connection, site: str, adviser: str) -> str | None:
    """The adviser's PIN, hashed; None if none was set."""
    row = conn.execute(
        "SELECT pin_hash FROM adviser WHERE site = ? AND id = ? AND retired = 0", (site, adviser)
    ).fetchone()
    return None if row is None else row[0]
