"""One ticket as its visitor's phone shows it: that ticket only, and nothing about its enquiry."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from storage.times import iso_or_none
from ticketing import queries
from ticketing.model import DAY_CLOSED, NO_SHOW


@dataclass(frozen=True, slots=True)
class Ticket:
    """A visit from its visitor's side. `ahead` is 0 unless `state` is 'waiting'; times in ms UTC.

    `outcome` is 'no_show', 'finished' or 'day_closed' once `state` is 'ended'; which outcome the
    adviser chose is not the page's business.
    """

    site: str
    number: str
    language: str
    state: str
    outcome: str | None
    ahead: int
    point: str | None
    called_at: int | None
    announced_at: int | None
    times: int

    @property
    def view(self) -> str:
        """Which of the page's views shows it."""
        return self.outcome or self.state

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "state": self.state,
            "outcome": self.outcome,
            "ahead": self.ahead,
            "point": self.point,
            "called_at": iso_or_none(self.called_at),
            "announced_at": iso_or_none(self.announced_at),
            "times": self.times,
        }


def ticket(connection: sqlite3.Connection, visit: str) -> Ticket:
    """The ticket of a visit id; NotFound if there is none."""
    found = queries.present(connection, visit).visit
    return Ticket(
        site=found.site,
        number=found.number,
        language=found.language,
        state=found.state,
        outcome=_outcome(found.outcome),
        ahead=queries.ahead(connection, visit),
        point=found.service_point,
        called_at=found.called_at,
        announced_at=found.last_called_at,
        times=0 if found.called_at is None else found.recalls + 1,
    )


def _outcome(stored: str | None) -> str | None:
    return stored if stored in (None, NO_SHOW, DAY_CLOSED) else "finished"
