"""The parts of the soak. Each makes a house of its own in `folder`, and says what it saw."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests

from tests.bench.figures import past
from tests.clients import Clients
from tests.integration.faults.test_kill_server import (
    called,
    check_slips,
    check_what_is_left,
    kill_under_load,
    load,
)
from tests.integration.faults.test_one_port_one_server import check_a_second_is_told
from tests.integration.http.test_http_at_once import check_all_called_once
from tests.running import House, PrinterProcess, SiteAccess, free_port, running, wait_until
from tests.screens import Screen
from tests.soak.abuse import MOST_GROWTH_MB, MOST_WAIT_MS, under_abuse
from tests.soak.all_drivers import killed
from tests.soak.axe import axe
from tests.soak.beside import beside
from tests.soak.by_ear import by_ear
from tests.soak.clean_roots import fresh
from tests.soak.frames import frames
from tests.soak.glasses import glasses
from tests.soak.long_days import lasted
from tests.soak.packages import packages
from tests.soak.people import demo_again, people
from tests.soak.printer_matrix import matrix
from tests.soak.real_x import screens
from tests.soak.speaking import spoken_once
from tests.soak.staff_pages import staff_pages
from tests.soak.survivors import survivors
from tests.soak.waits import late_slips, properties

MODES = ("eventlet", "threading")
STATES = ("paper_out", "cover_open", "cutter_stuck", "offline", "silent", "unplugged", "paper_low")


@dataclass(frozen=True)
class Heaviness:
    """How much: visits called at once, deaths of the server, seconds of a long part."""

    visits: int
    deaths: int
    seconds: float


def calls(folder: Path, heavy: Heaviness) -> str:
    """Eight service points call everybody: in both async modes, and on two servers at once."""
    for mode in MODES:
        with running(folder / mode, mode, forked=False) as house:
            check_all_called_once(house, [house.port], heavy.visits)
            if mode == "eventlet":
                second = free_port()
                house.start(second)
                check_all_called_once(house, [house.port, second], heavy.visits)
    return f"{3 * heavy.visits} visits, each called once and in turn"


def ports(folder: Path, heavy: Heaviness) -> str:
    """Two servers never share a port, whichever mode each is in."""
    for mode in MODES:
        with running(folder / mode, mode, forked=False) as first:
            for second in MODES:
                check_a_second_is_told(first, second, folder / f"{mode}-{second}")
    return "a second server was told in each of four pairs"


def deaths(folder: Path, heavy: Heaviness) -> str:
    """kill -9 of the server under load, again and again."""
    printer = PrinterProcess(folder / "printer")
    try:
        with running(folder / "house", agent=True, forked=False) as house:
            site = house.add_site(printer=printer.address, expires_after=3600)
            tickets = kill_under_load(house, site, heavy.deaths, folder / "until")
            check_what_is_left(house, site, tickets)
            check_slips(house, site, printer)
            states = Counter(state for (state,) in house.rows("SELECT state FROM job"))
    finally:
        printer.stop()
    return f"{heavy.deaths} deaths, {len(tickets)} tickets kept; slips: {dict(states)}"


def printers(folder: Path, heavy: Heaviness) -> str:
    """A printer in one trouble after another, while kiosks and desks go on."""
    chance = random.Random(7)
    printer = PrinterProcess(folder / "printer")
    until = folder / "until"
    try:
        with running(folder / "house", agent=True, forked=False) as house:
            site = house.add_site(printer=printer.address, expires_after=3600)
            clients = load(house, site, until)
            try:
                clients.go()
                end = time.monotonic() + heavy.seconds
                while time.monotonic() < end:
                    printer.set(chance.choice(STATES))
                    threading.Event().wait(chance.uniform(0.5, 4))
                    printer.set("ready", slow=chance.choice((0.0, 0.0, 1.0)))
                    threading.Event().wait(chance.uniform(1, 6))
                until.touch()
                *kiosks, _, _ = clients.results()
            finally:
                until.touch()
                clients.kill()
            printer.set("ready")
            tickets = [ticket for answers in kiosks for _, ticket in answers]
            check_what_is_left(house, site, tickets)
            wait_until(
                lambda: (
                    not house.rows(
                        "SELECT 1 FROM job WHERE state IN ('queued', 'sent', 'printing')"
                    )
                ),
                600,
                "every slip's end",
            )
            check_slips(house, site, printer)
            states = Counter(state for (state,) in house.rows("SELECT state FROM job"))
    finally:
        printer.stop()
    return f"{len(tickets)} tickets; slips: {dict(states)}"


def waiting(folder: Path, heavy: Heaviness) -> str:
    """A long day in small: screens stay, tickets come and go; memory stays and states are right."""
    with running(folder / "house", forked=False) as house, ExitStack() as screens:
        site = house.add_site()
        board = {"site": site.id, "zone": "main"}
        shown = [screens.enter_context(Screen(house, "/display", board)) for _ in range(40)]
        until = folder / "until"
        clients: Clients = load(house, site, until)
        try:
            clients.go()
            threading.Event().wait(heavy.seconds / 4)
            early = _resident(house.program.process.pid)
            threading.Event().wait(heavy.seconds * 3 / 4)
            late = _resident(house.program.process.pid)
            until.touch()
            clients.results()
        finally:
            until.touch()
            clients.kill()
        left = len(house.rows("SELECT 1 FROM step WHERE state = 'waiting' AND site = ?", site.id))
        for screen in shown:
            # A ticket that no kiosk of another zone issued counts here.
            screen.wait_for(lambda state: state["waiting"] <= left)
            assert screen.shown == screen.states, "a state came out of order"
        assert house.troubles() == []
        issued = len(house.rows("SELECT 1 FROM visit"))
    assert late < early * 1.3, f"memory grew from {early} to {late} MB"
    return f"{issued} tickets, 40 screens, {early} MB then {late} MB"


def ends(folder: Path, heavy: Heaviness) -> str:
    """Told to end while twenty ask for a year that nobody has counted yet, and a printer prints."""
    printer = PrinterProcess(folder / "printer")
    times: list[float] = []
    try:
        for mode in MODES:
            with running(folder / mode, mode, agent=True, forked=False) as house:
                times += _ended_again_and_again(house, printer, folder)
    finally:
        printer.stop()
    assert max(times) < 5, times
    return f"ended after {', '.join(f'{taken:.1f}' for taken in times)} s"


def _ended_again_and_again(house: House, printer: PrinterProcess, folder: Path) -> list[float]:
    today = datetime.now(UTC).date()
    year = f"from={today - timedelta(days=400)}&to={today}"
    times: list[float] = []
    site = house.add_site(printer=printer.address, expires_after=3600)
    past(house.store, site.id, today)
    for turn in range(5):
        until = folder / f"until-{house.mode}-{turn}"
        clients = load(house, site, until)
        asking = [_Asking(house, site, name, year) for name in _REPORTS * 5]
        try:
            clients.go()
            enough = called(house) + 10
            wait_until(lambda enough=enough: called(house) > enough, 300, "ten calls")  # type: ignore[misc]
            times.append(_end(house))
        finally:
            until.touch()
            for one in asking:
                one.stop.set()
            clients.kill()
        with house.store.write() as db:
            db.execute("DELETE FROM figures_day")
        house.start()
    return times


def _end(house: House) -> float:
    """How long the server took; its own watch ends one that hangs, with another code."""
    began = time.monotonic()
    code = house.program.stop()
    taken = time.monotonic() - began
    assert code == 0, house.program.said
    house.programs.pop()
    assert house.store.integrity() == "ok"
    return taken


_REPORTS = ("figures", "figures", "figures.csv", "steps.csv")


class _Asking(threading.Thread):
    """Asks for a report again and again."""

    def __init__(self, house: House, site: SiteAccess, name: str, period: str) -> None:
        super().__init__(daemon=True)
        self.stop = threading.Event()
        self._path = f"{house.url}/api/v1/sites/{site.id}/{name}?{period}"
        self._headers = {"Authorization": f"Bearer {site.supervisor}"}
        self.start()

    def run(self) -> None:
        while not self.stop.is_set():
            with suppress(requests.RequestException):
                requests.get(self._path, headers=self._headers, timeout=30)


def abuse(folder: Path, heavy: Heaviness) -> str:
    """5,000 idle sockets, a flood, slow requests and sign-ins at once: everybody else goes on."""
    ticket, health, growth = under_abuse(folder, heavy.seconds)
    told = f"ticket p99 {ticket:.0f} ms, health p99 {health:.0f} ms, {growth} MB more"
    assert max(ticket, health) < MOST_WAIT_MS, told
    assert growth < MOST_GROWTH_MB, told
    return told


def _resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    raise AssertionError("no such process")


def speaking(folder: Path, heavy: Heaviness) -> str:
    """Calls in a hall with many displays, over lines that are cut and a server that is killed."""
    return spoken_once(folder, heavy.visits * 2)


def days(folder: Path, heavy: Heaviness) -> str:
    """Ten thousand tickets at one kiosk, each called on one display: neither page grows."""
    return lasted(folder, heavy.visits * 20)


def drivers(folder: Path, heavy: Heaviness) -> str:
    """kill -9 of server and agent at random moments, over all drivers at once."""
    return killed(folder, heavy.deaths * 5 // 2)


PARTS: dict[str, Callable[[Path, Heaviness], str]] = {
    f.__name__: f
    for f in (
        *(calls, ports, deaths, printers, waiting, ends, people, demo_again, late_slips),
        *(abuse, properties, fresh, staff_pages, axe, by_ear),
        *(glasses, packages, screens, frames, speaking, matrix, drivers, days, survivors),
        beside,
    )
}
