"""Starts the agent that drives this machine's devices, and starts it again when it ends.

It is a process of its own, since a hung printer must not hold up a call (docs/decisions/0003).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import structlog

from server.auth import kept_secret
from storage import Store
from web import tokens

log = structlog.get_logger(__name__)

NAME = "local"
#: For the slip that it prints and for telling of it; a server ends within five seconds.
_FINISH_S = 2.5


class AgentKeeper:
    """Keeps one agent process alive. `run` is its loop, for a thread of the server's making."""

    def __init__(self, url: str, data: Path, secret_file: Path) -> None:
        self._command = [
            sys.executable, "-P", "-m", "hardware",
            "--server", url,
            "--token-file", str(secret_file),
            "--journal", str(data / "agent" / "journal.db"),
            "--name", NAME,
            "--with-parent",
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """The process id of the agent while it runs."""
        running = self._process is not None and self._process.poll() is None
        return self._process.pid if running and self._process else None

    def run(self, sleep: Callable[[float], None]) -> None:
        """Start the agent, look after it every second, and restart it after a growing pause."""
        pause = 1.0
        while not self._stopping:
            # The pipe is for its end alone: killed, the server leaves no agent behind that a new
            # server's would quarrel with.
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, env=os.environ | {"PYTHONPATH": _ROOT}
            )
            log.info("agent started", pid=self._process.pid)
            lived = 0
            while self._process.poll() is None and not self._stopping:
                sleep(1.0)
                lived += 1
            if self._stopping:
                return
            pause = 1.0 if lived > 60 else min(pause * 2, 30.0)
            log.warning("agent ended", code=self._process.returncode, again_in_s=pause)
            sleep(pause)

    def stop(self) -> None:
        """End the agent: it finishes the slip that it prints."""
        self._stopping = True
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(_FINISH_S)
        except subprocess.TimeoutExpired:
            # Its journal knows: what it was printing is in doubt, and comes out at most once.
            log.warning("agent killed: it did not end in time", after_s=_FINISH_S)
            self._process.kill()


_ROOT = str(Path(__file__).resolve().parent.parent)


def agent_token(store: Store, data: Path, now: datetime) -> Path:
    """The file (mode 0600) with the token of this machine's own agent, made at the first start, and
    anew at the first one after it was ended."""
    path = data / "agent.token"

    def make() -> str:
        return tokens.make(store, "agent", site=None, name=NAME, now=now)

    kept = kept_secret(path, make)
    with store.read() as conn:
        ended = tokens.find(conn, kept) is None
    if ended:
        path.unlink()
        kept_secret(path, make)
    return path
