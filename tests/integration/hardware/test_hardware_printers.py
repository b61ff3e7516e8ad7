"""The drivers against an emulated printer in every state, on a socket and on a serial line."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hardware.connections import connect
from hardware.drivers.printer.driver import Printer
from hardware.drivers.printer.escpos import render
from hardware.emulators.printer import PrinterEmulator
from hardware.protocol import Job, JobState, PrinterState
from hardware.slips import Slip
from tests.integration.hardware.hardware_house import device, now, until
from tests.unit.hardware.samples import URL, bilingual, with_wait

STATES = [s for s in PrinterState if s is not PrinterState.UNKNOWN]


#: What only a printer with a mouth tells, as one without it does: test_kiosk_printers has those.
_AS_USUAL = {
    PrinterState.PAPER_JAM: PrinterState.OFFLINE,
    PrinterState.NOT_TAKEN: PrinterState.READY,
}


def seen(state: PrinterState, transport: str) -> PrinterState:
    """A network printer that talks with somebody else takes the connection and is silent."""
    hidden = state is PrinterState.BUSY and transport == "network"
    return PrinterState.SILENT if hidden else _AS_USUAL.get(state, state)


@pytest.fixture(params=["network", "serial", "file"])
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def emulator(transport: str, tmp_path: Path) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(
        tmp_path / "printer",
        port=0 if transport == "network" else None,
        link=None if transport == "network" else tmp_path / "line",
        profile="TM-T20II",
    ) as built:
        yield built


@pytest.fixture
def printer(transport: str, emulator: PrinterEmulator) -> Printer:
    return Printer(device(emulator.address, transport, profile="TM-T20II"), patience=0.5)


def yes() -> bool:
    return True


def job(slip: Slip) -> Job:
    return Job(job="job-1", device="entrance-printer", slip=slip, expires_at=now())


@pytest.mark.parametrize("state", STATES)
def test_the_driver_sees_the_state_that_the_printer_is_in(
    printer: Printer, emulator: PrinterEmulator, transport: str, state: PrinterState
) -> None:
    emulator.set(state)
    assert printer.check().state is seen(state, transport)


@pytest.mark.parametrize("state", [s for s in STATES if not s.usable])
def test_to_a_printer_that_is_not_well_no_slip_is_sent(
    printer: Printer, emulator: PrinterEmulator, transport: str, state: PrinterState
) -> None:
    emulator.set(state)
    result = printer.do(job(bilingual()), yes, threading.Event())
    assert (result.state, result.status.state) == (None, seen(state, transport))
    emulator.set("ready")
    assert printer.check().state is PrinterState.READY
    assert emulator.tickets == []


def test_a_slip_comes_out_and_its_code_can_be_read(
    printer: Printer, emulator: PrinterEmulator, tmp_path: Path
) -> None:
    assert printer.do(job(with_wait()), yes, threading.Event()).state is JobState.PRINTED
    emulator.wait_for(1)
    picture = until((tmp_path / "printer" / "0001.png").exists) and tmp_path / "printer/0001.png"
    with Image.open(picture) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image.convert("L"))] == [URL]
    assert (tmp_path / "printer" / "0001.bin").read_bytes().startswith(b"\x1b@")


def test_a_printer_low_on_paper_still_prints(printer: Printer, emulator: PrinterEmulator) -> None:
    emulator.set("paper_low")
    result = printer.do(job(bilingual()), yes, threading.Event())
    assert (result.state, result.status.state) == (JobState.PRINTED, PrinterState.PAPER_LOW)


def test_a_job_that_may_not_start_sends_not_a_byte(
    printer: Printer, emulator: PrinterEmulator
) -> None:
    assert printer.do(job(bilingual()), lambda: False, threading.Event()).state is None
    assert printer.check().state is PrinterState.READY
    assert emulator.tickets == []


def test_after_a_slip_that_broke_off_the_next_one_is_whole(
    printer: Printer, emulator: PrinterEmulator, transport: str
) -> None:
    line = connect(printer.config)
    line.write(render(bilingual(), printer.config).data[:30_000])
    line.close()
    again = Printer(printer.config, interrupted=True)
    assert again.do(job(bilingual()), yes, threading.Event()).state is JobState.PRINTED
    tickets = until(lambda: len(emulator.tickets) >= 2 and emulator.tickets)
    codes = zxingcpp.read_barcodes(tickets[-1].image.convert("L"))
    assert [code.text for code in codes] == [URL]


def test_a_printer_that_is_not_asked_counts_as_ready_while_it_is_there(
    transport: str, emulator: PrinterEmulator
) -> None:
    emulator.set("silent")
    printer = Printer(device(emulator.address, transport, asks_status=False))
    assert printer.do(job(bilingual()), yes, threading.Event()).state is JobState.PRINTED
    emulator.wait_for(1)
    emulator.set("unplugged")
    assert printer.check().state is PrinterState.UNPLUGGED


def test_a_file_in_its_folder_puts_the_printer_into_a_state(
    printer: Printer, emulator: PrinterEmulator, tmp_path: Path
) -> None:
    (tmp_path / "printer" / "control.json").write_text(json.dumps({"state": "cutter_stuck"}))
    until(lambda: printer.check().state is PrinterState.CUTTER_STUCK)
