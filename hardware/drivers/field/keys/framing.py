"""Key events of a keyboard as Linux tells them.

Each is a record of the kernel's `struct input_event` of 64-bit machines: two times of eight bytes,
the type (1: a key), its code, and 1 when it goes down, 0 when it comes up, 2 while it is held.
"""

from __future__ import annotations

import struct

#: A key comes up, goes down, is held.
UP, DOWN, HELD = 0, 1, 2
_EVENT = struct.Struct("<qqHHi")
_KEY = 1
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


class Reader:
    """Finds the events of keys in what comes."""

    def __init__(self) -> None:
        self._begun = bytearray()

    def feed(self, data: bytes) -> list[tuple[str, int]]:
        """Key, and what it did, of each event that is whole now."""
        self._begun += data
        found = []
        while len(self._begun) >= _EVENT.size:
            _, _, kind, code, value = _EVENT.unpack_from(self._begun)
            del self._begun[: _EVENT.size]
            if kind == _KEY and code in NAMES and value in (UP, DOWN, HELD):
                found.append((NAMES[code], value))
        return found

    def silence(self) -> None:
        """What is half an event now has no other half: what comes next is a new one."""
        self._begun.clear()
