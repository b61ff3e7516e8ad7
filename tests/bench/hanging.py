"""What tickets cost while devices hang: twenty agents and sixty devices on one server, printers,
LED boards, call pads and loudspeakers.

As a program, `python -m tests.bench.hanging SETTING.json`, the devices and the agents of one house,
all in one process: what is measured is the server beside them.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import socket
import sys
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog

from hardware.agent.agent import Agent
from hardware.agent.identity import Identity
from hardware.emulators.speaking import Device, ModbusLine
from tests.bench.clients import Http
from tests.bench.measures import Measure, percentile
from tests.running import House, Program, SiteAccess, wait_until
from tests.site_text import site_text
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places
from web import tokens

#: Sixty devices: each line has a board and a pad. The third of each kind hangs.
AGENTS, PRINTERS, LINES, SPEAKERS, HANG_EVERY = 20, 24, 12, 12, 3
DEVICES = PRINTERS + 2 * LINES + SPEAKERS
#: Kiosks that are touched at once, and how often: many more than a council has.
_CLIENTS, _PAUSE_S = 6, 0.2
#: Two advisers call, one a second: boards show it, loudspeakers say it.
_ADVISERS, _CALL_EVERY_S = {"counter-1": "megan", "counter-2": "carys"}, 1.0
_ROUNDS, _SECONDS = 8, 6.0
_PRINTER = """
[[printers]]
id = "p-{n}"
name = "Printer {n}"
transport = "network"
address = "127.0.0.1:{port}"
agent = "a-{agent}"
profile = "TM-T20II"
style = "text"
expires_after = 30

[[kiosks]]
id = "k-{n}"
name = "Kiosk {n}"
zone = "main"
printer = "p-{n}"
"""
_LINE = """
[[lines]]
id = "l-{n}"
name = "Line {n}"
protocol = "modbus"
transport = "network"
address = "127.0.0.1:{port}"
agent = "a-{agent}"

[[boards]]
id = "b-{n}"
name = "Board {n}"
line = "l-{n}"
number = 1
zones = ["main"]
rows = 2
columns = 8

[[pads]]
id = "pad-{n}"
name = "Pad {n}"
line = "l-{n}"
number = 2
place = "{place}"
next = "1"
recall = "2"
"""
_SPEAKER = """
[[speakers]]
id = "s-{n}"
name = "Loudspeaker {n}"
agent = "a-{agent}"
use = "counter"
places = ["{place}"]
output = "{output}"
"""
#: Plays in no time, or never ends; whoever waits for it gives it up after some seconds.
_PLAYS = """#!/bin/sh
case "$*" in *hangs*) exec sleep 30 ;; esac
"""


def hanging_devices(folder: Path) -> list[Measure]:
    """A ticket's p99 from six kiosks that are touched five times a second each, every ticket
    printed, while a third of sixty devices hang, against the same with none that hangs.

    24 printers, 12 boards, 12 pads and 12 loudspeakers. Of the printers that hang half take a
    connection and nothing more; the others say that they are well and stop reading in the middle of
    a slip. Lines that hang take a connection and never answer, loudspeakers never end a sound.
    Meanwhile one visitor a second is called. Both houses run at once, with 20 agents each, and take
    turns of six seconds. What is measured begins at the request and ends at the answer.
    """
    with ExitStack() as stack:
        houses = {
            name: stack.enter_context(_house(folder / name, hang=name == "hanging"))
            for name in ("hanging", "well")
        }
        times: dict[str, list[float]] = {name: [] for name in houses}
        for turn in range(_ROUNDS + 1):
            for name, (house, site) in houses.items():
                found = _touched(house, site)
                times[name] += found if turn else []  # the first is for warming up
    p99 = {name: percentile(found, 99) * 1000 for name, found in times.items()}
    return [
        Measure(
            "issue.hanging_devices.p99_ms", p99["hanging"], "ms", p99["well"], 1.5, tolerance=0.6
        )
    ]


@contextmanager
def _house(folder: Path, *, hang: bool) -> Any:
    folder.mkdir(parents=True)
    ports = _ports(PRINTERS + LINES)
    house = House(folder, forked=False)
    devices = None
    try:
        text = site_text("riverside") + _devices(ports, hang=hang)
        site = house.add_site("riverside", text=text)
        now = datetime.now(UTC)
        for point, adviser in _ADVISERS.items():
            places.sign_on(house.store, site.id, adviser, point, Ask(now, SYSTEM))
        secret = [
            tokens.make(house.store, "agent", site=None, name=f"a-{n}", now=now)
            for n in range(AGENTS)
        ]
        house.start()
        setting = folder / "setting.json"
        said = {"server": house.url, "ports": ports, "tokens": secret, "hang": hang}
        setting.write_text(json.dumps(said), encoding="utf-8")
        devices = Program(folder / "devices.log", "-m", "tests.bench.hanging", str(setting))
        # A printer that stops in the middle of a slip is well until then.
        hanging = (DEVICES - PRINTERS // 2) // HANG_EVERY if hang else 0
        states = "SELECT count(*) FROM device WHERE state = ?"
        ready, silent = ((DEVICES - hanging,),), ((hanging,),)
        wait_until(
            lambda: (
                tuple(house.rows(states, "ready")) == ready
                and tuple(house.rows(states, "silent")) == silent
            ),
            180,
            "the devices",
        )
        yield house, site
    finally:
        if devices is not None:
            devices.kill()
        house.close()


def _devices(ports: list[int], *, hang: bool) -> str:
    """What the site file has of them, spread over the agents: two to four each."""
    points = list(_ADVISERS)
    texts = [_PRINTER.format(n=n, port=ports[n], agent=n % AGENTS) for n in range(PRINTERS)]
    for n in range(LINES):
        place = points[n % len(points)]
        texts.append(_LINE.format(n=n, port=ports[PRINTERS + n], agent=AGENTS - 1 - n, place=place))
    for n in range(SPEAKERS):
        place, output = points[n % len(points)], f"hangs{n}" if hang and _hangs(n) else f"plays{n}"
        agent = (n + PRINTERS - AGENTS) % AGENTS
        texts.append(_SPEAKER.format(n=n, agent=agent, place=place, output=output))
    return "".join(texts)


def _hangs(n: int) -> bool:
    return n % HANG_EVERY == 0


def _ports(count: int) -> list[int]:
    """As many free ports, no two alike."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in held]


def _touched(house: House, site: SiteAccess) -> list[float]:
    path = f"/api/v1/sites/{site.id}/visits"
    times: list[list[float]] = [[] for _ in range(_CLIENTS)]
    until = time.perf_counter() + _SECONDS

    def touch(mine: list[float], first: int) -> None:
        client, kiosk = Http(house.port), first
        while time.perf_counter() < until:
            body = {"enquiry": "council-tax", "language": "en", "kiosk": f"k-{kiosk % PRINTERS}"}
            began = time.perf_counter()
            status, answer = client.post(path, body, site.kiosk, secrets.token_hex(8))
            mine.append(time.perf_counter() - began)
            assert status == 201, answer
            kiosk += _CLIENTS
            time.sleep(_PAUSE_S)
        client.close()

    def call() -> None:
        client, visits = Http(house.port), f"/api/v1/sites/{site.id}/service-points"
        points = list(_ADVISERS) * round(_SECONDS)
        while (point := points.pop()) and time.perf_counter() < until:
            status, visit = client.post(f"{visits}/{point}/next", token=site.adviser)
            if status == 200:
                client.post(f"/api/v1/visits/{visit['visit']}/no-show", token=site.adviser)
            time.sleep(_CALL_EVERY_S)
        client.close()

    threads = [threading.Thread(target=touch, args=(mine, n)) for n, mine in enumerate(times)]
    threads.append(threading.Thread(target=call))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for mine in times for one in mine]


# ---------------------------------------------------------------------- the devices' program


def _printer(listener: socket.socket, kind: str) -> None:
    """A printer at the end of a line: 'well', 'mute' (takes a connection and nothing more), or
    'stuck' (says that it is well, and reads the beginning of a slip)."""
    kept: list[socket.socket] = []
    while True:
        line, _ = listener.accept()
        if kind == "mute":
            kept = [*kept[-3:], line]
        else:
            threading.Thread(target=_talk, args=(line, kind), daemon=True).start()


def _talk(line: socket.socket, kind: str) -> None:
    taken = 0
    with suppress(OSError), line:
        while piece := line.recv(1024):
            # Whatever is asked in real time is answered 'well'; slips are read and forgotten.
            line.sendall(b"\x12" * piece.count(b"\x10\x04"))
            taken += len(piece)
            if kind == "stuck" and taken > 1024:
                time.sleep(3600)


def _line(listener: socket.socket, hangs: bool) -> None:
    """A line with a board and a pad; one that hangs takes what comes and never answers."""
    while True:
        line, _ = listener.accept()
        threading.Thread(target=_answer, args=(line, hangs), daemon=True).start()


def _answer(line: socket.socket, hangs: bool) -> None:
    devices = [Device("board", 1), Device("pad", 2)]
    speaks = ModbusLine(lambda: devices)
    with suppress(OSError), line:
        while data := line.recv(1024):
            if not hangs and (answer := speaks.take(data)):
                line.sendall(answer)


def _serve(setting: dict[str, Any], folder: Path) -> None:
    program = folder / "bin" / "aplay"
    program.parent.mkdir()
    program.write_text(_PLAYS)
    program.chmod(0o755)
    os.environ["PATH"] = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    listeners = [socket.create_server(("127.0.0.1", port)) for port in setting["ports"]]
    for n, listener in enumerate(listeners[PRINTERS:]):
        hangs = setting["hang"] and _hangs(n)
        threading.Thread(target=_line, args=(listener, hangs), daemon=True).start()
    for n, listener in enumerate(listeners[:PRINTERS]):
        hangs = setting["hang"] and _hangs(n)
        kind = "well" if not hangs else "mute" if n % (2 * HANG_EVERY) == 0 else "stuck"
        threading.Thread(target=_printer, args=(listener, kind), daemon=True).start()
    agents = []
    for n, token in enumerate(setting["tokens"]):
        file = folder / f"token-{n}"
        file.write_text(token, encoding="ascii")
        journal = folder / f"agent-{n}" / "journal.db"
        agent = Agent(setting["server"], Identity(file, journal.with_name("own")), journal)
        agents.append(threading.Thread(target=agent.run))
        agents[-1].start()
    for one in agents:
        one.join()


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    given = Path(sys.argv[1])
    _serve(json.loads(given.read_text(encoding="utf-8")), given.parent)
