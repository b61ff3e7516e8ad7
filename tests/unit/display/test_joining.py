"""Who may join the display's states, and what changes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from display.live import DisplayNamespace
from tests.asides import asides_here
from tests.unit.display.waiting_room import WaitingRoom
from ticketing.errors import Refused
from ticketing.events import log
from web.callers import Caller
from web.house import House
from web.live import Live

NOBODY = Caller()


@pytest.fixture
def space(room: WaitingRoom, tmp_path: Path) -> DisplayNamespace:
    """The namespace of a house whose clock is the waiting area's."""
    house = House(room.store, room.clock, *asides_here(room.store), "http://x", tmp_path)
    return DisplayNamespace(house, Live(room.clock))


def test_everybody_may_see_a_waiting_area(room: WaitingRoom, space: DisplayNamespace) -> None:
    room.issue()
    key = space.key_for({"site": "riverside", "zone": "main"}, NOBODY)
    told = {"calls": [], "waiting": 1, "waits": [], "lit": None, "standing": None, "notices": []}
    assert space.compute(key) == {**told, "page": room.site.fingerprint}


def test_who_holds_a_ticket_may_follow_it(room: WaitingRoom, space: DisplayNamespace) -> None:
    mine = room.issue()
    key = space.key_for({"ticket": mine.visit.lower()}, NOBODY)
    assert dict(space.compute(key))["number"] == "C001"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"site": "riverside"},
        {"site": "riverside", "zone": "attic"},
        {"site": "atlantis", "zone": "main"},
        {"ticket": "01M7MJCHT7ZZZZZZZZZZZZZZZZ"},
        {"ticket": 7},
        {"site": ["riverside"], "zone": "main"},
    ],
)
def test_what_does_not_exist_cannot_be_joined(space: DisplayNamespace, wrong: object) -> None:
    with pytest.raises(Refused):
        space.key_for(wrong, NOBODY)  # type: ignore[arg-type]


def test_a_new_visitor_changes_the_board_but_no_other_ticket(
    room: WaitingRoom, space: DisplayNamespace
) -> None:
    mine = room.issue()
    ticket = space.key_for({"ticket": mine.visit}, NOBODY)
    board = space.key_for({"site": "riverside", "zone": "main"}, NOBODY)
    room.issue()
    with room.store.read() as connection:
        issued = log.after(connection, 0)[-1]
    assert space.concerns(board, issued)
    assert not space.concerns(ticket, issued)
    room.call()
    with room.store.read() as connection:
        called = log.after(connection, 0)[-1]
    assert space.concerns(board, called)
    assert space.concerns(ticket, called)
