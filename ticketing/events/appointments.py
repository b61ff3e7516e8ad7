"""What happens to appointments. Who comes is in a table of its own, never here."""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.events.base import Event


@dataclass(frozen=True, slots=True)
class AppointmentBooked(Event):
    """An appointment was made. Times are ms UTC; its slip comes out at `printer`, if any."""

    kind = "appointment_booked"
    appointment: str
    service_day: str
    type: str
    starts_at: int
    ends_at: int
    adviser: str
    service_point: str
    printer: str | None = None


@dataclass(frozen=True, slots=True)
class AppointmentMoved(Event):
    """An appointment has another time, adviser or service point; its new slip comes out at
    `printer`, if any."""

    kind = "appointment_moved"
    appointment: str
    service_day: str
    starts_at: int
    ends_at: int
    adviser: str
    service_point: str
    printer: str | None = None


@dataclass(frozen=True, slots=True)
class AppointmentChanged(Event):
    """What an appointment needs, its language, or who comes was changed; `what` names which, with
    commas. Nothing of what it is now: that may be a person's."""

    kind = "appointment_changed"
    appointment: str
    service_day: str
    what: str


@dataclass(frozen=True, slots=True)
class AppointmentCancelled(Event):
    """An appointment was cancelled; `reason` is one of the closed list."""

    kind = "appointment_cancelled"
    appointment: str
    service_day: str
    reason: str


@dataclass(frozen=True, slots=True)
class AppointmentCheckedIn(Event):
    """Its visitor is here: a visit that waits by the appointment's clock."""

    kind = "appointment_checked_in"
    appointment: str
    service_day: str
    visit: str
    punctuality: str


@dataclass(frozen=True, slots=True)
class AppointmentMissed(Event):
    """Nobody came within the time that the site keeps an appointment."""

    kind = "appointment_missed"
    appointment: str
    service_day: str


@dataclass(frozen=True, slots=True)
class AppointmentKept(Event):
    """A clock that was ahead had given the appointment up: its time is still to come."""

    kind = "appointment_kept"
    appointment: str
    service_day: str


@dataclass(frozen=True, slots=True)
class BlockMade(Event):
    """An adviser or a service point takes no appointments between these times (ms UTC)."""

    kind = "block_made"
    block: int
    starts_at: int
    ends_at: int
    adviser: str | None
    service_point: str | None


@dataclass(frozen=True, slots=True)
class BlockRemoved(Event):
    """A block was removed."""

    kind = "block_removed"
    block: int
