"""What every event is, and its place in the log."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; `kind` is its name in the log."""

    kind: ClassVar[str]

    def body(self) -> dict[str, Any]:
        """The event's own fields, as the log keeps them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


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
