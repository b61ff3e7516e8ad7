"""Printers with a mouth (Custom's): what their full status tells beside the four questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.drivers.printer import driver as driving
from hardware.drivers.printer.driver import Printer
from hardware.emulators.habits import Habits
from hardware.emulators.printer import PrinterEmulator
from hardware.protocol import JobState, PrinterState
from tests.integration.hardware.hardware_house import device
from tests.integration.hardware.test_printers_as_they_are import put


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[PrinterEmulator]:
    habits = Habits(full_status=True, clears=False)
    with PrinterEmulator(tmp_path, port=0, dots=640, profile="VKP80III", habits=habits) as emulator:
        yield emulator


def driver(emulator: PrinterEmulator, **more: Any) -> Printer:
    config = device(emulator.address, "network", profile="VKP80III", **more)
    return Printer(config, patience=0.5, slack=0.5)


@pytest.mark.parametrize(
    "state", ["ready", "paper_low", "paper_out", "cover_open", "paper_jam", "cutter_stuck"]
)
def test_each_state_is_told(kiosk: PrinterEmulator, state: str) -> None:
    kiosk.set(state)
    assert driver(kiosk).check().state is PrinterState(state)


def test_a_slip_that_stays_in_the_mouth_is_told_of_once_its_visitor_had_time_to_take_it(
    kiosk: PrinterEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = driver(kiosk)
    kiosk.set("not_taken")
    assert ours.check().state is PrinterState.READY
    monkeypatch.setattr(driving, "TAKE_S", 0.0)
    assert ours.check().state is PrinterState.NOT_TAKEN
    assert put(ours).state is JobState.PRINTED


def test_one_that_does_not_know_the_question_is_asked_the_usual_ones(tmp_path: Path) -> None:
    with PrinterEmulator(tmp_path, port=0, dots=640, profile="VKP80III") as plain:
        ours = driver(plain)
        assert ours.check().state is PrinterState.READY
        assert put(ours).state is JobState.PRINTED
