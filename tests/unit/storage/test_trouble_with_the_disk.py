"""A full disk, a damaged file, a folder that may not be written: told in words, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import StorageError, Store
from tests.helpers import rows


def fill(store: Store, texts: int) -> None:
    with store.write() as db:
        db.execute("CREATE TABLE IF NOT EXISTS page (text TEXT)")
        for _ in range(texts):
            db.execute("INSERT INTO page VALUES (?)", ("x" * 4000,))


def test_a_full_disk_is_told_in_words_and_what_was_there_stays(numbers: Store) -> None:
    fill(numbers, 3)
    with numbers.write() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageError, match="the disk is full, so nothing was changed"):
        fill(numbers, 50)
    assert rows(numbers, "SELECT count(*) FROM page") == [(3,)]
    with numbers.write() as db:
        db.execute("PRAGMA max_page_count = 100000")
    fill(numbers, 50)
    assert rows(numbers, "SELECT count(*) FROM page") == [(53,)]
    assert numbers.integrity() == "ok"


def damage(path: Path) -> None:
    """Write nonsense over every page but the first."""
    size = path.stat().st_size
    assert size > 8192
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))


def damaged(path: Path) -> Store:
    store = Store(path)
    fill(store, 20)
    store.close()
    damage(path)
    return Store(path)


def test_reading_a_damaged_file_says_what_to_do(path: Path) -> None:
    store = damaged(path)
    with pytest.raises(StorageError, match="damaged: stop the server and restore the latest"):
        rows(store, "SELECT * FROM page")
    store.close()


def test_writing_to_a_damaged_file_says_what_to_do(path: Path) -> None:
    store = damaged(path)
    with pytest.raises(StorageError, match="damaged: stop the server and restore the latest"):
        fill(store, 1)
    store.close()


def test_a_report_on_a_damaged_file_says_what_to_do(path: Path) -> None:
    store = damaged(path)
    with pytest.raises(StorageError, match="damaged"):
        store.report(lambda conn: conn.execute("SELECT * FROM page").fetchall())
    store.close()


def test_the_integrity_of_a_damaged_file_is_not_ok(path: Path) -> None:
    store = damaged(path)
    assert "damaged" in store.integrity()
    store.close()


@pytest.mark.parametrize(
    "content", [b"this is a letter, not a database" * 200, b"PK\x03\x04" * 999]
)
def test_a_file_that_is_no_database_is_not_opened_or_changed(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StorageError, match=r"numbers\.db: file is not a database"):
        Store(path)
    assert path.read_bytes() == content


def test_a_folder_in_the_way_is_told_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"cannot open the database .*Check that the folder"):
        Store(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="cannot open the database"):
        Store(tmp_path / "file" / "nextplease.db")


# ---------------------------------------------------------------------- backup


def test_a_backup_opens_and_has_the_same_rows(numbers: Store, tmp_path: Path) -> None:
    fill(numbers, 7)
    target = tmp_path / "backups" / "copy.db"
    numbers.backup(target)
    fill(numbers, 1)
    copy = Store(target)
    assert rows(copy, "SELECT count(*) FROM page") == [(7,)]
    assert rows(copy, "SELECT sum FROM total") == [(0,)]
    assert copy.integrity() == "ok"
    copy.close()


def test_a_backup_is_made_while_a_transaction_is_open_and_has_none_of_it(
    numbers: Store, tmp_path: Path
) -> None:
    with numbers.write() as db:
        db.execute("INSERT INTO number VALUES (1)")
        numbers.backup(tmp_path / "copy.db")
    copy = Store(tmp_path / "copy.db")
    assert rows(copy, "SELECT * FROM number") == []
    copy.close()


def test_a_backup_never_writes_over_a_file(numbers: Store, tmp_path: Path) -> None:
    target = tmp_path / "precious.db"
    target.write_text("precious")
    with pytest.raises(StorageError, match=r"precious\.db exists already; choose another name"):
        numbers.backup(target)
    assert target.read_text() == "precious"


def test_a_backup_that_fails_leaves_no_half_file(path: Path, tmp_path: Path) -> None:
    store = damaged(path)
    with pytest.raises(StorageError, match="damaged"):
        store.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    store.close()
