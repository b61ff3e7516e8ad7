"""Who is next for a desk, and why, and everybody who waits, as that desk sees them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from counters.desk.common import Alike, Common
from counters.desk.reader import reader_of
from counters.desk.why import Reader, why
from storage.times import iso
from ticketing.queue.routing import Decision, Waiting
from ticketing.queue.waiting import Marks
from ticketing.staff.places import SignOn


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


class Queued(Alike):
    """One who waits, as a desk sees them."""

    mine: bool
    backup: bool
    needs_room: bool
    for_me: bool
    for_other: str | None


class Counts(TypedDict):
    """How many wait: in all, for one of this desk's enquiry types, and for each type."""

    all: int
    mine: int
    by_enquiry: dict[str, int]


class WaitingHere(TypedDict):
    """Who is next for a desk, or why nobody is, and the first of those who wait; `counts` has them
    all."""

    next: Next | None
    no_next: str
    queue: list[Queued]
    counts: Counts


class _OwnWords(TypedDict):
    mine: bool
    backup: bool
    needs_room: bool
    for_me: bool
    for_other: str | None


def waiting(common: Common, point_id: str, here: SignOn | None) -> WaitingHere:
    """`next`, `queue`, and `no_next`: why nobody can be called although some wait."""
    adviser = here.adviser if here else None
    decision = common.scene.next_at(point_id, adviser)
    reader = reader_of(common, point_id, adviser, decision)
    words = why(decision, common.shown, reader, common.enquiries, common.now_ms)
    room_free = _room_free(common, adviser, reader)
    queue: list[Queued] = [
        {**alike, **_for(one, reader, room_free)}
        for one, alike in zip(common.shown, common.queue, strict=True)
    ]
    return {
        "next": _next(decision, common.marks, words),
        "no_next": words if decision.chosen is None else "",
        "queue": queue,
        "counts": _counts(common, reader, queue),
    }


def _counts(common: Common, reader: Reader, queue: list[Queued]) -> Counts:
    """Of those who are shown each is looked at; of those beyond only the enquiry type is known."""
    served, counts = reader.preferred | reader.backup, dict(common.counts)
    served -= reader.only_at.keys()
    shown: dict[str, int] = {}
    for one in common.shown:
        shown[one.enquiry] = shown.get(one.enquiry, 0) + 1
    beyond = sum(max(0, counts[kind] - shown.get(kind, 0)) for kind in counts if kind in served)
    mine = sum(one["mine"] for one in queue)
    return {"all": sum(counts.values()), "mine": mine + beyond, "by_enquiry": counts}


def _next(decision: Decision, marks: Mapping[str, Marks], words: str) -> Next | None:
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


def _for(one: Waiting, reader: Reader, room_free: frozenset[str]) -> _OwnWords:
    """What this desk alone says of one who waits; `needs_room`: for one of theirs there is no room
    now."""
    mine, asked_for = reader.may_serve(one), reader.asked_for(one)
    needs_room = (
        mine and one.needs_private_room and not reader.private_room and one.enquiry not in room_free
    )
    others = one.for_adviser is not None and not asked_for
    elsewhere = one.enquiry in reader.only_at and one.enquiry not in room_free
    return {
        "mine": mine and not needs_room and not others and not elsewhere,
        "backup": one.enquiry in reader.backup and not asked_for,
        "needs_room": needs_room,
        "for_me": asked_for,
        "for_other": reader.people.get(one.for_adviser or "") if others else None,
    }


def _room_free(common: Common, adviser: str | None, reader: Reader) -> frozenset[str]:
    """The enquiry types that need a room, private or as the only place at which they are served,
    and for which a suitable one is free."""
    if adviser is None:
        return frozenset()  # a program does not go along into another room
    kinds = {
        one.enquiry
        for one in common.shown
        if reader.may_serve(one) and (one.needs_private_room or one.enquiry in reader.only_at)
    }
    return frozenset(
        kind
        for kind in kinds
        if common.rooms.free(common.site.enquiry(kind), frozenset(), adviser=adviser)
    )
