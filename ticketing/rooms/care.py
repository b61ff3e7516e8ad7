"""Closing and opening interview rooms, and tidying them: what the rooms board does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlite_utils import Database

from storage import Store
from storage.times import iso, to_ms
from ticketing import bounds, sites
from ticketing.asks import SYSTEM, Ask, once
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.events import log
from ticketing.events.rooms import RoomClosed, RoomOpened, RoomTidied, RoomTidyingLapsed
from ticketing.rooms import state
from ticketing.sites import Site
from ticketing.sites.parts import ServicePoint
from ticketing.staff.lease import lapsed

#: Why a room is closed: a closed list, so that nothing personal is ever written there. A new one
#: needs a migration, since the database refuses what is not listed there.
CLOSED_BECAUSE = ("repair", "cleaning", "meeting", "partner", "other")

_Work = Callable[[Database, Site, ServicePoint], None]


def close_room(
    store: Store,
    site_id: str,
    room_id: str,
    ask: Ask,
    *,
    reason: str,
    until: datetime | None = None,
) -> None:
    """Take a room out of use, until `until` or until somebody opens it. A visit that is in it goes
    on there. Conflict if it is closed already; BadRequest for another reason than those listed.
    """
    if reason not in CLOSED_BECAUSE:
        raise BadRequest(f"A room is closed for one of: {', '.join(CLOSED_BECAUSE)}.")
    if until is not None:
        bounds.check(until)
    if until is not None and until <= ask.now:
        raise BadRequest("The room would be open again already; choose a later time.")

    def work(db: Database, site: Site, room: ServicePoint) -> None:
        closure = state.closures(db, site, ask.now).get(room.id)
        if closure is not None:
            raise Conflict(
                f"{room.called('en')} is closed already.",
                reason=closure.reason,
                until=None if closure.until is None else iso(closure.until),
            )
        # One whose time is over may still stand in the table.
        _open(db, site, room.id, ask)
        ends = None if until is None else to_ms(until)
        db.execute(
            "INSERT INTO room_closure (site, service_point, reason, since, until)"
            " VALUES (?, ?, ?, ?, ?)",
            (site.id, room.id, reason, to_ms(ask.now), ends),
        )
        event = RoomClosed(room.id, reason, ends)
        log.append(db, site.id, event, ask)

    _care(store, site_id, room_id, ask, work)


def open_room(store: Store, site_id: str, room_id: str, ask: Ask) -> None:
    """Put a closed room into use again. Conflict if it is open."""

    def work(db: Database, site: Site, room: ServicePoint) -> None:
        if not _open(db, site, room.id, ask):
            raise Conflict(f"{room.called('en')} is open already.")

    _care(store, site_id, room_id, ask, work)


def tidied(store: Store, site_id: str, room_id: str, ask: Ask) -> None:
    """A room was tidied. Conflict if it was not to be."""

    def work(db: Database, site: Site, room: ServicePoint) -> None:
        changed = db.execute(
            "UPDATE room_tidying SET tidied_at = ?"
            " WHERE site = ? AND service_point = ? AND tidied_at IS NULL",
            (to_ms(ask.now), site.id, room.id),
        ).rowcount
        if not changed:
            raise Conflict(f"{room.called('en')} need not be tidied; somebody was quicker.")
        log.append(db, site.id, RoomTidied(room.id), ask)

    _care(store, site_id, room_id, ask, work)


def open_due(db: Database, site: Site, now: datetime) -> int:
    """Open the rooms whose time is over; returns how many."""
    due = db.execute(
        "SELECT service_point FROM room_closure"
        " WHERE site = ? AND opened_at IS NULL AND until <= ?",
        (site.id, to_ms(now)),
    ).fetchall()
    for (room,) in due:
        _open(db, site, room, Ask(now, SYSTEM))
    return len(due)


def end_old_tidyings(db: Database, site: Site, sure: datetime, ask: Ask) -> int:
    """Put the rooms into use again that nobody said were tidied on a day that is over; how many.

    `sure` is a moment that has passed by every clock.
    """
    waiting = db.execute(
        "SELECT service_point, since FROM room_tidying WHERE site = ? AND tidied_at IS NULL",
        (site.id,),
    ).fetchall()
    old = [room for room, since in waiting if lapsed(site, since, sure)]
    for room in old:
        db.execute(
            "UPDATE room_tidying SET tidied_at = ?"
            " WHERE site = ? AND service_point = ? AND tidied_at IS NULL",
            (to_ms(ask.now), site.id, room),
        )
        log.append(db, site.id, RoomTidyingLapsed(room), ask)
    return len(old)


def _open(db: Database, site: Site, room: str, ask: Ask) -> bool:
    changed = db.execute(
        "UPDATE room_closure SET opened_at = ?"
        " WHERE site = ? AND service_point = ? AND opened_at IS NULL",
        (to_ms(ask.now), site.id, room),
    ).rowcount
    if changed:
        log.append(db, site.id, RoomOpened(room), ask)
    return bool(changed)


def _care(store: Store, site_id: str, room_id: str, ask: Ask, work: _Work) -> None:
    def attempt() -> None:
        site = sites.get(db, site_id)
        work(db, site, _room(site, room_id))

    with store.write() as db:
        once(db, ask.key, ask.now, attempt)


def _room(site: Site, room_id: str) -> ServicePoint:
    room = site.service_point(room_id)
    if room.kind != "room":
        raise NotFound(f"{room.called('en')} is no interview room.")
    return room
