"""Which appointments are possible. Pure: the hours, what is taken and the moment are passed in.

Everything is counted in slots of five minutes since the epoch, so that both clock-change nights
come out right; starts lie on the local clock's quarters of an hour, or whatever the site says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from storage.times import from_ms, to_ms
from ticketing.appointments.model import SLOT_MS
from ticketing.sites.model import Site
from ticketing.sites.parts import Adviser, AppointmentType, Enquiry, ServicePoint
from ticketing.visits.needs import PLACE_NEEDS


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for. `asked_language` is None where any adviser will do; `adviser` and `point`
    narrow it down to one."""

    type: AppointmentType
    needs: frozenset[str] = frozenset()
    asked_language: str | None = None
    adviser: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Free:
    """A possible appointment. Times are ms UTC."""

    starts_at: int
    ends_at: int
    adviser: str
    service_point: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What is claimed: slots by resource ('adviser:owen', 'point:room-2'), and rooms that are
    closed, with the slot at which they open again."""

    slots: Mapping[str, Set[int]] = field(default_factory=dict)
    closed: Mapping[str, int] = field(default_factory=dict)

    def free(self, adviser: str, point: str, slots: range) -> bool:
        """Whether both are free in all of `slots`."""
        if slots.start < self.closed.get(point, 0):
            return False
        mine = self.slots.get(f"adviser:{adviser}", frozenset())
        here = self.slots.get(f"point:{point}", frozenset())
        return not any(slot in mine or slot in here for slot in slots)

    def load(self, adviser: str, first: int, last: int) -> int:
        """How many of the slots in [first, last) an adviser has given away."""
        return sum(first <= slot < last for slot in self.slots.get(f"adviser:{adviser}", ()))


def speaks(site: Site, adviser: Adviser, wish: Wish) -> bool:
    """Whether the adviser can talk with this visitor, by themselves or with an interpreter."""
    asked = wish.asked_language
    if asked is None or asked == site.staff_language or "interpreter" in wish.needs:
        return True
    return asked in adviser.languages


def can_serve(adviser: Adviser, enquiry: Enquiry) -> bool:
    """Whether the adviser has the skill, as their own or as backup."""
    return enquiry.id in (*adviser.skills, *adviser.backup)


def suits(site: Site, point: ServicePoint, wish: Wish) -> bool:
    """Whether the enquiry is served at a service point, which is of the type's kind and offers what
    the visitor needs."""
    enquiry = site.enquiry(wish.type.enquiry)
    if not enquiry.served_at(point.id):
        return False
    if wish.type.place not in ("any", point.kind):
        return False
    if enquiry.needs_private_room and point.kind != "room":
        return False
    if point.kind == "room" and (
        point.seats < enquiry.room.seats or (enquiry.room.screen and not point.screen)
    ):
        return False
    return all(getattr(point, need) for need in PLACE_NEEDS if need in wish.needs)


def suitable(site: Site, wish: Wish) -> tuple[list[Adviser], list[ServicePoint]]:
    """Who could serve and where, the best fit first: those whose own enquiry it is, and the
    smallest place that offers least besides."""
    enquiry = site.enquiry(wish.type.enquiry)
    advisers = [
        one
        for one in site.advisers
        if wish.adviser in (None, one.id) and can_serve(one, enquiry) and speaks(site, one, wish)
    ]
    points = [
        one
        for one in site.service_points
        if wish.point in (None, one.id) and suits(site, one, wish)
    ]
    advisers.sort(key=lambda one: enquiry.id not in one.skills)
    points.sort(
        key=lambda one: (one.kind, one.seats, one.hearing_loop + one.screen + one.low_counter)
    )
    return advisers, points


def spans(site: Site, kind: AppointmentType, first: date, days: int) -> Iterator[tuple[int, int]]:
    """[from, until) in slots, of each time that the site and the enquiry type are both open."""
    house = [(to_ms(a), to_ms(b)) for a, b, _ in site.openings(first, days)]
    enquiry = site.enquiry(kind.enquiry)
    own = [(to_ms(a), to_ms(b)) for a, b, _ in site.openings(first, days, enquiry)]
    if enquiry.hours is None:
        own = house
    found = {(max(a, c), min(b, d)) for a, b in house for c, d in own if max(a, c) < min(b, d)}
    for opens, closes in sorted(found):
        yield -(-opens // SLOT_MS), closes // SLOT_MS


def starts(site: Site, kind: AppointmentType, first: date, days: int) -> Iterator[int]:
    """The slots at which an appointment of this type may begin, in order, each once."""
    length = kind.minutes * 60_000 // SLOT_MS
    last = -1
    for opens, closes in spans(site, kind, first, days):
        for slot in range(max(opens, last + 1), closes - length + 1):
            local = from_ms(slot * SLOT_MS).astimezone(site.zone_info)
            if local.minute % site.booking.start_every == 0:
                last = slot
                yield slot


def free_slots(
    site: Site, wish: Wish, taken: Taken, *, now: datetime, first: date, days: int
) -> Iterator[Free]:
    """Every start that is still possible, in order, with the adviser and the place to propose.

    Of the advisers, those with the skill as their own come first, then who has least booked on
    that day; of the places, the best fit. Starts before `now`, and later than the site books
    ahead, are left out.
    """
    advisers, points = suitable(site, wish)
    enquiry = site.enquiry(wish.type.enquiry)
    length = wish.type.minutes * 60_000 // SLOT_MS
    earliest = -(-to_ms(now) // SLOT_MS)
    latest = to_ms(now + timedelta(days=site.booking.ahead_days)) // SLOT_MS
    for offset in range(days):
        slots = list(starts(site, wish.type, first + timedelta(days=offset), 1))
        if not slots:
            continue
        load = {one.id: taken.load(one.id, slots[0], slots[-1] + length) for one in advisers}
        advisers.sort(key=lambda one: (enquiry.id not in one.skills, load[one.id]))
        for slot in slots:
            wanted = range(slot, slot + length)
            pair = next(
                (
                    (adviser.id, point.id)
                    for adviser in advisers
                    for point in points
                    if taken.free(adviser.id, point.id, wanted)
                ),
                None,
            )
            if pair is not None and earliest <= slot <= latest:
                yield Free(slot * SLOT_MS, (slot + length) * SLOT_MS, *pair)


def spread(site: Site, found: Iterator[Free], limit: int) -> list[Free]:
    """The first of each half-day: a choice of days rather than of quarters of an hour."""
    chosen: list[Free] = []
    seen: set[tuple[date, bool]] = set()
    for free in found:
        local = from_ms(free.starts_at).astimezone(site.zone_info)
        half = (local.date(), local.hour >= 12)
        if half not in seen:
            seen.add(half)
            chosen.append(free)
            if len(chosen) == limit:
                break
    return chosen
