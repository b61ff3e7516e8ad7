"""Access tokens: made once, shown once, kept as a hash, revoked at will."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from storage import Connection, Store
from storage.times import iso, iso_or_none, to_ms
from ticketing import bounds
from ticketing.errors import NotFound

Role = Literal[
    "kiosk", "counter", "receptionist", "adviser", "supervisor", "administrator", "agent"
]
#: 'counter' makes a PC known, so that PINs count there; it opens nothing by itself.
ROLES: tuple[Role, ...] = get_args(Role)
#: Lets a token be recognised where it should not be: in a log, a repository.
PREFIX = "nxp_"


@dataclass(frozen=True, slots=True)
class Token:
    """A token that may be used; `site` None means every site (agents).

    `kiosk` is set for one kiosk's own token: tickets that it takes come out there.
    """

    id: int
    role: Role
    site: str | None
    name: str
    kiosk: str | None = None


def make(
    store: Store,
    role: Role,
    *,
    site: str | None,
    name: str,
    now: datetime,
    kiosk: str | None = None,
) -> str:
    """A new token's secret: 256 bits, shown this once."""
    bounds.one_line("A token's name", name)
    secret = PREFIX + secrets.token_urlsafe(32)
    with store.write() as db:
        db.execute(
            "INSERT INTO token (hash, role, site, name, kiosk, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (_hash(secret), role, site, name, kiosk, to_ms(now)),
        )
    return secret


def find(conn: sqlite3.Connection, secret: str) -> Token | None:
    """The token with this secret, unless it is revoked."""
    row = conn.execute(
        "SELECT id, role, site, name, kiosk FROM token WHERE hash = ? AND revoked_at IS NULL",
        (_hash(secret),),
    ).fetchone()
    return None if row is None else Token(*row)


def by_id(conn: sqlite3.Connection, token: int) -> Token | None:
    """The token with this id, unless it is revoked."""
    row = conn.execute(
        "SELECT id, role, site, name, kiosk FROM token WHERE id = ? AND revoked_at IS NULL",
        (token,),
    ).fetchone()
    return None if row is None else Token(*row)


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
        "SELECT id, role, site, name, created_at, revoked_at, kiosk FROM token ORDER BY id DESC"
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
        }
        for row in rows
    ]


def _hash(secret: str) -> str:
    # A plain hash is enough for 256 random bits; a slow one is for what people choose.
    return hashlib.sha256(secret.encode()).hexdigest()
