"""What was read since the last commit is read once, and never after somebody changed it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from storage import Store


def _count(conn: sqlite3.Connection) -> int | None:
    return int(conn.execute("SELECT count(*) FROM number").fetchone()[0]) or None


def _add(store: Store) -> None:
    with store.write() as db:
        db.execute("INSERT INTO number SELECT count(*) FROM number")


def test_between_two_commits_one_reads_for_all(numbers: Store) -> None:
    _add(numbers)
    looks: list[sqlite3.Connection] = []

    def look(conn: sqlite3.Connection) -> int | None:
        looks.append(conn)
        return _count(conn)

    assert [numbers.lately.read("count", look) for _ in range(3)] == [1, 1, 1]
    assert len(looks) == 1


def test_after_a_commit_it_is_read_anew(numbers: Store) -> None:
    _add(numbers)
    assert numbers.lately.read("count", _count) == 1
    _add(numbers)
    assert numbers.lately.read("count", _count) == 2


def test_another_process_s_commit_is_seen_at_once(numbers: Store, path: Path) -> None:
    _add(numbers)
    assert numbers.lately.read("count", _count) == 1
    other = Store(path)
    _add(other)
    other.close()
    assert numbers.lately.read("count", _count) == 2


def test_while_somebody_writes_the_committed_rows_are_told(numbers: Store) -> None:
    _add(numbers)
    with numbers.write() as db:
        db.execute("INSERT INTO number SELECT count(*) FROM number")
        assert numbers.lately.read("count", _count) == 1
    assert numbers.lately.read("count", _count) == 2


def test_that_there_is_nothing_is_not_kept(numbers: Store) -> None:
    assert numbers.lately.read("count", _count) is None
    assert numbers.lately._kept[1] == {}
