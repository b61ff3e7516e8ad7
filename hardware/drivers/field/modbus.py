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

import struct
from collections.abc import Iterable, Sequence, Set

from hardware.drivers.field.fitting import characters
from hardware.drivers.field.interface import Exchange, Heard
from hardware.protocol import BoardConfig, Lamp, PadConfig, Row

_READ_INPUTS, _WRITE_COIL, _WRITE_ONE, _WRITE = 0x02, 0x05, 0x06, 0x10
_KEYS = 16
_NUMBER_AT = 0xFFFF
#: The longest frame of the protocol.
_MOST = 256
#: Lengths of the answers that come, by function; with 0x80 it says that it could not.
_LENGTHS = {_READ_INPUTS: 7, _WRITE_COIL: 8, _WRITE_ONE: 8, _WRITE: 8}


def crc(data: bytes) -> int:
    """The check sum of Modbus: CRC-16 with the polynomial a001."""
    value = 0xFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value


class Modbus:
    """See `interface.Speech`."""

    #: Three and a half characters at 9,600 baud are 4 ms; a converter may need more to turn round.
    gap_s = 0.02
    answer_s = 0.15
    blinks = True
    keys = frozenset(str(n) for n in range(1, _KEYS + 1))

    def __init__(self) -> None:
        self._begun = bytearray()

    def show(
        self,
        board: BoardConfig,
        rows: Sequence[Row],
        *,
        new: Set[int] = frozenset(),
        lit: bool = True,
    ) -> list[Exchange]:
        text = "".join(
            characters(rows[i] if i < len(rows) else None, board.columns) for i in range(board.rows)
        )
        padded = text.encode("ascii") + b" " * (len(text) % 2)
        flag = int(any(row.call in new for row in rows))
        data = padded + struct.pack(">H", flag)
        exchanges = []
        for at in range(0, len(data), 240):  # 123 registers is the most that one frame writes
            part = data[at : at + 240]
            head = struct.pack(">BBHHB", board.number, _WRITE, at // 2, len(part) // 2, len(part))
            exchanges.append(_frame(head + part))
        return exchanges

    def lamp(self, pad: PadConfig, lamp: Lamp, text: str) -> list[Exchange]:
        on = 0xFF00 if lamp in ("waiting", "called") else 0
        return [_frame(struct.pack(">BBHH", pad.number, _WRITE_COIL, 0, on))]

    def refuse(self, pad: PadConfig) -> list[Exchange]:
        return []

    def poll(self, number: int) -> Exchange | None:
        return _frame(struct.pack(">BBHH", number, _READ_INPUTS, 0, _KEYS))

    def renumber(self, old: int, new: int) -> Exchange | None:
        return _frame(struct.pack(">BBHH", old, _WRITE_ONE, _NUMBER_AT, new))

    def numbers(self) -> Iterable[int]:
        return range(1, 248)

    def feed(self, data: bytes) -> list[Heard]:
        self._begun += data
        heard: list[Heard] = []
        while len(self._begun) >= 5:
            length = _length(self._begun)
            if length is None:
                del self._begun[0]  # a frame begins later, if one does
                continue
            if len(self._begun) < length:
                break
            frame = bytes(self._begun[:length])
            if crc(frame[:-2]) != int.from_bytes(frame[-2:], "little"):
                del self._begun[0]
                continue
            del self._begun[:length]
            heard.append(_heard(frame))
        del self._begun[:-_MOST]
        return heard

    def silence(self) -> None:
        self._begun.clear()


def _length(begun: bytearray) -> int | None:
    number, function = begun[0], begun[1]
    if not 1 <= number <= 247:
        return None
    if function & 0x80:
        return 5 if function & 0x7F in _LENGTHS else None
    if function == _READ_INPUTS and begun[2] != _KEYS // 8:
        return None
    return _LENGTHS.get(function)


def _heard(frame: bytes) -> Heard:
    if frame[1] != _READ_INPUTS:
        return Heard(frame[0])
    bits = int.from_bytes(frame[3:5], "little")
    down = frozenset(str(n + 1) for n in range(_KEYS) if bits >> n & 1)
    return Heard(frame[0], down, levels=True)


def _frame(body: bytes) -> Exchange:
    return Exchange(body + crc(body).to_bytes(2, "little"), asks=body[0])
