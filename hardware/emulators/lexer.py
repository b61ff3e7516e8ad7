"""The stream of bytes that a printer receives, cut into commands.

Lengths as in Epson's ESC/POS command reference. A real-time request is only one at the beginning
of a command; inside another command its bytes are data, as on a real printer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10

# Command and the number of bytes that follow it.
_FIXED = {
    **{bytes((ESC, ord(c))): 0 for c in "@2iml"},
    **{bytes((ESC, ord(c))): 1 for c in "!EG-MadJt{3+A VRUT=rKe "},
    **{bytes((ESC, ord(c))): 2 for c in "$\\cB"},
    **{bytes((ESC, ord(c))): 3 for c in "p"},
    **{bytes((GS, ord(c))): 0 for c in ":"},
    **{bytes((GS, ord(c))): 1 for c in "!BbraHhfwI/"},
    **{bytes((GS, ord(c))): 2 for c in "LWP$\\"},
    **{bytes((FS, ord(c))): 0 for c in ".&"},
    **{bytes((FS, ord(c))): 1 for c in "!C-W"},
    **{bytes((FS, ord(c))): 2 for c in "Sp"},
}


@dataclass(frozen=True)
class Token:
    """One command or one stretch of text. `name` is b'text' for letters, else the command."""

    name: bytes
    data: bytes


def _length(buffer: bytes) -> int | None:
    """How many bytes the command at the start of `buffer` has; None if not known yet."""
    head = buffer[:2]
    if len(head) < 2:
        return None
    if head in _FIXED:
        return 2 + _FIXED[head]
    match head:
        case b"\x10\x04" | b"\x10\x05":
            return 3
        case b"\x10\x14":
            return None if len(buffer) < 3 else 10 if buffer[2] == 8 else 5
        case b"\x1b*":
            return _column_image(buffer)
        case b"\x1bD":
            return _until_nul(buffer)
        case b"\x1d(":
            return _counted(buffer, 3, 2)
        case b"\x1d8":
            return _counted(buffer, 3, 4)
        case b"\x1dV":
            return _cut(buffer)
        case b"\x1dv":
            return _raster(buffer)
        case b"\x1dk":
            return _barcode(buffer)
        case _:
            return 2


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _counted(buffer: bytes, at: int, size: int) -> int | None:
    if len(buffer) < at + size:
        return None
    return at + size + _little(buffer[at : at + size])


def _until_nul(buffer: bytes) -> int | None:
    end = buffer.find(0, 3)
    return None if end < 0 else end + 1


def _cut(buffer: bytes) -> int | None:
    if len(buffer) < 3:
        return None
    return 3 if buffer[2] in (0, 1, 48, 49) else 4


def _raster(buffer: bytes) -> int | None:
    if len(buffer) < 8:
        return None
    return 8 + _little(buffer[4:6]) * _little(buffer[6:8])


def _column_image(buffer: bytes) -> int | None:
    if len(buffer) < 5:
        return None
    return 5 + _little(buffer[3:5]) * (3 if buffer[2] in (32, 33) else 1)


def _barcode(buffer: bytes) -> int | None:
    if len(buffer) < 4:
        return None
    return 4 + buffer[3] if buffer[2] >= 65 else _until_nul(buffer)


class Lexer:
    """Feed it bytes as they come; it gives commands as they become whole."""

    def __init__(self) -> None:
        self._buffer = b""

    @property
    def midway(self) -> bool:
        """Whether a command has begun that is not whole yet."""
        return bool(self._buffer)

    def feed(self, data: bytes) -> Iterator[Token]:
        """The commands that `data` completes. Take each before asking for the next."""
        self._buffer += data
        while self._buffer:
            token = self._next()
            if token is None:
                return
            yield token

    def _next(self) -> Token | None:
        first = self._buffer[0]
        if first in (ESC, FS, GS, DLE):
            length = _length(self._buffer)
            if length is None or len(self._buffer) < length:
                return None
            token = Token(self._buffer[:2], self._buffer[2:length])
        elif first < 0x20:
            length = 1
            token = Token(self._buffer[:1], b"")
        else:
            length = next(
                (i for i, byte in enumerate(self._buffer) if byte < 0x20), len(self._buffer)
            )
            token = Token(b"text", self._buffer[:length])
        self._buffer = self._buffer[length:]
        return token
