"""Those who write at the same moment share a commit, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import StorageError, Store


class Meanwhile:
    """What others do while one that wrote gives way: each deed once, in order."""

    def __init__(self) -> None:
        self.deeds: list[Callable[[], None]] = []

    def __call__(self) -> None:
        if self.deeds:
            self.deeds.pop(0)()


@pytest.fixture
def meanwhile() -> Meanwhile:
    return Meanwhile()


@pytest.fixture
def store(tmp_path: Path, meanwhile: Meanwhile) -> Store:
    store = Store(tmp_path / "shared.db", give_way=meanwhile)
    with store.write() as db:
        db.execute("CREATE TABLE note (text TEXT NOT NULL UNIQUE)")
    return store


def add(store: Store, text: str | None) -> None:
    with store.write() as db:
        db.execute("INSERT INTO note (text) VALUES (?)", (text,))


def notes(store: Store) -> list[str]:
    with store.read() as conn:
        return [row[0] for row in conn.execute("SELECT text FROM note ORDER BY rowid")]


def test_two_who_write_at_once_share_one_commit(store: Store, meanwhile: Meanwhile) -> None:
    commits: list[int] = []
    store.on_commit(lambda: commits.append(1))
    meanwhile.deeds = [lambda: add(store, "second")]
    add(store, "first")
    assert notes(store) == ["first", "second"]
    assert len(commits) == 1


def test_nobody_returns_before_their_work_is_committed(store: Store, meanwhile: Meanwhile) -> None:
    seen: list[list[str]] = []

    def second() -> None:
        add(store, "second")
        seen.append(notes(store))

    meanwhile.deeds = [second]
    add(store, "first")
    assert seen == [["first", "second"]]


def test_one_that_fails_takes_only_its_own_work_back(store: Store, meanwhile: Meanwhile) -> None:
    def half_a_deed() -> None:
        with store.write() as db:
            db.execute("INSERT INTO note (text) VALUES ('half')")
            db.execute("INSERT INTO note (text) VALUES (NULL)")

    def fails() -> None:
        with pytest.raises(sqlite3.IntegrityError):
            half_a_deed()

    meanwhile.deeds = [fails]
    add(store, "first")
    assert notes(store) == ["first"]


def test_one_that_fails_alone_leaves_no_transaction_open(store: Store, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add(store, None)
    other = Store(tmp_path / "shared.db")
    add(other, "from another process")
    assert notes(store) == ["from another process"]


def test_a_commit_that_fails_is_told_to_all_who_shared_it(
    store: Store, meanwhile: Meanwhile
) -> None:
    with store.write() as db:
        db.execute(
            "CREATE TABLE child (note TEXT REFERENCES note(text) DEFERRABLE INITIALLY DEFERRED)"
        )
    told: list[str] = []

    def second() -> None:
        with pytest.raises(StorageError) as error:
            add(store, "innocent")
        told.append(str(error.value))

    meanwhile.deeds = [second]
    with pytest.raises(StorageError), store.write() as db:
        db.execute("INSERT INTO child (note) VALUES ('nobody')")  # refused at the commit
    assert told
    assert notes(store) == []
    add(store, "later")
    assert notes(store) == ["later"]
