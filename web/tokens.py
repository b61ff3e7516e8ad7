"""Access tokens: made once, shown once, kept as a hash, revoked at will."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from storage import Connection, Store
from storage.times import iso, iso_or_none, to_ms
from ticketing import bounds
from ticketing.errors import NotFound

Role = Literal[
    "kiosk", "display", "counter", "receptionist", "adviser", "supervisor", "administrator", "agent"
]
#: 'counter' makes a PC known, so that PINs count there; it opens nothing by itself, nor does
#: 'display': what a display shows is public.
ROLES: tuple[Role, ...] = get_args(Role)
#: When a token was last used is written once in so long: it is looked at, never reckoned with.
EXACT_MS = 3_600_000
#: Lets a token be recognised where it should not be: in a log, a repository.
PREFIX = "nxp_"


_COLUMNS = "id, role, site, name, kiosk, created_at, last_used_at, screen"


@dataclass(frozen=True, slots=True)
class Token:
    """A token that may be used; `site` None means every site (agents).

    `kiosk` is set for one kiosk's own token: tickets that it takes come out there. `created_at` and
    `last_used_at`, in ms UTC, are what the table says: the latter is up to EXACT_MS old. `screen`
    is the page of a browser that was paired, which has this token and no other.
    """

    id: int
    role: Role
    site: str | None
    name: str
    kiosk: str | None = None
    created_at: int = field(default=0, compare=False)
    last_used_at: int | None = field(default=None, compare=False)
    screen: str | None = None


class Uses:
    """When the tokens of one house were last used: kept here until `flush` writes it."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._fresh: dict[int, int] = {}

    def note(self, token: Token) -> None:
        """It is in use; that costs nothing where the table says so already."""
        now, last = to_ms(self._clock()), token.last_used_at
        if last is None or abs(now - last) >= EXACT_MS:
            with self._lock:
                self._fresh.setdefault(token.id, now)

    def flush(self) -> None:
        """Write what was noted."""
        with self._lock:
            fresh, self._fresh = self._fresh, {}
        if fresh:
            with self._store.write() as db:
                for token, at in fresh.items():
                    db.execute("UPDATE token SET last_used_at = ? WHERE id = ?", (at, token))


def make(
    store: Store,
    role: Role,
    *,
    site: str | None,
    name: str,
    now: datetime,
    kiosk: str | None = None,
    screen: str | None = None,
) -> str:
    """A new token's secret: 256 bits, shown this once."""
    bounds.one_line("A token's name", name)
    secret = PREFIX + secrets.token_urlsafe(32)
    with store.write() as db:
        db.execute(
            "INSERT INTO token (hash, role, site, name, kiosk, created_at, screen)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (_hash(secret), role, site, name, kiosk, to_ms(now), screen),
        )
    return secret


def find(conn: sqlite3.Connection, secret: str) -> Token | None:
    """The token with this secret, unless it is revoked."""
    return _of_hash(conn, _hash(secret))


def found(store: Store, secret: str) -> Token | None:
    """`find`, for each of many requests: between two commits they read it once."""
    key = _hash(secret)
    return store.lately.read(("token", key), lambda conn: _of_hash(conn, key))


def _of_hash(conn: sqlite3.Connection, key: str) -> Token | None:
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM token WHERE hash = ? AND revoked_at IS NULL",  # noqa: S608
        (key,),
    ).fetchone()
    return None if row is None else Token(*row)


def by_id(conn: sqlite3.Connection, token: int) -> Token | None:
    """The token with this id, unless it is revoked."""
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM token WHERE id = ? AND revoked_at IS NULL",  # noqa: S608
        (token,),
    ).fetchone()
    return None if row is None else Token(*row)


def of_site(conn: Connection, site: str) -> list[Token]:
    """The tokens that may be used at a site, those of every site among them, the newest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM token WHERE revoked_at IS NULL"  # noqa: S608
        " AND (site IS NULL OR site = ?) ORDER BY id DESC",
        (site,),
    )
    return [Token(*row) for row in rows]


def agents(conn: Connection) -> list[Token]:
    """The tokens of agents that may be used, in the order in which they were made."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM token WHERE revoked_at IS NULL"  # noqa: S608
        " AND role = 'agent' ORDER BY id"
    )
    return [Token(*row) for row in rows]


def is_screen(conn: sqlite3.Connection, token: int) -> bool:
    """Whether it is the token of a paired screen, or was."""
    row = conn.execute("SELECT 1 FROM token WHERE id = ? AND screen IS NOT NULL", (token,))
    return row.fetchone() is not None


def was_screen(conn: sqlite3.Connection, token: int) -> bool:
    """Whether it was the token of a paired screen, and is revoked."""
    return is_screen(conn, token) and by_id(conn, token) is None


def name_of(conn: Connection, token: int) -> str | None:
    """What a token is called, or was; None when there never was one of this id."""
    row = conn.execute("SELECT name FROM token WHERE id = ?", (token,)).fetchone()
    return None if row is None else str(row[0])


def revoke(store: Store, token: int, now: datetime) -> None:
    """End a token; NotFound when there is none of this id that may still be used."""
    with store.write() as db:
        changed = db.execute(
            "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
            (to_ms(now), token),
        ).rowcount
        if not changed:
            raise NotFound(f"There is no token {token} that could be revoked.")


def listed(conn: sqlite3.Connection) -> list[dict[str, object]]:
    """Every token, without its secret, newest first."""
    rows = conn.execute(
        "SELECT id, role, site, name, created_at, revoked_at, kiosk, last_used_at, screen"
        " FROM token ORDER BY id DESC"
    )
    return [
        {
            "id": row[0],
            "role": row[1],
            "site": row[2],
            "name": row[3],
            "created_at": iso(row[4]),
            "revoked_at": iso_or_none(row[5]),
            "kiosk": row[6],
            "last_used_at": iso_or_none(row[7]),
            "screen": row[8],
        }
        for row in rows
    ]


def _hash(secret: str) -> str:
    # A plain hash is enough for 256 random bits; a slow one is for what people choose.
    return hashlib.sha256(secret.encode()).hexdigest()
