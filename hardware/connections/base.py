"""What every way to a device offers, and how it fails."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

#: How long a printer may take no byte before a write is given up.
STALL_S = 10.0
#: How long the rest of a slip may take to leave, as long as it moves.
LONGEST_S = 300.0
#: How much is handed over at once.
CHUNK = 1024
#: How often something is looked at that cannot be waited for.
LOOK_S = 0.02


class TransportError(Exception):
    """The way to the printer failed."""


class Unplugged(TransportError):
    """There is no connection, or it broke."""


class Busy(TransportError):
    """Another program has the device."""


class Stalled(TransportError):
    """The printer takes no more bytes."""


class Transport(Protocol):
    """An open connection to one printer, for one job."""

    def write(self, data: bytes) -> None:
        """Send everything. Raises Stalled when nothing moves for `STALL_S`, Unplugged."""

    def read(self, timeout: float) -> bytes:
        """What has arrived, after at most `timeout` seconds; b'' if nothing. Raises Unplugged."""

    def finish(self, linger: float) -> bool:
        """Wait until the other side has all that was sent. Afterwards nothing can be sent.

        `linger`: seconds that it may take to hang up by itself; whether it did. Raises Stalled
        when something is left and nothing moves for `STALL_S`, Unplugged when the other side
        broke off.
        """

    def close(self) -> None:
        """Hang up. Never raises."""


def wait_until_gone(left: Callable[[], int]) -> None:
    """Until `left()`, the bytes not yet taken, is 0. Raises Stalled when it stands still."""
    end, before = time.monotonic() + LONGEST_S, left()
    moved = time.monotonic()
    while now_left := left():
        now = time.monotonic()
        if now_left != before:
            before, moved = now_left, now
        if now - moved > STALL_S or now > end:
            raise Stalled("the printer had not taken everything when the connection ended")
        time.sleep(LOOK_S)
