"""The tables of who gets in: access tokens, sessions of people, second factors, and what happened.

Only the SHA-256 of a secret is kept: whoever reads a table cannot use it. Each migration is frozen.
"""

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


@migrations()
def m003_sessions(db: Database) -> None:
    """Who is signed in where, what happened that concerns security, and second factors."""
    db.execute(
        "CREATE TABLE session ("
        " id INTEGER PRIMARY KEY,"
        " hash TEXT NOT NULL UNIQUE,"
        " site TEXT NOT NULL,"
        " adviser TEXT NOT NULL,"
        " secrets INTEGER NOT NULL,"
        " how TEXT NOT NULL CHECK (how IN ('pin', 'password')),"
        " second INTEGER NOT NULL DEFAULT 0,"
        " since INTEGER NOT NULL,"
        " used_at INTEGER NOT NULL,"
        " confirmed_at INTEGER NOT NULL,"
        " address TEXT NOT NULL,"
        " browser TEXT NOT NULL,"
        " place TEXT,"
        " ended_at INTEGER,"
        " ended_because TEXT,"
        " CHECK ((ended_at IS NULL) = (ended_because IS NULL))"
        ") STRICT"
    )
    db.execute("CREATE INDEX session_of_person ON session (site, adviser) WHERE ended_at IS NULL")
    db.execute("CREATE INDEX session_since ON session (since)")
    db.execute(
        "CREATE TABLE security_event ("
        " id INTEGER PRIMARY KEY,"
        " at INTEGER NOT NULL,"
        " last_at INTEGER NOT NULL,"
        " kind TEXT NOT NULL,"
        " site TEXT,"
        " who TEXT,"
        " done_by TEXT,"
        " address TEXT,"
        " detail TEXT NOT NULL,"
        " times INTEGER NOT NULL"
        ") STRICT"
    )
    db.execute("CREATE INDEX security_event_kind ON security_event (kind, last_at)")
    db.execute("CREATE INDEX security_event_at ON security_event (last_at)")
    db.execute(
        "CREATE TABLE second_factor ("
        " site TEXT NOT NULL,"
        " adviser TEXT NOT NULL,"
        " salt TEXT NOT NULL,"
        " made_at INTEGER NOT NULL,"
        " confirmed_at INTEGER,"
        " last_step INTEGER NOT NULL DEFAULT 0,"
        " wrong INTEGER NOT NULL DEFAULT 0,"
        " last_wrong_at INTEGER,"
        " PRIMARY KEY (site, adviser)"
        ") STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE recovery_code ("
        " site TEXT NOT NULL,"
        " adviser TEXT NOT NULL,"
        " hash TEXT NOT NULL,"
        " used_at INTEGER,"
        " PRIMARY KEY (site, adviser, hash)"
        ") STRICT, WITHOUT ROWID"
    )


@migrations()
def m004_token_use(db: Database) -> None:
    """When a token was last used: whoever looks through them sees which one nobody has any more."""
    db.execute("ALTER TABLE token ADD COLUMN last_used_at INTEGER")


@migrations()
def m005_paired_screens(db: Database) -> None:
    """Displays have tokens too; a token may be that of one screen, and when it was last seen, what
    it showed and in which version is kept."""
    kept = "id, hash, role, site, name, kiosk, created_at, revoked_at, last_used_at"
    db.execute("ALTER TABLE token RENAME TO token_before")
    db.execute(
        "CREATE TABLE token ("
        " id INTEGER PRIMARY KEY,"
        " hash TEXT NOT NULL UNIQUE,"
        " role TEXT NOT NULL CHECK (role IN ('kiosk', 'display', 'counter', 'receptionist',"
        " 'adviser', 'supervisor', 'administrator', 'agent')),"
        " site TEXT,"
        " name TEXT NOT NULL,"
        " kiosk TEXT CHECK (kiosk IS NULL OR role = 'kiosk'),"
        " created_at INTEGER NOT NULL,"
        " revoked_at INTEGER,"
        " last_used_at INTEGER,"
        " screen TEXT CHECK (screen IS NULL OR site IS NOT NULL)"
        ") STRICT"
    )
    db.execute(f"INSERT INTO token ({kept}) SELECT {kept} FROM token_before")  # noqa: S608
    db.execute("DROP TABLE token_before")
    db.execute(
        "CREATE TABLE screen_seen ("
        " token INTEGER PRIMARY KEY,"
        " at INTEGER NOT NULL,"
        " page TEXT NOT NULL,"
        " version TEXT NOT NULL"
        ") STRICT"
    )
