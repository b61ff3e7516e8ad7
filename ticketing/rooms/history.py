"""What interview rooms were used for lately: stays, and tidyings. Reading only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from storage import Connection
from ticketing.events import log
from ticketing.events.visits import ServiceStarted, VisitCalled, VisitMoved

_STAYS = (
    "SELECT s.service_point, max(s.serving_at, s.last_called_at), s.ended_at,"
    " coalesce(v.number, ''), s.adviser FROM step s JOIN visit v ON v.id = s.visit"
    " WHERE s.site = ? AND s.service_day = ? AND s.service_point = ? AND s.ended_at >= ?"
    " AND s.state = 'ended' AND s.serving_at IS NOT NULL"
)
_MOVES = "SELECT seq, visit FROM event WHERE site = ? AND at >= ? AND kind = 'visit_moved'"
_TIDYINGS = (
    "SELECT service_point, since, tidied_at FROM room_tidying"
    " WHERE site = ? AND (since >= ? OR tidied_at IS NULL) ORDER BY since"
)


@dataclass(frozen=True, slots=True)
class Stay:
    """A visit that was in a room, from when until when (ms UTC), with whom."""

    room: str
    since: int
    until: int
    number: str
    adviser: str | None


def stays(conn: Connection, site: str, day: str, rooms: Iterable[str], since: int) -> list[Stay]:
    """The stays in these rooms that ended after `since` (ms UTC), in the order of their beginning;
    those too from which the visit went on somewhere else."""
    ids = list(rooms)
    found = [Stay(*row) for room in ids for row in conn.execute(_STAYS, (site, day, room, since))]
    found += _moved_out(conn, site, set(ids), since)
    return sorted(found, key=lambda stay: (stay.since, stay.until))


def _moved_out(conn: Connection, site: str, rooms: set[str], since: int) -> list[Stay]:
    """Only the log knows of them."""
    found = []
    for seq, visit in conn.execute(_MOVES, (site, since)).fetchall():
        entered = 0
        for logged in log.of_visit(conn, visit):
            event = logged.event
            if logged.seq == seq:
                assert isinstance(event, VisitMoved)
                if event.from_point in rooms and entered:
                    left = (event.from_point, entered, logged.at, event.number, event.adviser)
                    found.append(Stay(*left))
                break
            if isinstance(event, VisitCalled | VisitMoved | ServiceStarted):
                entered = logged.at
    return found


def tidyings(conn: Connection, site: str, since: int) -> list[tuple[str, int, int | None]]:
    """(room, from when, until when or None) of the tidyings that began after `since`, or last still
    (ms UTC)."""
    return [(row[0], row[1], row[2]) for row in conn.execute(_TIDYINGS, (site, since))]
