"""Whose a visit is: whoever is signed on where it is when it starts and when it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import Store
from tests.helpers import NOW, an_ask, rows
from ticketing import commands, sites
from ticketing.asks import Ask
from ticketing.help import lone
from ticketing.staff import places
from ticketing.visits import queries, replay

DAY = "2026-11-24"


def by(adviser: str, minutes: int = 0) -> Ask:
    return an_ask(NOW + timedelta(minutes=minutes), adviser=adviser)


def signed_on(store: Store, adviser: str, point: str, minutes: int = 0) -> None:
    places.sign_on(store, "riverside", adviser, point, by(adviser, minutes))


@pytest.fixture
def called(store: Store) -> str:
    """C001, called by Megan to counter 1."""
    signed_on(store, "megan", "counter-1")
    commands.issue(store, "riverside", "council-tax", an_ask(NOW), language="en")
    visit = commands.call_next(store, "riverside", "counter-1", by("megan"))
    assert visit is not None
    return visit.visit


def day_of(store: Store, adviser: str) -> tuple[int, int]:
    with store.read() as conn:
        return queries.ended(conn, "riverside", DAY, adviser=adviser, point="counter-1")


def test_taken_over_before_the_start_it_is_the_new_advisers(store: Store, called: str) -> None:
    signed_on(store, "owen", "counter-1", 1)
    commands.start(store, called, by("owen", 2))
    commands.finish(store, called, by("owen", 5), outcome="resolved")
    assert rows(store, "SELECT adviser, started_by FROM step") == [("owen", "owen")]
    assert (day_of(store, "megan"), day_of(store, "owen")) == ((0, 0), (1, 0))


def test_taken_over_while_served_both_are_kept(store: Store, called: str) -> None:
    commands.start(store, called, by("megan", 1))
    signed_on(store, "owen", "counter-1", 2)
    with store.read() as conn:
        there = queries.at_point(conn, "riverside", "counter-1")
        assert replay.differences(conn) == []
    assert there is not None
    assert there.visit.adviser == "owen"
    commands.finish(store, called, by("owen", 5), outcome="resolved")
    assert rows(store, "SELECT adviser, started_by FROM step") == [("owen", "megan")]
    assert day_of(store, "owen") == (1, 0)


def test_who_takes_over_has_one_in_hand_and_who_left_has_none(store: Store, called: str) -> None:
    signed_on(store, "owen", "counter-1", 1)
    signed_on(store, "megan", "counter-2", 2)
    commands.issue(store, "riverside", "council-tax", an_ask(NOW), language="en")
    commands.call_next(store, "riverside", "counter-2", by("megan", 3))
    assert rows(store, "SELECT adviser, count(*) FROM step GROUP BY 1 ORDER BY 1") == [
        ("megan", 1), ("owen", 1),
    ]  # fmt: skip


def test_a_no_show_is_of_whoever_waited_last(store: Store, called: str) -> None:
    signed_on(store, "owen", "counter-1", 1)
    commands.recall(store, called, by("owen", 2))
    with store.read() as conn:
        needed = sites.get(conn, "riverside").recall.times
    for again in range(1, needed):
        commands.recall(store, called, by("owen", 2 + 2 * again))
    commands.no_show(store, called, by("owen", 20))
    assert (day_of(store, "megan"), day_of(store, "owen")) == ((0, 0), (0, 1))


def test_who_is_alone_in_a_room_is_asked_by_their_own_name(store: Store) -> None:
    signed_on(store, "aisha", "room-1")
    commands.issue(store, "riverside", "private-interview", an_ask(NOW), language="en")
    visit = commands.call_next(store, "riverside", "room-1", by("aisha"))
    assert visit is not None
    commands.start(store, visit.visit, by("aisha"))
    signed_on(store, "rhian", "room-1", 1)
    with store.write() as db:
        lone.look_after(db, sites.get(db, "riverside"), NOW + timedelta(hours=2))
    assert rows(store, "SELECT adviser FROM lone_check") == [("rhian",)]
