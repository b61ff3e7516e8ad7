"""Where an emulated device is plugged in: a TCP port or a pty, one client at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import socket
import termios
import time
import tty
from pathlib import Path


class Port:
    """A place to be plugged in; at most one client at a time."""

    def __init__(self, port: int | None, link: Path | None) -> None:
        self._link = link
        self._number = port
        self._listener: socket.socket | None = None
        self._listens = False
        self._client: socket.socket | None = None
        self._pty: tuple[int, int] | None = None
        self._others = False

    @property
    def address(self) -> str:
        """What a driver connects to."""
        return str(self._link) if self._link else f"127.0.0.1:{self._number}"

    def plug(self) -> None:
        """Be there. Does nothing when it is."""
        if self._link is not None and self._pty is None:
            master, slave = os.openpty()
            tty.setraw(slave)
            self._pty = (master, slave)
            self._link.parent.mkdir(parents=True, exist_ok=True)
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(os.ttyname(slave))
        elif self._link is None and not self._listens:
            if self._listener is None:
                self._listener = _bound(self._number or 0)
                self._number = self._listener.getsockname()[1]
            self._listener.listen(8)
            self._listens = True

    def lend(self, others: bool) -> None:
        """Be another program's, or not: its line is locked, its port answers nobody else."""
        if self._others == others:
            return
        self._others = others
        if self._pty:
            fcntl.flock(self._pty[1], fcntl.LOCK_EX if others else fcntl.LOCK_UN)

    def unplug(self) -> None:
        """Be gone: connections are refused and break, a pty gives EIO. The port stays kept, so
        that no other program has it when this is plugged in again."""
        if self._pty is not None:
            for fd in self._pty:
                os.close(fd)
            self._pty = None
            if self._link is not None:
                self._link.unlink(missing_ok=True)
        self._hang_up()
        if self._listener is not None and self._listens:
            self._listener.close()
            self._listens = False
            self._listener = _bound(self._number or 0)

    def close(self) -> None:
        """Be gone for good."""
        self.unplug()
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def receive(self, timeout: float, most: int = 4096) -> bytes | None:
        """What a client sent; b'' for nothing yet, None when a client has just gone."""
        self._free_line()
        source = self._pty[0] if self._pty else (self._client or self._listener)
        if source is None or self._others or not most:
            time.sleep(timeout)
            return b""
        if not select.select([source], [], [], timeout)[0]:
            return b""
        try:
            if self._pty:
                return os.read(self._pty[0], most)
            if self._client is None and self._listener is not None:
                self._client, _ = self._listener.accept()
                return b""
            data = self._client.recv(most) if self._client else b""
        except OSError:
            data = b""
        if not data:
            self._hang_up()
            return None
        return data

    def _free_line(self) -> None:
        """A program that was killed leaves its pty exclusive as long as the emulator holds it."""
        if self._pty:
            with contextlib.suppress(OSError):
                fcntl.ioctl(self._pty[1], termios.TIOCNXCL)

    def answer(self, data: bytes) -> None:
        """Send something back, if anybody is there."""
        with contextlib.suppress(OSError):
            if self._pty:
                os.write(self._pty[0], data)
            elif self._client:
                self._client.sendall(data)


def _bound(number: int) -> socket.socket:
    """A socket at this port, which does not listen yet: who connects is refused."""
    place = socket.socket()
    try:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind(("127.0.0.1", number))
    except OSError:
        place.close()
        raise
    return place
