"""Somebody turns to a visitor who waits, and says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import Store
from tests.helpers import NOW, an_ask
from ticketing import commands
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.queue import waiting
from ticketing.visits import queries

LATER = NOW + timedelta(minutes=2)


def comes(store: Store, source: str = "kiosk") -> str:
    ask = an_ask(NOW)
    return commands.issue(
        store, "riverside", "council-tax", ask, language="en", source=source
    ).visit


def test_who_greeted_whom_and_when_is_in_the_history_of_the_visit(store: Store) -> None:
    visit = comes(store)
    found = commands.greet(store, visit, an_ask(LATER, adviser="megan"))
    assert (found.state, found.waiting_since) == ("waiting", waits_since(store, visit))
    with store.read() as conn:
        *_, last = log.of_visit(conn, visit)
    assert (last.event.kind, last.actor) == ("visit_greeted", "adviser:megan")


def waits_since(store: Store, visit: str) -> int:
    with store.read() as conn:
        return queries.present(conn, visit).visit.waiting_since


@pytest.mark.parametrize("before", ["said", "reception", "called"])
def test_nobody_is_greeted_for_the_first_time_twice(store: Store, before: str) -> None:
    visit = comes(store, "reception" if before == "reception" else "kiosk")
    if before == "said":
        commands.greet(store, visit, an_ask(LATER))
    if before == "called":
        commands.call_visit(store, visit, "counter-1", an_ask(LATER), "other")
    with pytest.raises(Conflict) as refusal:
        commands.greet(store, visit, an_ask(LATER))
    assert refusal.value.facts["visit"]["visit"] == visit


def test_whoever_was_greeted_by_mistake_is_to_be_greeted_still(store: Store) -> None:
    visit = comes(store)
    commands.greet(store, visit, an_ask(LATER))
    commands.undo(store, visit, an_ask(LATER))
    commands.greet(store, visit, an_ask(LATER))


def test_reception_knows_until_when_who_is_to_be_greeted(store: Store) -> None:
    visit = comes(store)
    with store.write() as db:
        db.execute("UPDATE visit SET greet_s = 300")
    with store.read() as conn:
        day = queries.present(conn, visit).visit.service_day
        mark = waiting.marks(conn, "riverside", day, 10)[visit]
    assert mark.greet_by == waits_since(store, visit) + 300_000
    commands.greet(store, visit, an_ask(LATER))
    with store.read() as conn:
        assert waiting.marks(conn, "riverside", day, 10)[visit].greet_by is None
