"""Asking a printer how it is: `DLE EOT n`, on the raw bytes; and what it is: `GS I n`.

Custom's kiosk printers also answer n = 20, with six bytes: 10 0F, and one each for the paper and
its mouth, for lids, for what passes, and for what does not (its manuals, 'full status').

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
FULL = 20
_FULL_HEAD, _FULL_SIZE = b"\x10\x0f", 6
#: What says that something is wrong in the answer to one question or another.
_ANY_TROUBLE = 0x6C
_OUT_OF_ORDER = (
    "its answers come out of order, and one says that something is wrong: look at its paper and lid"
)
_NO_ANSWER = "it takes what is sent and answers no status request"
_TOO_LATE = f"it answers a question about its state only after more than {FIRST_S:.0f} seconds"
_MODEL, _SERIAL = 67, 68
_LONGEST_NAME = 80
#: A full status, or b''.
Six = bytes
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
    six: Six = b""
    #: Whether each is known to belong to its question: all look alike. If not, all that came.
    in_order: bool = True
    seen: tuple[int, ...] = ()
    silence: str = ""

    @property
    def status(self) -> Status:
        """The state that these answers tell; `silence` says what none at all may mean."""
        status = judge(self.bytes, self.six)
        if any(byte & _ANY_TROUBLE for byte in self.seen):
            return Status(PrinterState.OFFLINE, _OUT_OF_ORDER)
        return status if self.bytes else replace(status, detail=self.silence or _NO_ANSWER)

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


def judge(replies: Mapping[int, int | None], full: bytes = b"") -> Status:
    """The state that these replies tell. None, or a missing n: no answer to that question. `full`:
    the six bytes of a full status, if they came."""
    known = {n: byte for n, byte in replies.items() if byte is not None and is_reply(byte)}
    if not known:
        return Status(PrinterState.SILENT)
    online, stop, error, paper = (known.get(n, 0x12) for n in ASKED)
    said = " ".join(f"{n}:{byte:02x}" for n, byte in sorted(known.items()))
    said += f" {FULL}:{full.hex()}" if full else ""
    mouth, lids, passing, lasting = full[2:] if full else bytes(4)
    if stop & 0x04 or lids & 0x03:
        return Status(PrinterState.COVER_OPEN, said)
    if paper & 0x60 or stop & 0x20 or mouth & 0x01:
        return Status(PrinterState.PAPER_OUT, said)
    if passing & 0x40:
        return Status(PrinterState.PAPER_JAM, said)
    if error & 0x08 or lasting & 0x01:
        return Status(PrinterState.CUTTER_STUCK, said)
    if online & 0x08 or stop & 0x40 or error & 0x60 or passing & 0x09 or lasting & 0x4C:
        return Status(PrinterState.OFFLINE, said)
    if paper & 0x0C or mouth & 0x04:
        return Status(PrinterState.PAPER_LOW, said)
    if mouth & 0x20:
        return Status(PrinterState.NOT_TAKEN, said)
    if not full and not known.keys() & {2, 4}:  # both tell of the paper's end; the others do not
        unanswered = ", ".join(str(n) for n in ASKED if n not in known)
        detail = f"it says that it works, and leaves the questions {unanswered} unanswered"
        return Status(PrinterState.PAPER_UNKNOWN, detail)
    return Status(PrinterState.READY, said)


def _answer(line: Line, timeout: float, clock: Clock = time.monotonic) -> int | None:
    deadline = clock() + timeout
    while (left := deadline - clock()) > 0:
        # The last that came is the answer to the last question; before it a late one may stand.
        if replies := [byte for byte in line.read(left) if is_reply(byte)]:
            return replies[-1]
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
    full: bool = False,
    doubted: bool = False,
    clock: Clock = time.monotonic,
) -> Answers:
    """Ask all four questions.

    `first`: seconds for the first answer, which on a slow line comes after everything that was
    sent before it. Once one is in, the others get `NEXT_S`, or as much again as a slow one took.
    `known`: those that this printer answered before; they come first, and the others are given
    little time. `full`: this model knows the full status too. Raises the line's own errors.

    An answer is known by its place alone. Where one stayed away before another came, that one may
    have been late and belong elsewhere, so all are asked once more: who leaves some out leaves out
    the same. Of any other it is believed that all is well, or that something is not, and not what;
    `doubted`: it was so before. One that answers after its time is told nothing.
    """
    told = _asked(line, first, known, full, clock)
    if not told.bytes or (told.in_order and not doubted):
        return told
    if _late(line, clock):
        return Answers({}, silence=_TOO_LATE)
    again = _asked(line, first, told.questions, full, clock)
    leaves_out = again.in_order and len(again.bytes) < len(ASKED)
    if not doubted and leaves_out and again.bytes == told.bytes and _fits(again):
        return again  # it leaves out the same twice, and says the same
    seen = (*told.bytes.values(), *again.bytes.values())
    return replace(again, in_order=False, seen=seen)


def _fits(told: Answers) -> bool:
    """Whether no answer has a bit that says something in the answer to another question alone; of
    one that is said to be well no trouble may be set, but that paper is low."""
    odd = [byte for n, byte in told.bytes.items() if (n, byte & _ANY_TROUBLE) != (4, 0x0C)]
    return not told.status.state.usable or not any(byte & _ANY_TROUBLE for byte in odd)


def _late(line: Line, clock: Clock) -> bool:
    """Whether an answer comes when nobody waits for one any more."""
    return _answer(line, FIRST_S, clock) is not None


def _asked(
    line: Line, first: float, known: frozenset[int] | None, full: bool, clock: Clock
) -> Answers:
    quiet(line)
    missed, in_order = False, True
    answered: dict[int, int] = {}
    wait = first
    for n in sorted(ASKED, key=lambda n: (known is not None and n not in known, n)):
        began = clock()
        hopeless = bool(known) and n not in (known or ())
        line.write(question(n))
        byte = _answer(line, 0.3 if hopeless else wait, clock)
        if byte is None and not hopeless:
            missed = True
        if byte is not None:
            answered[n] = byte
            in_order = in_order and not missed
            wait = max(NEXT_S, min(2 * (clock() - began), FIRST_S))
        elif not answered:
            wait = min(wait, NEXT_S)
    told = _full(line, wait, clock) if full and answered else b""
    return Answers(answered, told, in_order)


def _full(line: Line, timeout: float, clock: Clock) -> bytes:
    """The six bytes of a full status; b'' if they did not come."""
    line.write(question(FULL))
    got, deadline = b"", clock() + timeout
    while (left := deadline - clock()) > 0:
        got = (got + line.read(left))[-64:]
        _, head, rest = got.partition(_FULL_HEAD)
        if len(rest) >= _FULL_SIZE - len(head):
            return head + rest[: _FULL_SIZE - len(head)] if head else b""
    return b""


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
