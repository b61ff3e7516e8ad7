"""Driving one printer: how it is, and a slip from the first byte to the status afterwards."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from hardware.connections import Transport, TransportError, Unplugged, connect
from hardware.drivers.interface import Result, Status
from hardware.drivers.printer.escpos import LONGEST_COMMAND, render
from hardware.drivers.printer.status import ask
from hardware.protocol import DeviceConfig, Job, JobState, PrinterState
from hardware.slips.typeface import Unprintable

#: How long the first answer after a slip may take: it comes after everything sent before it.
SLOWEST_SLIP_S = 60.0
_SETTLE_MOST_S = 5.0


class Printer:
    """One printer as its configuration describes it. One thread at a time.

    `interrupted`: whether an earlier connection may have ended in the middle of a command.
    """

    def __init__(self, config: DeviceConfig, *, interrupted: bool = False) -> None:
        self.config = config
        self._interrupted = interrupted

    def reconfigured(self, config: DeviceConfig) -> Printer:
        """The same printer under another configuration; what was cut off is still to be ended."""
        return Printer(config, interrupted=self._interrupted)

    def check(self) -> Status:
        """How it is now. Takes some seconds at most; never raises."""
        try:
            with self._connected() as line:
                return self._status(line)
        except TransportError as error:
            return _broken(error)

    def do(self, job: Job, starting: Callable[[], bool], stop: threading.Event) -> Result:
        """Print the job's slip, if the printer is well; see `Driver.do`.

        The result is IN_DOUBT when the slip was begun and the printer is not well afterwards, or
        does not say: half a slip looks like none to whoever stands before it. FAILED when it can
        be printed on no printer of this kind. With `stop` set it no longer waits for the paper.
        """
        try:
            rendered = render(job.slip, self.config)
        except Unprintable as error:
            return Result(JobState.FAILED, Status(PrinterState.UNKNOWN, str(error)))
        begun = False
        try:
            with self._connected() as line:
                before = self._status(line)
                if not before.state.usable:
                    return Result(None, before)
                if not starting():
                    return Result(None, before)
                begun = self._interrupted = True
                line.write(rendered.data)
                after = self._status(line, patience=SLOWEST_SLIP_S)
                self._interrupted = after.state is PrinterState.SILENT
                deadline = time.monotonic() + self._paper_time(rendered.rows)
                while after.state.usable and time.monotonic() < deadline and not stop.wait(0.2):
                    after = self._status(line)
        except TransportError as error:
            status = _broken(error)
            return Result(JobState.IN_DOUBT if begun else None, status)
        return Result(JobState.PRINTED if after.state.usable else JobState.IN_DOUBT, after)

    def _paper_time(self, rows: int) -> float:
        """Seconds until that many rows are out: a status is answered while paper still moves."""
        return min(rows / (self.config.paper_speed * 8) + 0.2, _SETTLE_MOST_S)

    def _status(self, line: Transport, patience: float | None = None) -> Status:
        if not self.config.asks_status:
            return Status(PrinterState.READY, "connected; it is not asked for its status")
        return ask(line, first_patience=patience)

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Transport]:
        line = connect(self.config)
        try:
            if self._interrupted:
                # The rest of a command that was cut off, blank; NULs between commands do nothing.
                line.write(bytes(LONGEST_COMMAND))
                self._interrupted = False
            yield line
        finally:
            line.close()


def _broken(error: TransportError) -> Status:
    state = PrinterState.UNPLUGGED if isinstance(error, Unplugged) else PrinterState.OFFLINE
    return Status(state, str(error))
