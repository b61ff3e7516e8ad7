"""Who would be called to a service point now: what `routing.decide` is given, from the tables.

The cost grows with the classes of waiting steps and the staff signed on, not with those who wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from storage import Connection, text
from storage.times import from_ms
from ticketing.appointments.model import Appointment
from ticketing.appointments.queries import booked_place
from ticketing.errors import NotFound
from ticketing.queue import free_rooms
from ticketing.queue.free_rooms import RoomsNow
from ticketing.queue.routing import Colleague, Decision, Desk, Waiting, decide, place_for
from ticketing.queue.waiting import WAITING, waiting_of
from ticketing.rooms import state
from ticketing.sites import Site, model, rights
from ticketing.sites.parts import Enquiry, ServicePoint
from ticketing.staff import places
from ticketing.staff.places import SignOn
from ticketing.visits import queries
from ticketing.visits.needs import PLACE_NEEDS

#: The head of each class: a loose scan, one step down the index for each class there is. A class
#: begins with its enquiry type and names the adviser asked for third: a row is read of those only
#: that the asking adviser may serve, or (which does no harm) of a few more.
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
WHERE (:enquiries IS NULL OR kind.class GLOB :theirs
    OR substr(kind.class, 1, instr(kind.class, '|') - 1)
        IN (SELECT value FROM json_each(:enquiries)))
AND s.id = (SELECT h.id FROM step h WHERE h.state = 'waiting' AND h.site = :site
    AND h.service_day = :day AND h.class = kind.class ORDER BY h.queued_at, h.id LIMIT 1)
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Scene:
    """What the decision of every desk of a site rests on, read once; what follows is reckoned.

    `heads` are the steps that are looked at, `staff` who is here, by service point, and `busy` the
    points of it that have a visit; `coming` the appointments that begin within the longest usual
    service. `rooms` are read where some step may need one; `booked` is where the appointments of
    the heads were booked.
    """

    site: Site
    now_ms: int
    heads: tuple[Waiting, ...]
    staff: Mapping[str, SignOn]
    busy: frozenset[str]
    coming: tuple[Appointment, ...]
    rooms: RoomsNow | None
    booked: Mapping[str, str | None]

    def next_at(self, point: str, adviser: str | None) -> Decision:
        """Who would be called from `point`, to which place, and who was passed over."""
        return decide(self.heads, self.desk(point, adviser), self.now_ms)

    def desk(self, point_id: str, adviser: str | None) -> Desk:
        """The desk of an adviser (or of a program: None) at a service point, for these steps."""
        site = self.site
        preferred, backup = model.skills(site, adviser)
        point = site.service_point(point_id)
        ahead = [one for one in self.coming if one.starts_at > self.now_ms]
        mine = [one.starts_at for one in ahead if one.adviser == adviser]
        here = [one.starts_at for one in ahead if one.service_point == point.id]
        others = (one for one in self.staff.values() if one.adviser != adviser)
        desk = Desk(
            point=point.id,
            adviser=adviser,
            preferred=frozenset(preferred),
            backup=frozenset(backup),
            languages=frozenset(() if adviser is None else site.adviser(adviser).languages),
            offers=offers(point),
            elsewhere=frozenset(one.id for one in site.enquiries if not one.served_at(point.id)),
            colleagues=tuple(self._colleague(one) for one in others),
            until=min(mine, default=None),
            place_until=min(here, default=None),
            own_only=adviser is not None and rights.only(site.adviser(adviser)) is not None,
        )
        return replace(desk, rooms=self._rooms(desk))

    def _colleague(self, one: SignOn) -> Colleague:
        adviser = self.site.adviser(one.adviser)
        skills = (*adviser.skills, *adviser.backup)
        return Colleague(
            adviser.id,
            frozenset(x for x in skills if self.site.enquiry(x).served_at(one.service_point)),
            frozenset(adviser.languages),
            here=one.pause != "break",
            acted_at=one.acted_at,
            busy=one.service_point in self.busy,
            own_only=rights.only(adviser) is not None,
        )

    def comes_for(self, one: SignOn, waiting: Waiting) -> bool:
        """Whether the step is for somebody who is here in person, and is left to them."""
        if one.adviser != waiting.for_adviser:
            return False
        return self._colleague(one).comes_for(waiting, self.now_ms)

    def _rooms(self, desk: Desk) -> dict[int, str]:
        """The room that each step would be called into which needs one, or which this place cannot
        take while no other staffed place can. The one that its appointment was made for comes
        first, then this one; another is taken only by an adviser, who goes along."""
        found: dict[int, str] = {}
        known: dict[tuple[str, frozenset[str], str | None], str | None] = {}
        staffed = [(at, offers(self.site.service_point(at))) for at in self.staff]
        for one in self.heads:
            here = one.place_needs <= desk.offers and one.enquiry not in desk.elsewhere
            enquiry = self.site.enquiry(one.enquiry)
            elsewhere = not here and not any(
                one.place_needs <= offered and enquiry.served_at(at) for at, offered in staffed
            )
            if not (one.needs_private_room or elsewhere):
                continue
            kind = (one.enquiry, one.place_needs, one.appointment)
            if kind not in known:
                known[kind] = self._room(desk, one)
            if (room := known[kind]) is not None:
                found[one.step] = room
        return found

    def _room(self, desk: Desk, one: Waiting) -> str | None:
        assert self.rooms is not None
        first = None if one.appointment is None else self.booked.get(one.appointment)
        free = self.rooms.free(
            self.site.enquiry(one.enquiry),
            one.place_needs,
            adviser=desk.adviser,
            appointment=one.appointment,
            booked=first,
        )
        ids = [room.id for room in free]
        wanted = [desk.point] if desk.adviser is None else [first, desk.point, *ids]
        return next((room for room in wanted if room in ids), None)


def look(
    conn: Connection,
    site: Site,
    now_ms: int,
    steps: Iterable[Waiting],
    *,
    rooms: RoomsNow | None = None,
    staff: Mapping[str, SignOn] | None = None,
) -> Scene:
    """The scene with these steps; what is known already need not be read again."""
    every = tuple(steps)
    now = from_ms(now_ms)
    staff = places.here(conn, site, now) if staff is None else staff
    coming = free_rooms.soon(conn, site, now) if rooms is None else rooms.coming
    if rooms is None and any(
        one.needs_private_room or one.place_needs or site.enquiry(one.enquiry).places
        for one in every
    ):
        rooms = RoomsNow(site, now, state.present(conn, site, now, staff), coming)
    asked = {one.appointment for one in every if one.appointment is not None}
    booked = {appointment: booked_place(conn, appointment) for appointment in asked}
    tied = any(one.for_adviser is not None for one in every)
    busy = frozenset(queries.busy(conn, site.id)) if tied else frozenset()
    return Scene(site, now_ms, every, staff, busy, coming, rooms, booked)


def next_for(
    conn: Connection, site: Site, service_day: str, point: str, adviser: str | None, now_ms: int
) -> Decision:
    """Who would be called from `point` now, to which place, and who was passed over."""
    first = heads(conn, site, service_day, adviser)
    return look(conn, site, now_ms, first).next_at(point, adviser)


def heads(
    conn: Connection, site: Site, service_day: str, adviser: str | None = None
) -> list[Waiting]:
    """The first in line of each class: of steps between which routing sees no difference. With an
    adviser, of those classes that `routing.serves` lets them serve; there may be a few more."""
    own, backup = model.skills(site, adviser)
    skills = None if adviser is None else text.as_text([*own, *backup])
    asked = {"enquiries": skills, "theirs": f"*|*|{adviser}|*"}
    rows = conn.execute(_HEADS, {"site": site.id, "day": service_day, **asked})
    return prepared(conn, site, (waiting_of(site, row) for row in rows))


def prepared(conn: Connection, site: Site, steps: Iterable[Waiting]) -> list[Waiting]:
    """The steps with the room that their appointments were made for, and needs that the site can
    meet."""
    met: _Met = {}
    return [_prepared(conn, site, one, met) for one in steps]


def one_waiting(conn: Connection, site: Site, step: int) -> Waiting:
    """One step that waits, as routing sees it; NotFound if it does not wait."""
    row = conn.execute(
        f"SELECT {WAITING} FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
        " WHERE s.id = ? AND s.site = ? AND s.state = 'waiting'",
        (step, site.id),
    ).fetchone()
    if row is None:
        raise NotFound("This step does not wait. Look again.")
    return _prepared(conn, site, waiting_of(site, row), {})


def place_of(
    conn: Connection, site: Site, point: str, adviser: str | None, now_ms: int, waiting: Waiting
) -> str | None:
    """Where one step would be called from `point`: there, to a free room, or (None) nowhere."""
    return place_for(waiting, look(conn, site, now_ms, [waiting]).desk(point, adviser))


def elsewhere(site: Site, enquiry: Enquiry) -> str:
    """Why an enquiry type cannot be served at a place, in a sentence for staff."""
    return f"{enquiry.called('en')}: only at {site.only_at(enquiry)}."


def offers(point: ServicePoint) -> frozenset[str]:
    """Which needs of a place a service point meets."""
    return frozenset(need for need in PLACE_NEEDS if state.offers(point, frozenset({need})))


#: What of the needs of a place can be met, by the enquiry type, whether it needs a room, and the
#: needs: of many heads a few differ in these.
_Met = dict[tuple[str, bool, frozenset[str]], frozenset[str]]


def _prepared(conn: Connection, site: Site, waiting: Waiting, met: _Met) -> Waiting:
    """With the room that its appointment was made for, and needs that the site can meet."""
    if waiting.appointment is not None and not waiting.needs_private_room:
        booked = booked_place(conn, waiting.appointment)
        in_room = any(room.id == booked for room in state.of_site(site))
        waiting = waiting._replace(needs_private_room=in_room)
    if not waiting.place_needs:
        return waiting
    kind = (waiting.enquiry, waiting.needs_private_room, waiting.place_needs)
    if kind not in met:
        met[kind] = _attainable(site, *kind)
    if met[kind] == waiting.place_needs:
        return waiting
    return waiting._replace(place_needs=met[kind])


def _attainable(site: Site, kind: str, in_room: bool, needs: frozenset[str]) -> frozenset[str]:
    """Those needs only that some place can meet at which the enquiry type is served."""
    enquiry = site.enquiry(kind)
    if in_room:
        rooms = [one for one in site.service_points if state.suits(one, enquiry, frozenset())]
        return state.met_somewhere(rooms, needs)
    return state.met_for(site, enquiry, needs)
