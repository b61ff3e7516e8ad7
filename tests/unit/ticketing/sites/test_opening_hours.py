"""When a site takes tickets: local times, both clock-change nights, evenings past midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ticketing.sites.hours import (
    WEEKDAYS,
    Hours,
    Interval,
    open_now,
    openings,
    opens_at,
    parse_interval,
)

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
#: Havana's clocks change at midnight; Kathmandu is 5:45 ahead.
ZONES = [LONDON, NEW_YORK, ZoneInfo("America/Havana"), ZoneInfo("Asia/Kathmandu")]


def every_day(*spans: str) -> Hours:
    return {day: tuple(map(parse_interval, spans)) for day in WEEKDAYS}


def on(day: str, *spans: str) -> Hours:
    return {day: tuple(map(parse_interval, spans))}


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# ---------------------------------------------------------------------- how they are written


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("09:00-17:00", 540, 1020),
        ("09:00 - 17:00", 540, 1020),
        ("20:00-02:00", 1200, 1560),
        ("18:00-24:00", 1080, 1440),
        ("18:00-00:00", 1080, 1440),
        ("00:00-24:00", 0, 1440),
        ("09:00-09:00", 540, 1980),
    ],
)
def test_an_interval_is_read(text: str, start: int, end: int) -> None:
    assert parse_interval(text) == Interval(start, end)


@pytest.mark.parametrize(
    "text",
    ["", "9-17", "9:00-17:00", "09:00", "09:00-25:00", "09:60-17:00", "24:30-25:00", "a:b-c:d",
     "09:00–17:00", "09:00-17:00-18:00", "09:00:00-17:00:00", "-1:00-02:00", "closed"],
)  # fmt: skip
def test_what_is_no_interval_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write it like '09:00-17:00'"):
        parse_interval(text)


def test_an_interval_cannot_start_at_24_00() -> None:
    with pytest.raises(ValueError, match="write 00:00 of the next day"):
        parse_interval("24:00-08:00")


@given(st.text(max_size=14))
def test_any_text_is_an_interval_or_a_mistake(text: str) -> None:
    try:
        found = parse_interval(text)
    except ValueError:
        return
    assert 0 <= found.start < 1440
    assert found.start < found.end <= found.start + 1440


# ---------------------------------------------------------------------- both clock-change nights


@pytest.mark.parametrize(
    ("zone", "day", "opens", "closes"),
    [
        (LONDON, date(2026, 3, 28), "2026-03-28T09:00", "2026-03-28T17:00"),
        (LONDON, date(2026, 3, 29), "2026-03-29T08:00", "2026-03-29T16:00"),
        (LONDON, date(2026, 10, 24), "2026-10-24T08:00", "2026-10-24T16:00"),
        (LONDON, date(2026, 10, 25), "2026-10-25T09:00", "2026-10-25T17:00"),
        (NEW_YORK, date(2026, 3, 7), "2026-03-07T14:00", "2026-03-07T22:00"),
        (NEW_YORK, date(2026, 3, 8), "2026-03-08T13:00", "2026-03-08T21:00"),
        (NEW_YORK, date(2026, 11, 1), "2026-11-01T14:00", "2026-11-01T22:00"),
    ],
)
def test_nine_is_nine_on_the_wall_before_and_after_a_clock_change(zone, day, opens, closes) -> None:
    found = list(openings(every_day("09:00-17:00"), zone, day, 1))
    assert found == [(utc(opens), utc(closes), day)]


@pytest.mark.parametrize(
    ("night", "hours"), [(date(2026, 3, 28), 5), (date(2026, 10, 24), 7), (date(2026, 6, 1), 6)]
)
def test_a_night_from_eight_to_two_is_as_long_as_the_clocks_make_it(night, hours) -> None:
    ((opens, closes, _),) = openings(every_day("20:00-02:00"), LONDON, night, 1)
    # In spring 02:00 follows 00:59 at once; in autumn the hour from one o'clock comes twice.
    assert closes - opens == timedelta(hours=hours)


def test_open_all_day_has_23_and_25_hours_on_the_change_days() -> None:
    found = openings(every_day("00:00-24:00"), LONDON, date(2026, 3, 29), 1)
    assert [closes - opens for opens, closes, _ in found] == [timedelta(hours=23)]
    found = openings(every_day("00:00-24:00"), LONDON, date(2026, 10, 25), 1)
    assert [closes - opens for opens, closes, _ in found] == [timedelta(hours=25)]


def test_an_opening_within_the_hour_that_does_not_exist_is_no_opening() -> None:
    hours = on("sunday", "01:30-02:00")
    assert not any(
        open_now(utc("2026-03-29T00:00") + timedelta(minutes=m), LONDON, hours) for m in range(180)
    )
    assert opens_at(utc("2026-03-29T00:00"), LONDON, hours) == utc("2026-04-05T00:30")


# ---------------------------------------------------------------------- open, and when next


def test_at_the_first_minute_it_is_open_and_at_the_last_it_is_closed() -> None:
    hours = on("tuesday", "09:00-17:00")
    assert not open_now(utc("2026-11-24T08:59"), LONDON, hours)
    assert open_now(utc("2026-11-24T09:00"), LONDON, hours)
    assert open_now(utc("2026-11-24T16:59"), LONDON, hours)
    assert not open_now(utc("2026-11-24T17:00"), LONDON, hours)


def test_after_midnight_the_evening_before_still_counts() -> None:
    hours = on("friday", "20:00-02:00")
    assert open_now(utc("2026-11-28T01:59"), LONDON, hours)
    assert not open_now(utc("2026-11-28T02:00"), LONDON, hours)


def test_in_new_york_the_day_is_that_of_new_york() -> None:
    hours = on("tuesday", "18:00-21:00")
    assert open_now(utc("2026-11-25T01:30"), NEW_YORK, hours)  # Tuesday, 20:30 there
    assert not open_now(utc("2026-11-24T18:30"), NEW_YORK, hours)


def test_a_lunch_break_is_closed_and_says_when_it_opens() -> None:
    hours = on("tuesday", "09:00-12:00", "13:00-17:00")
    assert not open_now(utc("2026-11-24T12:30"), LONDON, hours)
    assert opens_at(utc("2026-11-24T12:30"), LONDON, hours) == utc("2026-11-24T13:00")


def test_a_surgery_from_ten_in_a_house_from_eleven_begins_at_eleven() -> None:
    house, surgery = on("tuesday", "11:00-17:00"), on("tuesday", "10:00-13:00")
    assert opens_at(utc("2026-11-24T09:00"), LONDON, house, surgery) == utc("2026-11-24T11:00")


def test_a_surgery_never_within_the_house_s_hours_never_opens() -> None:
    house, surgery = on("tuesday", "09:00-12:00"), on("tuesday", "12:00-13:00")
    assert opens_at(utc("2026-11-24T09:00"), LONDON, house, surgery) is None


def test_a_house_without_hours_never_opens() -> None:
    assert opens_at(utc("2026-11-24T09:00"), LONDON, {}) is None
    assert not open_now(utc("2026-11-24T09:00"), LONDON, {})


# ---------------------------------------------------------------------- whatever the hours

minutes = st.integers(0, 95).map(lambda quarter: quarter * 15)
intervals = st.builds(lambda a, length: Interval(a, a + length), minutes, st.integers(1, 1440))
hours_of_a_house = st.dictionaries(
    st.sampled_from(WEEKDAYS), st.lists(intervals, max_size=3).map(tuple), max_size=7
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC, microsecond=0)
)


@given(moments, st.sampled_from(ZONES), st.lists(hours_of_a_house, min_size=1, max_size=2))
@example(utc("2026-03-29T00:30"), LONDON, [on("sunday", "01:30-02:00")])
def test_when_it_says_it_opens_it_is_open_and_not_before(now, zone, houses) -> None:
    opens = opens_at(now, zone, *houses)
    if opens is None:
        assert not open_now(now, zone, *houses)
        return
    assert opens >= now
    assert open_now(opens, zone, *houses)
    if opens > now:
        assert not open_now(now, zone, *houses)
        assert not open_now(opens - timedelta(seconds=1), zone, *houses)
        between = [now + (opens - now) * part / 12 for part in range(12)]
        assert not any(open_now(moment, zone, *houses) for moment in between)


@given(moments, st.sampled_from(ZONES), hours_of_a_house)
def test_open_now_means_that_it_opens_now(now, zone, hours) -> None:
    assert open_now(now, zone, hours) == (opens_at(now, zone, hours) == now)
