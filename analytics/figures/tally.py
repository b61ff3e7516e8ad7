"""From the times of steps to figures: pure functions, no database, no clock.

A ``Tally`` holds what was counted for one enquiry type (or for all of them): plain counts, and the
waits, walks and services as int32 columns in milliseconds. Tallies add up: ``combine`` of two
periods is the tally of both, so percentiles over a period stay exact. ``Figures`` is what is shown.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, tzinfo
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ticketing.visits import rests
from ticketing.visits.model import CANCELLED, DAY_CLOSED, HELD, LEFT, NO_SHOW

Column = NDArray[np.int32]
Hours = NDArray[np.uint8]

LONGEST_MS: Final = 2**31 - 1
"""The longest time a column can hold, 24.8 days; a longer one is counted as this long."""

_NOBODY_CAME: Final = frozenset({NO_SHOW, LEFT, DAY_CLOSED})


class StepTimes(NamedTuple):
    """What is read of one step; times in milliseconds since the epoch, UTC.

    ``origin`` is 'hold' for what goes on after a rest; ``before`` has then what it continues, part
    by part, as JSON (``_Part``). ``rests`` as the step keeps them. ``direct``: served at once,
    without a ticket or a call.
    """

    enquiry: str
    state: str
    waiting_since: int
    called_at: int | None
    serving_at: int | None
    ended_at: int | None
    outcome: str | None
    target_s: int
    origin: str = "arrival"
    avoidable: int | None = None
    rests: str = ""
    direct: int = 0
    before: str | None = None


class _Part(NamedTuple):
    """A part of a step, from its wait or its rest to its end or the next rest."""

    waiting_since: int
    called_at: int | None
    serving_at: int | None
    ended_at: int | None
    rests: str
    direct: int

    def lasted(self, since: int, until: int) -> int:
        """How long a time lasted, without the rests in it."""
        rested = rests.within(self.rests, since, until) if self.rests else 0
        return duration(since + rested, until)


class Whole(NamedTuple):
    """A step with all its parts: what figures count. Times in ms.

    ``waited`` is what it waited until its calls, ``began`` when the first of these waits began,
    ``walk`` the way after the first call; ``served`` what its service lasted in all. None where
    there was none.
    """

    called: bool
    waited: int
    began: int | None
    walk: int | None
    served: int | None


def whole(step: StepTimes) -> Whole:
    """A step with the parts that it continues."""
    last = _Part(
        step.waiting_since, step.called_at, step.serving_at, step.ended_at, step.rests, step.direct
    )
    parts = [*map(_Part._make, json.loads(step.before)), last] if step.before else [last]
    calls = [(one, one.called_at) for one in parts if one.called_at is not None and not one.direct]
    services = [
        one.lasted(one.serving_at, one.ended_at)
        for one in parts
        if one.serving_at is not None and one.ended_at is not None
    ]
    first, called_at = calls[0] if calls else (last, None)
    return Whole(
        bool(calls),
        min(sum(one.lasted(one.waiting_since, at) for one, at in calls), LONGEST_MS),
        first.waiting_since if calls else None,
        first.lasted(called_at, first.serving_at)
        if called_at is not None and first.serving_at is not None
        else None,
        min(sum(services), LONGEST_MS) if services else None,
    )


def _no_times() -> Column:
    return np.empty(0, dtype=np.int32)


def _no_hours() -> Hours:
    return np.empty(0, dtype=np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What was counted. The columns are in milliseconds, in no particular order.

    ``hours`` runs beside ``waits``: the hour of the site's clock in which each wait began; it is
    empty in the tally of a period, which has no use for it.
    """

    issued: int = 0
    called: int = 0
    waiting: int = 0
    waiting_past_target: int = 0
    held: int = 0
    with_adviser: int = 0
    served: int = 0
    no_shows: int = 0
    left: int = 0
    day_closed: int = 0
    within_target: int = 0
    door: int = 0
    asked_avoidable: int = 0
    avoidable: int = 0
    waits: Column = field(default_factory=_no_times)
    walks: Column = field(default_factory=_no_times)
    services: Column = field(default_factory=_no_times)
    hours: Hours = field(default_factory=_no_hours)


COUNTS: Final = tuple(each.name for each in fields(Tally) if each.type in (int, "int"))
"""The plain counts of a `Tally`: SQL and answers follow from these names."""

OPEN: Final = frozenset({"waiting", "waiting_past_target", "held", "with_adviser"})
"""Those that count steps which have not ended: none on a day that is over."""


@dataclass(frozen=True, slots=True)
class Times:
    """Mean and percentiles of one column, in seconds; all None where ``n`` is 0."""

    n: int
    mean: float | None = None
    p50: float | None = None
    p90: float | None = None
    p95: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """``n`` of ``of``; ``percent`` to one decimal, None where ``of`` is 0.

    It is rounded against the house: ``promised`` and ``suffered`` say which way.
    """

    n: int
    of: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one enquiry type, or of all; each is defined in ``definitions``."""

    issued: int
    called: int
    waiting: int
    waiting_past_target: int
    held: int
    with_adviser: int
    served: int
    no_shows: int
    left: int
    day_closed: int
    door: int
    avoidable_share: Share
    no_show_share: Share
    left_share: Share
    within_target: Share
    wait: Times
    walk: Times
    service: Times

    @property
    def empty(self) -> bool:
        """Whether nothing was counted at all: every count decides, not one of them alone."""
        return not any(_behind(getattr(self, each.name)) for each in fields(self))


def _behind(value: int | Share | Times) -> int:
    """How many steps are behind a figure."""
    if isinstance(value, Share):
        return value.of
    return value.n if isinstance(value, Times) else value


def duration(start: int, end: int) -> int:
    """Milliseconds from ``start`` to ``end``, never negative, never more than a column holds.

    A server's clock that was set back would otherwise yield a negative wait.
    """
    length = end - start
    if length < 0:
        return 0
    return length if length < LONGEST_MS else LONGEST_MS


class _Draft:
    """Counts of one enquiry type while the steps are walked through."""

    __slots__ = ("counts", "hours", "services", "waits", "walks", "zone")

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self.hours: list[int] = []
        self.counts: dict[str, int] = dict.fromkeys(COUNTS, 0)
        self.waits: list[int] = []
        self.walks: list[int] = []
        self.services: list[int] = []

    def add(self, step: StepTimes, now: int) -> None:
        if step.outcome in (CANCELLED, HELD):
            return  # a ticket that was taken back; what goes on after a rest has it in ``before``
        counts = self.counts
        if step.avoidable is not None:
            counts["asked_avoidable"] += 1
            counts["avoidable"] += step.avoidable
        if _at_the_door(step):
            counts["door"] += 1
            return
        counts["issued"] += 1
        all_of_it = whole(step)
        if all_of_it.called:
            counts["called"] += 1
            counts["within_target"] += all_of_it.waited <= step.target_s * 1000
        if step.outcome != DAY_CLOSED:
            self._add_times(all_of_it, ended=step.state == "ended")
        self._add_place(step, all_of_it, now)

    def _add_times(self, step: Whole, *, ended: bool) -> None:
        if step.began is not None:
            self.waits.append(step.waited)
            self.hours.append(datetime.fromtimestamp(step.began / 1000, self.zone).hour)
        if step.walk is not None:
            self.walks.append(step.walk)
        if ended and step.served is not None:
            self.services.append(step.served)

    def _add_place(self, step: StepTimes, all_of_it: Whole, now: int) -> None:
        """Where the step is, or how it ended."""
        counts = self.counts
        if step.state == "waiting":
            counts["waiting"] += 1
            rested = rests.taken_off(step.rests, step.waiting_since)
            waited = duration(step.waiting_since + rested, now) + all_of_it.waited
            counts["waiting_past_target"] += waited > step.target_s * 1000
        elif step.state == HELD:
            counts["held"] += 1
        elif step.state != "ended":
            counts["with_adviser"] += 1
        elif step.outcome == DAY_CLOSED:
            counts["day_closed"] += 1
        elif step.outcome == NO_SHOW:
            counts["no_shows"] += 1
        elif step.outcome == LEFT and all_of_it.served is None:
            counts["left"] += 1
        else:
            counts["served"] += 1

    def tally(self) -> Tally:
        return Tally(
            **self.counts,
            waits=np.array(self.waits, dtype=np.int32),
            walks=np.array(self.walks, dtype=np.int32),
            services=np.array(self.services, dtype=np.int32),
            hours=np.array(self.hours, dtype=np.uint8),
        )


def _at_the_door(step: StepTimes) -> bool:
    """Answered without a ticket and without a wait."""
    return (
        step.state == "ended"
        and step.called_at is None
        and step.before is None
        and step.outcome not in _NOBODY_CAME
    )


def tally_steps(steps: Iterable[StepTimes], now: int, zone: tzinfo) -> dict[str, Tally]:
    """Count steps by enquiry type. ``now`` in ms decides who waits past the target."""
    drafts: dict[str, _Draft] = {}
    for step in steps:
        draft = drafts.get(step[0])
        if draft is None:
            draft = drafts[step[0]] = _Draft(zone)
        draft.add(step, now)
    return {enquiry: draft.tally() for enquiry, draft in drafts.items()}


def combine(tallies: Sequence[Tally]) -> Tally:
    """One tally of all that the given ones counted."""
    if not tallies:
        return Tally()
    counts = {name: sum(getattr(each, name) for each in tallies) for name in COUNTS}
    return Tally(
        **counts,
        waits=np.concatenate([each.waits for each in tallies]),
        walks=np.concatenate([each.walks for each in tallies]),
        services=np.concatenate([each.services for each in tallies]),
    )


def merge(parts: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """One mapping by enquiry type of several, as of the days of a period."""
    gathered: dict[str, list[Tally]] = {}
    for part in parts:
        for enquiry, tally in part.items():
            gathered.setdefault(enquiry, []).append(tally)
    return {
        enquiry: each[0] if len(each) == 1 else combine(each) for enquiry, each in gathered.items()
    }


def nearest_rank(ordered: Column, percent: int) -> int:
    """The smallest value that at least ``percent`` in a hundred do not exceed.

    ``ordered`` is sorted and not empty; 1 <= percent <= 100. Whole-number arithmetic, because
    0.95 × 20 is not 19 in floating point.
    """
    rank = -(-percent * len(ordered) // 100)
    return int(ordered[rank - 1])


def times(column: Column) -> Times:
    """Mean, p50, p90 and p95 of a column, in seconds to the millisecond."""
    n = len(column)
    if n == 0:
        return Times(0)
    ordered = np.sort(column)
    mean = round(int(ordered.sum(dtype=np.int64)) / n / 1000, 3)
    p50, p90, p95 = (nearest_rank(ordered, percent) / 1000 for percent in (50, 90, 95))
    return Times(n, mean, p50, p90, p95)


def promised(n: int, of: int) -> Share:
    """A share that is better the larger it is: rounded down, so that only all are 100 %."""
    return Share(n, of, 1000 * n // of / 10 if of else None)


def suffered(n: int, of: int) -> Share:
    """A share that is better the smaller it is: rounded up, so that only none is 0 %."""
    return Share(n, of, -(-1000 * n // of) / 10 if of else None)


def figures(tally: Tally) -> Figures:
    """The figures of a tally."""
    return Figures(
        issued=tally.issued,
        called=tally.called,
        waiting=tally.waiting,
        waiting_past_target=tally.waiting_past_target,
        held=tally.held,
        with_adviser=tally.with_adviser,
        served=tally.served,
        no_shows=tally.no_shows,
        left=tally.left,
        day_closed=tally.day_closed,
        door=tally.door,
        avoidable_share=suffered(tally.avoidable, tally.asked_avoidable),
        no_show_share=suffered(tally.no_shows, tally.called),
        left_share=suffered(tally.left, tally.issued),
        within_target=promised(tally.within_target, tally.called),
        wait=times(tally.waits),
        walk=times(tally.walks),
        service=times(tally.services),
    )
