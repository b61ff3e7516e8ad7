"""What the desk of one service point shows, read from the database."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from counters.reading import reader_of
from counters.why import Reader, why
from storage.times import iso, to_ms
from ticketing import choosing, lifecycle, queries
from ticketing.model import DAY_CLOSED, NO_SHOW, Visit
from ticketing.queries import SignOn
from ticketing.routing import Waiting
from ticketing.site import Site

#: As many as a screen can show; who comes after them is counted by nobody on a desk.
MOST_WAITING = 200

_LANGUAGES = (
    "SELECT v.id, v.language FROM step s JOIN visit v ON v.id = s.visit WHERE s.state = 'waiting'"
    " AND s.site = ? AND s.service_day = ? ORDER BY s.queued_at, s.id LIMIT ?"
)
_ENDED = (
    "SELECT outcome = ? AS no_show, count(*) FROM step WHERE site = ? AND service_day = ?"
    " AND state = 'ended' AND outcome != ? AND {who} = ? GROUP BY 1"
)


def desk(
    conn: sqlite3.Connection,
    site: Site,
    point_id: str,
    now: datetime,
    devices: list[dict[str, Any]],
) -> dict[str, Any]:
    """The state of the service point's desk, as the socket sends it.

    Nothing in it changes with time alone, except who is next: the screen counts the minutes.
    """
    day = site.service_day(now).isoformat()
    here = queries.signed_on_at(conn, site.id, point_id)
    in_hand = queries.at_point(conn, site.id, point_id)
    visit = in_hand.visit if in_hand else None
    served, no_shows = _ended(conn, site.id, day, point_id, here)
    return {
        "point": point_id,
        "adviser": _adviser(site, here),
        "state": visit.state if visit else "ready",
        "visit": visit.as_json() if visit else None,
        **_waiting(conn, site, point_id, day, here, to_ms(now)),
        "last": _last(conn, site.id, day, point_id),
        "recall": _recall(site, visit, now),
        "devices": devices,
        "served_today": served,
        "no_shows_today": no_shows,
    }


def _adviser(site: Site, here: SignOn | None) -> dict[str, Any] | None:
    if here is None:
        return None
    name = site.adviser(here.adviser).name
    return {"id": here.adviser, "name": name, "since": iso(here.since)}


def _waiting(
    conn: sqlite3.Connection,
    site: Site,
    point_id: str,
    day: str,
    here: SignOn | None,
    now_ms: int,
) -> dict[str, Any]:
    """`next`, with why, and `queue`: everybody who waits, as this service point sees them."""
    adviser = here.adviser if here else None
    waiting = queries.waiting_steps(conn, site, day, limit=MOST_WAITING)
    languages = dict(conn.execute(_LANGUAGES, (site.id, day, MOST_WAITING)).fetchall())
    decision = choosing.next_for(conn, site, day, point_id, adviser, now_ms)
    reader = reader_of(conn, site, point_id, adviser, decision, now_ms)
    chosen = decision.chosen
    names = {enquiry.id: enquiry.called("en") for enquiry in site.enquiries}
    return {
        "next": chosen
        and {
            "visit": chosen.visit,
            "number": chosen.number,
            "enquiry": chosen.enquiry,
            "waiting_since": iso(chosen.waiting_since),
            "target": chosen.target_s,
            "why": why(decision, waiting, reader, names, now_ms),
        },
        "queue": [_queued(one, reader, languages.get(one.visit)) for one in waiting],
    }


def _queued(one: Waiting, reader: Reader, language: str | None) -> dict[str, Any]:
    """One who waits; `needs_room`: an enquiry of theirs that this counter cannot take."""
    needs_room = one.needs_private_room and not reader.private_room and reader.may_serve(one)
    return {
        "visit": one.visit,
        "number": one.number,
        "enquiry": one.enquiry,
        "language": language,
        "waiting_since": iso(one.waiting_since),
        "target": one.target_s,
        "mine": reader.may_serve(one) and not needs_room,
        "backup": one.enquiry in reader.backup,
        "needs_room": needs_room,
    }


def _last(conn: sqlite3.Connection, site: str, day: str, point: str) -> dict[str, Any] | None:
    found = queries.last_ended_at(conn, site, day, point)
    if found is None or found.visit.ended_at is None:
        return None
    visit = found.visit
    return {
        "number": visit.number,
        "outcome": visit.outcome,
        "ended_at": iso(found.visit.ended_at),
    }


def _recall(site: Site, visit: Visit | None, now: datetime) -> dict[str, Any] | None:
    """When the called visitor may be called again, and how often before no-show opens."""
    if visit is None or visit.state != "called":
        return None
    return {
        "allowed_at": iso(to_ms(lifecycle.recall_opens(visit, site.recall, now))),
        "done": visit.recalls,
        "needed": site.recall.times,
    }


def _ended(
    conn: sqlite3.Connection, site: str, day: str, point: str, here: SignOn | None
) -> tuple[int, int]:
    """(served, no-shows) of the adviser's service day; of the service point's without one."""
    who = "adviser" if here else "service_point"
    rows = conn.execute(
        _ENDED.format(who=who),
        (NO_SHOW, site, day, DAY_CLOSED, here.adviser if here else point),
    )
    counts = {bool(row[0]): int(row[1]) for row in rows}
    return counts.get(False, 0), counts.get(True, 0)
