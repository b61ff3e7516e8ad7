"""What the reception's tablet shows of a site, read from the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypedDict, TypeVar

from counters.visits import own
from storage import Connection
from storage.times import iso, iso_or_none, to_ms
from ticketing.appointments import Appointment, upcoming
from ticketing.appointments.keeping import kept_until
from ticketing.appointments.queries import names_of
from ticketing.commands import returning, undoing
from ticketing.commands.enquiries import PlannedJson, not_served
from ticketing.day import limits, standstill
from ticketing.queue import estimates, waiting
from ticketing.queue.ahead import Shared
from ticketing.sites import Site
from ticketing.visits import arrivals, notes, queries, receipts
from ticketing.visits.needs import is_fetched
from ticketing.visits.notes import NoteJson
from ticketing.visits.receipts import Shown
from web.devices import ShownDevice
from web.persons import VisitorWaits, WantedJson, named_visitors

#: As many as a tablet can show; the count tells of the others.
MOST_WAITING = 200
#: How far ahead appointments are shown as arriving.
ARRIVING_S = 2 * 3600
#: Of so many of the reception's last tickets it is told how the printing goes.
LAST_TICKETS = 10

Notes = Mapping[str, list[NoteJson]]
V = TypeVar("V")
#: How far the slips of these visits are, by visit.
Prints = Callable[[str, Sequence[str]], Mapping[str, str]]


class EnquiryNow(TypedDict):
    """Whether tickets of an enquiry type are given out, and how it stands; `about` in minutes.
    `served`: whether whoever is in the house already can be sent on to it."""

    open: bool
    served: bool
    why: str
    waiting: int
    about: int | None
    answered: int


class InLine(TypedDict):
    """One who waits; times in ISO 8601, `target` in seconds. `name` is what was written down with
    their appointment; `greet_by` until when somebody is to have turned to them, null where nobody
    promised that or somebody did."""

    visit: str
    number: str
    enquiry: str
    language: str | None
    asked_language: str | None
    needs: list[str]
    waiting_since: str
    rested: float
    target: int
    weight: int
    appointment_at: str | None
    planned: list[PlannedJson]
    notes: list[NoteJson]
    name: str | None
    greet_by: str | None


class OnHold(TypedDict):
    """One who rests."""

    visit: str
    number: str
    enquiry: str
    language: str
    needs: list[str]
    reason: str
    until: str
    planned: list[PlannedJson]
    notes: list[NoteJson]


class Missed(TypedDict):
    """One who was called, did not come, and may still come back."""

    visit: str
    number: str
    enquiry: str
    missed_at: str | None
    until: str | None


class ComeAgain(TypedDict):
    """One who was asked to come again when everybody had to stop, and on which service day."""

    visit: str
    number: str
    enquiry: str
    service_day: str


class Busy(TypedDict):
    """One who is called or served, and where; of a call, how long ago and on which screens."""

    visit: str
    number: str
    enquiry: str
    state: str
    point: str
    called_at: str | None
    on_screens: Shown | None


#: An appointment whose visitor is here, or is to come.
Arriving = TypedDict(
    "Arriving",
    {
        "appointment": str,
        "starts_at": str,
        "enquiry": str,
        "place": str,
        "with": str,
        "here_since": str | None,
        "number": str | None,
        "kept_until": str,
        "name": str | None,
    },
)


class Today(TypedDict):
    """Who came since the site opened."""

    since: str | None
    came: int
    answered: int
    tickets: int
    appointments: int


class ReceptionState(TypedDict):
    """What a reception shows; `enquiries` by id, `prints` by visit."""

    enquiries: dict[str, EnquiryNow]
    queue: list[InLine]
    queued: int
    held: list[OnHold]
    missed: list[Missed]
    come_again: list[ComeAgain]
    come_again_all: int
    standing: str | None
    in_hand: list[Busy]
    arriving: list[Arriving]
    today: Today
    prints: Mapping[str, str]
    devices: list[ShownDevice]
    persons: list[VisitorWaits]


def reception(
    conn: Connection,
    site: Site,
    now: datetime,
    devices: list[ShownDevice],
    prints: Prints,
    queues: Shared | None = None,
    persons: list[WantedJson] | None = None,
    only: frozenset[str] | None = None,
) -> ReceptionState:
    """The state of the site's reception, as the socket sends it; docs/events.md tells its fields.
    `only`: of these enquiry types, for whoever sees no others, not even how many.

    Nothing in it changes with time alone but what arrives: the screen counts the minutes.
    """
    day = site.service_day(now).isoformat()
    seen = _Seen(only)
    counts = seen.by_type(waiting.waiting_counts(conn, site.id, day))
    came = [one for one in arrivals.came(conn, site.id, day, undoing.WINDOW_MS) if seen(one[1])]
    last = arrivals.latest_at_reception(conn, site.id, day, LAST_TICKETS, only)
    left = seen.notes(conn, notes.of_open(conn, site.id, day))
    coming = [one for one in upcoming(conn, site, now, within_s=ARRIVING_S) if seen(one.enquiry)]
    names = names_of(conn, (one.id for one in coming))
    again, again_all = standstill.passes(conn, site, now, only)
    return {
        "enquiries": seen.by_type(_enquiries(conn, site, now, counts, came, queues or Shared())),
        "queue": _queue(conn, site, day, left, seen),
        "queued": sum(counts.values()),
        "held": [one for one in _held(conn, site, day, left, seen) if seen(one["enquiry"])],
        "missed": [one for one in _missed(conn, site, day, now, only) if seen(one["enquiry"])],
        "come_again": [
            {
                "visit": one.visit,
                "number": one.number,
                "enquiry": one.enquiry,
                "service_day": one.service_day,
            }
            for one in again
        ],
        "come_again_all": again_all,
        "standing": still.reason if (still := standstill.standing(conn, site.id)) else None,
        "in_hand": [one for one in _in_hand(conn, site) if seen(one["enquiry"])],
        "arriving": [_arriving(conn, site, one, names, now) for one in coming],
        "today": _today(site, now, came),
        "prints": prints(site.id, last),
        "devices": devices,
        "persons": named_visitors(site, persons or []),
    }


def _enquiries(
    conn: Connection,
    site: Site,
    now: datetime,
    counts: dict[str, int],
    came: Sequence[Any],
    queues: Shared,
) -> dict[str, EnquiryNow]:
    closed, away = limits.closures(conn, site, now), not_served(conn, site, now)
    queue = queues.read(conn, site, now)
    abouts = estimates.abouts(conn, site, now, queue.before_each(), queue.scene.staff)
    answered = {row[1]: row[2] for row in came if row[0] == "door"}
    found: dict[str, EnquiryNow] = {}
    for one in site.enquiries:
        shut = closed.get(one.id)
        found[one.id] = {
            "open": shut is None,
            "served": one.id not in away,
            "why": "" if shut is None else limits.words(site, one, shut),
            "waiting": counts.get(one.id, 0),
            "about": abouts.get(one.id),
            "answered": answered.get(one.id, 0),
        }
    return found


class _Seen:
    """What is for the reader's eyes: all of it, or of their own enquiry types alone."""

    def __init__(self, only: frozenset[str] | None) -> None:
        self.only = only

    def __call__(self, enquiry: str) -> bool:
        return self.only is None or enquiry in self.only

    def by_type(self, found: Mapping[str, V]) -> dict[str, V]:
        """Of what is kept by enquiry type."""
        return {enquiry: one for enquiry, one in found.items() if self(enquiry)}

    def notes(self, conn: Connection, left: Notes) -> Notes:
        """Of the notes those that were left while the visit was for one of these types."""
        if self.only is None:
            return left
        return {
            visit: own.noted(noted, queries.happened(conn, visit), self.only)
            for visit, noted in left.items()
        }


def _queue(conn: Connection, site: Site, day: str, left: Notes, seen: _Seen) -> list[InLine]:
    marks = waiting.marks(conn, site.id, day, MOST_WAITING, seen.only)
    steps = waiting.waiting_steps(conn, site, day, limit=MOST_WAITING, only=seen.only)
    names = names_of(conn, (one.appointment for one in steps if one.appointment))
    planned = _planned(conn, site, day, seen)
    found: list[InLine] = []
    for one in steps:
        mark = marks.get(one.visit)
        found.append(
            {
                "visit": one.visit,
                "number": one.number,
                "enquiry": one.enquiry,
                "language": mark.language if mark else None,
                "asked_language": mark.asked_language if mark else None,
                "needs": list(mark.needs) if mark else [],
                "waiting_since": iso(one.waiting_since),
                "rested": one.rested / 1000,
                "target": one.target_s,
                "weight": one.weight,
                "appointment_at": iso(one.queued_at) if one.appointment else None,
                "planned": planned.get(one.visit, []),
                "notes": left.get(one.visit, []),
                "name": names.get(one.appointment or ""),
                "greet_by": iso_or_none(mark.greet_by) if mark else None,
            }
        )
    return found


def _planned(conn: Connection, site: Site, day: str, seen: _Seen) -> dict[str, list[PlannedJson]]:
    """What follows for each visit for which something does, in its order."""
    return {
        visit: [{"step": step, "enquiry": enquiry} for step, enquiry in following if seen(enquiry)]
        for visit, following in arrivals.planned(conn, site.id, day).items()
    }


def _held(conn: Connection, site: Site, day: str, left: Notes, seen: _Seen) -> list[OnHold]:
    planned = _planned(conn, site, day, seen)
    return [
        {
            "visit": one.visit,
            "number": one.number,
            "enquiry": one.enquiry,
            "language": one.language,
            "needs": list(one.needs),
            "reason": one.reason,
            "until": iso(one.until),
            "planned": planned.get(one.visit, []),
            "notes": left.get(one.visit, []),
        }
        for one in queries.held(conn, site.id, day)
    ]


def _missed(
    conn: Connection, site: Site, day: str, now: datetime, only: frozenset[str] | None
) -> list[Missed]:
    """Who was called, did not come, and may still come back."""
    after = to_ms(now - timedelta(minutes=site.recall.come_back_minutes))
    stood = standstill.stood_until(conn, site.id, after, to_ms(now), to_ms(now)) - to_ms(now)
    found: list[Missed] = []
    for missed in arrivals.missed(conn, site.id, day, after - stood, only):
        visit = queries.present(conn, missed).visit
        until = returning.returns_until(conn, site, visit, now)
        if until is not None and until < now:
            continue
        found.append(
            {
                "visit": visit.visit,
                "number": visit.number,
                "enquiry": visit.enquiry,
                "missed_at": iso_or_none(visit.ended_at),
                "until": None if until is None else iso(to_ms(until)),
            }
        )
    return found


def _in_hand(conn: Connection, site: Site) -> list[Busy]:
    return [
        {
            "visit": one.visit,
            "number": one.number,
            "enquiry": one.enquiry,
            "state": one.state,
            "point": one.service_point,
            "called_at": iso_or_none(one.last_called_at),
            "on_screens": _on_screens(conn, one),
        }
        for one in arrivals.in_hand(conn, site.id)
    ]


def _on_screens(conn: Connection, one: arrivals.InHand) -> Shown | None:
    """What the screens told of a call; of one who is fetched nothing, for it is on none."""
    if one.state != "called" or is_fetched(one.needs):
        return None
    return receipts.of_call(conn, one.visit)


def _arriving(
    conn: Connection, site: Site, one: Appointment, written: Mapping[str, str], now: datetime
) -> Arriving:
    """An appointment whose visitor is here, or is to come."""
    names = {person.id: person.name for person in site.advisers}
    places = {point.id: point.called("en") for point in site.service_points}
    return {
        "appointment": one.id,
        "starts_at": iso(one.starts_at),
        "enquiry": one.enquiry,
        "place": places.get(one.service_point, one.service_point),
        "with": names.get(one.adviser, one.adviser),
        "here_since": iso_or_none(one.checked_in_at),
        "number": one.number,
        "kept_until": iso(to_ms(kept_until(conn, site, one, now))),
        "name": written.get(one.id),
    }


def _today(site: Site, now: datetime, came: Sequence[Any]) -> Today:
    """Who came to the reception or a kiosk, since the site opened."""
    by_source: dict[str, int] = {}
    for source, _, count in came:
        by_source[source] = by_source.get(source, 0) + count
    opened = [at for at, _, _ in site.openings(site.service_day(now))]
    tickets = by_source.get("kiosk", 0) + by_source.get("reception", 0)
    appointments, answered = by_source.get("appointment", 0), by_source.get("door", 0)
    return {
        "since": iso(to_ms(min(opened))) if opened else None,
        "came": tickets + appointments + answered,
        "answered": answered,
        "tickets": tickets,
        "appointments": appointments,
    }
