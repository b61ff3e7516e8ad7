"""The demonstration's loudspeaker: what it was told, what it played, and what is done to it."""

from __future__ import annotations

import json
import os
import subprocess
import wave
from pathlib import Path
from typing import Any

import pytest

from hardware.drivers.speaker.output import Output
from hardware.emulators import speaker as emulated
from hardware.protocol import DeviceState, SpeakerConfig
from server.demo import field as wiring
from simulation import field
from tests.unit.server.field.conftest import Hall
from ticketing import commands


def shown(hall: Hall) -> dict[str, Any]:
    (one,) = field.state(hall.house, hall.house.site("riverside"))["speakers"]
    return dict(one)


def test_every_trouble_is_one_that_the_emulator_knows() -> None:
    assert set(field.TROUBLES) == {"ready", "silent", *emulated.SAYS}


def test_it_shows_what_the_loudspeaker_was_told_last(hall: Hall) -> None:
    assert shown(hall) == {"speaker": "hall", "trouble": "ready", "told": None, "played": None}
    hall.issue()
    hall.sign_on()
    called = commands.call_next(hall.store, "riverside", "counter-3", hall.ask())
    assert called is not None
    told = shown(hall)["told"]
    assert told == {
        "number": called.number,
        "at": hall.now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def test_what_is_chosen_reaches_the_program_that_plays_and_what_it_played_is_shown(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = hall.house.site("riverside")
    one = site.speaker("hall")
    programs = wiring.players(hall.folder, site)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[4]))
    output = Output(SpeakerConfig(id="s.speaker.hall", name="Hall", site="s", program=one.program))
    field.set_trouble(hall.house, one, "unplugged")
    assert shown(hall)["trouble"] == "unplugged"
    assert output.check().state is DeviceState.UNPLUGGED
    field.set_trouble(hall.house, one, "ready")
    assert output.check().state is DeviceState.READY
    assert shown(hall)["played"] is None  # silence asks how it is
    sound = hall.folder / "sound.wav"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(b"\x01\x02" * 50)
    for _ in range(wiring._KEPT_SOUNDS + 2):
        subprocess.run([programs / one.program, "-q", sound], check=True, timeout=90)
    assert shown(hall)["played"] == wiring._KEPT_SOUNDS + 2
    assert len(field.sounds(hall.house, one)) == wiring._KEPT_SOUNDS
    newest = field.sound_file(hall.house, one, wiring._KEPT_SOUNDS + 2)
    assert newest.read_bytes() == sound.read_bytes()
    wiring.players(hall.folder, site)  # the next start begins well, and keeps what was played
    assert shown(hall)["played"] == wiring._KEPT_SOUNDS + 2


@pytest.mark.parametrize("text", ["{", "[]", '{"state": "sulks"}'])
def test_what_stands_in_a_broken_file_is_taken_for_well(hall: Hall, text: str) -> None:
    one = hall.house.site("riverside").speaker("hall")
    field.set_trouble(hall.house, one, "busy")
    (hall.folder / "speakers" / "hall" / "control.json").write_text(text)
    assert shown(hall)["trouble"] == "ready"
    field.set_trouble(hall.house, one, "busy")
    told = json.loads((hall.folder / "speakers" / "hall" / "control.json").read_text())
    assert told["state"] == "busy"
