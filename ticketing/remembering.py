"""What a command changed, kept for a minute: the rows as they were, so that it can be undone.

A command writes inside `with remember(…)`. The visit and its steps are kept by that alone; whoever
changes other rows in there (a sign-on that moves, a room that is to be tidied) first calls `also`.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from storage import Connection
from storage.text import as_text
from ticketing.asks import Ask


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a table: those that `where` finds with `values`."""

    table: str
    where: str
    values: tuple[Any, ...]

    def read(self, conn: Connection) -> list[dict[str, Any]]:
        """The rows as they are now, without generated columns."""
        return [dict(row) for row in self.found(conn)]

    def found(self, conn: Connection) -> sqlite3.Cursor:
        """A cursor over these rows."""
        columns = ", ".join(_columns(conn, self.table))
        return conn.execute(
            f"SELECT {columns} FROM {self.table} WHERE {self.where} ORDER BY 1",  # noqa: S608
            self.values,
        )


@dataclass(slots=True)
class _Memory:
    kept: list[tuple[Rows, list[dict[str, Any]]]] = field(default_factory=list)

    def keep(self, db: Database, rows: Rows) -> None:
        if all(rows != known for known, _ in self.kept):
            self.kept.append((rows, rows.read(db)))


_now: ContextVar[_Memory | None] = ContextVar("what the present command changes", default=None)


def remember(
    db: Database,
    visit: str,
    command: str,
    ask: Ask,
    *,
    began: bool = False,
    waits: bool = False,
    last_seq: int | None = None,
) -> AbstractContextManager[None]:
    """Everything that the block changes on the visit can be undone as `command`.

    Inside a write transaction, around the appended events and the updates. A block within another
    one belongs to it. A block that raises keeps nothing: its transaction is rolled back. `began`:
    the visit's id was made just now, so there is nothing of it yet; with `waits` its visitor has
    come and waits, and while they only wait, all is as it was left. `last_seq` is the number of the
    newest event, for who has read it already.
    """
    return _Remembering(db, visit, command, ask, began, waits, last_seq)


class _Remembering:
    """`remember`. A class and not a generator: every ticket is taken in one."""

    __slots__ = (
        "_ask", "_began", "_command", "_db", "_first", "_last_seq", "_memory", "_owner", "_token",
        "_visit", "_waits",
    )  # fmt: skip

    def __init__(
        self,
        db: Database,
        visit: str,
        command: str,
        ask: Ask,
        began: bool,
        waits: bool,
        last_seq: int | None,
    ) -> None:
        self._db, self._visit, self._command, self._ask = db, visit, command, ask
        self._began, self._waits, self._last_seq = began, waits, last_seq
        self._memory: _Memory | None = None

    def __enter__(self) -> None:
        if _now.get() is not None:
            return  # the block around this one keeps it
        db, visit = self._db, self._visit
        own = (Rows("visit", "id = ?", (visit,)), Rows("step", "visit = ?", (visit,)))
        self._memory = _Memory([(rows, [] if self._began else rows.read(db)) for rows in own])
        self._owner = None if self._began else _owner(db, visit)
        self._first = 1 + (_last_seq(db) if self._last_seq is None else self._last_seq)
        self._token = _now.set(self._memory)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        if self._memory is None:
            return
        _now.reset(self._token)
        if error is None:
            self._keep(self._memory.kept)

    def _keep(self, kept: list[tuple[Rows, list[dict[str, Any]]]]) -> None:
        before = [
            {"table": rows.table, "where": rows.where, "values": rows.values, "rows": found}
            for rows, found in kept
        ]
        after = None if self._waits else digest(self._db, [rows for rows, _ in kept])
        text = as_text({"after": after, "owner": self._owner, "before": before})
        ask = self._ask
        self._db.execute(
            "INSERT OR REPLACE INTO last_action (visit, seq, at, command, actor, before)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (self._visit, self._first, ask.now_ms, self._command, str(ask.actor), text),
        )


def also(db: Database, table: str, where: str, *values: Any) -> None:
    """Keep these rows too, before the command changes them; undo puts them back as they are now.

    Whatever `where` finds at the undo is removed first, then the kept rows stand again: for a
    sign-on that moves, `also(db, "sign_on", "site = ? AND adviser = ? AND until IS NULL", site,
    adviser)`. Nothing happens outside `remember`.
    """
    memory = _now.get()
    if memory is not None:
        memory.keep(db, Rows(table, where, values))


def as_left(conn: Connection, visit: str, parts: list[Rows], after: str | None) -> bool:
    """Whether everything is still as the command left it; `after` is what it kept for this."""
    if after is not None:
        return digest(conn, parts) == after
    going_on = "SELECT 1 FROM step WHERE visit = ? AND state NOT IN ('waiting', 'planned') LIMIT 1"
    return conn.execute(going_on, (visit,)).fetchone() is None


def digest(conn: Connection, parts: list[Rows]) -> str:
    """A short text that differs when any of the rows does."""
    plain = repr([[tuple(row) for row in rows.found(conn)] for rows in parts])
    return hashlib.sha256(plain.encode()).hexdigest()


def put_back(db: Database, rows: Rows, kept: list[dict[str, Any]]) -> None:
    """Make the rows what they were. sqlite3.IntegrityError where something else is there now."""
    keys = _columns(db, rows.table, keys_only=True)
    there = {tuple(row[key] for key in keys) for row in rows.read(db)}
    stay = {tuple(row[key] for key in keys) for row in kept}
    match = " AND ".join(f"{key} = ?" for key in keys)
    for gone in there - stay:
        db.execute(f"DELETE FROM {rows.table} WHERE {match}", gone)  # noqa: S608
    if rows.table == "step":
        # Out of each other's way first: a position is unique, and so is a visit's open step.
        db.execute("UPDATE step SET position = -id WHERE visit = ?", rows.values)
        kept = sorted(kept, key=lambda row: row["state"] not in ("planned", "ended"))
    for row in kept:
        names = ", ".join(f"{name} = ?" for name in row)
        key = tuple(row[key] for key in keys)
        changed = db.execute(
            f"UPDATE {rows.table} SET {names} WHERE {match}",  # noqa: S608
            (*row.values(), *key),
        ).rowcount
        if not changed:
            marks = ", ".join("?" * len(row))
            db.execute(
                f"INSERT INTO {rows.table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
                tuple(row.values()),
            )


#: Of each table the columns, and those of them that are its key: no command changes a schema.
_known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}


def _columns(conn: Connection, table: str, *, keys_only: bool = False) -> tuple[str, ...]:
    if table not in _known:
        # table_info leaves generated columns out, which cannot be written.
        found = conn.execute(f"PRAGMA table_info({table})").fetchall()
        _known[table] = tuple(r[1] for r in found), tuple(r[1] for r in found if r[5])
    return _known[table][keys_only]


def _owner(db: Database, visit: str) -> str | None:
    """Who is signed on where the visit is."""
    row = db.execute(
        "SELECT o.adviser FROM step s JOIN sign_on o ON o.site = s.site"
        " AND o.service_point = s.service_point AND o.until IS NULL"
        " WHERE s.visit = ? AND s.state IN ('called', 'serving')",
        (visit,),
    ).fetchone()
    return None if row is None else str(row[0])


def _last_seq(db: Database) -> int:
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])
