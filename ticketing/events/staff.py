"""What happens to staff: sign-on, breaks, changes, locks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ticketing.events.base import Event


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
class AdviserPaused(Event):
    """An adviser takes no visitors for now: on a break with its reason, or in wrap-up."""

    kind: ClassVar[str] = "adviser_paused"
    adviser: str
    service_point: str
    pause: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AdviserReady(Event):
    """A break or a wrap-up is over."""

    kind: ClassVar[str] = "adviser_ready"
    adviser: str
    service_point: str
    pause: str


@dataclass(frozen=True, slots=True)
class StaffChanged(Event):
    """A member of staff was added, changed or removed; `what` names the parts, never secrets."""

    kind: ClassVar[str] = "staff_changed"
    adviser: str
    what: list[str]


@dataclass(frozen=True, slots=True)
class StaffLocked(Event):
    """Too many wrong PINs or passwords: nobody signs on as `adviser` until `until` (ms UTC)."""

    kind: ClassVar[str] = "staff_locked"
    adviser: str
    until: int


@dataclass(frozen=True, slots=True)
class StaffUnlocked(Event):
    """A supervisor let a locked member of staff sign on again."""

    kind: ClassVar[str] = "staff_unlocked"
    adviser: str
