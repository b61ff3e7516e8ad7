"""Every fault of a printer at every moment of a slip, over every way to it: with a server, an agent
and a kiosk each, from the ticket to the paper.

What must hold in each: the ticket is in the queue, the visitor is told the truth, staff are told,
no slip is there twice unmarked, and the next visitor's comes out without anybody at the server.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import requests
import structlog

from hardware.agent.agent import Agent
from hardware.agent.identity import OWN_TOKEN, Identity
from hardware.connections import usb_bus
from hardware.emulators.bus import EmulatedBus
from tests.running import UNLIMITED, House, SiteAccess, running
from tests.screens import Screen
from tests.soak.plugged import WAYS, Plugged, house_text, plugged, ways
from web import tokens

FAULTS = ("paper_out", "cover_open", "cutter_stuck", "offline", "silent", "busy", "unplugged")
MOMENTS = ("at enrolment", "at start", "before", "during", "after")
#: So many cases at once: each of them mostly waits.
AT_ONCE = 16
_PATIENCE_S = 240
_ENDED = ("printed", "in_doubt", "expired", "failed")
T = TypeVar("T")


@dataclass(frozen=True)
class Told:
    """What became of a slip, and what visitor and staff were told while something was wrong."""

    slip: str
    visitor: str
    staff: str

    def __str__(self) -> str:
        return f"{self.slip} ({self.visitor}; {self.staff})"


def until(happened: Callable[[], T | None], what: str) -> T:
    """What it gives, as soon as that is true. AssertionError if it is not in time."""
    end = time.monotonic() + _PATIENCE_S
    while not (found := happened()):
        assert time.monotonic() < end, f"{what} did not happen"
        threading.Event().wait(0.25)
    return found


class Case:
    """One printer, its agent, its kiosk and the page of devices of its site."""

    def __init__(self, house: House, printer: Plugged, way: str, name: str, folder: Path) -> None:
        self.printer = printer
        self._house, self._way, self._name = house, way, name
        text = house_text(name, {way: (printer.address, name)})
        self.site: SiteAccess = house.add_site(name, text=text)
        self._folder = folder
        self._agent: Agent | None = None
        self._thread: threading.Thread | None = None
        join = {"site": name, "kiosk": way}
        self.kiosk = Screen(house, "/kiosk", join, token=self.site.kiosk)
        self._said: list[str] = []

    def close(self) -> None:
        if self._agent is not None and self._thread is not None:
            self._agent.stop()
            self._thread.join(60)
        self.kiosk.client.disconnect()

    # ------------------------------------------------------------------ its agent

    def agent_begins(self) -> None:
        """An agent that was let in before."""
        given = self._folder / "given"
        now = datetime.now(UTC)
        site = self._name
        given.write_text(tokens.make(self._house.store, "agent", site=site, name=site, now=now))
        self._begin(Identity(given, self._folder / OWN_TOKEN))

    def agent_enrols(self) -> None:
        """A new one, that an administrator lets in by the code that it shows."""
        now, site = datetime.now(UTC), self._name
        boss = tokens.make(self._house.store, "administrator", site=site, name="boss", now=now)
        agent = self._begin(Identity(None, self._folder / OWN_TOKEN))
        code = until(lambda: agent.code, "its code")
        answer = self._house.post(f"/sites/{site}/agents", {"code": code, "name": site}, token=boss)
        assert answer.status_code == 201, answer.text

    def _begin(self, identity: Identity) -> Agent:
        agent = Agent(self._house.url, identity, self._folder / "journal.db", self._name)
        self._thread = threading.Thread(target=agent.run, daemon=True)
        self._agent = agent
        self._thread.start()
        return agent

    # ------------------------------------------------------------------ what people see

    def ticket(self) -> dict[str, Any]:
        """Somebody presses: the ticket is given, whatever the printer is like."""
        return self._house.issue(self.site, kiosk=self._way)

    def device(self) -> dict[str, Any]:
        """The printer's line on the page of devices, as soon as it has one."""
        return until(self._device, "its line on the page of devices")

    def _device(self) -> dict[str, Any] | None:
        url = f"{self._house.url}/api/v1/sites/{self._name}/devices"
        head = {"Authorization": f"Bearer {self.site.adviser}"}
        devices = requests.get(url, headers=head, timeout=30).json()["devices"]
        return dict(devices[0]) if devices else None

    def staff_see(self) -> str:
        """What the page says that is wrong; '' for nothing."""
        device = self.device()
        if device["state"] != "unknown" and not device["usable"]:
            return str(device["state"])
        return "slip owed" if device["owed"] else ""

    def visitor_sees(self, visit: str) -> str:
        """How the kiosk says that the slip goes."""
        shown = self.kiosk.wait_for(lambda state: visit in state["prints"], _PATIENCE_S)
        return str(shown["prints"][visit])

    def slip(self, visit: str) -> str:
        """How the slip ended, '' while it did not."""
        rows = self._house.rows("SELECT state FROM job WHERE root = ? ORDER BY attempt", visit)
        return str(rows[-1][0]) if rows and rows[-1][0] in _ENDED else ""

    def waits(self, visit: str) -> bool:
        """Whether the ticket is in the queue."""
        rows = self._house.rows("SELECT state FROM step WHERE visit = ?", visit)
        return ("waiting",) in rows

    def print_owed(self) -> None:
        """Staff print what never came out."""
        path = f"/sites/{self._name}/devices/{self._name}.{self._way}/print-owed"
        until(lambda: self._house.post(path, token=self.site.adviser).ok, "the press")

    def papers(self, ticket: dict[str, Any]) -> list[bytes]:
        return self.printer.papers(ticket["visit"], ticket["number"])


@contextmanager
def case(house: House, folder: Path, bus: EmulatedBus, way: str, name: str) -> Iterator[Case]:
    with plugged(folder, way, bus) as printer:
        one = Case(house, printer, way, name, folder)
        try:
            yield one
        finally:
            one.close()


def tried(one: Case, fault: str, moment: str) -> Told:
    """AssertionError where a promise is broken."""
    printer = one.printer
    first = one.ticket() if moment.startswith("at ") else None
    if moment.startswith("at "):  # at the server's side all is queued before anybody is there
        printer.suffer(fault)
    if moment == "at enrolment":
        one.agent_enrols()
    else:
        one.agent_begins()
    if first is None:
        until(lambda: one.device()["usable"], "the first look")
        if moment == "before":
            printer.suffer(fault)
        if moment == "during":
            printer.dawdle()
        first = one.ticket()
        if moment == "during":
            until(lambda: printer.begun, "its first byte")
            printer.suffer(fault)
        if moment == "after":
            assert until(lambda: one.slip(first["visit"]), "the slip") == "printed"
            printer.suffer(fault)
            if fault in printer.learns_by_printing:
                one.ticket()
    # Some faults in the middle are over with the slip: then it came out, and nobody had to know.
    over = moment == "during"
    staff = until(
        lambda: one.staff_see() or (over and one.slip(first["visit"]) == "printed" and "nothing"),
        "staff being told",
    )
    visitor = one.visitor_sees(first["visit"])
    if visitor == "printed":
        assert len(one.papers(first)) == 1, "told that a slip is printed that is not there"
    assert one.waits(first["visit"]), "the ticket is not in the queue"
    printer.recover()
    return Told(_end_well(one, first), visitor, str(staff))


def _end_well(one: Case, first: dict[str, Any]) -> str:
    """Nobody does anything: the next visitor's slip comes out. Then staff print what is owed."""
    end = until(lambda: one.slip(first["visit"]), "the end of the slip")
    second = one.ticket()
    last = until(lambda: one.slip(second["visit"]), "the end of the next visitor's slip")
    if last != "printed":  # one that waited in the fault's shadow; the one after it comes out
        second = one.ticket()
        last = until(lambda: one.slip(second["visit"]), "the end of the slip after that")
    assert last == "printed", f"the next visitors' slips: {last}"
    until(lambda: len(one.papers(second)) == 1, "the next visitor's paper")
    one.kiosk.wait_for(lambda state: state["prints"].get(second["visit"]) == "printed")
    assert end != "printed" or one.papers(first), "called printed, and is not there"
    if one.device()["owed"]:
        one.print_owed()
        until(lambda: one.slip(first["visit"]) == "printed" and not one.device()["owed"],
              "what was owed")  # fmt: skip
    papers = one.papers(first)
    assert papers, "no paper in the end"
    assert len(set(papers)) == len(papers), "a slip is there twice, unmarked"
    assert not one.printer.mixed, "two tickets on one paper"
    return end


# ---------------------------------------------------------------------- the table


def matrix(folder: Path, heavy: object) -> str:
    """Each fault at each moment over each way, as a table: how the slip ended, and in brackets what
    the kiosk said and what staff were told meanwhile."""
    wanted = [(fault, moment, way) for moment in MOMENTS for fault in FAULTS for way in ways()]
    return table(folder, wanted)


def table(folder: Path, wanted: list[tuple[str, str, str]]) -> str:
    """These cases, `AT_ONCE` at a time. AssertionError with the table if one went wrong."""
    found: dict[tuple[str, str, str], str] = {}
    wrong: list[str] = []
    quiet = structlog.make_filtering_bound_logger(50)
    with ExitStack() as stack:
        structlog.configure(wrapper_class=quiet)
        stack.callback(structlog.reset_defaults)
        bus = EmulatedBus()
        stack.enter_context(usb_bus.plugged_into(bus))
        house = stack.enter_context(running(folder / "house", forked=False, **UNLIMITED))

        def work(each: tuple[str, str, str]) -> None:
            name = "-".join(each).replace("_", "-").replace(" ", "-")
            fault, moment, way = each
            try:
                with case(house, folder / name, bus, way, name) as one:
                    found[each] = str(tried(one, fault, moment))
            except Exception as error:  # noqa: BLE001 - told in the table, and the next has its turn
                found[each] = "WRONG"
                wrong.append(f"{name}: {type(error).__name__}: {error}")

        # The longest first, so that none of them is waited for at the end.
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(work, sorted(wanted, key=lambda each: each[2] != "cups")))
        assert house.troubles() == []
    text = "\n".join([f"{len(found)} cases:", *_rows(found), *sorted(wrong)])
    assert not wrong, text
    return text


def _rows(found: dict[tuple[str, str, str], str]) -> Iterator[str]:
    wide = max(map(len, found.values()), default=0) + 2
    yield f"{'fault':14}{'moment':14}" + "".join(f"{way:{wide}}" for way in WAYS)
    for moment in MOMENTS:
        for fault in FAULTS:
            cells = [found.get((fault, moment, way), "") for way in WAYS]
            if any(cells):
                yield f"{fault:14}{moment:14}" + "".join(f"{cell:{wide}}" for cell in cells)
