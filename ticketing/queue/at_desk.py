"""Who waits as one desk would call them, by classes: how many come before somebody there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from ticketing.queue import line
from ticketing.queue.line import Line
from ticketing.queue.routing import Desk, Waiting, Why, barred, order

#: A step that is not there yet comes after all that are.
NOT_YET = 2**62
_NEVER = 99


class Class(NamedTuple):
    """Those who wait alike: the first of them, and when the last came (ms UTC)."""

    key: str
    head: Waiting
    last: int


class Queue(Protocol):
    """Who waits, by enquiry type: `ticketing.queue.ahead` reads it."""

    @property
    def now_ms(self) -> int:
        """The moment of which it tells (ms UTC)."""

    @property
    def walk_ins(self) -> Mapping[str, tuple[Class, ...]]:
        """Those without an appointment, by class."""

    @property
    def appointments(self) -> Mapping[str, tuple[Waiting, ...]]:
        """Those with one."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many wait in all."""

    def members(self, each: Class) -> list[tuple[int, int]]:
        """When those of a class came, and their steps, in order."""


#: Where every class is the desk's own, and so is whoever asks, the order is the same for them all.
_WHOEVER = "whoever"
_Order = tuple[Line, list[tuple[line.Key, line.Key]], list[tuple[int, line.Key]]]


class AtDesk:
    """Who waits, as one desk would call them; what does not depend on who asks is reckoned once."""

    def __init__(self, queue: Queue, desk: Desk) -> None:
        self._queue, self._desk, now = queue, desk, queue.now_ms
        every = [each for of_kind in queue.walk_ins.values() for each in of_kind]
        self._classes = [each for each in every if line.callable_here(desk, each.head, now)]
        # Where all of a type come before, how many they are is known.
        self._whole = {
            kind: {each.key for each in of_kind}
            for kind, of_kind in queue.walk_ins.items()
            if all(line.callable_here(desk, each.head, now) for each in of_kind)
        }
        booked = [each for of_kind in queue.appointments.values() for each in of_kind]
        self._booked = tuple(one for one in booked if line.callable_here(desk, one, now))
        ends = [each.head._replace(queued_at=each.last) for each in self._classes]
        heads = [each.head for each in self._classes]
        self._last_own = line.line(desk, now, (*heads, *ends, *self._booked)).last_own
        # The place of the last own one matters to these alone: which of them come among the own.
        self._second = any(line.comes_second(desk, one) for one in (*heads, *self._booked))
        self._known: dict[object, _Order] = {}

    def joined(self, one: Waiting, later: Class) -> None:
        """This one came, the last of the class `later`."""
        if not line.callable_here(self._desk, later.head, self._queue.now_ms):
            return
        at = next(n for n, each in enumerate(self._classes) if each.key == later.key)
        self._classes[at] = later
        now = self._queue.now_ms
        own = self._own(one) if line.callable_here(self._desk, one, now) else None
        self._last_own = _later(self._last_own, own)
        kept = self._known.get(_WHOEVER)
        self._known.clear()
        if kept is not None:
            by, ends, _ = self._known[_WHOEVER] = kept
            ends[at] = ends[at][0], self._key(by, later, later.last, NOT_YET - 1)

    def before(self, one: Waiting) -> int:
        """How many this desk would call before the step."""
        by, ends, booked = self._line(one)
        mark = by.key(one)
        count = sum(key < mark for step, key in booked if step != one.step)
        all_before = {
            each.key for each, (_, last) in zip(self._classes, ends, strict=True) if last < mark
        }
        kinds = [kind for kind, keys in self._whole.items() if keys <= all_before]
        queue = self._queue
        count += sum(queue.counts.get(kind, 0) - len(queue.appointments[kind]) for kind in kinds)
        for each, (first, _) in zip(self._classes, ends, strict=True):
            if first < mark and each.head.enquiry not in kinds:
                count += self._of_class(each, by, mark, whole=each.key in all_before)
        return count

    def _line(self, one: Waiting) -> _Order:
        """The order, the keys of the first and the last of each class, and those of appointments.
        The asked one may be the last own."""
        asked = self._own(one)
        last_own = _later(self._last_own, asked)
        key: object = _WHOEVER
        if self._second or asked is None or one.appointment:
            key = last_own, one.step if one.appointment else None
        if key not in self._known:
            more = (one,) if one.appointment else ()
            by = Line(self._desk, self._queue.now_ms, (*self._booked, *more), last_own)
            ends = [
                (
                    self._key(by, each, each.head.queued_at, each.head.step),
                    self._key(by, each, each.last, NOT_YET - 1),
                )
                for each in self._classes
            ]
            self._known[key] = by, ends, [(a.step, by.key(a)) for a in self._booked]
        return self._known[key]

    def _own(self, one: Waiting) -> line.Place | None:
        """The place of one that is for this desk rather than for others; None for another."""
        if line.comes_second(self._desk, one):
            return None
        return order(one, self._desk, self._queue.now_ms)

    def _of_class(self, each: Class, by: Line, mark: line.Key, *, whole: bool) -> int:
        """Within a class the order never changes: where it passes the mark is found by halves."""
        members = self._queue.members(each)
        if whole:
            return len(members)
        return bisect_left(members, mark, key=lambda came: self._key(by, each, *came))

    def _key(self, by: Line, each: Class, queued_at: int, step: int) -> line.Key:
        """The key of one of a class. Of those for a colleague the late ones alone are anybody's."""
        one = each.head._replace(queued_at=queued_at, step=step)
        tied = each.head.for_adviser is not None and self._desk.colleagues
        if tied and barred(one, self._desk, self._queue.now_ms) == Why.OTHER_ADVISER:
            return (_NEVER, 0), 0, (_NEVER, 0)
        return by.key(one)


def _later(*places: line.Place | None) -> line.Place | None:
    return max((at for at in places if at is not None), default=None)
