"""A rule by which something happens on some days of each year: 'the last Sunday in October'.

Of the many rules that iCalendar knows, these are the ones by which clocks change. Every other is
refused by name, and asking for a year costs the same whatever the rule says.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from ticketing.foreign.said import Wrong
from ticketing.foreign.words import shown

_MOST_A_YEAR, _MOST_COUNTED, _LONGEST = 12, 100, 300
_FIRST_YEAR = 1600
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYDAY", "BYMONTHDAY", "BYHOUR",
    "BYMINUTE", "BYSECOND",
}  # fmt: skip


class Yearly:
    """A rule that begins at `start`, on clocks that are `ahead` of UTC."""

    def __init__(self, text: str, start: datetime, ahead: timedelta) -> None:
        if len(text) > _LONGEST:
            raise Wrong("has a rule that is too long")
        parts = dict(part.upper().partition("=")[::2] for part in text.split(";") if part)
        if parts.get("FREQ") != "YEARLY":
            raise Wrong(f"changes its clocks {shown(parts.get('FREQ', '').lower())}, not yearly")
        if unknown := sorted(parts.keys() - _KNOWN):
            raise Wrong(f"has a rule with {shown(unknown[0])}")
        self._start = start
        self._months = _numbers(parts, "BYMONTH", 1, 12) or [start.month]
        self._month_days = _numbers(parts, "BYMONTHDAY", -31, 31)
        self._weekdays = [_weekday(one) for one in filter(None, parts.get("BYDAY", "").split(","))]
        if not self._month_days and not self._weekdays:
            self._month_days = [start.day]
        clock = [_numbers(parts, name, 0, 59) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
        if any(len(one) > 1 for one in clock) or (clock[0] and clock[0][0] > 23):
            raise Wrong("changes its clocks several times a day")
        usual = (start.hour, start.minute, start.second)
        hour, minute, second = (one[0] if one else u for one, u in zip(clock, usual, strict=True))
        self._clock = timedelta(hours=hour, minutes=minute, seconds=second)
        self._interval = (_numbers(parts, "INTERVAL", 1, 10) or [1])[0]
        self._count = (_numbers(parts, "COUNT", 1, _MOST_COUNTED) or [0])[0]
        self._until = _until(parts.get("UNTIL", ""), ahead)
        self._years: dict[int, list[datetime]] = {}

    def until_year(self, year: int) -> list[datetime]:
        """When it happens, in order: the years that matter until this one, or, if it has ended by
        then, the last ones."""
        last = min(year, self._until.year) if self._until else year
        first = max(self._start.year, _FIRST_YEAR)
        if self._count:
            last = min(last, first + self._count * self._interval)
            every = [one for each in range(first, last + 1) for one in self._in(each)]
            return every[: self._count][-_MOST_A_YEAR:]
        begin = max(first, last - 2 * self._interval)
        return [one for each in range(begin, last + 1) for one in self._in(each)]

    def _in(self, year: int) -> list[datetime]:
        if year not in self._years:
            self._years[year] = self._reckoned(year)
        return self._years[year]

    def _reckoned(self, year: int) -> list[datetime]:
        if (year - self._start.year) % self._interval:
            return []
        days = [one for month in self._months for one in self._days(year, month)]
        if len(days) > _MOST_A_YEAR:
            raise Wrong("changes its clocks more often than clocks are changed")
        found = [datetime(one.year, one.month, one.day) + self._clock for one in sorted(days)]  # noqa: DTZ001
        return [
            one for one in found
            if one >= self._start and (self._until is None or one <= self._until)
        ]  # fmt: skip

    def _days(self, year: int, month: int) -> list[date]:
        length = monthrange(year, month)[1]
        found = [date(year, month, day) for day in range(1, length + 1)]
        if self._month_days:
            found = [
                one for one in found
                if one.day in self._month_days or one.day - length - 1 in self._month_days
            ]  # fmt: skip
        if self._weekdays:
            found = [one for one in found if self._on(one, length)]
        return found

    def _on(self, day: date, length: int) -> bool:
        nth, nth_last = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
        return any(
            day.weekday() == weekday and (not which or which in (nth, nth_last))
            for which, weekday in self._weekdays
        )


def _numbers(parts: dict[str, str], name: str, least: int, most: int) -> list[int]:
    found = []
    for text in filter(None, parts.get(name, "").split(",")):
        number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,4}", text) else None
        if number is None or not least <= number <= most or (number == 0 and least != 0):
            raise Wrong(f"has a rule with {shown(f'{name}={text}')}")
        found.append(number)
    return found


def _weekday(text: str) -> tuple[int, int]:
    """(which of the month, 0 for every; the weekday) of '-1SU'."""
    found = re.fullmatch(r"([+-]?[1-5])?([A-Z]{2})", text)
    if not found or found[2] not in _DAYS:
        raise Wrong(f"has a rule with {shown(f'BYDAY={text}')}")
    return int(found[1] or 0), _DAYS.index(found[2])


def _until(text: str, ahead: timedelta) -> datetime | None:
    if not text:
        return None
    found = re.fullmatch(r"([0-9]{8})(?:T([0-9]{6})(Z)?)?", text)
    try:
        if found:
            at = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
            return at + ahead if found[3] else at
    except (ValueError, OverflowError):
        pass
    raise Wrong(f"has a rule with {shown(f'UNTIL={text}')}")
