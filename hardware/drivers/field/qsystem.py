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

from collections.abc import Iterable, Sequence, Set

from hardware.drivers.field.fitting import characters
from hardware.drivers.field.interface import Exchange, Heard
from hardware.protocol import BoardConfig, Lamp, PadConfig, Row

_BEGIN, _MOVE, _END = 0x01, 0x03, 0x07
_FIRST, _LAST = 0x20, 0x7F
_STEADY = 0x20
#: Eight times: 0x21 and so many.
_BLINKS = 0x21 + 8
_LAMPS: dict[Lamp, int] = {"off": 0x30, "waiting": 0x32, "called": 0x36, "serving": 0x31}
#: Red, slow, with a beep: the codes with one come seven after those without.
_REFUSED = 0x35 + 7
#: Longer than any frame of four bytes and its collision.
_MOST = 64


class QSystem:
    """See `interface.Speech`."""

    gap_s = 0.25
    answer_s = 0.0
    blinks = True
    keys = frozenset({"31", "32", "33", "34"})

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
        """A row of a board has an address of its own, from the board's number on."""
        frames = []
        for i in range(board.rows):
            row = rows[i] if i < len(rows) else None
            how = _BLINKS if row is not None and row.call in new else _STEADY
            data = characters(row, board.columns).encode("ascii")
            frames.append(_frame(board.number + i, bytes((how,)) + data))
        return frames

    def lamp(self, pad: PadConfig, lamp: Lamp, text: str) -> list[Exchange]:
        frames = [_frame(pad.number, bytes((_LAMPS[lamp],)))]
        if text:
            shown = characters(Row(number=text), 3).encode("ascii")
            frames.append(_frame(pad.number, bytes((_STEADY,)) + shown))
        return frames

    def refuse(self, pad: PadConfig) -> list[Exchange]:
        return [_frame(pad.number, bytes((_REFUSED,)))]

    def poll(self, number: int) -> Exchange | None:
        return None

    def renumber(self, old: int, new: int) -> Exchange | None:
        return Exchange(bytes((_MOVE, old, new, _END)))

    def numbers(self) -> Iterable[int]:
        return range(_FIRST, _LAST + 1)

    def feed(self, data: bytes) -> list[Heard]:
        heard = []
        for byte in data:
            self._begun.append(byte)
            if byte == _END:
                frame, self._begun = bytes(self._begun), bytearray()
                heard += _read(frame)
            elif len(self._begun) > _MOST:  # noise; whatever follows up to an end belongs to it
                del self._begun[:-_MOST]
        return heard

    def silence(self) -> None:
        self._begun.clear()


def _frame(address: int, rest: bytes) -> Exchange:
    return Exchange(bytes((_BEGIN, address)) + rest + bytes((_END,)))


def _read(frame: bytes) -> list[Heard]:
    if len(frame) != 4 or frame[0] != _BEGIN or not _FIRST <= frame[1] <= _LAST:
        return []
    key = f"{frame[2]:02x}"
    return [Heard(frame[1], frozenset({key}))] if key in QSystem.keys else []
