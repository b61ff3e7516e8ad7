"""The simulated people's own rules: pace, hall, plan, and the valve of a steady day."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from simulation.client import Pace, Stopped
from simulation.day import COSY, valve
from simulation.plan import Plan
from simulation.visitor import Hall


@given(st.floats(0.01, 1000), st.floats(0, 100_000))
def test_a_life_is_divided_by_the_speed(speed, seconds):
    assert Pace(speed).real(seconds) == pytest.approx(seconds / speed)


@pytest.mark.parametrize("speed", [0, -1, float("nan")])
def test_a_speed_that_is_none_is_refused(speed):
    with pytest.raises(ValueError, match="greater than 0"):
        Pace(speed)


def test_whoever_waits_is_woken_when_it_is_over():
    stopping = threading.Event()
    pace = Pace(1.0, stopping)
    threading.Timer(0.05, stopping.set).start()
    with pytest.raises(Stopped):
        pace.live(3600)


def test_a_visitor_is_seen_only_where_they_stand():
    hall = Hall()
    hall.enter("A")
    assert hall.knows("A")
    assert not hall.stands("A", "counter-1")
    hall.stand("A", "counter-1")
    assert hall.stands("A", "counter-1")
    assert not hall.stands("A", "counter-2")
    hall.leave("A")
    assert not hall.knows("A")
    assert len(hall) == 0


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_fuller_the_room_the_fewer_come_but_never_nobody(one, other):
    fewer, more = sorted((one, other))
    assert valve(fewer) >= valve(more) > 0
    assert valve(COSY) == 1


def test_a_plan_says_what_does_not_fit(tmp_path):
    path = tmp_path / "people.json"
    path.write_text('{"url": "http://127.0.0.1", "site": "riverside", "kiosks": [], "tokn": "x"}')
    with pytest.raises(ValidationError) as error:
        Plan.read(path)
    said = str(error.value)
    assert "kiosks" in said
    assert "tokn" in said
