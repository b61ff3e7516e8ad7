"""Programs that belong to this one: started with it, and ended with it, however it ends."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

#: Linux: the signal that a process gets when its parent is gone (prctl(2)).
_PR_SET_PDEATHSIG = 1
_TAIL = 12


class Child:
    """A program in a process group of its own, whose words go to the file `log`.

    It is told to end when this process dies, be it by SIGKILL (on Linux). Start children from
    the main thread: the kernel watches the thread that started them.
    """

    def __init__(
        self, name: str, command: Sequence[str], *, log: Path, env: Mapping[str, str]
    ) -> None:
        self.name = name
        self.log = log
        self._command = list(command)
        self._env = dict(env)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """Its process id, once it was started."""
        return self._process.pid if self._process else None

    @property
    def code(self) -> int | None:
        """What it ended with."""
        return self._process.poll() if self._process else None

    def start(self) -> None:
        """Start it, anew if it has ended; what its last run left behind is ended first."""
        self.kill()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        parent = os.getpid()
        libc = ctypes.CDLL(None) if sys.platform == "linux" else None

        def die_with_parent() -> None:
            if libc is not None:
                libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
                if os.getppid() != parent:  # it died before this line
                    os._exit(1)

        with self.log.open("ab") as words:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                env=self._env,
                start_new_session=True,
                # This process has one thread, so nothing can hold a lock across the fork.
                preexec_fn=die_with_parent,
            )

    def terminate(self) -> None:
        """Ask it to end."""
        if self.alive and self._process is not None:
            self._process.terminate()

    def wait(self, seconds: float) -> bool:
        """Whether it has ended within so long."""
        if self._process is None:
            return True
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        """End it and whatever it started, at once."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def last_words(self) -> str:
        """The end of what it wrote."""
        with contextlib.suppress(OSError):
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
            return "\n".join(lines[-_TAIL:])
        return ""


def end_all(children: Sequence[Child], patience: float) -> None:
    """End them together, the first ones first; who takes longer than `patience` is killed."""
    until = time.monotonic() + patience
    for child in children:
        child.terminate()
    for child in children:
        child.wait(max(0.1, until - time.monotonic()))
    for child in children:
        child.kill()
