"""Slips are kept no longer than somebody may want one again."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from storage.times import to_ms


def forget_jobs(db: Database, before: datetime) -> int:
    """Delete the jobs, with their slips, that ended before then; how many there were.

    All attempts of a slip go together, once the last of them has ended. Call it inside a write
    transaction, with a time some days ago: what is deleted is no longer owed to anybody.
    """
    cursor = db.execute(
        "DELETE FROM job WHERE root IN (SELECT root FROM job GROUP BY root "
        "HAVING COUNT(*) = COUNT(ended_at) AND MAX(ended_at) < ?)",
        (to_ms(before),),
    )
    return int(cursor.rowcount)
