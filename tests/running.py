"""A whole house for tests: the server as a program of its own on a free port of the loopback
address, with sites that never close, tokens, PINs, and an emulated printer where one is wanted."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import requests

from hardware.emulators.printer import CONTROL
from server.opening import MIGRATIONS
from storage import Store
from tests import addresses, forking
from tests.described import Description
from tests.forking import Forked
from tests.helpers import hash_of, set_pin
from tests.site_text import at_noon, site_text
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.visits import replay
from web import tokens

ROOT = Path(__file__).resolve().parent.parent
PIN = "2846"
T = TypeVar("T")


def wait_until(happened: Callable[[], T], timeout: float = 120.0, what: str = "it") -> T:
    """What `happened` gives, as soon as that is true; AssertionError if it isn't in time.

    It is asked less and less often: to ask takes from the time of who is waited for.
    """
    deadline, pause = time.monotonic() + timeout, 0.01
    while not (found := happened()):
        assert time.monotonic() < deadline, f"{what} did not happen within {timeout} s"
        threading.Event().wait(pause)
        pause = min(pause * 1.3, 0.15)
    return found


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Program:
    """A program that writes to a log file; ended by its own process id."""

    process: subprocess.Popen[bytes] | Forked

    def __init__(self, log: Path, *arguments: str, environment: dict[str, str] | None = None):
        self.log = log
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
            )

    @classmethod
    def that_runs(cls, log: Path, process: Forked) -> Program:
        """One that was started elsewhere."""
        made = cls.__new__(cls)
        made.log, made.process = log, process
        return made

    @property
    def said(self) -> str:
        """Everything that it wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self, timeout: float = 60.0) -> int:
        """SIGTERM; its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self) -> None:
        """SIGKILL: as when the power goes."""
        self.process.kill()
        self.process.wait(90)


class PrinterProcess(Program):
    """An emulated printer as a program: it outlives every death of the server and the agent. On a
    port of the loopback address, or at the end of a line, by its name `link`."""

    def __init__(self, folder: Path, link: Path | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.link = link
        self.port = free_port()
        self.log = folder / "printer.log"
        arguments = ["hardware.emulators.printer", "--folder", str(folder)]
        arguments += ["--profile", "TM-T20II"]
        arguments += ["--pty", str(link)] if link else ["--port", str(self.port)]
        forked = forking.fork(forking.HARDWARE, arguments, {}, self.log)
        if forked is None:
            super().__init__(self.log, "-m", *arguments)
        else:
            self.process = forked
        wait_until(lambda: "plugged in" in self.said, what="the printer's start")

    @property
    def address(self) -> str:
        return str(self.link) if self.link else f"127.0.0.1:{self.port}"

    def set(self, state: str, slow: float = 0.0) -> None:
        """Be in this state when this returns."""
        changes = self.said.count("state set")
        part = self.folder / "control.part"
        part.write_text(json.dumps({"state": state, "slow": slow}))
        part.rename(self.folder / CONTROL)
        wait_until(lambda: self.said.count("state set") > changes, what=f"printer {state}")

    def numbers(self) -> list[str]:
        """The ticket number of every slip that came out, in order."""
        texts = [path.with_suffix(".txt") for path in sorted(self.folder.glob("*.png"))]
        return [number_on(text.read_text(encoding="utf-8")) for text in texts]


def number_on(text: str) -> str:
    """The ticket number in a slip's native text."""
    found = re.search(r"\b[A-Z]{1,2}\d{3,}\b", text)
    assert found is not None, text
    return found.group()


@dataclass
class SiteAccess:
    """A loaded site, and the secrets of who may do what there."""

    id: str
    kiosk: str
    adviser: str
    supervisor: str


class House:
    """A server of its own in `folder`. `agent`: whether it drives devices. `environment`: of its
    programs, besides the settings. `forked`: whether a server may be a fork (tests/forking.py);
    what is measured is none. `own_workers`: whether the processes beside it are programs too."""

    #: Of all servers of this program: what it says comes of the code alone.
    _description: Description | None = None

    def __init__(
        self,
        folder: Path,
        mode: str = "eventlet",
        *,
        agent: bool = False,
        environment: Mapping[str, str] | None = None,
        forked: bool = True,
        own_workers: bool = False,
        **settings: str | int,
    ) -> None:
        self.data = folder
        self._forked, self._own_workers = forked, own_workers
        self.mode = mode
        self.port = free_port()
        self._environment = {"NEXTPLEASE_AGENT": str(agent).lower(), **(environment or {})}
        self._environment |= {f"NEXTPLEASE_{k.upper()}": str(v) for k, v in settings.items()}
        self.store = Store(folder / "nextplease.db")
        self.store.migrate(MIGRATIONS)
        self.programs: list[Program] = []
        self._count = 0

    # ------------------------------------------------------------------ sites

    def add_site(
        self, site: str | None = None, *, pins_too: bool = False, **more: Any
    ) -> SiteAccess:
        """Load a site of its own, where it is noon; a running server sees it at once. `text` may be
        the sample site's, whose id then gives way."""
        self._count += 1
        site = site or f"site-{self._count}"
        now = datetime.now(UTC)
        text = more.pop("text", None) or site_text(site, **more)
        text = text.replace('id = "riverside"', f'id = "{site}"', 1)
        commands.load_site(self.store, at_noon(text), now=now, actor=SYSTEM)
        if pins_too:
            for adviser in ("megan", "daniel", "carys"):
                set_pin(self.store, site, adviser, hash_of(PIN))
        made = {
            role: tokens.make(self.store, role, site=site, name=f"{site} {role}", now=now)
            for role in ("kiosk", "adviser", "supervisor")
        }
        return SiteAccess(site, **made)

    # ------------------------------------------------------------------ its life

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def program(self) -> Program:
        """The server that was started last."""
        return self.programs[-1]

    def launch(self, port: int | None = None) -> Program:
        """Start a server, and do not wait for it."""
        log = self.data / "server.log"
        arguments = ["--data", str(self.data), "serve"]
        arguments += ["--port", str(port or self.port), "--async-mode", self.mode]
        fork = None
        if self._forked:
            fork = forking.fork(
                *(self.mode, arguments, self._environment, log), own_workers=self._own_workers
            )
        if fork is not None:
            program = Program.that_runs(log, fork)
        else:
            program = Program(log, "-m", "server", *arguments, environment=self._environment)
        self.programs.append(program)
        return program

    def start(self, port: int | None = None) -> House:
        """Start a server and wait for its first answer."""
        program = self.launch(port)
        url = f"http://127.0.0.1:{port or self.port}/api/v1/health"

        def answers() -> bool:
            assert program.process.poll() is None, program.said
            with suppress(requests.RequestException):
                return requests.get(url, timeout=5).ok
            return False

        wait_until(answers, 120, "the server's start")
        return self

    def kill(self) -> None:
        """kill -9 of the server that was started last."""
        self.programs.pop().kill()

    def stop(self) -> None:
        """End every server of this house, politely."""
        while self.programs:
            self.programs.pop().stop()

    def close(self) -> None:
        """End everything that was started here, orphans too, and close the database."""
        try:
            self.stop()
        finally:
            for pid in self.agents():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.store.close()

    def agents(self) -> list[int]:
        """The process ids of the agents that keep their journal in this house."""
        journal = str(self.data / "agent" / "journal.db").encode()
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with suppress(OSError):
                    if journal in (entry / "cmdline").read_bytes().split(b"\0"):
                        found.append(int(entry.name))
        return found

    # ------------------------------------------------------------------ asking

    def post(
        self,
        path: str,
        body: Any = None,
        *,
        token: str | None = None,
        key: str | None = None,
        port: int | None = None,
        **more: Any,
    ) -> requests.Response:
        """POST to /api/v1; the answer, whatever it is."""
        headers = dict(more.pop("headers", {}))
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        if key is not None:
            headers["Idempotency-Key"] = key
        url = f"http://127.0.0.1:{port or self.port}/api/v1{path}"
        if body is not None:
            more["json"] = body
        return self._described(requests.post(url, headers=headers, timeout=90, **more))

    def get(self, path: str, *, token: str | None = None, **more: Any) -> requests.Response:
        """GET, from the root of the server."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers |= more.pop("headers", {})
        return self._described(requests.get(self.url + path, headers=headers, timeout=90, **more))

    def _described(self, answer: requests.Response) -> requests.Response:
        """The answer, if it is what the interface's own description says."""
        asked = answer.request
        path = (asked.path_url or "").partition("?")[0]
        if path.startswith("/api/v1/") and not path.endswith("/openapi.json"):
            if House._description is None:
                document = requests.get(f"{self.url}/api/v1/openapi.json", timeout=90)
                House._description = Description(document.json())
            wrong = House._description.check((asked.method or "").lower(), path, answer)
            assert wrong == [], wrong
        return answer

    def issue(
        self,
        site: SiteAccess,
        enquiry: str = "council-tax",
        *,
        kiosk: str | None = None,
        language: str = "en",
    ) -> dict[str, Any]:
        """A ticket; the 201's body."""
        body = {"enquiry": enquiry, "language": language}
        answer = self.post(
            f"/sites/{site.id}/visits",
            body | ({"kiosk": kiosk} if kiosk else {}),
            token=site.kiosk,
            key=secrets.token_hex(8),
        )
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def call(self, site: SiteAccess, point: str = "counter-1") -> dict[str, Any] | None:
        """The next visit at a service point; None when nobody waits."""
        answer = self.post(f"/sites/{site.id}/service-points/{point}/next", token=site.adviser)
        assert answer.status_code in (200, 204), answer.text
        return answer.json() if answer.content else None

    def change(self, site: SiteAccess, visit: str, deed: str, body: Any = None) -> dict[str, Any]:
        """recall, start, no-show or finish; the visit."""
        answer = self.post(f"/visits/{visit}/{deed}", body, token=site.adviser)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    # ------------------------------------------------------------------ looking

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a query finds in the database."""
        with self.store.read() as conn:
            return [tuple(row) for row in conn.execute(sql, values)]

    def troubles(self) -> list[str]:
        """What is wrong with the database: damage, and where log and tables disagree."""
        integrity = self.store.integrity()
        damage = [] if integrity == "ok" else [integrity]
        return damage + self.store.report(replay.differences)


#: For a server that many tests share, from one address: a limit is reached by none of them alone.
UNLIMITED = {"anonymous_rate": "1000000 per minute", "sign_in_rate": "1000000 per minute"}


@contextmanager
def running(folder: Path, mode: str = "eventlet", *, at: str = "", **more: Any) -> Iterator[House]:
    """A house whose server runs until the end of the block, where the last of the name `at` did."""
    folder.mkdir(parents=True, exist_ok=True)
    house = House(folder, mode, **more)
    if at:
        house.port = addresses.port(at)
    try:
        yield house.start()
    finally:
        house.close()
