"""Which migrations a database has had, and which of them this program knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from storage.troubles import StorageError, explain_opening

_HAD = f"SELECT migration_set, name FROM [{Migrations.migrations_table}]"  # noqa: S608


class Newer(StorageError):
    """A newer program has made the database, or changed it: this one would damage it."""


def had(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The migrations that a database has had; none if it is new."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
        (Migrations.migrations_table,),
    ).fetchone()
    return {(row[0], row[1]) for row in connection.execute(_HAD)} if known else set()


def of_program(migrations: Sequence[Migrations]) -> list[tuple[str, str]]:
    """The migrations that this program knows, in the order in which it applies them."""
    with closing(sqlite3.connect(":memory:")) as nothing:
        empty = Database(nothing)
        return [(one.name, step.name) for one in migrations for step in one.pending(empty)]


def pending(found: set[tuple[str, str]], migrations: Sequence[Migrations]) -> list[tuple[str, str]]:
    """The migrations that a database which has had `found` still needs."""
    return [one for one in of_program(migrations) if one not in found]


def check_known(found: set[tuple[str, str]], migrations: Sequence[Migrations], path: Path) -> None:
    """Newer if the database has had a migration that this program does not know."""
    unknown = found - set(of_program(migrations))
    if unknown:
        newest = ", ".join(sorted(f"{name} of {group}" for group, name in unknown))
        raise Newer(
            f"the database {path} was made by a newer version of nextplease ({newest}). Nothing "
            "was changed. Install that version again, or restore a backup that this one made."
        )


def found_at(path: Path) -> set[tuple[str, str]] | None:
    """The migrations that the database at `path` has had, without writing to it.

    None if there is no database. StorageError if it cannot be read.
    """
    try:
        if not path.exists() or not path.stat().st_size:
            return None
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=5.0)) as connection:
            return had(connection)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(explain_opening(path, error)) from error
