"""Who would be called to a service point now: what `routing.decide` is given, from the tables.

The cost grows with the classes of waiting steps and the staff signed on, not with those who wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from storage import Connection
from storage.times import from_ms
from ticketing.appointments.queries import booked_place, upcoming
from ticketing.errors import NotFound
from ticketing.queue import free_rooms
from ticketing.queue.routing import Colleague, Decision, Desk, Waiting, decide, place_for
from ticketing.queue.waiting import WAITING, waiting_of
from ticketing.rooms import state
from ticketing.sites import Site, model
from ticketing.sites.parts import ServicePoint
from ticketing.staff.places import SignOn, signed_on
from ticketing.visits.needs import PLACE_NEEDS

#: The head of each class: a loose scan, one step down the index for each class there is.
_HEADS = f"""
WITH RECURSIVE kind(class) AS (
    SELECT min(class) FROM step
    WHERE state = 'waiting' AND site = :site AND service_day = :day
    UNION ALL
    SELECT (SELECT min(s.class) FROM step s WHERE s.state = 'waiting' AND s.site = :site
        AND s.service_day = :day AND s.class > kind.class)
    FROM kind WHERE kind.class IS NOT NULL
)
SELECT {WAITING} FROM kind CROSS JOIN step s JOIN visit v ON v.id = s.visit
WHERE s.id = (SELECT h.id FROM step h WHERE h.state = 'waiting' AND h.site = :site
    AND h.service_day = :day AND h.class = kind.class ORDER BY h.queued_at, h.id LIMIT 1)
"""  # noqa: S608


def next_for(
    conn: Connection, site: Site, service_day: str, point: str, adviser: str | None, now_ms: int
) -> Decision:
    """Who would be called from `point` now, to which place, and who was passed over."""
    found = heads(conn, site, service_day)
    return decide(found, desk_at(conn, site, point, adviser, now_ms, found), now_ms)


def heads(conn: Connection, site: Site, service_day: str) -> list[Waiting]:
    """The first in line of each class: of steps between which routing sees no difference."""
    rows = conn.execute(_HEADS, {"site": site.id, "day": service_day})
    return [_prepared(conn, site, waiting_of(site, row)) for row in rows]


def one_waiting(conn: Connection, site: Site, step: int) -> Waiting:
    """One step that waits, as routing sees it; NotFound if it does not wait."""
    row = conn.execute(
        f"SELECT {WAITING} FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
        " WHERE s.id = ? AND s.site = ? AND s.state = 'waiting'",
        (step, site.id),
    ).fetchone()
    if row is None:
        raise NotFound("This step does not wait. Look again.")
    return _prepared(conn, site, waiting_of(site, row))


def place_of(
    conn: Connection, site: Site, point: str, adviser: str | None, now_ms: int, waiting: Waiting
) -> str | None:
    """Where one step would be called from `point`: there, to a free room, or (None) nowhere."""
    return place_for(waiting, desk_at(conn, site, point, adviser, now_ms, [waiting]))


def desk_at(
    conn: Connection,
    site: Site,
    point_id: str,
    adviser: str | None,
    now_ms: int,
    steps: Iterable[Waiting],
) -> Desk:
    """The desk of an adviser (or of a program: None) at a service point, for these steps."""
    preferred, backup = model.skills(site, adviser)
    point = site.service_point(point_id)
    languages = () if adviser is None else site.adviser(adviser).languages
    staff = signed_on(conn, site.id)
    desk = Desk(
        point=point.id,
        adviser=adviser,
        preferred=frozenset(preferred),
        backup=frozenset(backup),
        languages=frozenset(languages),
        offers=offers(point),
        colleagues=tuple(_colleague(site, one) for one in staff.values() if one.adviser != adviser),
    )
    desk = _with_appointments(conn, site, desk, now_ms)
    return replace(desk, rooms=_rooms(conn, site, desk, now_ms, list(staff), steps))


def offers(point: ServicePoint) -> frozenset[str]:
    """Which needs of a place a service point meets."""
    return frozenset(need for need in PLACE_NEEDS if state.offers(point, frozenset({need})))


def _prepared(conn: Connection, site: Site, waiting: Waiting) -> Waiting:
    """With the room that its appointment was made for, and needs that the site can meet."""
    if waiting.appointment is not None and not waiting.needs_private_room:
        booked = booked_place(conn, waiting.appointment)
        in_room = any(room.id == booked for room in state.of_site(site))
        waiting = replace(waiting, needs_private_room=in_room)
    return _attainable(site, waiting)


def _attainable(site: Site, waiting: Waiting) -> Waiting:
    """With those needs only that some place of the site can meet."""
    if not waiting.place_needs:
        return waiting
    places = site.service_points
    if waiting.needs_private_room:
        enquiry = site.enquiry(waiting.enquiry)
        places = tuple(one for one in places if state.suits(one, enquiry, frozenset()))
    return replace(waiting, place_needs=state.met_somewhere(places, waiting.place_needs))


def _colleague(site: Site, here: SignOn) -> Colleague:
    adviser = site.adviser(here.adviser)
    enquiries = frozenset((*adviser.skills, *adviser.backup))
    return Colleague(adviser.id, enquiries, frozenset(adviser.languages), here.pause != "break")


def _with_appointments(conn: Connection, site: Site, desk: Desk, now_ms: int) -> Desk:
    """With the beginning of the next appointment of the adviser, and of the place."""
    longest = max(enquiry.service_s for enquiry in site.enquiries)
    coming = [
        one
        for one in upcoming(conn, site, from_ms(now_ms), within_s=longest)
        if one.starts_at > now_ms
    ]
    mine = [one.starts_at for one in coming if one.adviser == desk.adviser]
    here = [one.starts_at for one in coming if one.service_point == desk.point]
    return replace(desk, until=min(mine, default=None), place_until=min(here, default=None))


def _rooms(
    conn: Connection,
    site: Site,
    desk: Desk,
    now_ms: int,
    staffed: list[str],
    steps: Iterable[Waiting],
) -> dict[int, str]:
    """The room that each step would be called into which needs one, or which this place cannot
    take while no other staffed place can. The one that its appointment was made for comes first,
    then this one; another is taken only by an adviser, who goes along."""
    found: dict[int, str] = {}
    known: dict[tuple[str, frozenset[str], str | None], str | None] = {}
    for one in steps:
        elsewhere = not one.place_needs <= desk.offers and not any(
            one.place_needs <= offers(site.service_point(point)) for point in staffed
        )
        if not (one.needs_private_room or elsewhere):
            continue
        kind = (one.enquiry, one.place_needs, one.appointment)
        if kind not in known:
            known[kind] = _room(conn, site, desk, now_ms, one)
        if (room := known[kind]) is not None:
            found[one.step] = room
    return found


def _room(conn: Connection, site: Site, desk: Desk, now_ms: int, one: Waiting) -> str | None:
    free = free_rooms.free(
        conn,
        site,
        from_ms(now_ms),
        site.enquiry(one.enquiry),
        one.place_needs,
        adviser=desk.adviser,
        appointment=one.appointment,
    )
    ids = [room.id for room in free]
    first = None if one.appointment is None else booked_place(conn, one.appointment)
    wanted = [desk.point] if desk.adviser is None else [first, desk.point, *ids]
    return next((room for room in wanted if room in ids), None)
