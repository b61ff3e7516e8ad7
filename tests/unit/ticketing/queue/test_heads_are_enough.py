"""Only the head of each class is looked at: nobody behind a head would be chosen instead."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ticketing.queue.waiting_room import BACKUP, OWN, T0, desk, desks, waiting
from ticketing.queue.routing import Desk, Waiting, decide

#: What follows from the enquiry type: target in minutes, service in seconds, private or not.
TYPES = {OWN: (5, 300, False), "own-too": (15, 1200, True), BACKUP: (10, 600, False)}


@st.composite
def crowds(draw: st.DrawFn) -> list[Waiting]:
    """Many who differ in little."""
    found = []
    for step in range(1, draw(st.integers(1, 25)) + 1):
        enquiry = draw(st.sampled_from(sorted(TYPES)))
        target, service_s, private = TYPES[enquiry]
        one = waiting(
            step,
            enquiry,
            minutes=draw(st.integers(-20, 40)),
            target=target,
            weight=draw(st.sampled_from([100, 200])),
            asked_language=draw(st.sampled_from([None, "pl", "ar"])),
            for_adviser=draw(st.sampled_from([None, "ann", "bob"])),
            service_s=service_s,
            needs_private_room=private,
        )
        booked = draw(st.integers(0, 4)) == 0
        found.append(one._replace(appointment=f"a{step}") if booked else one)
    return found


def kind(one: Waiting) -> tuple[str, ...]:
    """The class, as the table's generated column has it."""
    return (one.enquiry, str(one.weight), one.for_adviser or "", one.asked_language or "",
            ",".join(sorted(one.place_needs)), str(one.appointment is not None))  # fmt: skip


def heads(crowd: list[Waiting]) -> list[Waiting]:
    by_kind = sorted(crowd, key=lambda one: (kind(one), one.queued_at, one.step))
    return [next(group) for _, group in groupby(by_kind, key=kind)]


@given(crowds(), desks(), st.booleans())
@settings(max_examples=300)
def test_the_heads_alone_give_the_same_choice_as_everybody(
    crowd: list[Waiting], at: Desk, room: bool
) -> None:
    at = replace(at, rooms={one.step: "room-2" for one in crowd} if room else {})
    everybody, first = decide(crowd, at, T0), decide(heads(crowd), at, T0)
    assert (everybody.chosen, everybody.place) == (first.chosen, first.place)
    assert everybody.no_room == first.no_room


@given(crowds())
def test_serving_from_the_heads_keeps_each_class_in_its_order(crowd: list[Waiting]) -> None:
    left, served = list(crowd), []
    at = desk(rooms={one.step: "room-2" for one in crowd})
    while (chosen := decide(heads(left), at, T0).chosen) is not None:
        left.remove(chosen)
        served.append(chosen)
    for one, later in ((a, b) for i, a in enumerate(served) for b in served[i + 1 :]):
        if kind(one) == kind(later):
            assert (one.queued_at, one.step) < (later.queued_at, later.step)
