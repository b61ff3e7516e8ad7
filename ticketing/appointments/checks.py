"""Why an appointment is not possible, in words. What is checked here in the transaction of the
command is kept by constraint as well, as far as rooms and advisers are taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from storage import Connection
from storage.times import from_ms, to_ms
from ticketing import bounds
from ticketing.appointments import rules
from ticketing.appointments.model import SLOT_MS, Appointment, AppointmentState, Block
from ticketing.appointments.queries import between, blocks_between
from ticketing.appointments.rules import Taken, Wish
from ticketing.errors import BadRequest, Conflict
from ticketing.rooms import state
from ticketing.sites import Site
from ticketing.sites.clock import clock, hhmm
from ticketing.sites.holidays import in_language


class NotPossible(Conflict):
    """Closed then, taken, or not suited; `facts['why']` is a short name for programs."""

    title = "Not possible then"
    code = "appointment-not-possible"


@dataclass(frozen=True, slots=True)
class Place:
    """When, with whom and where: what a booking asks for. Times are ms UTC."""

    starts_at: int
    ends_at: int
    adviser: str
    service_point: str


def taken(
    conn: Connection, site: Site, now: datetime, first_ms: int, last_ms: int, but: str | None = None
) -> Taken:
    """What is claimed in [first, last), without what the appointment `but` claims."""
    found: dict[str, set[int]] = {}
    for resource, slot in conn.execute(
        "SELECT resource, slot FROM appointment_slot WHERE site = ? AND slot >= ? AND slot < ?"
        " AND (appointment IS NULL OR appointment IS NOT ?)",
        (site.id, first_ms // SLOT_MS, -(-last_ms // SLOT_MS), but),
    ):
        found.setdefault(resource, set()).add(slot)
    closed = {
        room: -(-(_end_of_day(site, now) if one.until is None else one.until) // SLOT_MS)
        for room, one in state.closures(conn, site, now).items()
    }
    return Taken(found, closed)


def _end_of_day(site: Site, now: datetime) -> int:
    """A room closed until further notice is closed today; nobody knows about tomorrow."""
    day = site.service_day(now)
    return max((to_ms(closes) for _, closes, _ in site.openings(day)), default=to_ms(now))


def check_time(site: Site, wish: Wish, starts_at: datetime, now: datetime) -> None:
    """BadRequest off the grid, NotPossible in the past, too far ahead, or while closed."""
    bounds.check(starts_at)
    at = to_ms(starts_at)
    if at % SLOT_MS:
        raise BadRequest("An appointment starts at a multiple of five minutes, like 10:35.")
    if at < to_ms(now) - SLOT_MS:
        raise NotPossible(f"{clock(site, at, now)} is over.", why="past")
    if starts_at > now + timedelta(days=site.booking.ahead_days):
        days = site.booking.ahead_days
        raise NotPossible(f"Appointments are made up to {days} days ahead.", why="too_far_ahead")
    local = starts_at.astimezone(site.zone_info).date()
    if (closing := site.closing(local)) is not None:
        reason = in_language(closing, "en")
        raise NotPossible(f"The site is closed on {local:%A} {local.day} {local:%B}: {reason}.",
                          why="closed_day")  # fmt: skip
    first, last = at // SLOT_MS, (at // SLOT_MS) + wish.type.minutes * 60_000 // SLOT_MS
    spans = list(rules.spans(site, wish.type, local - timedelta(days=1), 2))
    if not any(opens <= first and last <= closes for opens, closes in spans):
        raise NotPossible(_closed_words(site, wish, starts_at, spans), why="closed")


def _closed_words(site: Site, wish: Wish, starts_at: datetime, spans: list[tuple[int, int]]) -> str:
    day = starts_at.astimezone(site.zone_info).date()
    there = []
    for opens, closes in spans:
        begins = from_ms(opens * SLOT_MS).astimezone(site.zone_info)
        ends = from_ms(closes * SLOT_MS).astimezone(site.zone_info)
        if begins.date() == day:
            until = "24:00" if ends.time() == time() else f"{ends:%H:%M}"
            there.append(f"{begins:%H:%M} to {until}")
    when = f"from {' and '.join(there)}" if there else "at no time"
    return (
        f"{wish.type.called('en')} takes {wish.type.minutes} minutes, and on {day:%A} {day.day} "
        f"{day:%B} it is open {when}."
    )


def check_suits(site: Site, wish: Wish, place: Place) -> None:
    """NotPossible unless the adviser can do it and the place offers what is needed."""
    adviser, point = site.adviser(place.adviser), site.service_point(place.service_point)
    enquiry = site.enquiry(wish.type.enquiry)
    if not rules.can_serve(adviser, enquiry):
        raise NotPossible(f"{adviser.name} does not do {enquiry.called('en')}.", why="skill")
    if not rules.speaks(site, adviser, wish):
        raise NotPossible(
            f"{adviser.name} does not speak the language that was asked for ({wish.asked_language})"
            "; add an interpreter to the needs, or choose somebody else.",
            why="language",
        )
    if not rules.suits(site, point, wish):
        raise NotPossible(
            f"{point.called('en')} does not offer what {wish.type.called('en')} needs.",
            why="place",
        )


def check_free(
    conn: Connection, site: Site, now: datetime, place: Place, but: str | None = None
) -> None:
    """NotPossible, naming what is there, unless adviser and place are both free."""
    at = (site.id, place.starts_at, place.ends_at)
    for one in between(conn, *at):
        if one.id == but or one.stored_state not in ("booked", "checked_in"):
            continue
        if one.adviser == place.adviser or one.service_point == place.service_point:
            raise NotPossible(_booked_words(site, one, place), why="taken", taken=one.as_json())
    for block in blocks_between(conn, *at):
        if covers(block, place.adviser, place.service_point):
            raise NotPossible(_block_words(site, block), why="blocked", block=block.as_json())
    closure = state.closures(conn, site, now).get(place.service_point)
    if closure is not None and place.starts_at < (closure.until or _end_of_day(site, now)):
        name = site.service_point(place.service_point).called("en")
        raise NotPossible(f"{name} is closed then.", why="room_closed")


def covers(block: Block, adviser: str, point: str) -> bool:
    """Whether a block is of this adviser, of this place, or of the whole site."""
    if block.adviser is None and block.service_point is None:
        return True
    return block.adviser == adviser or block.service_point == point


def _booked_words(site: Site, one: Appointment, place: Place) -> str:
    adviser, point = name_of(site, one.adviser), place_of(site, one.service_point)
    span = f"{hhmm(site, one.starts_at)} to {hhmm(site, one.ends_at)}"
    if one.service_point == place.service_point:
        return f"{point} is taken from {span}: {type_of(site, one)} with {adviser}."
    return f"{adviser} has an appointment from {span}: {type_of(site, one)} in {point}."


def _block_words(site: Site, block: Block) -> str:
    span = f"{hhmm(site, block.starts_at)} to {hhmm(site, block.ends_at)}"
    if block.adviser is not None:
        who = name_of(site, block.adviser)
    elif block.service_point is not None:
        who = place_of(site, block.service_point)
    else:
        who = "The site"
    return f"{who} takes no appointments from {span}: {block.reason}."


#: Those that can be moved or cancelled: what is to come, and what nobody came to.
STILL_OPEN = frozenset({AppointmentState.BOOKED, AppointmentState.MISSED, AppointmentState.NO_SHOW})


def check_state(one: Appointment, allowed: frozenset[AppointmentState], what: str) -> None:
    """Conflict, with the present state, unless the appointment is in one of `allowed`."""
    if one.state not in allowed:
        so = {
            AppointmentState.BOOKED: "is booked",
            AppointmentState.CHECKED_IN: f"has checked in as {one.number}",
            AppointmentState.SERVED: f"was served as {one.number}",
            AppointmentState.NO_SHOW: f"was called as {one.number}, and did not come",
            AppointmentState.MISSED: "was missed: nobody came in time",
            AppointmentState.CANCELLED: "was cancelled",
        }[one.state]
        raise Conflict(f"This appointment {so}; it cannot be {what}.", appointment=one.as_json())


def name_of(site: Site, adviser: str) -> str:
    """An adviser's name; the id of one who has left."""
    return next((one.name for one in site.advisers if one.id == adviser), adviser)


def place_of(site: Site, point: str) -> str:
    """A service point's name; the id of one that is no more."""
    return next((one.called("en") for one in site.service_points if one.id == point), point)


def type_of(site: Site, one: Appointment) -> str:
    """An appointment type's name; the id of one that is no more."""
    found = (kind.called("en") for kind in site.appointment_types if kind.id == one.type)
    return next(found, one.type)
