"""A second printer takes over from one that cannot print, and no slip comes out twice for it.

A new slip goes to the one that prints. One that waits already is taken back from its agent, and
goes to the other printer only when the agent has said that none of it came out: who is away may
still print it, and one that is begun may wait again, behind another program's page in a queue.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlite_utils import Database

from hardware.hub import jobs
from hardware.hub.jobs import JobView
from hardware.protocol import STATES, AnyConfig, Job, JobState, PrinterConfig
from storage.times import from_ms, to_ms

#: So long whoever asked for a slip still stands there, and is told where it comes out.
STILL_THERE = timedelta(seconds=60)


def takes_over(
    conn: sqlite3.Connection, devices: Mapping[str, AnyConfig], device: str
) -> str | None:
    """Who prints for a device that cannot; None while it can, or nobody does."""
    config = devices.get(device)
    other = config.stand_in if isinstance(config, PrinterConfig) else None
    if other is None or other not in devices or _usable(conn, devices[device]):
        return None
    return other if _usable(conn, devices[other]) else None


def _usable(conn: sqlite3.Connection, config: AnyConfig) -> bool:
    row = conn.execute("SELECT state FROM device WHERE id = ?", (config.id,)).fetchone()
    return row is not None and STATES[config.kind](row["state"]).usable


def take_back(db: Database, device: str, to: str, now: datetime) -> list[Job]:
    """Let what waits for `device` be too late there from now on, and go `to` the other once its
    agent has said so; those jobs, which the agent is to be told of."""
    rows = db.execute(
        "UPDATE job SET takes_over = ?1, wanted_until = expires_at, expires_at = ?2 "
        "WHERE device = ?3 AND state IN ('queued', 'sent', 'printing') AND takes_over IS NULL "
        "AND expires_at > ?2 AND created_at > ?4 RETURNING *",
        (to, to_ms(now), device, to_ms(now - STILL_THERE)),
    ).fetchall()
    return [jobs.of_row(row) for row in rows]


def go_on(db: Database, job: JobView, now: datetime) -> bool:
    """`job` has ended by its agent's own word: if it was taken back and never begun, print it on
    the other printer, unmarked, while somebody waits for it. Whether it is."""
    row = db.execute(
        "SELECT takes_over, wanted_until FROM job WHERE id = ? AND takes_over IS NOT NULL",
        (job.job,),
    ).fetchone()
    if row is None or job.state is not JobState.EXPIRED or row[1] <= to_ms(now):
        return False
    jobs.again(db, job=job.job, slip=None, now=now, expires_at=from_ms(row[1]), device=row[0])
    return True
