"""Migrations are frozen: they take nothing from the living code, and its closed lists, which grow,
are those that the database accepts, whether it is new or has come all the way."""

from __future__ import annotations

import ast
import re
import sys
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from hardware.protocol import JobState
from server import opening
from storage import Store
from tests.helpers import MIGRATIONS, NOW, ROOT, SITE_TEXT, an_ask, rows
from ticketing import commands
from ticketing.appointments.model import AppointmentState
from ticketing.asks import SYSTEM
from ticketing.help import calls
from ticketing.rooms import care
from ticketing.staff import pauses
from ticketing.visits.model import State
from web import tokens

FROZEN = sorted(
    [
        *(ROOT / "ticketing" / "migrations").glob("*.py"),
        *(file for file in ROOT.glob("[a-z]*/**/schema.py") if "tests" not in file.parts),
    ]
)
#: Each column that the database holds to a list, with the words that the living code may write.
LIVING: dict[tuple[str, str], set[str]] = {
    ("step", "state"): set(State),
    ("appointment", "state"): {*AppointmentState} - {"served", "no_show"},  # the visit tells
    ("room_closure", "reason"): set(care.CLOSED_BECAUSE),
    ("help_call", "cause"): {calls.BUTTON, calls.NO_ANSWER},
    ("sign_on", "pause"): set(get_args(pauses.Pause)),
    ("token", "role"): set(tokens.ROLES),
    ("job", "state"): set(JobState),
}


def imported(file: Path) -> set[str]:
    """The modules that a file names in its imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


@pytest.mark.parametrize("file", FROZEN, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_migration_takes_nothing_from_the_living_code(file: Path) -> None:
    given = {"sqlite_utils", "ticketing.migrations", *sys.stdlib_module_names}
    assert imported(file) <= given


def test_there_are_as_many_sets_as_the_server_applies() -> None:
    schemas = [file for file in FROZEN if file.name == "schema.py"]
    assert len(schemas) + 1 == len(MIGRATIONS) == len(opening.MIGRATIONS)


def a_store(path: Path, *, upgraded: bool) -> Store:
    """A new database; or one that was made by the first migration of each set, and upgraded."""
    store = Store(path)
    if upgraded:
        with store.write() as db:
            for migrations in MIGRATIONS:
                second = [migration.name for migration in migrations.pending(db)][1:2]
                migrations.apply(db, stop_before=second)
    store.migrate(MIGRATIONS)
    return store


def accepted(store: Store) -> dict[tuple[str, str], set[str]]:
    """For each column that is held to a list of words, that list."""
    found = {}
    for table, sql in rows(store, "SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
        for column, words in re.findall(r"CHECK \((\w+) IN\s+\(([^()]*)\)\)", sql):
            found[table, column] = set(re.findall(r"'(\w+)'", words))
    return found


@pytest.mark.parametrize("upgraded", [False, True], ids=["new", "upgraded"])
def test_the_database_accepts_every_word_of_the_closed_lists(
    tmp_path: Path, upgraded: bool
) -> None:
    with closing(a_store(tmp_path / "nextplease.db", upgraded=upgraded)) as store:
        lists = accepted(store)
    refused = {place: words - lists[place] for place, words in LIVING.items()}
    assert {place: words for place, words in refused.items() if words} == {}


@pytest.mark.parametrize("upgraded", [False, True], ids=["new", "upgraded"])
def test_a_room_is_closed_for_each_reason_that_there_is(tmp_path: Path, upgraded: bool) -> None:
    with closing(a_store(tmp_path / "nextplease.db", upgraded=upgraded)) as store:
        commands.load_site(store, SITE_TEXT, now=NOW, actor=SYSTEM)
        for reason in care.CLOSED_BECAUSE:
            care.close_room(store, "riverside", "room-1", an_ask(), reason=reason)
            care.open_room(store, "riverside", "room-1", an_ask())
        closed = rows(store, "SELECT reason FROM room_closure ORDER BY id")
    assert [reason for (reason,) in closed] == list(care.CLOSED_BECAUSE)
