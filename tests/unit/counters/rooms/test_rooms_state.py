"""The rooms board: each room's state, what was there, what comes, and nothing personal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counters.rooms import state
from storage import Store
from tests.helpers import an_ask
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


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path) as store:
        yield store


def board(store: Store, at: float) -> state.RoomsState:
    with store.read() as conn:
        return state.board(conn, the_site(store), minutes(at))


def room(store: Store, name: str, at: float) -> state.Room:
    found: state.Room = next(r for r in board(store, at)["rooms"] if r["room"] == name)
    return found


def test_every_room_is_there_in_the_order_of_the_file(house: Store) -> None:
    found = board(house, 0)["rooms"]
    assert [one["room"] for one in found] == ["room-1", "room-2", "room-3"]
    assert {one["state"] for one in found} == {"free"}


def test_a_visit_in_a_room_has_its_usual_end_and_overruns_after_it(house: Store) -> None:
    served(house, "ann", "room-1", enquiry="private")
    now = room(house, "room-1", 10)
    assert (now["state"], now["number"], now["adviser_name"]) == ("occupied", "P001", "Ann")
    assert now["since"] == "2026-11-24T10:30:00.000Z"
    assert now["expected_end"] == "2026-11-24T10:45:00.000Z"
    assert room(house, "room-1", 16)["state"] == "overrun"


def test_a_visitor_on_the_way_occupies_the_room(house: Store) -> None:
    sign_on(house, "ann", "room-1")
    issue(house)
    commands.call_next(house, SITE, "room-1", an_ask(adviser="ann"))
    now = room(house, "room-1", 1)
    assert (now["state"], now["visit_state"]) == ("occupied", "called")


def test_a_closed_room_says_why_and_one_to_be_tidied_since_when(house: Store) -> None:
    commands.close_room(house, SITE, "room-1", an_ask(), reason="repair")
    visit = served(house, "ann", "room-3")
    commands.finish(house, visit.visit, an_ask(minutes(9), adviser="ann"), outcome="done")
    assert room(house, "room-1", 10)["reason"] == "repair"
    tidy = room(house, "room-3", 10)
    assert (tidy["state"], tidy["since"]) == ("to_tidy", "2026-11-24T10:39:00.000Z")
    assert tidy["tidied"] == [{"from": "2026-11-24T10:39:00.000Z", "to": None}]


def test_help_comes_before_every_other_state_and_says_who_goes(house: Store) -> None:
    served(house, "ann", "room-1")
    call = commands.raise_help(house, SITE, "room-1", an_ask(minutes(2), adviser="ann"))
    now = room(house, "room-1", 3)
    assert (now["state"], now["help_goes"], now["number"]) == ("help", None, "Q001")
    commands.take_help(house, SITE, call.help, an_ask(minutes(4), adviser="bob"))
    assert room(house, "room-1", 5)["help_goes"] == "Bob"


def test_a_visit_that_moved_on_stays_in_the_past_of_the_room_that_it_left(house: Store) -> None:
    visit = served(house, "ann", "room-1")
    ask = an_ask(minutes(10), adviser="ann")
    commands.move_visit(house, visit.visit, ask, to_point="room-2")
    assert room(house, "room-1", 12)["past"] == [
        {
            "number": "Q001",
            "adviser_name": "Ann",
            "from": "2026-11-24T10:30:00.000Z",
            "to": "2026-11-24T10:40:00.000Z",
        }
    ]
    assert room(house, "room-2", 12)["since"] == "2026-11-24T10:40:00.000Z"


def test_the_past_goes_back_75_minutes(house: Store) -> None:
    visit = served(house, "ann", "room-1")
    commands.finish(house, visit.visit, an_ask(minutes(9), adviser="ann"), outcome="done")
    assert len(room(house, "room-1", 83)["past"]) == 1
    assert room(house, "room-1", 85)["past"] == []


def test_the_board_knows_which_visit_each_adviser_could_take_to_a_room(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    assert board(house, 1)["visits"] == {
        "ann": {
            "visit": visit.visit,
            "number": "Q001",
            "service_point": "counter-1",
            "state": "serving",
        }
    }
