"""The count of those who wait: right from the upgrade on, and whatever is done to a step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import MIGRATIONS, an_ask, fresh_store, rows
from ticketing import commands

DAY = "2026-11-24"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A house in which two wait for council tax, one for a bus pass."""
    store = fresh_store(tmp_path / "house.db")
    for enquiry in ("council-tax", "bus-passes", "council-tax"):
        commands.issue(store, "riverside", enquiry, an_ask(), language="en")
    yield store
    store.close()


def counts(store: Store) -> list[tuple[object, ...]]:
    return rows(store, "SELECT * FROM waiting_count ORDER BY service_day, enquiry")


def test_a_database_in_which_somebody_waits_is_counted_when_it_is_taken_over(store: Store) -> None:
    right = counts(store)
    with store.write() as db:
        found = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%waiting_count%'"
        ).fetchall()
        for (name,) in found:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("DROP TABLE waiting_count")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm009_how_many_wait'")
    assert len(found) == 4
    store.migrate(MIGRATIONS)
    assert counts(store) == right == [
        ("riverside", DAY, "bus-passes", 1),
        ("riverside", DAY, "council-tax", 2),
    ]  # fmt: skip


def test_a_step_that_goes_to_another_day_or_enquiry_is_counted_there(store: Store) -> None:
    with store.write() as db:
        db.execute("UPDATE step SET enquiry = 'planning' WHERE enquiry = 'bus-passes'")
        db.execute("UPDATE step SET service_day = '2026-11-25' WHERE id = 1")
        db.execute("UPDATE step SET state = state, recalls = 1")
    assert counts(store) == [
        ("riverside", DAY, "council-tax", 1),
        ("riverside", DAY, "planning", 1),
        ("riverside", "2026-11-25", "council-tax", 1),
    ]


def test_nobody_is_no_row(store: Store) -> None:
    with store.write() as db:
        db.execute("DELETE FROM step WHERE enquiry = 'bus-passes'")
        db.execute("UPDATE step SET state = 'ended', ended_at = 1, outcome = 'resolved'")
    assert counts(store) == []
