"""Work that a server has done by processes of its own: what hangs or dies there stays there."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import requests

from display.voice import sound
from tests.integration.faults.test_kill_server import called, load
from tests.integration.figures.figures_data import add_steps, random_steps
from tests.running import PIN, UNLIMITED, House, PrinterProcess, SiteAccess, running, wait_until
from tests.screens import Screen
from ticketing import sites

TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def either_house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """A server in each async mode, with workers that are its own children."""
    folder = tmp_path_factory.mktemp("house")
    with running(folder, request.param, own_workers=True, **UNLIMITED) as found:
        yield found


def workers(house: House, warm: str) -> list[int]:
    """The processes of the server that have a module ready, by which one kind is known."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with suppress(OSError, IndexError):
            said = (entry / "cmdline").read_bytes().split(b"\0")
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == house.program.process.pid and b"server.aside.worker" in said:
                how = json.loads(said[said.index(b"server.aside.worker") + 1])
                if any(warm in name for name in how["warm"]):
                    found.append(int(entry.name))
    return found


def figures(house: House, site: SiteAccess) -> requests.Response:
    path = f"/api/v1/sites/{site.id}/figures?from={TODAY}&to={TODAY + timedelta(days=2)}"
    return house.get(path, token=site.supervisor)


def a_reporter_that_hangs(house: House, site: SiteAccess) -> int:
    """The one process that makes reports, stopped in the middle of what it does."""
    assert figures(house, site).status_code == 200
    pid, *others = workers(house, "figures")
    os.kill(pid, signal.SIGSTOP)
    for other in others:
        os.kill(other, signal.SIGKILL)
    wait_until(lambda: workers(house, "figures") == [pid], what="the others' end")
    return pid


def test_a_report_that_hangs_holds_up_no_call_and_its_end_is_told(either_house: House) -> None:
    house = either_house
    site, other = house.add_site(), house.add_site()
    house.issue(site)
    pid = a_reporter_that_hangs(house, site)
    with ThreadPoolExecutor() as pool:
        asked = [pool.submit(figures, house, one) for one in (site, other)]
        # Another process is started for whoever finds the first one at work.
        wait_until(lambda: {*workers(house, "figures")} - {pid}, what="a second process")
        assert house.call(site) is not None
        assert not all(one.done() for one in asked)
        os.kill(pid, signal.SIGKILL)
        answers = [one.result(60) for one in asked]
    made, cut_short = sorted(answers, key=lambda answer: answer.status_code)
    assert made.status_code == 200
    assert (cut_short.status_code, cut_short.json()["type"]) == (
        503, "urn:nextplease:problem:cut-short",
    )  # fmt: skip
    assert "try again" in cut_short.json()["detail"]
    assert figures(house, site).json()["total"]["called"] == 1


def test_a_report_ends_when_whoever_asked_has_gone(either_house: House) -> None:
    house = either_house
    site = house.add_site()
    pid = a_reporter_that_hangs(house, site)
    asked = f"GET /api/v1/sites/{site.id}/figures HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    with socket.create_connection(("127.0.0.1", house.port)) as line:
        line.sendall(f"{asked}Authorization: Bearer {site.supervisor}\r\n\r\n".encode())
    wait_until(lambda: pid not in workers(house, "figures"), what="the report's end")
    assert figures(house, site).status_code == 200
    assert "Traceback" not in house.program.said


@pytest.fixture
def cannot_be_counted(either_house: House) -> Iterator[tuple[SiteAccess, date]]:
    """A site whose figures cannot be made from a day on. The log does not know of its steps, and
    the house is everybody's: they go with the test."""
    house = either_house
    access = house.add_site()
    with house.store.read() as conn:
        site = sites.get(conn, access.id)
    first, day = TODAY - timedelta(days=2), TODAY - timedelta(days=1)
    for number, one in enumerate((first, day)):
        steps = [step for step in random_steps(number, 40) if step.enquiry != "general-enquiries"]
        add_steps(house.store, site, one, steps)
    with house.store.write() as db:
        db.execute(
            "UPDATE step SET waiting_since = ? WHERE site = ? AND service_day = ?",
            (10**18, site.id, day.isoformat()),
        )
    yield access, day
    with house.store.write() as db:
        for table in ("figures_day", "step", "visit"):
            db.execute(f"DELETE FROM {table} WHERE site = ?", (site.id,))
    assert house.troubles() == []


def test_a_file_that_cannot_be_made_to_its_end_is_not_taken_for_a_whole_one(
    either_house: House, cannot_be_counted: tuple[SiteAccess, date]
) -> None:
    access, day = cannot_be_counted
    path = f"/api/v1/sites/{access.id}/steps.csv"
    first = day - timedelta(days=1)
    whole = either_house.get(f"{path}?from={first}&to={day}", token=access.supervisor)
    assert whole.text.count("\r\n") > 20
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        either_house.get(f"{path}?from={first}&to={TODAY}", token=access.supervisor)


# ---------------------------------------------------------------------- voices

#: Looking for the folder of temporary files takes long: a full disk, or one of the network.
_SLOW = """
import os, time
take_away, sleep, slow = os.unlink, time.sleep, os.environ["TMPDIR"]
def unlink(path, *args, **more):
    if str(path).startswith(slow):
        sleep(0.3)
    return take_away(path, *args, **more)
os.unlink = unlink
"""
#: Says everything as the sound in a file beside it.
_SYNTHESISER = """#!/bin/sh
while [ "$1" != -w ]; do shift; done
exec cp "$(dirname "$0")/tone.wav" "$2"
"""


def slow_house(folder: Path) -> dict[str, str]:
    """The environment of a house whose temporary files are slow, and whose synthesiser is quick."""
    for name in ("patches", "programs", "temporary"):
        (folder / name).mkdir(parents=True)
    (folder / "patches" / "sitecustomize.py").write_text(_SLOW)
    tone = 0.2 * np.sin(np.arange(sound.RATE // 4) / 8)
    (folder / "programs" / "tone.wav").write_bytes(sound.write_wav(tone.astype(np.float32)))
    synthesiser = folder / "programs" / "espeak-ng"
    synthesiser.write_text(_SYNTHESISER)
    synthesiser.chmod(0o755)
    return {
        "TMPDIR": str(folder / "temporary"),
        "PYTHONPATH": str(folder / "patches"),
        "PATH": f"{folder / 'programs'}:{os.environ['PATH']}",
    }


# Among green threads, where one that waits could stop all others.
def test_all_first_announcements_at_once_are_spoken_and_take_nothing_from_the_rest(
    tmp_path: Path,
) -> None:
    environment = slow_house(tmp_path / "environment")
    with running(tmp_path / "house", environment=environment) as house:
        site = house.add_site(pins_too=True)
        for point in ("counter-1", "counter-2"):
            house.issue(site)
            assert house.call(site, point) is not None
        board = house.get(f"/api/v1/sites/{site.id}/board/main").json()
        spoken = [
            f"/display/{site.id}/main/say/{call['announcement']}/{language}.wav"
            for call in board["calls"]
            for language in ("cy", "en")
        ]
        assert len(spoken) == 4
        together = threading.Barrier(4 * len(spoken))

        def say(path: str) -> int:
            together.wait(60)
            return house.get(path).status_code

        with ThreadPoolExecutor(4 * len(spoken)) as displays:
            assert [*displays.map(say, spoken * 4)] == [200] * 4 * len(spoken)
        assert figures(house, site).status_code == 200
        person = {"adviser": "daniel", "pin": PIN}
        path = f"/sites/{site.id}/service-points/counter-3/sign-on"
        assert house.post(path, person, token=site.adviser).status_code == 200
        parts = house.get("/api/v1/health").json()["parts"]
        assert (parts["voices"], parts["hashing"], parts["reports"]) == ("ok", "ok", "ok")
        assert "Traceback" not in house.program.said


# ---------------------------------------------------------------------- the end


# The soak does it five times in each mode.
def test_a_server_under_load_ends_in_time_when_it_is_told_to(tmp_path: Path) -> None:
    """One that takes longer than five seconds is ended by its own watch, and its code is not 0."""
    printer = PrinterProcess(tmp_path / "printer")
    until, stop = tmp_path / "until", threading.Event()

    def ask(house: House, site: SiteAccess, path: str) -> None:
        headers = {"Authorization": f"Bearer {site.supervisor}"}
        while not stop.is_set():
            with suppress(requests.RequestException):
                requests.get(f"{house.url}{path}", headers=headers, timeout=90)

    with running(tmp_path / "house", agent=True) as house, ExitStack() as ending:
        ending.callback(printer.stop)
        site = house.add_site(printer=printer.address, expires_after=3600)
        join = {"site": site.id, "zone": "main"}
        for _ in range(5):
            ending.enter_context(Screen(house, "/display", join, reconnection=False))
        clients = load(house, site, until)
        ending.callback(clients.kill)
        ending.callback(until.touch)
        clients.go()
        paths = [f"/api/v1/sites/{site.id}/{name}" for name in ("figures", "steps.csv")]
        paths.append(f"/display/{site.id}/main/say/1/en.wav")
        with ThreadPoolExecutor(8) as pool:
            for _ in range(2):
                for path in paths:
                    pool.submit(ask, house, site, f"{path}?{secrets.token_hex(2)}")
            wait_until(lambda: called(house) > 20, 120, "twenty calls")
            code = house.program.stop()
            stop.set()
        assert code == 0, house.program.said
        assert house.troubles() == []
