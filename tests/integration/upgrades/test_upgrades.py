"""A database of every schema that there ever was is upgraded with all that it holds, and is then
as one that is new."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from server.cli import main
from storage import Store
from tests.helpers import MIGRATIONS, an_ask
from tests.integration.upgrades import kept
from tests.integration.upgrades.make import at
from ticketing import commands
from ticketing.staff import places
from ticketing.visits import replay


@pytest.fixture(params=kept.FILES, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    """One of the kept databases."""
    found: Path = request.param
    return found


@pytest.fixture
def upgraded(file: Path, tmp_path: Path) -> Path:
    """It, brought up to date, where the server looks for it."""
    path = tmp_path / "nextplease.db"
    path.write_bytes(_upgraded(file))
    return path


@cache
def _upgraded(file: Path) -> bytes:
    """What is asked of it afterwards differs, not how it came there."""
    with TemporaryDirectory() as folder:
        path = kept.restored(file, Path(folder, "nextplease.db"))
        upgrade(path)
        return path.read_bytes()


#: Where it is now what stood in another table.
MOVED = {"cursor": "subscriber"}


def upgrade(path: Path) -> None:
    with closing(Store(path)) as store:
        store.migrate(MIGRATIONS)


def test_all_that_it_held_is_there(file: Path, upgraded: Path, tmp_path: Path) -> None:
    before = kept.contents(kept.restored(file, tmp_path / "before.db"))
    with closing(sqlite3.connect(upgraded)) as connection:
        after = {
            table: kept.rows(connection, MOVED.get(table, table), names)
            for table, (names, _) in before.items()
        }
    assert {table: found for table, (_, found) in before.items()} == after
    assert len(before["event"][1]) >= 34
    assert len(before["step"][1]) >= 11


def test_it_is_then_as_a_new_one(upgraded: Path, tmp_path: Path) -> None:
    upgrade(tmp_path / "new.db")
    assert kept.schema(upgraded) == kept.schema(tmp_path / "new.db")


def test_verify_agrees(upgraded: Path) -> None:
    done = CliRunner().invoke(main, ["--data", str(upgraded.parent), "verify"])
    first, *purged = done.output.splitlines()
    assert (done.exit_code, first) == (0, "integrity ok; the log replays to the same state")
    assert purged in ([], ["riverside: the log of the days before 2026-11-20 was purged"])
    with closing(sqlite3.connect(upgraded)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_next_day_begins_as_any_other(upgraded: Path) -> None:
    with closing(Store(upgraded)) as store:
        commands.close_past_days(store, "riverside", at("08:30", 2))
        priya = an_ask(at("10:15", 2), adviser="priya")
        places.sign_on(store, "riverside", "priya", "counter-6", priya)
        issued = commands.issue(
            store, "riverside", "bus-passes", an_ask(at("10:16", 2)), language="en"
        )
        called = commands.call_next(store, "riverside", "counter-6", priya)
        with store.read() as conn:
            assert replay.differences(conn) == []
    assert called is not None
    assert (issued.number, called.number) == ("P001", "P001")


def test_a_database_of_the_present_schema_is_kept(tmp_path: Path) -> None:
    upgrade(tmp_path / "new.db")
    kept_ones = [kept.applied(kept.restored(f, tmp_path / f.stem)) for f in kept.FILES]
    make = "a migration is new: python -m tests.integration.upgrades.make NAME"
    assert kept.applied(tmp_path / "new.db") in kept_ones, make
