"""A USB number pad, a foot switch or a help button that is a keyboard to Linux."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from hardware.drivers.field.interface import Exchange, Heard
from hardware.drivers.field.keys import framing
from hardware.protocol import BoardConfig, Lamp, PadConfig, Row


class Keys:
    """See `interface.Speech`. There is one device, numbered 0, and nothing can be told to it."""

    gap_s = 0.0
    answer_s = 0.0
    blinks = True
    keys = frozenset(framing.NAMES.values())

    def __init__(self) -> None:
        self._reader = framing.Reader()
        self._down: set[str] = set()

    def show(
        self,
        board: BoardConfig,
        rows: Sequence[Row],
        *,
        new: Set[int] = frozenset(),
        lit: bool = True,
    ) -> list[Exchange]:
        return []

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
        heard = []
        for key, value in self._reader.feed(data):
            if value == framing.DOWN:  # what it was before tells a press from a key that is held
                heard.append(Heard(0, frozenset(self._down), levels=True))
            if value == framing.UP:
                self._down.discard(key)
            else:
                self._down.add(key)
            heard.append(Heard(0, frozenset(self._down), levels=True))
        return heard

    def silence(self) -> None:
        """A key may be held for as long as it is: only its own event says that it is up."""
        self._reader.silence()
