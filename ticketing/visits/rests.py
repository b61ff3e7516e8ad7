"""Rests: while a visit is on hold it does not wait. Each rest that is over stands beside its step,
as `[since, until, reason]` in the column `rests`; one that lasts is in `held_at` and its reason.
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


_EVER: Final = 2**63


class Rest(NamedTuple):
    """A rest that is over; times in ms UTC."""

    since: int
    until: int
    reason: str


def read(kept: str) -> list[Rest]:
    """The rests of a step, as it keeps them."""
    return [Rest(*one) for one in json.loads(kept)] if kept else []


def taken_off(kept: str, since: int) -> int:
    """How many ms a step rested after it had begun to wait: its wait is shorter by so much."""
    return within(kept, since, _EVER) if kept else 0


def within(kept: str, since: int, until: int) -> int:
    """How many of the ms from `since` to `until` a step rested."""
    return sum(max(min(one.until, until) - max(one.since, since), 0) for one in read(kept))
