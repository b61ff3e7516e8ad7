"""QSystem's boards and pads: an RS-485 line, usually at 57,600 baud.

    01 address blink data 07     a board shows data
    03 old new 07                a device takes another address, and keeps it
    01 address key 07            a pad's key
    01 address code 07           a pad's lamp
    01 address blink c c c 07    a pad's display

There is no check sum and no acknowledgement. What comes and is not exactly four bytes long is two
pads that spoke at once: it is dropped.
"""

from __future__ import annotations

#: Where addresses begin and end.
FIRST, LAST = 0x20, 0x7F
KEYS = frozenset({"31", "32", "33", "34"})
_BEGIN, _MOVE, _END = 0x01, 0x03, 0x07
#: Longer than any frame of four bytes and its collision.
_MOST = 64


def frame(address: int, rest: bytes) -> bytes:
    """What an address is told."""
    return bytes((_BEGIN, address)) + rest + bytes((_END,))


def move(old: int, new: int) -> bytes:
    """Another address for a device."""
    return bytes((_MOVE, old, new, _END))


class Reader:
    """Finds the frames of pads in what comes."""

    def __init__(self) -> None:
        self._begun = bytearray()

    def feed(self, data: bytes) -> list[tuple[int, str]]:
        """Address and key of each frame that is whole now."""
        found = []
        for byte in data:
            self._begun.append(byte)
            if byte == _END:
                whole, self._begun = bytes(self._begun), bytearray()
                found += _read(whole)
            elif len(self._begun) > _MOST:  # noise; whatever follows up to an end belongs to it
                del self._begun[:-_MOST]
        return found

    def silence(self) -> None:
        """What has begun has no end."""
        self._begun.clear()


def _read(whole: bytes) -> list[tuple[int, str]]:
    if len(whole) != 4 or whole[0] != _BEGIN or not FIRST <= whole[1] <= LAST:
        return []
    key = f"{whole[2]:02x}"
    return [(whole[1], key)] if key in KEYS else []
