"""What displays show and say of calls: numbers and places alone. Reading only.

Who cannot go to a counter is fetched: their calls send nobody anywhere, and are none of these.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from storage import Connection

_ANNOUNCED = (
    "SELECT s.announcement, v.number, s.service_point, s.called_at, s.last_called_at, v.language,"
    " s.state, s.recalls FROM step s JOIN visit v ON v.id = s.visit"
    " WHERE s.site = ? AND s.service_day = ? AND s.announcement IS NOT NULL"
    " AND instr(',' || v.needs || ',', ',fetch,') = 0 ORDER BY s.announcement DESC LIMIT ?"
)
_ANNOUNCEMENT = (
    "SELECT e.body, e.at FROM event e JOIN visit v ON v.id = e.visit WHERE e.seq = ? AND e.site = ?"
    " AND e.kind IN ('visit_called', 'visit_recalled', 'visit_moved')"
    " AND instr(',' || v.needs || ',', ',fetch,') = 0"
)
_AWAITED = (
    "SELECT 1 FROM step WHERE site = ? AND service_day = ? AND announcement = ?"
    " AND state = 'called'"
)


@dataclass(frozen=True, slots=True)
class Announced:
    """A step that was called: where, when first and last (ms UTC), and how it stands.

    `announcement` is the sequence number of its last call, recall or move.
    """

    announcement: int
    number: str
    service_point: str
    called_at: int
    last_called_at: int
    language: str
    state: str
    recalls: int


def announced(conn: Connection, site: str, day: str, limit: int) -> list[Announced]:
    """The last `limit` steps of a service day that were called, the newest announcement first."""
    return [Announced(*row) for row in conn.execute(_ANNOUNCED, (site, day, limit))]


def announcement(
    conn: Connection, site: str, day: str, seq: int, since: int
) -> tuple[str, str] | None:
    """(number, service point) of the call, recall or move with this sequence number; None for
    what is no such event, and for one before `since` (ms UTC) whose visitor is not awaited."""
    row = conn.execute(_ANNOUNCEMENT, (seq, site)).fetchone()
    if row is None or (row[1] < since and not awaited(conn, site, day, seq)):
        return None
    body = json.loads(row[0])
    return body["number"], body["service_point"]


def awaited(conn: Connection, site: str, day: str, seq: int) -> bool:
    """Whether this is the newest announcement of a visitor who is called and has not come yet."""
    return conn.execute(_AWAITED, (site, day, seq)).fetchone() is not None
