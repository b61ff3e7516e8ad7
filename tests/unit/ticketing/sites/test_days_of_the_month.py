"""'The first Monday of the month': its hours count instead of the weekday's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slips.signpost import week
from tests.helpers import SITE_TEXT
from ticketing.sites import unwise
from ticketing.sites.file import SiteFileError, parse
from ticketing.sites.hours import (
    OF_THE_MONTH,
    ORDINALS,
    WEEKDAYS,
    Hours,
    Interval,
    on,
    opens_at,
    parse_interval,
)

LONDON = ZoneInfo("Europe/London")
MORNING, DAY = parse_interval("10:00-13:00"), parse_interval("09:00-17:00")
tables = st.dictionaries(
    st.sampled_from([*WEEKDAYS, *OF_THE_MONTH]),
    st.integers(0, 1439).map(lambda start: (Interval(start, start + 60),)) | st.just(()),
)


def days_of(month: date) -> list[date]:
    """Every day of a date's month."""
    days = [month.replace(day=1) + timedelta(days=n) for n in range(31)]
    return [day for day in days if day.month == month.month]


@given(hours=tables, day=st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_the_last_then_the_nth_of_a_month_count_before_its_weekday(
    hours: dict[str, tuple[Interval, ...]], day: date
) -> None:
    weekday = WEEKDAYS[day.weekday()]
    alike = [one for one in days_of(day) if one.weekday() == day.weekday()]
    named = {f"{ORDINALS[n]} {weekday}": one for n, one in enumerate(alike)}
    wanted = hours.get(weekday, ())
    for key, one in {**named, f"last {weekday}": alike[-1]}.items():
        if one == day and key in hours:
            wanted = hours[key]
    assert on(hours, day) == wanted


@given(day=st.dates(date(2000, 1, 1), date(2100, 12, 31)), key=st.sampled_from(OF_THE_MONTH))
def test_a_day_of_the_month_comes_once_in_it_at_most(day: date, key: str) -> None:
    found = [one for one in days_of(day) if on({key: (DAY,)}, one)]
    assert len(found) == 1 or (not found and key.startswith("fifth"))
    assert all(WEEKDAYS[one.weekday()] == key.split()[1] for one in found)


def test_a_surgery_once_a_month_opens_on_its_day() -> None:
    hours: Hours = {"first tuesday": (MORNING,)}
    now = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
    assert opens_at(now, LONDON, hours) == datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


def test_a_house_is_closed_on_the_last_friday_of_a_month_alone() -> None:
    site = parse(SITE_TEXT.replace("[site.hours]\n", '[site.hours]\n"last friday" = []\n'))
    assert list(site.hours_on(date(2026, 11, 27))) == []
    assert list(site.hours_on(date(2026, 11, 20))) != []
    assert parse(SITE_TEXT).hours_on(date(2026, 11, 27))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("first mondays", "did you mean 'first monday'?"),
        ("Last Friday", "did you mean 'last friday'?"),
        ("pay day", "or one of the month like 'first monday'"),
    ],
)
def test_what_is_no_day_of_the_month_is_refused_with_what_to_write(written: str, says: str) -> None:
    with pytest.raises(SiteFileError, match="is no weekday") as error:
        parse(SITE_TEXT.replace("[site.hours]\n", f'[site.hours]\n"{written}" = "09:00-12:00"\n'))
    assert says in str(error.value)


def test_hours_of_the_month_are_looked_at_like_those_of_the_week() -> None:
    own = 'hours = { "first tuesday" = "07:00-09:00", "first sunday" = "10:00-12:00" }'
    head = '[[enquiries]]\nid = "council-tax"\n'
    text = SITE_TEXT.replace(head, f"{head}{own}\n")
    said = {path[-1]: says for path, says in unwise.cautions(parse(text)) if "hours" in path}
    assert "reaches beyond the house's own hours" in said["first tuesday"]
    assert "the house is closed then" in said["first sunday"]
    swapped = SITE_TEXT.replace("[site.hours]\n", '[site.hours]\n"first monday" = "17:00-09:00"\n')
    ((_, says),) = [one for one in unwise.cautions(parse(swapped)) if "first monday" in one[0]]
    assert "write 09:00-17:00" in says


def test_a_table_of_hours_names_the_days_of_the_month_after_those_of_the_week() -> None:
    hours: Hours = {"monday": (DAY,), "last friday": (), "first monday": (MORNING,)}
    assert week(hours, "en") == [
        ("Monday", "09:00 – 17:00"),
        ("First Monday of the month", "10:00 – 13:00"),
        ("Last Friday of the month", "closed"),
    ]
    assert week(hours, "cy")[1][0] == "Dydd Llun, y cyntaf yn y mis"
