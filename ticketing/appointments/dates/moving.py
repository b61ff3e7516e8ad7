"""Everybody who is booked when a date closes, another time for each, and all of it in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.appointments import checks, promises, rules
from ticketing.appointments.booking import cancel_in, claiming, move_in, wish
from ticketing.appointments.checks import NotPossible
from ticketing.appointments.dates import ringing
from ticketing.appointments.model import SLOT_MS, Appointment, AppointmentState, Person
from ticketing.appointments.queries import between, get, people_of
from ticketing.appointments.rules import Free, Taken, Wish
from ticketing.asks import Ask, once
from ticketing.day import dates
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.sites import Site, clock
from ticketing.sites.dates import DateHours

Deed = Literal["move", "cancel", "keep"]

#: For so many days another time is looked for.
LOOKED_AHEAD = 28


@dataclass(frozen=True, slots=True)
class Booked:
    """An appointment that the new hours do not keep; who comes; and another time, or `why` none."""

    appointment: Appointment
    person: Person
    other: Free | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an appointment; where it is moved, from when on, with whom and where."""

    do: Deed
    starts_at: datetime | None = None
    adviser: str | None = None
    service_point: str | None = None


def look(
    conn: Connection, site: Site, day: date, said: DateHours | None, now: datetime
) -> list[Booked]:
    """Everybody who is booked on a date and whom its new hours would not keep, by time, each with
    another time: the same adviser at the same time on the next free day, else whoever is free then.
    Without `said` the week's hours are to count again."""
    changed = dates.with_date(site, day, said)
    found = touched(conn, site, changed, day)
    people = people_of(conn, (one.id for one in found))
    begin = _midnight(site, day)
    taken = checks.taken(
        conn, site, now, to_ms(begin), to_ms(begin + timedelta(days=LOOKED_AHEAD + 2))
    )
    slots = {resource: set(those) for resource, those in taken.slots.items()}
    free = Taken(slots, taken.closed)
    booked = []
    for one in found:
        other, why = _other(changed, one, free, now)
        if other is not None:
            for resource in (f"adviser:{other.adviser}", f"point:{other.service_point}"):
                claimed = range(other.starts_at // SLOT_MS, other.ends_at // SLOT_MS)
                slots.setdefault(resource, set()).update(claimed)
        booked.append(Booked(one, people.get(one.id, Person()), other, why))
    return booked


def touched(conn: Connection, site: Site, changed: Site, day: date) -> list[Appointment]:
    """The appointments of a date that were kept by the hours before, and are not by the new."""
    begin = _midnight(site, day)
    waits = (AppointmentState.BOOKED, AppointmentState.CHECKED_IN)
    return [
        one
        for one in between(conn, site.id, to_ms(begin), to_ms(begin + timedelta(days=2)))
        if one.state in waits
        and not one.begun
        and promises.closing(site, one) is None
        and promises.closing(changed, one) is not None
    ]


def change(
    store: Store,
    site_id: str,
    day: date,
    said: DateHours | None,
    decisions: Mapping[str, Decision],
    ask: Ask,
) -> None:
    """Give a date its hours, and do with each who is booked then what was decided: all, or nothing.

    Conflict where somebody is booked of whom nothing was said, or a time was taken meanwhile.
    """

    def attempt() -> dict[str, Any]:
        before = sites.get(db, site_id)
        site = dates.change_in(db, before, day, said, ask)
        found = touched(db, before, site, day)
        unsaid = [one for one in found if one.id not in decisions]
        if unsaid:
            raise Conflict(_unsaid_words(site, unsaid, ask.now), count=len(unsaid))
        for one in found:
            _decide(db, site, get(db, one.id), decisions[one.id], ask)
            ringing.put(db, one, ask)
        return {}

    with claiming(), store.write() as db:
        once(db, ask.key, ask.now, attempt)


def _decide(db: Database, site: Site, one: Appointment, decision: Decision, ask: Ask) -> None:
    if decision.do == "keep":
        return
    if decision.do == "cancel":
        cancel_in(db, site, one, ask, "site_closed")
        return
    if decision.starts_at is None:
        raise BadRequest("Say to which time an appointment is moved.")
    checks.check_state(one, checks.STILL_OPEN, "moved")
    try:
        move_in(
            db, site, one, ask, decision.starts_at, decision.adviser or one.adviser,
            decision.service_point,
        )  # fmt: skip
    except NotPossible as error:
        at = clock.on_day(site, one.starts_at)
        raise Conflict(
            f"{at}: {error.detail} Nothing was changed; look at who is booked again."
        ) from None


def _other(site: Site, one: Appointment, free: Taken, now: datetime) -> tuple[Free | None, str]:
    if one.state == AppointmentState.CHECKED_IN:
        return None, "The visitor is here already."
    try:
        wanted = wish(
            site, one.type, needs=one.needs.split(",") if one.needs else (),
            asked_language=one.asked_language, minutes=(one.ends_at - one.starts_at) // 60_000,
        )  # fmt: skip
    except NotFound:
        return None, "What it was booked for is not offered any more."
    advisers, points = rules.suitable(site, wanted)
    advisers.sort(key=lambda who: who.id != one.adviser)
    points.sort(key=lambda where: where.id != one.service_point)
    times = list(_same_time(site, one, wanted, now))
    for who in advisers:
        for starts, slots in times:
            for where in points:
                if free.free(who.id, where.id, slots):
                    return Free(starts, starts + len(slots) * SLOT_MS, who.id, where.id), ""
    at = clock.hhmm(site, one.starts_at)
    return None, f"Nobody who can take it is free at {at} within {LOOKED_AHEAD // 7} weeks."


def _same_time(
    site: Site, one: Appointment, wanted: Wish, now: datetime
) -> Iterator[tuple[int, range]]:
    """The moments of the days after with the same local time at which the house is open."""
    local = from_ms(one.starts_at).astimezone(site.zone_info)
    length = (one.ends_at - one.starts_at) // SLOT_MS
    latest = to_ms(now + timedelta(days=site.booking.ahead_days))
    for ahead in range(1, LOOKED_AHEAD + 1):
        day = local.date() + timedelta(days=ahead)
        starts = to_ms(datetime.combine(day, local.time(), site.zone_info))
        first = starts // SLOT_MS
        spans = rules.spans(site, wanted.type, day - timedelta(days=1), 2)
        if starts <= latest and any(a <= first and first + length <= b for a, b in spans):
            yield starts, range(first, first + length)


def _unsaid_words(site: Site, unsaid: list[Appointment], now: datetime) -> str:
    first = clock.clock(site, unsaid[0].starts_at, now)
    if len(unsaid) == 1:
        return f"Somebody is booked then: {first}. Say what becomes of the appointment."
    return f"{len(unsaid)} are booked then, the first {first}. Say what becomes of each."


def _midnight(site: Site, day: date) -> datetime:
    return datetime.combine(day, time(), site.zone_info)
