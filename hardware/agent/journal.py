"""The agent's memory of jobs: it outlives a crash, so that no slip is ever printed twice.

'received' when a job arrives, 'started' on the disk before its first byte leaves, then how it
ended. A job found 'started' when the agent starts is in doubt: nobody can say what came out. One
that was taken back before any of it came out is 'received' again, with the reason why.
No slip is kept here, only what became of it.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from hardware.protocol import JobState, Report

_KEEP_S = 14 * 86_400


class Journal:
    """One SQLite file. Every method may be called from any thread; what it wrote is on the disk on
    return, but for `receive`.

    Each raises sqlite3.Error when the file cannot be written (or read), and has then done nothing.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS job (job TEXT PRIMARY KEY, device TEXT NOT NULL, "
            "state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', told INTEGER NOT NULL, "
            "at REAL NOT NULL) STRICT"
        )
        self._db.execute("DELETE FROM job WHERE told AND at < ?", (clock() - _KEEP_S,))

    def recover(self) -> frozenset[str]:
        """Put jobs that a crash cut off in doubt; the devices of which a part of such a slip may
        still hang out, or be in the memory: nothing was printed there since, in this run or before.

        To be called once, before anything is printed. Jobs only received are forgotten: the
        server sends them again.
        """
        with self._lock:
            self._give_up("TRUE")
            self._db.execute(
                "UPDATE job SET state = 'in_doubt', reason = 'the agent stopped while printing', "
                "told = 0, at = ? WHERE state = 'started'",
                (self._clock(),),
            )
            # Later by both: the clock may have been put back, and those that had to wait come out
            # newest first. To be named for nothing costs a blank strip of paper.
            rows = self._db.execute(
                "SELECT DISTINCT device FROM job AS lost WHERE state = 'in_doubt' AND NOT EXISTS "
                "(SELECT 1 FROM job AS later WHERE later.device = lost.device "
                "AND later.state = 'printed' AND later.at >= lost.at AND later.rowid > lost.rowid)"
            ).fetchall()
        return frozenset(str(row[0]) for row in rows)

    def receive(self, job: str, device: str) -> bool:
        """Note a job; False if it is known already, whatever became of it.

        It may be off the disk after a power cut, as `recover` would have it anyway: a visitor
        waits for this slip, and `start` waits for the disk.
        """
        with self._lock:
            self._db.execute("PRAGMA synchronous = NORMAL")
            try:
                cursor = self._db.execute(
                    "INSERT INTO job (job, device, state, told, at) "
                    "VALUES (?, ?, 'received', 1, ?) ON CONFLICT DO NOTHING",
                    (job, device, self._clock()),
                )
            finally:
                self._db.execute("PRAGMA synchronous = FULL")
        return cursor.rowcount == 1

    def forget(self, job: str) -> None:
        """Drop a job that was received and not started."""
        with self._lock:
            self._give_up("job = ?", job)

    def _give_up(self, which: str, *values: str) -> None:
        """The server has one that was taken back as begun, and would call it in doubt when it sent
        it again: that one failed."""
        self._db.execute(
            "UPDATE job SET state = 'failed', told = 0, at = ? "  # noqa: S608
            f"WHERE state = 'received' AND reason != '' AND {which}",
            (self._clock(), *values),
        )
        self._db.execute(f"DELETE FROM job WHERE state = 'received' AND {which}", values)  # noqa: S608

    def start(self, job: str) -> bool:
        """From now on it may have been printed. False if it may not start: it is not waiting."""
        with self._lock:
            cursor = self._db.execute(
                "UPDATE job SET state = 'started', at = ? WHERE job = ? AND state = 'received'",
                (self._clock(), job),
            )
        return cursor.rowcount == 1

    def put_back(self, job: str, reason: str) -> None:
        """All of it was taken back before any of it came out: it waits again."""
        with self._lock:
            self._db.execute(
                "UPDATE job SET state = 'received', reason = ?, at = ? "
                "WHERE job = ? AND state = 'started'",
                (reason[:300], self._clock(), job),
            )

    def end(self, job: str, state: JobState, reason: str) -> None:
        """How it ended; to be told to the server until it has heard it."""
        with self._lock:
            self._db.execute(
                "UPDATE job SET state = ?, reason = ?, told = 0, at = ? "
                "WHERE job = ? AND state IN ('received', 'started')",
                (str(state), reason[:300], self._clock(), job),
            )

    def tell_again(self, job: str) -> None:
        """The server asked for a job that has ended: it has not heard how."""
        with self._lock:
            self._db.execute(
                "UPDATE job SET told = 0 WHERE job = ? AND state NOT IN ('received', 'started')",
                (job,),
            )

    def untold(self) -> list[Report]:
        """Ends that the server has not acknowledged, oldest first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT job, state, reason FROM job WHERE NOT told ORDER BY at"
            ).fetchall()
        return [Report(job=job, state=JobState(state), reason=why) for job, state, why in rows]

    def told(self, job: str) -> None:
        """The server has kept how it ended."""
        with self._lock:
            self._db.execute("UPDATE job SET told = 1 WHERE job = ?", (job,))

    def state(self, job: str) -> str | None:
        """'received', 'started', or how it ended; None for a job never seen."""
        with self._lock:
            row = self._db.execute("SELECT state FROM job WHERE job = ?", (job,)).fetchone()
        return None if row is None else str(row[0])

    def check(self) -> None:
        """Whether it can be written now, by writing. Raises sqlite3.Error if not."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(
                "INSERT INTO job (job, device, state, told, at) VALUES ('', '', 'check', 1, 0)"
            )
            self._db.execute("DELETE FROM job WHERE job = ''")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()
