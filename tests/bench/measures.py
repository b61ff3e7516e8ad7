"""What is measured, each as value and baseline of one run. Docstrings say what and how."""

from __future__ import annotations

import json
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage import Store
from tests.bench.clients import Displays, Http
from tests.running import House, Program, SiteAccess, free_port, wait_until


@dataclass(frozen=True)
class Measure:
    """A value, what it is compared with, and the ratio that should be kept (`most` or `least`).

    Between two runs of the same code the ratio differs by up to `tolerance` of itself.
    """

    name: str
    value: float
    unit: str
    baseline: float
    most: float | None = None
    least: float | None = None
    tolerance: float = 0.25

    @property
    def more_is_better(self) -> bool:
        return self.least is not None

    @property
    def ratio(self) -> float:
        return self.value / self.baseline

    @property
    def kept(self) -> bool:
        return not (
            (self.most is not None and self.ratio > self.most)
            or (self.least is not None and self.ratio < self.least)
        )

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "value": round(self.value, 3),
            "unit": self.unit,
            "baseline": round(self.baseline, 3),
            "ratio": round(self.ratio, 3),
        }


def percentile(values: list[float], percent: float) -> float:
    """Nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, round(percent / 100 * len(ordered) + 0.5) - 1)]


@contextmanager
def bare(folder: Path) -> Iterator[tuple[int, int]]:
    """A running bare server: its port and its process."""
    folder.mkdir(parents=True)
    port = free_port()
    program = Program(folder / "log", "-m", "tests.bench.bare", str(folder), str(port))

    def answers() -> bool:
        try:
            return Http(port).get("/api/v1/health")[0] == 200
        except OSError:
            return False

    try:
        wait_until(answers, 30, "the bare server's start")
        yield port, program.process.pid
    finally:
        program.stop()


@contextmanager
def house(
    folder: Path, before: Callable[[Store, str], None] = lambda store, site: None
) -> Iterator[tuple[House, SiteAccess]]:
    """A running server with one site, nobody's printer, and no agent. `before` fills the site's
    database before the server starts."""
    folder.mkdir(parents=True)
    found = House(folder, forked=False)
    site = found.add_site("riverside")
    try:
        before(found.store, site.id)
        yield found.start(), site
    finally:
        found.close()


def load(clients: int, seconds: float, ask: Callable[[Http], None], port: int) -> list[float]:
    """Each request's time in seconds, from `clients` connections that ask without a pause."""
    times: list[list[float]] = [[] for _ in range(clients)]
    start = threading.Barrier(clients)
    deadline = time.perf_counter() + seconds + 0.2

    def run(mine: list[float]) -> None:
        client = Http(port)
        start.wait()
        while (began := time.perf_counter()) < deadline:
            ask(client)
            mine.append(time.perf_counter() - began)
        client.close()

    threads = [threading.Thread(target=run, args=(mine,)) for mine in times]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [value for mine in times for value in mine]


def issue(folder: Path) -> list[Measure]:
    """Tickets a second from 20 clients, and their p99, against a view that inserts one row.

    Both servers run at once and take turns of two seconds, so that what else the machine does
    falls on both. Each ticket has its own idempotency key; the kiosk has no printer. What one costs
    the processor, in the server's process, does not change with how busy the disk is.
    """
    with house(folder / "house") as (ours, site), bare(folder / "bare") as (port, pid):
        path = f"/api/v1/sites/{site.id}/visits"
        body = {"enquiry": "council-tax", "language": "en", "kiosk": "landing"}

        def ticket(client: Http) -> None:
            status, _ = client.post(path, body, site.kiosk, secrets.token_hex(8))
            assert status == 201, status

        def row(client: Http) -> None:
            status, _ = client.post("/row", body)
            assert status == 201, status

        times: dict[str, list[float]] = {"ours": [], "bare": []}
        rounds, seconds = 5, 2.0
        load(20, 0.5, ticket, ours.port), load(20, 0.5, row, port)
        worked = _cpu_s(ours.program.process.pid), _cpu_s(pid)
        for _ in range(rounds):
            times["ours"] += load(20, seconds, ticket, ours.port)
            times["bare"] += load(20, seconds, row, port)
        worked = _cpu_s(ours.program.process.pid) - worked[0], _cpu_s(pid) - worked[1]
    spent = rounds * seconds
    return [
        Measure(
            "issue.throughput",
            len(times["ours"]) / spent,
            "tickets/s",
            len(times["bare"]) / spent,
            least=0.5,
        ),
        Measure(
            "issue.p99_ms",
            percentile(times["ours"], 99) * 1000,
            "ms",
            percentile(times["bare"], 99) * 1000,
            most=2,
            tolerance=0.6,
        ),
        Measure(
            "issue.cpu_ms",
            worked[0] / len(times["ours"]) * 1000,
            "ms",
            worked[1] / len(times["bare"]) * 1000,
        ),
    ]


def fanout(folder: Path, displays: int = 300, calls: int = 100) -> list[Measure]:
    """From a call's request to the last of 300 displays, against a broadcast of the same bytes.

    The calls and the broadcasts alternate, each server with 300 connections of its own. Memory is
    the resident set with and without the displays.
    """
    with house(folder / "house") as (ours, site), bare(folder / "bare") as (port, _):
        for _ in range(calls):
            ours.issue(site)
        alone = _rss_mb(ours.program.process.pid)
        screens = Displays(ours.port, displays, {"site": site.id, "zone": "main"})
        others = Displays(port, displays, {})
        memory = Measure("memory.rss_mb", _rss_mb(ours.program.process.pid), "MB", alone)
        client, plain = Http(ours.port), Http(port)
        state = client.get(f"/api/v1/sites/{site.id}/board/main")[1]
        times: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(calls):
            times["ours"].append(_call(client, site, screens))
            state = client.get(f"/api/v1/sites/{site.id}/board/main")[1]
            times["bare"].append(_broadcast(plain, state, others))
        screens.close()
        others.close()
    p99 = {name: percentile(found, 99) * 1000 for name, found in times.items()}
    p50 = {name: percentile(found, 50) * 1000 for name, found in times.items()}
    return [
        Measure("call.fanout_300.p99_ms", p99["ours"], "ms", p99["bare"], 1.5, tolerance=0.6),
        Measure("call.fanout_300.p50_ms", p50["ours"], "ms", p50["bare"]),
        memory,
    ]


def _call(client: Http, site: SiteAccess, screens: Displays) -> float:
    with_next = _next_number(client, site)
    screens.expect(f'"number":"{with_next}"')
    began = time.perf_counter()
    status, visit = client.post(
        f"/api/v1/sites/{site.id}/service-points/counter-1/next", token=site.adviser
    )
    assert status == 200, visit
    taken = screens.last_seen() - began
    screens.expect('"state":"ended"')
    client.post(f"/api/v1/visits/{visit['visit']}/no-show", token=site.adviser)
    screens.last_seen()
    return taken


def _next_number(client: Http, site: SiteAccess) -> str:
    status, found = client.get(f"/api/v1/sites/{site.id}/waiting", site.adviser)
    assert status == 200, found
    return str(found["visits"][0]["number"])


def _broadcast(client: Http, state: object, screens: Displays) -> float:
    mark = secrets.token_hex(4)
    screens.expect(mark)
    began = time.perf_counter()
    status, _ = client.post("/broadcast", {"mark": mark, "state": state})
    assert status == 200
    return screens.last_seen() - began


def _rss_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _cpu_s(pid: int) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kiosk_page(folder: Path) -> list[Measure]:
    """What a kiosk transfers at its first load, in kB of 1,000 bytes, against the 200 allowed.

    As Chromium counts it: headers and bodies as they came over the wire, web sockets left out.
    """
    from tests.chromium import chromium

    with house(folder / "house") as (ours, site), chromium() as browser:
        page = browser.new_page(viewport={"width": 1080, "height": 1920})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[float] = []
        session.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
        page.goto(f"{ours.url}/kiosk/{site.id}/entrance?token={site.kiosk}")
        page.get_by_role("button").first.wait_for()
        page.wait_for_load_state("load")
    return [Measure("kiosk.page_kb", sum(sizes) / 1000, "kB", 200, most=1)]


__all__ = ["Measure", "fanout", "issue", "json", "kiosk_page"]
