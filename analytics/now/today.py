"""Today's steps, read again at every change without reading the whole day each time.

A step that has ended stays as it is once its last action can no longer be undone, so it is read
until then and kept afterwards; only those that may still change, and those that are new, are asked
for. What is kept is lost at a restart and read again from the steps.
"""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.figures import steps
from analytics.figures.steps import DayStep
from analytics.figures.tally import Tally, merge, tally_steps

MINUTE: Final = 60_000
#: Longer than anything can be undone.
SETTLED_MS: Final = 3 * MINUTE
#: Steps of a day that is read for the first time are taken so many at once: some milliseconds.
AT_ONCE: Final = 250


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
        """The day as the database has it; ``now`` (ms) decides who waits past the target.

        One that fails leaves a day that is not read again.
        """
        unsettled: list[DayStep] = []
        for part in self._in_parts(conn):
            settled = {step.id for step in part if _settled(step, now)}
            self._keep([s for s in part if s.id in settled and not s.planned])
            unsettled += [step for step in part if step.id not in settled]
            self._newest = max([self._newest, *(step.id for step in part)])
        self._open = [step.id for step in unsettled]
        begun = [step for step in unsettled if not step.planned]
        fresh = tally_steps((step.times() for step in begun), now, self.zone)
        came, stopped, last_end = self._came[:], self._stopped[:], dict(self._last_end)
        for step in begun:
            _line(step, came, stopped)
            _end(step, last_end)
        return Reading(
            merge([self._ended, fresh]),
            [step for step in begun if step.state == "waiting"],
            last_end,
            np.array(came, dtype=np.int64),
            np.array(stopped, dtype=np.int64),
        )

    def _in_parts(self, conn: sqlite3.Connection) -> Iterator[list[DayStep]]:
        """Those that may have changed, and the new ones; of a whole day some at a time, so that
        calls come through in between."""
        whole = self._newest == 0
        yield list(steps.again(conn, self._open))
        if not whole:
            yield list(steps.new(conn, self._newest, self.site, self.service_day))
            return
        ids = steps.ids_of_day(conn, self.site, self.service_day)
        for start in range(0, len(ids), AT_ONCE):
            time.sleep(0)
            yield list(steps.again(conn, ids[start : start + AT_ONCE]))

    def _keep(self, ended: list[DayStep]) -> None:
        if not ended:
            return
        self._ended = merge([self._ended, tally_steps((s.times() for s in ended), 0, self.zone)])
        for step in ended:
            _line(step, self._came, self._stopped)
            _end(step, self._last_end)


def _settled(step: DayStep, now: int) -> bool:
    return step.ended_at is not None and step.ended_at < now - SETTLED_MS


def _line(step: DayStep, came: list[int], stopped: list[int]) -> None:
    """When the step joined the line, and when it left it; who rests is not in it.

    Nobody leaves it before they joined it: somebody who is called ahead of the appointed time never
    waited, and is not one less in the line.
    """
    for since, until in step.waits():
        came.append(since)
        if until is not None:
            stopped.append(until)


def _end(step: DayStep, last_end: dict[str, int]) -> None:
    """When the step's service point had its last visitor."""
    if step.service_point is not None and step.ended_at is not None:
        last_end[step.service_point] = max(last_end.get(step.service_point, 0), step.ended_at)


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
