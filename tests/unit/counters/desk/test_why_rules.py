"""The reason in words for each rule: language, priority, rooms, named advisers, appointments."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from counters.desk.why import Reader, why
from tests.unit.ticketing.queue.waiting_room import (
    BACKUP,
    MINUTE,
    OWN,
    T0,
    desk,
    desks,
    steps,
    waiting,
)
from ticketing.queue.routing import Desk, Waiting, decide

NAMES = {OWN: "Council tax", "own-too": "Benefits", BACKUP: "Bus passes", "others": "Planning"}
READER: dict[str, Any] = {
    "preferred": frozenset({OWN, "own-too"}),
    "backup": frozenset({BACKUP}),
    "private_room": False,
    "adviser": "ann",
    "place": "counter-1",
    "spoken": frozenset({"pl"}),
    "people": {"bob": "Bob"},
    "places": {"counter-1": "Counter 1", "room-2": "Room 2"},
    "languages": {"pl": "Polish", "ar": "Arabic"},
    "rooms": "All 2 rooms are taken; Room 2 at about 11:49",
    "zone": UTC,
}


def reason(*found: Waiting, at: Desk | None = None, **reader: Any) -> str:
    decision = decide(found, at or desk(), T0)
    return why(decision, found, Reader(**READER | reader), NAMES, T0)


def clock(ms: int) -> str:
    return f"{datetime.fromtimestamp(ms / 1000, UTC):%H:%M}"


def test_a_language_that_i_speak() -> None:
    words = reason(waiting(1, asked_language="pl", minutes=2), waiting(2, minutes=6))
    assert words == "Asked for Polish, and you speak it."


def test_a_language_that_a_colleague_speaks() -> None:
    words = reason(waiting(1, asked_language="ar", minutes=6), waiting(2, minutes=2))
    assert words.endswith(
        "C001 is more urgent, but asked for Arabic, which a colleague here speaks."
    )


def test_priority() -> None:
    words = reason(waiting(1, minutes=4, weight=200), waiting(2, minutes=6))
    assert words == "Has priority, so the wait counts for more."


def test_priority_is_not_given_as_the_reason_where_the_wait_is_one() -> None:
    assert reason(waiting(1, weight=200), waiting(2, minutes=2)) == "The longest wait of all."


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("back", "Comes back to you."),
        ("hold", "Was on hold with you."),
        ("referral", "Referred to you in person."),
        ("arrival", "Asked for you."),
    ],
)
def test_who_is_for_me(origin: str, words: str) -> None:
    one = waiting(1, for_adviser="ann", origin=origin)
    assert reason(one, waiting(2, minutes=1)) == f"{words} The longest wait of all."


def test_who_is_for_a_colleague() -> None:
    words = reason(waiting(1, for_adviser="bob", minutes=30), waiting(2, minutes=2))
    assert words.endswith("C001 is more urgent, but is for Bob.")


def test_who_came_back_after_a_missed_call() -> None:
    words = reason(waiting(1, origin="return", minutes=30))
    assert words.startswith("Missed a call and came back, so the first arrival counts.")


def test_a_referral_whose_first_arrival_counts() -> None:
    one = waiting(1, origin="referral", minutes=30)
    later = Waiting(**{name: getattr(one, name) for name in one._fields}
                    | {"waiting_since": T0 - MINUTE})  # fmt: skip
    since = clock(one.queued_at)
    assert reason(later).startswith(f"In the house since {since}, and the first arrival counts.")


def test_a_room_that_is_free_and_who_goes_along() -> None:
    one = waiting(1, needs_private_room=True)
    words = reason(one, at=desk(rooms={1: "room-2"}))
    assert words == "The only one who waits. Room 2 is free for it, and you go along."


def test_no_room_and_when_there_will_be_one() -> None:
    words = reason(waiting(1, needs_private_room=True, minutes=9), waiting(2, minutes=2))
    assert words == (
        "The most urgent you may serve here. C001 is more urgent, but needs a private room. "
        "All 2 rooms are taken; Room 2 at about 11:49."
    )


@pytest.mark.parametrize(
    ("room", "words"), [(False, "this is a counter"), (True, "this one is not free for it")]
)
def test_where_no_adviser_could_go_along_it_says_what_this_place_is(room: bool, words: str) -> None:
    private = waiting(1, needs_private_room=True)
    told = reason(private, adviser=None, rooms="", private_room=room)
    assert told == f"C001 waits, but needs a private room, and {words}."


def test_nobody_can_be_called_although_one_waits() -> None:
    words = reason(waiting(1, needs_private_room=True))
    assert words == (
        "C001 waits, but needs a private room. All 2 rooms are taken; Room 2 at about 11:49."
    )


def test_a_backup_while_my_own_cannot_be_called() -> None:
    private = waiting(1, needs_private_room=True)
    words = reason(private, waiting(2, BACKUP, minutes=2))
    assert words.startswith("Nobody of your own can be called now; bus passes are your backup.")


def test_what_the_place_does_not_offer() -> None:
    needs = frozenset({"hearing_loop"})
    words = reason(waiting(1, place_needs=needs, minutes=9), waiting(2, minutes=2))
    assert words.endswith(
        "C001 is more urgent, but needs a hearing loop, which this place does not offer."
    )


def test_a_walk_in_that_does_not_fit_before_the_appointment() -> None:
    soon = desk(until=T0 + 5 * MINUTE)
    words = reason(waiting(1, minutes=9, service_s=600), waiting(2, minutes=2), at=soon)
    at = clock(T0 + 5 * MINUTE)
    assert words.endswith(f"The next appointment is at {at}, so C001 (about 10 min) does not fit.")


def test_an_appointment_whose_time_has_come() -> None:
    booked = waiting(1, minutes=0, appointment="a1", for_adviser="ann")
    words = reason(booked, waiting(2, minutes=9, service_s=600))
    assert words == (
        f"Here for the appointment at {clock(T0)}. C002 (about 10 min) would make it wait."
    )


@given(steps(), desks())
def test_whatever_decided_it_is_said_in_one_to_three_sentences(found, at: Desk) -> None:
    decision = decide(found, at, T0)
    words = why(decision, found, Reader(**READER), NAMES, T0)
    if decision.chosen is None and not decision.passed_over:
        assert words == ""
        return
    assert 1 <= words.count(". ") + 1 <= 3
    assert words.endswith(".")
    assert "None" not in words
    assert "  " not in words
