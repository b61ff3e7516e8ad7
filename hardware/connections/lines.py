"""Serial lines: 8 bits, no parity, one stop bit."""

from __future__ import annotations

import contextlib
import select
import time

import serial

from hardware.connections.base import STALL_S, Busy, Stalled, Unplugged, wait_until_gone
from hardware.connections.system import HAS_DEVICE_FILES, LINE_ERRORS
from hardware.connections.taking import cannot_open, give_back, take

#: Between looks at DSR, no more than a printer still takes after it said 'busy'.
_CHUNK_DSR = 32
#: SerialException is an OSError.
_NOT_OPENED: tuple[type[Exception], ...] = (ValueError, *LINE_ERRORS)


class Serial:
    """A serial line: 8 bits, no parity, one stop bit, and the flow control of the printer."""

    def __init__(self, path: str, baud: int, flow: str = "none") -> None:
        self._stalled = False
        self._watches_dsr = flow == "dtr-dsr"
        try:
            self._port = serial.Serial(
                path,
                baud,
                timeout=0,
                write_timeout=STALL_S,
                rtscts=flow == "rts-cts",
                xonxoff=flow == "xon-xoff",
            )
        except _NOT_OPENED as error:
            raise cannot_open(path, error) from error
        try:
            if HAS_DEVICE_FILES:  # elsewhere a port is one program's by itself
                take(self._port.fileno(), path)
            self._look_for_dsr(path)
        except (Busy, Unplugged):
            self._port.close()
            raise

    def _look_for_dsr(self, path: str) -> None:
        if not self._watches_dsr:
            return
        try:
            _ = self._port.dsr
        except LINE_ERRORS as error:
            raise Unplugged(
                f"{path} has no DSR by which a printer could say 'stop'; write another flow"
            ) from error

    def write(self, data: bytes) -> None:
        size = _CHUNK_DSR if self._watches_dsr else 256
        try:
            for start in range(0, len(data), size):
                self._wait_for_dsr()
                self._wait_for_room()
                self._port.write(data[start : start + size])
        except serial.SerialTimeoutException as error:
            self._stalled = True
            raise Stalled("the printer takes no more data") from error
        except LINE_ERRORS as error:
            raise Unplugged(f"the line broke: {error}") from error

    def _wait_for_room(self) -> None:
        """Until the system takes some bytes; elsewhere its write waits by itself."""
        if HAS_DEVICE_FILES and not select.select([], [self._port.fileno()], [], STALL_S)[1]:
            raise serial.SerialTimeoutException

    def _wait_for_dsr(self) -> None:
        """Until the printer is ready for more; only what it has said 'yes' to is on its way."""
        deadline = time.monotonic() + STALL_S
        while self._watches_dsr and (self._port.out_waiting or not self._port.dsr):
            if time.monotonic() > deadline:
                raise serial.SerialTimeoutException
            time.sleep(0.002)

    def read(self, timeout: float) -> bytes:
        try:
            self._port.timeout = max(timeout, 0)
            first: bytes = self._port.read(1)
            return first + self._port.read(self._port.in_waiting) if first else b""
        except LINE_ERRORS as error:
            raise Unplugged(f"the line broke: {error}") from error

    def finish(self, linger: float) -> bool:
        try:
            wait_until_gone(lambda: self._port.out_waiting)
        except Stalled:
            self._stalled = True
            raise
        except LINE_ERRORS as error:
            raise Unplugged(f"the line broke: {error}") from error
        return False

    def close(self) -> None:
        if self._stalled:
            with contextlib.suppress(*LINE_ERRORS):
                # A plain close would wait for a printer that takes nothing; what is left would
                # only come out later as half a slip.
                self._port.reset_output_buffer()
        with contextlib.suppress(*LINE_ERRORS):
            give_back(self._port.fileno())
        with contextlib.suppress(OSError):
            self._port.close()
