"""Rolls of paper: how many slips each gave, and so about how many the present one still has.

A roll begins when there is paper again after its end, or enough after there was little. Only one
whose beginning was seen and that ran out tells how many slips a roll gives here.
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

_HAS_PAPER = frozenset(
    {PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.PAPER_UNKNOWN, PrinterState.NOT_TAKEN}
)


def moved(db: Database, device: str, before: str, after: AnyState, now: int) -> None:
    """A printer's state has changed; in the caller's transaction. `now` in ms."""
    full_again = before == PrinterState.PAPER_LOW and after == PrinterState.READY
    if full_again or (before == PrinterState.PAPER_OUT and after in _HAS_PAPER):
        _begin(db, device, now)
    elif after == PrinterState.PAPER_OUT:
        db.execute(
            "UPDATE roll SET ran_out = ? WHERE id = (SELECT max(id) FROM roll WHERE device = ?)",
            (now, device),
        )


def _begin(db: Database, device: str, now: int) -> None:
    db.execute("INSERT INTO roll (device, began) VALUES (?, ?)", (device, now))
    db.execute(
        "DELETE FROM roll WHERE device = ?1 AND id NOT IN "
        "(SELECT id FROM roll WHERE device = ?1 ORDER BY id DESC LIMIT ?2)",
        (device, _KEPT),
    )


def printed(db: Database, device: str) -> None:
    """A slip came out; in the caller's transaction. Of a roll whose beginning nobody saw none are
    counted: they would tell nothing."""
    db.execute(
        "UPDATE roll SET slips = slips + 1, ran_out = NULL "
        "WHERE id = (SELECT max(id) FROM roll WHERE device = ?)",
        (device,),
    )


def left(conn: sqlite3.Connection, device: str) -> int | None:
    """About how many slips the present roll still has; None where no roll before tells."""
    rows = conn.execute(
        "SELECT slips, ran_out FROM roll WHERE device = ? ORDER BY id DESC", (device,)
    ).fetchall()
    if not rows or rows[0]["ran_out"] is not None:
        return None
    whole = [row["slips"] for row in rows[1:] if row["ran_out"] is not None]
    return about([slips for slips in whole if slips >= LEAST][:_ASKED], rows[0]["slips"])


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
