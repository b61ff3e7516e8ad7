"""A demonstration started as a program, as somebody starts it who tries the house out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import requests

from server.demo.house import free_port
from storage import Store
from tests.helpers import ROOT

PATIENCE_S = 120.0
#: A year's past is ten seconds of work; on a machine that does much else, that is minutes.
WITH_A_PAST_S = 600.0


def until(wanted: Callable[[], Any], what: str, patience_s: float = PATIENCE_S) -> Any:
    """The first true answer of `wanted`; fails after `patience_s`."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if found := wanted():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain: {what}")


def processes_of(data: Path) -> dict[int, str]:
    """The processes that name this folder in their command line."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                dead = ") Z " in (entry / "stat").read_text()
            except (OSError, UnicodeDecodeError):
                continue
            if str(data) in words and not dead:
                found[int(entry.name)] = words
    return found


class Demo:
    """A running demonstration."""

    def __init__(self, data: Path, port: int, process: subprocess.Popen[str]) -> None:
        self.data = data
        self.port = port
        self.process = process

    @property
    def facts(self) -> dict[str, Any]:
        """demo.json."""
        return dict(json.loads((self.data / "demo.json").read_text()))

    def ready(self) -> bool:
        """Whether it says so, and not one that was killed before; fails if it has ended."""
        assert self.process.poll() is None, self.process.communicate()[0]
        with suppress(FileNotFoundError):
            return str(self.facts["url"]).endswith(f":{self.port}")
        return False

    def take_ticket(self, kiosk: str = "entrance-left") -> dict[str, Any]:
        """A ticket, by the kiosk's token."""
        facts = self.facts
        answer = requests.post(
            f"{facts['url']}/api/v1/sites/{facts['site']}/visits",
            json={"enquiry": "council-tax", "language": "en", "kiosk": kiosk},
            headers={
                "Authorization": f"Bearer {facts['kiosk_tokens'][kiosk]}",
                "Idempotency-Key": os.urandom(8).hex(),
            },
            timeout=90,
        )
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def slip(self, number: int, printer: str = "entrance-left-printer") -> Path:
        """The picture of a slip, once it has come out."""
        path = self.data / "printers" / printer / f"{number:04d}.png"
        until(path.exists, f"{path.name} of {printer}")
        return path


@contextmanager
def demo(data: Path, *arguments: str) -> Iterator[Demo]:
    """Start it, wait until it is ready, and stop it with SIGTERM."""
    port = free_port()
    command = [sys.executable, "-m", "server", "demo", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--data", str(data), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    running = Demo(data, port, process)
    try:
        patience_s = PATIENCE_S if "--no-past" in arguments else WITH_A_PAST_S
        until(running.ready, "the demonstration to be ready", patience_s)
        yield running
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE_S)


def past_of(data: Path) -> tuple[int, int]:
    """How many visits there were before today, and how many times they were said to be made up."""
    with closing(Store(data / "nextplease.db")) as store, store.read() as conn:
        today = datetime.now(ZoneInfo("Europe/London")).date().isoformat()
        visits = conn.execute("SELECT count(*) FROM visit WHERE service_day < ?", (today,))
        marks = conn.execute("SELECT count(*) FROM event WHERE kind = 'past_made_up'")
        return visits.fetchone()[0], marks.fetchone()[0]


def ended(house: Demo) -> set[str]:
    """The numbers of those whose visit is over, as the waiting area's screen has them."""
    facts = house.facts
    board = f"{facts['url']}/api/v1/sites/{facts['site']}/board/{facts['zone']}"
    calls = requests.get(board, timeout=90).json()["calls"]
    return {call["number"] for call in calls if call["state"] == "ended"}
