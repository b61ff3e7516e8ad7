"""Driving one printer: how it is, and a slip from the first byte to the status afterwards."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from hardware.connections import Busy, Transport, TransportError, Unplugged, connected
from hardware.drivers.interface import About, Result, Status
from hardware.drivers.printer import status as asking
from hardware.drivers.printer.escpos import (
    Rendered,
    ending,
    longest_command,
    model_of,
    render,
    unheld,
    warm_up,
)
from hardware.drivers.printer.pace import Pace
from hardware.drivers.printer.status import Answers
from hardware.protocol import Job, JobState, PrinterConfig, PrinterState
from hardware.slips.typeface import Unprintable

#: What a printer may take on top of what its line and its paper need for a slip.
SLACK_S = 30.0
#: While a slip is sent no faster than the paper, the printer is asked so often whether it is there.
_ASK_EVERY_S = 0.5
#: A slip that is in the printer's mouth for longer nobody will take.
TAKE_S = 45.0
#: A printer that is never well afterwards is not fed for ever.
_MOST_PARTINGS = 3
_CLEARED = b"\x37\x25\x00"
_UNASKED = Status(PrinterState.READY, "connected; it is not asked for its status")
#: The machine at the other end takes bytes and keeps them, whether or not its printer ever does.
_NOT_TAKEN = Status(
    PrinterState.SILENT,
    "it takes what is sent and does not hang up afterwards, as it did before; another program may "
    "be printing on it, or it has to be switched off and on",
)
_GONE_QUIET = Status(
    PrinterState.SILENT, "it stopped answering in the middle of a slip; some of it was lost"
)


class _Lost(Exception):
    """The printer does not keep up with what it is sent; how it is."""

    def __init__(self, status: Status) -> None:
        super().__init__(status.detail)
        self.status = status


class Printer:
    """One printer as its configuration describes it. One thread at a time.

    `interrupted`: whether an earlier slip may have ended in its middle. Then, before anything else
    is printed, the command that was cut off is ended, the printer's memory cleared where the model
    knows how, and what hangs out of it is parted from the next slip. `patience`: seconds for its
    first answer; `slack`: for one after a slip, besides those that line and paper need.
    """

    def __init__(
        self,
        config: PrinterConfig,
        *,
        interrupted: bool = False,
        patience: float = asking.FIRST_S,
        slack: float = SLACK_S,
    ) -> None:
        self.config = config
        self.about = About()
        self._model = model_of(config)
        self._pace = Pace(config)
        self._midway = interrupted
        #: Whether something of an earlier slip may still hang out of it.
        self.unparted = interrupted
        self._partings = 0
        self._answers: frozenset[int] = frozenset()
        self._introduced = self._doubted = False
        # Of one that is not asked for its status: whether it hangs up by itself, once known.
        self._hangs_up: bool | None = None
        self._kept_waiting = False
        self._in_the_mouth: float | None = None  # since when a slip is
        self._first = patience
        self._slack = slack

    def check(self) -> Status:
        """How it is now. Takes some seconds at most; never raises."""
        if self._model.refused:
            return Status(PrinterState.OFFLINE, self._model.refused)
        warm_up(self.config.profile, self.config.width, self.config.style)
        try:
            if self._kept_waiting and not self._takes_again():
                return _NOT_TAKEN
            with self._connected() as line:
                status = _UNASKED
                if self.config.asks_status:
                    status = self._with_patience(self._ask(line).status)
                if status.state.usable:
                    if self._part(line) and self.config.asks_status:
                        self._is_parted(line)
                    self._introduce(line)
                    if not self.config.asks_status:
                        status = self._hang_up(line, 0 if self._hangs_up is False else self._first)
                    if status.state.usable:
                        self._all_is_out()
                return status
        except TransportError as error:
            return self._broken(error)
        except _Lost as lost:
            return lost.status

    def do(self, job: Job, starting: Callable[[], bool], stop: threading.Event) -> Result:
        """Print the job's slip, if the printer is well; see `Driver.do`.

        The result is IN_DOUBT when the slip was begun and the printer is not well afterwards, or
        does not say: half a slip looks like none to whoever stands before it. FAILED when it can
        be printed on no printer of this kind. With `stop` set it no longer waits for the paper.
        """
        if self._model.refused:
            return Result(JobState.FAILED, Status(PrinterState.UNKNOWN, self._model.refused))
        # Drawn while the printer is asked how it is; both are known before the first byte.
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing") as beside:
            drawing = beside.submit(render, job.slip, self.config)
            try:
                result = self._print(drawing.result, starting, stop)
                drawing.result()
            except Unprintable as error:
                return Result(JobState.FAILED, Status(PrinterState.UNKNOWN, str(error)))
        return result

    def _print(
        self, drawn: Callable[[], Rendered], starting: Callable[[], bool], stop: threading.Event
    ) -> Result:
        """`do` of a slip that is being drawn. Raises what `drawn` raises, before the first byte."""
        if self._kept_waiting and not (status := self.check()).state.usable:
            return Result(None, status)
        begun = False
        try:
            with self._connected() as line:
                before = self._ask(line) if self.config.asks_status else None
                status = before.status if before else _UNASKED
                if not status.state.usable:
                    return Result(None, status)
                rendered = drawn()
                self._part(line)
                if not starting():
                    return Result(None, status)
                begun = self._midway = self.unparted = True
                self._partings = 0
                self._send(line, rendered)
                result = self._afterwards(line, before, stop)
        except TransportError as error:
            return Result(JobState.IN_DOUBT if begun else None, self._broken(error))
        except _Lost as lost:
            return Result(JobState.IN_DOUBT if begun else None, lost.status)
        if result.state is JobState.PRINTED:
            self._all_is_out()
        return result

    # ------------------------------------------------------------------ sending

    def _send(self, line: Transport, rendered: Rendered) -> None:
        """Every piece at its time. Raises _Lost when the printer cannot keep up, TransportError."""
        asked = time.monotonic()
        watched = self.config.asks_status and unheld(self.config)
        for piece in rendered.pieces:
            self._pace.before(piece)
            if watched and time.monotonic() - asked > _ASK_EVERY_S:
                self._still_there(line)
                asked = time.monotonic()
            line.write(piece.data)
            self._pace.sent(piece)

    def _still_there(self, line: Transport) -> None:
        """Between two pieces of a slip: a printer that missed some bytes takes this for data."""
        n = min(self._answers or {1})
        byte = asking.answers_now(line, n, self._patience)
        if byte is None:
            raise _Lost(_GONE_QUIET)
        status = asking.judge({4: 0x12, n: byte})
        if not status.state.usable:
            raise _Lost(self._ask(line).status)

    @property
    def _patience(self) -> float:
        """Seconds until what was sent must have been taken, and answered."""
        return self._pace.left + self._slack

    def _afterwards(self, line: Transport, before: Answers | None, stop: threading.Event) -> Result:
        """How it is when the slip should be out; a status is answered while paper still moves."""
        if before is None:
            status = self._hang_up(line, self._slack if self._hangs_up else 0)
            done = JobState.PRINTED if status.state.usable else JobState.IN_DOUBT
            return Result(done, status)
        after = self._ask(line, self._patience)
        while after.status.state.usable and self._pace.left and not stop.wait(0.2):
            after = self._ask(line)
        # A question that was answered before and is not now is no good answer.
        sure = after.status.state.usable and after.questions >= before.questions
        state = JobState.PRINTED if sure else JobState.IN_DOUBT
        self._in_the_mouth = None  # it is another slip that is there now
        return Result(state, self._with_patience(after.status))

    def _hang_up(self, line: Transport, patience: float) -> Status:
        """How a printer is that is not asked: one that hung up by itself before has to again.
        `patience`: seconds for that, besides those that its paper needs."""
        hung_up = line.finish(self._pace.left + patience)
        self._kept_waiting = bool(self._hangs_up) and not hung_up
        self._hangs_up = bool(self._hangs_up) or hung_up
        return _NOT_TAKEN if self._kept_waiting else _UNASKED

    def _takes_again(self) -> bool:
        """Whether it hangs up again. Not a byte is sent: the machine would keep that too."""
        with connected(self.config) as line:
            return self._hang_up(line, self._first).state.usable

    # ------------------------------------------------------------------ asking

    def _ask(self, line: Transport, first: float | None = None) -> Answers:
        answers = asking.ask(
            line,
            first=first or self._first,
            known=self._answers,
            full=self._model.full_status,
            doubted=self._doubted,
        )
        self._doubted |= not answers.in_order
        if answers.status.state is PrinterState.SILENT:
            return Answers({}, silence=answers.silence or self._why_silent)
        self._answers = answers.questions
        return answers

    def _with_patience(self, status: Status) -> Status:
        """Whoever asked for a slip has a while to take it out of the printer's mouth."""
        if status.state is not PrinterState.NOT_TAKEN:
            self._in_the_mouth = None
            return status
        now = time.monotonic()
        self._in_the_mouth = self._in_the_mouth or now
        if now - self._in_the_mouth < TAKE_S:
            return Status(PrinterState.READY, status.detail)
        return status

    @property
    def _why_silent(self) -> str:
        if self._answers:
            return "it answered before and does not now; another program may be printing on it"
        return (
            "it takes what is sent and answers no status request; "
            "if this model never does, write asks_status = false"
        )

    def _introduce(self, line: Transport) -> None:
        """Ask a printer that is new here what it is, once."""
        if self._introduced or not self.config.asks_status:
            return
        self._introduced = True
        self.about = About(*asking.name_and_number(line))

    def _broken(self, error: TransportError) -> Status:
        if isinstance(error, Busy):
            return Status(PrinterState.BUSY, str(error))
        if isinstance(error, Unplugged):
            # It may come back as another.
            self._introduced, self._doubted, self._answers = False, False, frozenset()
            self._hangs_up, self._kept_waiting = None, False
            return Status(PrinterState.UNPLUGGED, str(error))
        return Status(PrinterState.OFFLINE, str(error))

    # ------------------------------------------------------------------ a known state

    @contextmanager
    def _connected(self) -> Iterator[Transport]:
        with connected(self.config) as line:
            if self._midway:
                self._end_command(line)
            yield line

    def _end_command(self, line: Transport) -> None:
        """End a command that was cut off, and drop what the printer still has of its slip."""
        # The rest of a picture, blank; between commands NULs do nothing.
        line.write(bytes(longest_command(self.config)))
        if self.config.asks_status and self._model.clear:
            asking.quiet(line)
            line.write(self._model.clear)
            asking.wait_for(line, _CLEARED)
        self._midway = False

    def _part(self, line: Transport) -> bool:
        """Part what hangs out of the printer from the next slip: nobody gets two numbers. Whether
        there was anything; it is parted once the printer is well afterwards."""
        if not self.unparted:
            return False
        self._midway = True  # a thick line is a picture, and may be cut off as a slip is
        self._send(line, ending(self.config))
        self._partings += 1
        self.unparted = self._partings < _MOST_PARTINGS
        return True

    def _all_is_out(self) -> None:
        """Nothing hangs out of it, and no command is cut off."""
        self._midway = self.unparted = False
        self._partings = 0

    def _is_parted(self, line: Transport) -> None:
        """Raises _Lost where the printer is not well after what parts two slips."""
        after = self._ask(line, self._patience).status
        if not after.state.usable:
            raise _Lost(after)
