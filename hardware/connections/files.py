"""Device files, such as /dev/usb/lp0, opened without blocking."""

from __future__ import annotations

import contextlib
import os
import select
import stat
import time

from hardware.connections.base import CHUNK, STALL_S, Busy, Stalled, Unplugged
from hardware.connections.taking import cannot_open, give_back, need_device_files, take


class File:
    """A device file, such as /dev/usb/lp0, opened without blocking."""

    def __init__(self, path: str) -> None:
        need_device_files(path)
        flags = os.O_NONBLOCK | os.O_NOCTTY
        try:
            try:
                self._fd = os.open(path, os.O_RDWR | flags)
            except PermissionError:  # some printers' files are write-only
                self._fd = os.open(path, os.O_WRONLY | flags)
        except OSError as error:
            raise cannot_open(path, error) from error
        try:
            self._is_a_device(path)
            take(self._fd, path)
        except (Busy, Unplugged):
            os.close(self._fd)
            raise

    def _is_a_device(self, path: str) -> None:
        """Whoever names it in the site file may be another than who owns this computer's files: a
        slip is written over none of them, and over no disk."""
        mode = os.fstat(self._fd).st_mode
        if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
            raise Unplugged(f"{path} is no device; name one in /dev")

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            self._wait_until_writable()
            try:
                rest = rest[os.write(self._fd, rest[:CHUNK]) :]
            except BlockingIOError:
                time.sleep(0.01)
            except OSError as error:
                raise Unplugged(f"the device went away: {error}") from error

    def _wait_until_writable(self) -> None:
        if not select.select([], [self._fd], [], STALL_S)[1]:
            raise Stalled("the printer takes no more data")

    def read(self, timeout: float) -> bytes:
        deadline = time.monotonic() + timeout
        while True:
            left = max(0.0, deadline - time.monotonic())
            readable, _, _ = select.select([self._fd], [], [], left)
            try:
                data = os.read(self._fd, CHUNK) if readable else b""
            except BlockingIOError:
                data = b""
            except OSError as error:
                raise Unplugged(f"the device went away: {error}") from error
            if data or left <= 0:
                return data
            if readable:  # usblp says 'readable' with nothing to read
                time.sleep(min(left, 0.02))

    def finish(self, linger: float) -> bool:
        # usblp takes back what is under way when its file is closed; writable again, it is gone.
        self._wait_until_writable()
        return False

    def close(self) -> None:
        give_back(self._fd)
        with contextlib.suppress(OSError):
            os.close(self._fd)
