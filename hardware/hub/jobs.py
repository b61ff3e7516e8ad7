"""Jobs in the database: from the request to the paper, each state entered at most once.

A job only moves on. Reports may come late, twice or out of order (the agent repeats them until
they are acknowledged); whatever says less than what is known already changes nothing.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from hardware.protocol import Job, JobState
from hardware.slips import Slip
from storage.times import from_ms, iso, iso_or_none, to_ms

# A job that the server gave up (expired, or in doubt while its agent was away) may still turn
# out better when the agent is heard again.
_RANK = {
    JobState.QUEUED: 0,
    JobState.SENT: 1,
    JobState.PRINTING: 2,
    JobState.EXPIRED: 3,
    JobState.IN_DOUBT: 4,
    JobState.FAILED: 5,
    JobState.PRINTED: 5,
}
OPEN = "state IN ('queued', 'sent', 'printing')"
_COLUMNS = "id, device, root, attempt, state, reason, created_at, expires_at, ended_at"


def moves_on(before: JobState, after: JobState) -> bool:
    """Whether a job in state `before` may enter `after`."""
    return _RANK[after] > _RANK[before]


class NotEnded(Exception):
    """The job may still be printed, so it is not queued again."""


class UnknownJob(Exception):
    """There is no such job."""


@dataclass(frozen=True)
class JobView:
    """A job as screens see it. `key` is the one it was first asked under."""

    job: str
    device: str
    key: str
    attempt: int
    state: JobState
    reason: str
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None

    def as_json(self) -> dict[str, Any]:
        """Times as ISO 8601 UTC."""
        return {
            "job": self.job,
            "device": self.device,
            "key": self.key,
            "attempt": self.attempt,
            "state": str(self.state),
            "reason": self.reason,
            "created_at": iso(to_ms(self.created_at)),
            "expires_at": iso(to_ms(self.expires_at)),
            "ended_at": iso_or_none(to_ms(self.ended_at) if self.ended_at else None),
        }


def _view(row: sqlite3.Row) -> JobView:
    ended = row["ended_at"]
    return JobView(
        job=row["id"],
        device=row["device"],
        key=row["root"],
        attempt=row["attempt"],
        state=JobState(row["state"]),
        reason=row["reason"],
        created_at=from_ms(row["created_at"]),
        expires_at=from_ms(row["expires_at"]),
        ended_at=None if ended is None else from_ms(ended),
    )


def _new_id() -> str:
    """32 hexadecimal digits of pure chance: from a job's id nobody may guess a visit's."""
    return secrets.token_hex(16)


def add(
    db: Database, *, device: str, key: str, slip: Slip, now: datetime, expires_at: datetime
) -> str:
    """Queue a slip; its job id. The same `key` again is the same job, and changes nothing."""
    db.execute(
        "INSERT INTO job (id, device, key, root, attempt, slip, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
        (
            _new_id(),
            device,
            key,
            key,
            slip.model_dump_json(),
            to_ms(now),
            to_ms(expires_at),
        ),
    )
    row = db.execute("SELECT id FROM job WHERE key = ?", (key,)).fetchone()
    return str(row[0])


def again(
    db: Database,
    *,
    job: str,
    slip: Slip | None,
    now: datetime,
    expires_at: datetime,
    device: str | None = None,
) -> str:
    """Queue an ended job once more, as a new attempt; the new job's id.

    Twice at once gives one attempt: the first one's job, as long as it is open. Raises
    UnknownJob, and NotEnded while the latest attempt is still open under another id.
    """
    row = db.execute("SELECT root FROM job WHERE id = ?", (job,)).fetchone()
    if row is None:
        raise UnknownJob(job)
    root = str(row[0])
    latest = db.execute(
        "SELECT id, device, attempt, slip, state FROM job WHERE root = ? "
        "ORDER BY attempt DESC LIMIT 1",
        (root,),
    ).fetchone()
    if not JobState(latest[4]).ended:
        if latest[0] != job:
            return str(latest[0])
        raise NotEnded(job)
    attempt = int(latest[2]) + 1
    new = _new_id()
    db.execute(
        "INSERT INTO job (id, device, key, root, attempt, slip, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new,
            device or latest[1],
            f"{root}#{attempt}",
            root,
            attempt,
            slip.model_dump_json() if slip else latest[3],
            to_ms(now),
            to_ms(expires_at),
        ),
    )
    return new


def another(
    db: Database, *, device: str, key: str, slip: Slip, now: datetime, expires_at: datetime
) -> str:
    """Queue one more slip under a `key` that may have had some, however those went; its job id."""
    attempt = db.execute(
        "SELECT coalesce(max(attempt), 0) + 1 FROM job WHERE root = ?", (key,)
    ).fetchone()[0]
    if attempt == 1:
        return add(db, device=device, key=key, slip=slip, now=now, expires_at=expires_at)
    new = _new_id()
    db.execute(
        "INSERT INTO job (id, device, key, root, attempt, slip, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new,
            device,
            f"{key}#{attempt}",
            key,
            attempt,
            slip.model_dump_json(),
            to_ms(now),
            to_ms(expires_at),
        ),
    )
    return new


def withdraw(db: Database, key: str, now: datetime) -> list[Job]:
    """Let what is still to be printed under a key be too late from now on, at a printer that takes
    over as well; those jobs."""
    db.execute(
        f"UPDATE job SET wanted_until = ?1 WHERE root = ?2 AND {OPEN} AND wanted_until > ?1",  # noqa: S608
        (to_ms(now), key),
    )
    rows = db.execute(
        "UPDATE job SET expires_at = ? WHERE root = ? AND state IN ('queued', 'sent')"
        " AND expires_at > ? RETURNING *",
        (to_ms(now), key, to_ms(now)),
    ).fetchall()
    return [of_row(row) for row in rows]


def move(db: Database, job: str, state: JobState, reason: str, now: datetime) -> JobView | None:
    """Enter `state` if that is a step on; the job afterwards, or None if nothing changed."""
    row = db.execute("SELECT state FROM job WHERE id = ?", (job,)).fetchone()
    if row is None or not moves_on(JobState(row[0]), state):
        return None
    db.execute(
        "UPDATE job SET state = ?, reason = ?, ended_at = ? WHERE id = ?",
        (str(state), reason, to_ms(now) if state.ended else None, job),
    )
    return get(db.conn, job)


def get(conn: sqlite3.Connection, job: str) -> JobView | None:
    """One job."""
    row = conn.execute(f"SELECT {_COLUMNS} FROM job WHERE id = ?", (job,)).fetchone()  # noqa: S608
    return None if row is None else _view(row)


def slip_of(conn: sqlite3.Connection, job: str) -> Slip | None:
    """What a job prints."""
    row = conn.execute("SELECT slip FROM job WHERE id = ?", (job,)).fetchone()
    return None if row is None else Slip.model_validate_json(row[0])


def open_jobs(conn: sqlite3.Connection, devices: Iterable[str]) -> list[Job]:
    """The open jobs of these devices, oldest first."""
    wanted = tuple(devices)
    marks = ",".join("?" * len(wanted))
    rows = conn.execute(
        f"SELECT * FROM job WHERE {OPEN} AND device IN ({marks}) ORDER BY rowid",  # noqa: S608
        wanted,
    )
    return [of_row(row) for row in rows]


def queued_after(
    conn: sqlite3.Connection, devices: Iterable[str], place: int, most: int
) -> tuple[list[Job], int]:
    """Up to `most` queued jobs of these devices after `place`, oldest first, and the new place."""
    wanted = tuple(devices)
    marks = ",".join("?" * len(wanted))
    rows = conn.execute(
        f"SELECT rowid, * FROM job WHERE state = 'queued' AND device IN ({marks})"  # noqa: S608
        " AND rowid > ? ORDER BY rowid LIMIT ?",
        (*wanted, place, most),
    ).fetchall()
    return [of_row(row) for row in rows], rows[-1]["rowid"] if rows else place


def of_row(row: sqlite3.Row) -> Job:
    """A job as its agent gets it."""
    return Job(
        job=row["id"],
        device=row["device"],
        slip=Slip.model_validate_json(row["slip"]),
        expires_at=from_ms(row["expires_at"]),
        asked_at=from_ms(row["created_at"]),
        state=JobState(row["state"]),
    )


def by_key(conn: sqlite3.Connection, keys: Iterable[str]) -> dict[str, JobView]:
    """The latest attempt for each key that has one."""
    wanted = tuple(keys)
    marks = ",".join("?" * len(wanted))
    rows = conn.execute(
        f"SELECT {_COLUMNS}, MAX(attempt) FROM job WHERE root IN ({marks}) GROUP BY root",  # noqa: S608
        wanted,
    ).fetchall()
    return {row["root"]: _view(row) for row in rows}


def owed(conn: sqlite3.Connection, device: str, since: datetime) -> list[JobView]:
    """Slips asked for since then whose latest attempt ended without paper, oldest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS}, MAX(attempt) FROM job "  # noqa: S608
        "WHERE root IN (SELECT root FROM job WHERE device = ? AND created_at >= ?) "
        "GROUP BY root HAVING state IN ('failed', 'in_doubt', 'expired') ORDER BY created_at",
        (device, to_ms(since)),
    ).fetchall()
    return [_view(row) for row in rows]
