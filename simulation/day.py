"""A day in the house: visitors arrive, advisers serve, until told to stop.

Either as assumed for a real day (`arrivals='day'`, see `simulation.demand`), or steadily
(`arrivals='steady'`), for showing the screens at any hour: as many come as keep the advisers busy
for `BUSY` of their time, which is about twice an ordinary day, and more or fewer as the room is
emptier or fuller than `COSY`. That valve belongs to the show: the figures of a steady day say
nothing about how many advisers a real house needs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Literal

import structlog

from simulation import demand
from simulation.adviser import Adviser
from simulation.client import Pace, Refused, Stopped
from simulation.door import Caller, Door
from simulation.guests import Guests
from simulation.plan import Plan
from simulation.receptionist import Reception
from simulation.visitor import Entrance, Hall, Visitor

log = structlog.get_logger("simulation")

Arrivals = Literal["steady", "day"]

BUSY = 0.88
#: As many waiting as make the screens worth looking at.
COSY = 14
#: So many stand at the kiosks when the doors open.
AT_THE_DOOR = 16
#: Nobody joins this many who wait for the same enquiry type; they come another day.
LONGEST_LINE = 7
#: More than this many visitors at once is not simulated.
MOST_VISITORS = 80
#: For each who takes a ticket, so many have a question that is answered at the door. Assumed.
QUESTIONS = 0.3
#: What is asked at the door.
ASKED = ("general-enquiries", "reception", "refuse", "council-tax", "bus-passes", "highways")


class Day:
    """The people of a plan, each in a thread of their own. `run` returns when `pace` is stopped."""

    def __init__(self, plan: Plan, pace: Pace, *, arrivals: Arrivals, seed: int) -> None:
        self._plan = plan
        self._pace = pace
        self._arrivals = arrivals
        self._random = Random(seed)
        self._hall = Hall()
        self._door = Door(staffed=plan.receptionist is not None)
        self._threads: list[threading.Thread] = []

    def run(self) -> None:
        """Open the doors. Raises Refused when the house does not know the plan's token."""
        for staff in self._plan.staff:
            adviser = Adviser(self._plan, staff, self._hall, self._pace, self._fork())
            self._spawn(adviser.run, f"adviser {staff.adviser}")
        try:
            entrance = Entrance.of(self._plan, self._pace)
            try:
                self._reception(entrance)
                self._doors(entrance)
            finally:
                entrance.close()
        except Stopped:
            pass
        finally:
            self._pace.stopping.set()
            for thread in self._threads:
                thread.join(2.0)

    def _fork(self) -> Random:
        return Random(self._random.getrandbits(64))

    def _spawn(self, work: object, name: str) -> None:
        assert callable(work)
        self._threads = [one for one in self._threads if one.is_alive()]
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _reception(self, entrance: Entrance) -> None:
        """The receptionist, and those who have an appointment."""
        who = self._plan.receptionist
        if who is None:
            return
        guests = Guests(entrance, self._hall, self._door, self._pace, self._spawn)
        reception = Reception(
            self._plan, who, self._hall, self._door, guests, self._pace, self._fork()
        )
        self._spawn(reception.run, f"receptionist {who.adviser}")
        self._spawn(guests.run, "guests")

    def _doors(self, entrance: Entrance) -> None:
        waits = self._steady(entrance) if self._arrivals == "steady" else self._as_assumed()
        for seconds in waits:
            self._pace.wait(seconds)
            if len(self._hall) < MOST_VISITORS:
                self._enter(entrance)

    def _enter(self, entrance: Entrance) -> None:
        offered = [name for name, line in entrance.offered().items() if line < LONGEST_LINE]
        if not offered:
            return
        enquiry = demand.enquiry(self._random, offered)
        visitor = Visitor(entrance, self._hall, self._door, self._pace, self._fork(), enquiry)
        if self._random.random() < QUESTIONS:
            self._door.stand(Caller("answer", demand.enquiry(self._random, ASKED)))
        if visitor.asks and self._door.staffed:
            self._spawn(visitor.ask, f"visitor for {enquiry}")
            return
        visit = visitor.take_ticket()
        if visit is not None:
            self._spawn(lambda: visitor.run(visit), f"visitor {visit}")

    # ------------------------------------------------------------------ waits before each visitor

    def _steady(self, entrance: Entrance) -> Iterator[float]:
        """Real seconds. Those at the door come one after the other, as quickly as kiosks go."""
        for _ in range(max(0, AT_THE_DOOR - entrance.waiting())):
            yield self._random.uniform(0.2, 0.7)
        while True:
            offered = entrance.offered()
            if not offered:
                self._pace.wait(1.0)
                continue
            a_second = demand.steady_rate(max(1, len(self._plan.staff)), BUSY, offered)
            yield self._pace.real(self._random.expovariate(a_second * valve(entrance.waiting())))

    def _as_assumed(self) -> Iterator[float]:
        """Real seconds, from this moment of the day on, and on with the next days."""
        last = now = datetime.now().astimezone()
        while True:
            midnight = last.replace(hour=0, minute=0, second=0, microsecond=0)
            start = (last - midnight).total_seconds() / 60
            for minute in demand.arrivals(self._random, last.weekday(), start):
                moment = midnight + timedelta(minutes=minute)
                yield self._pace.real((moment - now).total_seconds())
                now = moment
            last = midnight + timedelta(days=1)


def valve(waiting: int) -> float:
    """By how much more or fewer come, so that about `COSY` wait."""
    return max(0.15, min(1.8, 1 + (COSY - waiting) / 12))


def run(
    plan: Plan,
    *,
    speed: float = 1.0,
    arrivals: Arrivals = "steady",
    seed: int | None = None,
    stopping: threading.Event | None = None,
) -> None:
    """Let the people of `plan` walk through their house until `stopping` is set.

    Their durations are divided by `speed`. Refused when the house does not know them.
    """
    pace = Pace(speed, stopping)
    seed = Random().getrandbits(32) if seed is None else seed
    log.info("doors open", url=plan.url, advisers=len(plan.staff), speed=speed, seed=seed)
    try:
        Day(plan, pace, arrivals=arrivals, seed=seed).run()
    except Refused as refused:
        log.error("the house does not let us in", problem=str(refused))
        raise
