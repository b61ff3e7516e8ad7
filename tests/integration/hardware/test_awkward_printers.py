"""Network printers as people have them: one that serves one computer at a time, one that tires of
connections, one that says nothing, one that says it late, one that prints what it is asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from hardware.agent.worker import pause_after
from hardware.drivers.printer.driver import Printer
from hardware.drivers.printer.escpos import render
from hardware.protocol import JobState, PrinterState
from tests.integration.hardware.hardware_house import device
from tests.integration.hardware.test_printers_as_they_are import put
from tests.unit.hardware.samples import bilingual

_QUESTIONS = [bytes((0x10, 4, n)) for n in (1, 2, 3, 4)]
#: With this each slip ends.
_END = render(bilingual(), device("x", "network", profile="TM-T20II", style="text")).data[-300:]


class Awkward:
    """`most` connections are served, one at a time; the rest are left to the machine, which takes
    what is sent. Status requests are answered after `late` seconds, or never."""

    def __init__(self, most: int = 1 << 30, *, answers: bool = True, late: float = 0.0) -> None:
        self._most, self._answers, self._late = most, answers, late
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=5)
        self.place: tuple[str, int] = self._listener.getsockname()
        self.address = f"127.0.0.1:{self.place[1]}"
        #: What each connection brought.
        self.got: list[bytes] = []
        self.free = threading.Event()
        self.free.set()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        for _ in range(self._most):
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                self.free.wait(30)
                self._serve(line)

    def _serve(self, line: socket.socket) -> None:
        self.got.append(b"")
        try:
            while data := line.recv(65536):
                self.got[-1] += data
                asked = sum(map(data.count, _QUESTIONS)) if self._answers else 0
                if b"\x1dI" in data:
                    line.sendall(b"_Awkward\0")
                for _ in range(asked):
                    threading.Event().wait(self._late)
                    line.sendall(b"\x12")
        except OSError:
            pass  # who asked has gone

    def close(self) -> None:
        self.free.set()
        self._listener.close()

    @property
    def slips(self) -> int:
        return sum(_END in data for data in self.got)


@contextmanager
def awkward(*args: Any, **kwargs: Any) -> Iterator[Awkward]:
    made = Awkward(*args, **kwargs)
    try:
        yield made
    finally:
        made.close()


def driver(printer: Awkward, **more: Any) -> Printer:
    config = device(printer.address, "network", profile="TM-T20II", style="text", **more)
    return Printer(config, patience=0.5, slack=0.5)


def test_while_another_computer_has_it_nothing_is_sent_and_then_it_prints() -> None:
    with awkward() as printer, ExitStack() as other:
        ours = driver(printer)
        assert put(ours).state is JobState.PRINTED
        printer.free.clear()
        other.enter_context(socket.create_connection(printer.place))
        result = put(ours)
        assert (result.state, result.status.state) == (None, PrinterState.SILENT)
        assert "another program may be printing on it" in result.status.detail
        other.close()
        printer.free.set()
        assert put(ours).state is JobState.PRINTED
        assert printer.slips == 2


@pytest.mark.parametrize("first", ["check", "slip"])
def test_of_one_that_is_not_asked_a_slip_that_stays_in_the_machine_is_not_called_printed(
    first: str,
) -> None:
    with awkward() as printer, ExitStack() as other:
        ours = driver(printer, asks_status=False)
        assert ours.check().state is PrinterState.READY
        if first == "slip":
            assert put(ours).state is JobState.PRINTED
        before = printer.slips
        printer.free.clear()
        other.enter_context(socket.create_connection(printer.place))
        assert put(ours).state is JobState.IN_DOUBT
        status = ours.check()
        assert status.state is PrinterState.SILENT
        assert "does not hang up" in status.detail
        assert put(ours).state is None  # it waits
        other.close()
        printer.free.set()
        assert ours.check().state is PrinterState.READY
        assert put(ours).state is JobState.PRINTED
        assert printer.slips == before + 2


@pytest.mark.parametrize("asks", [True, False])
def test_one_that_is_tired_of_connections_prints_none_of_which_it_is_said(asks: bool) -> None:
    with awkward(3) as printer:
        ours = driver(printer, asks_status=asks)
        ours.check()
        assert [put(ours).state for _ in range(2)] == [JobState.PRINTED] * 2
        result = put(ours)
        assert result.state is (None if asks else JobState.IN_DOUBT)
        assert result.status.state is PrinterState.SILENT
        assert put(ours).state is None
        assert printer.slips == 2


def test_one_that_never_hangs_up_prints_as_before() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"127.0.0.1:{listener.getsockname()[1]}"
    ours = Printer(
        device(address, "network", profile="TM-T20II", style="text", asks_status=False),
        patience=0.2, slack=0.2,
    )  # fmt: skip
    assert ours.check().state is PrinterState.READY
    assert put(ours).state is JobState.PRINTED
    assert ours.check().state is PrinterState.READY
    listener.close()


def test_one_that_says_nothing_gets_nothing_but_the_four_questions() -> None:
    with awkward(answers=False) as printer:
        ours = driver(printer)
        assert ours.check().state is PrinterState.SILENT
        assert put(ours).state is None
        assert printer.got == [b"".join(_QUESTIONS)] * 2


def test_one_that_says_nothing_is_asked_no_more_often_than_one_that_is_well() -> None:
    assert [pause_after(quiet, well=True) for quiet in (0, 600)] == [10, 60]


def test_one_that_is_not_asked_gets_the_slip_and_not_a_byte_more() -> None:
    with awkward(answers=False) as printer:
        ours = driver(printer, asks_status=False)
        assert ours.check().state is PrinterState.READY
        assert put(ours).state is JobState.PRINTED
        assert printer.got == [b"", render(bilingual(), ours.config).data]


def test_one_that_answers_late_is_waited_for() -> None:
    with awkward(late=0.1) as printer:
        ours = driver(printer)
        assert ours.check().state is PrinterState.READY
        assert put(ours).state is JobState.PRINTED
        assert printer.slips == 1
