"""Whose turn it is on a line that many share, as slow as its line is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hardware.agent.line import AGAIN_S, Lines, LineThread
from hardware.agent.on_line import Board, Pad
from hardware.drivers.field.modbus.framing import READ_INPUTS, frame
from hardware.protocol import BoardConfig, DeviceState, Line, PadConfig, Row, Shown

#: What a device takes before it answers, in seconds.
_ANSWERS_S = 0.02


class Wire:
    """A polled bus with a time of its own, which passes as bytes are carried and waited for: at
    both ends of a frame ten bits a byte. All that is on it answer."""

    def __init__(self, baud: int) -> None:
        self.now = 0.0
        self.told: list[tuple[float, int, int]] = []  # when it began, whom, and which function
        self.collided = 0
        self._baud = baud
        self._coming: list[tuple[float, float, bytes]] = []  # begins, ends
        self._free = 0.0

    def clock(self) -> float:
        return self.now

    def write(self, data: bytes) -> None:
        begins = max(self.now, self._free)
        self.collided += any(begins < ends for _, ends, _ in self._coming)
        self.told.append((begins, data[0], data[1]))
        self._free = begins + self._lasts(data)
        body = data[:2] + (b"\2\0\0" if data[1] == READ_INPUTS else data[2:6])
        answer = frame(body)
        answers = self._free + _ANSWERS_S
        self._coming.append((answers, answers + self._lasts(answer), answer))

    def _lasts(self, data: bytes) -> float:
        return 10 * len(data) / self._baud

    def read(self, timeout: float) -> bytes:
        until = self.now + timeout
        if not self._coming or self._coming[0][1] > until:
            self.now = until
            return b""
        _, ends, data = self._coming.pop(0)
        self.now = max(self.now, ends)
        return data

    def finish(self, linger: float) -> bool:
        return False

    def close(self) -> None:
        """There is nothing to hang up."""


def bus(baud: int, *, pads: int, rows: int = 1, columns: int = 8) -> tuple[Wire, LineThread, Board]:
    """A board numbered 1 that shows C014, and so many pads, driven by whoever calls `turn`."""
    line = Line(protocol="modbus", transport="serial", address="/dev/bus", baud=baud)
    wire = Wire(baud)
    thread = LineThread(line, lambda: True, clock=wire.clock)
    config = BoardConfig(
        id="b", name="b", site="s", line=line, number=1, rows=rows, columns=columns
    )
    board = Board(config, Lines(), lambda: True, lambda: None)
    board.show(Shown(device="b", rows=(Row(number="C014", call=7),)))
    thread.add(board)
    for n in range(pads):
        one = PadConfig(id=f"p{n}", name="p", site="s", line=line, number=10 + n, keys={})
        thread.add(Pad(one, Lines(), lambda: True, lambda: None, lambda pad, key: None))
    return wire, thread, board


@pytest.mark.parametrize("pads", [1, 40])
def test_a_board_is_told_again_in_time_however_many_pads_are_asked(pads: int) -> None:
    wire, thread, _ = bus(9600, pads=pads)
    while wire.now < 6 * AGAIN_S:
        thread.turn(wire)
    board = [at for at, number, _ in wire.told if number == 1]
    assert max(b - a for a, b in pairwise(board)) < AGAIN_S + 1
    asked = [at for at, number, what in wire.told if (number, what) == (10, READ_INPUTS)]
    assert max(b - a for a, b in pairwise(asked)) < 0.2 + pads * 0.15


def test_a_long_frame_on_a_slow_line_has_its_answer_before_anybody_else_is_asked() -> None:
    wire, thread, board = bus(4800, pads=2, rows=8, columns=20)
    while wire.now < AGAIN_S / 2:
        thread.turn(wire)
    assert wire.collided == 0
    assert board.misses == 0
    assert [number for _, number, _ in wire.told].count(1) == 1
    assert board.report is not None
    assert board.report.state == DeviceState.READY
