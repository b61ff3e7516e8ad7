"""`python -m tests.integration.hardware.without_posix …`: the agent as on a machine that is no
POSIX system, as far as that can be had on one: nothing of ours can load the modules that Windows
has not, nor find the names that `os` has not there. Other packages are left alone: they have their
own code for Windows, of which nothing is tried here.
"""

from __future__ import annotations

import builtins
import fcntl
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

MISSING = frozenset({"fcntl", "termios", "tty", "pty", "resource", "grp", "pwd", "syslog", "posix"})
NAMES = {
    "os": ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "geteuid", "getuid", "openpty", "fork", "mkfifo",
         "uname", "getloadavg"),
    "signal": ("SIGHUP", "SIGUSR1", "SIGALRM", "SIGKILL", "SIGSTOP"),
}  # fmt: skip


class Msvcrt(ModuleType):
    """What Windows has for locks of files: one byte, by whoever asks first."""

    LK_NBLCK = 2

    @staticmethod
    def locking(fd: int, mode: int, size: int) -> None:
        """As there: OSError 'permission denied' where another has it."""
        assert (mode, size) == (Msvcrt.LK_NBLCK, 1)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermissionError(13, "Permission denied") from error


def _without(module: ModuleType, names: Sequence[str]) -> ModuleType:
    poorer = ModuleType(module.__name__)
    poorer.__dict__.update({k: v for k, v in vars(module).items() if k not in names})
    return poorer


def take_away() -> None:
    """From now on this process has no more than Windows would have."""
    load = builtins.__import__
    poorer = {name: _without(load(name), gone) for name, gone in NAMES.items()}

    def without(
        name: str,
        globals: Mapping[str, Any] | None = None,
        locals: Mapping[str, Any] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        asking = str((globals or {}).get("__name__", ""))
        ours = asking.partition(".")[0] == "hardware"
        if ours and name in MISSING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        if ours and name == "msvcrt":
            return Msvcrt("msvcrt")
        if ours and name in poorer:
            return poorer[name]
        return load(name, globals, locals, fromlist, level)

    builtins.__import__ = without


if __name__ == "__main__":
    take_away()
    from hardware import __main__ as program

    sys.exit(program.main(sys.argv[1:]))
