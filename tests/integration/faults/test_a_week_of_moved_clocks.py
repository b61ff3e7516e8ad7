"""A week in which nobody signs off, clocks jump both ways and change, and a booked day is closed:
no ghost is counted, nobody waits in no queue, and every promise that is broken is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.helpers import SITE_TEXT, an_ask, rows
from tests.integration.http.moved_clock import LONDON, ClockHouse, clock_house
from ticketing import appointments, commands, sites
from ticketing.appointments import Order
from ticketing.asks import SYSTEM, Ask
from ticketing.commands import loading
from ticketing.day import clocks
from ticketing.queue import estimates
from ticketing.queue.waiting import waiting_counts, waiting_steps
from ticketing.rooms import state
from ticketing.sites import Site
from ticketing.staff import pauses, places

SITE = "riverside"
STAFF = {"megan": "counter-3", "daniel": "counter-4", "aisha": "room-1"}
#: The Monday of the week in which the clocks go forward, and of that in which they go back.
WEEKS = [(2026, 3, 23), (2026, 10, 19)]


class Week:
    """What happens in the house, in the words of the week."""

    def __init__(self, house: ClockHouse, monday: date) -> None:
        self.house, self.monday = house, monday

    @property
    def site(self) -> Site:
        with self.house.store.read() as conn:
            return sites.get(conn, SITE)

    def at(self, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass until a local time, with what the server does by itself now and then."""
        on = self.monday + timedelta(days=day)
        until = datetime(on.year, on.month, on.day, hour, minute, tzinfo=LONDON)
        left = (until - self.house.now).total_seconds()
        assert left >= 0
        for _ in range(3):
            self.house.pass_(seconds=left / 3)
            self.look()

    def look(self) -> None:
        """The server's own round; whatever it did, everybody who waits is in the queue of now."""
        self.house.housekeeping()
        self.everybody_is_in_the_queue()

    def sign_on(self) -> None:
        for adviser, point in STAFF.items():
            places.sign_on(self.house.store, SITE, adviser, point, self.by(adviser))

    def by(self, adviser: str) -> Ask:
        return an_ask(self.house.now, adviser=adviser)

    def comes(self, enquiry: str = "council-tax") -> str:
        ask = an_ask(self.house.now)
        return commands.issue(self.house.store, SITE, enquiry, ask, language="en").visit

    def serves(self, adviser: str, *, finish: bool = True) -> None:
        store, point = self.house.store, STAFF[adviser]
        called = commands.call_next(store, SITE, point, an_ask(self.house.now, adviser=adviser))
        assert called is not None
        commands.start(store, called.visit, an_ask(self.house.now, adviser=adviser))
        self.house.pass_(minutes=6)
        if finish:
            ask = an_ask(self.house.now, adviser=adviser)
            commands.finish(store, called.visit, ask, outcome="resolved")

    def morning(self) -> None:
        """Tickets, services, and somebody who is served still when the house closes."""
        self.sign_on()
        for _ in range(6):
            self.comes()
            self.house.pass_(minutes=2)
        self.comes("private-interview")
        self.serves("megan")
        self.serves("daniel")
        self.serves("daniel", finish=False)
        store = self.house.store
        pauses.pause(store, SITE, "counter-3", self.by("megan"), "break", "lunch")

    # -------------------------------------------------------------- what holds

    def everybody_is_in_the_queue(self) -> None:
        """Whoever holds a ticket and was not told that the day is over is seen by a desk."""
        day = self.site.service_day(self.house.now).isoformat()
        with self.house.store.read() as conn:
            seen = {one.visit for one in waiting_steps(conn, self.site, day)}
            assert sum(waiting_counts(conn, SITE, day).values()) == len(seen)
        found = rows(self.house.store, "SELECT visit FROM step WHERE state = 'waiting'")
        waiting = {visit for (visit,) in found}
        assert waiting == seen

    def nobody_is_here(self) -> None:
        """Before anybody came: no wait is promised, and no room is anybody's."""
        now = self.house.now
        with self.house.store.read() as conn:
            assert places.here(conn, self.site, now) == {}
            assert estimates.abouts(conn, self.site, now, {"council-tax": 3}) == {}
            present = state.present(conn, self.site, now)
            assert all(present.free(room.id) for room in state.of_site(self.site))
        open_ = "SELECT count(*) FROM step WHERE state IN ('called', 'serving')"
        assert rows(self.house.store, open_) == [(0,)]


@pytest.fixture(params=WEEKS, ids=["clocks go forward", "clocks go back"])
def week(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Week]:
    monday = date(*request.param)
    start = (monday.year, monday.month, monday.day, 8, 30)
    with clock_house(tmp_path, *start, text=SITE_TEXT, two_clocks=True) as house:
        found = Week(house, monday)
        found.look()
        yield found


def closed_on(day: date) -> str:
    return SITE_TEXT.replace(
        'subdivision = "WLS"',
        'subdivision = "WLS"\nclosed = ['
        f'{{ day = {day.isoformat()}, reason = {{ cy = "Ar gau", en = "Staff day" }} }}]',
        1,
    )


def test_a_week(week: Week) -> None:
    house, store = week.house, week.house.store
    friday = week.monday + timedelta(days=4)
    booked = []
    for hour in (10, 11, 14):
        at = datetime(friday.year, friday.month, friday.day, hour, tzinfo=LONDON)
        order = Order("benefits-interview", at, "aisha", "room-1")
        booked.append(appointments.book(store, SITE, order, an_ask(house.now)).id)

    for day in range(5):
        week.at(day, 8, 40)
        week.nobody_is_here()
        if day == 1:
            touched = loading.load(store, closed_on(friday), now=house.now, actor=SYSTEM).touched
            assert {one.id for one in touched} == set(booked)
        if day == 4:
            continue  # the closed day
        week.at(day, 10, 30)
        week.morning()
        week.look()
        if day == 2:
            ahead_and_back(week)
        if day == 3:
            back_and_ahead(week)

    told = {one["id"] for one in house.get(f"/sites/{SITE}/promises")["promises"]}
    missed = rows(store, "SELECT id FROM appointment WHERE state = 'missed'")
    assert told | {key for (key,) in missed} >= set(booked)
    week.at(7, 8, 40)  # over the night in which the clocks change
    week.nobody_is_here()
    nothing_lasted_over_night(week)
    assert house.troubles() == []


def ahead_and_back(week: Week) -> None:
    """A wrong reading a day ahead ends nobody's wait, and the right one is as if there was none."""
    store, waiting = week.house.store, "SELECT count(*) FROM step WHERE state = 'waiting'"
    before = rows(store, waiting)
    week.house.jump(days=1)
    week.house.pass_(minutes=1)
    week.look()
    assert rows(store, waiting) == before
    with store.read() as conn:
        assert clocks.doubt(conn, SITE) is not None
    week.house.jump(days=-1)
    week.house.pass_(minutes=1)
    week.look()
    assert rows(store, waiting) == before
    with store.read() as conn:
        assert clocks.doubt(conn, SITE) is None


def back_and_ahead(week: Week) -> None:
    """Behind by a month: who waits, and who comes, is in the queue, and so once it is right."""
    store = week.house.store
    waiting = {v for (v,) in rows(store, "SELECT visit FROM step WHERE state = 'waiting'")}
    week.house.jump(days=-30)
    week.house.pass_(minutes=1)
    week.look()
    if week.site.is_open(week.house.now):
        waiting.add(week.comes())
    week.look()
    week.house.jump(days=30)
    week.house.pass_(minutes=1)
    week.look()
    left = {v for (v,) in rows(store, "SELECT visit FROM step WHERE state = 'waiting'")}
    assert waiting <= left


def nothing_lasted_over_night(week: Week) -> None:
    longest = "SELECT max(ended_at - serving_at) FROM step WHERE outcome = 'resolved'"
    (found,) = rows(week.house.store, longest)[0]
    assert found <= 60 * 60 * 1000
    ghosts = rows(
        week.house.store,
        "SELECT count(*) FROM step WHERE outcome = 'day_closed' AND serving_at > 0",
    )
    assert ghosts == [(4,)]  # one a day that everybody forgot, in no average
