"""Whatever comes over a line, nothing falls over, and nothing counts that no device said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.drivers.field import SPOKEN
from tests.unit.hardware.drivers.field.any_bytes import Noise, fed, said


@pytest.mark.parametrize("protocol", sorted(SPOKEN))
@settings(max_examples=60)
@given(pieces=st.lists(st.binary(max_size=80), max_size=12))
def test_any_bytes_in_any_pieces_do_no_harm(protocol: str, pieces: list[bytes]) -> None:
    fed(protocol, pieces)


@pytest.mark.parametrize("protocol", sorted(SPOKEN))
def test_a_frame_is_heard_after_any_noise_and_a_silence(protocol: str) -> None:
    speech, noise = SPOKEN[protocol](), Noise(protocol, seed=5)
    for _ in range(300):
        speech.feed(noise.garbage())
        speech.silence()
        if protocol in ("qsystem", "modbus"):
            number, key, frame = said(protocol, noise.random)
            heard = speech.feed(frame)
            assert [(one.number, one.keys) for one in heard] == [(number, frozenset({key}))]


@pytest.mark.parametrize("protocol", ["qsystem", "modbus"])
def test_a_broken_frame_is_never_heard_as_another(protocol: str) -> None:
    noise = Noise(protocol, seed=7)
    assert not any(noise.frame_and_what_was_wrong() for _ in range(3000))
