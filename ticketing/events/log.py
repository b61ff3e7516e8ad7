"""The append-only event log: written in the transaction of the change that it tells of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from storage import Connection
from storage.text import as_text, of_text
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.events import EVENTS, Event, Logged


def append(db: Database, site: str, event: Event, ask: Ask) -> int:
    """Append what `ask` did, in the caller's transaction; returns the sequence number."""
    body = event.body()
    seq = db.execute(
        "INSERT INTO event (site, at, kind, actor, visit, body) VALUES (?, ?, ?, ?, ?, ?)",
        (site, ask.now_ms, event.kind, str(ask.actor), body.get("visit"), as_text(body)),
    ).lastrowid
    assert seq is not None
    return seq


Row = tuple[str, int, str, str, str | None, str]


def rows(logged: Iterable[Logged]) -> list[Row]:
    """Events as `append_rows` writes them."""
    bodies = ((one, one.event.body()) for one in logged)
    return [
        (one.site, one.at, one.event.kind, one.actor, body.get("visit"), as_text(body))
        for one, body in bodies
    ]


def append_rows(db: Database, many: Iterable[Row]) -> None:
    """Append many events at once, inside the caller's transaction: their sequence numbers go on
    from `last_seq` without a gap."""
    last = last_seq(db.conn)
    db.conn.executemany(
        "INSERT INTO event (seq, site, at, kind, actor, visit, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((seq, *row) for seq, row in enumerate(many, last + 1)),
    )


def after(conn: sqlite3.Connection, seq: int, limit: int = 500) -> list[Logged]:
    """Up to `limit` events after `seq`, in order.

    A sequence number is taken under the write lock, so none appears below one already seen.
    """
    rows = conn.execute(
        "SELECT seq, site, at, kind, actor, body FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
        (seq, limit),
    )
    return [_logged(row) for row in rows]


def of_visit(conn: Connection, visit: str) -> list[Logged]:
    """A visit's whole story."""
    rows = conn.execute(
        "SELECT seq, site, at, kind, actor, body FROM event WHERE visit = ? ORDER BY seq", (visit,)
    )
    return [_logged(row) for row in rows]


def of_site(
    conn: Connection, site: str, kinds: Iterable[type[Event]], since: datetime, limit: int
) -> list[Logged]:
    """The last `limit` events of these kinds, none of them a visit's, that happened to a site since
    a moment; the last first."""
    rows = conn.execute(
        "SELECT seq, site, at, kind, actor, body FROM event WHERE site = ? AND visit IS NULL"
        " AND at >= ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY at DESC, seq DESC"
        " LIMIT ?",
        (site, to_ms(since), json.dumps([one.kind for one in kinds]), limit),
    )
    return [_logged(row) for row in rows]


def last_seq(conn: Connection) -> int:
    """The newest event's sequence number; 0 in an empty log."""
    row = conn.execute("SELECT max(seq) FROM event").fetchone()
    return int(row[0] or 0)


def _logged(row: sqlite3.Row) -> Logged:
    seq, site, at, kind, actor, body = row
    return Logged(seq, site, at, actor, EVENTS[kind](**of_text(body)))
