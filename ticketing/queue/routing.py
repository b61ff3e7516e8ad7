"""Who is next: accumulating priority (Kleinrock 1964; Stanford, Taylor and Ziedins, Queueing
Systems 77, 2014). Pure: the same inputs give the same answer, the clock is passed in.

    urgency = weight × (now − queued_at) ÷ target, never negative

The most urgent step that may be called here is next. `queued_at` is the fairness clock: the visit's
first arrival, or for an appointment the appointed time. Priority is another weight and an
appointment another clock, not another rule. Within a class (enquiry type, weight, adviser asked
for, language, needs of the place, appointment or not) the order never changes, so only the head of
each class is looked at: a call costs the same with 5 or 5,000 waiting.

What an adviser may call, in this order of the rules:

1. A step for a named adviser is theirs alone while they are here and come for it: no longer once
   it has waited past its target, and they have done nothing for as long and have nobody.
2. The enquiry type must be served at the place, which must offer what the visitor needs; a private
   room must be free and suitable.
3. A walk-in whose usual service would run past the next appointment of the adviser, or of the
   place, is passed over, however long it waited. An appointment is not, for its own time.
4. Own enquiries come before those for which the adviser is the backup, unless the backup's step
   waited longer than its target. A step in a language that the adviser does not speak is a backup's
   too, while somebody signed on speaks it and can serve it.
5. By urgency; of those with an urgency of at most 1, first the ones who asked for a language that
   the adviser speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple


class Waiting(NamedTuple):
    """A waiting step as routing sees it. Times are ms UTC; `queued_at` is the fairness clock and
    may be in the future. A tuple, because each call makes one of every class that waits.

    It has waited since `waiting_since`, but for `rested` ms. `weight` is the priority in per cent.
    `asked_language` is None for one that all staff speak.
    """

    step: int
    visit: str
    number: str
    enquiry: str
    queued_at: int
    waiting_since: int
    target_s: int
    weight: int = 100
    for_adviser: str | None = None
    asked_language: str | None = None
    place_needs: frozenset[str] = frozenset()
    appointment: str | None = None
    origin: str = "arrival"
    needs_private_room: bool = False
    service_s: int = 0
    rested: int = 0


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else who is signed on: what they can serve, as their own or as backup, and the
    languages that they speak besides the one that all do. `here` is false on a break. They last
    did something at `acted_at` (ms UTC; None where nobody asks), and are `busy` with a visitor.
    With `own_only` nothing else is theirs, not by name either."""

    adviser: str
    enquiries: frozenset[str]
    languages: frozenset[str] = frozenset()
    here: bool = True
    acted_at: int | None = None
    busy: bool = False
    own_only: bool = False

    def comes_for(self, waiting: Waiting, now_ms: int) -> bool:
        """Whether a step that is for them in person is still left to them."""
        if self.own_only and waiting.enquiry not in self.enquiries:
            return False
        if self.busy or self.acted_at is None:
            return True
        idle = now_ms - self.acted_at > waiting.target_s * 1000
        return not (idle and late(waiting, now_ms))


@dataclass(frozen=True, slots=True)
class Desk:
    """Who asks for the next, where, and what is free.

    `adviser` is None for a program at a service point where nobody is signed on; it is taken to
    speak every language. `offers` are the needs that the place meets, `elsewhere` the enquiry types
    that are served at other places alone. `rooms` has for each step that this place cannot take, or
    that needs a room, the free and suitable one that it would be called into. The next appointment
    of the adviser, and of the place, begin at `until` and `place_until` (ms UTC). With `own_only`
    no other enquiry type is theirs, not by name either.
    """

    point: str
    adviser: str | None = None
    preferred: frozenset[str] = frozenset()
    backup: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    rooms: Mapping[int, str] = field(default_factory=dict)
    colleagues: tuple[Colleague, ...] = ()
    until: int | None = None
    place_until: int | None = None
    own_only: bool = False


class Why(StrEnum):
    """Why a step that is more urgent is not called now."""

    #: It is for another adviser, who is here.
    OTHER_ADVISER = "other_adviser"
    #: The place does not offer what the visitor needs.
    PLACE = "place"
    #: Its enquiry type is served at other places alone.
    ELSEWHERE = "elsewhere"
    #: It needs a room, and no suitable one is free.
    NO_ROOM = "no_room"
    #: It would run past the next appointment.
    APPOINTMENT = "appointment"
    #: The adviser is the backup for it, and it is within its target.
    BACKUP = "backup"
    #: A colleague speaks the language, and it is within its target.
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A step that is more urgent than the chosen one, and why it is not called.

    `until` is when the appointment begins that it would run past (ms UTC).
    """

    waiting: Waiting
    why: Why
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Who is next, called to `place`, and what decided it; `chosen` is None when nobody can be
    called. `passed_over` are the more urgent ones whom the adviser could serve otherwise, the most
    urgent first; all of them when nobody is chosen.
    """

    chosen: Waiting | None
    place: str | None = None
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def no_room(self) -> bool:
        """Whether somebody was passed over because no suitable room is free."""
        return any(one.why == Why.NO_ROOM for one in self.passed_over)


def urgency(waiting: Waiting, now_ms: int) -> float:
    """Weight times the time waiting, divided by the target: 1.0 is the promise. Never negative,
    whatever the clock did."""
    waited = max(0, now_ms - waiting.queued_at)
    return waiting.weight * waited / (waiting.target_s * 100_000)


def late(waiting: Waiting, now_ms: int) -> bool:
    """Whether it has waited longer than its target."""
    return now_ms - waiting.queued_at > waiting.target_s * 1000


def decide(heads: Iterable[Waiting], desk: Desk, now_ms: int) -> Decision:
    """The next step for this desk out of the heads of each class (or out of all who wait)."""
    passed: list[PassedOver] = []
    free: list[Waiting] = []
    for head in heads:
        if serves(desk, head):
            why = barred(head, desk, now_ms)
            passed += [PassedOver(head, why)] if why else []
            free += [] if why else [head]
    free = _before_appointments(free, passed, desk, now_ms)
    free = _own_first(free, passed, desk, now_ms)
    chosen = min(free, key=lambda head: order(head, desk, now_ms), default=None)
    ranked = [(order(one.waiting, desk, now_ms), one) for one in passed]
    if chosen is not None:
        mark = order(chosen, desk, now_ms)
        ranked = [one for one in ranked if one[0] < mark]
    ranked.sort(key=itemgetter(0))
    place = None if chosen is None else place_for(chosen, desk)
    return Decision(chosen, place, tuple(one for _, one in ranked))


def serves(desk: Desk, waiting: Waiting) -> bool:
    """Whether the step is among the adviser's enquiries, or for them in person."""
    return (
        waiting.enquiry in desk.preferred
        or waiting.enquiry in desk.backup
        or (for_them(desk, waiting) and not desk.own_only)
    )


def place_for(waiting: Waiting, desk: Desk) -> str | None:
    """Where this desk would call the step: here, to a free room, or (None) nowhere now."""
    here = waiting.enquiry not in desk.elsewhere and waiting.place_needs <= desk.offers
    if waiting.needs_private_room or not here:
        return desk.rooms.get(waiting.step)
    return desk.point


def speaks(desk: Desk, waiting: Waiting) -> bool:
    """Whether the adviser speaks the language that was asked for, if one was."""
    asked = waiting.asked_language
    return asked is None or desk.adviser is None or asked in desk.languages


def is_backup(desk: Desk, waiting: Waiting) -> bool:
    """Whether the adviser is only the backup for the enquiry type of the step."""
    return waiting.enquiry not in desk.preferred and not for_them(desk, waiting)


def left_to_a_speaker(desk: Desk, waiting: Waiting) -> bool:
    """Whether a colleague speaks the language that was asked for, and the adviser does not."""
    return not speaks(desk, waiting) and any(
        one.here
        and waiting.asked_language in one.languages
        and waiting.enquiry in one.enquiries
        and waiting.for_adviser in (None, one.adviser)
        for one in desk.colleagues
    )


def for_them(desk: Desk, waiting: Waiting) -> bool:
    return desk.adviser is not None and waiting.for_adviser == desk.adviser


def barred(head: Waiting, desk: Desk, now_ms: int) -> Why | None:
    """What forbids to call the step here, whoever else waits."""
    asked = head.for_adviser
    if asked is not None and any(
        one.adviser == asked and one.comes_for(head, now_ms) for one in desk.colleagues
    ):
        return Why.OTHER_ADVISER
    if place_for(head, desk) is None:
        if head.needs_private_room:
            return Why.NO_ROOM
        return Why.ELSEWHERE if head.enquiry in desk.elsewhere else Why.PLACE
    return None


def _before_appointments(
    free: list[Waiting], passed: list[PassedOver], desk: Desk, now_ms: int
) -> list[Waiting]:
    """Without the walk-ins that would make an appointment wait past its time.

    One that is here already counts as well: from any time for its own adviser, and from its time
    on for everybody who may call it.
    """
    here = [
        one.queued_at
        for one in free
        if one.appointment and (for_them(desk, one) or one.queued_at <= now_ms)
    ]
    begins = min([*here, *([] if desk.until is None else [desk.until])], default=None)
    if begins is None and desk.place_until is None:
        return free
    found = []
    for one in free:
        first = begins
        if desk.place_until is not None and place_for(one, desk) == desk.point:
            first = desk.place_until if first is None else min(first, desk.place_until)
        if one.appointment or first is None or now_ms + one.service_s * 1000 <= first:
            found.append(one)
        else:
            passed.append(PassedOver(one, Why.APPOINTMENT, first))
    return found


def _own_first(
    free: list[Waiting], passed: list[PassedOver], desk: Desk, now_ms: int
) -> list[Waiting]:
    """Without the backup's steps that are within their target, while own ones wait."""
    second: dict[int, Why] = {}
    for one in free:
        if left_to_a_speaker(desk, one):
            second[one.step] = Why.LANGUAGE
        elif is_backup(desk, one):
            second[one.step] = Why.BACKUP
    if len(second) == len(free):
        return free
    found = []
    for one in free:
        why = second.get(one.step)
        if why is None or late(one, now_ms):
            found.append(one)
        else:
            passed.append(PassedOver(one, why))
    return found


def order(head: Waiting, desk: Desk, now_ms: int) -> tuple[float, bool, float, int, int]:
    """What is smallest is next: past an urgency of 1 that alone counts, below it a shared language
    comes first; then who came first."""
    urgent = urgency(head, now_ms)
    shared = head.asked_language is not None and speaks(desk, head)
    over = urgent > 1
    return (not over, not over and not shared, -urgent, head.queued_at, head.step)
