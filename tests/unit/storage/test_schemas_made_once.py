"""Tests are given a database that is made of statements kept from the migrations: the same one."""

from __future__ import annotations

from pathlib import Path

from server.opening import MIGRATIONS
from storage import Store
from tests import once
from tests.helpers import everything, rows


def test_what_the_tests_are_given_is_what_the_migrations_make(tmp_path: Path) -> None:
    first, second = Store(tmp_path / "first.db"), Store(tmp_path / "second.db")
    first.migrate(MIGRATIONS)
    second.migrate(MIGRATIONS)
    by_migrations = Store(tmp_path / "third.db")
    once.MIGRATE(by_migrations, MIGRATIONS)
    stands = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    for each in (first, second):
        assert rows(each, stands) == rows(by_migrations, stands)
        ours, theirs = everything(each), everything(by_migrations)
        for found in (ours, theirs):
            had = found.pop("_sqlite_migrations")
            found["had"] = [row[:-1] for row in had]  # but when
        assert ours == theirs
        assert each.integrity() == "ok"
        each.close()
    by_migrations.close()
