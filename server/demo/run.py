"""`nextplease demo`: a whole house on this machine, to try out, and gone when it is stopped.

This process only looks after the others: two emulated printers, the server (which starts its own
agent), and the simulated people. All of them end with it.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import requests

from server.children import Child, end_all
from server.demo import field
from server.demo import house as demo_house
from server.demo.house import DemoHouse
from server.devices import device_id
from server.settings import PREFIX

DEMO_FILE = "demo.json"
PLAN_FILE = "people.json"
_ROOT = str(Path(__file__).resolve().parents[2])
_READY_WITHIN_S = 90.0
_STOPS_WITHIN_S = 5.0
_LOOK_S = 0.1
#: What died within so long of its start would die again.
_STAYS_S = 10.0


class DemoError(click.ClickException):
    """The demonstration cannot be shown; the message says what to do."""


def run_demo(
    port: int = 8000,
    data: Path = Path("demo-data"),
    speed: float = 1.0,
    visitors: bool = True,
    past: bool = True,
) -> None:
    """Show the house on `port` until SIGTERM or Ctrl-C; everything it keeps is in `data`.

    A new house gets a `past`, said to be made up.

    `DATA/demo.json` (mode 0600: it holds tokens and PINs) is there exactly while everything is
    ready. Raises DemoError.
    """
    if not speed > 0:
        raise DemoError("--speed is greater than 0: 1 is life, 10 is ten times as fast.")
    if not demo_house.is_free(port):
        raise DemoError(
            f"Port {port} is already in use on this machine. Stop the program that has it, or "
            f"choose another: nextplease demo --port {port + 1}"
        )
    data = data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    with _alone(data):
        Demo(port, data, speed, visitors, past).run()


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One demonstration at a time in a folder."""
    with (data / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DemoError(
                f"Another demonstration runs in {data}. Stop it, or choose another folder "
                "with --data."
            ) from error
        yield


class Demo:
    """One run of the demonstration."""

    def __init__(self, port: int, data: Path, speed: float, visitors: bool, past: bool) -> None:
        self._port = port
        self._data = data
        self._speed = speed
        self._visitors = visitors
        self._past = past
        self._stopping = threading.Event()
        self._children: list[Child] = []
        self._started: dict[str, float] = {}
        path = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH"))))
        # Settings of another server on this machine are not meant for this one.
        kept = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
        self._env = {**kept, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}

    def run(self) -> None:
        """Start everything, look after it, end everything."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: self._stopping.set())
        (self._data / DEMO_FILE).unlink(missing_ok=True)
        click.echo("Setting the house up …")
        house: DemoHouse | None = None
        try:
            house = demo_house.set_up(self._data, self._port, past=self._past, speed=self._speed)
            self._start(house)
            if not self._stopping.is_set():
                self._open(house)
            self._look_after()
        finally:
            (self._data / DEMO_FILE).unlink(missing_ok=True)
            # The server ends its agent, which finishes its slip: so the printers come last.
            printers = {printer.id for printer in house.site.printers} if house else set()
            lines = {f"line-{line.id}" for line in house.site.lines} if house else set()
            others = [child for child in self._children if child.name not in printers | lines]
            end_all(others, _STOPS_WITHIN_S)
            end_all(self._children, _STOPS_WITHIN_S)
        click.echo("\nStopped. Everything is kept; start again to go on.")

    # ------------------------------------------------------------------ starting

    def _child(self, name: str, *arguments: str, **settings: str) -> None:
        env = self._env | {PREFIX + key.upper(): value for key, value in settings.items()}
        log = self._data / "log" / f"{name}.log"
        log.unlink(missing_ok=True)
        child = Child(name, [sys.executable, "-P", "-m", *arguments], log=log, env=env)
        self._children.append(child)
        self._begin(child)

    def _begin(self, child: Child) -> None:
        self._started[child.name] = time.monotonic()
        child.start()

    def _start(self, house: DemoHouse) -> None:
        for printer in house.site.printers:
            demo_house.ready_control(self._data, printer)
            arguments = demo_house.emulator_arguments(self._data, printer)
            self._child(printer.id, "hardware.emulators.printer", *arguments)
        for line in house.site.lines:
            arguments = field.emulator_arguments(self._data, house.site, line)
            self._child(f"line-{line.id}", "hardware.emulators.field", *arguments)
        plays = field.players(self._data, house.site)  # before this machine's own loudspeakers
        self._env["PATH"] = os.pathsep.join((str(plays), self._env.get("PATH", os.defpath)))
        self._child(
            "server", "server", "--data", str(self._data), "serve", "--host", "127.0.0.1",
            "--port", str(self._port),
            demo="true", sign_in_rate="600 per minute", anonymous_rate="12000 per minute",
            backups_kept="0",
        )  # fmt: skip
        until = time.monotonic() + _READY_WITHIN_S
        missing = "the server does not answer"
        while missing and not self._stopping.wait(_LOOK_S):
            missing = self._missing(house)
            self._complain(late=time.monotonic() > until, missing=missing)

    def _missing(self, house: DemoHouse) -> str:
        """What is not ready yet; '' for nothing."""
        try:
            health = requests.get(f"{house.url}/api/v1/health", timeout=5)
            parts: dict[str, Any] = health.json()["parts"] if health.ok else {}
        except (requests.RequestException, ValueError, KeyError):
            return "the server does not answer"
        for printer in house.site.printers:
            name = f"{house.site.id}/{device_id(house.site.id, printer.id)}"
            state = parts.get(name, "not known to the server")
            if state != "ok":
                return f"the printer {printer.id} is {state}"
        return ""

    def _complain(self, *, late: bool, missing: str) -> None:
        for child in self._children:
            if not child.alive:
                raise DemoError(f"{child.name} ended while starting:\n{child.last_words()}")
        if late and missing:
            server = next(child for child in self._children if child.name == "server")
            raise DemoError(f"Not ready in time: {missing}.\n{server.last_words()}")

    def _open(self, house: DemoHouse) -> None:
        facts = house.facts(visitors=self._visitors, speed=self._speed)
        demo_house.write_private(self._data / DEMO_FILE, json.dumps(facts, indent=2) + "\n")
        if self._visitors:
            plan = self._data / PLAN_FILE
            demo_house.write_private(plan, house.plan().model_dump_json(indent=2) + "\n")
            self._child("people", "simulation", str(plan), "--speed", str(self._speed))
        click.echo(_summary(house, self._visitors, self._speed))

    # ------------------------------------------------------------------ running

    def _look_after(self) -> None:
        """Start again what ends by itself, until it is told to stop."""
        while not self._stopping.wait(_LOOK_S):
            for child in self._children:
                if child.alive:
                    continue
                lived = time.monotonic() - self._started[child.name]
                if lived < _STAYS_S:
                    raise DemoError(f"{child.name} ended again and again:\n{child.last_words()}")
                click.echo(f"{child.name} ended (code {child.code}); starting it again.")
                self._begin(child)


def _summary(house: DemoHouse, visitors: bool, speed: float) -> str:
    own = next(one for one in house.staff if one not in house.simulated)
    name = house.site.adviser(own.adviser).name
    place = house.site.service_point(own.service_point).called("en")
    pace = "" if speed == 1 else f", {speed:g} times as fast as life"
    door = ", a receptionist" if house.receptionist else ""
    people = f"{len(house.simulated)} advisers{door} and their visitors are simulated{pace}."
    if not visitors:
        people = "Nobody comes and nobody serves but you."
    past = ""
    if house.made_up is not None:
        past = f"  What it shows of {house.made_up[0]} to {house.made_up[1]} is made up.\n"
    return (
        f"\n  {house.site.called('en')} is open: {house.url}/\n\n"
        f"  {people}\n"
        f"  {place} is free for you: sign on as {name}, PIN {own.pin}.\n"
        f"{past}"
        f"  Tickets come out in {house.data / 'printers'}\n\n"
        "  Stop with Ctrl-C.\n"
    )
