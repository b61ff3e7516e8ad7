"""The hours of one date, as a supervisor said them: they win over the week and the holidays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ticketing.sites.hours import Interval, parse_interval


@dataclass(frozen=True, slots=True)
class DateHours:
    """When the house is open on a date, in order; closed without `hours`. `reason` says why, by
    language."""

    hours: tuple[Interval, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)

    @property
    def closing(self) -> dict[str, str] | None:
        """Why the house is closed, by language; None where it is open."""
        if self.hours:
            return None
        return dict(self.reason) or {"": "Closed"}


def stored(said: DateHours) -> tuple[str, str]:
    """Hours and reason as the table keeps them."""
    spans = [str(one) for one in said.hours]
    return json.dumps(spans), json.dumps(dict(said.reason), ensure_ascii=False, sort_keys=True)


def of_row(spans: str, reason: str) -> DateHours:
    """What the table keeps as `DateHours`."""
    return DateHours(tuple(map(parse_interval, json.loads(spans))), json.loads(reason))


def in_words(hours: Sequence[Interval]) -> str:
    """'09:00-12:00, 13:00-17:00', or 'closed'."""
    return ", ".join(map(str, hours)) or "closed"
