"""What a desk and a reception show besides the visit in hand: short questions for live states.

Asked again at every change, so each goes through an index and reads one service day at most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ticketing.model import CANCELLED, DAY_CLOSED, HELD, NO_SHOW
from ticketing.queries import Connection

#: The last so many events of a visit are told.
_MOST_TOLD = 60

_MARKS = (
    "SELECT s.visit, v.language, v.needs, coalesce(s.asked_language, v.asked_language),"
    " EXISTS (SELECT 1 FROM note n WHERE n.visit = v.id)"
    " FROM step s JOIN visit v ON v.id = s.visit"
    " WHERE s.state = 'waiting' AND s.site = ? AND s.service_day = ?"
    " ORDER BY s.queued_at, s.id LIMIT ?"
)
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
#: The place that the adviser left in the same moment in which they came here.
_CAME_FROM = (
    "SELECT b.service_point FROM sign_on a JOIN sign_on b ON b.site = a.site"
    " AND b.adviser = a.adviser AND b.until = a.since AND b.service_point != a.service_point"
    " WHERE a.site = ? AND a.service_point = ? AND a.until IS NULL ORDER BY b.id DESC LIMIT 1"
)
_SERVICES = (
    "SELECT enquiry, ended_at - serving_at FROM step WHERE site = ? AND service_day >= ?"
    " AND service_day < ? AND state = 'ended' AND serving_at IS NOT NULL"
    " AND outcome NOT IN (?, ?) ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside one who waits, besides what routing looks at."""

    language: str
    needs: tuple[str, ...]
    asked_language: str | None
    noted: bool


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


def marks(conn: Connection, site: str, day: str, limit: int) -> dict[str, Marks]:
    """What stands beside the first `limit` who wait, by visit."""
    return {
        visit: Marks(language, needs_of(needs), asked, bool(noted))
        for visit, language, needs, asked, noted in conn.execute(_MARKS, (site, day, limit))
    }


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


def steps(conn: Connection, visit: str) -> dict[int, tuple[int, int]]:
    """(waiting since, target in seconds) of each step of a visit, by the step's number."""
    rows = conn.execute("SELECT id, waiting_since, target_s FROM step WHERE visit = ?", (visit,))
    return {row[0]: (row[1], row[2]) for row in rows}


def came_from(conn: Connection, site: str, point: str) -> str | None:
    """The service point that whoever is signed on at `point` left to come here, if they did."""
    row = conn.execute(_CAME_FROM, (site, point)).fetchone()
    return None if row is None else str(row[0])


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
    """How long services took, by enquiry type, each list rising (ms): of steps that ended at a
    service point on the service days from `first` until the day `before`."""
    found: dict[str, list[int]] = {}
    for enquiry, lasted in conn.execute(_SERVICES, (site, first, before, NO_SHOW, DAY_CLOSED)):
        found.setdefault(enquiry, []).append(lasted)
    return found
