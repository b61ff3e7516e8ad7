"""A print queue in which other programs print too: what is said of it, and when."""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from hardware.drivers.printer.queue import BUSY_AFTER_S, QueuePrinter
from hardware.protocol import Job, JobState, PrinterConfig, PrinterState
from tests.integration.hardware.hardware_house import device, now
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
        self.asked: list[int] = []
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
        if operation == GET_JOBS and not self.tells_jobs:
            return struct.pack(">BBHI", 1, 1, 0x0501, 1) + b"\x03"  # operation not supported
        said = {
            GET_PRINTER: self._printer, GET_JOBS: self._jobs, PRINT: self._take,
            GET_JOB: self._job, CANCEL: self._cancel,
        }[operation](body)  # fmt: skip
        return struct.pack(">BBHI", 1, 1, 0, 1) + said + b"\x03"

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
        return b"\x02" + attribute(0x23, "job-state", self.jobs[self._which(body)][1])

    def _cancel(self, body: bytes) -> bytes:
        self.jobs[self._which(body)] = OURS, CANCELLED
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
    assert "job 7 of another program" in driver.check().detail
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


def test_a_slip_behind_a_page_that_does_not_end_is_taken_back_and_the_reason_told(
    queue: Queue, driver: QueuePrinter
) -> None:
    queue.jobs[7] = THEIRS, PROCESSING
    assert put(driver) == (JobState.IN_DOUBT, PrinterState.BUSY)
    assert queue.jobs == {7: (THEIRS, PROCESSING), 8: (OURS, CANCELLED)}


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
