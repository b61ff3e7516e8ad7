"""The kinds of devices there are, each with its driver; `interface` says what a driver must do."""

from collections.abc import Callable
from typing import Any

from hardware.drivers.interface import Driver
from hardware.drivers.printer.either import TicketPrinter
from hardware.protocol import AnyConfig

#: The driver of each kind that does jobs.
KINDS: dict[str, Callable[..., Driver[Any]]] = {"printer": TicketPrinter}


def driver(config: AnyConfig, *, interrupted: bool) -> Driver[Any]:
    """The driver for this device; `interrupted`: what it did last may have been cut off."""
    return KINDS[config.kind](config, interrupted=interrupted)
