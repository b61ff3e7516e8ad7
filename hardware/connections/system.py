"""What only some systems can do with a line, a file or a socket: here alone it is asked which.

Linux can do all of it. Windows keeps other programs off a serial port by itself, has no device
files, and does not tell how much of what was sent is still on its way.
"""

from __future__ import annotations

import array
import contextlib
import os
import socket
from typing import Any

try:
    import fcntl
    import termios
except ImportError:  # Windows
    fcntl = termios = None  # type: ignore[assignment]

#: Whether files, lines and keyboards are opened by their names in /dev.
HAS_DEVICE_FILES = fcntl is not None and hasattr(os, "O_NOCTTY")
#: What a line that breaks may raise; SerialException is an OSError.
LINE_ERRORS: tuple[type[Exception], ...] = (
    (OSError,) if termios is None else (OSError, termios.error)
)


def lock(fd: int) -> None:
    """Keep other programs off a file while it is open. BlockingIOError if one has it already."""
    if fcntl is not None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    try:
        _msvcrt().locking(fd, _msvcrt().LK_NBLCK, 1)
    except OSError as error:
        raise BlockingIOError(error.errno, error.strerror) from error


def take_line(fd: int) -> None:
    """Let nobody else open a line; where `fd` is none, nothing."""
    if termios is not None and os.isatty(fd):
        with contextlib.suppress(OSError):  # not every line knows it
            fcntl.ioctl(fd, termios.TIOCEXCL)


def give_line_back(fd: int) -> None:
    """The end of `take_line`."""
    if termios is not None and os.isatty(fd):
        with contextlib.suppress(OSError):
            fcntl.ioctl(fd, termios.TIOCNXCL)


def grab(fd: int, request: int) -> None:
    """Have a keyboard's keys for this program alone. OSError if another has."""
    fcntl.ioctl(fd, request, 1)


def unacknowledged(line: socket.socket) -> int:
    """Bytes that the other side's system has not acknowledged (SIOCOUTQ); 0 where nobody tells."""
    if termios is None:
        return 0
    waiting = array.array("i", [0])
    fcntl.ioctl(line.fileno(), termios.TIOCOUTQ, waiting)
    return waiting[0]


def break_after(line: socket.socket, seconds: float) -> None:
    """Let a connection break when its other side has acknowledged nothing for so long: its cable
    is out. Where that cannot be had it takes a quarter of an hour."""
    option = getattr(socket, "TCP_USER_TIMEOUT", None)
    if option is not None:
        line.setsockopt(socket.IPPROTO_TCP, option, round(seconds * 1000))


def _msvcrt() -> Any:
    import msvcrt

    return msvcrt
