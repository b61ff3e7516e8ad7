"""What visitors read at kiosk, exit and display stands out by seven to one in the colours of the
program; those of a house are held to what `ticketing.sites.looks.colours` says."""

from __future__ import annotations

import re

import pytest

from tests.helpers import ROOT
from ticketing.sites.looks.colours import contrast

SEVEN = 7.0
_TOKENS = (ROOT / "web/static/tokens.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", _TOKENS))
LIGHT = ("white", "paper", "paper-2", "brand-soft", "call-soft")
NIGHT = ("night", "night-2", "night-warn")
#: On which grounds words of each colour stand.
GROUNDS = {
    "ink": (*LIGHT, "room-soft", "call"),
    "ink-2": LIGHT,
    "brand": LIGHT,
    "room": (*LIGHT, "room-soft"),
    "white": ("brand", "room", "ink", "ink-2"),
    "call": ("night", "night-2"),
    "night-text": NIGHT,
    "night-text-2": NIGHT,
}
#: Named by a style sheet for itself, out of the ones above.
_ITS_OWN = {"text", "number"}
_SHEETS = [
    sheet
    for folder in ("kiosk/static", "display/board/static", "display/exit/static")
    for sheet in sorted((ROOT / folder).glob("*.css"))
]


@pytest.mark.parametrize("words", GROUNDS)
def test_words_stand_out_from_each_ground_that_they_stand_on(words: str) -> None:
    for ground in GROUNDS[words]:
        assert contrast(COLOURS[words], COLOURS[ground]) >= SEVEN, ground


def test_no_words_are_in_another_colour() -> None:
    assert _SHEETS
    for sheet in _SHEETS:
        rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet.read_text(encoding="utf-8"))
        for selector, said in rules:
            for name in re.findall(r"(?<![a-z-])color: var\(--([a-z0-9-]+)\)", said):
                signs = all(one.strip().endswith(".icon") for one in selector.split(","))
                assert name in GROUNDS or name in _ITS_OWN or signs, (sheet.name, selector, name)
