"""The steps as the figures read them: all that analytics asks of the domain's tables, in one place,
so that a centre can hand in a reader of its own. Plain tuples: half the time of named rows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final, NamedTuple

from analytics.figures.tally import StepTimes, whole
from ticketing.visits import rests
from ticketing.visits.model import PLANNED_FROM, REFERRED

# Served without a ticket: nobody waited, and nobody was called. The visit is asked only where both
# moments are one, as with hardly any other.
_DIRECT: Final = """
    {0}.position = 1 AND {0}.serving_at IS {0}.called_at AND {0}.called_at IS NOT NULL
        AND (SELECT source FROM visit WHERE id = {0}.visit) = 'counter'
"""
# What goes on after a rest names what it continues; its parts so far, the first one first.
_BEFORE: Final = f"""
    CASE WHEN s.origin = 'hold' THEN (
        WITH RECURSIVE part(id, back) AS (
            SELECT s.continues, 1 UNION ALL
            SELECT p.continues, back + 1 FROM part JOIN step p ON p.id = part.id
            WHERE p.origin = 'hold'
        )
        SELECT json_group_array(json(told)) FROM (
            SELECT json_array(b.waiting_since, b.called_at, b.serving_at, b.ended_at, b.rests,
                {_DIRECT.format("b")}) AS told
            FROM part JOIN step b ON b.id = part.id ORDER BY part.back DESC
        )
    ) END
"""  # noqa: S608

# What was only planned never waited.
_TIMES: Final = f"""
    s.enquiry, s.state, s.waiting_since, s.called_at, s.serving_at, s.ended_at, s.outcome,
    s.target_s, s.origin, s.avoidable, s.rests, {_DIRECT.format("s")}, {_BEFORE}
"""
_OF_A_DAY: Final = f"""
    SELECT {_TIMES} FROM step s
    WHERE s.site = ? AND s.service_day = ? AND s.position < {PLANNED_FROM}
"""  # noqa: S608

_TODAY: Final = f"""
    SELECT s.id, {_TIMES}, s.position, s.held_at, s.service_point, coalesce(v.number, '')
    FROM step s JOIN visit v ON v.id = s.visit
"""  # noqa: S608
# The '+' keeps SQLite on the primary key: the new steps are the last few, not the whole day.
_NEW: Final = _TODAY + "WHERE s.id > ? AND +s.site = ? AND +s.service_day = ?"
# By the day's own index: the first new step of a day is behind all those of years.
_IDS_OF_DAY: Final = "SELECT id FROM step WHERE site = ? AND service_day = ? ORDER BY id"
_AGAIN: Final = _TODAY + "WHERE s.id IN (SELECT value FROM json_each(?))"  # noqa: S608
_AT_PLACES: Final = _TODAY + "WHERE s.site = ? AND s.state IN ('called', 'serving')"

# The first step of a visit to which it was promised when somebody turns to it, but for tickets that
# were taken back, whom the day's end closed, and who was answered at the door. Whoever reception
# gave the ticket, who checked in, and who was served without a ticket was greeted as they came; the
# others when somebody said so, else by their first call.
_PROMISED: Final = (
    "s.position = 1 AND v.greet_s IS NOT NULL AND v.number IS NOT NULL"
    " AND coalesce(s.outcome, '') NOT IN ('cancelled', 'day_closed')"
)
_GREETED_AT: Final = (
    "CASE WHEN v.source IN ('reception', 'appointment', 'counter') THEN s.waiting_since"
    " ELSE coalesce(v.greeted_at, s.called_at) END"
)
_GREETED: Final = f"""
    SELECT enquiry, count(greeted), coalesce(sum(greeted - came <= ms), 0),
        cast(total(max(greeted - came, 0)) AS INTEGER),
        coalesce(sum(greeted IS NULL AND state = 'waiting' AND :now - came > ms), 0)
    FROM (
        SELECT s.enquiry, s.state, s.waiting_since AS came, 1000 * v.greet_s AS ms,
            {_GREETED_AT} AS greeted
        FROM step s JOIN visit v ON v.id = s.visit
        WHERE s.site = :site AND s.service_day = :day AND {_PROMISED}
    ) GROUP BY enquiry
"""  # noqa: S608
_IN_FILES: Final = f"""
    SELECT s.visit, coalesce(v.number, ''), s.service_day, v.source,
           CASE WHEN v.number IS NULL THEN 'door' WHEN {_DIRECT.format("s")} THEN 'direct'
               ELSE s.origin END,
           v.language, v.asked_language, v.needs, onward.enquiry, onward.for_adviser,
           s.service_point, s.adviser, s.started_by, s.hold_reason,
           CASE WHEN {_PROMISED} THEN {_GREETED_AT} END, CASE WHEN {_PROMISED} THEN v.greet_s END,
           {_TIMES}
    FROM step s JOIN visit v ON v.id = s.visit
    LEFT JOIN step onward ON s.outcome = '{REFERRED}' AND onward.visit = s.visit
        AND onward.position = s.position + 1 AND onward.origin = 'referral'
    WHERE s.site = ? AND s.service_day = ? AND s.position < {PLANNED_FROM} ORDER BY s.id
"""  # noqa: S608
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
    rests: str
    direct: int
    before: str | None
    position: int
    held_at: int | None
    service_point: str | None
    number: str

    @property
    def planned(self) -> bool:
        """Whether it has not begun to wait."""
        return self.position >= PLANNED_FROM

    def times(self) -> StepTimes:
        """As the figures count it."""
        return StepTimes._make(self[1:14])

    @property
    def before_ms(self) -> int:
        """What it waited before it began to wait as it does now, less what it has rested since."""
        return whole(self.times()).waited - rests.taken_off(self.rests, self.waiting_since)

    def waits(self) -> list[tuple[int, int | None]]:
        """From when to when it waited, rests left out; the end is None where it waits still."""
        since, found = self.waiting_since, []
        for rest in rests.read(self.rests):
            found.append((since, max(rest.since, since)))
            since = max(rest.until, since)
        end = self.called_at if self.called_at is not None else self.ended_at
        end = end if self.held_at is None else self.held_at
        return [*found, (since, None if end is None else max(end, since))]


class GreetedThen(NamedTuple):
    """Of visits to which it was promised when somebody turns to them: how many were `greeted`, how
    many of them `in_time`, after how many ms altogether, and how many wait longer to be."""

    greeted: int
    in_time: int
    ms: int
    late: int


class FileStep(NamedTuple):
    """One step with what the file of steps tells of it. `began` is its origin, 'door' for who was
    answered there, or 'direct' for who was served at once; `to_enquiry` and `to_adviser` are whom
    it was referred to. `adviser` is who had it last, `started_by` who began.
    `greet_s`: how soon it was promised that somebody turns to the visitor, None where it was not;
    `greeted_at`: when somebody did.
    """

    visit: str
    number: str
    service_day: str
    source: str
    began: str
    language: str
    asked_language: str | None
    needs: str
    to_enquiry: str | None
    to_adviser: str | None
    service_point: str | None
    adviser: str | None
    started_by: str | None
    hold_reason: str | None
    greeted_at: int | None
    greet_s: int | None
    times: StepTimes


_OF_FILE: Final = len(FileStep._fields) - 1


def of_day(conn: sqlite3.Connection, site: str, day: str) -> Iterable[StepTimes]:
    """The times of every step of one service day that ever waited."""
    return map(StepTimes._make, _plain(conn).execute(_OF_A_DAY, (site, day)))


def greeted(conn: sqlite3.Connection, site: str, day: str, now: int) -> dict[str, GreetedThen]:
    """How soon somebody turned to the visits of a service day, at `now` (ms), by the enquiry type
    that they came for; types of which nothing was promised are left out."""
    wanted = {"site": site, "day": day, "now": now}
    return {row[0]: GreetedThen._make(row[1:]) for row in _plain(conn).execute(_GREETED, wanted)}


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
    for row in _plain(conn).execute(_IN_FILES, (site, day)):
        yield FileStep._make((*row[:_OF_FILE], StepTimes._make(row[_OF_FILE:])))


def next_day(conn: sqlite3.Connection, site: str, first: str, end: str) -> str | None:
    """The first service day in [first, end) that has a step; None if there is none."""
    row = conn.execute(_NEXT_DAY, (site, first, end)).fetchone()
    return None if row[0] is None else str(row[0])


def _plain(conn: sqlite3.Connection) -> sqlite3.Cursor:
    cursor = conn.cursor()
    cursor.row_factory = None
    return cursor
