"""The table of access tokens. Only their SHA-256 is kept: whoever reads it cannot use them."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("web")


@migrations()
def m001_tokens(db: Database) -> None:
    """Tokens for kiosks, agents and programs."""
    db.execute(
        "CREATE TABLE token ("
        " id INTEGER PRIMARY KEY,"
        " hash TEXT NOT NULL UNIQUE,"
        " role TEXT NOT NULL CHECK (role IN ('kiosk', 'adviser', 'supervisor', 'agent')),"
        " site TEXT,"
        " name TEXT NOT NULL,"
        " kiosk TEXT CHECK (kiosk IS NULL OR role = 'kiosk'),"
        " created_at INTEGER NOT NULL,"
        " revoked_at INTEGER"
        ") STRICT"
    )
