"""Raw TCP, as printers listen for it on port 9100."""

from __future__ import annotations

import contextlib
import errno
import socket
import time

from hardware.connections import system
from hardware.connections.base import CHUNK, STALL_S, Stalled, Unplugged, wait_until_gone

CONNECT_S = 3.0


def host_and_port(address: str) -> tuple[str, int]:
    """'192.0.2.21:9100', 'printer.example', '[2001:db8::1]:9100'; port 9100 unless told.

    Raises ValueError.
    """
    host, colon, port = address.rpartition(":")
    if not colon or address.endswith("]") or (":" in host.strip("[]") and not host.endswith("]")):
        host, port = address, "9100"
    if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise ValueError(f"{port!r} is no port from 1 to 65535")
    return host.strip("[]"), int(port)


class Network:
    """Raw TCP, as printers listen for it on port 9100."""

    def __init__(self, address: str, *, gone_s: float | None = None) -> None:
        """`gone_s`: so long the other side may acknowledge nothing of what it was sent. A printer
        without paper may for as long as it likes."""
        try:
            self._socket = socket.create_connection(host_and_port(address), timeout=CONNECT_S)
        except (OSError, ValueError) as error:
            raise Unplugged(_why_not(address, error)) from error
        if gone_s is not None:
            system.break_after(self._socket, gone_s)

    def write(self, data: bytes) -> None:
        self._socket.settimeout(STALL_S)
        try:
            for start in range(0, len(data), CHUNK):
                self._socket.sendall(data[start : start + CHUNK])
        except OSError as error:
            if _waited(error):
                raise Stalled("the printer takes no more data") from error
            raise Unplugged(f"the connection broke: {error}") from error

    def read(self, timeout: float) -> bytes:
        data = self._read(timeout)
        if data is None:
            raise Unplugged("the printer closed the connection")
        return data

    def _read(self, timeout: float) -> bytes | None:
        """What has arrived; None once the other side has closed. Raises Unplugged."""
        self._socket.settimeout(max(timeout, 0))
        try:
            return self._socket.recv(CHUNK) or None
        except BlockingIOError:
            return b""
        except OSError as error:
            if _waited(error):
                return b""
            raise Unplugged(f"the connection broke: {error}") from error

    def _unacknowledged(self) -> int:
        """Bytes that the other side's system has not acknowledged (SIOCOUTQ)."""
        return system.unacknowledged(self._socket)

    def finish(self, linger: float) -> bool:
        # Closing with something unread would send a reset, which throws away what is on its way:
        # so everything is read until the printer hangs up, or has had its time.
        end = time.monotonic() + linger
        hung_up = False
        try:
            self._socket.shutdown(socket.SHUT_WR)
            while not hung_up and (left := end - time.monotonic()) > 0:
                hung_up = self._read(min(left, 0.1)) is None
            wait_until_gone(self._unacknowledged)
        except OSError as error:
            raise Unplugged(f"the connection broke: {error}") from error
        return hung_up

    def close(self) -> None:
        with contextlib.suppress(OSError, Unplugged):
            self._socket.shutdown(socket.SHUT_WR)
            while self._read(0):  # or closing would send a reset
                pass
        self._socket.close()


def _waited(error: OSError) -> bool:
    """Whether it is our own patience that has ended, and not the connection's."""
    return isinstance(error, TimeoutError) and error.errno is None


def _why_not(address: str, error: Exception) -> str:
    """Why there is no connection, with what may be behind it."""
    if isinstance(error, ConnectionRefusedError):
        return (
            f"{address} refuses the connection: another computer may be printing on it, "
            "or its port is another"
        )
    if isinstance(error, socket.gaierror):
        return f"no address is known for {address}"
    if isinstance(error, TimeoutError) or getattr(error, "errno", None) in (
        errno.EHOSTUNREACH,
        errno.ENETUNREACH,
    ):
        return f"nothing answers at {address}"
    return f"no connection to {address}: {error}"
