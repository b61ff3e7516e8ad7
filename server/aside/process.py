"""The server's end of one process that works for it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from server.aside.frames import Incoming, send
from server.aside.worker import How

_ROOT = str(Path(__file__).resolve().parents[2])
#: One thread each: two processes beside a server are as many as a small machine has cores.
CALM = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _path() -> str:
    return os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH"))))


def start(born: str, number: int) -> subprocess.Popen[bytes]:
    """A process that is `born` so (`How`, as JSON), with `number` as its end of the line."""
    return subprocess.Popen(
        # -P: the folder that the server was started in offers no modules.
        [sys.executable, "-P", "-m", "server.aside.worker", born],
        stdin=subprocess.DEVNULL,
        pass_fds=(number,),
        env=os.environ | CALM | {"PYTHONPATH": _path()},
        start_new_session=True,
    )


class WorkerProcess:
    """One process and the line to it. OSError when none can be started."""

    def __init__(self, how: How) -> None:
        self._line, theirs = socket.socketpair()
        with contextlib.closing(theirs):
            number = theirs.fileno()
            born = replace(how, line=number).as_json()
            self._process = start(born, number)
        self._incoming = Incoming(self._line)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def ask(self, message: bytes, within_s: float) -> None:
        """Hand it work; OSError (TimeoutError too) when it does not take it."""
        self._line.settimeout(within_s)
        send(self._line, message)

    def answer(self, within_s: float) -> bytes | None:
        """Its answer, or None if there is none yet; EOFError or OSError when it is gone."""
        self._line.settimeout(max(within_s, 0.001))
        try:
            return self._incoming.next()
        except TimeoutError:
            return None

    def kill(self) -> None:
        """End it; whoever waits for its answer gets an EOFError."""
        if self.alive:
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)  # and whatever it started

    def end(self) -> None:
        """End it at once, whatever it does, and let go of the line to it."""
        self.kill()
        self._line.close()
        # Killed, it takes no time to end; and whoever waits here holds nothing.
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
