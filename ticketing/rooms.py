"""Interview rooms: which are free for whom, when the others will be, and what a visit leaves.

Asked by commands within their transaction and by screens; only `left` writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from storage.times import from_ms, iso_or_none, to_ms
from ticketing import eventlog
from ticketing.appointments_queries import booked_place, upcoming
from ticketing.errors import Conflict
from ticketing.events import RoomToTidy
from ticketing.model import Ask, Visit
from ticketing.queries import Connection, signed_on
from ticketing.remembering import also
from ticketing.site import Site
from ticketing.siteparts import Enquiry, ServicePoint


@dataclass(frozen=True, slots=True)
class Occupied:
    """The visit in a room. `since` is when it came in, or was called there, `expected_end` that
    plus the usual length of a service of its enquiry type (ms UTC)."""

    step: int
    visit: str
    number: str
    enquiry: str
    state: str
    adviser: str | None
    since: int
    expected_end: int


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a room is closed, since when and until when (ms UTC), where that is known."""

    reason: str
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the rooms of a site are now, by id; a room that is in none of these is free.

    `to_tidy` says since when (ms UTC), `staffed` who is signed on there.
    """

    occupied: Mapping[str, Occupied]
    closed: Mapping[str, Closure]
    to_tidy: Mapping[str, int]
    staffed: Mapping[str, str]

    def free(self, room: str, adviser: str | None = None) -> bool:
        """Whether a visit can go there now, with `adviser`; another's place is not free."""
        return (
            room not in self.occupied
            and room not in self.closed
            and room not in self.to_tidy
            and self.staffed.get(room) in (None, adviser)
        )


class NoRoom(Conflict):
    """No room is free; `facts['next_free']` says which come free when, soonest first."""

    title = "No room is free"
    code = "no-room"


def of_site(site: Site) -> list[ServicePoint]:
    """The interview rooms of a site, in the order of its file."""
    return [point for point in site.service_points if point.kind == "room"]


def suits(room: ServicePoint, enquiry: Enquiry, place_needs: frozenset[str]) -> bool:
    """Whether a room is large enough for the enquiry type, and offers what the visitor needs."""
    return (
        room.kind == "room"
        and room.seats >= enquiry.room.seats
        and (room.screen or not enquiry.room.screen)
        and offers(room, place_needs)
    )


def offers(place: ServicePoint, place_needs: frozenset[str]) -> bool:
    """Whether a service point offers what a visitor needs of a place."""
    return (place.step_free or "step_free" not in place_needs) and (
        place.hearing_loop or "hearing_loop" not in place_needs
    )


def met_somewhere(places: Iterable[ServicePoint], place_needs: frozenset[str]) -> frozenset[str]:
    """Those needs that one of the places can meet together: nobody is to wait, or be refused, for
    what the site does not have."""
    every = list(places)
    met: frozenset[str] = frozenset()
    for need in sorted(place_needs, reverse=True):
        wanted = met | {need}
        met = wanted if any(offers(place, wanted) for place in every) else met
    return met


def present(conn: Connection, site: Site, now: datetime) -> Rooms:
    """What every room of the site is now."""
    rooms = {room.id for room in of_site(site)}
    return Rooms(
        occupied={room: at for room, at in _occupied(conn, site).items() if room in rooms},
        closed=closures(conn, site, now),
        to_tidy=dict(
            conn.execute(
                "SELECT service_point, since FROM room_tidying"
                " WHERE site = ? AND tidied_at IS NULL",
                (site.id,),
            ).fetchall()
        ),
        staffed={
            room: here.adviser for room, here in signed_on(conn, site.id).items() if room in rooms
        },
    )


def _occupied(conn: Connection, site: Site) -> dict[str, Occupied]:
    rows = conn.execute(
        "SELECT s.service_point, s.id, s.visit, coalesce(v.number, ''), s.enquiry, s.state,"
        " s.adviser, max(coalesce(s.serving_at, 0), s.last_called_at) FROM step s"
        " JOIN visit v ON v.id = s.visit WHERE s.site = ? AND s.state IN ('called', 'serving')"
        " AND s.service_point IS NOT NULL",
        (site.id,),
    )
    found = {}
    for room, step, visit, number, enquiry, state, adviser, since in rows:
        end = since + site.enquiry(enquiry).service_s * 1000
        found[room] = Occupied(step, visit, number, enquiry, state, adviser, since, end)
    return found


def closures(conn: Connection, site: Site, now: datetime) -> dict[str, Closure]:
    """The closed rooms. One whose time is over counts as open, whoever tidies up the table."""
    rows = conn.execute(
        "SELECT service_point, reason, since, until FROM room_closure"
        " WHERE site = ? AND opened_at IS NULL AND (until IS NULL OR until > ?)",
        (site.id, to_ms(now)),
    )
    return {row[0]: Closure(*row[1:]) for row in rows}


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


def about(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """'at about 11:49', rounded up to the minute; with the day if that is not today."""
    local = (at + timedelta(seconds=59)).astimezone(zone)
    if local.date() != now.astimezone(zone).date():
        return f"on {local:%A} {local.day} {local:%B} at about {local:%H:%M}"
    return f"at about {local:%H:%M}"


def next_free(coming: list[tuple[str, datetime | None]]) -> list[dict[str, str | None]]:
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


# ---------------------------------------------------------------------- what a visit leaves


def left(db: Database, site: Site, point_id: str, visit: Visit, ask: Ask) -> None:
    """A visit leaves a service point: it may be to be tidied, and nobody is asked there any more.

    Called in the transaction that ends or moves the visit, with the visit as it was before.
    """
    now = to_ms(ask.now)
    db.execute(
        "UPDATE lone_check SET closed_at = ?, answer = 'left'"
        " WHERE site = ? AND service_point = ? AND closed_at IS NULL",
        (now, site.id, point_id),
    )
    point = next((one for one in site.service_points if one.id == point_id), None)
    if point is None or point.kind != "room" or not point.tidy or visit.state != "serving":
        return
    open_now = "site = ? AND service_point = ? AND tidied_at IS NULL"
    also(db, "room_tidying", open_now, site.id, point.id)
    written = db.execute(
        "INSERT OR IGNORE INTO room_tidying (site, service_point, visit, since)"
        " VALUES (?, ?, ?, ?)",
        (site.id, point.id, visit.visit, now),
    ).rowcount
    if written:
        event = RoomToTidy(point.id, visit.visit)
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
