"""Messages between the server and a process of its own: a length, then that many bytes.

Both ends are ours and on one machine, so what is sent is a pickle.
"""

from __future__ import annotations

import socket
import struct

_HEAD = struct.Struct(">Q")
#: The largest message: a day's steps of a very busy site are a tenth of it.
LARGEST = 64 * 2**20


class TooLarge(Exception):
    """A message of more than `LARGEST` bytes."""


class Incoming:
    """Gathers one message after the other from a socket, in whatever pieces it comes."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._got = bytearray()

    def next(self) -> bytes:
        """The next message. EOFError at the line's end; what the socket raises, a timeout for
        one, leaves what came so far for the next try."""
        while (whole := self._whole()) is None:
            piece = self._line.recv(1 << 18)
            if not piece:
                raise EOFError
            self._got += piece
        return whole

    def _whole(self) -> bytes | None:
        if len(self._got) < _HEAD.size:
            return None
        (length,) = _HEAD.unpack_from(self._got)
        if length > LARGEST:
            raise TooLarge
        end = _HEAD.size + length
        if len(self._got) < end:
            return None
        message = bytes(memoryview(self._got)[_HEAD.size : end])
        del self._got[:end]
        return message


def send(line: socket.socket, message: bytes) -> None:
    """Send one message. TooLarge before anything of it has left."""
    if len(message) > LARGEST:
        raise TooLarge
    line.sendall(_HEAD.pack(len(message)) + message)
