"""The wall clock, held against one that never jumps.

A clock that is wrong for a moment must not end a day: whatever cannot be taken back is decided by
`sure`, which has passed by the wall clock and by the one before its jump. Who looks after the site
may agree to the new one; a clock that comes back by itself is as if it had never gone.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing.asks import SYSTEM, Ask
from ticketing.errors import Conflict
from ticketing.events import Event, log
from ticketing.events.sites import ClockAgreed, ClockJumped

#: A clock that is set by less changes nothing that anybody minds; it is followed.
TOLERANCE_MS = 60_000
#: A drift that is worth writing down.
_DRIFT_MS = 1_000

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
#: Where the machine has no id for its start, this process's.
_PROCESS = uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Reading:
    """What both clocks say in one moment: the wall clock, and one that only ever goes on, in ms
    since a start of the machine that `boot` tells from others."""

    now: datetime
    steady_ms: int
    boot: str

    @property
    def ahead(self) -> int:
        """How far the wall clock is ahead of the steady one: the same until it jumps."""
        return to_ms(self.now) - self.steady_ms


Steady = Callable[[datetime], Reading]
CameBack = Callable[[Database, int], object]


def of_this_machine(now: datetime) -> Reading:
    """With the clock that goes on while the machine sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME") and _BOOT_ID.exists():
        steady = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        return Reading(now, steady // 10**6, _BOOT_ID.read_text().strip())
    return Reading(now, time.monotonic_ns() // 10**6, _PROCESS)


def as_told(now: datetime) -> Reading:
    """Where there is one clock alone, as with one that is made up: it is believed."""
    return Reading(now, to_ms(now), "")


@dataclass(frozen=True, slots=True)
class Doubt:
    """The clock went `by_ms` ahead at `at` (ms UTC by the clock before), and nobody agreed yet."""

    by_ms: int
    at: int


def doubt(conn: Connection, site: str) -> Doubt | None:
    """Whether a site's clock is doubted now."""
    row = conn.execute(
        "SELECT jumped_by, jumped_at FROM site_clock WHERE site = ? AND jumped_by IS NOT NULL",
        (site,),
    ).fetchone()
    return None if row is None else Doubt(row[0], row[1])


def look(store: Store, site: str, reading: Reading, came_back: CameBack | None = None) -> datetime:
    """Compare the clocks; the moment that has passed by both. A jump is written down.

    `came_back` is called, in the transaction, where a clock that had gone back is as before again,
    with how far it went ahead (ms): what was done meanwhile is of a moment long past.
    """
    with store.read() as conn:
        kept = _kept(conn, site)
        if kept is not None and kept.boot == reading.boot and kept.jumped_by is None:
            off = reading.ahead - kept.ahead
            if abs(off) <= _DRIFT_MS:
                return reading.now
    with store.write() as db:
        return _compare(db, site, reading, came_back)


def sure(conn: Connection, site: str, reading: Reading) -> datetime:
    """What `look` would say, without writing anything down."""
    kept = _kept(conn, site)
    if kept is None or kept.boot != reading.boot:
        return reading.now
    return min(reading.now, from_ms(reading.steady_ms + kept.ahead))


def agree(db: Database, site: str, ask: Ask, reading: Reading) -> None:
    """The clock is right: in the caller's transaction. Conflict if it is not doubted.

    `redating.agree` lets what is over by it be closed.
    """
    found = doubt(db, site)
    if found is None:
        raise Conflict("The clock is not doubted. Look again.")
    _follow(db, site, reading)
    log.append(db, site, ClockAgreed(found.by_ms), ask)


@dataclass(frozen=True, slots=True)
class _Kept:
    boot: str
    ahead: int
    before: int | None
    jumped_at: int | None
    jumped_by: int | None


def _kept(conn: Connection, site: str) -> _Kept | None:
    row = conn.execute(
        "SELECT boot, ahead, before, jumped_at, jumped_by FROM site_clock WHERE site = ?", (site,)
    ).fetchone()
    return None if row is None else _Kept(*row)


def _compare(db: Database, site: str, reading: Reading, came_back: CameBack | None) -> datetime:
    kept = _kept(db, site)
    if kept is None or kept.boot != reading.boot:
        if kept is None or kept.jumped_by is None:
            _follow(db, site, reading)
            return reading.now
        # Started again in doubt: the clock before the jump goes on from where it was then.
        assert kept.jumped_at is not None
        kept = _Kept(reading.boot, kept.jumped_at - reading.steady_ms, None, *_jump(kept))
        _set(db, site, boot=kept.boot, ahead=kept.ahead, before=None)
    off = reading.ahead - kept.ahead
    back = kept.before is not None and abs(reading.ahead - kept.before) <= TOLERANCE_MS
    if abs(off) <= TOLERANCE_MS or back:
        if back and off > TOLERANCE_MS and came_back is not None:
            came_back(db, off)
            _log(db, site, ClockJumped(off), reading)
        _follow(db, site, reading)
        return reading.now
    if off > 0:
        moment = reading.steady_ms + kept.ahead
        if kept.jumped_by is None or abs(off - kept.jumped_by) > TOLERANCE_MS:
            _set(db, site, jumped_at=moment, jumped_by=off)
            _log(db, site, ClockJumped(off), reading)
        return from_ms(moment)
    # Behind: nothing is over too early by it. What it was is remembered, should it come back.
    _follow(db, site, reading, before=kept.ahead if kept.before is None else kept.before)
    _log(db, site, ClockJumped(off), reading)
    return reading.now


def _jump(kept: _Kept) -> tuple[int | None, int | None]:
    return kept.jumped_at, kept.jumped_by


def _follow(db: Database, site: str, reading: Reading, before: int | None = None) -> None:
    db.execute(
        "INSERT INTO site_clock (site, boot, ahead, before) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET boot = excluded.boot, ahead = excluded.ahead,"
        " before = excluded.before, jumped_at = NULL, jumped_by = NULL",
        (site, reading.boot, reading.ahead, before),
    )


def _set(db: Database, site: str, **values: str | int | None) -> None:
    names = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE site_clock SET {names} WHERE site = ?", (*values.values(), site))  # noqa: S608


def _log(db: Database, site: str, event: Event, reading: Reading) -> None:
    log.append(db, site, event, Ask(reading.now, SYSTEM))
