"""The databases that are kept, one of each schema that the main branch ever had, and what to ask
of one."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("databases")
FILES = sorted(FOLDER.glob("*.sql"))

Rows = list[tuple[Any, ...]]


def restored(file: Path, path: Path) -> Path:
    """The kept database `file`, as it was, at `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(file.read_text(encoding="utf-8"))
    return path


def applied(path: Path) -> set[tuple[str, str]]:
    """The migrations that a database has had: their set and their name."""
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT migration_set, name FROM _sqlite_migrations"))


def schema(path: Path) -> dict[tuple[str, str], str]:
    """Every table, index and trigger as its SQL, spaces and the case of key words set aside."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT type, name, sql FROM sqlite_master"
            " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_sqlite%'"
        ).fetchall()
    return {(kind, name): _normal(sql) for kind, name, sql in found}


def _normal(sql: str) -> str:
    pieces = re.split(r"('[^']*')", sql)
    words = [piece if at % 2 else piece.casefold() for at, piece in enumerate(pieces)]
    return re.sub(r"\s*([(),])\s*|\s+", r"\1 ", "".join(words)).strip()


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that hold something of their own."""
    found = connection.execute(f"PRAGMA table_xinfo([{table}])").fetchall()
    return [name for _, name, _, _, _, _, hidden in found if not hidden]


def contents(path: Path) -> dict[str, tuple[list[str], Rows]]:
    """Each table's columns, and its rows in an order of their own."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
        ).fetchall()
        return {
            name: (names := columns(connection, name), rows(connection, name, names))
            for (name,) in tables
        }


def rows(connection: sqlite3.Connection, table: str, names: list[str]) -> Rows:
    """What `names` hold in each row of `table`."""
    listed = ", ".join(f"[{name}]" for name in names)
    return sorted(connection.execute(f"SELECT {listed} FROM [{table}]").fetchall(), key=repr)
