"""Connections to a database: how they are opened, and the one that writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database

_STATEMENTS = 512


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to the file of a database; one that is read only makes none."""
    mode = "ro" if read_only else "rwc"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=0.05,
        # All that this program says, so that no statement is prepared twice.
        cached_statements=_STATEMENTS,
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")
    return connection


class _InTransaction(Database):
    """sqlite-utils on the write connection, which is only used inside our own transactions.

    Its `execute` looks before and after each statement whether that began a transaction which it
    would have to end. Here none ever does, and looking costs as much as a short statement.
    """

    def execute(
        self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None
    ) -> sqlite3.Cursor:
        """Execute a statement and return its cursor."""
        return self.conn.execute(sql, parameters or ())


def in_a_transaction(connection: sqlite3.Connection) -> Database:
    """sqlite-utils on a connection that is in a transaction of ours."""
    return _InTransaction(connection)
