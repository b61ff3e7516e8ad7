"""What boards and pads on a polled bus are told and asked, and what they answer."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence, Set

from hardware.drivers.field.fitting import characters
from hardware.drivers.field.interface import Exchange, Heard
from hardware.drivers.field.modbus import framing
from hardware.protocol import BoardConfig, Lamp, PadConfig, Row

_NUMBER_AT = 0xFFFF


class Modbus:
    """See `interface.Speech`."""

    #: Three and a half characters at 9,600 baud are 4 ms; a converter may need more to turn round.
    gap_s = 0.02
    answer_s = 0.15
    blinks = True
    keys = frozenset(str(n) for n in range(1, framing.KEYS + 1))

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
        text = "".join(
            characters(rows[i] if i < len(rows) else None, board.columns) for i in range(board.rows)
        )
        padded = text.encode("ascii") + b" " * (len(text) % 2)
        flag = int(any(row.call in new for row in rows))
        data = padded + struct.pack(">H", flag)
        exchanges = []
        for at in range(0, len(data), 240):  # 123 registers is the most that one frame writes
            part = data[at : at + 240]
            head = struct.pack(
                ">BBHHB", board.number, framing.WRITE, at // 2, len(part) // 2, len(part)
            )
            exchanges.append(_frame(head + part))
        return exchanges

    def lamp(self, pad: PadConfig, lamp: Lamp, text: str) -> list[Exchange]:
        on = 0xFF00 if lamp in ("waiting", "called") else 0
        return [_frame(struct.pack(">BBHH", pad.number, framing.WRITE_COIL, 0, on))]

    def refuse(self, pad: PadConfig) -> list[Exchange]:
        return []

    def poll(self, number: int) -> Exchange | None:
        return _frame(struct.pack(">BBHH", number, framing.READ_INPUTS, 0, framing.KEYS))

    def renumber(self, old: int, new: int) -> Exchange | None:
        return _frame(struct.pack(">BBHH", old, framing.WRITE_ONE, _NUMBER_AT, new))

    def numbers(self) -> Iterable[int]:
        return range(1, 248)

    def feed(self, data: bytes) -> list[Heard]:
        return [_heard(answer) for answer in self._reader.feed(data)]

    def silence(self) -> None:
        self._reader.silence()


def _heard(answer: framing.Answer) -> Heard:
    if answer.inputs is None:
        return Heard(answer.number)
    down = frozenset(str(n + 1) for n in range(framing.KEYS) if answer.inputs >> n & 1)
    return Heard(answer.number, down, levels=True)


def _frame(body: bytes) -> Exchange:
    return Exchange(framing.frame(body), asks=body[0])
