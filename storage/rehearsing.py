"""Writing as if, on a connection that can only read.

What would be written goes to copies in the connection's own temporary database, in memory: they
stand before the tables of the same name, with the same indexes, checks and triggers. Nobody waits
for a rehearsal, and of whatever was not copied SQLite says that it cannot be written.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database

from storage.connecting import in_a_transaction

_BEGINNING = re.compile(r"CREATE (TABLE|TRIGGER) ")
_INDEX = re.compile(r"CREATE (UNIQUE )?INDEX ")


@contextmanager
def rehearsal(
    connection: sqlite3.Connection, tables: Mapping[str, str], **values: Any
) -> Iterator[Database]:
    """The database as it is now, in which `tables` can be written to: each by its name, with what
    its rows that matter have in common in SQL (`values` are its parameters): no others are in it.

    What a row refers to is not checked; all else is. Afterwards everything is as before.
    """
    connection.rollback()
    connection.execute("PRAGMA foreign_keys = OFF")  # not possible within a transaction
    connection.execute("BEGIN")
    try:
        made = [_copy(connection, name, where, values) for name, where in tables.items()]
        for later in made:
            for statement in later:
                connection.execute(statement)
        yield in_a_transaction(connection)
    finally:
        connection.rollback()
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")


def _copy(
    connection: sqlite3.Connection, table: str, where: str, values: Mapping[str, Any]
) -> list[str]:
    """Make the copy; what is to be made when there are all of them."""
    found = connection.execute(
        "SELECT type, sql FROM main.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
        " ORDER BY type = 'table' DESC",
        (table,),
    ).fetchall()
    (_, made), *others = found
    connection.execute(_BEGINNING.sub(r"CREATE TEMP \1 ", made, count=1))
    # Generated columns are not among these, nor can they be written.
    columns = ", ".join(
        f"[{row[1]}]" for row in connection.execute(f"PRAGMA main.table_info([{table}])")
    )
    connection.execute(
        f"INSERT INTO temp.[{table}] ({columns}) SELECT {columns} FROM main.[{table}]"  # noqa: S608
        f" WHERE {where}",
        values,
    )
    indexes = [_INDEX.sub(r"CREATE \1INDEX temp.", sql, count=1) for kind, sql in others
               if kind == "index"]  # fmt: skip
    for sql in indexes:
        connection.execute(sql)
    return [
        _BEGINNING.sub(r"CREATE TEMP \1 ", sql, count=1) for kind, sql in others
        if kind == "trigger"
    ]  # fmt: skip
