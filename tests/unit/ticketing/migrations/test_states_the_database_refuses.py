"""Wrong states written directly in SQL: the tables refuse each, whatever the code does."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from storage import Store
from tests.helpers import an_ask, everything, rows
from ticketing import commands
from ticketing.staff import places

DAY = "2026-11-24"
VISIT: dict[str, Any] = {
    "id": "V2", "site": "riverside", "service_day": DAY, "number": "C777", "prefix": "C",
    "sequence": 777, "language": "en", "arrived_at": 1,
}  # fmt: skip
STEP: dict[str, Any] = {
    "visit": "V1", "site": "riverside", "service_day": DAY, "position": 2,
    "enquiry": "council-tax", "state": "waiting", "queued_at": 1, "waiting_since": 1,
    "target_s": 900, "target_percent": 80,
}  # fmt: skip
CALLED = {"state": "called", "called_at": 2, "last_called_at": 2, "service_point": "counter-2"}
SERVING = {**CALLED, "state": "serving", "serving_at": 3}
ENDED = {**SERVING, "state": "ended", "ended_at": 4, "outcome": "resolved"}


def insert(store: Store, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    with store.write() as db:
        db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


@pytest.fixture
def house(store: Store, now) -> Store:
    """One visit is being served at counter 1, one, V1, has ended; Megan is at counter 1."""
    places.sign_on(store, "riverside", "megan", "counter-1", an_ask(now))
    visit = commands.issue(store, "riverside", "council-tax", an_ask(now), language="en").visit
    commands.call_next(store, "riverside", "counter-1", an_ask(now))
    commands.start(store, visit, an_ask(now))
    insert(store, "visit", {**VISIT, "id": "V1", "number": "C500", "sequence": 500})
    insert(store, "step", {**STEP, **ENDED, "position": 1})
    return store


@pytest.mark.parametrize("more", [{}, CALLED, SERVING, ENDED], ids=str)
def test_a_right_step_is_taken(house: Store, more: dict[str, Any]) -> None:
    insert(house, "step", {**STEP, **more})


BAD_STEPS = {
    "a state that there is not": {"state": "lost"},
    "no state": {"state": None},
    "waiting, but called": {"called_at": 2, "last_called_at": 2, "service_point": "counter-2"},
    "waiting at a service point": {"service_point": "counter-2"},
    "waiting, but served": {"serving_at": 3},
    "waiting, with an outcome": {"outcome": "resolved"},
    "called at no time": {**CALLED, "called_at": None, "last_called_at": None},
    "called to nowhere": {**CALLED, "service_point": None},
    "called, but never last": {**CALLED, "last_called_at": None},
    "called, and served": {**CALLED, "serving_at": 3},
    "serving since never": {**SERVING, "serving_at": None},
    "serving, never called": {"state": "serving", "serving_at": 3},
    "ended at no time": {**ENDED, "ended_at": None},
    "ended without an outcome": {**ENDED, "outcome": None},
    "serving, and ended": {**SERVING, "ended_at": 4},
    "a second visit at a service point": {**CALLED, "service_point": "counter-1"},
    "served where somebody is served": {**SERVING, "service_point": "counter-1"},
    "a service point that there is not": {**CALLED, "service_point": "counter-99"},
    "an enquiry type that there is not": {"enquiry": "parking"},
    "an adviser that there is not": {**CALLED, "adviser": "nobody"},
    "a visit that there is not": {"visit": "V9"},
    "a position taken": {"position": 1},
    "fewer recalls than none": {"recalls": -1},
    "a target of nothing": {"target_s": 0},
    "a time that is a text": {"queued_at": "noon"},
}


@pytest.mark.parametrize("bad", BAD_STEPS.values(), ids=BAD_STEPS.keys())
def test_a_wrong_step_is_refused(house: Store, bad: dict[str, Any]) -> None:
    before = everything(house)
    with pytest.raises(sqlite3.IntegrityError):
        insert(house, "step", {**STEP, **bad})
    assert everything(house) == before


def test_a_visit_has_one_open_step(house: Store) -> None:
    insert(house, "step", STEP)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(house, "step", {**STEP, "position": 3})


BAD_VISITS = {
    "a number that was issued": {"number": "C001"},
    "an id that there is": {"id": "V1"},
    "a site that there is not": {"site": "seaside"},
    "a day that is none": {"service_day": "today"},
    "a figure below one": {"sequence": 0},
    "no language": {"language": None},
}


@pytest.mark.parametrize("bad", BAD_VISITS.values(), ids=BAD_VISITS.keys())
def test_a_wrong_visit_is_refused(house: Store, bad: dict[str, Any]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(house, "visit", {**VISIT, **bad})


def test_the_same_number_on_another_day_is_another_ticket(house: Store) -> None:
    insert(house, "visit", {**VISIT, "number": "C001", "sequence": 1, "service_day": "2026-11-25"})


@pytest.mark.parametrize(
    ("adviser", "point"), [("daniel", "counter-1"), ("megan", "counter-2"), ("x", "counter-2")]
)
def test_two_at_one_place_or_one_at_two_is_refused(house: Store, adviser, point) -> None:
    row = {"site": "riverside", "adviser": adviser, "service_point": point, "since": 1}
    with pytest.raises(sqlite3.IntegrityError):
        insert(house, "sign_on", row)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET at = 0",
        "UPDATE event SET body = '{}' WHERE seq = 1",
        "DELETE FROM event",
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
        "INSERT OR REPLACE INTO event (seq, site, at, kind, actor, body)"
        " VALUES (1, 'riverside', 0, 'x', 'x', '{}')",
        "INSERT INTO event (site, at, kind, actor, body) VALUES ('a', 0, 'x', 'x', 'no json')",
    ],
)
def test_the_event_log_can_neither_be_changed_nor_shortened(house: Store, sql: str) -> None:
    before = rows(house, "SELECT * FROM event")
    with pytest.raises(sqlite3.IntegrityError), house.write() as db:
        db.execute(sql)
    assert rows(house, "SELECT * FROM event") == before
