"""What an emulated printer is let have while it runs: the habits of models that give trouble."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.drivers.printer.driver import Printer
from hardware.emulators.habits import QUIRKS, Habits
from hardware.emulators.printer import CONTROL, PrinterEmulator
from hardware.protocol import Job, JobState, PrinterState
from tests.integration.hardware.hardware_house import device, now, until
from tests.unit.hardware.samples import bilingual


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(tmp_path, port=0, profile="TM-T20II") as made:
        yield made


def become(emulator: PrinterEmulator, quirk: str, state: str = "ready") -> None:
    part = emulator._folder / "control.part"
    part.write_text(json.dumps({"state": state, "quirk": quirk}))
    part.rename(emulator._folder / CONTROL)
    until(lambda: emulator._habits is QUIRKS[quirk] and emulator._is == state)


def printer(emulator: PrinterEmulator) -> Printer:
    config = device(emulator.address, profile="TM-T20II", style="text")
    return Printer(config, patience=0.3, slack=20)


def put(driver: Printer, number: str) -> JobState | None:
    job = Job(job=number, device="p", slip=bilingual(number), expires_at=now())
    return driver.do(job, lambda: True, threading.Event()).state


def test_one_that_answers_the_question_before_is_never_ready_with_its_lid_open(
    emulator: PrinterEmulator,
) -> None:
    driver = printer(emulator)
    assert driver.check().state is PrinterState.READY
    become(emulator, "shifted", "cover_open")
    assert not driver.check().state.usable


def test_one_with_little_memory_lets_a_network_wait_and_loses_nothing(tmp_path: Path) -> None:
    small = Habits(buffer=1024, speed=2000)
    with PrinterEmulator(tmp_path, port=0, profile="TM-T20II", habits=small) as emulator:
        assert put(printer(emulator), "C014") is JobState.PRINTED
        assert "C014" in emulator.wait_for(1)[0].text
        assert emulator.lost == 0


def test_a_quirk_that_nobody_knows_changes_nothing(emulator: PrinterEmulator) -> None:
    become(emulator, "two_bytes")
    (emulator._folder / CONTROL).write_text(json.dumps({"state": "paper_out", "quirk": "sulks"}))
    become(emulator, "none")
    assert emulator._state is PrinterState.READY
