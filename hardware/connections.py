"""The ways to a printer: a TCP port, a serial line, a device file. Every wait has an end."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import termios
import time
from typing import Protocol

import serial

from hardware.protocol import DeviceConfig

CONNECT_S = 3.0
#: How long a printer may take no byte before a write is given up.
STALL_S = 10.0
_CHUNK = 1024


class TransportError(Exception):
    """The way to the printer failed."""


class Unplugged(TransportError):
    """There is no connection, or it broke."""


class Stalled(TransportError):
    """The printer takes no more bytes."""


class Transport(Protocol):
    """An open connection to one printer, for one job."""

    def write(self, data: bytes) -> None:
        """Send everything. Raises Stalled when nothing moves for `STALL_S`, Unplugged."""

    def read(self, timeout: float) -> bytes:
        """What has arrived, after at most `timeout` seconds; b'' if nothing. Raises Unplugged."""

    def close(self) -> None:
        """Hang up. Never raises."""


class Network:
    """Raw TCP, as printers listen for it on port 9100."""

    def __init__(self, address: str) -> None:
        host, _, port = address.rpartition(":") if ":" in address else (address, "", "9100")
        try:
            self._socket = socket.create_connection((host, int(port)), timeout=CONNECT_S)
        except (OSError, ValueError) as error:
            raise Unplugged(f"no connection to {address}: {error}") from error

    def write(self, data: bytes) -> None:
        self._socket.settimeout(STALL_S)
        try:
            for start in range(0, len(data), _CHUNK):
                self._socket.sendall(data[start : start + _CHUNK])
        except TimeoutError as error:
            raise Stalled("the printer takes no more data") from error
        except OSError as error:
            raise Unplugged(f"the connection broke: {error}") from error

    def read(self, timeout: float) -> bytes:
        self._socket.settimeout(max(timeout, 0))
        try:
            data = self._socket.recv(_CHUNK)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise Unplugged(f"the connection broke: {error}") from error
        if not data:
            raise Unplugged("the printer closed the connection")
        return data

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)
        self._socket.close()


class Serial:
    """A serial line: 8 bits, no parity, one stop bit."""

    def __init__(self, path: str, baud: int) -> None:
        try:
            self._port = serial.Serial(path, baud, timeout=0, write_timeout=STALL_S)
            self._stalled = False
        except (OSError, ValueError) as error:  # SerialException is an OSError
            raise Unplugged(f"cannot open {path}: {error}") from error

    def write(self, data: bytes) -> None:
        try:
            for start in range(0, len(data), 256):
                if not select.select([], [self._port.fileno()], [], STALL_S)[1]:
                    raise serial.SerialTimeoutException
                self._port.write(data[start : start + 256])
        except serial.SerialTimeoutException as error:
            self._stalled = True
            raise Stalled("the printer takes no more data") from error
        except OSError as error:
            raise Unplugged(f"the line broke: {error}") from error

    def read(self, timeout: float) -> bytes:
        try:
            self._port.timeout = max(timeout, 0)
            first: bytes = self._port.read(1)
            return first + self._port.read(self._port.in_waiting) if first else b""
        except OSError as error:
            raise Unplugged(f"the line broke: {error}") from error

    def close(self) -> None:
        if self._stalled:
            with contextlib.suppress(OSError, termios.error):
                # A plain close would wait for a printer that takes nothing; what is left would
                # only come out later as half a slip.
                self._port.reset_output_buffer()
        with contextlib.suppress(OSError):
            self._port.close()


class File:
    """A device file, such as /dev/usb/lp0, opened without blocking."""

    def __init__(self, path: str) -> None:
        flags = os.O_NONBLOCK | os.O_NOCTTY
        try:
            try:
                self._fd = os.open(path, os.O_RDWR | flags)
            except PermissionError:  # some printers' files are write-only
                self._fd = os.open(path, os.O_WRONLY | flags)
        except OSError as error:
            raise Unplugged(f"cannot open {path}: {error}") from error

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            _, writable, _ = select.select([], [self._fd], [], STALL_S)
            if not writable:
                raise Stalled("the printer takes no more data")
            try:
                rest = rest[os.write(self._fd, rest[:_CHUNK]) :]
            except BlockingIOError:
                time.sleep(0.01)
            except OSError as error:
                raise Unplugged(f"the device went away: {error}") from error

    def read(self, timeout: float) -> bytes:
        deadline = time.monotonic() + timeout
        while True:
            left = max(0.0, deadline - time.monotonic())
            readable, _, _ = select.select([self._fd], [], [], left)
            try:
                data = os.read(self._fd, _CHUNK) if readable else b""
            except BlockingIOError:
                data = b""
            except OSError as error:
                raise Unplugged(f"the device went away: {error}") from error
            if data or left <= 0:
                return data
            if readable:  # usblp says 'readable' with nothing to read
                time.sleep(min(left, 0.02))

    def close(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self._fd)


def connect(config: DeviceConfig) -> Transport:
    """Open the way to this device. Raises Unplugged."""
    if config.transport == "network":
        return Network(config.address)
    if config.transport == "serial":
        return Serial(config.address, config.baud)
    return File(config.address)
