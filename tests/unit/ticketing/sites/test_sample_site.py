"""What the sample site file, from which others are written, gives to a house."""

from __future__ import annotations

from tests.helpers import SAMPLE_TEXT
from ticketing.sites.file import parse


def test_nobody_is_noted_as_absent_before_the_display_can_have_named_them() -> None:
    assert parse(SAMPLE_TEXT).recall.gap_seconds >= 15
