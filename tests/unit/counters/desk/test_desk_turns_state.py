"""What the desk is told of rests, notes, plans, rooms, colleagues, breaks, help and undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from counters.desk import common, state
from storage.times import to_ms
from tests.unit.counters.room import Room
from ticketing import commands
from ticketing.asks import Actor, Ask
from ticketing.day import switches
from ticketing.errors import Closed, Conflict
from ticketing.queue import ahead
from ticketing.staff import pauses, places
from ticketing.visits import notes


def desk(room: Room, point: str = "counter-3") -> Mapping[str, Any]:
    with room.house.store.read() as conn:
        return state.desk(conn, room.house.site("riverside"), point, room.clock(), [])


def megan(room: Room) -> Ask:
    return Ask(room.clock(), Actor("adviser", "megan"), "megan")


@pytest.fixture
def served(room: Room) -> str:
    """Megan at Counter 3 serves C001, who has been here for five minutes."""
    room.sign_on("megan")
    ticket = room.issue("council-tax")
    room.clock.forward(minutes=5)
    commands.call_next(room.house.store, "riverside", "counter-3", megan(room))
    commands.start(room.house.store, ticket.visit, megan(room))
    return ticket.visit


def test_a_held_visit_is_listed_with_its_holder_reason_and_time(room: Room, served: str) -> None:
    commands.hold(room.house.store, served, megan(room), reason="filling_form", minutes=10)
    room.sign_on("carys", "counter-1")
    (mine,) = desk(room)["held"]
    assert (mine["number"], mine["reason"], mine["until"], mine["mine"], mine["holder"]) == (
        "C001", "filling_form", "2026-11-17T11:57:00.000Z", True, "Megan",
    )  # fmt: skip
    assert [one["mine"] for one in desk(room, "counter-1")["held"]] == [False]


def test_a_note_stands_with_its_author_and_the_queue_says_that_there_is_one(
    room: Room, served: str
) -> None:
    notes.add(room.house.store, served, megan(room), "The letter is here.")
    (note,) = desk(room)["notes"]
    assert (note["author"], note["text"]) == ("Megan", "The letter is here.")
    commands.refer(room.house.store, served, megan(room), enquiry="benefits")
    (waiting,) = desk(room)["queue"]
    assert (waiting["noted"], waiting["origin"]) == (True, "referral")


def test_planned_enquiries_stand_in_their_order(room: Room, served: str) -> None:
    for enquiry in ("bus", "benefits"):
        commands.add_enquiry(room.house.store, served, enquiry, megan(room))
    assert [one["enquiry"] for one in desk(room)["planned"]] == ["bus", "benefits"]


def test_the_last_deed_can_be_undone_for_a_minute_by_who_did_it(room: Room, served: str) -> None:
    offered = desk(room)["undo"]
    assert (offered["number"], offered["until"]) == ("C001", "2026-11-17T11:48:00.000Z")
    room.sign_on("carys", "counter-1")
    assert desk(room, "counter-1")["undo"] is None
    room.clock.forward(seconds=61)
    assert desk(room)["undo"] is None


def test_a_referral_is_foretold_for_what_somebody_serves(room: Room, served: str) -> None:
    room.sign_on("daniel", "counter-1")
    for _ in range(3):
        room.issue("bus")
    told = desk(room)["refer"]
    assert (told["kept"]["bus"], told["fresh"]["bus"]) == (0, 30)
    assert "private" in told["fresh"]


def test_a_referral_counts_whom_the_adviser_calls_before_whatever_they_came_for(
    room: Room, served: str
) -> None:
    """Megan, who has benefits as backup, calls her own three first; each takes ten minutes."""
    for _ in range(3):
        room.issue("council-tax")
    told = desk(room)["refer"]
    commands.refer(room.house.store, served, megan(room), enquiry="benefits")
    with room.house.store.read() as conn:
        site, now = room.house.site("riverside"), to_ms(room.clock())
        before = ahead.before(conn, site, served, now)
    assert (before, told["kept"]["benefits"]) == (3, 30)


def test_nobody_served_foretells_nothing(room: Room) -> None:
    room.sign_on("megan")
    assert desk(room)["refer"] is None


def test_free_rooms_are_named_and_taken_ones_say_when(room: Room, served: str) -> None:
    assert desk(room)["rooms"]["free"] == ["room-1"]
    room.sign_on("carys", "room-1")
    rooms = desk(room)["rooms"]
    assert (rooms["free"], rooms["all"]) == ([], 1)
    assert rooms["words"].startswith("Room 1, the only room, is taken")


def test_in_a_room_the_desk_knows_the_counter_that_was_left(room: Room, served: str) -> None:
    commands.move_visit(room.house.store, served, megan(room), to_point="room-1")
    assert desk(room, "room-1")["home"] == {"point": "counter-3", "taken_by": None}
    room.sign_on("daniel")
    assert desk(room, "room-1")["home"] == {"point": "counter-3", "taken_by": "Daniel"}


def test_back_at_the_counter_one_goes_on_there(room: Room, served: str) -> None:
    store = room.house.store
    commands.move_visit(store, served, megan(room), to_point="room-1")
    with pytest.raises(Conflict, match="C001 is still at Room 1"):
        places.return_to(store, "riverside", "counter-3", megan(room))
    commands.finish(store, served, megan(room), outcome="resolved")
    places.return_to(store, "riverside", "counter-3", megan(room))
    assert desk(room)["adviser"]["id"] == "megan"
    assert desk(room, "room-1")["adviser"] is None


def test_a_counter_that_somebody_took_stays_theirs(room: Room, served: str) -> None:
    store = room.house.store
    commands.move_visit(store, served, megan(room), to_point="room-1")
    commands.finish(store, served, megan(room), outcome="resolved")
    room.sign_on("daniel")
    with pytest.raises(Conflict, match="Daniel is signed on at Counter 3"):
        places.return_to(store, "riverside", "counter-3", megan(room))


def test_colleagues_stand_with_what_they_do_and_serve(room: Room, served: str) -> None:
    room.sign_on("daniel", "counter-1")
    told = {one["adviser"]: (one["point"], one["state"], one["skills"])
            for one in desk(room)["people"]}  # fmt: skip
    assert told == {
        "daniel": ("counter-1", "ready", ["bus"]),
        "megan": ("counter-3", "serving", ["council-tax", "private"]),
    }


def test_a_break_stands_with_its_reason(room: Room) -> None:
    room.sign_on("megan")
    pauses.pause(room.house.store, "riverside", "counter-3", megan(room), "break", "lunch")
    pause = desk(room)["pause"]
    assert (pause["kind"], pause["reason"], pause["until"]) == ("break", "lunch", None)


def test_help_from_here_is_shown_here(room: Room, served: str) -> None:
    commands.raise_help(room.house.store, "riverside", "counter-3", megan(room))
    call = desk(room)["help"]
    assert (call["taken"], call["taken_by"]) == (False, None)
    assert desk(room, "counter-1")["help"] is None


def test_next_names_the_room_that_it_would_be_called_to(room: Room) -> None:
    room.sign_on("megan")
    room.issue("private")
    now = desk(room)
    assert (now["next"]["number"], now["next"]["place"]) == ("X001", "room-1")
    room.sign_on("daniel", "room-1")
    now = desk(room)
    assert now["next"] is None
    assert "needs a private room" in now["no_next"]


def test_whoever_is_referred_in_person_is_nobodys_backup(room: Room, served: str) -> None:
    room.sign_on("daniel", "counter-1")
    commands.refer(room.house.store, served, megan(room), enquiry="benefits", adviser="megan")
    (one,) = desk(room)["queue"]
    assert (one["for_me"], one["backup"]) == (True, False)


def test_where_nobody_can_be_referred_to_now_says_why(room: Room, served: str) -> None:
    asked = megan(room)
    assert desk(room)["away"] == {}
    switches.switch_off(room.house.store, "riverside", "bus", asked, reason="partner_away")
    assert desk(room)["away"] == {"bus": "The partner is not here today."}
    with pytest.raises(Closed):
        commands.refer(room.house.store, served, asked, enquiry="bus")


def test_who_waits_is_counted_beyond_those_who_are_shown(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.sign_on("megan")
    for enquiry in ("council-tax", "council-tax", "bus", "council-tax", "bus"):
        room.issue(enquiry)
    monkeypatch.setattr(common, "MOST_WAITING", 2)
    found = desk(room)
    assert len(found["queue"]) == 2
    assert found["counts"] == {"all": 5, "mine": 3, "by_enquiry": {"council-tax": 3, "bus": 2}}
