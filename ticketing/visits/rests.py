"""Rests: while a visit is on hold it does not wait. Each rest that is over stands beside its step,
as `[since, until, reason]` in the column `rests`; one that lasts is in `held_at` and its reason. So
does a service that turned out to be somebody else's.
"""

from __future__ import annotations

import json
from typing import Final, NamedTuple

#: For an UPDATE of steps: what rested does no more, from the moment `?` on. No rest ends before it
#: began, whatever the clock did.
OVER: Final = (
    "rests = CASE WHEN held_at IS NULL THEN rests ELSE json_insert("
    "CASE rests WHEN '' THEN '[]' ELSE rests END, '$[#]',"
    " json_array(held_at, max(held_at, ?), hold_reason))"
    " END, held_at = NULL, hold_until = NULL, hold_reason = NULL"
)


#: What stands for a reason where somebody else was served for a while.
MISTAKEN: Final = "mistaken"
#: Why a visit rests while everybody was asked to stop; no adviser chooses it.
EVERYBODY: Final = "everybody"
_EVER: Final = 2**63


class Rest(NamedTuple):
    """A rest that is over; times in ms UTC."""

    since: int
    until: int
    reason: str


def read(kept: str) -> list[Rest]:
    """The rests of a step, as it keeps them."""
    return [Rest(*one) for one in json.loads(kept)] if kept else []


def with_one(kept: str, since: int, until: int, reason: str) -> str:
    """`kept`, and one more."""
    return _written([*read(kept), Rest(since, max(since, until), reason)])


def filled(kept: str, since: int, until: int, reason: str) -> str:
    """`kept`, and all of the time from `since` to `until` in which it did not rest anyway."""
    found, at = read(kept), since
    for one in sorted(found):
        if one.until > at and one.since < until:
            found += [Rest(at, one.since, reason)] if one.since > at else []
            at = one.until
    found += [Rest(at, until, reason)] if until > at else []
    return _written(sorted(found))


def redated(kept: str, now: int, back_by: int) -> str:
    """`kept`, with what was still to come `back_by` ms earlier: the clock went back."""
    earlier = [
        one._replace(
            since=one.since - back_by if one.since > now else one.since,
            until=one.until - back_by if one.until > now else one.until,
        )
        for one in read(kept)
    ]
    return _written([one._replace(until=max(one.since, one.until)) for one in earlier])


def carried(kept: str, now: int, by: int) -> str:
    """`kept`, with what was of moments long past `by` ms later: a clock that had gone back is right
    again."""
    later = [
        one._replace(since=one.since + by, until=one.until + by) if one.until + by <= now else one
        for one in read(kept)
    ]
    return _written(later)


def _written(kept: list[Rest]) -> str:
    return json.dumps(kept, separators=(",", ":")) if kept else ""


def taken_off(kept: str, since: int, called: int | None = None) -> int:
    """How many ms a step rested from the begin of its wait to its call: it waited less by them."""
    return within(kept, since, _EVER if called is None else called) if kept else 0


def within(kept: str, since: int, until: int) -> int:
    """How many of the ms from `since` to `until` a step rested."""
    return sum(max(min(one.until, until) - max(one.since, since), 0) for one in read(kept))
