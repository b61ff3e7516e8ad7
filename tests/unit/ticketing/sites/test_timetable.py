"""Hours that are asked again and again answer as if each question were the first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.ticketing.sites.test_opening_hours import (
    LONDON,
    ZONES,
    every_day,
    hours_of_a_house,
    moments,
    on,
    utc,
)
from ticketing.sites.hours import Timetable, open_now, opens_at, service_day

#: From one question to the next: seconds to days, and sometimes backwards.
steps = st.lists(st.integers(-90_000, 400_000), max_size=30)


@given(moments, steps, st.sampled_from(ZONES), st.lists(hours_of_a_house, min_size=1, max_size=2))
@example(utc("2026-03-28T23:00"), [3600] * 6, LONDON, [on("sunday", "01:30-02:00")])
@example(utc("2026-11-24T20:00"), [5000] * 9, LONDON, [every_day("18:00-02:00", "09:00-12:00")])
def test_what_was_asked_before_changes_no_answer(now, pauses, zone, houses) -> None:
    kept = Timetable(zone, *houses)
    for pause in (0, *pauses):
        now += timedelta(seconds=pause)
        assert kept.service_day(now) == service_day(houses[0], zone, now)
        assert kept.open_now(now) == open_now(now, zone, *houses)
        assert kept.opens_at(now) == opens_at(now, zone, *houses)


def test_a_year_of_questions_is_not_kept_for_ever() -> None:
    kept = Timetable(LONDON, every_day("09:00-17:00"))
    first = datetime(2026, 1, 1, 10, tzinfo=UTC)
    for day in range(400):
        assert kept.open_now(first + timedelta(days=day))
        kept.opens_at(first + timedelta(days=day))
    assert len(kept._known) <= 16
    assert len(kept._ahead) <= 16
