"""What is plugged in where the agent runs and may be a ticket printer: found by the names that stay
with a device, so that nobody has to look for them and type them.

Windows has no such names: its serial ports are told as they are numbered there.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from serial.tools import list_ports

from hardware.connections import UsbPrinter, named_by, usb_printers
from hardware.connections.system import HAS_DEVICE_FILES
from hardware.guessing import Guess, guess
from hardware.introducing import MOST_FOUND, FoundPrinter

DEV = Path("/dev")
SYS = Path("/sys")
#: The better name first: what moves with the printer, then what stays with the socket, then what is
#: another printer's after the next start.
_PLACES: tuple[tuple[Literal["file", "serial"], str], ...] = (
    ("file", "ticket-printer/by-id/*"),
    ("file", "ticket-printer/by-path/*"),
    ("serial", "serial/by-id/*"),
    ("file", "usb/lp*"),
)
_SOCKET = re.compile(r"[0-9]+-[0-9]+(?:\.[0-9]+)*")


def plugged_in(
    dev: Path = DEV,
    usb: Callable[[], tuple[UsbPrinter, ...]] = usb_printers,
    sys: Path = SYS,
    driven: Iterable[str] = (),
) -> tuple[FoundPrinter, ...]:
    """Each device once, by its best name; a folder that cannot be read has none.

    A USB printer that the system has a driver for is told by its file, any other by its numbers.
    What is `driven` already, by whichever of its names, is left out: nobody shall bind it twice.
    """
    names = tuple(driven)
    at_usb = {one.socket: one for one in usb()}
    ours = {its for name in names if (its := named_by(name, at_usb.values())) is not None}
    files = {Path(os.path.realpath(name)) for name in names if name.startswith("/")}
    found = [*_files(dev, sys, at_usb, ours, files)] if HAS_DEVICE_FILES else [*_ports()]
    found += [
        one
        for each in at_usb.values()
        if each not in ours
        and (one := _told("usb", each.address, each.name, _usb_guess(each), each.serial))
    ]
    return tuple(found)[:MOST_FOUND]


class Plugged:
    """What is plugged in, looked at again and again: USB devices are asked for their names only
    when another one came or went."""

    def __init__(self, dev: Path = DEV, sys: Path = SYS) -> None:
        self._dev, self._sys = dev, sys
        self._sockets: tuple[str, ...] | None = None
        self._at_usb: tuple[UsbPrinter, ...] = ()

    def look(self, driven: Iterable[str] = ()) -> tuple[FoundPrinter, ...]:
        """As `plugged_in`."""
        return plugged_in(self._dev, self._usb, self._sys, driven)

    def _usb(self) -> tuple[UsbPrinter, ...]:
        try:
            names = (one.name for one in (self._sys / "bus" / "usb" / "devices").iterdir())
            sockets = tuple(sorted(names))
        except OSError:  # nothing tells when one came or went
            sockets = (f"minute {time.monotonic() // 60:.0f}",) if not HAS_DEVICE_FILES else ()
        if sockets != self._sockets:
            self._sockets, self._at_usb = sockets, usb_printers()
        return self._at_usb


def _files(
    dev: Path, sys: Path, at_usb: dict[str, UsbPrinter], ours: set[UsbPrinter], files: set[Path]
) -> Iterator[FoundPrinter]:
    """Those with a file that are not `ours`, nor at one of `files`. Of `at_usb` what is found here
    is taken out: it is the same printer."""
    seen = set()
    for transport, pattern in _PLACES:
        try:
            names = sorted(dev.glob(pattern))
            targets = [(name, name.resolve()) for name in names]
        except (OSError, RuntimeError):
            continue
        for name, target in targets:
            if target in seen or not target.exists():
                continue
            seen.add(target)
            known = at_usb.pop(_socket(sys, target), None) if transport == "file" else None
            if target in files or known in ours:
                continue
            if known is not None:
                said, likely, serial = known.name, _usb_guess(known), known.serial
            else:
                said = _line(name.name) if transport == "serial" else ""
                likely, serial = guess(said), ""
            if (one := _told(transport, str(name), said, likely, serial)) is not None:
                yield one


def _ports() -> Iterator[FoundPrinter]:
    """The serial ports of Windows, by number: 'COM3'."""
    for port in list_ports.comports():
        said = port.description or ""
        one = _told("serial", port.device, said, guess(said), port.serial_number or "")
        if one is not None:
            yield one


def _socket(sys: Path, target: Path) -> str:
    """The USB socket of a printer's file, such as '1-1.4'; '' where it is at none."""
    try:
        where = (sys / "class" / "usbmisc" / target.name / "device").resolve()
    except (OSError, RuntimeError):
        return ""
    return next((part for part in reversed(where.parts) if _SOCKET.fullmatch(part)), "")


def _line(name: str) -> str:
    """What a serial line's name says of what is plugged in there: 'usb-FTDI_FT232R-if00-port0'."""
    return re.sub(r"-if[0-9a-f]{2}(-port[0-9]+)?$", "", name.removeprefix("usb-")).replace("_", " ")


def _usb_guess(one: UsbPrinter) -> Guess:
    return guess(one.name, f"{one.vendor:04x}:{one.product:04x}")


def _told(
    transport: Literal["file", "serial", "usb"], address: str, name: str, likely: Guess, serial: str
) -> FoundPrinter | None:
    try:
        return FoundPrinter(
            transport=transport,
            address=address,
            name="".join(one for one in name if one.isprintable())[:100],
            serial="".join(one for one in serial if one.isprintable())[:80],
            profile=likely.profile,
            width=likely.width,
            why_not=likely.why_not[:200],
        )
    except ValidationError:  # a name that nobody could type
        return None
