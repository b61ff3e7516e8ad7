"""Asking a printer how it is: `DLE EOT n`, on the raw bytes.

Epson's ESC/POS reference, 'real-time status': one byte answers each n from 1 to 4, and its fixed
bits tell it from noise on the line. Silence means 'silent', never 'ready'. The caller sees to it
that nothing is asked in the middle of another command: there the bytes would be taken as data.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Protocol

from hardware.drivers.interface import Status
from hardware.protocol import PrinterState

ASKED = (1, 2, 3, 4)


class Line(Protocol):
    """What a transport offers here."""

    def write(self, data: bytes) -> None:
        """Send everything, within the transport's patience, or raise."""

    def read(self, timeout: float) -> bytes:
        """What has arrived, waiting at most `timeout` seconds for a first byte; b'' if nothing."""


def question(n: int) -> bytes:
    """The bytes that ask for status `n`."""
    return bytes((0x10, 0x04, n))


def is_reply(byte: int) -> bool:
    """Whether `byte` has the fixed bits of a real-time status; anything else is noise."""
    return byte & 0x93 == 0x12


def judge(replies: Mapping[int, int | None]) -> Status:
    """The state that these replies tell. None, or a missing n: no answer to that question."""
    known = {n: byte for n, byte in replies.items() if byte is not None and is_reply(byte)}
    if not known:
        return Status(PrinterState.SILENT, "no answer to a status request")
    online, stop, error, paper = (known.get(n, 0x12) for n in ASKED)
    said = " ".join(f"{n}:{byte:02x}" for n, byte in sorted(known.items()))
    if stop & 0x04:
        return Status(PrinterState.COVER_OPEN, said)
    if paper & 0x60 or stop & 0x20:
        return Status(PrinterState.PAPER_OUT, said)
    if error & 0x08:
        return Status(PrinterState.CUTTER_STUCK, said)
    if online & 0x08 or stop & 0x40 or error & 0x60:
        return Status(PrinterState.OFFLINE, said)
    if paper & 0x0C:
        return Status(PrinterState.PAPER_LOW, said)
    return Status(PrinterState.READY, said)


def _answer(line: Line, timeout: float) -> int | None:
    deadline = time.monotonic() + timeout
    while (left := deadline - time.monotonic()) > 0:
        for byte in line.read(left):
            if is_reply(byte):
                return byte
    return None


def ask(line: Line, *, patience: float = 1.0, first_patience: float | None = None) -> Status:
    """Ask all four and judge. `first_patience`: seconds for the first answer.

    On a slow line the first answer comes after everything that was sent before it. A printer that
    does not answer the first question is not asked the others. Raises the line's own errors.
    """
    while line.read(0):  # whatever came unasked belongs to no question of ours
        pass
    replies: dict[int, int | None] = {}
    wait = patience if first_patience is None else first_patience
    for n in ASKED:
        line.write(question(n))
        replies[n] = _answer(line, wait)
        if n == 1 and replies[n] is None:
            break
        wait = patience
    return judge(replies)
