"""A database that a newer program has changed is opened by no older one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from storage import Newer, StorageError, Store, migrating
from tests.helpers import rows

OLD, NEW, OTHER = Migrations("shop"), Migrations("shop"), Migrations("parcels")


@OLD(name="m001_first")
@NEW(name="m001_first")
def first(db: Database) -> None:
    db.execute("CREATE TABLE item (id INTEGER PRIMARY KEY)")


@NEW(name="m002_second")
def second(db: Database) -> None:
    db.execute("ALTER TABLE item ADD COLUMN name TEXT")


@OTHER(name="m001_parcels")
def parcels(db: Database) -> None:
    db.execute("CREATE TABLE parcel (id INTEGER PRIMARY KEY)")


@pytest.mark.parametrize("newer", [[NEW], [OLD, OTHER]], ids=["a migration more", "a set more"])
def test_an_older_program_refuses_it_in_a_sentence_and_writes_nothing(
    tmp_path: Path, newer: list[Migrations]
) -> None:
    path = tmp_path / "shop.db"
    with closing(Store(path)) as store:
        store.migrate(newer)
    with closing(Store(path)) as store:
        before = rows(store, "SELECT * FROM _sqlite_migrations"), rows(store, "SELECT * FROM item")
        with pytest.raises(Newer, match=r"made by a newer version of nextplease \(m00._") as told:
            store.migrate([OLD])
        assert "\n" not in str(told.value)
        after = rows(store, "SELECT * FROM _sqlite_migrations"), rows(store, "SELECT * FROM item")
    assert before == after


def test_what_a_database_has_had_is_read_without_opening_it(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    assert migrating.found_at(path) is None
    with closing(Store(path)) as store:
        assert migrating.found_at(path) == set()
        store.migrate([OLD])
    assert migrating.found_at(path) == {("shop", "m001_first")}
    assert migrating.pending({("shop", "m001_first")}, [NEW]) == [("shop", "m002_second")]
    path.write_bytes(b"no database" * 999)
    with pytest.raises(StorageError, match="file is not a database"):
        migrating.found_at(path)
