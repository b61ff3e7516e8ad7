"""Where and by whom it is started: what lies in the folder where somebody happens to type a command
is no part of the program, and what the program writes is its user's alone, whatever the shell that
starts it says. One start of a real server and its agent, of some seconds, proves both."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers import ROOT, SITE_TEXT
from tests.running import free_port, wait_until

#: Modules that the server or the agent imports, of ours and of others.
NAMES = ("socks", "escpos", "serial", "socketio", "structlog", "hardware", "server", "web", "usb")
PACKAGES = ("administration", "analytics", "counters", "display", "hardware", "kiosk", "server",
            "simulation", "slips", "storage", "ticketing", "web")  # fmt: skip
PROGRAM = Path(sys.executable).with_name("nextplease")
#: The umask of most shells.
OF_MOST = 0o022


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with files that leave a note when one of them is run."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'was-run')!r}, 'a').write({name!r})\n"
        )
    return tmp_path


def test_no_file_of_it_is_run_by_the_server_or_its_agent_and_all_that_they_write_is_theirs_alone(
    hostile: Path,
) -> None:
    site, data = hostile / "site.toml", hostile / "data"
    site.write_text(SITE_TEXT)
    subprocess.run(
        [PROGRAM, "--data", data, "site", "load", site],
        cwd=hostile, env=without_ours(), umask=OF_MOST, check=True, capture_output=True,
    )  # fmt: skip
    assert open_to_others(data) == []
    # As a version left them that did not see to it yet.
    (data / "nextplease.db").chmod(0o644)
    (data / "secret.key").write_text("a key of before")
    (data / "secret.key").chmod(0o644)
    with serving(hostile, data):
        there = {path.name for path in data.rglob("*")}
        assert {"nextplease.db", "secret.key", "agent.token", "journal.db"} <= there
        assert open_to_others(data) == []
    assert not (hostile / "was-run").exists(), (hostile / "was-run").read_text()


@contextmanager
def serving(folder: Path, data: Path) -> Iterator[None]:
    """A server with its agent, started in the folder from a shell that lets everybody read what
    it writes."""
    log = folder / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [PROGRAM, "--data", data, "serve", "--port", str(free_port())],
            cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=without_ours(), umask=OF_MOST,
        )  # fmt: skip
    try:
        wait_until(
            lambda: server.poll() is not None or b"connected" in log.read_bytes(),
            90, "the agent's start",
        )  # fmt: skip
        yield
    finally:
        server.terminate()
        assert server.wait(90) == 0, log.read_text()


def without_ours() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


def open_to_others(data: Path) -> list[str]:
    """Files and folders that somebody else may read or write."""
    return [
        f"{stat.filemode(path.stat().st_mode)} {path.relative_to(data.parent)}"
        for path in (data, *data.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


def test_every_program_that_is_started_is_told_so() -> None:
    started = re.compile(r"sys\.executable,\s+(?P<next>\"[^\"]*\")")
    found = [
        (file.name, match["next"])
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        for match in started.finditer(file.read_text(encoding="utf-8"))
    ]
    assert len(found) >= 5
    assert {following for _, following in found} == {'"-P"'}, found
