"""The words of the domain as types: states, who acts, what a visit looks like from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypedDict

from storage.times import iso, iso_or_none
from ticketing.kept import Kept, plain
from ticketing.visits import rests


class State(StrEnum):
    """Where a step is. A visit has one open step: one that is neither planned nor ended."""

    PLANNED = "planned"
    WAITING = "waiting"
    HELD = "held"
    CALLED = "called"
    SERVING = "serving"
    ENDED = "ended"


#: Planned steps stand from here on, in their order; an open or ended step stands below.
PLANNED_FROM = 1000

#: Outcomes that no adviser chooses; a site's own outcomes may not take these names.
NO_SHOW = "no_show"

DAY_CLOSED = "day_closed"

#: The visitor left before anybody served them.
LEFT = "left"

#: The ticket was a mistake and was taken back: it is in no figure.
CANCELLED = "cancelled"

#: The step ended because another goes on for it.
REFERRED = "referred_on"

HELD = "held"

#: The site does not ask how it ended, and nobody said.
UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Visit(Kept):
    """A visit with its present step. Times are milliseconds UTC; `recalls` counts calls again.

    `needs` are some of NEEDS, separated by commas; `asked_language` is the one in which the visitor
    asked to be served, if they did. `origin` tells why the step exists, `for_adviser` who alone is
    offered it.
    """

    visit: str
    site: str
    service_day: str
    number: str
    enquiry: str
    state: str
    language: str
    kiosk: str | None
    arrived_at: int
    waiting_since: int
    called_at: int | None
    last_called_at: int | None
    serving_at: int | None
    ended_at: int | None
    recalls: int
    service_point: str | None
    adviser: str | None
    outcome: str | None
    target_s: int
    source: str = "kiosk"
    needs: str = ""
    asked_language: str | None = None
    origin: str = "arrival"
    for_adviser: str | None = None
    appointment: str | None = None
    avoidable: int | None = None
    held_at: int | None = None
    hold_until: int | None = None
    hold_reason: str | None = None
    rests: str = ""

    @property
    def rested_first(self) -> bool:
        """Whether it began with the rest that it has now, so that it has not waited yet."""
        return self.origin == "hold" and not self.rests

    def as_json(self) -> VisitJson:
        """The API's form: times in ISO 8601."""
        return {
            "visit": self.visit,
            "number": self.number,
            "enquiry": self.enquiry,
            "state": self.state,
            "language": self.language,
            "kiosk": self.kiosk,
            "arrived_at": iso(self.arrived_at),
            "waiting_since": iso(self.waiting_since),
            "rested": self._rested_s(),
            "stood": self._stood_s(),
            "called_at": iso_or_none(self.called_at),
            "last_called_at": iso_or_none(self.last_called_at),
            "serving_at": iso_or_none(self.serving_at),
            "ended_at": iso_or_none(self.ended_at),
            "recalls": self.recalls,
            "service_point": self.service_point,
            "adviser": self.adviser,
            "outcome": self.outcome,
            "target": self.target_s,
            "source": self.source,
            "needs": self.needs.split(",") if self.needs else [],
            "asked_language": self.asked_language,
            "origin": self.origin,
            "for_adviser": self.for_adviser,
            "appointment": self.appointment,
            "avoidable": None if self.avoidable is None else bool(self.avoidable),
            "hold": self._hold(),
        }

    def _rested_s(self) -> float:
        """For how many seconds of its wait it did not wait."""
        return rests.taken_off(self.rests, self.waiting_since, self.called_at) / 1000

    def _stood_s(self) -> float:
        """For how many seconds everybody was asked to stop since its call, or its service began."""
        since = self.called_at if self.serving_at is None else self.serving_at
        return 0 if since is None else rests.taken_off(self.rests, since) / 1000

    def _hold(self) -> HoldJson | None:
        if self.held_at is None:
            return None
        until = iso_or_none(self.hold_until)
        return {"since": iso(self.held_at), "until": until, "reason": self.hold_reason}


class HoldJson(TypedDict):
    """Why and until when a visit rests."""

    since: str
    until: str | None
    reason: str | None


class VisitJson(TypedDict):
    """A visit as the API and the screens have it; times in ISO 8601, `target` in seconds."""

    visit: str
    number: str
    enquiry: str
    state: str
    language: str
    kiosk: str | None
    arrived_at: str
    waiting_since: str
    rested: float
    stood: float
    called_at: str | None
    last_called_at: str | None
    serving_at: str | None
    ended_at: str | None
    recalls: int
    service_point: str | None
    adviser: str | None
    outcome: str | None
    target: int
    source: str
    needs: list[str]
    asked_language: str | None
    origin: str
    for_adviser: str | None
    appointment: str | None
    avoidable: bool | None
    hold: HoldJson | None


@dataclass(frozen=True, slots=True)
class Issued(Kept):
    """What the kiosk is told of a new ticket. `ahead` waits for the same enquiry type; `about` is
    the likely wait in minutes (`estimates.told_one`) as it was `told` to whoever came: it changes
    with each call, so it is not kept with the ticket.
    """

    visit: str
    number: str
    enquiry: str
    language: str
    ahead: int
    printer: str | None
    about: int | None = field(default=None, compare=False)
    told: bool = field(default=False, compare=False)

    def stored(self) -> dict[str, Any]:
        """Without what is right for a moment alone."""
        kept = plain(self)
        del kept["about"], kept["told"]
        return kept
