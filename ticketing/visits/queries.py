"""What the tables say of visits, for commands and screens.

Reading only. Asked again at every change, so each goes through an index and reads one service day
at most.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from storage import Connection
from ticketing.errors import NotFound
from ticketing.visits import numbering
from ticketing.visits.model import CANCELLED, DAY_CLOSED, HELD, NO_SHOW, Visit

_VISIT = (
    "SELECT v.id AS visit, v.site, v.service_day, coalesce(v.number, '') AS number, s.enquiry,"
    " s.state, v.language, v.kiosk, v.arrived_at, s.waiting_since, s.called_at, s.last_called_at,"
    " s.serving_at, s.ended_at, s.recalls, s.service_point, s.adviser, s.outcome, s.target_s,"
    " v.source, v.needs, v.asked_language, s.origin, s.for_adviser, s.appointment, s.avoidable,"
    " s.held_at, s.hold_until, s.hold_reason, s.rests, s.id AS step_id"
    " FROM visit v JOIN step s ON s.visit = v.id"
)


#: Of a step `s` and its visit `v`: whether nobody of the house turned to its visitor yet. A call is
#: that, and so are a ticket from reception, a check-in and a service without a ticket.
NOT_GREETED = (
    "s.position = 1 AND s.called_at IS NULL AND v.greeted_at IS NULL"
    " AND v.source IN ('kiosk', 'program')"
)


@dataclass(frozen=True, slots=True)
class Present:
    """A visit and the id of its present step."""

    visit: Visit
    step: int


def any_yet(conn: Connection, site: str) -> bool:
    """Whether a ticket was ever given at a site."""
    found = conn.execute("SELECT 1 FROM visit WHERE site = ? LIMIT 1", (site,)).fetchone()
    return found is not None


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


def numbered(conn: Connection, site: str, service_day: str, number: str) -> Visit | None:
    """The visit that has a ticket number on a service day."""
    row = conn.execute(
        "SELECT id FROM visit WHERE site = ? AND service_day = ? AND number = ?",
        (site, service_day, number),
    ).fetchone()
    return None if row is None else present(conn, row[0]).visit


def meant(conn: Connection, site: str, service_day: str, typed: str) -> list[Visit]:
    """The visits of a service day whose ticket number `typed` may mean (`numbering.meant`)."""
    rows = conn.execute(
        "SELECT prefix FROM number_series WHERE site = ? AND service_day = ?", (site, service_day)
    ).fetchall()
    numbers = numbering.meant(typed, (row[0] for row in rows))
    found = (numbered(conn, site, service_day, number) for number in numbers)
    return [visit for visit in found if visit is not None]


def last_event(conn: Connection, visit: str) -> tuple[str, int]:
    """(kind, moment in ms UTC) of what happened last to a visit; ('', 0) if nothing did."""
    row = conn.execute(
        "SELECT kind, at FROM event WHERE visit = ? ORDER BY seq DESC LIMIT 1", (visit,)
    ).fetchone()
    return ("", 0) if row is None else (row[0], row[1])


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


#: The last so many events of a visit are told.
_MOST_TOLD = 60

_HELD = (
    "SELECT s.visit, coalesce(v.number, ''), s.enquiry, v.language, v.needs, s.for_adviser,"
    " s.hold_reason, s.held_at, s.hold_until,"
    " EXISTS (SELECT 1 FROM note n WHERE n.visit = v.id)"
    " FROM step s JOIN visit v ON v.id = s.visit"
    " WHERE s.state = 'held' AND s.site = ? AND s.service_day = ? ORDER BY s.hold_until, s.id"
)

_BUSY = (
    "SELECT service_point, state FROM step WHERE site = ? AND state IN ('called', 'serving')"
    " AND service_point IS NOT NULL"
)

_ENDED = (
    "SELECT outcome = ? AS no_show, count(*) FROM step WHERE site = ? AND service_day = ?"
    " AND state = 'ended' AND outcome NOT IN (?, ?, ?) AND {who} = ? GROUP BY 1"
)

_SERVICES = (
    "SELECT id, enquiry, iif(origin = 'hold', continues, NULL), outcome, ended_at - serving_at"
    " FROM step WHERE site = ? AND service_day >= ? AND service_day < ? AND state = 'ended'"
    " AND (serving_at IS NOT NULL OR origin = 'hold') ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A visit that rests. Times are ms UTC; `for_adviser` is who holds it, None for the house."""

    visit: str
    number: str
    enquiry: str
    language: str
    needs: tuple[str, ...]
    for_adviser: str | None
    reason: str
    since: int
    until: int
    noted: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a visit, with its own fields in `body`."""

    seq: int
    at: int
    kind: str
    actor: str
    body: dict[str, Any]


def needs_of(stored: str) -> tuple[str, ...]:
    """The needs that a visit's column lists."""
    return tuple(stored.split(",")) if stored else ()


def held(conn: Connection, site: str, day: str) -> list[Held]:
    """The visits on hold, the one whose time is up first in front."""
    return [
        Held(visit, number, enquiry, language, needs_of(needs), whom, reason, since, until, bool(n))
        for visit, number, enquiry, language, needs, whom, reason, since, until, n in conn.execute(
            _HELD, (site, day)
        )
    ]


def busy(conn: Connection, site: str) -> dict[str, str]:
    """The service points with a visit in hand, and whether it is 'called' or 'serving'."""
    return {row[0]: row[1] for row in conn.execute(_BUSY, (site,))}


def happened(conn: Connection, visit: str) -> list[Happened]:
    """The events of a visit, oldest first; of a very long story only the end."""
    rows = conn.execute(
        "SELECT seq, at, kind, actor, body FROM event WHERE visit = ? ORDER BY seq DESC LIMIT ?",
        (visit, _MOST_TOLD),
    ).fetchall()
    return [
        Happened(seq, at, kind, actor, json.loads(body))
        for seq, at, kind, actor, body in reversed(rows)
    ]


def steps(conn: Connection, visit: str) -> dict[int, tuple[int, int, str]]:
    """(waiting since, target in seconds, its rests) of each step of a visit, by its number."""
    sql = "SELECT id, waiting_since, target_s, rests FROM step WHERE visit = ?"
    return {row[0]: (row[1], row[2], row[3]) for row in conn.execute(sql, (visit,))}


def ended(
    conn: Connection, site: str, day: str, *, adviser: str | None, point: str
) -> tuple[int, int]:
    """(served, no-shows) of an adviser's service day; of the service point's without one."""
    who = "service_point" if adviser is None else "adviser"
    rows = conn.execute(
        _ENDED.format(who=who),
        (NO_SHOW, site, day, DAY_CLOSED, CANCELLED, HELD, adviser or point),
    )
    counts = {bool(row[0]): int(row[1]) for row in rows}
    return counts.get(False, 0), counts.get(True, 0)


def service_lengths(conn: Connection, site: str, first: str, before: str) -> dict[str, list[int]]:
    """How long services took, by enquiry type, each list rising (ms), on the service days from
    `first` until the day `before`: of a step that rested all parts together, as in the figures."""
    found: dict[str, list[int]] = {}
    so_far: dict[int, int] = {}
    for step, enquiry, part, outcome, lasted in conn.execute(_SERVICES, (site, first, before)):
        whole = so_far.pop(part, 0) + (lasted or 0)
        if outcome == HELD:
            so_far[step] = whole
        elif outcome != DAY_CLOSED and (lasted is not None or whole):
            found.setdefault(enquiry, []).append(whole)
    return {enquiry: sorted(found[enquiry]) for enquiry in sorted(found)}


def queued_and_planned(conn: Connection, visit: str) -> tuple[int, list[str]]:
    """(the fairness clock of the visit's latest step, the enquiry types that are to follow)."""
    queued_at = conn.execute(
        "SELECT queued_at FROM step WHERE visit = ? AND state != 'planned'"
        " ORDER BY position DESC LIMIT 1",
        (visit,),
    ).fetchone()[0]
    planned = conn.execute(
        "SELECT enquiry FROM step WHERE visit = ? AND state = 'planned' ORDER BY position", (visit,)
    ).fetchall()
    return int(queued_at), [row[0] for row in planned]
