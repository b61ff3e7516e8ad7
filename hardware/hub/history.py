"""What happened to each device: when it was how, for as long as somebody may ask. Bounded by age
and by number, so that a cable that comes and goes fills no disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from hardware.protocol import AnyState
from storage import Connection
from storage.times import to_ms

#: So long what happened is kept, and so many states of one device.
KEPT = timedelta(days=30)
MOST = 500


@dataclass(frozen=True)
class Past:
    """A device was in a `state` from `at` to `until` (ms UTC; None: it still is)."""

    device: str
    at: int
    until: int | None
    state: str
    detail: str


def note(db: Database, moved: Mapping[str, tuple[AnyState, str]], now: datetime) -> None:
    """These devices are in another state from now on; in the transaction that says so."""
    for device, (state, detail) in moved.items():
        db.execute(
            "INSERT INTO device_past (device, at, state, detail) VALUES (?, ?, ?, ?)",
            (device, to_ms(now), str(state), detail),
        )
        db.execute(
            "DELETE FROM device_past WHERE device = ?1 AND id <= (SELECT id FROM device_past"
            " WHERE device = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
            (device, MOST),
        )


def forget(db: Database, before: datetime) -> None:
    """Forget what was before then, but the state that a device is in since."""
    db.execute(
        "DELETE FROM device_past WHERE at < ? AND id NOT IN"
        " (SELECT max(id) FROM device_past GROUP BY device)",
        (to_ms(before),),
    )


def of(conn: Connection, devices: Iterable[str], since: datetime) -> list[Past]:
    """The states of these devices since then, each with its end; the newest first."""
    wanted = tuple(devices)
    marks = ",".join("?" * len(wanted))
    rows = conn.execute(
        "SELECT device, at, lead(at) OVER (PARTITION BY device ORDER BY id), state, detail"  # noqa: S608
        f" FROM device_past WHERE device IN ({marks}) ORDER BY id DESC",
        wanted,
    ).fetchall()
    begin = to_ms(since)
    return [Past(*row) for row in rows if row[2] is None or row[2] > begin]
