"""`python -m tests.integration.hardware.without_posix …`: the agent, or with `--every-part` no more
than each of its modules, as on a machine that is no POSIX system, as far as that can be had on one:
nothing of ours can load the modules that Windows has not, nor find the names that `os` and others
have not there. Other packages are left alone: they have their own code for Windows, of which
nothing is tried here.
"""

from __future__ import annotations

import builtins
import fcntl
import importlib
import pkgutil
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

MISSING = frozenset({"fcntl", "termios", "tty", "pty", "resource", "grp", "pwd", "syslog", "posix"})
NAMES = {
    "os": ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_SYNC", "chown",
         "fchmod", "fork", "geteuid", "getgroups", "getloadavg", "getpgid", "getuid", "killpg",
         "mkfifo", "openpty", "posix_spawn", "pread", "pwrite", "sendfile", "setsid", "statvfs",
         "sync", "uname"),
    "select": ("poll", "epoll"),
    "signal": ("SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGKILL", "SIGSTOP", "SIGCHLD",
         "SIGPIPE", "pthread_sigmask", "setitimer"),
    "socket": ("AF_UNIX", "MSG_DONTWAIT", "SO_REUSEPORT", "TCP_USER_TIMEOUT"),
    "time": ("clock_gettime", "tzset"),
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


def every_part() -> None:
    """Load all that an agent may ever load, and name it."""
    import hardware

    for found in pkgutil.walk_packages(hardware.__path__, "hardware."):
        # The server's end, and what stands in for devices in tests and demonstrations.
        if found.name.split(".")[1] not in ("hub", "emulators"):
            importlib.import_module(found.name)
            sys.stdout.write(f"{found.name}\n")


if __name__ == "__main__":
    take_away()
    if sys.argv[1:] == ["--every-part"]:
        every_part()
        sys.exit()
    from hardware import __main__ as program

    sys.exit(program.main(sys.argv[1:]))
