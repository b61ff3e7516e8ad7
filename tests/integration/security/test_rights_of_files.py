"""What the program writes is its user's alone, whatever the shell that starts it says."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers import ROOT, SITE_TEXT
from tests.running import free_port, wait_until


@contextmanager
def serving(data: Path) -> Iterator[None]:
    """A server with its agent, started from a shell that lets everybody read what it writes."""
    log = data.parent / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "server", "--data", data, "serve", "--port", str(free_port())],
            cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, umask=0o022,
        )  # fmt: skip
    try:
        wait_until(
            lambda: server.poll() is not None or b"connected" in log.read_bytes(), 90, "the agent"
        )
        yield
    finally:
        server.terminate()
        assert server.wait(30) == 0, log.read_text()


def open_to_others(data: Path) -> list[str]:
    """Files and folders that somebody else may read or write."""
    return [
        f"{stat.filemode(path.stat().st_mode)} {path.relative_to(data.parent)}"
        for path in (data, *data.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


# One start of a server proves both: what it makes, and what it finds.
def test_a_new_folder_and_all_in_it_is_the_servers_own_and_an_earlier_versions_files_become_so(
    tmp_path: Path,
) -> None:
    site, data = tmp_path / "site.toml", tmp_path / "data"
    site.write_text(SITE_TEXT)
    command = [sys.executable, "-m", "server", "--data", str(data), "site", "load", str(site)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, umask=0o022)
    assert open_to_others(data) == []
    (data / "nextplease.db").chmod(0o644)
    (data / "secret.key").write_text("a key of before")
    (data / "secret.key").chmod(0o644)
    with serving(data):
        there = {path.name for path in data.rglob("*")}
        assert {"nextplease.db", "secret.key", "agent.token", "journal.db"} <= there
        assert open_to_others(data) == []
