"""A print queue in which other programs print too: what is said of it, and when."""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from hardware.agent.journal import Journal
from hardware.agent.worker import Worker
from hardware.drivers.printer.queue import BUSY_AFTER_S, QueuePrinter
from hardware.protocol import Job, JobState, PrinterConfig, PrinterState, Report
from tests.integration.hardware.hardware_house import device, now, until
from tests.unit.hardware.samples import bilingual

PENDING, HELD, PROCESSING, CANCELLED, COMPLETED = 3, 4, 5, 7, 9
PRINT, CANCEL, GET_JOB, GET_JOBS, GET_PRINTER = 2, 8, 9, 0x0A, 0x0B
OURS, THEIRS = b"nextplease", b"mary"


def attribute(tag: int, name: str, value: bytes | int) -> bytes:
    data = struct.pack(">i", value) if isinstance(value, int) else value
    key = name.encode()
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(data)) + data


class Queue:
    """An IPP printer, written from RFC 8010 and 8011: it answers by what stands in it."""

    def __init__(self) -> None:
        self.jobs: dict[int, tuple[bytes, int]] = {}  # number: whose, state
        self.reasons, self.message = b"none", b""
        self.tells_jobs = self.prints = True
        self.begun: set[int] = set()  # what it says it has processed
        self.asked: list[int] = []
        self.refuses = 0
        self.at = 0.0
        queue = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                answer = queue.answer(body)
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:
                """Nobody reads it."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"ipp://127.0.0.1:{self._server.server_port}/printers/tickets"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, body: bytes) -> bytes:
        (operation,) = struct.unpack_from(">H", body, 2)
        self.asked.append(operation)
        self.refuses = 0
        if operation == GET_JOBS and not self.tells_jobs:
            return struct.pack(">BBHI", 1, 1, 0x0501, 1) + b"\x03"  # operation not supported
        said = {
            GET_PRINTER: self._printer, GET_JOBS: self._jobs, PRINT: self._take,
            GET_JOB: self._job, CANCEL: self._cancel,
        }[operation](body)  # fmt: skip
        return struct.pack(">BBHI", 1, 1, self.refuses, 1) + said + b"\x03"

    def _printer(self, body: bytes) -> bytes:
        open_jobs = [n for n, (_, state) in self.jobs.items() if state < CANCELLED]
        working = any(self.jobs[n][1] == PROCESSING for n in open_jobs)
        return (
            b"\x04"
            + attribute(0x23, "printer-state", 4 if working else 3)
            + attribute(0x44, "printer-state-reasons", self.reasons)
            + attribute(0x41, "printer-state-message", self.message)
            + attribute(0x22, "printer-is-accepting-jobs", b"\x01")
            + attribute(0x21, "queued-job-count", len(open_jobs))
        )

    def _jobs(self, body: bytes) -> bytes:
        mine = attribute(0x22, "my-jobs", b"\x01") in body
        said = b""
        for n, (whose, state) in self.jobs.items():
            if state < CANCELLED and (whose == OURS or not mine):
                said += b"\x02" + attribute(0x21, "job-id", n) + attribute(0x23, "job-state", state)
        return said

    def _take(self, body: bytes) -> bytes:
        n = max(self.jobs, default=0) + 1
        free = not any(state in (PENDING, PROCESSING) for _, state in self.jobs.values())
        self.jobs[n] = OURS, COMPLETED if free and self.prints else PENDING
        return b"\x02" + attribute(0x21, "job-id", n)

    @staticmethod
    def _which(body: bytes) -> int:
        at = body.index(b"job-id") + len("job-id") + 2
        return int(struct.unpack_from(">i", body, at)[0])

    def _job(self, body: bytes) -> bytes:
        self.at += 1  # each look takes a second of the driver's clock
        n = self._which(body)
        # RFC 8011, 5.3.14.2: 'no-value' (tag 13) as long as it was not processed.
        at = attribute(0x21, "time-at-processing", 77) if n in self.begun else b""
        at = at or attribute(0x13, "time-at-processing", b"")
        return b"\x02" + attribute(0x23, "job-state", self.jobs[n][1]) + at

    def _cancel(self, body: bytes) -> bytes:
        n = self._which(body)
        if self.jobs[n][1] >= CANCELLED:
            self.refuses = 0x0404  # client-error-not-possible
        else:
            self.jobs[n] = OURS, CANCELLED
        return b""

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def queue() -> Iterator[Queue]:
    made = Queue()
    yield made
    made.close()


@pytest.fixture
def driver(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> QueuePrinter:
    monkeypatch.setattr("hardware.drivers.printer.queue._LOOK_S", 0.001)
    config: PrinterConfig = device(queue.address, "cups")
    return QueuePrinter(config, clock=lambda: queue.at)


def after_a_while(queue: Queue, driver: QueuePrinter) -> PrinterState:
    """What is said when it has been so for long enough."""
    driver.check()
    queue.at += BUSY_AFTER_S
    state = driver.check().state
    assert isinstance(state, PrinterState)
    return state


def put(driver: QueuePrinter) -> tuple[JobState | None, PrinterState]:
    job = Job(job="job-1", device="p", slip=bilingual(), expires_at=now())
    result = driver.do(job, lambda: True, threading.Event())
    assert isinstance(result.status.state, PrinterState)
    return result.state, result.status.state


@pytest.mark.parametrize("state", [PENDING, PROCESSING])
def test_somebody_elses_page_that_does_not_end_is_told_as_another_program(
    queue: Queue, driver: QueuePrinter, state: int
) -> None:
    queue.jobs[7] = THEIRS, state
    assert driver.check().state is PrinterState.PAPER_UNKNOWN  # a letter is soon over
    assert after_a_while(queue, driver) is PrinterState.BUSY
    assert "another program's page (job 7)" in driver.check().detail
    assert put(driver) == (None, PrinterState.BUSY)  # nothing is sent
    assert list(queue.jobs) == [7]
    queue.jobs[7] = THEIRS, COMPLETED
    assert driver.check().state is PrinterState.PAPER_UNKNOWN
    assert put(driver)[0] is JobState.PRINTED


@pytest.mark.parametrize(
    ("reasons", "message", "state"),
    [
        (b"media-empty-error", b"", PrinterState.PAPER_OUT),
        (b"cover-open", b"", PrinterState.COVER_OPEN),
        (b"offline-report", b"", PrinterState.UNPLUGGED),
        (b"connecting-to-device", b"Waiting for printer to become available.", "unplugged"),
        (b"connecting-to-device", b"", PrinterState.UNPLUGGED),
        (b"connecting-to-device", b"The printer is in use.", PrinterState.BUSY),
        (b"none", b"", PrinterState.BUSY),
    ],
)
def test_a_page_in_the_way_is_told_from_a_printer_without_paper_and_from_one_without_a_cable(
    queue: Queue, driver: QueuePrinter, reasons: bytes, message: bytes, state: str
) -> None:
    queue.jobs[7], queue.reasons, queue.message = (THEIRS, PROCESSING), reasons, message
    assert after_a_while(queue, driver) == PrinterState(state)


@pytest.mark.parametrize("job", [(THEIRS, HELD), (THEIRS, COMPLETED), (OURS, PROCESSING)])
def test_what_is_held_or_over_or_ours_is_in_nobodys_way(
    queue: Queue, driver: QueuePrinter, job: tuple[bytes, int]
) -> None:
    queue.jobs[7] = job
    assert after_a_while(queue, driver) is PrinterState.PAPER_UNKNOWN


def test_letters_that_come_and_go_are_no_program_that_keeps_the_printer(
    queue: Queue, driver: QueuePrinter
) -> None:
    for n in range(1, 9):
        queue.jobs = {n: (THEIRS, PROCESSING)}
        assert driver.check().state is PrinterState.PAPER_UNKNOWN
        queue.at += BUSY_AFTER_S - 1


def test_a_slip_behind_a_page_that_does_not_end_is_taken_back_and_waits_and_is_not_in_doubt(
    queue: Queue, driver: QueuePrinter
) -> None:
    queue.jobs[7] = THEIRS, PROCESSING
    began = queue.at
    assert put(driver) == (None, PrinterState.BUSY)
    assert queue.at - began <= BUSY_AFTER_S + 2  # staff are told at once
    assert "page (job 7) stands before our slips" in driver.check().detail
    assert queue.jobs == {7: (THEIRS, PROCESSING), 8: (OURS, CANCELLED)}
    queue.jobs[7] = THEIRS, COMPLETED
    assert put(driver)[0] is JobState.PRINTED


@pytest.mark.parametrize("reasons", [b"media-empty-error", b"cover-open", b"offline-report"])
def test_a_slip_behind_a_page_that_waits_for_paper_waits_too(
    queue: Queue, driver: QueuePrinter, reasons: bytes
) -> None:
    queue.jobs[7] = THEIRS, PROCESSING
    take = queue._take

    def and_then(body: bytes) -> bytes:
        queue.reasons = reasons
        return take(body)

    queue._take = and_then  # type: ignore[method-assign]
    state, says = put(driver)
    assert state is None
    assert not says.usable
    assert queue.jobs[8] == (OURS, CANCELLED)


def begun_once(queue: Queue) -> None:
    """It was seen being printed."""
    job = queue._job

    def printing(body: bytes) -> bytes:
        if queue.jobs[8][1] < CANCELLED:
            queue.jobs[8] = OURS, PROCESSING if 2 < queue.at < 5 else PENDING
        return job(body)

    queue._job = printing  # type: ignore[method-assign]


def begun_at_the_end(queue: Queue) -> None:
    """It was begun between the last look and its end, by another printer of the queue."""
    cancel = queue._cancel

    def printing(body: bytes) -> bytes:
        queue.begun.add(8)
        return cancel(body)

    queue._cancel = printing  # type: ignore[method-assign]


def alone_at_the_end(queue: Queue) -> None:
    """The page before it ended meanwhile."""
    cancel = queue._cancel

    def printing(body: bytes) -> bytes:
        queue.jobs[7] = THEIRS, COMPLETED
        return cancel(body)

    queue._cancel = printing  # type: ignore[method-assign]


@pytest.mark.parametrize("how", [begun_once, begun_at_the_end, alone_at_the_end])
def test_a_slip_that_may_have_been_begun_is_in_doubt(
    queue: Queue, driver: QueuePrinter, how: Callable[[Queue], None]
) -> None:
    queue.jobs[7] = THEIRS, PROCESSING
    how(queue)
    assert put(driver)[0] is JobState.IN_DOUBT
    assert queue.jobs[8] == (OURS, CANCELLED)


def test_a_slip_that_came_out_before_it_could_be_taken_back_is_printed(
    queue: Queue, driver: QueuePrinter
) -> None:
    queue.jobs[7] = THEIRS, PROCESSING
    cancel = queue._cancel

    def too_late(body: bytes) -> bytes:
        queue.jobs |= {7: (THEIRS, COMPLETED), 8: (OURS, COMPLETED)}
        return cancel(body)

    queue._cancel = too_late  # type: ignore[method-assign]
    assert put(driver)[0] is JobState.PRINTED
    assert queue.jobs[8] == (OURS, COMPLETED)


@pytest.mark.parametrize(("before", "end"), [((), JobState.PRINTED), ((7,), None)])
def test_how_a_slip_ended_is_known_though_the_queue_says_nothing_afterwards(
    queue: Queue, driver: QueuePrinter, before: tuple[int, ...], end: JobState | None
) -> None:
    queue.jobs = dict.fromkeys(before, (THEIRS, PROCESSING))
    printer = queue._printer

    def silent_at_the_end(body: bytes) -> bytes:
        if queue.jobs.get(max(queue.jobs, default=0), ("", 0))[1] >= CANCELLED:
            queue.refuses = 0x0502  # server-error-service-unavailable
        return printer(body)

    queue._printer = silent_at_the_end  # type: ignore[method-assign]
    assert put(driver) == (end, PrinterState.OFFLINE)


def test_a_slip_that_was_taken_back_waits_with_the_agent_and_staff_are_told_and_is_never_in_doubt(
    queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, short in (("_LOOK_S", 0.01), ("BUSY_AFTER_S", 0.05), ("_TROUBLED_S", 0.05)):
        monkeypatch.setattr(f"hardware.drivers.printer.queue.{name}", short)
    monkeypatch.setattr("hardware.agent.worker.SICK_EVERY_S", (0.05, 0.05))
    journal, told = Journal(tmp_path / "journal.db"), list[Report]()
    config = device(queue.address, "cups")
    worker = Worker(
        config, journal, now=now, tell=told.append, changed=lambda: None, interrupted=False
    )
    take = queue._take

    def behind_a_letter(body: bytes) -> bytes:
        queue.jobs.setdefault(7, (THEIRS, PROCESSING))
        return take(body)

    queue._take = behind_a_letter  # type: ignore[method-assign]

    def job(name: str, seconds: float = 600) -> Job:
        until_then = now() + timedelta(seconds=seconds)
        return Job(job=name, device=config.id, slip=bilingual(), expires_at=until_then)

    def add(name: str) -> None:
        journal.receive(name, config.id)
        worker.add(job(name))

    try:
        worker.start()
        add("job-1")
        until(lambda: queue.jobs.get(8) == (OURS, CANCELLED))
        until(lambda: journal.state("job-1") == "received")
        assert [(one.job, one.state) for one in told] == [("job-1", JobState.PRINTING)]
        until(lambda: worker.report and worker.report.state is PrinterState.BUSY)
        assert "another program's page" in worker.report.detail  # type: ignore[union-attr]
        add("job-2")
        worker.shorten(job("job-1", 0))  # its time is over, and it is not in the queue
        until(lambda: journal.state("job-1") == "expired")
        assert [(one.job, one.reason) for one in journal.untold()] == [("job-1", "busy")]
        queue.jobs[7] = THEIRS, COMPLETED
        until(lambda: journal.state("job-2") == "printed")
        assert [state for whose, state in queue.jobs.values() if whose == OURS] == [
            CANCELLED,
            COMPLETED,
        ]
    finally:
        worker.stop()
        worker.join(90)
        journal.close()


def test_a_letter_that_came_after_the_slip_is_not_in_its_way(
    queue: Queue, driver: QueuePrinter
) -> None:
    queue.prints = False
    queue.jobs[1] = OURS, COMPLETED
    take = queue._take

    def and_a_letter(body: bytes) -> bytes:
        said = take(body)
        queue.jobs[9] = THEIRS, PENDING
        return said

    queue._take = and_a_letter  # type: ignore[method-assign]
    began = queue.at
    assert put(driver)[0] is JobState.IN_DOUBT
    assert queue.at - began > 50  # its whole time, not that of a trouble


def test_a_queue_that_tells_nobody_its_jobs_is_as_well_as_it_says(
    queue: Queue, driver: QueuePrinter
) -> None:
    queue.jobs[7], queue.tells_jobs = (THEIRS, PROCESSING), False
    assert after_a_while(queue, driver) is PrinterState.PAPER_UNKNOWN


def test_an_empty_queue_is_not_asked_for_its_jobs(queue: Queue, driver: QueuePrinter) -> None:
    driver.check()
    assert queue.asked == [GET_PRINTER]
