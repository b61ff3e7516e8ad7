"""Printers as people have them, each with its fault: what comes out, and what is said of it.

The emulator reads bytes by its own lexer and knows nothing of the driver. docs/devices.md has the
same table in words.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from hardware.connections import connect
from hardware.drivers.interface import Result
from hardware.drivers.printer.driver import Printer
from hardware.drivers.printer.escpos import render
from hardware.emulators.habits import Habits
from hardware.emulators.paper import Ticket
from hardware.emulators.printer import PrinterEmulator
from hardware.protocol import Job, JobState, PrinterConfig, PrinterState
from hardware.slips import Slip, Text, Words
from tests.integration.hardware.hardware_house import device, now, until
from tests.integration.hardware.talkers import Talker
from tests.unit.hardware.samples import URL, bilingual

#: A common 58 mm printer on a serial line.
SMALL = Habits(clears=False, model="", serial="")
SERIAL: dict[str, Any] = {"transport": "serial", "profile": "POS-5890", "width": 58}


@contextmanager
def plugged(
    folder: Path, habits: Habits, *, serial: bool, dots: int = 384
) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(
        folder / "printer",
        link=folder / "line" if serial else None,
        port=None if serial else 0,
        dots=dots,
        profile="POS-5890" if dots == 384 else "TM-T20II",
        habits=habits,
    ) as emulator:
        yield emulator


def put(printer: Printer, slip: Slip | None = None) -> Result:
    job = Job(job="job-1", device="p", slip=slip or bilingual(), expires_at=now())
    return printer.do(job, lambda: True, threading.Event())


#: Seconds for an answer: one that comes comes at once, unless the machine is busy.
PATIENCE = 30.0
#: For one that never comes.
IMPATIENCE = 0.5


def driver(
    emulator: PrinterEmulator, transport: str, patience: float = PATIENCE, **more: Any
) -> Printer:
    return Printer(device(emulator.address, transport, **more), patience=patience, slack=2)


def codes(ticket: Ticket) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(ticket.image.convert("L"))]


def numbers(tickets: list[Ticket]) -> list[list[str]]:
    """The ticket numbers on each piece of paper."""
    return [[n for n in ("C014", "C015") if n in ticket.text] for ticket in tickets]


# ---------------------------------------------------------------------- too fast for it


def test_a_printer_that_holds_the_line_back_is_waited_for(tmp_path: Path) -> None:
    held = Habits(buffer=1024, speed=2000, xon_xoff=True)
    with plugged(tmp_path, held, serial=True) as emulator:
        printer = driver(emulator, **{**SERIAL, "flow": "xon-xoff", "style": "text"})
        for n in range(3):
            assert put(printer, bilingual(f"C10{n}")).state is JobState.PRINTED
        assert [f"C10{n}" in emulator.wait_for(3)[n].text for n in range(3)] == [True] * 3


@pytest.mark.parametrize("style", ["graphic", "text"])
def test_a_slip_of_which_some_was_lost_is_not_called_printed(tmp_path: Path, style: str) -> None:
    # Said to be quick, and so slow that after its first line nothing makes room again: what is lost
    # reaches to the end. (One that loses whole pieces and has room again says that all is well.)
    slow = Habits(buffer=1024, speed=0.01, clears=False)
    with plugged(tmp_path, slow, serial=True) as emulator:
        printer = driver(emulator, **{**SERIAL, "paper_speed": 2000, "style": style})
        assert put(printer).state is JobState.IN_DOUBT
        assert emulator.lost > 0


# ---------------------------------------------------------------------- broken off


def cut_off(emulator: PrinterEmulator, transport: str, config: PrinterConfig, part: float) -> None:
    """Some of a slip with the number C014, and no more."""
    data = render(bilingual("C014"), config).data
    line = connect(config)
    line.write(data[: int(len(data) * part)])
    line.close()


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("style", ["graphic", "text"])
def test_after_a_slip_that_broke_off_nobody_gets_two_numbers(
    tmp_path: Path, style: str, part: float
) -> None:
    with plugged(tmp_path, Habits(), serial=True, dots=576) as emulator:
        config = device(emulator.address, "serial", profile="TM-T20II", style=style)
        cut_off(emulator, "serial", config, part)
        printer = Printer(config, interrupted=True, patience=PATIENCE)
        assert put(printer, bilingual("C015")).state is JobState.PRINTED
        last = emulator.wait_for(1)[-1]
        assert all(len(found) <= 1 for found in numbers(emulator.tickets))
        assert codes(last) == [URL]
        drawn = render(bilingual("C015"), config)
        assert last.raw.endswith(drawn.data[-200:])
        assert last.image.height <= drawn.rows + 60  # nothing of the other slip stands on it


def test_where_nothing_cuts_a_thick_line_parts_the_slips(tmp_path: Path) -> None:
    with plugged(tmp_path, SMALL, serial=True) as emulator:
        config = device(emulator.address, **SERIAL, style="text")
        printer = Printer(config, interrupted=True, patience=PATIENCE)
        assert put(printer).state is JobState.PRINTED
        bar = emulator.wait_for(2)[0].image.convert("L")
        rows = [bar.crop((0, y, 384, y + 1)).getextrema() for y in range(bar.height)]
        assert rows.count((0, 0)) == 12


def test_a_well_printer_is_not_fed_for_nothing(tmp_path: Path) -> None:
    with plugged(tmp_path, Habits(), serial=False, dots=576) as emulator:
        printer = driver(emulator, "network", profile="TM-T20II")
        for _ in range(2):
            assert put(printer).state is JobState.PRINTED
        data = render(bilingual(), printer.config).data
        assert [ticket.raw for ticket in emulator.wait_for(2)] == [data, data]


@pytest.mark.parametrize("profile", ["TM-T20II", "TM-T88V"])
def test_what_a_printer_kept_when_its_paper_ended_never_comes_out_if_it_can_be_cleared(
    tmp_path: Path, profile: str
) -> None:
    with plugged(tmp_path, Habits(), serial=False, dots=576) as emulator:
        printer = driver(emulator, "network", profile=profile)
        result = ends_midway(emulator, printer)
        assert (result.state, result.status.state) == (JobState.IN_DOUBT, PrinterState.PAPER_OUT)
        assert printer.check().state is PrinterState.PAPER_OUT
        emulator.set("ready")
        assert printer.check().state is PrinterState.READY
        assert put(printer, bilingual("C015")).state is JobState.PRINTED
        assert codes(emulator.wait_for(1)[-1]) == [URL]
        assert len(emulator.tickets) == 1


def ends_midway(emulator: PrinterEmulator, printer: Printer) -> Result:
    """Print a slip; the paper ends when the first byte leaves."""

    def starting() -> bool:
        emulator.set("paper_out")
        return True

    job = Job(job="job-1", device="p", slip=bilingual("C014"), expires_at=now())
    return printer.do(job, starting, threading.Event())


def test_what_cannot_be_cleared_is_cut_off_before_the_next_slip(tmp_path: Path) -> None:
    with plugged(tmp_path, Habits(clears=False), serial=False, dots=576) as emulator:
        printer = driver(emulator, "network", profile="default", style="text")
        assert ends_midway(emulator, printer).state is JobState.IN_DOUBT
        emulator.set("ready")
        assert printer.check().state is PrinterState.READY
        assert numbers(emulator.wait_for(1)) == [["C014"]]
        assert put(printer, bilingual("C015")).state is JobState.PRINTED
        assert numbers(emulator.wait_for(2)) == [["C014"], ["C015"]]


# ---------------------------------------------------------------------- what it takes letters for


@pytest.mark.parametrize("style", ["text", "graphic"])
@pytest.mark.parametrize("rows", [0, 48])
def test_the_letters_of_this_country_come_out_as_they_are(
    tmp_path: Path, style: str, rows: int
) -> None:
    words = Words(text="£5 am gôt, ie’n wir: café", lang="cy")
    slip = Slip(elements=(*bilingual().elements, Text(lines=(words,))))
    with plugged(tmp_path, Habits(two_bytes=True, bad_rows=rows), serial=False) as emulator:
        printer = driver(emulator, "network", profile="POS-5890", width=58, style=style)
        assert put(printer, slip).state is JobState.PRINTED
        (ticket,) = emulator.wait_for(1)
        assert "\u6f22" not in ticket.text
        assert "~" not in ticket.text
        assert codes(ticket) == [URL]
        if style == "text":
            assert "£5" in ticket.text
            assert "café" in ticket.text


# ---------------------------------------------------------------------- what it answers


@pytest.mark.parametrize(
    ("transport", "answers", "state"),
    [
        ("network", {1}, PrinterState.PAPER_UNKNOWN),
        ("serial", {1, 3}, PrinterState.PAPER_UNKNOWN),
        ("network", {4}, PrinterState.READY),
        ("serial", {2}, PrinterState.READY),
        ("network", {1, 2, 3, 4}, PrinterState.READY),
        ("serial", set(), PrinterState.SILENT),
    ],
)
def test_a_printer_that_answers_some_questions_prints_and_says_what_it_knows(
    tmp_path: Path, transport: str, answers: set[int], state: PrinterState
) -> None:
    habits = Habits(answers=frozenset(answers), model="", serial="")
    with plugged(tmp_path, habits, serial=transport == "serial", dots=576) as emulator:
        patience = PATIENCE if 1 in answers else IMPATIENCE  # it is asked that first
        printer = driver(emulator, transport, patience, profile="TM-T20II", style="text")
        assert until(lambda: printer.check().state is state)
        result = put(printer)
        assert result.state is (JobState.PRINTED if answers else None)
        assert len(emulator.tickets) == bool(answers)
        if 4 in answers:
            emulator.set("paper_out")
            assert printer.check().state is PrinterState.PAPER_OUT


def test_an_answer_that_fails_to_come_after_the_slip_leaves_it_in_doubt(tmp_path: Path) -> None:
    with plugged(tmp_path, Habits(), serial=False, dots=576) as emulator:
        printer = driver(emulator, "network", profile="TM-T20II", style="text")
        assert printer.check().state is PrinterState.READY

        def starting() -> bool:
            emulator.set("paper_unknown")
            return True

        job = Job(job="job-1", device="p", slip=bilingual(), expires_at=now())
        assert printer.do(job, starting, threading.Event()).state is JobState.IN_DOUBT


def test_model_and_serial_number_are_asked_for(tmp_path: Path) -> None:
    habits = Habits(model="TM-T20II", serial="J5XF012345")
    with plugged(tmp_path, habits, serial=False, dots=576) as emulator:
        printer = driver(emulator, "network", profile="TM-T20II")
        printer.check()
        assert (printer.about.model, printer.about.serial) == ("TM-T20II", "J5XF012345")
        assert put(printer).state is JobState.PRINTED
        assert b"\x1dI" not in emulator.wait_for(1)[0].raw


# ---------------------------------------------------------------------- somebody else has it


@pytest.mark.parametrize("transport", ["serial", "file"])
def test_a_line_that_another_program_has_is_busy(tmp_path: Path, transport: str) -> None:
    with plugged(tmp_path, Habits(), serial=True) as emulator:
        printer = driver(emulator, transport, profile="POS-5890", width=58)
        other = os.open(emulator.address, os.O_RDWR | os.O_NOCTTY)
        fcntl.flock(other, fcntl.LOCK_EX)
        status = printer.check()
        assert status.state is PrinterState.BUSY
        assert "another program" in status.detail
        os.close(other)
        assert printer.check().state is PrinterState.READY


@pytest.mark.parametrize("transport", ["serial", "file"])
def test_while_a_slip_prints_no_other_program_gets_the_line(tmp_path: Path, transport: str) -> None:
    with plugged(tmp_path, Habits(), serial=True) as emulator:
        line = connect(device(emulator.address, transport))
        other = os.open(emulator.address, os.O_RDWR | os.O_NOCTTY)
        with pytest.raises(OSError, match="temporarily unavailable"):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        line.close()
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(other)


def test_a_printer_that_talks_with_another_computer_is_said_to_do_so(tmp_path: Path) -> None:
    with plugged(tmp_path, Habits(), serial=False) as emulator:
        printer = driver(emulator, "network", IMPATIENCE, profile="POS-5890", width=58)
        assert until(lambda: printer.check().state is PrinterState.READY)
        emulator.set("busy")
        status = printer.check()
        assert status.state is PrinterState.SILENT
        assert "another program may be printing on it" in status.detail


def test_two_devices_that_are_one_printer_take_turns(tmp_path: Path) -> None:
    with plugged(tmp_path, Habits(), serial=True, dots=576) as emulator:
        other_name = tmp_path / "the-same"
        other_name.symlink_to(emulator.address)
        printers = [
            driver(emulator, "serial", profile="TM-T20II", style="text"),
            Printer(device(str(other_name), "serial", profile="TM-T20II", style="text")),
        ]
        ends: list[JobState | None] = []

        def work(printer: Printer, number: str) -> None:
            for _ in range(3):
                ends.append(put(printer, bilingual(number)).state)

        threads = [
            threading.Thread(target=work, args=(printer, number))
            for printer, number in zip(printers, ("C014", "C015"), strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        tickets = emulator.wait_for(6)
        assert ends == [JobState.PRINTED] * 6
        assert sorted(numbers(tickets)) == [["C014"]] * 3 + [["C015"]] * 3
        assert [codes(ticket) for ticket in tickets] == [[URL]] * 6


# ---------------------------------------------------------------------- hanging up


def unasked(address: str) -> Printer:
    return Printer(device(address, "network", profile="TM-T20II", asks_status=False))


def test_hanging_up_waits_until_a_printer_that_talks_has_the_whole_slip() -> None:
    talker = Talker("hangs up")
    printer = unasked(talker.address)
    assert put(printer).state is JobState.PRINTED
    talker.join()
    assert talker.failed is None
    assert bytes(talker.got) == render(bilingual(), printer.config).data


def test_a_printer_that_breaks_off_has_not_printed() -> None:
    talker = Talker("breaks off", after=20_000)
    assert put(unasked(talker.address)).state is JobState.IN_DOUBT
    talker.join()


@pytest.mark.slow
def test_a_printer_that_takes_no_more_has_not_printed() -> None:
    talker = Talker("takes no more", after=20_000)
    assert put(unasked(talker.address)).state is JobState.IN_DOUBT
    talker.stop()
    talker.join()
