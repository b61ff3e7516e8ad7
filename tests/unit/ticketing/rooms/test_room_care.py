"""Closing, opening and tidying interview rooms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import an_ask, rows
from tests.unit.ticketing.rooms.rooms_house import (
    SITE,
    issue,
    minutes,
    open_house,
    served,
    sign_on,
    the_site,
)
from ticketing import commands
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.rooms import care, state


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path) as store:
        yield store


def now(store: Store, at: float = 1) -> state.Rooms:
    with store.read() as conn:
        return state.present(conn, the_site(store), minutes(at))


def test_a_closed_room_says_why_and_until_when(house: Store) -> None:
    commands.close_room(house, SITE, "room-1", an_ask(), reason="repair", until=minutes(30))
    closure = now(house).closed["room-1"]
    assert closure.reason == "repair"
    with pytest.raises(Conflict, match="Room 1 is closed already") as refused:
        commands.close_room(house, SITE, "room-1", an_ask(minutes(1)), reason="other")
    assert refused.value.facts == {"reason": "repair", "until": "2026-11-24T11:00:00.000Z"}


def test_a_room_opens_by_itself_in_time_and_the_log_says_so(house: Store) -> None:
    commands.close_room(house, SITE, "room-1", an_ask(), reason="repair", until=minutes(30))
    assert now(house, 30).closed == {}
    with house.write() as db:
        assert care.open_due(db, the_site(house), minutes(29)) == 0
        assert care.open_due(db, the_site(house), minutes(30)) == 1
    assert rows(house, "SELECT actor FROM event WHERE kind = 'room_opened'") == [
        ("system:nextplease",)
    ]


def test_a_room_whose_time_is_over_can_be_closed_again_at_once(house: Store) -> None:
    commands.close_room(house, SITE, "room-1", an_ask(), reason="repair", until=minutes(5))
    commands.close_room(house, SITE, "room-1", an_ask(minutes(6)), reason="cleaning")
    assert now(house, 7).closed["room-1"].reason == "cleaning"


def test_opening_an_open_room_is_refused_in_words(house: Store) -> None:
    with pytest.raises(Conflict, match="Room 1 is open already"):
        commands.open_room(house, SITE, "room-1", an_ask())


def test_only_rooms_are_closed_and_only_for_the_known_reasons(house: Store) -> None:
    with pytest.raises(NotFound, match="Counter 1 is no interview room"):
        commands.close_room(house, SITE, "counter-1", an_ask(), reason="repair")
    with pytest.raises(BadRequest, match="repair, cleaning"):
        commands.close_room(house, SITE, "room-1", an_ask(), reason="Mr Jones is ill")
    with pytest.raises(BadRequest, match="later time"):
        commands.close_room(house, SITE, "room-1", an_ask(), reason="repair", until=minutes(-1))


def test_a_visit_in_a_room_that_is_closed_goes_on_there(house: Store) -> None:
    visit = served(house, "ann", "room-1")
    commands.close_room(house, SITE, "room-1", an_ask(), reason="repair")
    commands.finish(house, visit.visit, an_ask(adviser="ann"), outcome="done")
    assert "room-1" in now(house).closed


def test_a_room_with_tidy_is_to_be_tidied_after_each_visit(house: Store) -> None:
    visit = served(house, "ann", "room-3")
    commands.finish(house, visit.visit, an_ask(minutes(9), adviser="ann"), outcome="done")
    assert set(now(house, 10).to_tidy) == {"room-3"}
    commands.tidied(house, SITE, "room-3", an_ask(minutes(12)))
    assert now(house, 13).to_tidy == {}
    with pytest.raises(Conflict, match="somebody was quicker"):
        commands.tidied(house, SITE, "room-3", an_ask(minutes(12)))


def test_a_room_into_which_nobody_came_stays_tidy(house: Store) -> None:
    sign_on(house, "ann", "room-3")
    issue(house)
    called = commands.call_next(house, SITE, "room-3", an_ask(adviser="ann"))
    assert called is not None
    for at in (1, 2):
        commands.recall(house, called.visit, an_ask(minutes(at), adviser="ann"))
    commands.no_show(house, called.visit, an_ask(minutes(3), adviser="ann"))
    assert now(house, 4).to_tidy == {}
