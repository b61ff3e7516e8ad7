"""A printer behind CUPS, with a real cupsd: what comes out, and what is said of it."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp

from hardware.connections.ipp import Ipp
from hardware.drivers.interface import Result
from hardware.drivers.printer.queue import (
    _IDLE,
    BELIEVED_S,
    BUSY_AFTER_S,
    QueuePrinter,
    pdf,
)
from hardware.protocol import Job, JobState, PrinterConfig, PrinterState
from hardware.slips.picture import picture
from tests.integration.hardware.hardware_house import device, now, until
from tests.integration.hardware.print_server import HAVE_CUPS, NO_CUPS, PrintServer, print_server
from tests.unit.hardware.samples import URL, bilingual

pytestmark = pytest.mark.skipif(not HAVE_CUPS, reason=NO_CUPS)


@pytest.fixture
def cups(tmp_path: Path) -> Iterator[PrintServer]:
    with print_server(tmp_path) as server:
        yield server


def queue(server: PrintServer, **more: object) -> PrinterConfig:
    return device(server.address, "cups", **more)


def put(driver: QueuePrinter, number: str = "C014") -> Result:
    job = Job(job="job-1", device="p", slip=bilingual(number), expires_at=now())
    return driver.do(job, lambda: True, threading.Event())


@pytest.mark.parametrize(("width", "dots"), [(80, 576), (58, 384)])
def test_a_slip_comes_out_of_a_queue_as_it_is_drawn(
    cups: PrintServer, width: int, dots: int
) -> None:
    driver = QueuePrinter(queue(cups, width=width))
    assert driver.check().state is PrinterState.PAPER_UNKNOWN
    result = put(driver)
    assert (result.state, result.status.state) == (JobState.PRINTED, PrinterState.PAPER_UNKNOWN)
    (page,) = cups.pages
    assert page.tobytes() == picture(bilingual(), dots).tobytes()
    assert [code.text for code in zxingcpp.read_barcodes(page.convert("L"))] == [URL]


def test_each_trouble_of_a_queue_is_told_apart_and_nothing_is_sent(cups: PrintServer) -> None:
    driver = QueuePrinter(queue(cups))
    cups.run("cupsdisable", "-r", "Back at two", "tickets")
    result = put(driver)
    assert (result.state, result.status.state) == (None, PrinterState.OFFLINE)
    assert result.status.detail == "Back at two"
    cups.run("cupsenable", "tickets")
    cups.run("cupsreject", "tickets")
    assert driver.check().state is PrinterState.OFFLINE
    cups.run("cupsaccept", "tickets")
    cups.run("lpadmin", "-x", "tickets")
    assert "there is no print queue" in driver.check().detail
    cups.stop()
    status = driver.check()
    assert status.state is PrinterState.UNPLUGGED
    assert "does not answer" in status.detail
    assert cups.pages == []


def test_somebody_elses_letter_that_does_not_end_is_another_program_and_not_a_cable(
    cups: PrintServer,
) -> None:
    later = [0.0]
    driver = QueuePrinter(queue(cups), clock=lambda: time.monotonic() + later[0])
    letter = cups.folder / "letter.pdf"
    letter.write_bytes(pdf(picture(bilingual("C007"), 576)))
    cups.dawdle(True)
    cups.run("lp", "-d", "tickets", "-U", "mary", "-t", "a letter", str(letter))
    until(lambda: cups.begun)
    assert driver.check().state is PrinterState.PAPER_UNKNOWN
    later[0] += BUSY_AFTER_S
    assert driver.check().state is PrinterState.BUSY
    assert put(driver).state is None
    cups.dawdle(False)
    until(lambda: driver.check().state is PrinterState.PAPER_UNKNOWN)
    assert put(driver).state is JobState.PRINTED
    assert len(cups.pages) == 2


def test_a_slip_behind_somebody_elses_page_is_taken_out_of_the_queue_and_waits_and_is_not_in_doubt(
    cups: PrintServer,
) -> None:
    driver = QueuePrinter(queue(cups), patience=0.5)
    letter = cups.folder / "letter.pdf"
    letter.write_bytes(pdf(picture(bilingual("C007"), 576)))
    cups.dawdle(True)
    cups.run("lp", "-d", "tickets", "-U", "mary", "-t", "a letter", str(letter))
    until(lambda: cups.begun)
    assert put(driver, "C014").state is None
    assert put(driver, "C015").state is None
    cups.dawdle(False)
    until(lambda: Ipp(cups.address).printer()["queued-job-count"] == [0])
    assert put(driver, "C016").state is JobState.PRINTED
    expected = [picture(bilingual(number), 576).tobytes() for number in ("C007", "C016")]
    assert [page.tobytes() for page in cups.pages] == expected


def test_while_a_slip_waits_for_paper_it_is_not_called_printed_and_never_comes_out_later(
    cups: PrintServer,
) -> None:
    later = [0.0]
    driver = QueuePrinter(queue(cups), patience=0.5, clock=lambda: time.monotonic() + later[0])
    cups.trouble("media-empty-error")
    result = put(driver)
    assert (result.state, result.status.state) == (JobState.IN_DOUBT, PrinterState.PAPER_OUT)
    cups.trouble(None)
    # CUPS says so until it has printed again: believed for a while, then a slip may try.
    assert driver.check().state is PrinterState.PAPER_OUT
    until(lambda: Ipp(cups.address).printer()["printer-state"] == [_IDLE])  # it lets the page go
    later[0] += BELIEVED_S + 1
    status = driver.check()
    assert status.state is PrinterState.PAPER_UNKNOWN
    assert "the next one will tell" in status.detail
    assert put(driver, "C015").state is JobState.PRINTED
    pages = [page.tobytes() for page in cups.pages]
    assert pages == [picture(bilingual("C015"), 576).tobytes()]


def test_what_an_agent_that_died_left_in_the_queue_never_comes_out_and_others_letters_do(
    cups: PrintServer,
) -> None:
    letter, left = cups.folder / "letter.pdf", cups.folder / "left.pdf"
    letter.write_bytes(pdf(picture(bilingual("C007"), 576)))
    left.write_bytes(pdf(picture(bilingual("C013"), 576)))
    cups.run("lp", "-d", "tickets", "-H", "hold", "-t", "a letter", str(letter))
    cups.run("lp", "-d", "tickets", "-H", "hold", "-U", "nextplease",
             "-t", "nextplease entrance-printer job-0", str(left))  # fmt: skip
    driver = QueuePrinter(queue(cups), interrupted=True)
    assert driver.check().state is PrinterState.PAPER_UNKNOWN
    with pytest.raises(subprocess.CalledProcessError):  # though nobody wants a slip yet
        cups.run("lp", "-i", "tickets-2", "-H", "resume")
    cups.run("lp", "-i", "tickets-1", "-H", "resume")
    until(lambda: len(cups.pages) == 1)
    assert put(driver).state is JobState.PRINTED
    expected = [picture(bilingual(number), 576).tobytes() for number in ("C007", "C014")]
    assert [page.tobytes() for page in cups.pages] == expected


def test_a_page_that_the_queue_gives_up_is_in_doubt(cups: PrintServer) -> None:
    cups.breaks()
    driver = QueuePrinter(queue(cups), patience=0.5)
    assert put(driver).state is JobState.IN_DOUBT
    assert cups.pages == []
