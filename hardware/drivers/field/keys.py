"""A USB number pad, a foot switch or a help button that is a keyboard to Linux: its key events.

Each is a record of the kernel's `struct input_event` of 64-bit machines: two times of eight bytes,
the type (1: a key), its code, and 1 when it goes down, 0 when it comes up, 2 while it is held.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence, Set

from hardware.drivers.field.interface import Exchange, Heard
from hardware.protocol import BoardConfig, Lamp, PadConfig, Row

_EVENT = struct.Struct("<qqHHi")
_KEY, _UP, _DOWN = 1, 0, 1
#: Names by the codes of Linux's input-event-codes.h: figures, the number pad, letters, the rest.
_ROWS = ((16, "qwertyuiop"), (30, "asdfghjkl"), (44, "zxcvbnm"))
NAMES: dict[int, str] = {
    **{code: str((code - 1) % 10) for code in range(2, 12)},
    **{start + i: letter for start, row in _ROWS for i, letter in enumerate(row)},
    **{58 + n: f"f{n}" for n in range(1, 11)},
    **{code: f"kp{n}" for n, code in enumerate((82, 79, 80, 81, 75, 76, 77, 71, 72, 73))},
    1: "esc", 14: "backspace", 15: "tab", 28: "enter", 57: "space", 87: "f11", 88: "f12",
    55: "kptimes", 74: "kpminus", 78: "kpplus", 83: "kpdot", 96: "kpenter", 98: "kpslash",
    102: "home", 103: "up", 104: "pageup", 105: "left", 106: "right", 107: "end", 108: "down",
    109: "pagedown", 110: "insert", 111: "delete", 272: "mouseleft", 273: "mouseright",
}  # fmt: skip


class Keys:
    """See `interface.Speech`. There is one device, numbered 0, and nothing can be told to it."""

    gap_s = 0.0
    answer_s = 0.0
    blinks = True
    keys = frozenset(NAMES.values())

    def __init__(self) -> None:
        self._begun = bytearray()
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
        self._begun += data
        heard = []
        while len(self._begun) >= _EVENT.size:
            _, _, kind, code, value = _EVENT.unpack_from(self._begun)
            del self._begun[: _EVENT.size]
            if kind != _KEY or code not in NAMES or value not in (0, 1, 2):
                continue
            if value == _DOWN:  # what it was before tells a press from a key that is held
                heard.append(Heard(0, frozenset(self._down), levels=True))
            if value == _UP:
                self._down.discard(NAMES[code])
            else:
                self._down.add(NAMES[code])
            heard.append(Heard(0, frozenset(self._down), levels=True))
        return heard

    def silence(self) -> None:
        """What is half an event now has no other half: what comes next is a new one. A key may be
        held for as long as it is: only its own event says that it is up."""
        self._begun.clear()
