"""Every fault of a printer at every moment of a slip, over every way to it: what became of the
slip, what staff were told, and what lay on the paper."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hardware.agent.journal import Journal
from hardware.agent.worker import Worker
from hardware.connections import usb_bus
from hardware.emulators.bus import EmulatedBus
from hardware.emulators.habits import Habits
from hardware.emulators.printer import PrinterEmulator
from hardware.protocol import Job, PrinterConfig
from tests.unit.hardware.samples import bilingual

CONNECTIONS = ("network", "serial", "file", "usb")
FAULTS = ("paper_out", "cover_open", "cutter_stuck", "offline", "silent", "busy", "unplugged")
MOMENTS = ("at start", "before", "during", "after")
_PATIENCE_S = 60


@dataclass
class Case:
    """One printer with its agent's worker, and what came of it."""

    emulator: PrinterEmulator
    worker: Worker
    journal: Journal

    def print(self, number: str) -> None:
        now = datetime.now(UTC)
        job = Job(job=number, device="p", slip=bilingual(number), asked_at=now,
                  expires_at=now + timedelta(seconds=_PATIENCE_S))  # fmt: skip
        self.journal.receive(number, "p")
        self.worker.add(job)

    def until(self, happened: Callable[[], object], what: str) -> None:
        """Wait for it, within a bound."""
        end = time.monotonic() + _PATIENCE_S
        while not happened():
            assert time.monotonic() < end, what
            threading.Event().wait(0.02)

    def ends(self, number: str) -> str:
        over = ("received", "started", None)
        self.until(lambda: self.journal.state(number) not in over, f"the end of {number}")
        return str(self.journal.state(number))

    @property
    def sick(self) -> bool:
        """Whether staff are told that it cannot print."""
        status = self.worker.status
        return status is not None and not status.state.usable

    def over(self, number: str) -> bool:
        """Whether a slip has come to its end."""
        return self.journal.state(number) in ("printed", "in_doubt")

    def papers(self, number: str) -> int:
        """How many pieces of paper have this number."""
        return sum(number in ticket.text for ticket in self.emulator.tickets)


@contextmanager
def case(folder: Path, connection: str) -> Iterator[Case]:
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        bus = EmulatedBus()
        stack.enter_context(usb_bus.plugged_into(bus))
        emulator = PrinterEmulator(
            folder / "printer",
            port=0 if connection == "network" else None,
            link=folder / "line" if connection in ("serial", "file") else None,
            usb=bus.socket() if connection == "usb" else None,
            profile="TM-T20II",
            habits=Habits(),
        )
        stack.enter_context(emulator)
        address = "04b8:0e15" if connection == "usb" else emulator.address
        config = PrinterConfig.model_validate(
            {"id": "p", "name": "p", "site": "s", "transport": connection, "address": address,
             "profile": "TM-T20II", "style": "text", "baud": 115_200, "paper_speed": 2000}
        )  # fmt: skip
        journal = Journal(folder / "journal.db")
        stack.callback(journal.close)
        worker = Worker(
            config, journal, now=lambda: datetime.now(UTC), tell=lambda _: None,
            changed=lambda: None, interrupted=False,
        )  # fmt: skip
        yield Case(emulator, worker, journal)
        worker.stop()
        worker.join(60)


def tried(folder: Path, connection: str, fault: str, moment: str) -> tuple[str, str]:
    """(what became of the slip, what staff saw). AssertionError where a promise is broken."""
    with case(folder, connection) as one:
        if moment == "at start":
            one.emulator.set(fault)
        one.worker.start()
        if moment != "at start":
            one.until(lambda: one.worker.status is not None, "the first look")
        if moment == "before":
            one.emulator.set(fault)
        if moment == "during":
            one.emulator.set("ready", slow=0.3)
        one.print("C014")
        if moment == "during":
            one.until(lambda: one.emulator.begun or one.papers("C014"), "its first byte")
            one.emulator.set(fault)
        if moment == "after":
            assert one.ends("C014") == "printed"
            one.emulator.set(fault)
            one.worker.look()
        one.until(lambda: one.sick or (moment == "during" and one.over("C014")), f"{fault} seen")
        seen = str(one.worker.status.state) if one.worker.status else ""
        one.emulator.set("ready")
        end = one.ends("C014")
        one.print("C015")  # nobody does anything: the next visitor's slip comes out
        assert one.ends("C015") == "printed"
        one.until(lambda: one.papers("C015") == 1, "the next slip")
        papers = one.papers("C014")
        assert papers <= 1, "a slip came out twice"
        assert papers == 1 or end != "printed", "called printed and is not"
        assert not any("C014" in t.text and "C015" in t.text for t in one.emulator.tickets)
        return end, seen


def matrix(folder: Path, heavy: object) -> str:
    """Each fault at each moment over each connection, as a table."""
    rows = [f"{'fault':13}{'moment':10}" + "".join(f"{way:26}" for way in CONNECTIONS)]
    for fault in FAULTS:
        for moment in MOMENTS:
            cells = []
            for way in CONNECTIONS:
                place = folder / way / fault / moment.replace(" ", "-")
                end, seen = tried(place, way, fault, moment)
                cells.append(f"{f'{end}, staff: {seen}':26}")
            rows.append(f"{fault:13}{moment:10}" + "".join(cells))
    return f"{(len(rows) - 1) * len(CONNECTIONS)} cases:\n" + "\n".join(rows)
