"""Printers for the soak, one for each way to them: what is done to each, and what is on paper."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import zxingcpp
from PIL import Image

from hardware.drivers.printer.queue import pdf
from hardware.emulators.bus import EmulatedBus
from hardware.emulators.printer import PrinterEmulator
from hardware.slips.picture import picture
from tests.integration.hardware.print_server import HAVE_CUPS, PrintServer, print_server
from tests.site_text import site_text
from tests.unit.hardware.samples import bilingual

#: Every way to a printer; CUPS where there is one to be had.
WAYS = ("network", "serial", "file", "usb", "cups")
NO_CUPS = "no cupsd to be had"
#: What the printer behind a queue says of itself.
_REASONS = {
    "paper_out": "media-empty-error",
    "cover_open": "cover-open-error",
    "cutter_stuck": "trimmer-jam-error",
}
_PRINTER = """
[[kiosks]]
id = "{way}"
name = "Kiosk {way}"
zone = "main"
printer = "{way}"

[[printers]]
id = "{way}"
name = "Printer {way}"
where = "Entrance"
agent = "{agent}"
transport = "{way}"
address = "{address}"
profile = "TM-T20II"
style = "text"
paper_speed = 500
expires_after = 3600
"""


def house_text(site: str, printers: dict[str, tuple[str, str]]) -> str:
    """A site with a kiosk and a printer for each way; `printers` has its address and its agent."""
    text = site_text(site, points=2)
    for way, (address, agent) in printers.items():
        text += _PRINTER.format(way=way, address=address, agent=agent)
    return text


class Plugged(Protocol):
    """A printer that is plugged in somewhere."""

    address: str

    def suffer(self, fault: str) -> None:
        """From now on this is the matter with it."""

    def recover(self) -> None:
        """All is well with it, as if somebody had been there."""

    def dawdle(self) -> None:
        """Take so long for a slip that something can happen in its middle."""

    def babble(self, data: bytes) -> None:
        """Say something that means nothing, if anybody listens."""

    @property
    def begun(self) -> bool:
        """Whether it has begun a slip."""

    @property
    def learns_by_printing(self) -> frozenset[str]:
        """Faults that nobody can know of before the next slip."""

    def papers(self, visit: str, number: str) -> list[bytes]:
        """Each piece of paper of this ticket."""

    @property
    def mixed(self) -> bool:
        """Whether some paper has two tickets on it."""


class Emulated:
    """An ESC/POS printer at a socket, a line, a file or a USB port."""

    learns_by_printing: frozenset[str] = frozenset()

    def __init__(self, emulator: PrinterEmulator, address: str) -> None:
        self.address = address
        self._emulator = emulator

    def suffer(self, fault: str) -> None:
        self._emulator.set(fault)

    def recover(self) -> None:
        self._emulator.set("ready")

    def dawdle(self) -> None:
        self._emulator.set("ready", slow=1.0)

    def babble(self, data: bytes) -> None:
        self._emulator.babble(data)

    @property
    def begun(self) -> bool:
        return self._emulator.begun or bool(self._emulator.tickets)

    def papers(self, visit: str, number: str) -> list[bytes]:
        return [one.text.encode() for one in self._emulator.tickets if number in one.text]

    @property
    def mixed(self) -> bool:
        return any(len(numbers_on(one.text)) > 1 for one in self._emulator.tickets)


class Behind:
    """A printer behind a queue of a real cupsd."""

    learns_by_printing = frozenset({*_REASONS, "busy"})

    def __init__(self, server: PrintServer) -> None:
        self.address = server.address
        self._server = server
        self._ends: list[str] = []

    def suffer(self, fault: str) -> None:
        server = self._server
        if fault in _REASONS:
            server.trouble(_REASONS[fault])
        elif fault == "offline":
            server.run("cupsdisable", "-r", "Back at two", "tickets")
        elif fault == "silent":
            os.kill(server.pid, signal.SIGSTOP)
        elif fault == "busy":  # somebody's letter is in the way
            server.dawdle(True)
            letter = server.folder / "letter.pdf"
            letter.write_bytes(pdf(picture(bilingual("Z007"), 576)))
            server.run("lp", "-d", "tickets", "-t", "a letter", str(letter))
        elif fault == "unplugged":
            server.stop()
        self._ends.append(fault)
        server.dawdle(fault == "busy")

    def recover(self) -> None:
        server = self._server
        server.dawdle(False)
        server.trouble(None)
        for fault in self._ends:
            if fault == "silent":
                os.kill(server.pid, signal.SIGCONT)
            elif fault == "unplugged":
                server.start()
            elif fault == "offline":
                server.run("cupsenable", "tickets")
        self._ends.clear()

    def dawdle(self) -> None:
        self._server.dawdle(True)

    def babble(self, data: bytes) -> None:
        """A queue speaks when it is asked; what it may say then is tried in `frames`."""

    @property
    def begun(self) -> bool:
        return self._server.begun

    def papers(self, visit: str, number: str) -> list[bytes]:
        return [
            page.tobytes()
            for page in self._server.pages
            if any(visit.lower() in code.lower() for code in codes_on(page))
        ]

    @property
    def mixed(self) -> bool:
        return any(len(codes_on(page)) > 1 for page in self._server.pages)


def numbers_on(text: str) -> set[str]:
    """The ticket numbers in a slip's native text."""
    return set(re.findall(r"\b[A-Z]{1,2}\d{3,}\b", text))


def codes_on(page: Image.Image) -> list[str]:
    """What the codes on a page say."""
    return [code.text for code in zxingcpp.read_barcodes(page.convert("L"))]


@contextmanager
def plugged(folder: Path, way: str, bus: EmulatedBus) -> Iterator[Plugged]:
    """A printer that is well, plugged in until the end of the block."""
    folder.mkdir(parents=True, exist_ok=True)
    if way == "cups":
        with print_server(folder) as server:
            printer = Behind(server)
            try:
                yield printer
            finally:
                printer.recover()  # one that was stopped could not be ended
        return
    serial = f"E{bus.sockets:04}"
    emulator = PrinterEmulator(
        folder / "paper",
        port=0 if way == "network" else None,
        link=folder / "line" if way in ("serial", "file") else None,
        usb=bus.socket(serial=serial) if way == "usb" else None,
        profile="TM-T20II",
    )
    with emulator:
        yield Emulated(emulator, f"04b8:0e15:{serial}" if way == "usb" else emulator.address)


def ways() -> tuple[str, ...]:
    """Those that can be tried here."""
    return WAYS if HAVE_CUPS else WAYS[:-1]
