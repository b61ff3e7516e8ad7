"""Each rule of who is next by example, and all of them together against a plain model."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ticketing.queue import routing_model
from tests.unit.ticketing.queue.waiting_room import (
    BACKUP,
    MINUTE,
    OTHERS,
    T0,
    bob,
    desk,
    desks,
    steps,
    waiting,
)
from ticketing.queue.routing import Desk, Waiting, Why, decide, late, serves, urgency


def next_step(*found: Waiting, at: Desk | None = None, now: int = T0) -> int | None:
    chosen = decide(found, at or desk(), now).chosen
    return None if chosen is None else chosen.step


def why_not(*found: Waiting, at: Desk | None = None) -> dict[int, Why]:
    passed = decide(found, at or desk(), T0).passed_over
    return {one.waiting.step: one.why for one in passed}


@given(steps(), desks(), st.randoms(use_true_random=False))
@settings(max_examples=500)
def test_the_rules_say_what_the_plain_model_says(found, at: Desk, random: Random) -> None:
    decision = decide(found, at, T0)
    expected = routing_model.next_one(found, at, T0)
    assert (decision.chosen and (decision.chosen.step, decision.place)) == expected
    mixed = list(found)
    random.shuffle(mixed)
    assert decide(mixed, at, T0) == decision


@given(steps(min_size=1), desks())
def test_who_is_passed_over_is_named_once_with_a_reason_and_is_not_the_chosen(found, at) -> None:
    decision = decide(found, at, T0)
    passed = [one.waiting for one in decision.passed_over]
    assert len(set(passed)) == len(passed)
    assert decision.chosen not in passed
    assert all(serves(at, one) for one in passed)
    assert decision.no_room == any(one.why == Why.NO_ROOM for one in decision.passed_over)
    if decision.chosen is None:
        assert set(passed) == {one for one in found if serves(at, one)}


@given(steps(plain=True, min_size=1), st.integers(0, 3_600_000))
def test_of_own_steps_without_priority_one_past_its_target_goes_before_any_within(found, later):
    now = T0 + later
    chosen = decide(found, desk(), now).chosen
    assert chosen is not None
    assert late(chosen, now) or not any(late(one, now) for one in found)


@given(steps(min_size=2), desks())
def test_within_a_class_who_came_first_is_called_first(found: list[Waiting], at: Desk) -> None:
    chosen = decide(found, at, T0).chosen
    if chosen is None:
        return
    for one in found:
        same = one == Waiting(**{
            name: getattr(chosen if name in _CLASS else one, name)
            for name in Waiting._fields
        })  # fmt: skip
        if same and at.rooms.get(one.step) == at.rooms.get(chosen.step):
            assert (chosen.queued_at, chosen.step) <= (one.queued_at, one.step)


_CLASS = ("enquiry", "target_s", "weight", "for_adviser", "asked_language", "place_needs",
          "appointment", "needs_private_room", "service_s")  # fmt: skip


# ---------------------------------------------------------------------- priority


def test_priority_makes_urgency_grow_faster() -> None:
    plain, first = waiting(1, minutes=6), waiting(2, minutes=4, weight=200)
    assert urgency(first, T0) == 2 * 4 / 10
    assert next_step(plain, first) == 2


def test_priority_does_not_help_who_just_came_against_a_long_wait() -> None:
    assert next_step(waiting(1, minutes=9), waiting(2, minutes=1, weight=200)) == 1


# ---------------------------------------------------------------------- languages


def test_who_asked_for_a_language_that_i_speak_comes_first_within_the_target() -> None:
    polish, longer = waiting(1, minutes=2, asked_language="pl"), waiting(2, minutes=9)
    assert next_step(polish, longer) == 1


def test_a_shared_language_does_not_help_against_who_is_past_the_target() -> None:
    polish, late_one = waiting(1, minutes=2, asked_language="pl"), waiting(2, minutes=11)
    assert next_step(polish, late_one) == 2


def test_past_the_target_urgency_alone_counts_whatever_the_language() -> None:
    polish, later = waiting(1, minutes=11, asked_language="pl"), waiting(2, minutes=12)
    arabic = waiting(3, minutes=13, asked_language="ar")
    assert next_step(polish, later, arabic) == 3


def test_a_language_of_a_colleague_is_left_to_them_while_others_wait() -> None:
    arabic, fresh = waiting(1, minutes=9, asked_language="ar"), waiting(2, minutes=1)
    assert next_step(arabic, fresh) == 2
    assert why_not(arabic, fresh) == {1: Why.LANGUAGE}
    assert next_step(arabic) == 1


@pytest.mark.parametrize(
    "colleagues",
    [
        (),
        (bob(here=False),),
        (bob(enquiries=frozenset({OTHERS})),),
        (bob(languages=frozenset()),),
    ],
    ids=["nobody else", "on a break", "without the skill", "without the language"],
)
def test_a_language_that_nobody_there_speaks_makes_no_difference(colleagues) -> None:
    arabic, fresh = waiting(1, minutes=9, asked_language="ar"), waiting(2, minutes=1)
    assert next_step(arabic, fresh, at=desk(colleagues=colleagues)) == 1


# ---------------------------------------------------------------------- a named adviser


def test_a_step_for_a_colleague_who_is_there_is_theirs_alone() -> None:
    for_bob = waiting(1, minutes=90, for_adviser="bob")
    assert next_step(for_bob) is None
    assert why_not(for_bob) == {1: Why.OTHER_ADVISER}


def test_a_step_for_a_colleague_on_a_break_waits_for_them() -> None:
    for_bob = waiting(1, minutes=90, for_adviser="bob")
    assert next_step(for_bob, at=desk(colleagues=(bob(here=False),))) is None


def test_a_step_for_somebody_who_has_gone_is_anybodys() -> None:
    assert next_step(waiting(1, for_adviser="bob"), at=desk(colleagues=())) == 1


def test_a_step_for_me_is_mine_whatever_my_skills() -> None:
    assert next_step(waiting(1, OTHERS, for_adviser="ann")) == 1
    assert next_step(waiting(1, OTHERS)) is None
    for_me, fresh = waiting(1, BACKUP, minutes=9, for_adviser="ann"), waiting(2, minutes=1)
    assert next_step(for_me, fresh) == 1


def test_a_step_for_somebody_who_sees_other_enquiries_alone_is_not_theirs_but_anybodys() -> None:
    mine = waiting(1, OTHERS, for_adviser="ann")
    assert next_step(mine, at=desk(own_only=True)) is None
    his = waiting(2, for_adviser="bob")
    assert next_step(his, at=desk(colleagues=(bob(own_only=True),))) is None
    partner = bob(own_only=True, enquiries=frozenset({OTHERS}))
    assert next_step(his, at=desk(colleagues=(partner,))) == 2


# ---------------------------------------------------------------------- places and rooms


def test_who_needs_what_this_place_lacks_is_passed_over() -> None:
    loop, fresh = waiting(1, minutes=9, place_needs=frozenset({"hearing_loop"})), waiting(2)
    assert next_step(loop, fresh) == 2
    assert why_not(loop, fresh) == {1: Why.PLACE}
    assert next_step(loop, at=desk(offers=frozenset({"step_free", "hearing_loop"}))) == 1


def test_who_needs_a_room_is_called_into_the_free_one() -> None:
    decision = decide([waiting(1, needs_private_room=True)], desk(rooms={1: "room-2"}), T0)
    assert decision.chosen is not None
    assert decision.place == "room-2"


def test_with_no_room_the_next_who_needs_none_is_offered_and_it_is_said() -> None:
    private, fresh = waiting(1, minutes=30, needs_private_room=True), waiting(2, minutes=1)
    decision = decide([private, fresh], desk(), T0)
    assert decision.chosen == fresh
    assert decision.place == "counter-1"
    assert decision.no_room


def test_a_room_that_is_free_is_no_room_passed_over() -> None:
    private, older = waiting(1, minutes=3, needs_private_room=True), waiting(2, minutes=9)
    assert not decide([private, older], desk(), T0).no_room


# ---------------------------------------------------------------------- appointments


def test_a_walk_in_that_would_run_into_my_appointment_is_passed_over_and_a_shorter_one_fits():
    soon = desk(until=T0 + 10 * MINUTE)
    long, short = waiting(1, minutes=90, service_s=601), waiting(2, minutes=1, service_s=600)
    assert next_step(long, short, at=soon) == 2
    assert why_not(long, short, at=soon) == {1: Why.APPOINTMENT}
    (passed,) = decide([long, short], soon, T0).passed_over
    assert passed.until == T0 + 10 * MINUTE


def test_a_places_appointment_counts_for_who_is_called_there_only() -> None:
    soon = desk(place_until=T0 + MINUTE, rooms={2: "room-2"})
    here = waiting(1, service_s=600)
    elsewhere = waiting(2, minutes=1, service_s=600, needs_private_room=True)
    assert next_step(here, elsewhere, at=soon) == 2


def test_an_appointment_is_not_passed_over_for_its_own_time() -> None:
    booked = waiting(1, minutes=-3, appointment="a1", for_adviser="ann", service_s=1800)
    assert next_step(booked, at=desk(until=booked.queued_at)) == 1


def test_an_appointment_whose_time_has_come_goes_before_any_walk_in() -> None:
    booked = waiting(1, minutes=0, appointment="a1", for_adviser="ann")
    walk_in = waiting(2, minutes=90, service_s=60)
    assert next_step(booked, walk_in) == 1


def test_before_an_appointment_that_is_here_already_a_short_walk_in_is_a_gap_well_used() -> None:
    booked = waiting(1, minutes=-10, appointment="a1", for_adviser="ann")
    short, long = waiting(2, minutes=2, service_s=540), waiting(3, minutes=9, service_s=660)
    assert next_step(booked, short, long) == 2
    assert next_step(booked, long) == 1


def test_an_appointment_of_somebody_who_is_not_there_holds_nobody_up_before_its_time() -> None:
    orphan = waiting(1, minutes=-5, appointment="a1", for_adviser="cas")
    walk_in = waiting(2, minutes=1, service_s=600)
    assert next_step(orphan, walk_in) == 2
    assert next_step(orphan, walk_in, now=orphan.queued_at) == 1


def test_an_appointment_with_no_free_room_lets_others_go_on() -> None:
    booked = waiting(1, minutes=5, appointment="a1", for_adviser="ann", needs_private_room=True)
    assert next_step(booked, waiting(2, minutes=1, service_s=600)) == 2
