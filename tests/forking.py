"""Servers for tests that start at once: one process of each mode imports the product, and every
server is a fork of it. What a server then does is all its own: settings, files, sockets, its end.

To import the whole product takes a second of the processor, and the tests start a server more than
a hundred times. Who tests the start itself uses `tests.running.Program`.
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
#: The product's own settings are read after the fork; whatever else is in the environment may be
#: read by an import, and needs a program of its own.
_OURS = "NEXTPLEASE_"


class Forked:
    """One forked server, with what tests use of `subprocess.Popen`."""

    def __init__(self, origin: Origin, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._origin = origin
        self._ended = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""
        if self.returncode is None and self._over(0):
            self.returncode = self._origin.code(self.pid)
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


class Origin:
    """The process of one mode from which servers are forked; it ends with this one."""

    def __init__(self, mode: str) -> None:
        from tests import warm_workers  # loads of the product; the process itself is green first

        self.environment = _environment()
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.forking"),
                *(mode, str(theirs_in), str(theirs_out), warm_workers.address()[1:]),
            ],
            cwd=ROOT,
            pass_fds=(theirs_in, theirs_out),
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        os.close(theirs_in)
        os.close(theirs_out)

    def fork(
        self, arguments: list[str], environment: dict[str, str], log: Path, own_workers: bool
    ) -> Forked:
        """A server of these arguments of the command line, which writes to `log`."""
        asked = {"arguments": arguments, "environment": environment, "log": str(log)}
        return Forked(self, self._ask(asked | {"own_workers": own_workers}))

    def code(self, pid: int) -> int:
        """The exit code of a fork that ended, as Popen has it."""
        return self._ask({"ended": pid})

    def _ask(self, asked: dict[str, Any]) -> int:
        with self._lock:
            os.write(self._to, json.dumps(asked).encode() + b"\n")
            found = b""
            while not found.endswith(b"\n"):
                part = os.read(self._from, 64)
                assert part, "the process that servers are forked from has ended"
                found += part
        return int(found)


_origins: dict[str, Origin] = {}
_making = threading.Lock()


def fork(
    mode: str,
    arguments: list[str],
    environment: dict[str, str],
    log: Path,
    *,
    own_workers: bool = False,
) -> Forked | None:
    """A server of this mode; None where its environment asks for a program of its own.
    `own_workers`: whether the processes beside it are programs too, not forks."""
    if any(not name.startswith(_OURS) for name in environment):
        return None
    with _making:
        if mode not in _origins:
            _origins[mode] = Origin(mode)
    origin = _origins[mode]
    if _environment() != origin.environment:
        return None
    return origin.fork(arguments, environment, log, own_workers)


def _environment() -> dict[str, str]:
    """What is set now, but for what tells which test runs."""
    return {name: to for name, to in os.environ.items() if not name.startswith("PYTEST_")}


# ---------------------------------------------------------------------- the process itself


def _main(mode: str, asked: int, answers: int, workers: str) -> None:
    """Import everything, then fork for whoever asks, until nobody can. Comes back in each fork."""
    from server import concurrency

    chosen = concurrency.start(mode)  # type: ignore[arg-type]
    # As it was before it was made green: nothing runs beside this, and no loop of events is begun.
    import posix

    from tests import once, warm_workers

    once.install()
    warm_workers.install("\0" + workers)
    _put_together(chosen)

    buffer = b""
    while part := posix.read(asked, 65536):
        buffer += part
        while b"\n" in buffer:
            line, _, buffer = buffer.partition(b"\n")
            wanted = json.loads(line)
            if "ended" in wanted:
                _, status = posix.waitpid(wanted["ended"], 0)
                found = os.waitstatus_to_exitcode(status)
            else:
                found = posix.fork()
                if found == 0:
                    posix.close(asked)
                    posix.close(answers)
                    _serve(chosen, wanted)
            posix.write(answers, f"{found}\n".encode())
    posix._exit(0)


def _put_together(chosen: Any) -> None:
    """One app, thrown away: whatever is worked out of the code alone is known to each fork."""
    from server.app import build
    from server.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        build(Settings(data=Path(folder), agent=False), chosen).stop()
    gc.collect()
    gc.freeze()


def _serve(chosen: Any, wanted: dict[str, Any]) -> NoReturn:
    """Be a server, as `python -m server` would in a process of its own."""
    from server import cli, run

    nothing = os.open(os.devnull, os.O_RDONLY)
    out = os.open(wanted["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    for number, place in ((nothing, 0), (out, 1), (out, 2)):
        os.dup2(number, place)
    os.close(nothing)
    os.close(out)
    os.environ.update(wanted["environment"])
    random.seed()
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

    run.become_server = go_on  # type: ignore[assignment]
    sys.argv = ["nextplease", *wanted["arguments"]]
    cli.main()
    sys.exit(0)


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
