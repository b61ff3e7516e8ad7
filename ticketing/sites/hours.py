"""Opening hours, and the service day they give. Pure: the moment is always passed in.

Hours are local wall-clock times of the site; an interval that ends at or before its start runs
past midnight, and '24:00' is the end of the day. Every comparison happens in UTC, so that both
clock-change nights come out right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Which of the month, in the order in which they are told: 'first monday', 'last friday'.
ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")
OF_THE_MONTH = tuple(f"{which} {day}" for day in WEEKDAYS for which in ORDINALS)

#: How far ahead the next opening is looked for: far enough for a surgery every other month.
_HORIZON_DAYS = 62


@dataclass(frozen=True, slots=True)
class Interval:
    """Local opening times of one weekday, in minutes after midnight; `end` may exceed 1440."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{_clock(self.start)}-{_clock(self.end)}"


#: By weekday, and by weekday of the month ('first monday'), which counts instead of the weekday.
Hours = Mapping[str, tuple[Interval, ...]]

#: The hours of each week, or of each date where a date may have its own.
Dated = Hours | Callable[[date], Sequence[Interval]]

#: Whether a date is closed whatever the hours say: holidays, and the site's own closed days.
Closed = Callable[[date], object]


def _never(day: date) -> bool:
    return False


def _clock(minutes: int) -> str:
    if minutes > 1440:
        minutes -= 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


def parse_interval(text: str) -> Interval:
    """'09:00-17:00' as an Interval; ValueError says what to write instead."""
    try:
        first, last = (part.strip() for part in text.split("-"))
        start, end = (_minutes(part) for part in (first, last))
    except ValueError:
        raise ValueError(f"{text!r:.60} is no opening time; write it like '09:00-17:00'") from None
    if start == 1440:
        raise ValueError(f"{text!r} starts at 24:00; write 00:00 of the next day")
    if end <= start:
        end += 1440
    return Interval(start, end)


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    if len(hour) != 2 or len(minute) != 2:
        raise ValueError(clock)
    value = int(hour) * 60 + int(minute)
    if not (0 <= int(minute) < 60 and 0 <= value <= 1440):
        raise ValueError(clock)
    return value


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    extra, minutes = divmod(minutes, 1440)
    local = datetime.combine(day + timedelta(days=extra), time(), zone)
    return local.replace(hour=minutes // 60, minute=minutes % 60).astimezone(UTC)


def on(hours: Dated, day: date) -> Sequence[Interval]:
    """What these hours are on a date."""
    if callable(hours):
        return hours(day)
    return next((hours[key] for key in keys_of(day) if key in hours), ())


def keys_of(day: date) -> list[str]:
    """The keys that say the hours of a date, the first that is there counting: 'last monday',
    'fourth monday', 'monday'."""
    weekday = WEEKDAYS[day.weekday()]
    is_last = (day + timedelta(days=7)).month != day.month
    which = [*(["last"] if is_last else []), ORDINALS[(day.day - 1) // 7]]
    return [*(f"{one} {weekday}" for one in which), weekday]


def openings(
    hours: Dated, zone: ZoneInfo, first: date, days: int, closed: Closed = _never
) -> Iterator[tuple[datetime, datetime, date]]:
    """(opens, closes, local date) in UTC of each interval that starts on the given days, but for
    those on which the site is closed."""
    for offset in range(days):
        day = first + timedelta(days=offset)
        if closed(day):
            continue
        for interval in on(hours, day):
            opens, closes = _moment(day, interval.start, zone), _moment(day, interval.end, zone)
            if opens < closes:  # in spring one night leaves out an hour, and what lies within it
                yield opens, closes, day


def last_close(hours: Dated, zone: ZoneInfo, day: date, closed: Closed = _never) -> datetime | None:
    """When the last interval that starts on `day` ends (UTC); None on a day without hours."""
    return max((closes for _, closes, _ in openings(hours, zone, day, 1, closed)), default=None)


_Opening = tuple[datetime, datetime, date]


class _Stretch(NamedTuple):
    """From one moment up to the next at which something opens or closes, or a date begins (UTC)."""

    begins: datetime
    ends: datetime
    day: date
    is_open: bool


class Timetable:
    """Hours that are asked about again and again: the site's, or with an enquiry type's own.

    What a date's openings are is worked out once, and when it opens next until it does: to take
    one ticket asks half a dozen times, and a kiosk shows when each closed enquiry type opens.
    """

    def __init__(self, zone: ZoneInfo, *all_hours: Dated, closed: Closed = _never) -> None:
        self._zone = zone
        self._all_hours = all_hours
        self._closed = closed
        self._known: dict[date, list[list[_Opening]]] = {}
        self._ahead: dict[date, tuple[datetime, datetime | None]] = {}
        self._days: dict[date, tuple[_Opening, ...]] = {}
        self._last: _Stretch | None = None

    def of_day(self, day: date) -> tuple[_Opening, ...]:
        """The openings that start on a date, by the last of the hours: to look for a time that is
        free, or to take a file over, asks hundreds of times of some dozen dates."""
        found = self._days.get(day)
        if found is None:
            hours = self._all_hours[-1]
            found = tuple(openings(hours, self._zone, day, 1, self._closed))
            if len(self._days) >= _KEPT_DAYS:
                self._days.clear()
            self._days[day] = found
        return found

    def service_day(self, now: datetime) -> date:
        """The date on which a site of these hours (of the first, if there are several) opened.

        An evening that runs past midnight keeps its date until the next opening, so that those who
        still wait at its close can be served; otherwise it is the local date.
        """
        return self._at(now).day

    def open_now(self, now: datetime) -> bool:
        """Whether every one of the hours covers `now`."""
        return self._at(now).is_open

    def _at(self, now: datetime) -> _Stretch:
        """All of a morning's questions fall between its opening and its close."""
        last = self._last  # once: another thread may replace it
        if last is None or not last.begins <= now < last.ends:
            last = self._last = self._stretch(now)
        return last

    def _stretch(self, now: datetime) -> _Stretch:
        today = now.astimezone(self._zone).date()
        around = self._around(today)
        turns = [_moment(today, 0, self._zone), _moment(today, 1440, self._zone)]
        turns += [
            turn for these in around for opens, closes, _ in these for turn in (opens, closes)
        ]
        return _Stretch(
            max((turn for turn in turns if turn <= now), default=now),
            min((turn for turn in turns if turn > now), default=now),
            self._service_day(now, today),
            all(any(opens <= now < closes for opens, closes, _ in these) for these in around),
        )

    def _service_day(self, now: datetime, today: date) -> date:
        begun = [one for one in self._around(today)[0] if one[0] <= now]
        if begun:
            day = max(begun)[2]
            if day < today:
                midnight = _moment(today, 0, self._zone)
                # Any of that day's intervals: the one that opened last need not close last.
                if any(closes > midnight for _, closes, of in begun if of == day):
                    return day
        return today

    def opens_at(self, now: datetime) -> datetime | None:
        """The next moment, `now` included, at which all the hours are open; None if never soon.

        The site's hours and an enquiry type's own are both given: a surgery from 10:00 in a house
        that opens at 11:00 begins at 11:00.
        """
        today = now.astimezone(self._zone).date()
        if today in self._ahead:
            asked, at = self._ahead[today]
            if asked <= now and (at is None or now < at):
                return at  # until it opens, nothing else can come first
        at = self._next(now, today)
        if len(self._ahead) >= _KEPT_DAYS:
            self._ahead.clear()
        self._ahead[today] = now, at
        return at

    def _next(self, now: datetime, today: date) -> datetime | None:
        yesterday = today - timedelta(days=1)
        spans: list[tuple[datetime, datetime]] | None = None
        for hours in self._all_hours:
            every = openings(hours, self._zone, yesterday, _HORIZON_DAYS, self._closed)
            these = [(a, b) for a, b, _ in every if b > now]
            spans = these if spans is None else _intersect(spans, these)
        if not spans:
            return None
        return max(min(start for start, _ in spans), now)

    def _around(self, today: date) -> list[list[_Opening]]:
        """The openings of a date and of the day before, which may run into it: of each hours."""
        found = self._known.get(today)
        if found is None:
            first = today - timedelta(days=1)
            found = [
                list(openings(hours, self._zone, first, 2, self._closed))
                for hours in self._all_hours
            ]
            if len(self._known) >= _KEPT_DAYS:
                self._known.clear()
            self._known[today] = found
        return found


#: Answers of so many dates are kept.
_KEPT_DAYS = 64


def service_day(hours: Dated, zone: ZoneInfo, now: datetime, closed: Closed = _never) -> date:
    """`Timetable.service_day` of these hours."""
    return Timetable(zone, hours, closed=closed).service_day(now)


def open_now(now: datetime, zone: ZoneInfo, *all_hours: Dated, closed: Closed = _never) -> bool:
    """`Timetable.open_now` of these hours."""
    return Timetable(zone, *all_hours, closed=closed).open_now(now)


def opens_at(
    now: datetime, zone: ZoneInfo, *all_hours: Dated, closed: Closed = _never
) -> datetime | None:
    """`Timetable.opens_at` of these hours."""
    return Timetable(zone, *all_hours, closed=closed).opens_at(now)


def _intersect(
    these: list[tuple[datetime, datetime]], those: list[tuple[datetime, datetime]]
) -> list[tuple[datetime, datetime]]:
    return [(max(a, c), min(b, d)) for a, b in these for c, d in those if max(a, c) < min(b, d)]
