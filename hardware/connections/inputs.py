"""The keys of a keyboard, a number pad or a foot switch, as Linux tells of them in /dev/input.

It is taken for this program alone: what is pressed there is typed nowhere else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select

from hardware.connections import system
from hardware.connections.base import CHUNK, Unplugged
from hardware.connections.taking import cannot_open, give_back, need_device_files, take

#: `EVIOCGRAB` of Linux's input.h.
_GRAB = 0x40044590


class Input:
    """A device of /dev/input, read only."""

    def __init__(self, path: str) -> None:
        need_device_files(path)
        try:
            self._fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM):
                raise Unplugged(
                    f"the agent may not open {path}; put its user into the group input"
                ) from error
            raise cannot_open(path, error) from error
        try:
            take(self._fd, path)
            self._grab(path)
        except Exception:
            os.close(self._fd)
            raise

    def _grab(self, path: str) -> None:
        try:
            system.grab(self._fd, _GRAB)
        except OSError as error:
            if error.errno == errno.EBUSY:
                raise cannot_open(path, error) from error
            # Anything that is no keyboard, such as a pipe, knows no grabbing.

    def write(self, data: bytes) -> None:
        """Nothing can be told to it."""

    def read(self, timeout: float) -> bytes:
        if not select.select([self._fd], [], [], max(0.0, timeout))[0]:
            return b""
        try:
            data = os.read(self._fd, CHUNK // 24 * 24)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise Unplugged(f"the device went away: {error}") from error
        if not data:
            raise Unplugged("the device went away")
        return data

    def finish(self, linger: float) -> bool:
        return False

    def close(self) -> None:
        give_back(self._fd)
        with contextlib.suppress(OSError):
            os.close(self._fd)
