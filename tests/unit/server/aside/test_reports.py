"""Reports: functions that read the database in another process, and files made piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.aside import reports as module
from server.aside.reports import ReportsAside
from server.aside.workers import Workers
from storage import StorageError, Store
from tests.unit.server.aside import work
from ticketing.errors import BadRequest
from web.aside import Crowded, NotDone


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "numbers.db")
    with made.write() as db:
        db.execute("CREATE TABLE number (n INTEGER PRIMARY KEY)")
        db.conn.executemany("INSERT INTO number VALUES (?)", [(n,) for n in range(3, 8)])
    yield made
    made.close()


@pytest.fixture
def reports(store: Store, workers: Workers) -> ReportsAside:
    return ReportsAside(workers, store.path)


def test_a_report_sees_what_was_committed_before_it_was_asked_for(
    reports: ReportsAside, store: Store
) -> None:
    assert reports.run(work.first_line, "number") == 3
    with store.write() as db:
        db.execute("INSERT INTO number VALUES (1)")
    assert reports.run(work.first_line, "number") == 1


def test_a_report_cannot_write(reports: ReportsAside) -> None:
    with pytest.raises(StorageError, match="may not be written"):
        reports.run(work.write)


def test_a_report_on_a_file_that_is_no_database_says_so(workers: Workers, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(StorageError, match="damaged"):
        ReportsAside(workers, broken).run(work.first_line, "number")


def test_a_file_comes_piece_by_piece(reports: ReportsAside) -> None:
    assert list(reports.pieces(work.line_by_line)) == [b"3\n", b"4\n", b"5\n", b"6\n", b"7\n"]


def test_what_is_wrong_with_a_file_is_said_before_it_begins(reports: ReportsAside) -> None:
    with pytest.raises(BadRequest):
        reports.pieces(work.fails_at_once)


def test_a_file_that_cannot_go_on_breaks_off(reports: ReportsAside) -> None:
    file = iter(reports.pieces(work.fails_later))
    assert next(file) == b"first\n"
    with pytest.raises(BadRequest):
        next(file)


def test_only_so_many_files_are_fetched_at_once(reports: ReportsAside) -> None:
    files = [reports.pieces(work.line_by_line) for _ in range(module.MOST_FILES)]
    with pytest.raises(Crowded):
        reports.pieces(work.line_by_line)
    files[0].close()  # not one piece was taken
    assert list(files[1])[-1] == b"7\n"
    for _ in range(2):
        files.append(reports.pieces(work.line_by_line))
    with pytest.raises(Crowded):
        reports.pieces(work.line_by_line)


def test_a_file_that_failed_holds_no_seat(reports: ReportsAside) -> None:
    for _ in range(module.MOST_FILES + 1):
        with pytest.raises(BadRequest):
            reports.pieces(work.fails_at_once)


def test_whoever_does_not_fetch_a_file_loses_it_to_others(
    reports: ReportsAside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST_FILE_S", 0.0)
    slow = [iter(reports.pieces(work.line_by_line)) for _ in range(module.MOST_FILES)]
    assert next(slow[0]) == b"3\n"
    monkeypatch.setattr(module, "LONGEST_FILE_S", 600.0)
    assert list(reports.pieces(work.line_by_line))
    with pytest.raises(NotDone, match="too long"):
        next(slow[0])
