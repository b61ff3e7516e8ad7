"""Writing as if: what is rehearsed is checked as the real thing is, and reaches no file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import StorageError, Store
from storage.rehearsing import rehearsal

SCHEMA = """
CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''),
    upper TEXT GENERATED ALWAYS AS (upper(name)) STORED);
CREATE UNIQUE INDEX shelf_name ON shelf(name);
CREATE TABLE book (id INTEGER PRIMARY KEY, shelf INTEGER REFERENCES shelf(id), title TEXT) STRICT;
CREATE TABLE moved (book INTEGER, at TEXT DEFAULT 'now');
CREATE TRIGGER book_moves AFTER UPDATE OF shelf ON book
BEGIN INSERT INTO moved (book) VALUES (NEW.id); END;
INSERT INTO shelf (name) VALUES ('a'), ('b');
INSERT INTO book (shelf, title) VALUES (1, 'one'), (2, 'two');
"""
ALL = {"shelf": "TRUE", "book": "TRUE", "moved": "FALSE"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "x.db"
    made = sqlite3.connect(path)
    made.executescript(SCHEMA)
    made.close()
    opened = Store(path)
    yield opened
    opened.close()


def counted(conn: sqlite3.Connection) -> list[int]:
    return [conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ALL]


def test_what_is_rehearsed_is_seen_there_with_its_triggers_and_afterwards_nowhere(
    store: Store,
) -> None:
    def work(conn: sqlite3.Connection) -> list[list[int]]:
        with rehearsal(conn, ALL) as db:
            db.execute("INSERT INTO shelf (name) VALUES ('c')")
            db.execute("UPDATE book SET shelf = 3")
            upper = db.execute("SELECT upper FROM shelf WHERE name = 'c'").fetchone()[0]
            meanwhile = counted(db.conn)
        assert upper == "C"
        return [meanwhile, counted(conn)]

    assert store.report(work) == [[3, 2, 2], [2, 2, 0]]


@pytest.mark.parametrize(
    "wrong",
    [
        "INSERT INTO shelf (name) VALUES ('a')",
        "INSERT INTO shelf (name) VALUES ('')",
        "INSERT INTO book (title) VALUES (x'00')",
    ],
)
def test_what_the_tables_refuse_is_refused(store: Store, wrong: str) -> None:
    def work(conn: sqlite3.Connection) -> None:
        with rehearsal(conn, ALL) as db:
            db.execute(wrong)

    with pytest.raises(sqlite3.IntegrityError):
        store.report(work)


def test_what_was_not_named_cannot_be_written(store: Store) -> None:
    def work(conn: sqlite3.Connection) -> None:
        with rehearsal(conn, {"book": "TRUE"}) as db:
            assert db.execute("SELECT count(*) FROM shelf").fetchone()[0] == 2
            db.execute("DELETE FROM shelf")

    with pytest.raises(StorageError, match="may not be written"):
        store.report(work)


def test_only_the_rows_that_matter_are_there(store: Store) -> None:
    def work(conn: sqlite3.Connection) -> list[str]:
        with rehearsal(conn, {"book": "shelf = :shelf"}, shelf=2) as db:
            return [row[0] for row in db.execute("SELECT title FROM book").fetchall()]

    assert store.report(work) == ["two"]
