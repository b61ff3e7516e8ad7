"""Times as the database keeps them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.times import from_ms, iso, iso_or_none, to_ms


@given(st.integers(0, 4_102_444_800_000))
def test_every_millisecond_comes_back_the_same(ms: int) -> None:
    assert to_ms(from_ms(ms)) == ms
    assert to_ms(datetime.fromisoformat(iso(ms).replace("Z", "+00:00"))) == ms


def test_the_zone_of_a_moment_does_not_matter() -> None:
    there = timezone(timedelta(hours=-5))
    assert to_ms(datetime(2026, 11, 24, 5, 30, tzinfo=there)) == to_ms(
        datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    )


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        to_ms(datetime(2026, 11, 24, 10, 30))  # noqa: DTZ001


def test_the_text_form_has_milliseconds_and_z() -> None:
    assert iso(1_795_516_200_000) == "2026-11-24T10:30:00.000Z"
    assert iso_or_none(None) is None
