"""The rooms board: what every interview room is now, was lately, and will be.

Staff see it: ticket numbers, advisers and times. No visitor's name, and of a sensitive enquiry
type not even the type.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NotRequired, TypedDict

from storage import Connection
from storage.times import iso, iso_or_none, to_ms
from ticketing.appointments.model import Appointment
from ticketing.appointments.queries import booked_at, upcoming
from ticketing.help import calls
from ticketing.queue import free_rooms
from ticketing.queue.free_rooms import NextFreeJson
from ticketing.rooms import history, state
from ticketing.rooms.state import Rooms
from ticketing.sites import Site
from ticketing.sites.parts import ServicePoint
from ticketing.staff.places import InHandJson, visits_in_hand

#: How far the board looks back and ahead; its axis is drawn within these.
BACK = timedelta(minutes=75)
AHEAD = timedelta(minutes=120)
#: A room counts as reserved this long before an appointment there begins.
RESERVED_S = 600


#: A visit that was in a room, from when to when (ISO 8601).
Stay = TypedDict("Stay", {"number": str, "adviser_name": str | None, "from": str, "to": str})
#: When a room was to be tidied; `to` is None while it still is.
Tidying = TypedDict("Tidying", {"from": str, "to": str | None})


class Upcoming(TypedDict):
    """An appointment that is to take place in a room; `what` is None for a sensitive enquiry."""

    starts_at: str
    ends_at: str
    number: str | None
    what: str | None


class RoomNow(TypedDict):
    """What a room is now. Besides these three each state has the fields that tell of it."""

    state: str
    adviser: str | None
    adviser_name: str | None
    visit_state: NotRequired[str]
    number: NotRequired[str | None]
    since: NotRequired[str]
    expected_end: NotRequired[str]
    closed: NotRequired[bool]
    reason: NotRequired[str]
    until: NotRequired[str | None]
    checked_in_at: NotRequired[str | None]
    help_since: NotRequired[str]
    help_goes: NotRequired[str | None]
    booked: NotRequired[list[Upcoming]]


class Room(RoomNow):
    """An interview room: what it offers, is now, was lately, and will be; `booked`: the
    appointments over which it is closed."""

    room: str
    name: str
    seats: int
    step_free: bool
    hearing_loop: bool
    low_counter: bool
    screen: bool
    upcoming: list[Upcoming]
    past: list[Stay]
    tidied: list[Tidying]


class RoomsState(TypedDict):
    """The rooms board; `visits` by adviser."""

    rooms: list[Room]
    next_free: list[NextFreeJson]
    visits: dict[str, InHandJson]


def board(conn: Connection, site: Site, now: datetime) -> RoomsState:
    """{"rooms": […], "next_free": [{"room", "at"}], "visits": {adviser: {"visit", "number",
    "service_point", "state"}}}; docs/events.md has the fields."""
    present = state.present(conn, site, now)
    helped = {call.service_point: call for call in calls.open_calls(conn, site.id)}
    coming = upcoming(conn, site, now, within_s=round(AHEAD.total_seconds()))
    stays = past(conn, site, now)
    tidyings = past_tidyings(conn, site, now)
    found: list[Room] = []
    for room in state.of_site(site):
        ahead = [one for one in coming if one.service_point == room.id]
        closure = present.closed.get(room.id)
        over = booked_at(conn, site, room.id, now, closure.until) if closure else []
        found.append(
            {
                "room": room.id,
                "name": room.called("en"),
                "seats": room.seats,
                "step_free": room.step_free,
                "hearing_loop": room.hearing_loop,
                "low_counter": room.low_counter,
                "screen": room.screen,
                **_now(site, room, present, ahead, now),
                "booked": [_upcoming(site, one) for one in over],
                "upcoming": [_upcoming(site, one) for one in ahead],
                "past": stays.get(room.id, []),
                "tidied": tidyings.get(room.id, []),
            }
        )
        if (call := helped.get(room.id)) is not None:
            goes = _name(site, call.taken_by) or "Somebody" if call.taken_at else None
            found[-1] |= {"state": "help", "help_since": iso(call.raised_at), "help_goes": goes}
    return {
        "rooms": found,
        "next_free": free_rooms.next_free(free_rooms.outlook(conn, site, now)),
        "visits": visits_in_hand(conn, site.id),
    }


def _now(
    site: Site, room: ServicePoint, present: Rooms, ahead: list[Appointment], now: datetime
) -> RoomNow:
    adviser = present.staffed.get(room.id)
    name = _name(site, adviser)
    if (busy := present.occupied.get(room.id)) is not None:
        adviser = adviser or busy.adviser
        return {
            "state": "overrun" if to_ms(now) > busy.expected_end else "occupied",
            "visit_state": busy.state,
            "number": busy.number,
            "adviser": adviser,
            "adviser_name": _name(site, adviser),
            "since": iso(busy.since),
            "expected_end": iso(busy.expected_end),
            "closed": room.id in present.closed,
        }
    if (closure := present.closed.get(room.id)) is not None:
        return {
            "state": "closed",
            "reason": closure.reason,
            "since": iso(closure.since),
            "until": iso_or_none(closure.until),
            "adviser": adviser,
            "adviser_name": name,
        }
    if room.id in present.to_tidy:
        return {
            "state": "to_tidy",
            "since": iso(present.to_tidy[room.id]),
            "adviser": adviser,
            "adviser_name": name,
        }
    first = ahead[0] if ahead else None
    if first is not None and first.starts_at <= to_ms(now) + RESERVED_S * 1000:
        return {
            "state": "reserved",
            "number": first.number,
            "until": iso(first.starts_at),
            "checked_in_at": iso_or_none(first.checked_in_at),
            "adviser": adviser,
            "adviser_name": name,
        }
    return {
        "state": "free",
        "until": iso(first.starts_at) if first else None,
        "adviser": adviser,
        "adviser_name": name,
    }


def _name(site: Site, adviser: str | None) -> str | None:
    known = next((one for one in site.advisers if one.id == adviser), None)
    return known.name if known else adviser


def _upcoming(site: Site, one: Appointment) -> Upcoming:
    enquiry = next((kind for kind in site.enquiries if kind.id == one.enquiry), None)
    told = enquiry is not None and not enquiry.sensitive
    return {
        "starts_at": iso(one.starts_at),
        "ends_at": iso(one.ends_at),
        "number": one.number,
        "what": enquiry.called("en") if enquiry is not None and told else None,
    }


def past(conn: Connection, site: Site, now: datetime) -> dict[str, list[Stay]]:
    """The stays that ended within BACK, by room, the oldest first."""
    day, rooms = site.service_day(now).isoformat(), [room.id for room in state.of_site(site)]
    found: dict[str, list[Stay]] = {}
    for stay in history.stays(conn, site.id, day, rooms, to_ms(now - BACK)):
        found.setdefault(stay.room, []).append(
            {
                "number": stay.number,
                "adviser_name": _name(site, stay.adviser),
                "from": iso(stay.since),
                "to": iso(stay.until),
            }
        )
    return found


def past_tidyings(conn: Connection, site: Site, now: datetime) -> dict[str, list[Tidying]]:
    """When rooms were to be tidied within BACK, by room; `to` is None while one still is."""
    found: dict[str, list[Tidying]] = {}
    for room, start, end in history.tidyings(conn, site.id, to_ms(now - BACK)):
        found.setdefault(room, []).append({"from": iso(start), "to": iso_or_none(end)})
    return found
