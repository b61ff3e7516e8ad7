"""Interview rooms: which are free for whom, when the others will be, and what a visit leaves.

Asked by commands within their transaction and by screens; only `left` writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage import Connection
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.events import log
from ticketing.events.rooms import RoomToTidy
from ticketing.remembering import also
from ticketing.sites import Site
from ticketing.sites.parts import Enquiry, ServicePoint
from ticketing.staff import places
from ticketing.staff.places import SignOn
from ticketing.visits.model import Visit


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

    `to_tidy` says since when (ms UTC), `staffed` who is signed on there and has acted today.
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


def of_site(site: Site) -> list[ServicePoint]:
    """The interview rooms of a site, in the order of its file."""
    return [point for point in site.service_points if point.kind == "room"]


def suits(room: ServicePoint, enquiry: Enquiry, place_needs: frozenset[str]) -> bool:
    """Whether the enquiry type is served in a room, which is large enough for it and offers what
    the visitor needs."""
    return (
        room.kind == "room"
        and enquiry.served_at(room.id)
        and room.seats >= enquiry.room.seats
        and (room.screen or not enquiry.room.screen)
        and offers(room, place_needs)
    )


def offers(place: ServicePoint, place_needs: frozenset[str]) -> bool:
    """Whether a service point offers what a visitor needs of a place."""
    return (
        (place.step_free or "step_free" not in place_needs)
        and (place.hearing_loop or "hearing_loop" not in place_needs)
        and (place.low_counter or "low_counter" not in place_needs)
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


def met_for(site: Site, enquiry: Enquiry, place_needs: frozenset[str]) -> frozenset[str]:
    """Those needs that can be met at one of the places at which the enquiry type is served."""
    places = (one for one in site.service_points if enquiry.served_at(one.id))
    return met_somewhere(places, place_needs)


def present(
    conn: Connection, site: Site, now: datetime, staff: Mapping[str, SignOn] | None = None
) -> Rooms:
    """What every room of the site is now. `staff` is who is here (`places.here`), by service
    point, where that is known already."""
    rooms = {room.id for room in of_site(site)}
    staff = places.here(conn, site, now) if staff is None else staff
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
        staffed={room: one.adviser for room, one in staff.items() if room in rooms},
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


# ---------------------------------------------------------------------- what a visit leaves


def left(db: Database, site: Site, point_id: str, visit: Visit, ask: Ask) -> None:
    """A visit leaves a service point: a room may be to be tidied.

    Called in the transaction that ends or moves the visit, with the visit as it was before.
    """
    now = to_ms(ask.now)
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
        log.append(db, site.id, event, ask)
