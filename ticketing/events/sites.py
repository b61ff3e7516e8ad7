"""What happens to a site: its file, its enquiry types, its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ticketing.events.base import Event


@dataclass(frozen=True, slots=True)
class SiteLoaded(Event):
    """A site file was taken over as `version`."""

    kind: ClassVar[str] = "site_loaded"
    version: int


@dataclass(frozen=True, slots=True)
class EnquirySwitched(Event):
    """An enquiry type takes tickets again, or none for now; `reason` is one of the closed list."""

    kind: ClassVar[str] = "enquiry_switched"
    enquiry: str
    on: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SiteClosedEarly(Event):
    """The site takes no more tickets on this service day."""

    kind: ClassVar[str] = "site_closed_early"
    service_day: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiteReopened(Event):
    """An early close was taken back."""

    kind: ClassVar[str] = "site_reopened"
    service_day: str


@dataclass(frozen=True, slots=True)
class DayCloseStopped(Event):
    """A supervisor keeps the service day open for those who still wait."""

    kind: ClassVar[str] = "day_close_stopped"
    service_day: str


@dataclass(frozen=True, slots=True)
class DayCloseResumed(Event):
    """The service day may close again."""

    kind: ClassVar[str] = "day_close_resumed"
    service_day: str
