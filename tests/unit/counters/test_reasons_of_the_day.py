"""Each reason that can be given has its words, as a part of a sentence and as a line of a list."""

from __future__ import annotations

from typing import get_args

from counters.appointments.page import REASONS
from counters.day import everybody
from counters.day.page import EARLY_LABELS
from ticketing.appointments.model import CancelReason
from ticketing.day import limits, standstill


def test_each_reason_has_its_words_and_there_are_no_others() -> None:
    assert get_args(limits.OffReason) == tuple(limits.OFF_REASONS)
    assert get_args(limits.EarlyReason) == tuple(limits.EARLY_REASONS) == tuple(EARLY_LABELS)
    assert get_args(standstill.Reason) == tuple(standstill.REASONS) == tuple(everybody.LABELS)
    assert set(get_args(CancelReason)) == set(REASONS)
