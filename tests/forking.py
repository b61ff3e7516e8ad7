"""Servers for tests that start at once: one process of each mode imports the product, and every
server is a fork of it (tests/origins.py). What a server then does is all its own: settings, files,
sockets, its end.
So it is with agents and emulated printers, which are forks of a third process (HARDWARE).

To import the whole product takes a second of the processor, and the tests start a server more than
a hundred times. Who tests the start itself uses `tests.running.Program`.
"""

from __future__ import annotations

import _socket  # as it was before a green server made it green
import atexit
import gc
import json
import os
import random
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from tests import origins

#: The product's own settings are read after the fork, and _PATH is; whatever else is in the
#: environment may be read by an import, and needs a program of its own.
_OURS = "NEXTPLEASE_"
#: Where programs are looked for, whenever one is started.
_PATH = "PATH"
#: In the place of a mode: programs of `hardware`, the first argument being the module.
HARDWARE = origins.HARDWARE


class Forked:
    """One forked server, with what tests use of `subprocess.Popen`."""

    def __init__(self, kind: str, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._kind = kind
        self._ended = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""
        if self.returncode is None and self._over(0):
            self.returncode = _ask(self._kind, {"ended": self.pid})
            os.close(self._ended)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it ended; TimeoutExpired if it does not within `timeout` seconds."""
        if self.returncode is None and not self._over(timeout):
            raise subprocess.TimeoutExpired(f"server {self.pid}", timeout or 0)
        code = self.poll()
        assert code is not None
        return code

    def _over(self, timeout: float | None) -> bool:
        return bool(select.select([self._ended], [], [], timeout)[0])

    def send_signal(self, number: int) -> None:
        """Send it a signal, while it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)


def _ask(kind: str, asked: dict[str, Any]) -> int:
    found = b""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(origins.address(kind))
        line.sendall(json.dumps(asked).encode())
        line.shutdown(socket.SHUT_WR)
        while part := line.recv(64):
            found += part
    assert found, "the process that servers are forked from has ended"
    return int(found)


def fork(
    kind: str,
    arguments: list[str],
    environment: dict[str, str],
    log: Path,
    *,
    own_workers: bool = False,
) -> Forked | None:
    """A server of this mode with these arguments of the command line, or a program of HARDWARE,
    which writes to `log`; None where its environment asks for one of its own.
    `own_workers`: whether the processes beside it are programs too, not forks."""
    if any(name != _PATH and not name.startswith(_OURS) for name in environment):
        return None
    if origins.environment() != origins.AT_START:
        return None
    log.touch()  # whoever looks at once what it wrote finds a file
    asked = {"arguments": arguments, "environment": environment, "log": str(log)}
    return Forked(kind, _ask(kind, asked | {"own_workers": own_workers}))


# ---------------------------------------------------------------------- the process itself


def _main(number: int, kind: str, workers: str) -> None:
    """Import everything, then fork for whoever asks, until the tests are over. Comes back in each
    fork."""
    # As it was before it was made green: nothing runs beside this, and no loop of events is begun.
    ready = select.select
    chosen = None
    if kind == HARDWARE:
        _load_programs()
    else:
        chosen = _load_server(kind, workers)
    import posix

    listening = _socket.socket(fileno=number)
    while 0 not in ready([number, 0], [], [])[0]:
        line = _socket.socket(fileno=listening._accept()[0])  # type: ignore[attr-defined]
        said = b""
        while part := line.recv(65536):
            said += part
        wanted = json.loads(said)
        if "ended" in wanted:
            _, status = posix.waitpid(wanted["ended"], 0)
            found = os.waitstatus_to_exitcode(status)
        else:
            found = posix.fork()
            if found == 0:
                listening.close()
                line.close()
                _become(chosen, wanted)
        line.sendall(f"{found}".encode())
        line.close()
    posix._exit(0)


def _load_server(mode: str, workers: str) -> Any:
    from server import concurrency

    chosen = concurrency.start(mode)  # type: ignore[arg-type]
    from tests import once, warm_workers

    once.install()
    warm_workers.install("\0" + workers)
    _put_together(chosen)
    return chosen


def _load_programs() -> None:
    for name in ("hardware.__main__", "hardware.emulators.printer"):
        import_module(name)
    gc.collect()
    gc.freeze()


def _put_together(chosen: Any) -> None:
    """One app, thrown away: whatever is worked out of the code alone is known to each fork."""
    from server.app import build
    from server.settings import Settings
    from tests import once

    with tempfile.TemporaryDirectory() as folder:
        build(Settings(data=Path(folder), agent=False), chosen).stop()
    once.read_ahead()
    gc.collect()
    gc.freeze()


def _become(chosen: Any, wanted: dict[str, Any]) -> NoReturn:
    """Be what is wanted, as a program of its own would be."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    out = os.open(wanted["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    for number, place in ((nothing, 0), (out, 1), (out, 2)):
        os.dup2(number, place)
    os.close(nothing)
    os.close(out)
    os.environ.update(wanted["environment"])
    random.seed()
    if chosen is None:
        module, *arguments = wanted["arguments"]
        sys.argv = [module, *arguments]
        _to_its_end(import_module(module).main)
    _serve(chosen, wanted)


def _to_its_end(program: Callable[[], int | None]) -> NoReturn:
    """Run it, wait for its threads and for whatever is to be done at an exit, and leave."""
    try:
        code: Any = program()
    except SystemExit as told:
        code = told.code
    if isinstance(code, str):
        sys.stderr.write(f"{code}\n")
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    _leave(code or 0)


def _leave(code: int) -> NoReturn:
    """Without taking the interpreter apart: another process has all of its memory too, so that this
    makes a copy of it all, and costs more than the start."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _serve(chosen: Any, wanted: dict[str, Any]) -> NoReturn:
    """Be a server, as `python -m server` would in a process of its own."""
    from server import cli, run

    if chosen.mode == "eventlet":
        import eventlet.hubs

        eventlet.hubs.use_hub()  # a loop of events of its own
    os.umask(0o077)
    if wanted["own_workers"]:
        from tests import warm_workers

        warm_workers.uninstall()

    def go_on(settings: Any) -> None:
        # In the place of an exec: the mode was chosen when this process began.
        assert settings.async_mode == chosen.mode
        run.serve(settings, chosen)
        _leave(0)  # as run.py does

    run.become_server = go_on  # type: ignore[assignment]
    sys.argv = ["nextplease", *wanted["arguments"]]
    _to_its_end(cli.main)


if __name__ == "__main__":
    _main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
