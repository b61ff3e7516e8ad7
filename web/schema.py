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


@migrations()
def m001b_kiosk_of_a_token(db: Database) -> None:
    """Before the first version there were tokens that could not name a kiosk."""
    columns = [name for _, name, *_ in db.execute("PRAGMA table_info(token)")]
    if "kiosk" not in columns:
        db.execute(
            "ALTER TABLE token ADD COLUMN kiosk TEXT CHECK (kiosk IS NULL OR role = 'kiosk')"
        )


@migrations()
def m002_more_roles(db: Database) -> None:
    """Tokens of receptionists and administrators, and of PCs at which PINs count."""
    kept = "id, hash, role, site, name, kiosk, created_at, revoked_at"
    db.execute("ALTER TABLE token RENAME TO token_before")
    db.execute(
        "CREATE TABLE token ("
        " id INTEGER PRIMARY KEY,"
        " hash TEXT NOT NULL UNIQUE,"
        " role TEXT NOT NULL CHECK (role IN ('kiosk', 'counter', 'receptionist', 'adviser',"
        " 'supervisor', 'administrator', 'agent')),"
        " site TEXT,"
        " name TEXT NOT NULL,"
        " kiosk TEXT CHECK (kiosk IS NULL OR role = 'kiosk'),"
        " created_at INTEGER NOT NULL,"
        " revoked_at INTEGER"
        ") STRICT"
    )
    db.execute(f"INSERT INTO token ({kept}) SELECT {kept} FROM token_before")  # noqa: S608
    db.execute("DROP TABLE token_before")
