"""A keyboard's events as the kernel's headers have them, worked out by hand."""

from __future__ import annotations

import struct

from hardware.drivers.field import SPOKEN


def event(code: int, value: int, kind: int = 1) -> bytes:
    return struct.pack("<qqHHi", 1_700_000_000, 5, kind, code, value)


def test_a_keyboard_tells_which_keys_are_down() -> None:
    speech = SPOKEN["keys"]()
    heard = speech.feed(event(4, 458_841, 4) + event(79, 1) + event(0, 0, 0))
    assert all(one.levels for one in heard)
    assert [one.keys for one in heard] == [frozenset(), frozenset({"kp1"})]
    assert [one.keys for one in speech.feed(event(79, 2))] == [{"kp1"}]
    assert [one.keys for one in speech.feed(event(79, 0))] == [frozenset()]
    assert speech.feed(event(250, 1)) == []


def test_half_an_event_of_a_keyboard_ends_with_the_silence_and_a_held_key_does_not() -> None:
    speech = SPOKEN["keys"]()
    speech.feed(event(79, 1) + event(80, 1)[:7])
    speech.silence()
    assert [one.keys for one in speech.feed(event(79, 2))] == [{"kp1"}]
