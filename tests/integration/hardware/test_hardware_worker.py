"""One device's thread with a real journal and an emulated printer: a full disk, a reload."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp

from hardware.agent.journal import Journal
from hardware.agent.worker import Worker
from hardware.connections import connect
from hardware.drivers.printer.escpos import render
from hardware.emulators.printer import PrinterEmulator
from hardware.protocol import Job, PrinterConfig, PrinterState, Report
from tests.integration.hardware.hardware_house import House, device, now, until
from tests.unit.hardware.samples import URL, bilingual, both


class Bench:
    """A worker, what it tells, and a disk that can be full."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.db"
        self.journal = Journal(self.path)
        self.told: list[Report] = []
        self.worker: Worker | None = None

    def start(
        self,
        config: PrinterConfig,
        changed: Callable[[], None] = lambda: None,
        interrupted: bool = False,
        begin: bool = True,
    ) -> Worker:
        self.worker = Worker(
            config,
            self.journal,
            now=now,
            tell=self.told.append,
            changed=changed,
            interrupted=interrupted,
        )
        if begin:
            self.worker.start()
        return self.worker

    def add(self, job: str, seconds: float = 60, number: str = "C014", age: float = 0) -> None:
        assert self.worker is not None
        self.journal.receive(job, "entrance-printer")
        slip = bilingual(number).model_copy(update={"late": both("Yn hwyr", "Printed late")})
        self.worker.add(
            Job(
                job=job,
                device="entrance-printer",
                slip=slip,
                expires_at=now() + timedelta(seconds=seconds),
                asked_at=now() - timedelta(seconds=age),
            )
        )

    def is_in(self, state: PrinterState) -> bool:
        assert self.worker is not None
        report = self.worker.report
        return report is not None and report.state is state

    def detail(self) -> str:
        assert self.worker is not None
        assert self.worker.report is not None
        return self.worker.report.detail

    def close(self) -> None:
        if self.worker is not None:
            self.worker.stop()
            self.worker.join(90)
        self.journal.close()


@contextlib.contextmanager
def full_disk(journal: Path, only_after: str = "") -> Iterator[None]:
    """Every write to the journal fails, of a job's state alone with `only_after` that state."""
    what = ("UPDATE",) if only_after else ("INSERT", "UPDATE", "DELETE")
    when = f"WHEN old.state = '{only_after}'" if only_after else ""
    with contextlib.closing(sqlite3.connect(journal, timeout=90)) as db:
        for verb in what:
            db.execute(
                f"CREATE TRIGGER full_{verb} BEFORE {verb} ON job {when} "
                "BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
            )
        yield
        for verb in what:
            db.execute(f"DROP TRIGGER full_{verb}")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    built = Bench(tmp_path)
    yield built
    built.close()


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(tmp_path / "printer", port=0) as emulator:
        yield emulator


def test_with_a_full_disk_a_device_is_not_usable_and_says_why(
    bench: Bench, printer: PrinterEmulator
) -> None:
    with full_disk(bench.path):
        bench.start(device(printer.address, style="text"))
        until(lambda: bench.is_in(PrinterState.OFFLINE))
        assert "journal cannot be written: database or disk is full" in bench.detail()
    until(lambda: bench.is_in(PrinterState.READY))


def test_a_slip_that_cannot_be_noted_waits_for_the_disk_and_then_comes_out_once(
    bench: Bench, printer: PrinterEmulator
) -> None:
    bench.start(device(printer.address, style="text"))
    until(lambda: bench.is_in(PrinterState.READY))
    with full_disk(bench.path, only_after="received"):
        bench.add("job-1")
        until(lambda: bench.is_in(PrinterState.OFFLINE))
        assert bench.journal.state("job-1") == "received"
        assert printer.tickets == []
    until(lambda: bench.journal.state("job-1") == "printed")
    until(lambda: bench.is_in(PrinterState.READY))
    assert len(printer.tickets) == 1


def test_an_end_that_cannot_be_noted_is_noted_later_and_nothing_is_printed_twice(
    bench: Bench, printer: PrinterEmulator
) -> None:
    bench.start(device(printer.address, style="text"))
    until(lambda: bench.is_in(PrinterState.READY))
    with full_disk(bench.path, only_after="started"):
        bench.add("job-1")
        until(lambda: bench.is_in(PrinterState.OFFLINE))
        assert bench.journal.state("job-1") == "started"
        bench.add("job-2")
    until(lambda: bench.journal.state("job-2") == "printed")
    assert bench.journal.state("job-1") == "printed"
    assert len(printer.tickets) == 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_device_whose_thread_ended_is_not_usable(bench: Bench, printer: PrinterEmulator) -> None:
    def end_the_thread() -> None:
        raise SystemExit

    worker = bench.start(device(printer.address), changed=end_the_thread)
    until(lambda: not worker.alive)
    assert bench.is_in(PrinterState.OFFLINE)
    assert "restart the agent" in bench.detail()


def test_after_a_reload_of_the_site_a_slip_that_was_cut_off_is_still_ended_first(
    bench: Bench, tmp_path: Path
) -> None:
    with PrinterEmulator(tmp_path / "serial", link=tmp_path / "line", dots=576) as printer:
        config = device(printer.address, "serial")
        line = connect(config)
        line.write(render(bilingual(), config).data[:30_000])
        line.close()
        worker = bench.start(device(str(tmp_path / "nowhere"), "serial"), interrupted=True)
        until(lambda: bench.is_in(PrinterState.UNPLUGGED))
        worker.configure(config)
        bench.add("job-1")
        until(lambda: bench.journal.state("job-1") == "printed")
        tickets = until(lambda: len(printer.tickets) >= 2 and printer.tickets)
        codes = zxingcpp.read_barcodes(tickets[-1].image.convert("L"))
        assert [code.text for code in codes] == [URL]


def numbers(printer: PrinterEmulator, count: int) -> list[str]:
    """The numbers on its slips, in the order in which they came out."""
    texts = [ticket.text for ticket in printer.wait_for(count)]
    return [next(n for n in ("C001", "C002", "C003", "C004") if n in text) for text in texts]


def test_slips_that_had_to_wait_come_out_newest_first(
    bench: Bench, printer: PrinterEmulator
) -> None:
    printer.set("paper_out")
    bench.start(device(printer.address, style="text"))
    until(lambda: bench.is_in(PrinterState.PAPER_OUT))
    for n in (1, 2, 3):
        bench.add(f"job-{n}", number=f"C00{n}")
    before = printer.asked
    until(lambda: printer.asked >= before + 8)  # whoever was to print, did not
    printer.set("ready")
    assert numbers(printer, 3) == ["C003", "C002", "C001"]
    until(lambda: bench.journal.state("job-1") == "printed")
    printer.set("ready", slow=0.2)  # well again, they come out in their order
    for n in (1, 2, 3, 4):
        bench.add(f"again-{n}", number=f"C00{n}")
    assert numbers(printer, 7)[3:] == ["C001", "C002", "C003", "C004"]


def test_slips_that_the_agent_comes_late_for_come_out_newest_first(
    bench: Bench, printer: PrinterEmulator
) -> None:
    worker = bench.start(device(printer.address, style="text"), begin=False)
    for n, age in ((1, 40), (2, 30), (3, 20)):
        bench.add(f"job-{n}", number=f"C00{n}", age=age)
    worker.start()
    assert numbers(printer, 3) == ["C003", "C002", "C001"]


def test_a_slip_is_marked_once_its_visitor_has_left_the_screen(
    bench: Bench, printer: PrinterEmulator
) -> None:
    bench.start(device(printer.address, style="text"))
    for n, age in ((1, 0), (2, 61), (3, 3000)):
        bench.add(f"job-{n}", number=f"C00{n}", age=age)
        printer.wait_for(n)
    texts = [ticket.text for ticket in printer.tickets]
    assert ["Printed late" in text for text in texts] == [False, True, True]
    assert ["Yn hwyr" in text for text in texts] == [False, True, True]


def test_a_slip_that_came_too_late_is_dropped_while_the_printer_is_away(
    bench: Bench, printer: PrinterEmulator
) -> None:
    printer.set("paper_out")
    bench.start(device(printer.address, style="text"))
    until(lambda: bench.is_in(PrinterState.PAPER_OUT))
    bench.add("job-1", seconds=2)
    until(lambda: bench.journal.state("job-1") == "expired")
    printer.set("ready")
    bench.add("job-2", number="C002")
    assert numbers(printer, 1) == ["C002"]


def test_a_slip_that_nobody_wants_any_more_is_dropped_while_the_printer_is_away(
    bench: Bench, printer: PrinterEmulator
) -> None:
    printer.set("paper_out")
    worker = bench.start(device(printer.address, style="text"))
    until(lambda: bench.is_in(PrinterState.PAPER_OUT))
    bench.add("job-1", number="C001")
    bench.add("job-2", number="C002")
    worker.shorten(
        Job(job="job-1", device="entrance-printer", slip=bilingual("C001"), expires_at=now())
    )
    until(lambda: bench.journal.state("job-1") == "expired")
    printer.set("ready")
    assert numbers(printer, 1) == ["C002"]


def test_a_failure_while_printing_says_nothing_of_the_slip(
    bench: Bench, printer: PrinterEmulator
) -> None:
    worker = bench.start(device(printer.address))
    until(lambda: bench.is_in(PrinterState.READY))
    bench.journal.receive("job-1", "entrance-printer")
    broken = bilingual().model_copy(update={"elements": (URL,)})  # no element: drawing it fails
    later = now() + timedelta(seconds=60)
    worker.add(
        Job.model_construct(job="job-1", device="entrance-printer", slip=broken, expires_at=later)
    )
    until(lambda: bench.journal.state("job-1") == "failed")
    assert [URL in report.reason for report in bench.journal.untold()] == [False]
    assert worker.alive


@pytest.mark.slow
def test_staff_see_that_an_agent_has_a_full_disk_and_its_slips_come_out_afterwards(
    tmp_path: Path, printer: PrinterEmulator
) -> None:
    house = House(tmp_path, [device(printer.address, style="text")])
    try:
        house.start_agent()
        house.until_device("ready")
        with full_disk(house.journal):
            house.print("visit-1", bilingual())
            house.until_device("offline")
            assert house.job("visit-1") == "queued"
        house.until_device("ready")
        house.until_job("visit-1", "printed")
        assert len(printer.tickets) == 1
    finally:
        house.close()
