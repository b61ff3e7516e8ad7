"""Sites in the database: load a file in one transaction, dump it back, look one up."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from sqlite_utils import Database

from ticketing.errors import NotFound
from ticketing.sites.advisers import with_live
from ticketing.sites.file import parse
from ticketing.sites.model import Site

#: As many sites as are kept in memory, and for how many of their changes.
_KEPT = 64

# The text itself is the key, so that a site loaded by another process is seen at once.
_parsed = lru_cache(maxsize=_KEPT)(parse)

#: Sites with their live staff, by stamp: oldest first.
_live: dict[str, Site] = {}


def get(conn: sqlite3.Connection | Database, site: str) -> Site:
    """The site `site`, with its advisers as they are now; NotFound names those there are."""
    row = conn.execute("SELECT stamp FROM site WHERE id = ?", (site,)).fetchone()
    if row is None:
        known = ", ".join(r[0] for r in conn.execute("SELECT id FROM site ORDER BY id"))
        raise NotFound(f"There is no site '{site}'; there is: {known or 'none yet'}")
    return _live.get(row[0]) or _read(conn, site)


def every(conn: sqlite3.Connection) -> list[Site]:
    """All sites, by id."""
    return [get(conn, row[0]) for row in conn.execute("SELECT id FROM site ORDER BY id")]


def as_in_file(conn: sqlite3.Connection | Database, site: str) -> Site:
    """The site as its file describes it, whatever became of its staff since."""
    return _parsed(dump(conn, site))


def _read(conn: sqlite3.Connection | Database, site: str) -> Site:
    # One statement, so that stamp, file and staff are of the same moment.
    rows = conn.execute(
        "SELECT s.stamp, s.source, a.id, a.profile FROM site s LEFT JOIN adviser a"
        " ON a.site = s.id AND a.retired = 0 WHERE s.id = ?",
        (site,),
    ).fetchall()
    stamp, source = rows[0][0], rows[0][1]
    found = with_live(_parsed(source), [(row[2], row[3]) for row in rows if row[2] is not None])
    while len(_live) >= _KEPT:
        _live.pop(next(iter(_live)), None)
    _live[stamp] = found
    return found


def dump(conn: sqlite3.Connection | Database, site: str) -> str:
    """The file that was loaded, to the letter, comments included."""
    get(conn, site)
    row = conn.execute("SELECT source FROM site WHERE id = ?", (site,)).fetchone()
    return str(row[0])
