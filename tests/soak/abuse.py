"""Whoever means ill, as many and as fast as they like, while others go on: what they wait, and what
the server keeps of it."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import requests

from tests.abuse import Abuse
from tests.running import PIN, House, SiteAccess, running, wait_until

#: What must hold (ms, MB).
MOST_WAIT_MS = 250.0
MOST_GROWTH_MB = 200
SOCKETS = 5000
_A_MINUTE_S = 60.0


def resident(pid: int) -> int:
    """What a process keeps in memory, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    raise AssertionError("no such process")


class Others(threading.Thread):
    """A monitor and a kiosk that go on: how long each of their requests takes, in ms."""

    def __init__(self, house: House, site: SiteAccess) -> None:
        super().__init__(daemon=True)
        self.health: list[float] = []
        self.tickets: list[float] = []
        self.stop = threading.Event()
        self._house, self._site = house, site

    def run(self) -> None:
        with requests.Session() as session:
            while not self.stop.wait(0.05):
                self.health.append(self._timed(session.get, "/api/v1/health"))
                self.tickets.append(
                    self._timed(
                        session.post,
                        f"/api/v1/sites/{self._site.id}/visits",
                        json={"enquiry": "council-tax", "language": "en"},
                        headers={"Authorization": f"Bearer {self._site.kiosk}"},
                    )
                )

    def _timed(self, ask: Any, path: str, **more: Any) -> float:
        begun = time.monotonic()
        answer = ask(f"{self._house.url}{path}", timeout=60, **more)
        assert answer.ok, answer.text
        return (time.monotonic() - begun) * 1000


def p99(values: list[float]) -> float:
    """Nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, round(0.99 * len(ordered) + 0.5) - 1)]


def sign_ins(site: SiteAccess) -> str:
    """A sign-in with a wrong PIN, as it is sent."""
    body = f'{{"adviser": "megan", "pin": "{PIN[::-1]}"}}'
    return (
        f"POST /api/v1/sites/{site.id}/service-points/counter-3/sign-on HTTP/1.1\r\nHost: x\r\n"
        f"Authorization: Bearer {site.adviser}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )


def under_abuse(folder: Path, seconds: float, sockets: int = SOCKETS) -> tuple[float, float, int]:
    """(a ticket's p99 and health's, in ms; growth in MB) while all of it happens at once."""
    head = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Slow: "
    form = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nwho="
    with running(folder / "house", forked=False) as house, ExitStack() as ill:
        site = house.add_site(pins_too=True)
        house.issue(site)
        pid = house.program.process.pid
        before = resident(pid)
        others = Others(house, site)
        others.start()
        join = f'2/display,0["join",{{"site":"{site.id}","zone":"main"}}]'
        says = [join, '2/display,1["junk",{"a":1}]', '2/display,2["join",{"site":"no"}]']
        idle = ill.enter_context(Abuse("idle", house.port, count=sockets))
        idle.until(lambda counts: bool(counts.get("done")))
        for text in (head, form):
            ill.enter_context(Abuse("slow", house.port, count=100, text=text))
        ill.enter_context(
            Abuse("chatter", house.port, count=100, rate=1000, first=["40/display,"], says=says)
        )
        ill.enter_context(Abuse("posts", house.port, count=64, text=sign_ins(site)))
        threading.Event().wait(seconds)
        growth = resident(pid) - before
        assert idle.counts["open"] >= sockets * 0.99, idle.counts
        others.stop.set()
        others.join(120)
        ill.close()
        open_now = lambda: requests.get(f"{house.url}/api/v1/health", timeout=60).json()["sockets"]  # noqa: E731
        wait_until(lambda: open_now()["open"] == 0, _A_MINUTE_S, "the end of every socket")
        assert house.issue(site)["number"]
        assert "Traceback" not in house.program.said
    return p99(others.tickets), p99(others.health), growth
