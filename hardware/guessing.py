"""Which model of python-escpos's list a printer probably is, by what it calls itself and by its
USB numbers. A guess is offered, never taken: whoever binds the printer sees it, and a test slip
follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from hardware import models, profiles

#: Chips of the common 58 mm printers that are sold under a hundred names and call themselves
#: 'USB Printing Support' or nothing at all.
_NARROW_CHIPS = frozenset({
    "0416:5011", "0483:070b", "0483:5743", "0fe6:811e", "28e9:0289", "6868:0200",
})  # fmt: skip
#: Words in the names of narrow ones of any make.
_NARROW = re.compile(r"(?<![0-9])58(?: ?mm|[0-9]{2}|(?![0-9]))", re.IGNORECASE)
#: Names in the list that say nothing of a model.
_NO_MODEL = frozenset({"default", "simple"})


@dataclass(frozen=True)
class Guess:
    """A profile of python-escpos ('default' where none is likelier) and the paper's width;
    `why_not` says why such a printer cannot be driven as it is, '' where it can."""

    profile: str = "default"
    width: Literal[58, 80] = 80
    why_not: str = ""


def guess(name: str, usb: str = "") -> Guess:
    """What a printer probably is that calls itself `name`, and at USB `usb` ('04b8:0e15')."""
    plain = _plain(name)
    found = max((one for one in _models() if _names(plain, one)), key=len, default=None)
    if found is None:
        narrow = usb.lower() in _NARROW_CHIPS or _NARROW.search(name) is not None
        return Guess("POS-5890", 58) if narrow else Guess()
    width: Literal[58, 80] = 58 if models.model(found, 80).dots <= 432 else 80
    refused = models.model(found, width).refused
    return Guess("default" if refused else found, width, refused or "")


def _names(plain: str, model: str) -> bool:
    """Whether a model's name stands in what a printer calls itself, and not that of a longer one:
    a TM-T20III is no TM-T20II."""
    return re.search(rf"(?<![a-z0-9]){re.escape(_plain(model))}(?![a-z0-9])", plain) is not None


def _plain(name: str) -> str:
    """'EPSON TM_T20II' and 'TM-T20II' alike."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _models() -> list[str]:
    return [one for one in profiles.names() if one not in _NO_MODEL]
