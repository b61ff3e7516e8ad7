"""The steps as the figures read them: all that analytics asks of the domain's tables, in one place,
so that a centre can hand in a reader of its own. Plain tuples: half the time of named rows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, TypeVar

from analytics.figures.tally import StepTimes
from ticketing.visits.model import PLANNED_FROM, REFERRED

T = TypeVar("T", bound=tuple[object, ...])

# What was only planned never waited. A step that goes on after a rest has its service added up.
_SERVED_BEFORE: Final = """
    CASE WHEN s.origin = 'hold' THEN (
        SELECT sum(max(before.ended_at - before.serving_at, 0)) FROM step before
        WHERE before.visit = s.visit AND before.position < s.position
            AND before.outcome = 'held' AND before.enquiry = s.enquiry
    ) END
"""
# Served without a ticket: nobody waited, and nobody was called. The visit is asked only where both
# moments are one, as with hardly any other.
_DIRECT: Final = """
    s.position = 1 AND s.serving_at IS s.called_at AND s.called_at IS NOT NULL
        AND (SELECT source FROM visit WHERE id = s.visit) = 'counter'
"""

_TIMES: Final = f"""
    s.enquiry, s.state, s.waiting_since, s.called_at, s.serving_at, s.ended_at, s.outcome,
    s.target_s, s.origin, s.avoidable, {_SERVED_BEFORE}, {_DIRECT}
"""
_OF_A_DAY: Final = f"""
    SELECT {_TIMES} FROM step s
    WHERE s.site = ? AND s.service_day = ? AND s.position < {PLANNED_FROM}
"""  # noqa: S608

_TODAY: Final = f"""
    SELECT s.id, {_TIMES}, s.position, s.service_point, coalesce(v.number, '')
    FROM step s JOIN visit v ON v.id = s.visit
"""  # noqa: S608
# The '+' keeps SQLite on the primary key: the new steps are the last few, not the whole day.
_NEW: Final = _TODAY + "WHERE s.id > ? AND +s.site = ? AND +s.service_day = ?"
# By the day's own index: the first new step of a day is behind all those of years.
_IDS_OF_DAY: Final = "SELECT id FROM step WHERE site = ? AND service_day = ? ORDER BY id"
_AGAIN: Final = _TODAY + "WHERE s.id IN (SELECT value FROM json_each(?))"  # noqa: S608
_AT_PLACES: Final = _TODAY + "WHERE s.site = ? AND s.state IN ('called', 'serving')"

_IN_FILES: Final = f"""
    SELECT s.id, s.visit, coalesce(v.number, ''), s.enquiry, s.service_day, v.source,
           CASE WHEN v.number IS NULL THEN 'door' WHEN {_DIRECT} THEN 'direct' ELSE s.origin END,
           v.language, v.asked_language, v.needs, s.state, s.waiting_since, s.called_at,
           s.serving_at, s.ended_at, s.outcome, onward.enquiry, onward.for_adviser,
           s.service_point, s.adviser, s.target_s, s.avoidable, {_SERVED_BEFORE},
           s.started_by
    FROM step s JOIN visit v ON v.id = s.visit
    LEFT JOIN step onward ON s.outcome = '{REFERRED}' AND onward.visit = s.visit
        AND onward.position = s.position + 1 AND onward.origin = 'referral'
    WHERE s.site = ? AND s.service_day = ? AND s.position < {PLANNED_FROM} ORDER BY s.id
"""  # noqa: S608
# What a rest was is in the log alone: the step keeps it while it lasts.
_RESTS: Final = """
    SELECT e.visit, e.seq, e.at, e.kind, e.body FROM visit v CROSS JOIN event e ON e.visit = v.id
    WHERE v.site = ? AND v.service_day = ?
        AND e.kind IN ('visit_held', 'visit_resumed', 'action_undone')
    ORDER BY e.visit, e.seq
"""
_NEXT_DAY: Final = """
    SELECT min(service_day) FROM step
    WHERE site = ? AND service_day >= ? AND service_day < ?
"""


class DayStep(NamedTuple):
    """One step with what the page of today shows of it; times in ms."""

    id: int
    enquiry: str
    state: str
    waiting_since: int
    called_at: int | None
    serving_at: int | None
    ended_at: int | None
    outcome: str | None
    target_s: int
    origin: str
    avoidable: int | None
    served_before: int | None
    direct: int
    position: int
    service_point: str | None
    number: str

    @property
    def planned(self) -> bool:
        """Whether it has not begun to wait."""
        return self.position >= PLANNED_FROM

    def times(self) -> StepTimes:
        """As the figures count it."""
        return StepTimes._make(self[1:13])

    def stopped_waiting(self) -> int | None:
        """When it was called, or ended without a call; None while it waits."""
        return self.called_at if self.called_at is not None else self.ended_at


class FileStep(NamedTuple):
    """One step with what the file of steps tells of it; times in ms. `began` is its origin, 'door'
    for who was answered there, or 'direct' for who was served at once; `to_enquiry` and
    `to_adviser` are whom it was referred to. `adviser` is who had it last, `started_by` who began.
    """

    id: int
    visit: str
    number: str
    enquiry: str
    service_day: str
    source: str
    began: str
    language: str
    asked_language: str | None
    needs: str
    state: str
    waiting_since: int
    called_at: int | None
    serving_at: int | None
    ended_at: int | None
    outcome: str | None
    to_enquiry: str | None
    to_adviser: str | None
    service_point: str | None
    adviser: str | None
    target_s: int
    avoidable: int | None
    served_before: int | None
    started_by: str | None


class Rest(NamedTuple):
    """How long a step rested in all (ms), why last, and since when if nobody has resumed it."""

    length: int
    reason: str
    since: int | None


def of_day(conn: sqlite3.Connection, site: str, day: str) -> Iterable[StepTimes]:
    """The times of every step of one service day that ever waited."""
    return map(StepTimes._make, _plain(conn).execute(_OF_A_DAY, (site, day)))


def new(conn: sqlite3.Connection, after: int, site: str, day: str) -> Iterable[DayStep]:
    """The steps of a service day after the one with the id `after`, planned ones too."""
    return map(DayStep._make, _plain(conn).execute(_NEW, (after, site, day)))


def ids_of_day(conn: sqlite3.Connection, site: str, day: str) -> list[int]:
    """The ids of the steps of a service day, planned ones too, in order."""
    return [row[0] for row in conn.execute(_IDS_OF_DAY, (site, day)).fetchall()]


def again(conn: sqlite3.Connection, ids: list[int]) -> Iterable[DayStep]:
    """The steps of these ids, as they are now."""
    return map(DayStep._make, _plain(conn).execute(_AGAIN, (json.dumps(ids),)))


def at_places(conn: sqlite3.Connection, site: str) -> dict[str, DayStep]:
    """The called or served step of each service point, of whatever day it is."""
    found = map(DayStep._make, _plain(conn).execute(_AT_PLACES, (site,)))
    return {step.service_point: step for step in found if step.service_point is not None}


def in_files(conn: sqlite3.Connection, site: str, day: str) -> Iterable[FileStep]:
    """The steps of a service day in the order in which they were issued."""
    return map(FileStep._make, _plain(conn).execute(_IN_FILES, (site, day)))


def rests(conn: sqlite3.Connection, site: str, day: str) -> dict[int, Rest]:
    """The steps of a service day that rested, by their ids. What was undone was no rest."""
    told: dict[str, list[tuple[int, int, str, dict[str, Any]]]] = {}
    for visit, seq, at, kind, body in _plain(conn).execute(_RESTS, (site, day)):
        fields = json.loads(body)
        story = told.setdefault(visit, [])
        if kind == "action_undone":
            story[:] = [one for one in story if one[0] < fields["undone"]]
        else:
            story.append((seq, at, kind, fields))
    found: dict[int, Rest] = {}
    for story in told.values():
        for _, at, kind, fields in story:
            if kind == "visit_held":
                before = found.get(fields["new_step"])
                length = before.length if before else 0
                found[fields["new_step"]] = Rest(length, fields["reason"], at)
            elif (rest := found.get(fields["step"])) is not None and rest.since is not None:
                found[fields["step"]] = Rest(rest.length + at - rest.since, rest.reason, None)
    return found


def next_day(conn: sqlite3.Connection, site: str, first: str, end: str) -> str | None:
    """The first service day in [first, end) that has a step; None if there is none."""
    row = conn.execute(_NEXT_DAY, (site, first, end)).fetchone()
    return None if row[0] is None else str(row[0])


def _plain(conn: sqlite3.Connection) -> sqlite3.Cursor:
    cursor = conn.cursor()
    cursor.row_factory = None
    return cursor
