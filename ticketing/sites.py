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
from ticketing.errors import Conflict, NotFound
from ticketing.events import AdviserSignedOff, SiteLoaded
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

    What is no longer in the file is retired, never deleted: the log still names it, and staff are
    signed off who have no place any more. Conflict while a visit still needs what was removed.
    The same text again changes nothing.
    """
    site = parse(text)
    with store.write() as db:
        row = db.execute("SELECT source, version FROM site WHERE id = ?", (site.id,)).fetchone()
        if row is not None and row[0] == text:
            return site
        _check_unused(db, site, now)
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
        _sign_off(db, site, now, actor)
        eventlog.append(db, site.id, SiteLoaded(version), now=now, actor=actor)
    return site


def _check_unused(db: Database, site: Site, now: datetime) -> None:
    """A ticket that a visitor holds stays in the queue, so what it needs stays too."""
    kept: dict[str, set[str | None]] = {
        "enquiry": {enquiry.id for enquiry in site.enquiries},
        "service_point": {None, *(point.id for point in site.service_points)},
    }
    for column, known in kept.items():
        found = db.execute(
            f"SELECT v.number, s.{column} FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
            " WHERE s.site = ? AND (s.state IN ('called', 'serving')"
            " OR (s.state = 'waiting' AND s.service_day >= ?)) ORDER BY s.id",
            (site.id, site.service_day(now).isoformat()),
        )
        for number, needed in found:
            if needed not in known:
                raise Conflict(
                    f"'{needed}' cannot be removed now: {number} still needs it. Load the file "
                    "when that visit has ended, at the latest on the next service day."
                )


def _sign_off(db: Database, site: Site, now: datetime, actor: Actor) -> None:
    advisers = {adviser.id for adviser in site.advisers}
    points = {point.id for point in site.service_points}
    there = db.execute(
        "SELECT id, adviser, service_point FROM sign_on WHERE site = ? AND until IS NULL",
        (site.id,),
    ).fetchall()
    for key, adviser, point in there:
        if adviser not in advisers or point not in points:
            db.execute("UPDATE sign_on SET until = ? WHERE id = ?", (to_ms(now), key))
            event = AdviserSignedOff(adviser, point)
            eventlog.append(db, site.id, event, now=now, actor=actor)


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
