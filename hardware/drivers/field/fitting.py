"""What stands on a board, in the letters that LED boards have."""

from __future__ import annotations

from hardware.protocol import Row

_ARROWS = {"": "", "left": "<", "right": ">", "up": "^", "down": "v"}


def characters(row: Row | None, columns: int) -> str:
    """A row in exactly so many ASCII characters: 'C014', 'C014>3', 'C014 < 3'.

    The number comes first, then the arrow, then the place; what has no room is left out from the
    end. Of a number that is longer than the board its end is shown: there the figures are.
    """
    if row is None:
        return " " * columns
    number = _plain(row.number)[-columns:]
    where = _ARROWS[row.arrow] + _plain(row.place)
    wide = f" {_ARROWS[row.arrow] or ' '} {_plain(row.place)}".rstrip()
    if len(number) + len(wide) <= columns:
        where = wide
    elif len(number) + len(where) > columns:
        where = _ARROWS[row.arrow]
    gap = columns - len(number) - len(where)
    return f"{number}{' ' * gap}{where}" if gap >= 0 else number.ljust(columns)


def _plain(text: str) -> str:
    """With a '?' for what no board has; there is none in numbers and places as they are made."""
    return "".join(one if " " <= one <= "~" else "?" for one in text)
