"""What tickets cost while printers hang: twenty agents and sixty printers on one server.

As a program, `python -m tests.bench.hanging SETTING.json`, the printers and the agents of one
house, all in one process: what is measured is the server beside them.
"""

from __future__ import annotations

import json
import logging
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
from tests.bench.clients import Http
from tests.bench.measures import Measure, percentile
from tests.running import House, Program, SiteAccess, wait_until
from tests.site_text import site_text
from web import tokens

AGENTS, PRINTERS, HANG_EVERY = 20, 60, 3
#: Kiosks that are touched at once, and how often: many more than a council has.
_CLIENTS, _PAUSE_S = 6, 0.2
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


def hanging_devices(folder: Path) -> list[Measure]:
    """A ticket's p99 from six kiosks that are touched five times a second each, every ticket
    printed, while a third of sixty printers hang, against the same with none that hangs.

    Half of those that hang take a connection and nothing more; the others say that they are well
    and stop reading in the middle of a slip. Both houses run at once, with 20 agents each, and take
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
    ports = _ports()
    more = "".join(
        _PRINTER.format(n=n, port=port, agent=n % AGENTS) for n, port in enumerate(ports)
    )
    house = House(folder, forked=False)
    devices = None
    try:
        site = house.add_site("riverside", text=site_text("riverside") + more)
        now = datetime.now(UTC)
        secret = [
            tokens.make(house.store, "agent", site=None, name=f"a-{n}", now=now)
            for n in range(AGENTS)
        ]
        house.start()
        setting = folder / "setting.json"
        said = {"server": house.url, "ports": ports, "tokens": secret, "hang": hang}
        setting.write_text(json.dumps(said), encoding="utf-8")
        devices = Program(folder / "devices.log", "-m", "tests.bench.hanging", str(setting))
        expected = PRINTERS - (PRINTERS // HANG_EVERY // 2 if hang else 0)
        well = "SELECT count(*) FROM device WHERE state = 'ready'"
        wait_until(lambda: house.rows(well) == [(expected,)], 180, "the printers")
        yield house, site
    finally:
        if devices is not None:
            devices.kill()
        house.close()


def _ports() -> list[int]:
    """As many free ports, no two alike."""
    with ExitStack() as stack:
        held = [
            stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(PRINTERS)
        ]
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

    threads = [threading.Thread(target=touch, args=(mine, n)) for n, mine in enumerate(times)]
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


def _serve(setting: dict[str, Any], folder: Path) -> None:
    for n, port in enumerate(setting["ports"]):
        listener = socket.create_server(("127.0.0.1", port), backlog=8)
        hangs = setting["hang"] and n % HANG_EVERY == 0
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
