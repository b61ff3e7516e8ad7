"""The story of a visit in words."""

from __future__ import annotations

import pytest

from counters.desk import story
from tests.unit.counters.room import Room
from ticketing import commands
from ticketing.asks import Actor, Ask
from ticketing.events import EVENTS
from ticketing.visits import notes, queries

#: What happens to a visit and is no news at a desk.
UNTOLD = {"visit_answered"}


def words(room: Room, visit: str) -> list[str]:
    site = room.house.site("riverside")
    with room.house.store.read() as conn:
        lines = story.told(
            queries.happened(conn, visit),
            queries.steps(conn, visit),
            notes.of(conn, visit),
            site,
        )
    return [line["words"] for line in lines]


def megan(room: Room) -> Ask:
    room.clock.forward(seconds=1)
    return Ask(room.clock(), Actor("adviser", "megan"), "megan")


@pytest.fixture
def served(room: Room) -> str:
    """C001 took a ticket in Polish, waited six minutes, and is being served."""
    room.sign_on("megan")
    ticket = room.issue("council-tax", "pl")
    room.clock.forward(minutes=6)
    commands.call_next(room.house.store, "riverside", "counter-3", megan(room))
    commands.start(room.house.store, ticket.visit, megan(room))
    return ticket.visit


def test_a_visit_from_the_ticket_to_its_service(room: Room, served: str) -> None:
    assert words(room, served) == [
        "Ticket, in Polish",
        "Called to Counter 3, after 6 min of 15",
        "Being served: Council tax",
    ]


def test_a_referral_names_who_and_where_to(room: Room, served: str) -> None:
    ask = megan(room)
    commands.refer(room.house.store, served, ask, enquiry="bus", back=True, note="See the letter.")
    told = words(room, served)
    assert "Megan referred to Bus passes, and back afterwards" in told
    assert "Megan added a note" in told
    assert not any("letter" in line for line in told)


def test_a_rest_names_its_reason_and_its_end(room: Room, served: str) -> None:
    commands.hold(room.house.store, served, megan(room), reason="stepped_out", minutes=5)
    assert words(room, served)[-1] == "On hold until 11:53: stepped out"
    commands.resume(room.house.store, served, megan(room))
    assert words(room, served)[-1] == "Waits again"


def test_a_call_out_of_turn_names_its_reason(room: Room) -> None:
    room.sign_on("megan")
    room.issue("council-tax")
    second = room.issue("council-tax").visit
    commands.call_visit(room.house.store, second, "counter-3", megan(room), "quick_question")
    assert words(room, second)[-1] == (
        "Called to Counter 3, after 0 min of 15, out of turn: only a quick question"
    )


def test_an_end_says_how(room: Room, served: str) -> None:
    commands.move_visit(room.house.store, served, megan(room), to_point="room-1")
    commands.finish(room.house.store, served, megan(room), outcome="form-issued")
    assert words(room, served)[-2:] == ["Moved to Room 1", "Form issued: Council tax"]


def test_what_was_undone_is_told_too(room: Room, served: str) -> None:
    commands.undo(room.house.store, served, megan(room))
    assert words(room, served)[-1] == "Megan took the last action back"


def test_every_event_of_a_visit_has_its_line() -> None:
    of_visits = {kind for kind, event in EVENTS.items() if event.__module__.endswith(".visits")}
    assert of_visits - set(story.KINDS) == UNTOLD
