"""What happens to staff: sign-on, breaks, changes, locks."""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.events.base import OfAdviser


@dataclass(frozen=True, slots=True)
class AdviserSignedOn(OfAdviser):
    """An adviser signed on at a service point; `replaced` was still signed on there."""

    kind = "adviser_signed_on"
    service_point: str
    replaced: str | None = None


@dataclass(frozen=True, slots=True)
class AdviserSignedOff(OfAdviser):
    """An adviser left a service point, by themselves or because another took it over. `why` is
    'day_over' where nobody signed off, and the day did."""

    kind = "adviser_signed_off"
    service_point: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class AdviserPaused(OfAdviser):
    """An adviser takes no visitors for now: on a break with its reason, or in wrap-up."""

    kind = "adviser_paused"
    service_point: str
    pause: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AdviserReady(OfAdviser):
    """A break or a wrap-up is over."""

    kind = "adviser_ready"
    service_point: str
    pause: str


@dataclass(frozen=True, slots=True)
class StaffChanged(OfAdviser):
    """A member of staff was added, changed or removed; `what` names the parts, never secrets."""

    kind = "staff_changed"
    what: list[str]


@dataclass(frozen=True, slots=True)
class StaffLocked(OfAdviser):
    """Too many wrong PINs or passwords: nobody signs on as `adviser` until `until` (ms UTC)."""

    kind = "staff_locked"
    until: int


@dataclass(frozen=True, slots=True)
class StaffUnlocked(OfAdviser):
    """A supervisor let a locked member of staff sign on again."""

    kind = "staff_unlocked"
