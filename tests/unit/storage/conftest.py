"""A database with one table of numbers, to write to and read from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "data" / "numbers.db"


@pytest.fixture
def numbers(path: Path) -> Iterator[Store]:
    """The database."""
    store = Store(path)
    with store.write() as db:
        db.execute("CREATE TABLE number (n INTEGER NOT NULL UNIQUE) STRICT")
        db.execute("CREATE TABLE total (sum INTEGER NOT NULL) STRICT")
        db.execute("INSERT INTO total VALUES (0)")
    yield store
    store.close()
