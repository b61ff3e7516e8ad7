"""Sites in the database: load a file in one transaction, dump it back, look one up."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from functools import lru_cache

from sqlite_utils import Database

from ticketing.errors import NotFound
from ticketing.sites.advisers import with_live, would_be
from ticketing.sites.dates import of_row
from ticketing.sites.file import parse
from ticketing.sites.model import Site

#: As many sites as are kept in memory, and for how many of their changes. All are looked at each
#: second: one more than this, and all of them would be read anew each time. Each has 0.2 MB.
_KEPT = 512

# The text itself is the key, so that a site loaded by another process is seen at once.
_parsed = lru_cache(maxsize=_KEPT)(parse)

_LIVE = """
    SELECT s.stamp, s.source,
        (SELECT coalesce(json_group_array(json_array(a.id, a.profile)), '[]')
            FROM adviser a WHERE a.site = s.id AND a.retired = 0),
        (SELECT coalesce(json_group_array(json_array(d.day, d.hours, d.reason)), '[]')
            FROM date_hours d WHERE d.site = s.id),
        (SELECT l.words FROM courtesy_line l WHERE l.site = s.id)
    FROM site s WHERE s.id = ?"""

#: Sites with their live staff and dates, by stamp: oldest first.
_live: dict[str, Site] = {}


def get(conn: sqlite3.Connection | Database, site: str) -> Site:
    """The site, with its advisers and dates as they are now; NotFound names those there are."""
    row = conn.execute("SELECT stamp FROM site WHERE id = ?", (site,)).fetchone()
    if row is None:
        known = ", ".join(r[0] for r in conn.execute("SELECT id FROM site ORDER BY id"))
        raise NotFound(f"There is no site '{site}'; there is: {known or 'none yet'}")
    return _live.get(row[0]) or _read(conn, site)


def every(conn: sqlite3.Connection | Database) -> list[Site]:
    """All sites, by id."""
    return [get(conn, row[0]) for row in conn.execute("SELECT id FROM site ORDER BY id")]


def as_in_file(conn: sqlite3.Connection | Database, site: str) -> Site:
    """The site as its file describes it, whatever became of its staff since."""
    return _parsed(dump(conn, site))


def _read(conn: sqlite3.Connection | Database, site: str) -> Site:
    # One statement, so that stamp, file and what lies over it are of the same moment.
    stamp, source, staff, dates, line = conn.execute(_LIVE, (site,)).fetchone()
    found = _with_today(with_live(_parsed(source), json.loads(staff)), dates, line)
    while len(_live) >= _KEPT:
        _live.pop(next(iter(_live)), None)
    _live[stamp] = found
    return found


def loaded_now(conn: sqlite3.Connection | Database, found: Site) -> Site:
    """The site of a file as it would be if it were loaded now: with the staff, the dates and the
    line that lie over the one in force. Itself where there is no such site yet."""
    row = conn.execute(_LIVE, (found.id,)).fetchone()
    if row is None:
        return found
    staff = conn.execute(
        "SELECT id, from_file, profile, retired FROM adviser WHERE site = ?", (found.id,)
    )
    return _with_today(would_be(found, staff), row[3], row[4])


def _with_today(found: Site, dates: str, line: str | None) -> Site:
    said = {date.fromisoformat(day): of_row(hours, why) for day, hours, why in json.loads(dates)}
    return found.with_today(said, json.loads(line or "{}")) if said or line is not None else found


def dump(conn: sqlite3.Connection | Database, site: str) -> str:
    """The file that was loaded, to the letter, comments included."""
    get(conn, site)
    row = conn.execute("SELECT source FROM site WHERE id = ?", (site,)).fetchone()
    return str(row[0])
