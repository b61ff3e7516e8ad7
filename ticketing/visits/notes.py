"""Notes that one adviser leaves for the next: free text, never in the log, and gone soon after.

A note is kept until a minute after its visit has ended (after a no-show, until nobody can come back
any more), and a day at the most.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypedDict

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import iso, to_ms
from ticketing import bounds, sites
from ticketing.asks import Ask, once
from ticketing.errors import BadRequest, Conflict
from ticketing.remembering import also
from ticketing.sites import Site
from ticketing.visits import queries
from ticketing.visits.model import NO_SHOW

LONGEST = 500
MOST = 20
#: So long a finish can be undone, and the note with it.
KEPT_AFTER_CLOSE = timedelta(seconds=60)
KEPT_AT_MOST = timedelta(days=1)


class NoteJson(TypedDict):
    """A note on a visit: when (ISO 8601), by whom, and what it says."""

    at: str
    author: str
    text: str


def add(store: Store, visit_id: str, ask: Ask, text: str) -> list[NoteJson]:
    """Leave a note of 1 to 500 characters with an open visit; all its notes, as `of` has them.

    BadRequest for an empty or longer one, Conflict for a visit that has ended or has 20 of them.
    """

    def attempt() -> dict[str, Any]:
        found = queries.present(db, visit_id)
        if found.visit.ended_at is not None:
            says = f"{found.visit.number or 'This visit'} has ended; nobody would see the note."
            raise Conflict(says, visit=found.visit.as_json())
        try:
            write(db, sites.get(db, found.visit.site), visit_id, ask, text)
        except Conflict as refusal:
            refusal.facts.setdefault("visit", found.visit.as_json())
            raise
        return {}  # kept under the request's key for days, which no note is

    with store.write() as db:
        once(db, ask.key, ask.now, attempt)
        return of(db, visit_id)


def write(db: Database, site: Site, visit_id: str, ask: Ask, text: str) -> None:
    """`add` in the caller's transaction, which an undo takes back with the rest of its command."""
    text = text.strip().replace("\r\n", "\n")
    bounds.several_lines("The note", text)
    if not 0 < len(text) <= LONGEST:
        raise BadRequest(f"A note has 1 to {LONGEST} characters.")
    last, count = db.execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM note), count(*) FROM note WHERE visit = ?",
        (visit_id,),
    ).fetchone()
    if count >= MOST:
        raise Conflict(f"There are {MOST} notes already, and nobody reads more.")
    also(db, "note", "id = ?", last + 1)
    author = ask.actor.id if ask.adviser is None else site.adviser(ask.adviser).name
    db.execute(
        "INSERT INTO note (id, visit, author, at, text) VALUES (?, ?, ?, ?, ?)",
        (last + 1, visit_id, author, to_ms(ask.now), text),
    )


def of(conn: Connection, visit_id: str) -> list[NoteJson]:
    """A visit's notes, oldest first: `at` (ISO 8601), `author` by name, `text`."""
    rows = conn.execute(
        "SELECT at, author, text FROM note WHERE visit = ? ORDER BY id", (visit_id,)
    )
    return [{"at": iso(row[0]), "author": row[1], "text": row[2]} for row in rows]


#: Of so many notes of those who wait a screen shows the text.
_MOST_SHOWN = 500


def of_open(conn: Connection, site: str, day: str) -> dict[str, list[NoteJson]]:
    """The notes of the visits of a service day that wait or rest, by visit, the oldest first."""
    rows = conn.execute(
        "SELECT n.visit, n.at, n.author, n.text FROM note n JOIN step s ON s.visit = n.visit"
        " WHERE s.site = ? AND s.service_day = ? AND s.state IN ('waiting', 'held')"
        " ORDER BY n.id LIMIT ?",
        (site, day, _MOST_SHOWN),
    )
    found: dict[str, list[NoteJson]] = {}
    for visit, at, author, text in rows:
        found.setdefault(visit, []).append({"at": iso(at), "author": author, "text": text})
    return found


def purge(store: Store, now: datetime) -> int:
    """Delete what nobody needs any more, at every site; returns how many notes."""
    with store.read() as conn:
        if conn.execute("SELECT 1 FROM note LIMIT 1").fetchone() is None:
            return 0
        every = sites.every(conn)
    gone = 0
    with store.write() as db:
        for site in every:
            back = max(timedelta(minutes=site.recall.come_back_minutes), KEPT_AFTER_CLOSE)
            gone += db.execute(
                _PURGE,
                {
                    "site": site.id,
                    "closed": to_ms(now - KEPT_AFTER_CLOSE),
                    "missed": to_ms(now - back),
                    "no_show": NO_SHOW,
                },
            ).rowcount
        old = to_ms(now - KEPT_AT_MOST)
        gone += db.execute("DELETE FROM note WHERE at < ?", (old,)).rowcount
    return gone


_PURGE = """
DELETE FROM note WHERE visit IN (
    SELECT n.visit FROM note n JOIN visit v ON v.id = n.visit WHERE v.site = :site AND NOT EXISTS (
        SELECT 1 FROM step s WHERE s.visit = v.id AND (s.state != 'ended'
            OR s.ended_at > iif(s.outcome = :no_show, :missed, :closed))
    )
)
"""
