"""Periods as people ask for them, and what they are told when they ask for nonsense."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.figures.periods import Period, parse, parse_days, presets
from ticketing.errors import BadRequest

TUESDAY = date(2026, 11, 17)


def refusal(start: str | None, end: str | None) -> str:
    with pytest.raises(BadRequest) as caught:
        parse(start, end, TUESDAY)
    return caught.value.detail


def test_without_dates_the_period_is_today() -> None:
    assert parse(None, None, TUESDAY) == Period(TUESDAY, date(2026, 11, 18))


def test_a_period_is_half_open_and_its_words_name_its_last_day() -> None:
    period = parse("2026-10-19", "2026-11-16", TUESDAY)
    assert period.last == date(2026, 11, 15)
    assert period.words() == "19 October to 15 November 2026"
    assert Period(TUESDAY, date(2026, 11, 18)).words() == "Tuesday 17 November 2026"
    assert parse("2025-12-31", "2026-01-02", TUESDAY).words() == (
        "31 December 2025 to 1 January 2026"
    )


@pytest.mark.parametrize("text", ["yesterday", "17.11.2026", "2026-02-30", "20261117", "x" * 999])
def test_a_bad_date_is_named_with_how_to_write_it(text: str) -> None:
    says = refusal(text, "2026-11-17")
    assert text[:40] in says
    assert "Write it like 2026-11-17." in says
    assert len(says) < 120


def test_a_reversed_period_is_told_to_swap() -> None:
    assert refusal("2026-11-17", "2026-11-03") == (
        "The period ends before it begins: it runs from 17 November 2026 to 3 November 2026. "
        "Swap the two."
    )


def test_an_empty_period_is_told_that_its_end_does_not_belong_to_it() -> None:
    assert "end it one day later" in refusal("2026-11-17", "2026-11-17")


def test_half_a_period_is_told_to_give_both_ends() -> None:
    assert refusal("2026-11-17", None).startswith("Give both ends")


def test_a_period_longer_than_ten_years_is_refused() -> None:
    assert "at most 3660" in refusal("2006-11-17", "2026-11-17")


def test_the_form_asks_for_the_last_day_which_belongs_to_the_period() -> None:
    assert parse_days("2026-11-17", "2026-11-17") == Period(TUESDAY, date(2026, 11, 18))
    with pytest.raises(BadRequest, match="is before the first"):
        parse_days("2026-11-17", "2026-11-16")
    with pytest.raises(BadRequest, match="choose an earlier one"):
        parse_days("2199-12-31", "2199-12-31")


@pytest.mark.parametrize(
    ("start", "end"),
    [("0001-01-01", "0001-01-02"), ("9999-12-30", "9999-12-31"), ("1969-12-31", "1970-01-02")],
)
def test_a_period_at_the_ends_of_the_calendar_is_refused(start: str, end: str) -> None:
    assert "1970 to 2199" in refusal(start, end)


@pytest.mark.parametrize("text", ["2026-W47-2", "٢٠٢٦-11-17", "0"])
def test_a_day_is_written_in_the_one_way_that_is_described(text: str) -> None:
    assert "Write it like 2026-11-17." in refusal(text, "2026-11-18")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_preset_is_a_period_of_the_site_calendar(today: date) -> None:
    found = dict(presets(today))
    assert found["Today"].start == found["Yesterday"].end == today
    weeks = found["Last 4 weeks"]
    assert (weeks.start.weekday(), weeks.end - weeks.start) == (0, timedelta(days=28))
    assert weeks.end == found["This week"].start <= today < found["This week"].end
    month = found["Last month"]
    assert month.start.day == month.end.day == 1
    assert month.end <= today < month.end + timedelta(days=31)
    assert 28 <= (month.end - month.start).days <= 31
    assert 365 <= (found["Last 12 months"].end - found["Last 12 months"].start).days <= 366
