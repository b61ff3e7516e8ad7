"""An answer that leaves in one piece: its head and its body are one send, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Whole:
    """The writing file of a connection of eventlet's server, which writes each answer's head and
    the first of its body in one `writelines`. A buffer would cut the two apart where it is small,
    and cost each idle connection its size where it is large."""

    closed = False

    def __init__(self, sock: Any) -> None:
        self._sock = sock

    def write(self, data: bytes) -> int:
        """Send all of it; OSError when the other side has gone or takes nothing."""
        self._sock.sendall(data)
        return len(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Send them as one."""
        self._sock.sendall(b"".join(lines))

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """The connection is closed by whoever holds it."""
        self.closed = True
