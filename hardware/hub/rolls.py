"""Rolls of paper: how many slips each gave, and so about how many the present one still has.

A roll begins when there is paper again after its end, or enough after there was little, whatever
the printer was meanwhile: its lid is open while somebody puts one in. Or when staff say so, for a
printer tells nothing of a roll that is changed while there is enough on it: an open lid may be a
jam as well, so it is no sign. Only a roll whose beginning was seen and that ran out tells how many
slips a roll gives here.
"""

from __future__ import annotations

import sqlite3
from statistics import median

from sqlite_utils import Database

from hardware import makes
from hardware.protocol import AnyConfig, AnyState, PrinterConfig, PrinterState

#: So many rolls of a printer are remembered, and so many of them asked.
_KEPT, _ASKED = 12, 5
#: A roll that ran out after fewer slips was none: somebody tried the lid, or put in a rest.
LEAST = 10

#: What a printer says of its paper. Of 'paper unknown' nothing follows.
_ENOUGH = frozenset({PrinterState.READY, PrinterState.NOT_TAKEN})
_TOLD = _ENOUGH | {PrinterState.PAPER_LOW, PrinterState.PAPER_OUT}
#: Which of them mean that paper was put in, after what it said before.
_MORE_THAN: dict[str, frozenset[PrinterState]] = {
    PrinterState.PAPER_LOW: _ENOUGH,
    PrinterState.PAPER_OUT: _ENOUGH | {PrinterState.PAPER_LOW},
}
#: In these it prints, so that paper which is out after them has come to its end.
_PRINTS = _ENOUGH | {PrinterState.PAPER_LOW, PrinterState.PAPER_UNKNOWN}
#: A roll that gave so many times more than any before was changed, and nobody saw it.
_FAR_MORE = 1.5


def moved(db: Database, device: str, before: str, after: AnyState, now: int) -> None:
    """A printer's state has changed; in the caller's transaction, before its history has it. `now`
    in ms."""
    last = before if before in _TOLD else _told_last(db, device)
    if after == PrinterState.PAPER_OUT:
        # After an open lid somebody took it out, so it does not say how many slips a roll gives.
        if before in _PRINTS:
            db.execute(
                "UPDATE roll SET ran_out = ? "
                "WHERE id = (SELECT max(id) FROM roll WHERE device = ?)",
                (now, device),
            )
    elif after in _MORE_THAN.get(last, ()):
        begin(db, device, now)
    elif after == PrinterState.PAPER_LOW:
        _none_after_all(db, device)


def _told_last(db: Database, device: str) -> str:
    """What it said of its paper before it was without a cable, or its lid open; '' if nothing."""
    marks = ",".join("?" * len(_TOLD))
    row = db.execute(
        f"SELECT state FROM device_past WHERE device = ? AND state IN ({marks})"  # noqa: S608
        " ORDER BY id DESC LIMIT 1",
        (device, *map(str, sorted(_TOLD))),
    ).fetchone()
    return "" if row is None else str(row[0])


def _none_after_all(db: Database, device: str) -> None:
    """There is little on the roll. If it has only begun, and the one before did not run out, it is
    the one before: the sensor hesitated, or paper was taken out and put in again."""
    rows = db.execute(
        "SELECT id, slips, ran_out FROM roll WHERE device = ? ORDER BY id DESC LIMIT 2", (device,)
    ).fetchall()
    if len(rows) < 2 or rows[0][1] >= LEAST or rows[1][2] is not None:
        return
    db.execute("DELETE FROM roll WHERE id = ?", (rows[0][0],))
    db.execute("UPDATE roll SET slips = slips + ? WHERE id = ?", (rows[0][1], rows[1][0]))


def begin(db: Database, device: str, now: int) -> None:
    """A new roll is in the printer; said twice it is the same. In the caller's transaction."""
    db.execute(
        "DELETE FROM roll WHERE slips = 0 AND ran_out IS NULL AND id = "
        "(SELECT max(id) FROM roll WHERE device = ?)",
        (device,),
    )
    db.execute("INSERT INTO roll (device, began) VALUES (?, ?)", (device, now))
    db.execute(
        "DELETE FROM roll WHERE device = ?1 AND id NOT IN "
        "(SELECT id FROM roll WHERE device = ?1 ORDER BY id DESC LIMIT ?2)",
        (device, _KEPT),
    )


def printed(db: Database, device: str, now: int) -> None:
    """A slip came out; in the caller's transaction. Of a roll whose beginning nobody saw none are
    counted: they would tell nothing. One that comes out after the end of a roll while the printer
    prints comes from the next one: a print queue tells it so."""
    state = db.execute(
        "SELECT device.state FROM roll JOIN device ON device.id = roll.device "
        "WHERE ran_out IS NOT NULL AND roll.id = (SELECT max(id) FROM roll WHERE device = ?)",
        (device,),
    ).fetchone()
    if state is not None and state[0] in _PRINTS:
        begin(db, device, now)
    db.execute(
        "UPDATE roll SET slips = slips + 1 WHERE id = (SELECT max(id) FROM roll WHERE device = ?)",
        (device,),
    )


def left(conn: sqlite3.Connection, device: str) -> int | None:
    """About how many slips the present roll still has; None where no roll before tells, and where
    there must have been another since."""
    rows = conn.execute(
        "SELECT slips, ran_out FROM roll WHERE device = ? ORDER BY id DESC", (device,)
    ).fetchall()
    if not rows or rows[0]["ran_out"] is not None:
        return None
    ended = [row["slips"] for row in rows[1:] if row["ran_out"] is not None]
    whole = [slips for slips in ended if slips >= LEAST][:_ASKED]
    if whole and rows[0]["slips"] > _FAR_MORE * max(whole):
        return None
    return about(whole, rows[0]["slips"])


def about(before: list[int], printed: int) -> int | None:
    """What is left of a roll that gave `printed` slips, when those `before` gave so many; in tens,
    and in fives where few are left: nobody shall count on the last one."""
    if not before:
        return None
    rest = max(0, round(median(before)) - printed)
    return rest - rest % (10 if rest >= 20 else 5)


def says_low(config: AnyConfig) -> bool | None:
    """Whether a printer can tell when its roll is nearly over; None where nobody knows, and for
    whatever has no roll. One that is never asked tells nothing."""
    if not isinstance(config, PrinterConfig) or config.transport == "cups":
        return None
    return makes.says_low(config.profile) if config.asks_status else False
