"""The versions of a site's file: each to the letter, who made it, when, and how. None ever goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlite_utils import Database

from storage import Connection
from storage.times import to_ms
from ticketing.asks import Actor
from ticketing.errors import NotFound

How = Literal["file", "page", "brought-back"]

#: Letters of what somebody says about a version.
LONGEST_WHY: Final = 400


@dataclass(frozen=True, slots=True)
class Origin:
    """How a version came to be: a file that was loaded, the draft of the page, or the version
    `again` brought back; `why` in whoever's words."""

    how: How = "file"
    again: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One version, without its text. `at` in ms UTC; `actor` as the event log names them."""

    number: int
    at: int
    actor: str
    how: str
    again: int | None
    why: str


FROM_A_FILE: Final = Origin()


def keep(
    db: Database, site: str, number: int, text: str, now: datetime, actor: Actor, origin: Origin
) -> None:
    """Write a version down; part of the transaction that makes it the one in force."""
    db.execute(
        "INSERT INTO site_version (site, number, source, at, actor, how, again, why)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (site, number, text, to_ms(now), str(actor), origin.how, origin.again, origin.why),
    )


def names(conn: Connection, site: str, text: str) -> bool:
    """Whether any version has `text` in it."""
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM site_version WHERE site = ? AND instr(source, ?) > 0)",
        (site, text),
    ).fetchone()
    return bool(row[0])


def in_force(conn: Connection | Database, site: str) -> int:
    """The number of the version that holds now; NotFound for no such site."""
    row = conn.execute("SELECT version FROM site WHERE id = ?", (site,)).fetchone()
    if row is None:
        raise NotFound(f"There is no site '{site}'.")
    return int(row[0])


def versions(
    conn: Connection, site: str, *, before: int | None = None, most: int = 50
) -> list[Version]:
    """The versions of a site, the newest first: of those below `before`, `most` at most."""
    rows = conn.execute(
        "SELECT number, at, actor, how, again, why FROM site_version WHERE site = ?"
        " AND (? IS NULL OR number < ?) ORDER BY number DESC LIMIT ?",
        (site, before, before, most),
    )
    return [Version(*row) for row in rows]


def text_of(conn: Connection | Database, site: str, number: int) -> str:
    """The file of a version to the letter; NotFound says which there are."""
    row = conn.execute(
        "SELECT source FROM site_version WHERE site = ? AND number = ?", (site, number)
    ).fetchone()
    if row is None:
        newest = in_force(conn, site)
        raise NotFound(f"There is no version {number} of '{site}'; the newest is {newest}.")
    return str(row[0])
