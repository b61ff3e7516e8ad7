"""What a print queue says of its printer, in our words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.connections.ipp import Attributes
from hardware.drivers.printer.queue import _is_roll, judged
from hardware.protocol import PrinterState

IDLE, STOPPED = 3, 5


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("none", "ready"),
        ("media-low-report", "paper_low"),
        ("media-empty-error", "paper_out"),
        ("media-needed", "paper_out"),
        ("cover-open-warning", "cover_open"),
        ("media-jam", "paper_jam"),
        ("trimmer-jam-error", "cutter_stuck"),
        ("offline-report", "unplugged"),
        ("toner-low-warning", "ready"),
    ],
)
def test_each_reason_is_one_of_our_states(reason: str, state: str) -> None:
    told: Attributes = {"printer-state": [IDLE], "printer-state-reasons": [reason]}
    assert judged(told, tells_of_paper=True).state is PrinterState(state)


def test_a_queue_that_never_spoke_of_paper_is_not_said_to_have_some() -> None:
    told: Attributes = {"printer-state": [IDLE], "printer-state-reasons": ["none"]}
    assert judged(told, tells_of_paper=False).state is PrinterState.PAPER_UNKNOWN


def test_the_words_of_who_stopped_a_queue_are_told() -> None:
    told: Attributes = {"printer-state": [STOPPED], "printer-state-message": ["Back at two"]}
    status = judged(told, tells_of_paper=True)
    assert (status.state, status.detail) == (PrinterState.OFFLINE, "Back at two")


_BAD = ["media-empty", "cover-open-error", "media-jam", "offline"]
values = st.lists(st.one_of(st.integers(), st.booleans(), st.text(max_size=300)), max_size=4)


@given(
    st.dictionaries(st.sampled_from(["printer-state", "printer-state-message", "x"]), values),
    st.lists(st.text(max_size=40) | st.sampled_from(_BAD), max_size=5),
)
def test_whatever_a_queue_says_it_is_never_called_well_with_a_reason_not_to_be(
    told: dict[str, list[str | int | bool]], reasons: list[str]
) -> None:
    status = judged({**told, "printer-state-reasons": list(reasons)}, tells_of_paper=True)
    assert len(status.detail) <= 300
    if set(reasons) & set(_BAD) or told.get("printer-state") == [STOPPED]:
        assert not status.state.usable


@pytest.mark.parametrize(
    ("media", "roll"),
    [
        ("om_roll_72x200mm", True),
        ("custom_x_2.83x8in", True),
        ("iso_a4_210x297mm", False),
        ("na_letter_8.5x11in", False),
        ("", False),
    ],
)
def test_a_roll_is_told_from_pages_by_the_name_of_its_paper(media: str, roll: bool) -> None:
    assert _is_roll(media) is roll
