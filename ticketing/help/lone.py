"""Checks on who is alone with a visitor in a room: asked from time to time, answered by one press.

Unanswered, a check becomes a call for help.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import iso, to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask, once
from ticketing.errors import Conflict, NotFound
from ticketing.events import log
from ticketing.events.help import CheckAnswered, CheckAsked
from ticketing.help import calls
from ticketing.rooms import state
from ticketing.rooms.state import Occupied
from ticketing.sites import Site


class CheckJson(TypedDict):
    """An open question as the API and the screens have it; times in ISO 8601."""

    check: int
    service_point: str
    adviser: str | None
    asked_at: str
    answer_by: str


@dataclass(frozen=True, slots=True)
class Check:
    """A question that is open: who was asked where, until when (ms UTC) an answer is awaited."""

    check: int
    service_point: str
    adviser: str | None
    asked_at: int
    answer_by: int

    def as_json(self) -> CheckJson:
        """The API's form: times in ISO 8601."""
        return {
            "check": self.check,
            "service_point": self.service_point,
            "adviser": self.adviser,
            "asked_at": iso(self.asked_at),
            "answer_by": iso(self.answer_by),
        }


def open_checks(conn: Connection, site: Site) -> list[Check]:
    """The questions that nobody has answered yet."""
    rows = conn.execute(
        "SELECT id, service_point, adviser, asked_at FROM lone_check"
        " WHERE site = ? AND closed_at IS NULL ORDER BY id",
        (site.id,),
    )
    wait = site.rooms.answer_seconds * 1000
    return [Check(row[0], row[1], row[2], row[3], row[3] + wait) for row in rows]


def well(store: Store, site_id: str, check_id: int, ask: Ask) -> None:
    """'All is well.' Conflict if the question is not open any more: help may have been raised."""

    def attempt() -> None:
        row = db.execute(
            "SELECT service_point, adviser, answer FROM lone_check WHERE site = ? AND id = ?",
            (sites.get(db, site_id).id, check_id),
        ).fetchone()
        if row is None:
            raise NotFound("There is no such check.")
        point, adviser, answer = row
        if answer == "no_answer":
            raise Conflict("Help was called already, because nobody answered. End that call.")
        if answer is not None:
            raise Conflict("This check was answered already.")
        _close(db, check_id, "well", ask.now)
        event = CheckAnswered(check_id, point, adviser)
        log.append(db, site_id, event, ask)

    with store.write() as db:
        once(db, ask.key, ask.now, attempt)


def look_after(db: Database, site: Site, now: datetime) -> int:
    """Ask where it is time to, and call for help where nobody answered; returns how many of both.

    One who is in a room with a visitor is asked `site.rooms.check_minutes` after the visitor came
    in, and again as long after each answer.
    """
    _forget_gone(db, site, now)
    late = [one for one in open_checks(db, site) if one.answer_by <= to_ms(now)]
    for check in late:
        _close(db, check.check, "no_answer", now)
        calls.raise_at(db, site, check.service_point, calls.NO_ANSWER, Ask(now, SYSTEM))
    due = _due(db, site, now)
    for room, busy in due:
        row = db.execute(
            "INSERT INTO lone_check (site, service_point, step, adviser, asked_at)"
            " VALUES (?, ?, ?, ?, ?) RETURNING id",
            (site.id, room, busy.step, busy.adviser, to_ms(now)),
        ).fetchone()
        event = CheckAsked(row[0], room, busy.adviser)
        log.append(db, site.id, event, Ask(now, SYSTEM))
    return len(late) + len(due)


def _forget_gone(db: Database, site: Site, now: datetime) -> None:
    """Nobody is asked about a visit that the day's close has ended."""
    db.execute(
        "UPDATE lone_check SET closed_at = ?, answer = 'left' WHERE site = ? AND closed_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM step s WHERE s.id = lone_check.step"
        " AND s.state = 'serving')",
        (to_ms(now), site.id),
    )


def left(db: Database, site: Site, point_id: str, ask: Ask) -> None:
    """Nobody is asked there any more, since the visit leaves: in that transaction."""
    db.execute(
        "UPDATE lone_check SET closed_at = ?, answer = 'left'"
        " WHERE site = ? AND service_point = ? AND closed_at IS NULL",
        (to_ms(ask.now), site.id, point_id),
    )


def _due(db: Database, site: Site, now: datetime) -> list[tuple[str, Occupied]]:
    every = site.rooms.check_minutes * 60_000
    if every == 0:
        return []
    asked = {check.service_point for check in open_checks(db, site)}
    helped = {call.service_point for call in calls.open_calls(db, site.id)}
    found = []
    for room, busy in state.present(db, site, now).occupied.items():
        if busy.state != "serving" or room in asked or room in helped:
            continue
        last = db.execute(
            "SELECT max(closed_at) FROM lone_check WHERE step = ? AND service_point = ?",
            (busy.step, room),
        ).fetchone()[0]
        if to_ms(now) - max(busy.since, last or 0) >= every:
            found.append((room, busy))
    return found


def _close(db: Database, check_id: int, answer: str, now: datetime) -> None:
    db.execute(
        "UPDATE lone_check SET closed_at = ?, answer = ? WHERE id = ?",
        (to_ms(now), answer, check_id),
    )
