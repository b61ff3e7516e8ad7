"""A day of calls without a house: the same visitors under one rule of who is next or another.

Discrete events, no clock and no database: what differs between two runs is the rule alone. Each
visitor's arrival, service, walk and fate are drawn before. Nobody is sent away: who waits at the
end of the day is still served. Times are seconds after midnight, so a rule sees them as ms.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from simulation import demand
from ticketing.queue.routing import Desk, Waiting, decide, place_for, serves
from ticketing.sites import Site

#: Given the heads of the enquiry types, the desk, and the time in ms: whom to call.
Rule = Callable[[Sequence[Waiting], Desk, int], Waiting | None]

#: Seconds of an adviser's time: between two visitors, and until a visitor who does not come is
#: given up.
LOOKS_UP_S = 4.0
GIVES_UP_S = 140.0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who takes a ticket: when, for what, and how much of an adviser's time it takes."""

    arrives_s: float
    enquiry: str
    busy_s: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a day went: each visitor's wait divided by the target, and the part of their time until
    the last visitor's arrival that the advisers were busy."""

    waits: tuple[float, ...]
    busy: float


def visitors(random: Random, site: Site, day: date, count: int) -> list[Visitor]:
    """`count` visitors of a day, by time: for what the site is open for when they come."""
    weekday = day.weekday()
    scale = count / demand.VISITORS[weekday]
    came: list[float] = []
    while len(came) < count:
        came += demand.arrivals(random, weekday, scale=scale)
    return [_visitor(random, site, day, minute) for minute in sorted(random.sample(came, count))]


def _visitor(random: Random, site: Site, day: date, minute: float) -> Visitor:
    now = datetime.combine(day, time(), site.zone_info) + timedelta(minutes=minute)
    offered = [one.id for one in site.enquiries if site.is_open(now, one)]
    enquiry = demand.enquiry(random, offered or [one.id for one in site.enquiries])
    service, walk = demand.service_s(random, enquiry), demand.walk_s(random)
    comes = demand.fate(random) is demand.Fate.COMES
    busy = walk + service if comes else GIVES_UP_S
    return Visitor(minute * 60, enquiry, busy + LOOKS_UP_S)


def desks(site: Site) -> list[Desk]:
    """Everybody with skills at a place of their own, receptionists apart, who are at the door: in
    the rooms those who prefer what needs one, as far as there are rooms, and at the counters the
    others."""
    private = {one.id for one in site.enquiries if one.needs_private_room}
    rooms = [one.id for one in site.service_points if one.kind == "room"]
    counters = [one.id for one in site.service_points if one.kind == "counter"]
    found = []
    for adviser in site.advisers:
        mine = rooms if rooms and private & {*adviser.skills} else counters
        if mine and adviser.role != "receptionist" and (adviser.skills or adviser.backup):
            skills, backup = frozenset(adviser.skills), frozenset(adviser.backup)
            found.append(Desk(mine.pop(0), adviser.id, skills, backup))
    return found


def run(site: Site, came: Iterable[Visitor], rule: Rule) -> Outcome:
    """The day under a rule."""
    rooms = {one.id for one in site.service_points if one.kind == "room"}
    staff = desks(site)
    lines: dict[str, deque[tuple[Waiting, Visitor]]] = {}
    events: list[tuple[float, int, int]] = []  # (when, adviser, 0), or visitors: (when, -1, which)
    list_of = list(came)
    for which, visitor in enumerate(list_of):
        heapq.heappush(events, (visitor.arrives_s, -1, which))
    free = set(range(len(staff)))
    waits: list[float] = []
    worked, last = 0.0, list_of[-1].arrives_s
    while events:
        now, who, which = heapq.heappop(events)
        if who >= 0:
            free.add(who)
        else:
            _queue(site, lines, list_of[which], which)
        for place in sorted(free, key=lambda one: _generalist(staff[one])):
            heads = [line[0][0] for line in lines.values() if line]
            chosen = rule(heads, _with_room(staff[place], heads, rooms), round(now * 1000))
            if chosen is None:
                continue
            _, visitor = lines[chosen.enquiry].popleft()
            waits.append((now - visitor.arrives_s) / chosen.target_s)
            worked += max(0.0, min(now + visitor.busy_s, last) - now)
            free.discard(place)
            heapq.heappush(events, (now + visitor.busy_s, place, 0))
    return Outcome(tuple(waits), worked / (len(staff) * (last - list_of[0].arrives_s)))


def _queue(
    site: Site, lines: dict[str, deque[tuple[Waiting, Visitor]]], visitor: Visitor, which: int
) -> None:
    enquiry = site.enquiry(visitor.enquiry)
    at = round(visitor.arrives_s * 1000)
    waiting = Waiting(
        which, str(which), str(which), enquiry.id, at, at, enquiry.target_s,
        needs_private_room=enquiry.needs_private_room, service_s=enquiry.service_s,
    )  # fmt: skip
    lines.setdefault(enquiry.id, deque()).append((waiting, visitor))


def _generalist(desk: Desk) -> tuple[int, str]:
    """Of several who are free, the one asks first who can do the least besides."""
    return len(desk.preferred) + len(desk.backup), desk.point


def _with_room(desk: Desk, heads: Sequence[Waiting], rooms: set[str]) -> Desk:
    if desk.point not in rooms:
        return desk
    here = {head.step: desk.point for head in heads}
    return Desk(desk.point, desk.adviser, desk.preferred, desk.backup, rooms=here)


# ---------------------------------------------------------------------- rules


def as_routed(heads: Sequence[Waiting], desk: Desk, now_ms: int) -> Waiting | None:
    """The rule of the house."""
    return decide(heads, desk, now_ms).chosen


def first_come(heads: Sequence[Waiting], desk: Desk, now_ms: int) -> Waiting | None:
    """First come, first served over all enquiry types that the adviser can serve."""
    del now_ms
    return min(_can(heads, desk), key=lambda one: (one.queued_at, one.step), default=None)


def strict(heads: Sequence[Waiting], desk: Desk, now_ms: int) -> Waiting | None:
    """Strict priority: always the enquiry type with the shortest target that somebody waits for."""
    del now_ms
    can = _can(heads, desk)
    return min(can, key=lambda one: (one.target_s, one.queued_at, one.step), default=None)


def _can(heads: Sequence[Waiting], desk: Desk) -> list[Waiting]:
    return [one for one in heads if serves(desk, one) and place_for(one, desk) is not None]
