"""The service day: the local date on which the site opened."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ticketing.sites.test_opening_hours import (
    LONDON,
    NEW_YORK,
    ZONES,
    every_day,
    hours_of_a_house,
    moments,
    on,
    utc,
)
from ticketing.sites.hours import open_now, openings, service_day


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-27T19:59", date(2026, 11, 26)),
        ("2026-11-27T20:00", date(2026, 11, 27)),
        ("2026-11-28T00:00", date(2026, 11, 27)),
        ("2026-11-28T01:59", date(2026, 11, 27)),
        ("2026-11-28T03:00", date(2026, 11, 27)),
        ("2026-11-28T19:59", date(2026, 11, 27)),
        ("2026-11-28T20:00", date(2026, 11, 28)),
    ],
)
def test_an_evening_past_midnight_keeps_its_date_until_the_next_opening(now, day) -> None:
    assert service_day(every_day("20:00-02:00"), LONDON, utc(now)) == day


def test_an_evening_within_which_something_shorter_opened_keeps_its_date_too() -> None:
    hours = on("friday", "10:00-02:00", "12:00-13:00")
    assert service_day(hours, LONDON, utc("2026-11-28T01:00")) == date(2026, 11, 27)


def test_a_house_that_closes_at_midnight_has_the_new_date_after_it() -> None:
    for hours in (every_day("18:00-24:00"), every_day("18:00-00:00"), every_day("00:00-24:00")):
        assert service_day(hours, LONDON, utc("2026-11-28T00:00")) == date(2026, 11, 28)


def test_before_the_first_opening_it_is_the_local_date() -> None:
    assert service_day({}, LONDON, utc("2026-11-28T12:00")) == date(2026, 11, 28)
    assert service_day({}, NEW_YORK, utc("2026-11-28T03:00")) == date(2026, 11, 27)


def test_after_five_in_the_afternoon_in_new_york_it_is_still_the_same_day() -> None:
    hours = every_day("08:00-20:00")
    assert service_day(hours, NEW_YORK, utc("2026-11-25T00:30")) == date(2026, 11, 24)


@pytest.mark.parametrize("night", [date(2026, 3, 28), date(2026, 10, 24)])
def test_a_clock_change_within_the_evening_does_not_end_it(night: date) -> None:
    hours = every_day("20:00-04:00")
    ((opens, closes, _),) = openings(hours, LONDON, night, 1)
    moment = opens
    while moment < closes:
        assert service_day(hours, LONDON, moment) == night
        moment += timedelta(minutes=10)


def test_a_friday_night_is_over_when_sunday_comes() -> None:
    hours = on("friday", "20:00-02:00")
    assert service_day(hours, LONDON, utc("2026-11-29T00:00")) == date(2026, 11, 29)


@given(moments, st.sampled_from(ZONES), hours_of_a_house, st.integers(0, 3 * 24 * 60))
def test_as_time_goes_on_the_service_day_never_goes_back(now, zone, hours, later) -> None:
    then = now + timedelta(minutes=later)
    assert service_day(hours, zone, now) <= service_day(hours, zone, then)


@given(moments, st.sampled_from(ZONES), hours_of_a_house)
def test_the_service_day_is_the_local_date_or_the_one_before(now, zone, hours) -> None:
    today = now.astimezone(zone).date()
    assert today - service_day(hours, zone, now) in (timedelta(0), timedelta(days=1))


@given(moments, st.sampled_from(ZONES), hours_of_a_house)
def test_while_it_is_open_the_house_opened_on_the_service_day(now, zone, hours) -> None:
    if not open_now(now, zone, hours):
        return
    day = service_day(hours, zone, now)
    assert any(opens <= now for opens, _, _ in openings(hours, zone, day, 1))


def test_the_zone_of_the_question_does_not_matter() -> None:
    hours = every_day("20:00-02:00")
    now = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)
    for zone in ("Asia/Tokyo", "America/New_York"):
        assert service_day(hours, LONDON, now.astimezone(ZoneInfo(zone))) == date(2026, 11, 27)
