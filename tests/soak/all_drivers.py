"""kill -9 of server and agent at random moments, under load, over every driver at once: each ticket
is on paper once, or marked in doubt, and a board shows what is called."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hardware.emulators.field import LineEmulator
from hardware.emulators.speaking import Device
from tests.clients import Clients
from tests.integration.faults.test_kill_server import called, check_what_is_left
from tests.integration.hardware.print_server import HAVE_CUPS, PrintServer, print_server
from tests.running import (
    UNLIMITED,
    House,
    PrinterProcess,
    Program,
    SiteAccess,
    running,
    wait_until,
)
from tests.soak.agent_with_usb import ADDRESS
from tests.soak.plugged import codes_on, house_text
from web import tokens

AGENT = "kiosk-pc"
#: A kiosk lets somebody press so often, in seconds.
PAUSE_S = 1.5
_LINE = """
[[lines]]
id = "hall"
name = "Line of the hall"
agent = "{agent}"
protocol = "qsystem"
transport = "serial"
address = "{address}"
baud = 57600

[[boards]]
id = "one"
name = "Board of counter 1"
line = "hall"
number = 33
places = ["counter-1"]
"""


class Paper:
    """All printers, and what came out of each by kiosk."""

    def __init__(self, printers: dict[str, PrinterProcess], queue: PrintServer | None) -> None:
        self.printers = printers
        self.queue = queue

    @property
    def addresses(self) -> dict[str, tuple[str, str]]:
        """For the site file."""
        found = {way: one.address for way, one in self.printers.items()} | {"usb": ADDRESS}
        if self.queue is not None:
            found["cups"] = self.queue.address
        return {way: (address, AGENT) for way, address in found.items()}

    def out(self, way: str, tickets: dict[str, str]) -> Counter[str]:
        """How often each of the `tickets` (visit: number) is on its paper."""
        if way != "cups":
            return Counter(self.printers[way].numbers())
        assert self.queue is not None
        codes = [code.lower() for page in self.queue.pages for code in codes_on(page)]
        return Counter(
            number for visit, number in tickets.items() for code in codes if visit.lower() in code
        )


@contextmanager
def papers(folder: Path) -> Iterator[Paper]:
    """A printer for each driver and way, each a program that outlives the others' deaths."""
    with ExitStack() as stack:
        made = {}
        for way in ("network", "serial", "file", "usb"):
            link = folder / f"{way}-line" if way in ("serial", "file") else None
            made[way] = PrinterProcess(folder / way, link)
            stack.callback(made[way].stop)
        queue = stack.enter_context(print_server(folder / "cups")) if HAVE_CUPS else None
        yield Paper(made, queue)


class Machine:
    """The PC at the printers: its agent, killed and started again."""

    def __init__(self, house: House, site: SiteAccess, paper: Paper, folder: Path) -> None:
        now = datetime.now(UTC)
        folder.mkdir()
        (folder / "token").write_text(
            tokens.make(house.store, "agent", site=site.id, name=AGENT, now=now)
        )
        self._log = folder / "agent.log"
        self._command = [
            "-m", "tests.soak.agent_with_usb", str(paper.printers["usb"].port),
            "--server", house.url, "--journal", str(folder / "journal.db"),
            "--token-file", str(folder / "token"),
        ]  # fmt: skip
        self.start()

    def start(self) -> None:
        self.program = Program(self._log, *self._command)

    def kill(self) -> None:
        self.program.kill()


def load(house: House, site: SiteAccess, ways: list[str], until: Path) -> Clients:
    """A kiosk at each printer, and two service points, through every failure."""
    common = {"port": house.port, "site": site.id, "until": str(until)}
    works: list[dict[str, Any]] = [
        {**common, "work": "through_failures", "token": site.kiosk, "enquiry": "council-tax",
         "name": way, "kiosk": way, "pause": PAUSE_S}
        for way in ways
    ]  # fmt: skip
    works += [
        {**common, "work": "serve_through_failures", "token": site.adviser, "name": point,
         "point": point}
        for point in ("counter-1", "counter-2")
    ]  # fmt: skip
    return Clients(works)


def killed(folder: Path, deaths: int) -> str:
    """So many deaths, every second one of the agent in the middle; what became of the slips."""
    chance = random.Random(10)
    line = LineEmulator("qsystem", {"one": Device("board", 33)}, link=folder / "line")
    with (
        papers(folder / "paper") as paper,
        line,
        running(folder / "house", forked=False, **UNLIMITED) as house,
    ):
        text = house_text("riverside", paper.addresses)
        text += _LINE.format(agent=AGENT, address=line.address)
        site = house.add_site("riverside", text=text)
        machine = Machine(house, site, paper, folder / "agent")
        until = folder / "until"
        clients = load(house, site, list(paper.addresses), until)
        try:
            clients.go()
            for n in range(deaths):
                enough = called(house) + 3
                wait_until(lambda enough=enough: called(house) >= enough, 300, "three calls")  # type: ignore[misc]
                threading.Event().wait(chance.uniform(0, 2))
                if n % 2:
                    machine.kill()
                    machine.start()
                else:
                    house.kill()
                    house.start()
            until.touch()
            *kiosks, _, _ = clients.results()
        finally:
            until.touch()
            clients.kill()
        try:
            tickets = [ticket for answers in kiosks for _, ticket in answers]
            check_what_is_left(house, site, tickets, kiosks=len(kiosks))
            told = [_of(house, paper, way) for way in paper.addresses]
            _check_board(house, site, line)
        finally:
            machine.program.stop()
    missing = "" if HAVE_CUPS else "; no cupsd to be had"
    return f"{deaths} deaths, {len(tickets)} tickets kept{missing}\n" + "\n".join(told)


def _of(house: House, paper: Paper, way: str) -> str:
    """What became of one printer's slips. AssertionError where one is lost or there twice."""
    device = f"riverside.{way}"
    over = "SELECT 1 FROM job WHERE device = ? AND state IN ('queued', 'sent', 'printing')"
    wait_until(lambda: not house.rows(over, device), 600, f"every slip's end at {way}")
    failed = "SELECT reason FROM job WHERE device = ? AND reason LIKE '%agent failed%'"
    assert house.rows(failed, device) == []
    jobs = dict(house.rows("SELECT root, state FROM job WHERE device = ?", device))
    tickets = dict(house.rows("SELECT id, number FROM visit WHERE kiosk = ?", way))
    assert jobs.keys() == tickets.keys()
    out = paper.out(way, tickets)
    twice = [number for number, count in out.items() if count > 1]
    assert twice == [], f"{way}: there twice: {twice}"
    for visit, number in tickets.items():
        assert out[number] == 1 or jobs[visit] == "in_doubt", (way, number, jobs[visit])
    states = ", ".join(f"{count} {state}" for state, count in Counter(jobs.values()).items())
    return f"  {way:9}{len(tickets):5} tickets, {sum(out.values()):5} on paper: {states}"


def _check_board(house: House, site: SiteAccess, line: LineEmulator) -> None:
    """After all that the board shows whom its counter calls."""
    visit = house.issue(site)
    while (called_now := house.call(site, "counter-1")) and called_now["visit"] != visit["visit"]:
        house.change(site, called_now["visit"], "start")
        house.change(site, called_now["visit"], "finish", {"outcome": "resolved"})
    number = visit["number"]
    line.wait_until(lambda: any(number in row for row in line.devices["one"].text), 60)
