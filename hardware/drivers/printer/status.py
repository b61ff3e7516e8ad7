"""Asking a printer how it is: `DLE EOT n`, on the raw bytes; and what it is: `GS I n`.

Epson's ESC/POS reference, 'real-time status': one byte answers each n from 1 to 4, and its fixed
bits tell it from noise on the line. Silence means 'silent', never 'ready', and silence about the
paper 'paper unknown'. The caller sees to it that nothing is asked in the middle of another
command: there the bytes would be taken as data.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from hardware.drivers.interface import Status
from hardware.protocol import PrinterState

ASKED = (1, 2, 3, 4)
#: Seconds in which a printer answers its first question; the next ones come at once.
FIRST_S = 4.0
NEXT_S = 1.0
_MODEL, _SERIAL = 67, 68
_LONGEST_NAME = 80
#: What tells seconds.
Clock = Callable[[], float]


class Line(Protocol):
    """What a transport offers here."""

    def write(self, data: bytes) -> None:
        """Send everything, within the transport's patience, or raise."""

    def read(self, timeout: float) -> bytes:
        """What has arrived, waiting at most `timeout` seconds for a first byte; b'' if nothing."""


@dataclass(frozen=True)
class Answers:
    """What a printer answered: the byte of each question that it did answer."""

    bytes: Mapping[int, int]
    silence: str = "it takes what is sent and answers no status request"

    @property
    def status(self) -> Status:
        """The state that these answers tell; `silence` says what none at all may mean."""
        status = judge(self.bytes)
        return status if self.bytes else replace(status, detail=self.silence)

    @property
    def questions(self) -> frozenset[int]:
        """Which it answered."""
        return frozenset(self.bytes)


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
        return Status(PrinterState.SILENT)
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
    if not known.keys() & {2, 4}:  # both tell of the paper's end; the others do not
        unanswered = ", ".join(str(n) for n in ASKED if n not in known)
        detail = f"it says that it works, and leaves the questions {unanswered} unanswered"
        return Status(PrinterState.PAPER_UNKNOWN, detail)
    return Status(PrinterState.READY, said)


def _answer(line: Line, timeout: float, clock: Clock = time.monotonic) -> int | None:
    deadline = clock() + timeout
    while (left := deadline - clock()) > 0:
        for byte in line.read(left):
            if is_reply(byte):
                return byte
    return None


def quiet(line: Line) -> None:
    """Read away what came unasked: it belongs to no question of ours."""
    for _ in range(1000):
        if not line.read(0):
            return


def ask(
    line: Line,
    *,
    first: float = FIRST_S,
    known: frozenset[int] | None = None,
    clock: Clock = time.monotonic,
) -> Answers:
    """Ask all four questions.

    `first`: seconds for the first answer, which on a slow line comes after everything that was
    sent before it. Once one is in, the others get `NEXT_S`, or as much again as a slow one took.
    `known`: those that this printer answered before; they come first, and the others are given
    little time. Raises the line's own errors.
    """
    quiet(line)
    answered: dict[int, int] = {}
    wait = first
    for n in sorted(ASKED, key=lambda n: (known is not None and n not in known, n)):
        began = clock()
        hopeless = bool(known) and n not in (known or ())
        line.write(question(n))
        byte = _answer(line, 0.3 if hopeless else wait, clock)
        if byte is not None:
            answered[n] = byte
            wait = max(NEXT_S, min(2 * (clock() - began), FIRST_S))
        elif not answered:
            wait = min(wait, NEXT_S)
    return Answers(answered)


def answers_now(line: Line, n: int, patience: float) -> int | None:
    """The answer to one question, None if none came in time. Raises the line's own errors."""
    quiet(line)
    line.write(question(n))
    return _answer(line, patience)


def wait_for(line: Line, reply: bytes) -> None:
    """Until `reply` has come, `NEXT_S` at most. Raises the line's own errors."""
    got, deadline = b"", time.monotonic() + NEXT_S
    while reply not in got and (left := deadline - time.monotonic()) > 0:
        got = (got + line.read(left))[-64:]


def name_and_number(line: Line, clock: Clock = time.monotonic) -> tuple[str, str]:
    """(model, serial number) as the printer says them, '' for what it does not say.

    Not in real time: to be asked of a printer that is well and has nothing to do.
    """
    quiet(line)
    return _told(line, _MODEL, clock), _told(line, _SERIAL, clock)


def _told(line: Line, n: int, clock: Clock) -> str:
    """The answer to `GS I n`: an underscore, letters, a NUL."""
    line.write(bytes((0x1D, 0x49, n)))
    got, deadline = b"", clock() + NEXT_S
    while (left := deadline - clock()) > 0 and len(got) < 2 * _LONGEST_NAME:
        got += line.read(left)
        _, header, text = got.partition(b"_")
        if header and b"\0" in text:
            letters = text.partition(b"\0")[0].decode("ascii", "replace")[:_LONGEST_NAME]
            return "".join(letter for letter in letters if letter.isprintable()).strip()
    return ""
