"""Who is next: accumulating priority (Kleinrock 1964; Stanford, Taylor and Ziedins, Queueing
Systems 77, 2014). Pure: the same inputs give the same answer, the clock is passed in.

Each waiting step has urgency = time waiting / target, and the most urgent one that the adviser
may serve is next. Within one enquiry type the order never changes, so only the head of each type
is looked at: a call costs the same with 5 or 5,000 waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting step as routing sees it. Times are ms UTC; `queued_at` is the fairness clock."""

    step: int
    visit: str
    number: str
    enquiry: str
    queued_at: int
    waiting_since: int
    target_s: int
    backup: bool = False
    needs_private_room: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Who is next and what decided it; `chosen` is None when nobody can be called.

    `passed_over` are heads that are more urgent but may not be called here now: backups within
    their target while somebody preferred waits, or steps that need a private room.
    """

    chosen: Waiting | None
    passed_over: tuple[Waiting, ...] = ()


def urgency(waiting: Waiting, now_ms: int) -> float:
    """Time waiting divided by the target: 1.0 is the promise. Never negative, whatever the clock
    did."""
    return max(0, now_ms - waiting.queued_at) / (waiting.target_s * 1000)


def decide(heads: Iterable[Waiting], *, now_ms: int, private_room: bool) -> Decision:
    """The next step out of the heads of each enquiry type that the adviser may serve.

    `private_room` says whether the service point is one. A backup type is only called when
    nothing preferred waits, or when its head is past its target.
    """
    every = list(heads)
    callable_here = [head for head in every if private_room or not head.needs_private_room]
    preferred = [head for head in callable_here if not head.backup]
    if preferred:
        overdue = [h for h in callable_here if h.backup and urgency(h, now_ms) > 1]
        candidates = preferred + overdue
    else:
        candidates = callable_here
    chosen = min(candidates, key=lambda head: _order(head, now_ms), default=None)
    return Decision(chosen, _passed_over(every, chosen, now_ms))


def _order(head: Waiting, now_ms: int) -> tuple[float, int, int]:
    return (-urgency(head, now_ms), head.queued_at, head.step)


def _passed_over(
    heads: Sequence[Waiting], chosen: Waiting | None, now_ms: int
) -> tuple[Waiting, ...]:
    if chosen is None:
        return tuple(sorted(heads, key=lambda head: _order(head, now_ms)))
    more_urgent = [h for h in heads if _order(h, now_ms) < _order(chosen, now_ms)]
    return tuple(sorted(more_urgent, key=lambda head: _order(head, now_ms)))
