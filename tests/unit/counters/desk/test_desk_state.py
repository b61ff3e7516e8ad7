"""The state that the desk gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from counters.desk import state
from tests.unit.counters.room import Room
from ticketing import commands
from ticketing.asks import SYSTEM, Ask


def desk(room: Room, point: str = "counter-3") -> Mapping[str, Any]:
    site = room.house.site("riverside")
    with room.house.store.read() as conn:
        return state.desk(conn, site, point, room.clock(), [])


def ask(room: Room) -> Ask:
    return Ask(room.clock(), SYSTEM)


@pytest.fixture
def called(room: Room) -> str:
    """Megan at Counter 3 has called C001; C002 waits."""
    room.sign_on("megan")
    ticket = room.issue("council-tax", "pl")
    room.issue("council-tax")
    commands.call_next(room.house.store, "riverside", "counter-3", ask(room))
    return ticket.visit


def test_an_empty_desk_is_ready_and_has_nobody_next(room: Room) -> None:
    room.sign_on("megan")
    now = desk(room)
    assert (now["state"], now["visit"], now["next"], now["queue"]) == ("ready", None, None, [])
    assert now["adviser"] == {
        "id": "megan",
        "name": "Megan",
        "since": "2026-11-17T11:42:00.000Z",
    }


def test_the_queue_says_what_is_mine_what_is_backup_and_what_needs_a_room(room: Room) -> None:
    room.sign_on("megan")
    room.sign_on("daniel", "room-1")
    for enquiry in ("council-tax", "benefits", "bus", "private"):
        room.issue(enquiry)
    marks = {
        one["enquiry"]: (one["mine"], one["backup"], one["needs_room"])
        for one in desk(room)["queue"]
    }
    assert marks == {
        "council-tax": (True, False, False),
        "benefits": (True, True, False),
        "bus": (False, False, False),
        "private": (False, False, True),
    }


def test_in_a_private_room_the_private_interview_is_mine(room: Room) -> None:
    room.sign_on("megan", "room-1")
    room.issue("private")
    assert [one["mine"] for one in desk(room, "room-1")["queue"]] == [True]


def test_who_is_next_comes_with_the_reason(room: Room) -> None:
    room.sign_on("megan")
    room.issue("bus")
    room.clock.forward(minutes=1)
    room.issue("council-tax", "pl")
    now = desk(room)
    assert (now["next"]["number"], now["next"]["target"]) == ("C001", 900)
    assert "P001 has waited longer, but bus passes are not" in now["next"]["why"]
    assert [one["language"] for one in now["queue"]] == ["en", "pl"]


def test_what_is_shown_does_not_change_with_the_minutes_alone(room: Room) -> None:
    room.sign_on("megan")
    room.issue("council-tax")
    before = desk(room)
    room.clock.forward(minutes=3)
    assert desk(room) == before


def test_a_call_says_when_recall_opens_and_how_many_are_needed(room: Room, called: str) -> None:
    now = desk(room)
    assert (now["state"], now["visit"]["visit"]) == ("called", called)
    assert now["recall"] == {"allowed_at": "2026-11-17T11:42:15.000Z", "done": 0, "needed": 1}
    assert now["next"]["number"] == "C002"


def test_the_last_visit_and_the_day_are_counted(room: Room, called: str) -> None:
    commands.start(room.house.store, called, ask(room))
    assert desk(room)["recall"] is None
    commands.finish(room.house.store, called, ask(room), outcome="resolved")
    now = desk(room)
    assert (now["last"]["number"], now["last"]["outcome"]) == ("C001", "resolved")
    assert (now["served_today"], now["no_shows_today"]) == (1, 0)


def test_a_no_show_is_not_counted_as_served(room: Room, called: str) -> None:
    room.clock.forward(seconds=20)
    commands.recall(room.house.store, called, ask(room))
    room.clock.forward(seconds=20)
    commands.no_show(room.house.store, called, ask(room))
    now = desk(room)
    assert (now["served_today"], now["no_shows_today"]) == (0, 1)
