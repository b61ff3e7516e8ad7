"""The wall clock, held against one that never jumps.

A clock that is wrong for a moment must not end a day: whatever cannot be taken back is decided by
`sure`, which has passed by the wall clock and by the one before its jump. Who looks after the site
may agree to the new one; a clock that comes back by itself is as if it had never gone.

At a start of the machine there is no clock before: what the clock says is held against the last
entry of the database. One that lies before it, or a month and more after it, is doubted as well,
until it is set right or somebody agrees.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
#: At a start a clock may lie so much before the last entry: the one before was a little fast.
_SET_BACK_MS = 15 * 60_000
#: No house rests for longer between two entries without anybody minding to be asked.
_RESTED_MS = timedelta(days=30) // timedelta(milliseconds=1)
#: No machine that runs this program has an earlier clock: 1970, or the year of its board.
_NEVER_BEFORE = to_ms(datetime(2025, 1, 1, tzinfo=UTC))

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


@dataclass(frozen=True, slots=True)
class Behind:
    """A clock that was behind went `by_ms` ahead again. Before that it had been `last` (ms UTC);
    `seq` is the last entry of then."""

    by_ms: int
    last: int
    seq: int


CameBack = Callable[[Database, Behind], object]


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
    """The clock went `by_ms` ahead at `at` (ms UTC by the clock before), and nobody agreed yet.

    `at_start`: it was so when the machine was started, by `by_ms` after the last entry, which is of
    `at`; below zero, before it.
    """

    by_ms: int
    at: int
    at_start: bool = False


def doubt(conn: Connection, site: str) -> Doubt | None:
    """Whether a site's clock is doubted now."""
    kept = _kept(conn, site)
    if kept is None or kept.jumped_by is None or kept.jumped_at is None:
        return None
    return Doubt(kept.jumped_by, kept.jumped_at, kept.at_start)


def strangers(conn: Connection, reading: Reading) -> list[str]:
    """The sites at which nobody has looked at the clock since this start of the machine."""
    boots = conn.execute(
        "SELECT s.id, c.boot FROM site s LEFT JOIN site_clock c ON c.site = s.id ORDER BY s.id"
    )
    return [site for site, boot in boots if boot != reading.boot]


def look(store: Store, site: str, reading: Reading, came_back: CameBack) -> datetime:
    """Compare the clocks; the moment that has passed by both. A jump is written down.

    `came_back` is called, in the transaction, where a clock that had gone back is as before again:
    what was done meanwhile is of a moment long past.
    """
    with store.read() as conn:
        kept = _kept(conn, site)
        if kept is not None and kept.boot == reading.boot and kept.jumped_by is None:
            off = reading.ahead - kept.ahead
            if abs(off) <= _DRIFT_MS:
                return reading.now
    with store.write() as db:
        return compare(db, site, reading, came_back)


def sure(conn: Connection, site: str, reading: Reading) -> datetime:
    """What `look` would say, without writing anything down."""
    kept = _of_this_start(conn, site, reading)
    if kept.at_start and _may_be(kept, reading):
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
    """`ahead` of the clock that is believed, `before` of the one before it went back."""

    boot: str
    ahead: int
    before: int | None
    jumped_at: int | None
    jumped_by: int | None
    is_new: bool = False

    @property
    def at_start(self) -> bool:
        """Doubted since the start, with the last entry in place of a clock before. A clock that
        went back is another than the one that it came from."""
        return self.jumped_by is not None and self.before == self.ahead


def _kept(conn: Connection, site: str) -> _Kept | None:
    row = conn.execute(
        "SELECT boot, ahead, before, jumped_at, jumped_by FROM site_clock WHERE site = ?", (site,)
    ).fetchone()
    return None if row is None else _Kept(*row)


def _last_deed(conn: Connection, since: int = 0, *, but_for: str = "") -> int | None:
    """When the last deed of all sites after an entry was written down. The newest moment says
    nothing: a clock that was ahead may have left any; nor does what is written because of one."""
    row = conn.execute(
        "SELECT at FROM event WHERE seq > ? AND kind NOT IN ('clock_jumped', 'visit_redated', ?)"
        " ORDER BY seq DESC LIMIT 1",
        (since, but_for),
    ).fetchone()
    return None if row is None else int(row[0])


def _since_the_start(conn: Connection, kept: _Kept, moved: int, reading: Reading) -> Behind:
    """Over another start nobody knows for how long it was off: the last deed since is of now."""
    assert kept.jumped_at is not None
    row = conn.execute("SELECT max(seq) FROM event WHERE at = ?", (kept.jumped_at,)).fetchone()
    seq = int(row[0] or 0)
    deed = _last_deed(conn, seq, but_for=ClockAgreed.kind)
    off = moved if deed is None else to_ms(reading.now) - deed
    by = min(moved, off) if off > 0 else moved
    return Behind(by, kept.jumped_at, seq)


def _since_it_jumped(conn: Connection, site: str, by: int) -> Behind:
    seq, at, body = conn.execute(
        "SELECT seq, at, body FROM event WHERE site = ? AND kind = 'clock_jumped'"
        " ORDER BY seq DESC LIMIT 1",
        (site,),
    ).fetchone()
    return Behind(by, at - json.loads(body)["by_ms"], seq)


def _of_this_start(conn: Connection, site: str, reading: Reading) -> _Kept:
    """What is kept of this start of the machine; at the first look after it, what is to be."""
    kept = _kept(conn, site)
    if kept is not None and kept.boot == reading.boot:
        return kept
    if kept is not None and kept.jumped_by is not None:
        # Started again in doubt: the clock before the jump goes on from where it was then.
        assert kept.jumped_at is not None
        ahead = kept.jumped_at - reading.steady_ms
        before = ahead if kept.at_start else None
        return _Kept(reading.boot, ahead, before, kept.jumped_at, kept.jumped_by, is_new=True)
    believed = _Kept(reading.boot, reading.ahead, None, None, None, is_new=True)
    if not reading.boot:
        return believed
    last = max(_last_deed(conn) or 0, _NEVER_BEFORE)
    ahead = last - reading.steady_ms
    off = reading.ahead - ahead
    doubted = _Kept(reading.boot, ahead, ahead, last, off, is_new=True)
    return believed if _may_be(doubted, reading) else doubted


def _may_be(kept: _Kept, reading: Reading) -> bool:
    """Whether a clock that was doubted at the start says what it may say now."""
    last, now = kept.jumped_at, to_ms(reading.now)
    assert last is not None
    rested = reading.ahead - kept.ahead
    return now >= last - _SET_BACK_MS and (last == _NEVER_BEFORE or rested <= _RESTED_MS)


def compare(db: Database, site: str, reading: Reading, came_back: CameBack) -> datetime:
    """`look`, in the caller's transaction."""
    kept = _of_this_start(db, site, reading)
    if kept.is_new:
        doubted = doubt(db, site) is not None
        _keep(db, site, kept)
        if kept.jumped_by is not None and not doubted:
            _log(db, site, ClockJumped(kept.jumped_by), reading)
    if kept.at_start:
        return _doubted_at_start(db, site, kept, reading, came_back)
    off = reading.ahead - kept.ahead
    back = kept.before is not None and abs(reading.ahead - kept.before) <= TOLERANCE_MS
    if abs(off) <= TOLERANCE_MS or back:
        if back and off > TOLERANCE_MS:
            came_back(db, _since_it_jumped(db, site, off))
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


def _doubted_at_start(
    db: Database, site: str, kept: _Kept, reading: Reading, came_back: CameBack
) -> datetime:
    """It is believed once it says what may be. Until then nothing is over by it."""
    off = reading.ahead - kept.ahead
    assert kept.jumped_by is not None
    moved = off - kept.jumped_by
    if abs(moved) > TOLERANCE_MS:
        behind = _since_the_start(db, kept, moved, reading)
        if kept.jumped_by < 0 and behind.by_ms > TOLERANCE_MS:
            came_back(db, behind)
        _set(db, site, jumped_by=off)
        _log(db, site, ClockJumped(moved), reading)
    if not _may_be(kept, reading):
        return min(reading.now, from_ms(reading.steady_ms + kept.ahead))
    _follow(db, site, reading)
    # The next start is held against this moment, and not against what was done meanwhile.
    _log(db, site, ClockAgreed(off), reading)
    return reading.now


def _follow(db: Database, site: str, reading: Reading, before: int | None = None) -> None:
    _keep(db, site, _Kept(reading.boot, reading.ahead, before, None, None))


def _keep(db: Database, site: str, kept: _Kept) -> None:
    db.execute(
        "INSERT OR REPLACE INTO site_clock (site, boot, ahead, before, jumped_at, jumped_by)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (site, kept.boot, kept.ahead, kept.before, kept.jumped_at, kept.jumped_by),
    )


def _set(db: Database, site: str, **values: str | int | None) -> None:
    names = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE site_clock SET {names} WHERE site = ?", (*values.values(), site))  # noqa: S608


def _log(db: Database, site: str, event: Event, reading: Reading) -> None:
    log.append(db, site, event, Ask(reading.now, SYSTEM))
