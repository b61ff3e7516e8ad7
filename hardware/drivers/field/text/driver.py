"""A board that takes lines of text.

It has no address, so there is one board on such a line; it answers nothing and blinks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from hardware.drivers.field.fitting import characters
from hardware.drivers.field.interface import Exchange, Heard
from hardware.drivers.field.text import framing
from hardware.protocol import BoardConfig, Lamp, PadConfig, Row


class Text:
    """See `interface.Speech`."""

    gap_s = 0.05
    answer_s = 0.0
    blinks = False
    keys: frozenset[str] = frozenset()

    def show(
        self,
        board: BoardConfig,
        rows: Sequence[Row],
        *,
        new: Set[int] = frozenset(),
        lit: bool = True,
    ) -> list[Exchange]:
        frames = []
        for i in range(board.rows):
            row = rows[i] if i < len(rows) else None
            dark = row is not None and not lit and row.call in new
            text = characters(None if dark else row, board.columns)
            frames.append(Exchange(framing.frame(i + 1, text)))
        return frames

    def lamp(self, pad: PadConfig, lamp: Lamp, text: str) -> list[Exchange]:
        return []

    def refuse(self, pad: PadConfig) -> list[Exchange]:
        return []

    def poll(self, number: int) -> Exchange | None:
        return None

    def renumber(self, old: int, new: int) -> Exchange | None:
        return None

    def numbers(self) -> Iterable[int]:
        return range(1)

    def feed(self, data: bytes) -> list[Heard]:
        return []

    def silence(self) -> None:
        """Nothing is ever begun."""
