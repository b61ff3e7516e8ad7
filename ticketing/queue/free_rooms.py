"""Which interview rooms a visit can go to now, and when the others will be free."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from storage import Connection
from storage.times import from_ms, iso_or_none, to_ms
from ticketing.appointments.queries import booked_place, upcoming
from ticketing.errors import Conflict
from ticketing.rooms.state import Rooms, of_site, present, suits
from ticketing.sites import Site
from ticketing.sites.clock import about
from ticketing.sites.parts import Enquiry, ServicePoint


class NoRoom(Conflict):
    """No room is free; `facts['next_free']` says which come free when, soonest first."""

    title = "No room is free"
    code = "no-room"


# ---------------------------------------------------------------------- which are free


def free(
    conn: Connection,
    site: Site,
    now: datetime,
    enquiry: Enquiry,
    place_needs: frozenset[str],
    *,
    adviser: str | None = None,
    appointment: str | None = None,
) -> list[ServicePoint]:
    """The rooms to which a visit of `enquiry` can go now, the best fit first: the smallest that
    suits, and among these the one that offers least besides.

    Left out are rooms that are busy, closed, to be tidied, somebody else's than `adviser`'s, or
    kept for another appointment than `appointment` that begins within the service's usual length.
    The room that `appointment` was booked in comes first.
    """
    suitable = [room for room in of_site(site) if suits(room, enquiry, place_needs)]
    if not suitable:
        return []
    rooms = present(conn, site, now)
    kept = reserved(conn, site, now, enquiry.service_s, but=appointment)
    own = None if appointment is None else booked_place(conn, appointment)
    found = [room for room in suitable if rooms.free(room.id, adviser) and room.id not in kept]
    return sorted(
        found, key=lambda room: (room.id != own, room.seats, room.hearing_loop + room.screen)
    )


def reserved(
    conn: Connection, site: Site, now: datetime, within_s: int, *, but: str | None = None
) -> dict[str, datetime]:
    """Rooms kept for an appointment that begins within `within_s`: when it ends, by room."""
    return {
        one.service_point: from_ms(one.ends_at)
        for one in upcoming(conn, site, now, within_s=within_s)
        if one.id != but
    }


# ---------------------------------------------------------------------- when the others will be


def outlook(
    conn: Connection,
    site: Site,
    now: datetime,
    enquiry: Enquiry | None = None,
    place_needs: frozenset[str] = frozenset(),
) -> list[tuple[str, datetime | None]]:
    """The rooms that are not free, with when each is expected to be, soonest first.

    None, at the end, for those of which nothing is known: overrun, to be tidied, closed until
    further notice, or somebody's place. With `enquiry`, only the rooms that suit it.
    """
    rooms = present(conn, site, now)
    kept = reserved(conn, site, now, enquiry.service_s if enquiry else 0)
    found: list[tuple[str, datetime | None]] = []
    for room in of_site(site):
        if enquiry is not None and not suits(room, enquiry, place_needs):
            continue
        if not rooms.free(room.id):
            found.append((room.id, _free_at(rooms, room.id, now)))
        elif room.id in kept:
            found.append((room.id, kept[room.id]))
    return sorted(found, key=lambda one: (one[1] is None, one[1] or now))


def _free_at(rooms: Rooms, room: str, now: datetime) -> datetime | None:
    if (closure := rooms.closed.get(room)) is not None:
        return None if closure.until is None else from_ms(closure.until)
    if (busy := rooms.occupied.get(room)) is not None and room not in rooms.to_tidy:
        end = from_ms(busy.expected_end)
        return end if end > now else None
    return None


def when_free_words(
    conn: Connection,
    site: Site,
    now: datetime,
    enquiry: Enquiry | None = None,
    place_needs: frozenset[str] = frozenset(),
) -> str:
    """'All 7 rooms are taken; Room 2 at about 11:49', for staff."""
    every = [room for room in of_site(site) if enquiry is None or suits(room, enquiry, place_needs)]
    if not every:
        return "No room here is suitable for this visit" if of_site(site) else "There is no room"
    coming = outlook(conn, site, now, enquiry, place_needs)
    which = "" if enquiry is None or len(every) == len(of_site(site)) else "suitable "
    taken = (
        f"{every[0].called('en')}, the only {which}room, is taken"
        if len(every) == 1
        else f"All {len(every)} {which}rooms are taken"
    )
    times = [(room, at) for room, at in coming if at is not None]
    if not times:
        return f"{taken}; when one comes free is not known"
    room, at = times[0]
    return f"{taken}; {site.service_point(room).called('en')} {about(at, site.zone_info, now)}"


class NextFreeJson(TypedDict):
    """When a room is expected to come free (ISO 8601), or None where nobody knows."""

    room: str
    at: str | None


def next_free(coming: list[tuple[str, datetime | None]]) -> list[NextFreeJson]:
    """An outlook in the API's form: room, and when or null."""
    return [
        {"room": room, "at": None if at is None else iso_or_none(to_ms(at))} for room, at in coming
    ]


def no_room(
    conn: Connection, site: Site, now: datetime, enquiry: Enquiry, place_needs: frozenset[str]
) -> NoRoom:
    """The refusal when no room suits, with the words and the times."""
    coming = outlook(conn, site, now, enquiry, place_needs)
    words = when_free_words(conn, site, now, enquiry, place_needs)
    return NoRoom(f"{words}.", next_free=next_free(coming))
