"""What every event is, and its place in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from ticketing.kept import plain


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; `kind` is its name in the log."""

    kind: ClassVar[str]

    def body(self) -> dict[str, Any]:
        """The event's own fields, as the log keeps them."""
        return plain(self)


@dataclass(frozen=True, slots=True)
class OfVisit(Event):
    """An event of a visit, by its id."""

    visit: str


@dataclass(frozen=True, slots=True)
class OfStep(OfVisit):
    """An event of a visit's step: with the ticket's number and the enquiry type."""

    step: int
    number: str
    enquiry: str


@dataclass(frozen=True, slots=True)
class AtPoint(OfStep):
    """An event of a step that is at a service point."""

    service_point: str


@dataclass(frozen=True, slots=True)
class OfAdviser(Event):
    """An event of a member of staff."""

    adviser: str


@dataclass(frozen=True, slots=True)
class OfDay(Event):
    """An event of a site's service day."""

    service_day: str


@dataclass(frozen=True, slots=True)
class OfHelp(Event):
    """An event of a call for help at a service point."""

    help: int
    service_point: str


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its place in the log: `seq` rises by commit order, `at` is ms UTC."""

    seq: int
    site: str
    at: int
    actor: str
    event: Event
