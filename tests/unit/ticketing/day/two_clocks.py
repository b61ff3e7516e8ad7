"""A house with a wall clock that may be set, and one that only goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage import Store
from tests.helpers import an_ask
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing import commands, sites
from ticketing.day import clocks, redating
from ticketing.day.clocks import Reading
from ticketing.queue.waiting import waiting_steps
from ticketing.visits import queries

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TIMED = TEXT.replace(
    "[site.recall]", "[site.day]\nclose_after_minutes = 60\n\n[site.recall]"
).replace('00-02:00"', '00-17:00"')


@dataclass
class House:
    """A house with a wall clock that may be set, and one that only goes on."""

    store: Store
    now: datetime = MORNING
    steady: int = 0
    boot: str = "first"

    def pass_(self, **length: float) -> None:
        """Time passes, by both clocks."""
        self.now += timedelta(**length)
        self.steady += round(timedelta(**length).total_seconds() * 1000)

    def jump(self, length: timedelta) -> None:
        """The wall clock is set."""
        self.now += length

    def start(self, now: datetime) -> None:
        """The machine was off, and is started with this clock."""
        self.now, self.steady, self.boot = now, 8_000, f"{self.boot}, and again"
        redating.begin(self.store, self.reading())
        self.close()

    def reading(self) -> Reading:
        """What both clocks say."""
        return Reading(self.now, self.steady, self.boot)

    def look(self) -> datetime:
        """The moment that has passed by both, as housekeeping asks for it."""
        return redating.look(self.store, SITE, self.reading())

    def close(self) -> int:
        """What housekeeping does."""
        sure = self.look()
        redating.take_in(self.store, SITE, self.now)
        redating.keep_in_sight(self.store, SITE, self.now, sure)
        return commands.close_past_days(self.store, SITE, self.now, sure=sure)

    def issue(self, enquiry: str = "long") -> str:
        """A ticket; its visit."""
        return commands.issue(self.store, SITE, enquiry, an_ask(self.now), language="en").visit

    def doubt(self) -> clocks.Doubt | None:
        """Whether the clock is doubted."""
        with self.store.read() as conn:
            return clocks.doubt(conn, SITE)

    def state(self, visit: str) -> tuple[str, str | None]:
        """How a visit is, and how it ended."""
        with self.store.read() as conn:
            found = queries.present(conn, visit).visit
        return found.state, found.outcome

    def queue(self) -> list[str]:
        """Who waits today, in their order."""
        with self.store.read() as conn:
            site = sites.get(conn, SITE)
            day = site.service_day(self.now).isoformat()
            return [one.visit for one in waiting_steps(conn, site, day)]

    def next(self) -> str | None:
        """Who is called next."""
        found = commands.call_next(self.store, SITE, "counter-1", an_ask(self.now))
        return None if found is None else found.visit

    def agree(self) -> None:
        """A supervisor says that the clock is right."""
        redating.agree(self.store, SITE, an_ask(self.now, adviser="bob"), self.reading())
