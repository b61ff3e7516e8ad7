"""One press, one command."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.drivers.field.interface import Heard
from hardware.drivers.field.presses import APART_S, QUIET_S, STUCK_S, Presses


def told(key: str) -> Heard:
    return Heard(1, frozenset({key}))


def down(*keys: str) -> Heard:
    return Heard(1, frozenset(keys), levels=True)


def test_a_key_that_chatters_is_one_press() -> None:
    presses = Presses()
    assert presses.heard(told("31"), 10.0) == ["31"]
    for i in range(1, 20):
        assert presses.heard(told("31"), 10.0 + i * 0.05) == []
    assert presses.heard(told("31"), 10.96 + QUIET_S) == ["31"]


def test_a_key_that_is_held_is_one_press_however_long() -> None:
    presses = Presses()
    assert presses.heard(down(), 0.0) == []
    assert presses.heard(down("1"), 1.0) == ["1"]
    for second in range(2, 30):
        assert presses.heard(down("1"), float(second)) == []
    assert presses.stuck(29.0) == "1"
    assert presses.heard(down(), 30.0) == []
    assert presses.stuck(30.0) is None
    assert presses.heard(down("1"), 31.0) == ["1"]


def test_a_key_that_repeats_for_ever_is_stuck_and_well_again_when_it_is_silent() -> None:
    presses = Presses()
    now = 0.0
    pressed = []
    while now < STUCK_S + 1:
        pressed += presses.heard(told("31"), now)
        now += 0.2
    assert pressed == ["31"]
    assert presses.stuck(now) == "31"
    assert presses.stuck(now + QUIET_S) is None


def test_two_keys_at_once_are_none() -> None:
    presses = Presses()
    presses.heard(down(), 0.0)
    assert presses.heard(down("1", "2"), 1.0) == []
    assert presses.heard(down(), 2.0) == []
    assert presses.heard(told("31"), 5.0) == ["31"]
    assert presses.heard(told("34"), 5.0 + APART_S / 2) == []


def test_a_key_that_was_down_when_the_pad_came_back_was_not_pressed() -> None:
    presses = Presses()
    assert presses.heard(down("1"), 0.0) == []
    presses.heard(down(), 1.0)
    assert presses.heard(down("1"), 3.0) == ["1"]
    presses.lost()
    assert presses.heard(down("1"), 60.0) == []


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 0.5), st.sampled_from(["31", "32"])), max_size=60))
def test_keys_never_count_more_often_than_a_hand_could_press_them(
    presses: list[tuple[float, str]],
) -> None:
    filter_, now, counted = Presses(), 0.0, []
    for wait, key in presses:
        now += wait
        counted += [now for _ in filter_.heard(told(key), now)]
    assert all(b - a >= APART_S for a, b in pairwise(counted))
