"""Processes that work beside a server (server/aside), forked from one that loaded what they need.

Each of them loads numpy, the figures or the voices for most of a second, and most tests that open
a screen start one. What it then does is its own: its line, its limits, its session, its end. Who
tests how such a process starts, and every server that is a program of its own, has real ones.
"""

from __future__ import annotations

import _socket  # as it was before a green server made it green: an answer takes no time
import contextlib
import gc
import json
import os
import random
import select
import socket
import subprocess
import sys

from server.aside import process
from tests import origins

_real_start = process.start


class Forked:
    """One forked process, with what `WorkerProcess` uses of `subprocess.Popen`."""

    def __init__(self, pid: int, ended: int) -> None:
        self.pid = pid
        self._ended = ended
        self._over = False

    def poll(self) -> int | None:
        """None while it runs."""
        if not self._over and select.select([self._ended], [], [], 0)[0]:
            self._let_go()
        return 0 if self._over else None

    def wait(self, timeout: float) -> int:
        """TimeoutExpired if it does not end within so long."""
        if not self._over:
            if not select.select([self._ended], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(f"worker {self.pid}", timeout)
            self._let_go()
        return 0

    def _let_go(self) -> None:
        self._over = True
        os.close(self._ended)

    def __del__(self) -> None:
        if not self._over:
            with contextlib.suppress(OSError):
                os.close(self._ended)


def install(at: str | None = None) -> None:
    """From now on this process's workers are forks, of the origin that listens `at` an address."""

    def start(born: str, number: int) -> Forked:
        return _fork(at or origins.address(origins.WORKERS), born, number)

    process.start = start  # type: ignore[assignment]


def uninstall() -> None:
    """From now on they are programs of their own again."""
    process.start = _real_start


def _fork(at: str, born: str, number: int) -> Forked:
    asked = json.dumps({"born": born, "environment": dict(os.environ)}).encode()
    line = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        line.connect(at)
        line.sendmsg([b"?"], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, _numbers(number, 1, 2))])
        line.sendall(asked)
        line.shutdown(_socket.SHUT_WR)
        said, given, _, _ = line.recvmsg(64, _socket.CMSG_SPACE(4))
    finally:
        line.close()
    assert given, "the process that workers are forked from has ended"
    return Forked(int(said), int.from_bytes(given[0][2], sys.byteorder))


def _numbers(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, sys.byteorder) for number in numbers)


# ---------------------------------------------------------------------- the process itself


def _main(number: int) -> None:
    """Load what each kind of worker does, then fork for whoever asks, until the tests are over."""
    os.environ.update(process.CALM)
    import server.app  # what is asked of them stands anywhere in the product
    import server.aside.kinds
    from tests import once

    once.weak_hashes()
    once.read_ahead()
    for each in server.aside.kinds.asides().every:
        each.stop()
    gc.collect()
    gc.freeze()
    listening = socket.socket(fileno=number)
    while True:
        ready, _, _ = select.select([listening.fileno(), 0], [], [])
        if 0 in ready:
            os._exit(0)
        line, _ = listening.accept()
        with line:
            _answer(listening, line)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _answer(listening: socket.socket, line: socket.socket) -> None:
    _, numbers, _, _ = socket.recv_fds(line, 1, 3)
    with line.makefile("rb") as said:
        asked = json.loads(said.read())
    pid = os.fork()
    if pid == 0:
        listening.close()
        line.close()
        _work(asked["born"], asked["environment"], numbers)
    for each in numbers:
        os.close(each)
    ended = os.pidfd_open(pid)
    with contextlib.suppress(OSError):
        socket.send_fds(line, [str(pid).encode()], [ended])
    os.close(ended)


def _work(born: str, environment: dict[str, str], numbers: list[int]) -> None:
    """Be a worker, as `python -m server.aside.worker` is in a process of its own."""
    from server.aside import worker

    os.setsid()
    theirs, out, err = numbers
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, place in ((nothing, 0), (out, 1), (err, 2)):
        os.dup2(number, place)
        os.close(number)
    os.environ.clear()
    os.environ.update(environment)
    random.seed()
    how = json.loads(born) | {"line": theirs}
    sys.argv = ["worker", json.dumps(how)]
    try:
        worker.main()
    finally:
        os._exit(0)


if __name__ == "__main__":
    _main(int(sys.argv[1]))
