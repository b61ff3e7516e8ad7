"""Keeping other programs off a line or a device file, and saying why one cannot be had."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import termios
from pathlib import Path

from hardware.connections.base import Busy, TransportError, Unplugged


def take(fd: int, path: str) -> None:
    """Keep other programs off an open line or file. Raises Busy."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Busy(f"another program has {path}") from error
    if os.isatty(fd):
        with contextlib.suppress(OSError):  # not every line knows it
            fcntl.ioctl(fd, termios.TIOCEXCL)


def give_back(fd: int) -> None:
    if os.isatty(fd):
        with contextlib.suppress(OSError):
            fcntl.ioctl(fd, termios.TIOCNXCL)


def cannot_open(path: str, error: Exception) -> TransportError:
    code = getattr(error, "errno", None)
    if code == errno.EBUSY:
        return Busy(f"another program has {path}")
    if code in (errno.EACCES, errno.EPERM):
        group = "lp" if "/usb/" in path or "lp" in Path(path).name else "dialout"
        return Unplugged(f"the agent may not open {path}; put its user into the group {group}")
    if code == errno.ENOENT:
        return Unplugged(f"there is no {path}")
    return Unplugged(f"cannot open {path}: {error}")
