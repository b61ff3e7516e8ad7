"""Everything that can happen, as a closed list of frozen dataclasses.

An event names things by id and holds no personal data, so that the log can be kept for ever.
docs/events.md describes each, and a test holds it to this list.
"""

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
class SiteLoaded(Event):
    """A site file was taken over as `version`."""

    kind: ClassVar[str] = "site_loaded"
    version: int


@dataclass(frozen=True, slots=True)
class AdviserSignedOn(Event):
    """An adviser signed on at a service point; `replaced` was still signed on there."""

    kind: ClassVar[str] = "adviser_signed_on"
    adviser: str
    service_point: str
    replaced: str | None = None


@dataclass(frozen=True, slots=True)
class AdviserSignedOff(Event):
    """An adviser left a service point, by themselves or because another took it over."""

    kind: ClassVar[str] = "adviser_signed_off"
    adviser: str
    service_point: str


@dataclass(frozen=True, slots=True)
class VisitIssued(Event):
    """A ticket exists, and its first step waits. `ahead` as told to the visitor."""

    kind: ClassVar[str] = "visit_issued"
    visit: str
    step: int
    number: str
    prefix: str
    sequence: int
    service_day: str
    enquiry: str
    language: str
    target_s: int
    ahead: int
    kiosk: str | None = None
    printer: str | None = None


@dataclass(frozen=True, slots=True)
class VisitCalled(Event):
    """A waiting step was called to a service point; its sequence number is the announcement's."""

    kind: ClassVar[str] = "visit_called"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str
    adviser: str | None


@dataclass(frozen=True, slots=True)
class VisitRecalled(Event):
    """The visitor was called again to the same service point: another announcement."""

    kind: ClassVar[str] = "visit_recalled"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str
    recalls: int


@dataclass(frozen=True, slots=True)
class ServiceStarted(Event):
    """The visitor is there and being served."""

    kind: ClassVar[str] = "service_started"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str


@dataclass(frozen=True, slots=True)
class VisitNoShow(Event):
    """The visitor was called and did not come."""

    kind: ClassVar[str] = "visit_no_show"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str


@dataclass(frozen=True, slots=True)
class VisitFinished(Event):
    """The service ended with an outcome of the site's list."""

    kind: ClassVar[str] = "visit_finished"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str
    outcome: str


@dataclass(frozen=True, slots=True)
class VisitDayClosed(Event):
    """The service day ended while the visitor still waited: its own outcome, in no average."""

    kind: ClassVar[str] = "visit_day_closed"
    visit: str
    step: int
    number: str
    enquiry: str


EVENTS: dict[str, type[Event]] = {
    event.kind: event
    for event in (
        SiteLoaded,
        AdviserSignedOn,
        AdviserSignedOff,
        VisitIssued,
        VisitCalled,
        VisitRecalled,
        ServiceStarted,
        VisitNoShow,
        VisitFinished,
        VisitDayClosed,
    )
}


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its place in the log: `seq` rises by commit order, `at` is ms UTC."""

    seq: int
    site: str
    at: int
    actor: str
    event: Event
