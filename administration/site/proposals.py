"""What to write instead of what was refused, where one answer is likely: the field offers it."""

from __future__ import annotations

import re
from typing import Any

from ticketing.drafting.edits import Edit, Plain
from ticketing.sites.looks import colours


def instead(edit: Edit, beside: Plain) -> dict[str, Any]:
    """The facts of a refusal: `instead` can be written there, `ratio` and `instead_ratio` are how
    both stand out; {} where nothing is likely. `beside`: what the draft says."""
    if edit.path[0] != "looks" or not re.fullmatch("#[0-9A-Fa-f]{6}", str(edit.value)):
        return {}
    typed = str(edit.value).upper()
    if edit.path[1] == "colour":
        nearest = colours.nearest_house(typed)
        over = "#FFFFFF"
    else:
        house = str(beside.get("looks", {}).get("colour") or colours.TEAL)
        nearest = colours.nearest_second(typed, house)
        over = house
    return {
        "instead": nearest,
        "over": over,
        "ratio": _ratio(over, typed),
        "instead_ratio": _ratio(over, nearest),
    }


def _ratio(over: str, under: str) -> float:
    return int(colours.contrast(over, under) * 10) / 10
