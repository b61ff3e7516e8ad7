"""Who is next for a desk, and why, and everybody who waits, as that desk sees them."""

from __future__ import annotations

from typing import TypedDict

from counters.desk.reader import reader_of
from counters.desk.why import Reader, why
from storage import Connection
from storage.times import from_ms, iso
from ticketing.queue import choosing, free_rooms
from ticketing.queue import waiting as queue
from ticketing.queue.routing import Decision, Waiting
from ticketing.queue.waiting import Marks
from ticketing.sites import Site
from ticketing.staff.places import SignOn

#: As many as a screen can show; who comes after them is counted by nobody on a desk.
MOST_WAITING = 200


class Next(TypedDict):
    """The step that would be called, and to which `place`; `target` in seconds."""

    visit: str
    number: str
    enquiry: str
    place: str | None
    language: str | None
    asked_language: str | None
    needs: list[str]
    origin: str
    waiting_since: str
    queued_at: str
    target: int
    why: str


class Queued(TypedDict):
    """One who waits, as a desk sees them."""

    visit: str
    number: str
    enquiry: str
    language: str | None
    asked_language: str | None
    needs: list[str]
    noted: bool
    origin: str
    waiting_since: str
    queued_at: str
    weight: int
    target: int
    mine: bool
    backup: bool
    needs_room: bool
    for_me: bool
    for_other: str | None
    appointment_at: str | None


class WaitingHere(TypedDict):
    """Who is next for a desk, or why nobody is, and everybody who waits."""

    next: Next | None
    no_next: str
    queue: list[Queued]


def waiting(
    conn: Connection, site: Site, point_id: str, day: str, here: SignOn | None, now_ms: int
) -> WaitingHere:
    """`next`, `queue`, and `no_next`: why nobody can be called although some wait."""
    adviser = here.adviser if here else None
    every = queue.waiting_steps(conn, site, day, limit=MOST_WAITING)
    marks = queue.marks(conn, site.id, day, MOST_WAITING)
    decision = choosing.next_for(conn, site, day, point_id, adviser, now_ms)
    reader = reader_of(conn, site, point_id, adviser, decision, now_ms)
    names = {enquiry.id: enquiry.called("en") for enquiry in site.enquiries}
    words = why(decision, every, reader, names, now_ms)
    room_free = _room_free(conn, site, adviser, every, reader, now_ms)
    return {
        "next": _next(decision, marks, words),
        "no_next": words if decision.chosen is None else "",
        "queue": [_queued(site, one, reader, marks.get(one.visit), room_free) for one in every],
    }


def _next(decision: Decision, marks: dict[str, Marks], words: str) -> Next | None:
    """The step that would be called, and to which `place`."""
    chosen = decision.chosen
    if chosen is None:
        return None
    mark = marks.get(chosen.visit)
    return {
        "visit": chosen.visit,
        "number": chosen.number,
        "enquiry": chosen.enquiry,
        "place": decision.place,
        "language": mark.language if mark else None,
        "asked_language": mark.asked_language if mark else None,
        "needs": list(mark.needs) if mark else [],
        "origin": chosen.origin,
        "waiting_since": iso(chosen.waiting_since),
        "queued_at": iso(chosen.queued_at),
        "target": chosen.target_s,
        "why": words,
    }


def _queued(
    site: Site, one: Waiting, reader: Reader, marks: Marks | None, room_free: frozenset[str]
) -> Queued:
    """One who waits; `needs_room`: for one of theirs there is no room now."""
    mine = reader.may_serve(one)
    needs_room = (
        mine and one.needs_private_room and not reader.private_room and one.enquiry not in room_free
    )
    others = one.for_adviser is not None and not reader.asked_for(one)
    return {
        "visit": one.visit,
        "number": one.number,
        "enquiry": one.enquiry,
        "language": marks.language if marks else None,
        "asked_language": marks.asked_language if marks else None,
        "needs": list(marks.needs) if marks else [],
        "noted": marks.noted if marks else False,
        "origin": one.origin,
        "waiting_since": iso(one.waiting_since),
        "queued_at": iso(one.queued_at),
        "weight": one.weight,
        "target": one.target_s,
        "mine": mine and not needs_room and not others,
        "backup": one.enquiry in reader.backup,
        "needs_room": needs_room,
        "for_me": reader.asked_for(one),
        "for_other": reader.people.get(one.for_adviser or "") if others else None,
        "appointment_at": reader.clock(one.queued_at) if one.appointment else None,
    }


def _room_free(
    conn: Connection,
    site: Site,
    adviser: str | None,
    every: list[Waiting],
    reader: Reader,
    now_ms: int,
) -> frozenset[str]:
    """The enquiry types that need a private room and for which a suitable one is free."""
    if adviser is None:
        return frozenset()  # a program does not go along into another room
    kinds = {one.enquiry for one in every if one.needs_private_room and reader.may_serve(one)}
    now = from_ms(now_ms)
    return frozenset(
        kind
        for kind in kinds
        if free_rooms.free(conn, site, now, site.enquiry(kind), frozenset(), adviser=adviser)
    )
