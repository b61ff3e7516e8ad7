"""The driver of a printer, whichever way leads to it: bytes of its own, or pages by a queue."""

from __future__ import annotations

import threading
from collections.abc import Callable

from hardware.drivers.interface import About, Result, Status
from hardware.drivers.printer.driver import Printer
from hardware.drivers.printer.queue import QueuePrinter
from hardware.protocol import Job, PrinterConfig


class TicketPrinter:
    """A printer as its configuration describes it; see `drivers.interface.Driver`."""

    def __init__(self, config: PrinterConfig, *, interrupted: bool = False) -> None:
        self.config = config
        self._way: Printer | QueuePrinter
        if config.transport == "cups":
            self._way = QueuePrinter(config, interrupted=interrupted)
        else:
            self._way = Printer(config, interrupted=interrupted)

    @property
    def about(self) -> About:
        """What it calls itself, once it has been asked."""
        return self._way.about

    def reconfigured(self, config: PrinterConfig) -> TicketPrinter:
        """The same printer under another configuration; what was cut off is still to be ended."""
        return TicketPrinter(config, interrupted=self._way.unparted)

    def check(self) -> Status:
        """How it is now."""
        return self._way.check()

    def do(self, job: Job, starting: Callable[[], bool], stop: threading.Event) -> Result:
        """Print the job's slip, if the printer is well."""
        return self._way.do(job, starting, stop)
