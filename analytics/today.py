"""Today's steps, read again at every change without reading the whole day each time.

A step that has ended stays as it is, so it is read once more after its end and then kept; only
those that were open at the last reading, and those that are new, are asked for. What is kept is
lost at a restart and read again from the steps.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analytics.figures import StepTimes, Tally, merge, tally_steps

MINUTE: Final = 60_000

_COLUMNS: Final = """
    SELECT s.id, s.enquiry, s.state, s.waiting_since, s.called_at, s.serving_at, s.ended_at,
           s.outcome, s.target_s, s.service_point, v.number
    FROM step s JOIN visit v ON v.id = s.visit
"""
# The '+' keeps SQLite on the primary key: the new steps are the last few, not the whole day.
_NEW: Final = _COLUMNS + "WHERE s.id > ? AND +s.site = ? AND +s.service_day = ?"
_AGAIN: Final = _COLUMNS + "WHERE s.id IN (SELECT value FROM json_each(?))"  # noqa: S608
_AT_PLACES: Final = _COLUMNS + "WHERE s.site = ? AND s.state IN ('called', 'serving')"


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
    service_point: str | None
    number: str

    def times(self) -> StepTimes:
        """As the figures count it."""
        return StepTimes._make(self[1:9])

    def stopped_waiting(self) -> int | None:
        """When it was called, or ended without a call; None while it waits."""
        return self.called_at if self.called_at is not None else self.ended_at


@dataclass(frozen=True, slots=True)
class Reading:
    """A day at one moment: its tallies, who is open, and when each place had its last visitor."""

    tallies: dict[str, Tally]
    waiting: list[DayStep]
    last_end: dict[str, int]
    came: NDArray[np.int64]
    stopped: NDArray[np.int64]


@dataclass(slots=True)
class Day:
    """One service day of one site. Not for two threads at once."""

    site: str
    service_day: str
    zone: tzinfo
    _newest: int = 0
    _open: list[int] = field(default_factory=list)
    _ended: dict[str, Tally] = field(default_factory=dict)
    _last_end: dict[str, int] = field(default_factory=dict)
    _came: list[int] = field(default_factory=list)
    _stopped: list[int] = field(default_factory=list)

    def read(self, conn: sqlite3.Connection, now: int) -> Reading:
        """The day as the database has it; ``now`` (ms) decides who waits past the target."""
        steps = [
            *_steps(conn, _AGAIN, (json.dumps(self._open),)),
            *_steps(conn, _NEW, (self._newest, self.site, self.service_day)),
        ]
        still_open = [step for step in steps if step.state != "ended"]
        self._keep([step for step in steps if step.state == "ended"])
        self._open = [step.id for step in still_open]
        self._newest = max([self._newest, *(step.id for step in steps)])
        fresh = tally_steps((step.times() for step in still_open), now, self.zone)
        came, stopped = self._came[:], self._stopped[:]
        for step in still_open:
            came.append(step.waiting_since)
            if (end := step.stopped_waiting()) is not None:
                stopped.append(end)
        return Reading(
            merge([self._ended, fresh]),
            [step for step in still_open if step.state == "waiting"],
            dict(self._last_end),
            np.array(came, dtype=np.int64),
            np.array(stopped, dtype=np.int64),
        )

    def _keep(self, ended: list[DayStep]) -> None:
        if not ended:
            return
        self._ended = merge([self._ended, tally_steps((s.times() for s in ended), 0, self.zone)])
        for step in ended:
            self._came.append(step.waiting_since)
            self._stopped.append(step.stopped_waiting() or step.waiting_since)
            if step.service_point is not None and step.ended_at is not None:
                before = self._last_end.get(step.service_point, 0)
                self._last_end[step.service_point] = max(before, step.ended_at)


def _steps(conn: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> Iterable[DayStep]:
    cursor = conn.cursor()
    cursor.row_factory = None
    return map(DayStep._make, cursor.execute(sql, values))


def at_places(conn: sqlite3.Connection, site: str) -> dict[str, DayStep]:
    """The called or served step of each service point, of whatever day it is."""
    found = _steps(conn, _AT_PLACES, (site,))
    return {step.service_point: step for step in found if step.service_point is not None}


def waiting_by_minute(reading: Reading, start: int, now: int) -> list[int]:
    """How many waited at each full minute from ``start`` (ms, a full minute) to ``now``.

    Somebody called within the minute they came is at no full minute, and not in the line.
    """
    minutes = max((now - start) // MINUTE + 1, 0)
    if minutes == 0:
        return []
    change = np.zeros(minutes + 1, dtype=np.int64)
    for times, step in ((reading.came, 1), (reading.stopped, -1)):
        index = np.clip(-((start - times) // MINUTE), 0, minutes)
        np.add.at(change, index, step)
    counts: list[int] = change[:minutes].cumsum().tolist()
    return counts
