"""In which order a desk would call those who wait, if it called one after the other in this moment.

Pure. What `routing.decide` answers again and again, put as a key to sort by: so that how many are
before somebody is counted, and not played through.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ticketing.queue.routing import (
    Desk,
    Waiting,
    barred,
    for_them,
    is_backup,
    late,
    left_to_a_speaker,
    order,
    place_for,
    serves,
)

#: The place in the order of `routing.order`.
Place = tuple[float, bool, float, int, int]
#: A key: what it waits for, whether it waits for that, and its own place in the order.
Key = tuple[tuple[Any, ...], int, tuple[Any, ...]]

#: First the own ones and those past their target, then what is rather for somebody else, and last
#: what would run past an appointment whose visitor is not here.
_OWN, _SECOND, _NOT_NOW = 1, 2, 9


@dataclass(frozen=True, slots=True)
class Line:
    """The order of a desk, for some steps that wait: `appointments` are all of them that it may
    call, `last_own` the place of the last of its own walk-ins, if there is one."""

    desk: Desk
    now_ms: int
    appointments: tuple[Waiting, ...]
    last_own: Place | None

    def key(self, one: Waiting) -> Key:
        """The step's place: what has the smaller key is called before."""
        own = self._place(one)
        if one.appointment is not None:
            return own, 0, own
        ends = self.now_ms + one.service_s * 1000
        desk = self.desk
        if (desk.until is not None and ends > desk.until) or (
            desk.place_until is not None
            and ends > desk.place_until
            and place_for(one, desk) == desk.point
        ):
            return (_NOT_NOW, own), 0, own
        # It is called when every appointment is that it would make wait.
        first = max(
            (self._place(each) for each in self.appointments if self._blocks(each, ends)),
            default=own,
        )
        return (first, 1, own) if first > own else (own, 0, own)

    def _blocks(self, appointment: Waiting, ends: int) -> bool:
        here = for_them(self.desk, appointment) or appointment.queued_at <= self.now_ms
        return here and ends > appointment.queued_at

    def _place(self, one: Waiting) -> tuple[int, Place]:
        at = order(one, self.desk, self.now_ms)
        if not comes_second(self.desk, one):
            return _OWN, at
        # One past its target comes among the own ones; once there is none of these, all are alike.
        before_own = self.last_own is not None and at < self.last_own
        return (_OWN if late(one, self.now_ms) and before_own else _SECOND), at


def line(desk: Desk, now_ms: int, steps: Iterable[Waiting], asked: Waiting | None = None) -> Line:
    """The order of a desk for these steps: of each class the first and the last at least, and every
    appointment. The one that is `asked` about counts as if it could be called."""
    may = [one for one in steps if callable_here(desk, one, now_ms)]
    may += [] if asked is None else [asked]
    own = [order(one, desk, now_ms) for one in may if not comes_second(desk, one)]
    appointments = tuple(one for one in may if one.appointment is not None)
    return Line(desk, now_ms, appointments, max(own, default=None))


def comes_second(desk: Desk, one: Waiting) -> bool:
    """Whether the step is rather for somebody else than for this desk."""
    return is_backup(desk, one) or left_to_a_speaker(desk, one)


def callable_here(desk: Desk, one: Waiting, now_ms: int) -> bool:
    """Whether the desk may call the step at all now, whoever else waits."""
    return serves(desk, one) and barred(one, desk, now_ms) is None


def in_order(desk: Desk, now_ms: int, steps: Iterable[Waiting]) -> list[Waiting]:
    """Those whom the desk would call one after the other in this moment, the first first."""
    every = [one for one in steps if callable_here(desk, one, now_ms)]
    by = line(desk, now_ms, every)
    found = sorted(every, key=by.key)
    return [one for one in found if by.key(one)[0][0] != _NOT_NOW]
