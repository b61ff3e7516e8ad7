"""What QSystem's boards and pads are told, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from hardware.drivers.field.fitting import characters
from hardware.drivers.field.interface import Exchange, Heard
from hardware.drivers.field.qsystem import framing
from hardware.protocol import BoardConfig, Lamp, PadConfig, Row

_STEADY = 0x20
#: Eight times: 0x21 and so many.
_BLINKS = 0x21 + 8
_LAMPS: dict[Lamp, int] = {"off": 0x30, "waiting": 0x32, "called": 0x36, "serving": 0x31}
#: Red, slow, with a beep: the codes with one come seven after those without.
_REFUSED = 0x35 + 7


class QSystem:
    """See `interface.Speech`."""

    gap_s = 0.25
    answer_s = 0.0
    blinks = True
    keys = framing.KEYS

    def __init__(self) -> None:
        self._reader = framing.Reader()

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
        return Exchange(framing.move(old, new))

    def numbers(self) -> Iterable[int]:
        return range(framing.FIRST, framing.LAST + 1)

    def feed(self, data: bytes) -> list[Heard]:
        return [Heard(one, frozenset({key})) for one, key in self._reader.feed(data)]

    def silence(self) -> None:
        self._reader.silence()


def _frame(address: int, rest: bytes) -> Exchange:
    return Exchange(framing.frame(address, rest))
