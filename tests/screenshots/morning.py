"""A plausible morning, done with the domain's own commands at the times when they were due."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage import Store
from storage.times import from_ms
from tests.journeys.supervisor.supervisor_house import add_past_weeks
from ticketing import commands
from ticketing.appointments import booking
from ticketing.asks import SYSTEM, Actor, Ask
from ticketing.errors import Conflict
from ticketing.sites import Site
from ticketing.staff import places

OPENED = timedelta(hours=8, minutes=50)
#: Who works where. The desk that is pictured is left a while before.
DESK = "counter-3"
STAFF = {
    "counter-1": "priya",
    "counter-2": "tomasz",
    "counter-3": "megan",
    "counter-4": "daniel",
    "counter-5": "aisha",
    "counter-6": "owen",
    "room-1": "rhian",
}
#: How often each enquiry type is asked for, in a day of 38.
DEMAND = {
    "council-tax": 9, "benefits": 8, "general-enquiries": 6, "housing-allocations": 5,
    "bus-passes": 4, "refuse": 3, "planning": 2, "private-interview": 1,
}  # fmt: skip


@dataclass
class Morning:
    """Steps through the morning minute by minute; each place is busy until its visit is over."""

    store: Store
    site: Site
    until: datetime
    random: random.Random = field(default_factory=lambda: random.Random(17))

    def __post_init__(self) -> None:
        self._free_at: dict[str, datetime] = {}
        self._ends: dict[str, tuple[datetime, str]] = {}
        self._last_call = self.until - timedelta(minutes=10)

    def run(self) -> None:
        """From the opening until a moment before the pictures."""
        add_past_weeks(self.store, self.site)
        midnight = self.until.replace(hour=0, minute=0)
        now = midnight + OPENED
        for point, adviser in STAFF.items():
            ask = Ask(now, Actor("adviser", adviser), adviser)
            places.sign_on(self.store, self.site.id, adviser, point, ask)
            self._free_at[point] = now
        while now < self.until - timedelta(minutes=2):
            now += timedelta(seconds=20)
            self._arrivals(now)
            for point, adviser in STAFF.items():
                self._work(point, adviser, now)
        self._appointments(now)
        ask = Ask(now, Actor("adviser", STAFF[DESK]), STAFF[DESK])
        places.sign_off(self.store, self.site.id, DESK, ask)

    def _appointments(self, now: datetime) -> None:
        """Every third time that is free, from this afternoon to the end of the week."""
        afternoon = now.replace(hour=14, minute=0, second=0, microsecond=0)
        for kind in self.site.appointment_types:
            wanted = booking.wish(self.site, kind.id)
            with self.store.read() as conn:
                times = booking.free(conn, self.site, wanted, now, first=afternoon, days=4)
            taken = afternoon
            for one in times:
                if from_ms(one.starts_at) < taken or self.random.random() > 1 / 3:
                    continue
                begins = from_ms(one.starts_at)
                order = booking.Order(kind.id, begins, one.adviser, one.service_point)
                try:
                    booking.book(self.store, self.site.id, order, Ask(now, SYSTEM))
                except Conflict:
                    continue  # another type has it by now
                taken = from_ms(one.ends_at)

    def _arrivals(self, now: datetime) -> None:
        # The seven who serve end one visit in 83 s: from ten on, a few more come than go.
        if self.random.random() < 20 / (105 if now.hour < 10 else 84):
            enquiry = self.random.choices(list(DEMAND), list(DEMAND.values()))[0]
            language = self.random.choice(["en", "en", "cy"])
            ask = Ask(now, SYSTEM)
            commands.issue(self.store, self.site.id, enquiry, ask, language=language)

    def _work(self, point: str, adviser: str, now: datetime) -> None:
        ask = Ask(now, Actor("adviser", adviser), adviser)
        if point in self._ends:
            ends, visit = self._ends[point]
            if now < ends:
                return
            del self._ends[point]
            outcome = self.random.choices(["resolved", "form-issued", "signposted"], [8, 2, 1])[0]
            commands.finish(self.store, visit, ask, outcome=outcome)
            self._back(point, adviser, ask)
            self._free_at[point] = now + timedelta(seconds=40)
        if now < self._free_at[point] or (point == DESK and now > self._last_call):
            return
        called = commands.call_next(self.store, self.site.id, point, ask)
        if called is None:
            return
        walk = now + timedelta(seconds=self.random.uniform(15, 50))
        if self.random.random() < 0.05:
            gone = Ask(now + timedelta(seconds=90), ask.actor, adviser)
            commands.no_show(self.store, called.visit, gone)
            self._back(point, adviser, gone)
            self._free_at[point] = gone.now
            return
        commands.start(self.store, called.visit, Ask(walk, ask.actor, adviser))
        length = timedelta(seconds=self.random.gammavariate(3, 170))
        latest = self.until - timedelta(minutes=3) if point == DESK else walk + length
        self._ends[point] = (min(walk + length, latest), called.visit)

    def _back(self, point: str, adviser: str, ask: Ask) -> None:
        """From an interview room to one's own place."""
        places.sign_on(self.store, self.site.id, adviser, point, ask)
