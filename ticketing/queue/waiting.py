"""Who waits, and what stands beside them. Reading only; every query is bounded."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from storage import Connection, text
from ticketing.queue.routing import Waiting
from ticketing.sites import Site
from ticketing.visits import rests
from ticketing.visits.queries import NOT_GREETED, needs_of

#: The columns of which `waiting_of` makes a Waiting: of a step `s` and its visit `v`.
WAITING = (
    "s.id, s.visit, v.number, s.enquiry, s.queued_at, s.waiting_since, s.target_s, s.weight,"
    " s.for_adviser, s.asked_language, s.place_needs, s.appointment, s.origin, s.rests"
)

_NONE: frozenset[str] = frozenset()


def waiting_for(conn: Connection, site: str, service_day: str, enquiry: str) -> int:
    """How many wait for one enquiry type."""
    row = conn.execute(
        "SELECT waiting FROM waiting_count WHERE site = ? AND service_day = ? AND enquiry = ?",
        (site, service_day, enquiry),
    ).fetchone()
    return int(row[0]) if row else 0


def waiting_counts(conn: Connection, site: str, service_day: str) -> dict[str, int]:
    """How many wait, by enquiry type; types with nobody are left out."""
    rows = conn.execute(
        "SELECT enquiry, waiting FROM waiting_count WHERE site = ? AND service_day = ?",
        (site, service_day),
    )
    return {row[0]: row[1] for row in rows}


def waiting_by_kiosk(conn: Connection, site: str, service_day: str) -> dict[str | None, int]:
    """How many wait, by the kiosk that gave the ticket; None for tickets of no kiosk."""
    rows = conn.execute(
        "SELECT v.kiosk, count(*) FROM step s JOIN visit v ON v.id = s.visit"
        " WHERE s.site = ? AND s.service_day = ? AND s.state = 'waiting' GROUP BY v.kiosk",
        (site, service_day),
    )
    return {row[0]: row[1] for row in rows}


#: Of these enquiry types alone; of all for NULL.
_ONLY = " AND (:only IS NULL OR s.enquiry IN (SELECT value FROM json_each(:only)))"


def waiting_steps(
    conn: Connection,
    site: Site,
    service_day: str,
    *,
    limit: int = 200,
    only: Collection[str] | None = None,
) -> list[Waiting]:
    """The first `limit` who wait, longest first; of `only` these enquiry types, where given."""
    rows = conn.execute(
        f"SELECT {WAITING} FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
        f" WHERE s.state = 'waiting' AND s.site = :site AND s.service_day = :day{_ONLY}"
        " ORDER BY s.queued_at, s.id LIMIT :limit",
        {"site": site.id, "day": service_day, "limit": limit, "only": _listed(only)},
    )
    return [waiting_of(site, row) for row in rows]


def _listed(only: Collection[str] | None) -> str | None:
    return None if only is None else text.as_text(sorted(only))


def waiting_of(site: Site, row: sqlite3.Row | tuple[Any, ...]) -> Waiting:
    """The waiting step of a row of WAITING. A language that all staff speak counts as none."""
    (step, visit, number, kind, queued_at, waiting_since, target_s, weight, for_adviser, language,
     needs, appointment, origin, kept) = row  # fmt: skip
    enquiry = site.enquiry(kind)
    return Waiting(
        step, visit, number, kind, queued_at, waiting_since, target_s, weight, for_adviser,
        None if language == site.staff_language else language,
        frozenset(needs.split(",")) if needs else _NONE,
        appointment, origin, enquiry.needs_private_room, enquiry.service_s,
        rests.taken_off(kept, waiting_since) if kept else 0,
    )  # fmt: skip


_MARKS = f"""
SELECT s.visit, v.language, v.needs, coalesce(s.asked_language, v.asked_language),
    EXISTS (SELECT 1 FROM note n WHERE n.visit = v.id),
    CASE WHEN {NOT_GREETED} THEN s.waiting_since + 1000 * v.greet_s END
FROM step s JOIN visit v ON v.id = s.visit
WHERE s.state = 'waiting' AND s.site = :site AND s.service_day = :day{_ONLY}
ORDER BY s.queued_at, s.id LIMIT :limit
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside one who waits, besides what routing looks at. `greet_by` (ms UTC): until
    when somebody is to have turned to them, where that is promised and nobody did yet."""

    language: str
    needs: tuple[str, ...]
    asked_language: str | None
    noted: bool
    greet_by: int | None = None


def marks(
    conn: Connection, site: str, day: str, limit: int, only: Collection[str] | None = None
) -> dict[str, Marks]:
    """What stands beside the first `limit` who wait, by visit; `only` as in `waiting_steps`."""
    wanted = {"site": site, "day": day, "limit": limit, "only": _listed(only)}
    return {
        visit: Marks(language, needs_of(needs), asked, bool(noted), greet_by)
        for visit, language, needs, asked, noted, greet_by in conn.execute(_MARKS, wanted)
    }
