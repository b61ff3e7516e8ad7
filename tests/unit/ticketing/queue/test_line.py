"""The order in which a desk calls, sorted, is the one in which it calls, played through."""

from __future__ import annotations

from hypothesis import given

from tests.unit.ticketing.queue.waiting_room import T0, desks, steps
from ticketing.queue.line import in_order
from ticketing.queue.routing import Desk, Waiting, decide


def played(everybody: list[Waiting], desk: Desk, now: int) -> list[int]:
    """The steps, called one after the other in one moment."""
    left, called = list(everybody), []
    while (chosen := decide(left, desk, now).chosen) is not None:
        called.append(chosen.step)
        left = [one for one in left if one.step != chosen.step]
    return called


@given(steps(), desks())
def test_it_is_the_order_in_which_it_calls(everybody: list[Waiting], desk: Desk) -> None:
    assert [one.step for one in in_order(desk, T0, everybody)] == played(everybody, desk, T0)
