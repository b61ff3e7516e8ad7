"""The processes from which others are forked: one of each kind for a whole run of the tests,
however many processes of pytest take part in it. Each loads the product for two seconds, when it is
first asked; it ends with the process that began the run.

Where processes of pytest share a run, the first of them, which tests nothing, listens in the place
of an origin until somebody asks for one.
"""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Says to the other processes of a run where its origins listen. No server reads what begins so.
_SHARED = "PYTEST_NEXTPLEASE_ORIGINS"
#: Programs of `hardware`; what works beside a server.
HARDWARE, WORKERS = "hardware", "workers"
KINDS = ("eventlet", "threading", HARDWARE, WORKERS)


def environment() -> dict[str, str]:
    """What is set now, but for what tells which test runs."""
    return {name: to for name, to in os.environ.items() if not name.startswith("PYTEST_")}


#: What was set before the first test, and is set in each origin.
AT_START = environment()

_making = threading.RLock()
_here: dict[str, subprocess.Popen[bytes]] = {}
_name = f"nextplease-tests-{os.getpid()}-{os.urandom(8).hex()}"


def address(kind: str) -> str:
    """Where the origin of this kind listens; it is started when that is first asked."""
    if shared := os.environ.get(_SHARED):
        return f"\0{shared}-{kind}"
    with _making:
        if kind not in _here:
            _start(kind, _listen(kind))
    return f"\0{_name}-{kind}"


def share() -> None:
    """From now on those that are started here listen for all processes that this one starts."""
    os.environ[_SHARED] = _name
    waiting = {_listen(kind): kind for kind in KINDS}

    def watch() -> None:
        while waiting:
            for asked in select.select([*waiting], [], [])[0]:
                _start(waiting.pop(asked), asked)

    threading.Thread(target=watch, daemon=True).start()


def _listen(kind: str) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(f"\0{_name}-{kind}")
    listening.listen(128)
    return listening


def _start(kind: str, listening: socket.socket) -> None:
    """Only the origin listens from here on, so that whoever asks one that has ended is told so."""
    module = "tests.warm_workers" if kind == WORKERS else "tests.forking"
    more = [] if kind == WORKERS else [kind, "" if kind == HARDWARE else address(WORKERS)[1:]]
    with listening:
        _here[kind] = subprocess.Popen(
            [sys.executable, "-m", module, str(listening.fileno()), *more],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            pass_fds=(listening.fileno(),),
            env={**AT_START, "PYTHONUNBUFFERED": "1"},
        )
