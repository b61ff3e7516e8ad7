"""Periods as people and programs name them: half-open ranges of service days, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ticketing import bounds
from ticketing.errors import BadRequest
from ticketing.sites.hours import WEEKDAYS

DAY: Final = timedelta(days=1)
LONGEST_DAYS: Final = 3660
"""Ten years: more than any council keeps, and still answered at once."""

_WRITTEN: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """The service days from ``start`` on and before ``end``; at least one."""

    start: date
    end: date

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.end - DAY

    def words(self) -> str:
        """'Tuesday 17 November 2026', '19 October to 15 November 2026'."""
        if self.start == self.last:
            return f"{weekday_words(self.start.weekday())} {day_words(self.start)}"
        first = day_words(self.start)
        if self.start.year == self.last.year:
            first = first.removesuffix(f" {self.start.year}")
        return f"{first} to {day_words(self.last)}"


def day_words(day: date) -> str:
    """'17 November 2026'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_words(weekday: int) -> str:
    """'Monday' for 0."""
    return WEEKDAYS[weekday].capitalize()


def _date(text: str, what: str) -> date:
    try:
        if not _WRITTEN.fullmatch(text):
            raise ValueError(text)
        day = date.fromisoformat(text)
    except ValueError:
        shown = text if len(text) <= 40 else text[:40] + "…"
        raise BadRequest(f"The {what} '{shown}' is not a date. Write it like 2026-11-17.") from None
    if not bounds.holds_day(day):
        raise BadRequest(f"The {what} is too far away. {bounds.SAYS}")
    return day


def period_of(start: date, end: date) -> Period:
    """The period [start, end); BadRequest says in words what is wrong with it."""
    if end < start:
        raise BadRequest(
            f"The period ends before it begins: it runs from {day_words(start)} "
            f"to {day_words(end)}. Swap the two."
        )
    if end == start:
        raise BadRequest(
            f"The period is empty: its end, {day_words(end)}, does not belong to it. "
            f"For that day alone, end it one day later."
        )
    if (end - start).days > LONGEST_DAYS:
        raise BadRequest(
            f"The period has {(end - start).days} days; ask for at most {LONGEST_DAYS}."
        )
    return Period(start, end)


def parse(start: str | None, end: str | None, today: date) -> Period:
    """The period that an address names; without both, today. BadRequest in words."""
    if not start and not end:
        return Period(today, today + DAY)
    if not start or not end:
        raise BadRequest("Give both ends of the period, from and to, or neither for today.")
    return period_of(_date(start, "first day"), _date(end, "end"))


def parse_days(start: str, last: str) -> Period:
    """The period from its first to its last day, as the form of the page asks for them."""
    first, final = _date(start, "first day"), _date(last, "last day")
    if final < first:
        raise BadRequest(
            f"The last day, {day_words(final)}, is before the first, {day_words(first)}. "
            "Swap the two."
        )
    if final == bounds.LAST_DAY:
        raise BadRequest("The last day is the last there is; choose an earlier one.")
    return period_of(first, final + DAY)


def presets(today: date) -> list[tuple[str, Period]]:
    """The periods that are one touch away. Weeks begin on Monday; whole weeks and
    whole months are past ones."""
    monday = today - today.weekday() * DAY
    first = today.replace(day=1)
    return [
        ("Today", Period(today, today + DAY)),
        ("Yesterday", Period(today - DAY, today)),
        ("This week", Period(monday, today + DAY)),
        ("Last 4 weeks", Period(monday - 28 * DAY, monday)),
        ("Last month", Period((first - DAY).replace(day=1), first)),
        ("Last 12 months", Period(_a_year_before(today), today)),
    ]


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
