"""Boards and pads on a polled bus: Modbus RTU, whose devices speak only when they are asked.

    number 10 0000 nnnn bytes text crc     write registers: a board's text, two letters in each
    number 02 0000 0010 crc                read inputs: which of a pad's sixteen keys are down
    number 05 0000 ff00|0000 crc           write a coil: a pad's lamp
    number 06 ffff new crc                 write register ffff: another number

Register 0 and what follows holds the text; the register after it is 1 while the board is to blink.
Inputs 0 to 15 are keys '1' to '16'; coil 0 is the lamp. A board or a pad whose maker laid them out
otherwise is not driven. Every frame ends with a check sum; what does not fit it is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

READ_INPUTS, WRITE_COIL, WRITE_ONE, WRITE = 0x02, 0x05, 0x06, 0x10
#: So many inputs of a pad are read, each a key.
KEYS = 16
#: The longest frame of the protocol.
_MOST = 256
#: Lengths of the answers that come, by function; with 0x80 it says that it could not.
_LENGTHS = {READ_INPUTS: 7, WRITE_COIL: 8, WRITE_ONE: 8, WRITE: 8}


def crc(data: bytes) -> int:
    """The check sum of Modbus: CRC-16 with the polynomial a001."""
    value = 0xFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value


def frame(body: bytes) -> bytes:
    """A request with its check sum."""
    return body + crc(body).to_bytes(2, "little")


@dataclass(frozen=True)
class Answer:
    """What a device answered; `inputs` is the bits of its keys where it was asked for them."""

    number: int
    inputs: int | None = None


class Reader:
    """Finds the answers in what comes."""

    def __init__(self) -> None:
        self._begun = bytearray()

    def feed(self, data: bytes) -> list[Answer]:
        """Those that are whole now."""
        self._begun += data
        found: list[Answer] = []
        while len(self._begun) >= 5:
            length = _length(self._begun)
            if length is None:
                del self._begun[0]  # a frame begins later, if one does
                continue
            if len(self._begun) < length:
                break
            whole = bytes(self._begun[:length])
            if crc(whole[:-2]) != int.from_bytes(whole[-2:], "little"):
                del self._begun[0]
                continue
            del self._begun[:length]
            found.append(_read(whole))
        del self._begun[:-_MOST]
        return found

    def silence(self) -> None:
        """What has begun has no end."""
        self._begun.clear()


def _length(begun: bytearray) -> int | None:
    number, function = begun[0], begun[1]
    if not 1 <= number <= 247:
        return None
    if function & 0x80:
        return 5 if function & 0x7F in _LENGTHS else None
    if function == READ_INPUTS and begun[2] != KEYS // 8:
        return None
    return _LENGTHS.get(function)


def _read(whole: bytes) -> Answer:
    if whole[1] != READ_INPUTS:
        return Answer(whole[0])
    return Answer(whole[0], int.from_bytes(whole[3:5], "little"))
