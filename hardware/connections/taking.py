"""Keeping other programs off a line or a device file, and saying why one cannot be had."""

from __future__ import annotations

import errno
from pathlib import Path

from hardware.connections import system
from hardware.connections.base import Busy, TransportError, Unplugged

#: How pyserial tells on Windows, in words alone, why a port cannot be had.
_TAKEN, _NONE = "PermissionError(13", "FileNotFoundError(2"


def take(fd: int, path: str) -> None:
    """Keep other programs off an open line or file. Raises Busy."""
    try:
        system.lock(fd)
    except OSError as error:
        raise Busy(f"another program has {path}") from error
    system.take_line(fd)


def give_back(fd: int) -> None:
    """The end of `take`."""
    system.give_line_back(fd)


def need_device_files(path: str) -> None:
    """Raises Unplugged where there are none."""
    if not system.HAS_DEVICE_FILES:
        raise Unplugged(
            f"this computer has no device files such as {path}; use the network, a serial port "
            "such as COM3, or USB"
        )


def cannot_open(path: str, error: Exception) -> TransportError:
    code = getattr(error, "errno", None)
    said = str(error) if code is None else ""
    if code == errno.EBUSY or _TAKEN in said:
        return Busy(f"another program has {path}")
    if code in (errno.EACCES, errno.EPERM):
        group = "lp" if "/usb/" in path or "lp" in Path(path).name else "dialout"
        return Unplugged(f"the agent may not open {path}; put its user into the group {group}")
    if code == errno.ENOENT or _NONE in said:
        return Unplugged(f"there is no {path}")
    return Unplugged(f"cannot open {path}: {error}")
