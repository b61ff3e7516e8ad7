"""Transactions: nothing lost, nothing half, whoever writes beside whom."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

import storage.store
from storage import Busy, StorageError, Store
from tests.helpers import rows, together


def add(store: Store, n: int) -> None:
    """Two writes that belong together, the second made of what was read."""
    with store.write() as db:
        total = db.execute("SELECT sum FROM total").fetchone()[0]
        db.execute("INSERT INTO number VALUES (?)", (n,))
        db.execute("UPDATE total SET sum = ?", (total + n,))


def add_many(store: Store, first: int, count: int) -> None:
    for n in range(first, first + count):
        add(store, n)


def test_eight_threads_lose_nothing(numbers: Store) -> None:
    together(*(lambda first=first: add_many(numbers, first * 25, 25) for first in range(8)))
    assert rows(numbers, "SELECT count(*), sum(n) FROM number") == [(200, sum(range(200)))]
    assert rows(numbers, "SELECT sum FROM total") == [(sum(range(200)),)]


def test_two_stores_on_one_file_both_write(numbers: Store, path: Path) -> None:
    other = Store(path)
    together(lambda: add_many(numbers, 0, 60), lambda: add_many(other, 60, 60))
    assert rows(other, "SELECT sum FROM total") == [(sum(range(120)),)]
    other.close()


def test_readers_see_no_half_transaction(numbers: Store) -> None:
    done = threading.Event()

    def write() -> None:
        add_many(numbers, 1, 80)
        done.set()

    def read() -> int:
        seen = 0
        while not done.is_set():
            with numbers.read() as conn:
                added = conn.execute("SELECT coalesce(sum(n), 0) FROM number").fetchone()[0]
                assert conn.execute("SELECT sum FROM total").fetchone()[0] == added
            seen += 1
        return seen

    assert all(seen > 0 for seen in together(write, read, read, read)[1:])


def test_a_reader_keeps_its_view_while_others_write(numbers: Store) -> None:
    with numbers.read() as conn:
        assert conn.execute("SELECT sum FROM total").fetchone()[0] == 0
        add(numbers, 5)
        assert conn.execute("SELECT sum FROM total").fetchone()[0] == 0
    assert rows(numbers, "SELECT sum FROM total") == [(5,)]


def test_a_failing_transaction_leaves_nothing(numbers: Store) -> None:
    def fail() -> None:
        with numbers.write() as db:
            db.execute("INSERT INTO number VALUES (1)")
            raise LookupError("a mistake of ours")

    with pytest.raises(LookupError, match="a mistake of ours"):
        fail()
    assert rows(numbers, "SELECT * FROM number") == []
    add(numbers, 2)
    assert rows(numbers, "SELECT * FROM number") == [(2,)]


def test_what_a_constraint_refuses_leaves_nothing_and_says_so(numbers: Store) -> None:
    add(numbers, 1)
    with pytest.raises(sqlite3.IntegrityError), numbers.write() as db:
        db.execute("INSERT INTO number VALUES (2), (1)")
    assert rows(numbers, "SELECT * FROM number") == [(1,)]


def test_a_reader_cannot_write(numbers: Store) -> None:
    with pytest.raises(StorageError, match="may not be written"), numbers.read() as conn:
        conn.execute("INSERT INTO number VALUES (1)")
    assert rows(numbers, "SELECT * FROM number") == []


def test_on_commit_is_told_after_each_commit_and_of_no_failure(numbers: Store) -> None:
    seen: list[int] = []
    numbers.on_commit(lambda: seen.append(rows(numbers, "SELECT sum FROM total")[0][0]))
    add(numbers, 3)
    add(numbers, 4)
    with pytest.raises(sqlite3.IntegrityError):
        add(numbers, 4)
    assert seen == [3, 7]


def test_whoever_finds_the_database_locked_waits_and_then_writes(
    numbers: Store, path: Path
) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    writer = threading.Thread(target=add, args=(numbers, 1))
    writer.start()
    other.execute("INSERT INTO number VALUES (100)")
    other.execute("COMMIT")
    writer.join(90)
    assert rows(numbers, "SELECT n FROM number ORDER BY n") == [(1,), (100,)]
    other.close()


def test_after_its_patience_a_write_says_busy_and_the_next_one_works(
    numbers: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.store, "WRITE_PATIENCE_S", 0.02)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="another program is writing to the database; try again"):
        add(numbers, 1)
    assert rows(numbers, "SELECT * FROM number") == []  # reading goes on meanwhile
    other.execute("ROLLBACK")
    add(numbers, 1)
    assert rows(numbers, "SELECT * FROM number") == [(1,)]
    other.close()


def test_a_report_has_one_view_on_a_connection_of_its_own(path: Path, numbers: Store) -> None:
    def sums(conn: sqlite3.Connection) -> list[int]:
        before = conn.execute("SELECT sum FROM total").fetchone()[0]
        add(numbers, before + 9)
        return [before, conn.execute("SELECT sum FROM total").fetchone()[0]]

    assert numbers.report(sums) == [0, 0]
    assert numbers.report(sums) == [9, 9]


def test_another_process_s_commit_changes_the_data_version(numbers: Store, path: Path) -> None:
    before = numbers.data_version()
    other = Store(path)
    add(other, 1)
    assert numbers.data_version() != before
    other.close()
