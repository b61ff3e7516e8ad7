"""Sites in the database: load a file in one transaction, dump it back, look one up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import eventlog
from ticketing.errors import NotFound
from ticketing.events import SiteLoaded
from ticketing.model import Actor
from ticketing.site import Site
from ticketing.sitefile import parse

# The text itself is the key, so that a site loaded by another process is seen at once.
_parsed = lru_cache(maxsize=64)(parse)


def get(conn: sqlite3.Connection | Database, site: str) -> Site:
    """The site `site`; NotFound names those there are."""
    row = conn.execute("SELECT source FROM site WHERE id = ?", (site,)).fetchone()
    if row is None:
        known = ", ".join(r[0] for r in conn.execute("SELECT id FROM site ORDER BY id"))
        raise NotFound(f"There is no site '{site}'; there is: {known or 'none yet'}")
    return _parsed(row[0])


def every(conn: sqlite3.Connection) -> list[Site]:
    """All sites, by id."""
    return [_parsed(row[0]) for row in conn.execute("SELECT source FROM site ORDER BY id")]


def load(store: Store, text: str, *, now: datetime, actor: Actor) -> Site:
    """Take a site file over, all of it or (SiteFileError) nothing.

    What is no longer in the file is retired, never deleted: the log still names it. The same text
    again changes nothing.
    """
    site = parse(text)
    with store.write() as db:
        row = db.execute("SELECT source, version FROM site WHERE id = ?", (site.id,)).fetchone()
        if row is not None and row[0] == text:
            return site
        version = 1 if row is None else int(row[1]) + 1
        db.execute(
            "INSERT INTO site (id, source, version, loaded_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET source = excluded.source, version = excluded.version,"
            " loaded_at = excluded.loaded_at",
            (site.id, text, version, to_ms(now)),
        )
        _take_over(db, "enquiry_type", site.id, (e.id for e in site.enquiries))
        _take_over(db, "service_point", site.id, (p.id for p in site.service_points))
        _take_over(db, "adviser", site.id, (a.id for a in site.advisers))
        eventlog.append(db, site.id, SiteLoaded(version), now=now, actor=actor)
    return site


def _take_over(db: Database, table: str, site: str, ids: Iterable[str]) -> None:
    db.execute(f"UPDATE {table} SET retired = 1 WHERE site = ?", (site,))  # noqa: S608
    for key in ids:
        db.execute(
            f"INSERT INTO {table} (site, id) VALUES (?, ?)"  # noqa: S608
            " ON CONFLICT DO UPDATE SET retired = 0",
            (site, key),
        )


def dump(conn: sqlite3.Connection, site: str) -> str:
    """The file that was loaded, to the letter, comments included."""
    get(conn, site)
    row = conn.execute("SELECT source FROM site WHERE id = ?", (site,)).fetchone()
    return str(row[0])
