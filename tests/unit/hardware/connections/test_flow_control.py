"""What a serial line does with each flow control, as far as a pseudo-terminal goes.

It has no lines beside its data: of `rts-cts` it is tried that the kernel is told, which then holds
the bytes back itself; of `dtr-dsr`, which the agent watches, with a line whose DSR a test sets.
"""

from __future__ import annotations

import os
import pty
import select
import termios
import threading
import tty
from collections.abc import Iterator
from typing import Any

import pytest
import serial

from hardware.connections import Unplugged, base, connect, lines
from hardware.connections.base import Stalled
from hardware.connections.lines import Serial


@pytest.fixture
def ends() -> Iterator[tuple[int, str]]:
    """The printer's end of a line, and the path of ours."""
    theirs, ours = pty.openpty()
    tty.setraw(ours)
    yield theirs, os.ttyname(ours)
    os.close(theirs)
    os.close(ours)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (base, lines):
        monkeypatch.setattr(module, "STALL_S", 0.2)


def arrived(theirs: int, within: float = 0.1) -> bytes:
    got = b""
    while select.select([theirs], [], [], within)[0]:
        got += os.read(theirs, 65536)
    return got


@pytest.mark.parametrize(
    ("flow", "held_by_cts", "held_by_characters"),
    [("none", False, False), ("rts-cts", True, False), ("xon-xoff", False, True)],
)
def test_the_kernel_is_told_what_holds_the_line_back(
    ends: tuple[int, str], flow: str, held_by_cts: bool, held_by_characters: bool
) -> None:
    theirs, ours = ends
    line = Serial(ours, 9600, flow)
    modes = termios.tcgetattr(theirs)
    assert bool(modes[2] & termios.CRTSCTS) is held_by_cts
    assert bool(modes[0] & termios.IXON) is held_by_characters
    line.close()


def test_after_an_xoff_not_a_byte_leaves_until_the_xon(ends: tuple[int, str]) -> None:
    theirs, ours = ends
    line = Serial(ours, 9600, "xon-xoff")
    os.write(theirs, b"\x13")
    sending = threading.Thread(target=line.write, args=(b"a slip",))
    sending.start()
    assert arrived(theirs) == b""
    os.write(theirs, b"\x11")
    sending.join(90)
    assert arrived(theirs) == b"a slip"
    line.close()


@pytest.mark.parametrize("flow", ["rts-cts", "xon-xoff"])
def test_a_line_that_is_held_back_for_good_is_given_up_and_lets_go_at_once(
    ends: tuple[int, str], impatient: None, flow: str
) -> None:
    theirs, ours = ends
    line = Serial(ours, 9600, flow)
    if flow == "xon-xoff":
        os.write(theirs, b"\x13")
    with pytest.raises(Stalled):
        line.write(bytes(200_000))
    line.close()
    # What it had not taken does not come out before the next slip.
    again = Serial(ours, 9600, flow)
    os.write(theirs, b"\x11")
    arrived(theirs)
    again.write(b"the next")
    assert arrived(theirs).endswith(b"the next")
    again.close()


class WithDsr(serial.Serial):  # type: ignore[misc]
    """A serial line whose DSR a test sets."""

    ready = threading.Event()

    @property
    def dsr(self) -> bool:
        return self.ready.is_set()


@pytest.fixture
def dsr(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    monkeypatch.setattr("hardware.connections.lines.serial.Serial", WithDsr)
    WithDsr.ready = threading.Event()
    return WithDsr.ready


def test_nothing_is_sent_to_a_printer_before_it_says_that_it_is_ready(
    ends: tuple[int, str], dsr: threading.Event
) -> None:
    theirs, ours = ends
    line = Serial(ours, 9600, "dtr-dsr")
    sending = threading.Thread(target=line.write, args=(b"a slip",))
    sending.start()
    assert arrived(theirs) == b""
    dsr.set()
    sending.join(90)
    assert arrived(theirs) == b"a slip"
    line.close()


class Filling(threading.Event):
    """The DSR of a printer that says stop once it was looked at so often."""

    looks = 4

    def is_set(self) -> bool:
        self.looks -= 1
        return self.looks >= 0


def test_after_it_said_stop_a_printer_gets_no_more_than_it_still_takes(
    ends: tuple[int, str], dsr: threading.Event
) -> None:
    theirs, ours = ends
    slip = bytes(range(256)) * 4
    WithDsr.ready = filling = Filling()
    line = Serial(ours, 9600, "dtr-dsr")
    sending = threading.Thread(target=line.write, args=(slip,))
    sending.start()
    got = arrived(theirs)
    assert len(got) <= Filling.looks * lines._CHUNK_DSR
    assert sending.is_alive()
    filling.looks = len(slip)
    while sending.is_alive():
        got += arrived(theirs, 0.01)
    assert got + arrived(theirs) == slip
    line.close()


def test_a_printer_that_is_never_ready_is_given_up(
    ends: tuple[int, str], dsr: threading.Event, impatient: None
) -> None:
    line = Serial(ends[1], 9600, "dtr-dsr")
    with pytest.raises(Stalled):
        line.write(b"a slip")
    line.close()


def test_a_line_without_a_dsr_says_so_and_what_to_do(ends: tuple[int, str]) -> None:
    config: Any = type("Config", (), {
        "transport": "serial", "address": ends[1], "baud": 9600, "flow": "dtr-dsr",
    })()  # fmt: skip
    with pytest.raises(Unplugged, match=r"has no DSR.*write another flow"):
        connect(config)
    # It was let go.
    config.flow = "none"
    connect(config).close()
