"""Every state of a device has its words and its picture, wherever staff see it."""

from __future__ import annotations

import re

from counters.wording import DEVICE_STATES, DEVICE_WELL
from hardware.protocol import STATES, PrinterState
from tests.helpers import ROOT


def keys(path: str, indent: int = 2) -> set[str]:
    """What the tables of a script name."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return set(re.findall(rf"^ {{{indent}}}([a-z_]+): ", text, re.M))


def test_every_state_has_a_word_what_to_do_and_a_picture_of_it() -> None:
    states = {str(state) for kind in STATES.values() for state in kind}
    assert states == DEVICE_STATES.keys()
    assert states <= keys("web/static/staff/troubles.js")
    assert {str(state) for state in PrinterState} <= keys("web/static/staff/printers.js")
    assert states - set(DEVICE_WELL) <= keys("analytics/now/static/places.js")


def test_what_can_be_sent_a_slip_and_what_needs_nobody_are_not_mixed_up() -> None:
    assert all(PrinterState(state).usable for state in DEVICE_WELL)
