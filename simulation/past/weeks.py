"""The weeks before a day, made up: which days there were, how busy each was, and who was there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random

from simulation.past import rota
from simulation.past.comers import Comers
from simulation.past.diary import Diary
from simulation.past.floor import Cast, Floor
from simulation.past.telling import Teller
from storage.times import to_ms
from ticketing.asks import SYSTEM
from ticketing.commands.recording import Told
from ticketing.events.sites import PastMadeUp
from ticketing.sites import Site

WEEKS = 8
#: Appointments are made for so many days from today on.
DAYS_AHEAD = 18
#: As many visitors as `simulation.demand` assumes, times this: a busier house than the average.
BUSIER = 1.2
#: Days differ by so much from what their weekday is used to.
SPREAD = 0.09
#: In this week (the last but two) the one adviser for this is away.
QUIET_WEEK, MISSED_SKILL = WEEKS - 3, "benefits"
_DAY = timedelta(days=1)


def make_up(
    site: Site, homes: Mapping[str, str], now: datetime, *, weeks: int = WEEKS, seed: int = 1
) -> list[Told]:
    """So many whole weeks before this one, and what of this one is over: what the log tells of it.

    `site` has the hours that the house had then, `homes` each adviser's own service point. The same
    seed makes the same of the same days. Appointments that are to come are among it.
    """
    today = now.astimezone(site.zone_info).date()
    monday = today - timedelta(days=today.weekday() + 7 * weeks)
    return Weeks(site, homes, now, seed).told(monday, today)


class Weeks:
    """Makes up one site's past."""

    def __init__(self, site: Site, homes: Mapping[str, str], now: datetime, seed: int) -> None:
        self._site = site
        self._homes = {
            adviser: point
            for adviser, point in homes.items()
            if site.adviser(adviser).role == "adviser"
        }
        self._now = to_ms(now)
        self._random = Random(seed)

    def told(self, first: date, today: date) -> list[Told]:
        """The days from `first` until yesterday, and the appointments from today on."""
        days = [day for day in _between(first, today) if self._hours(day)]
        if not days:
            return []
        receptionist = self._receptionist()
        opens, _ = self._hours(days[0])[0]
        begins = opens - 30 * 60_000
        teller = Teller(self._site, self._random, receptionist)
        mark = PastMadeUp(days[0].isoformat(), days[-1].isoformat())
        teller.tell(begins, str(SYSTEM), mark)
        comers = Comers(self._site, self._random, receptionist)
        diary = Diary(self._site, self._random, teller, self._homes, first=begins, by=receptionist)
        for n, day in enumerate(days):
            self._day(day, days[:n], first, teller, comers, diary)
        for n, day in enumerate(_between(today, today + timedelta(days=DAYS_AHEAD))):
            diary.to_come(day, days, now=self._now, fewer=1 - n / DAYS_AHEAD)
        return sorted(teller.past, key=lambda one: one.at)

    def _day(
        self, day: date, before: list[date], first: date, teller: Teller, comers: Comers,
        diary: Diary,
    ) -> None:  # fmt: skip
        hours = self._hours(day)
        week = (day - first).days // 7
        missing = self._only_one() if week == QUIET_WEEK else None
        absent = rota.away(self._random, self._homes, missing)
        scale = BUSIER * max(0.6, self._random.gauss(1, SPREAD))
        teller.begin(day)
        meetings = diary.kept(day, before, absent)
        everybody = [*comers.of(day, scale), *comers.keeping(meetings)]
        shifts = rota.shifts(self._random, self._homes, absent, hours[0][0], hours[-1][1])
        cast = Cast(
            sorted(everybody, key=lambda one: one.at), comers.answered(day, scale), shifts,
            meetings, hours[-1][1],
        )  # fmt: skip
        Floor(self._site, teller, self._random, cast).run()

    def _hours(self, day: date) -> list[tuple[int, int]]:
        return [(to_ms(opens), to_ms(closes)) for opens, closes, _ in self._site.openings(day)]

    def _receptionist(self) -> str:
        """Who acts at the door, as the log names them."""
        found = [one.id for one in self._site.advisers if one.role == "receptionist"]
        return f"adviser:{(found or [*self._homes])[0]}"

    def _only_one(self) -> str | None:
        """Who is away for a week: the one with fewest other skills."""
        able = [one for one in self._homes if MISSED_SKILL in self._site.adviser(one).skills]
        return min(able, key=lambda one: len(self._site.adviser(one).skills), default=None)


def _between(first: date, end: date) -> Iterator[date]:
    for n in range((end - first).days):
        yield first + n * _DAY
