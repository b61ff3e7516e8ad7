"""The hub's tables. Times are milliseconds since the epoch, UTC."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("hardware")


@migrations()
def m001_devices_and_jobs(db: Database) -> None:
    """Devices as last known, jobs, and how far each subscriber to the event log has come."""
    for statement in (
        """
        CREATE TABLE device (
            id TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT '',
            since INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE job (
            id TEXT PRIMARY KEY,
            device TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            root TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            slip TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN
                ('queued', 'sent', 'printing', 'printed', 'failed', 'in_doubt', 'expired')),
            reason TEXT NOT NULL DEFAULT '',
            ended_at INTEGER,
            UNIQUE (root, attempt)
        ) STRICT
        """,
        """
        CREATE INDEX job_open ON job (device)
        WHERE state IN ('queued', 'sent', 'printing')
        """,
        "CREATE INDEX job_of_device ON job (device, created_at)",
        "CREATE TABLE cursor (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT",
    ):
        db.execute(statement)


@migrations()
def m002_no_place_in_the_log(db: Database) -> None:
    """How far each subscriber has come is kept beside the log: `ticketing`, whose migrations come
    first, has taken the places over."""
    db.execute("DROP TABLE IF EXISTS cursor")


@migrations()
def m003_rolls_and_printers_that_stand_in(db: Database) -> None:
    """How many slips each roll of paper gave; where a job goes that its printer cannot print, and
    until when somebody waits for it."""
    for statement in (
        """
        CREATE TABLE roll (
            id INTEGER PRIMARY KEY,
            device TEXT NOT NULL,
            began INTEGER NOT NULL,
            slips INTEGER NOT NULL DEFAULT 0,
            ran_out INTEGER
        ) STRICT
        """,
        "CREATE INDEX roll_of_device ON roll (device, id)",
        "ALTER TABLE job ADD COLUMN takes_over TEXT",
        "ALTER TABLE job ADD COLUMN wanted_until INTEGER",
    ):
        db.execute(statement)
