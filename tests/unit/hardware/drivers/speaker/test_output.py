"""An output of the agent's computer, against programs that play as the real ones do."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice import sound
from hardware.drivers.speaker import output
from hardware.drivers.speaker.output import Output
from hardware.protocol import DeviceState, SpeakerConfig
from tests.players import Players


def wav(seconds: float = 0.5) -> bytes:
    time = np.arange(round(seconds * sound.RATE)) / sound.RATE
    return sound.write_wav((0.2 * np.sin(2 * np.pi * 440 * time)).astype(np.float32))


def speaker(**more: object) -> Output:
    given = {"id": "s.speaker.hall", "name": "Hall", "site": "s", **more}
    return Output(SpeakerConfig.model_validate(given))


@pytest.fixture
def players(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Players:
    found = Players(tmp_path)
    monkeypatch.setenv("PATH", f"{found.bin}{os.pathsep}{os.environ['PATH']}")
    return found


@pytest.mark.parametrize("program", ["aplay", "pw-play", "paplay"])
def test_a_sound_is_played_whole_on_its_output(players: Players, program: str) -> None:
    hall = speaker(program=program, output="plughw:CARD=Hall")
    assert hall.play(wav(), threading.Event()).state == DeviceState.READY
    (played,) = players.played
    assert played.read_bytes() == wav()
    assert players.outputs == ["plughw:CARD=Hall"]


def test_how_it_is_is_asked_without_a_sound(players: Players) -> None:
    assert speaker().check().state == DeviceState.READY
    assert players.played == []


@pytest.mark.parametrize(
    ("state", "becomes"),
    [("busy", DeviceState.BUSY), ("unplugged", DeviceState.UNPLUGGED),
     ("broken", DeviceState.OFFLINE)],
)  # fmt: skip
def test_what_the_program_says_of_its_output_is_told(
    players: Players, state: str, becomes: DeviceState
) -> None:
    players.set(state)
    status = speaker().check()
    assert status.state == becomes
    assert "audio open error" in status.detail or "write error" in status.detail


@given(st.binary(max_size=400) | st.text(max_size=100).map(str.encode))
def test_whatever_a_program_says_as_it_fails_it_is_a_trouble_in_one_line(said: bytes) -> None:
    status = output._trouble(said.decode(errors="replace"), "aplay")
    assert status.state in (DeviceState.BUSY, DeviceState.UNPLUGGED, DeviceState.OFFLINE)
    assert status.detail.startswith("aplay: ")
    assert status.detail.isprintable()
    assert len(status.detail) <= 300


def test_one_that_never_ends_is_given_up(players: Players, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "BEYOND_S", 0.2)
    players.set("silent")
    assert speaker().check().state == DeviceState.SILENT


def test_an_agent_that_ends_does_not_finish_the_call(players: Players) -> None:
    players.set("silent")
    stop = threading.Event()
    stop.set()
    assert speaker().play(wav(5), stop).state == DeviceState.OFFLINE
    assert players.played == []


def test_without_the_program_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    status = speaker(program="pw-play").check()
    assert (status.state, status.detail) == (
        DeviceState.OFFLINE,
        "pw-play is not installed on its computer",
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"RIFF\x00\x00\x00\x00WAVE", wav()[:16] + b"\x10\x00\xd6\x00" + wav()[20:99]],
)
def test_what_is_no_sound_is_not_played(players: Players, data: bytes) -> None:
    assert speaker().play(data, threading.Event()).state == DeviceState.OFFLINE
    assert players.played == []


@pytest.mark.parametrize("output_name", ["-c", "--version", "a b", "x;y", "$(x)"])
def test_an_output_is_a_name_and_nothing_else(output_name: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        speaker(output=output_name)
