"""Which interview rooms a visit can go to now, and when the others will be free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from storage import Connection
from storage.times import from_ms, iso_or_none, to_ms
from ticketing.appointments.model import Appointment
from ticketing.appointments.queries import booked_place, upcoming
from ticketing.errors import Conflict
from ticketing.rooms.state import Rooms, of_site, present, suits
from ticketing.sites import Site
from ticketing.sites.clock import about
from ticketing.sites.parts import Enquiry, ServicePoint
from ticketing.staff.places import SignOn


class NoRoom(Conflict):
    """No room is free; `facts['next_free']` says which come free when, soonest first."""

    title = "No room is free"
    code = "no-room"


@dataclass(frozen=True, slots=True)
class RoomsNow:
    """A site's rooms at one moment and the appointments that keep some of them, read once; what
    follows from them is reckoned. `coming` begin within the longest usual service, by time."""

    site: Site
    now: datetime
    rooms: Rooms
    coming: tuple[Appointment, ...]

    def free(
        self,
        enquiry: Enquiry,
        place_needs: frozenset[str],
        *,
        adviser: str | None = None,
        appointment: str | None = None,
        booked: str | None = None,
    ) -> list[ServicePoint]:
        """`free` of this moment; `booked` is the place that `appointment` was booked at."""
        kept = self.reserved(enquiry.service_s, but=appointment)
        found = [
            room
            for room in of_site(self.site)
            if suits(room, enquiry, place_needs)
            and self.rooms.free(room.id, adviser)
            and room.id not in kept
        ]
        return sorted(
            found,
            key=lambda room: (
                room.id != booked,
                room.seats,
                room.hearing_loop + room.screen + room.low_counter,
            ),
        )

    def reserved(self, within_s: int, *, but: str | None = None) -> dict[str, datetime]:
        """Rooms kept for an appointment that begins within `within_s`: when it ends, by room."""
        latest = to_ms(self.now) + within_s * 1000
        return {
            one.service_point: from_ms(one.ends_at)
            for one in self.coming
            if one.starts_at <= latest and one.id != but
        }

    def outlook(
        self, enquiry: Enquiry | None = None, place_needs: frozenset[str] = frozenset()
    ) -> list[tuple[str, datetime | None]]:
        """The rooms that are not free, with when each is expected to be, soonest first.

        None, at the end, for those of which nothing is known: overrun, to be tidied, closed until
        further notice, or somebody's place. With `enquiry`, only the rooms that suit it.
        """
        kept = self.reserved(enquiry.service_s if enquiry else 0)
        found: list[tuple[str, datetime | None]] = []
        for room in of_site(self.site):
            if enquiry is not None and not suits(room, enquiry, place_needs):
                continue
            if not self.rooms.free(room.id):
                found.append((room.id, self._free_at(room.id)))
            elif room.id in kept:
                found.append((room.id, kept[room.id]))
        return sorted(found, key=lambda one: (one[1] is None, one[1] or self.now))

    def _free_at(self, room: str) -> datetime | None:
        if (closure := self.rooms.closed.get(room)) is not None:
            return None if closure.until is None else from_ms(closure.until)
        if (busy := self.rooms.occupied.get(room)) is not None and room not in self.rooms.to_tidy:
            end = from_ms(busy.expected_end)
            return end if end > self.now else None
        return None

    def when_free_words(
        self, enquiry: Enquiry | None = None, place_needs: frozenset[str] = frozenset()
    ) -> str:
        """'All 7 rooms are taken; Room 2 at about 11:49', for staff."""
        rooms = of_site(self.site)
        every = [one for one in rooms if enquiry is None or suits(one, enquiry, place_needs)]
        if not every:
            return "No room here is suitable for this visit" if rooms else "There is no room"
        which = "" if enquiry is None or len(every) == len(rooms) else "suitable "
        taken = (
            f"{every[0].called('en')}, the only {which}room, is taken"
            if len(every) == 1
            else f"All {len(every)} {which}rooms are taken"
        )
        coming = self.outlook(enquiry, place_needs)
        times = [(room, at) for room, at in coming if at is not None]
        if not times:
            return f"{taken}; when one comes free is not known"
        room, at = times[0]
        words = about(at, self.site.zone_info, self.now)
        return f"{taken}; {self.site.service_point(room).called('en')} {words}"


def read(
    conn: Connection, site: Site, now: datetime, staff: Mapping[str, SignOn] | None = None
) -> RoomsNow:
    """The rooms now. `staff` is who is signed on, by service point, where that is known already."""
    return RoomsNow(site, now, present(conn, site, now, staff), soon(conn, site, now))


def soon(conn: Connection, site: Site, now: datetime) -> tuple[Appointment, ...]:
    """The appointments that begin within the longest usual service, by time."""
    longest = max(enquiry.service_s for enquiry in site.enquiries)
    return tuple(upcoming(conn, site, now, within_s=longest))


# ---------------------------------------------------------------------- each read for itself


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
    own = None if appointment is None else booked_place(conn, appointment)
    return read(conn, site, now).free(
        enquiry, place_needs, adviser=adviser, appointment=appointment, booked=own
    )


def reserved(
    conn: Connection, site: Site, now: datetime, within_s: int, *, but: str | None = None
) -> dict[str, datetime]:
    """`RoomsNow.reserved` of now."""
    return read(conn, site, now).reserved(within_s, but=but)


def outlook(
    conn: Connection,
    site: Site,
    now: datetime,
    enquiry: Enquiry | None = None,
    place_needs: frozenset[str] = frozenset(),
) -> list[tuple[str, datetime | None]]:
    """`RoomsNow.outlook` of now."""
    return read(conn, site, now).outlook(enquiry, place_needs)


def when_free_words(conn: Connection, site: Site, now: datetime) -> str:
    """`RoomsNow.when_free_words` of now, for any visit."""
    return read(conn, site, now).when_free_words()


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
    rooms = read(conn, site, now)
    words = rooms.when_free_words(enquiry, place_needs)
    return NoRoom(f"{words}.", next_free=next_free(rooms.outlook(enquiry, place_needs)))
