"""What lies in the folder where somebody happens to type a command is no part of the program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.running import free_port, wait_until

#: Modules that the server or the agent imports, of ours and of others.
NAMES = ("socks", "escpos", "serial", "socketio", "structlog", "hardware", "server", "web", "usb")
PACKAGES = ("administration", "analytics", "counters", "display", "hardware", "kiosk", "server",
            "simulation", "slips", "storage", "ticketing", "web")  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with files that leave a note when one of them is run."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'was-run')!r}, 'a').write({name!r})\n"
        )
    return tmp_path


def test_no_file_of_it_is_run_by_the_server_or_its_agent(hostile: Path) -> None:
    program = Path(sys.executable).with_name("nextplease")
    log = hostile / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [program, "--data", hostile / "data", "serve", "--port", str(free_port())],
            cwd=hostile, stdout=out, stderr=subprocess.STDOUT, env=without_ours(),
        )  # fmt: skip
    try:
        wait_until(
            lambda: server.poll() is not None or b"connected" in log.read_bytes(),
            90, "the agent's start",
        )  # fmt: skip
    finally:
        server.terminate()
        server.wait(30)
    assert server.returncode == 0, log.read_text()
    assert not (hostile / "was-run").exists(), (hostile / "was-run").read_text()


def without_ours() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


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
