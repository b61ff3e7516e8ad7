"""Who came on a service day, by which way, and what became of them. Reading only."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from storage import Connection
from ticketing.visits.model import CANCELLED, NO_SHOW

#: So many missed calls are shown.
MOST_MISSED = 50
_MISSED = (
    "SELECT s.visit FROM step s WHERE s.site = ? AND s.service_day = ? AND s.state = 'ended'"
    " AND s.outcome = ? AND s.ended_at > ?"
    " AND (? IS NULL OR s.enquiry IN (SELECT value FROM json_each(?)))"
    " AND NOT EXISTS (SELECT 1 FROM step later"
    " WHERE later.visit = s.visit AND later.position > s.position AND later.state != 'planned')"
    " ORDER BY s.ended_at DESC LIMIT ?"
)
_PLANNED = (
    "SELECT visit, id, enquiry FROM step WHERE site = ? AND service_day = ? AND state = 'planned'"
    " ORDER BY visit, position"
)
_IN_HAND = (
    "SELECT s.visit, v.number, s.enquiry, s.state, s.service_point, s.last_called_at,"
    " v.needs FROM step s"
    " JOIN visit v ON v.id = s.visit WHERE s.site = ? AND s.state IN ('called', 'serving')"
    " ORDER BY s.called_at"
)
_AT_RECEPTION = (
    "SELECT id FROM visit WHERE site = ? AND service_day = ?"
    " AND source IN ('reception', 'appointment') AND (? IS NULL OR EXISTS (SELECT 1 FROM step s"
    " WHERE s.visit = visit.id AND s.enquiry IN (SELECT value FROM json_each(?))))"
    " ORDER BY arrived_at DESC, rowid DESC LIMIT ?"
)
_AT_KIOSK = (
    "SELECT id FROM visit WHERE site = ? AND service_day = ? AND kiosk = ?"
    " ORDER BY arrived_at DESC, rowid DESC LIMIT ?"
)
# What was taken back within the minute never was: nobody came for it.
_CAME = (
    "SELECT v.source, s.enquiry, count(*) FROM visit v JOIN step s ON s.visit = v.id"
    " AND s.position = 1 WHERE v.site = ? AND v.service_day = ? AND NOT (s.outcome IS ?"
    " AND (v.source = 'door' OR (v.source = 'reception' AND s.ended_at - v.arrived_at <= ?)))"
    " GROUP BY v.source, s.enquiry"
)


_ISSUED_BY = (
    "SELECT v.id FROM visit v WHERE v.site = ? AND v.service_day = ?"
    " AND EXISTS (SELECT 1 FROM step s WHERE s.visit = v.id AND s.state != 'ended')"
    " AND EXISTS (SELECT 1 FROM event e WHERE e.visit = v.id AND e.kind = 'visit_issued'"
    " AND e.actor = ?) ORDER BY v.arrived_at DESC LIMIT 1"
)
_OF_KIOSK = (
    "SELECT v.id, v.number, (SELECT s.state FROM step s WHERE s.visit = v.id"
    " AND s.state NOT IN ('planned', 'ended')) FROM visit v WHERE v.site = ? AND v.service_day = ?"
    " AND v.kiosk = ? AND v.source = 'kiosk' AND v.arrived_at BETWEEN ? AND ?"
    " ORDER BY v.arrived_at, v.rowid"
)
_FIRST = (
    "SELECT visit FROM step WHERE site = ? AND service_day = ? AND state IN ('waiting', 'called')"
    " ORDER BY queued_at LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class InHand:
    """A visit that is called to, or served at, a service point."""

    visit: str
    number: str
    enquiry: str
    state: str
    service_point: str
    last_called_at: int
    needs: str


def came(conn: Connection, site: str, day: str, taken_back_ms: int) -> list[tuple[str, str, int]]:
    """(source, enquiry type, how many visits) of a service day, without what was taken back at the
    door, or within `taken_back_ms` at the reception."""
    rows = conn.execute(_CAME, (site, day, CANCELLED, taken_back_ms)).fetchall()
    return [(row[0], row[1], row[2]) for row in rows]


def missed(
    conn: Connection, site: str, day: str, after: int, only: Collection[str] | None = None
) -> list[str]:
    """The visits whose call was missed after a moment (ms UTC) and who are not back, the latest
    first; MOST_MISSED at most, of `only` these enquiry types where given."""
    types = _listed(only)
    wanted = (site, day, NO_SHOW, after, types, types, MOST_MISSED)
    return [row[0] for row in conn.execute(_MISSED, wanted)]


def _listed(only: Collection[str] | None) -> str | None:
    return None if only is None else json.dumps(sorted(only))


def planned(conn: Connection, site: str, day: str) -> dict[str, list[tuple[int, str]]]:
    """(step, enquiry type) of what follows for each visit for which something does, in order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for visit, step, enquiry in conn.execute(_PLANNED, (site, day)):
        found.setdefault(visit, []).append((step, enquiry))
    return found


def in_hand(conn: Connection, site: str) -> list[InHand]:
    """The visits that are called or being served, the longest call first."""
    return [InHand(*row) for row in conn.execute(_IN_HAND, (site,))]


def latest_at_reception(
    conn: Connection, site: str, day: str, limit: int, only: Collection[str] | None = None
) -> list[str]:
    """The last visits that a reception took in, the newest first; `only` those that have a step of
    one of these enquiry types."""
    types = _listed(only)
    return [row[0] for row in conn.execute(_AT_RECEPTION, (site, day, types, types, limit))]


def latest_at_kiosk(conn: Connection, site: str, day: str, kiosk: str, limit: int) -> list[str]:
    """The last visits that a kiosk took in, the newest first."""
    return [row[0] for row in conn.execute(_AT_KIOSK, (site, day, kiosk, limit))]


@dataclass(frozen=True, slots=True)
class OfKiosk:
    """The tickets that a kiosk gave in a while, in their order: those of visitors who still wait or
    rest, as (visit, number), and how many are called or served."""

    waiting: tuple[tuple[str, str], ...]
    in_hand: int


def given_by_kiosk(
    conn: Connection, site: str, day: str, kiosk: str, since: int, until: int
) -> OfKiosk:
    """The tickets of a service day that visitors took at a kiosk between two moments (ms UTC); not
    appointments that were checked in there."""
    rows = conn.execute(_OF_KIOSK, (site, day, kiosk, since, until)).fetchall()
    waiting = tuple((row[0], row[1]) for row in rows if row[2] in ("waiting", "held"))
    return OfKiosk(waiting, sum(row[2] in ("called", "serving") for row in rows))


def issued_by(conn: Connection, site: str, day: str, actor: str) -> str | None:
    """The newest visit of a service day that has not ended and whose ticket `actor`, as the log
    names them, took."""
    row = conn.execute(_ISSUED_BY, (site, day, actor)).fetchone()
    return None if row is None else str(row[0])


def first_in_line(conn: Connection, site: str, day: str, most: int) -> list[str]:
    """The visits that wait or are called and came first, at most so many."""
    return [row[0] for row in conn.execute(_FIRST, (site, day, most)).fetchall()]
