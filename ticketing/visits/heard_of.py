"""What became of each call of a visit on the screens of the waiting areas: for whoever is asked why
somebody was skipped. Reading only."""

from __future__ import annotations

import json
from dataclasses import dataclass

from storage import Connection
from ticketing.sites import Site

#: Nobody was called more often than that, and nobody reads more.
MOST_CALLS = 10
_CALLS = (
    "SELECT seq, at, body FROM event WHERE visit = ?"
    " AND kind IN ('visit_called', 'visit_recalled', 'visit_moved') ORDER BY seq DESC LIMIT ?"
)
_TOLD = (
    "SELECT r.screen, r.said_at IS NOT NULL, k.name IS NOT NULL FROM call_receipt r"
    " LEFT JOIN screen k ON k.site = r.site AND k.id = r.screen"
    " WHERE r.site = ? AND r.announcement = ? GROUP BY r.screen"
)
_OURS = "SELECT id, zone FROM screen WHERE site = ? AND name IS NOT NULL AND first_seen <= ?"


@dataclass(frozen=True, slots=True)
class CallHeardOf:
    """A call: when (ms UTC), to which service point; on how many screens it was shown, of how many
    of ours that show that place, and on how many it was said. Where none is ours, `screens` is None
    and whoever told anything counts."""

    at: int
    service_point: str
    shown: int
    said: int
    screens: int | None


def calls_of(conn: Connection, site: Site, visit: str) -> list[CallHeardOf]:
    """The calls of a visit, the oldest first; of very many the last."""
    rows = conn.execute(_CALLS, (visit, MOST_CALLS)).fetchall()
    return [
        _heard_of(conn, site, seq, at, json.loads(body).get("service_point", ""))
        for seq, at, body in reversed(rows)
    ]


def _heard_of(conn: Connection, site: Site, seq: int, at: int, point: str) -> CallHeardOf:
    zones = {one.id for one in site.screens if point in one.places}
    ours = {row[0] for row in conn.execute(_OURS, (site.id, at)) if row[1] in zones}
    told = conn.execute(_TOLD, (site.id, seq)).fetchall()
    if ours:
        told = [row for row in told if row[0] in ours]
    said = sum(row[1] for row in told)
    return CallHeardOf(at, point, len(told), said, len(ours) if ours else None)
