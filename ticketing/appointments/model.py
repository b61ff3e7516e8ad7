"""An appointment and a block as types, and the closed lists around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal, get_args

from storage.times import iso, iso_or_none
from ticketing.kept import Kept

#: A slot is this long; an appointment starts and ends at whole ones.
SLOT_MS = 5 * 60 * 1000


class AppointmentState(StrEnum):
    """Where an appointment is. `served` and `no_show` tell how the visit that it became ended."""

    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    SERVED = "served"
    NO_SHOW = "no_show"
    MISSED = "missed"
    CANCELLED = "cancelled"


#: Why an appointment is cancelled, as the log and the API name it.
CancelReason = Literal["visitor_asked", "visitor_ill", "adviser_away", "no_room", "booked_twice",
                       "no_longer_needed", "site_closed", "other"]  # fmt: skip
CANCEL_REASONS: tuple[CancelReason, ...] = get_args(CancelReason)


#: How a visit ends that nobody served, so that its appointment is still to be kept.
GONE = ("cancelled", "left")


@dataclass(frozen=True, slots=True)
class Appointment(Kept):
    """An appointment. Times are ms UTC; `code` checks in at a kiosk, `enquiry` is the skill.

    `visit`, `number` and `step_state` are those of the visit that it became. `booked_for` is the
    visit at whose desk it was made. Who comes is in a table of its own (`person`).
    """

    id: str
    site: str
    type: str
    enquiry: str
    adviser: str
    service_point: str
    service_day: str
    starts_at: int
    ends_at: int
    stored_state: str
    code: str
    language: str
    asked_language: str | None
    needs: str
    source: str
    booked_for: str | None
    cancel_reason: str | None
    visit: str | None
    punctuality: str | None
    checked_in_at: int | None
    number: str | None = None
    step_state: str | None = None
    outcome: str | None = None

    @property
    def state(self) -> AppointmentState:
        """Where it is now."""
        if self.stored_state != "checked_in" or self.step_state != "ended":
            return AppointmentState(self.stored_state)
        ended = ("no_show", "day_closed")
        return AppointmentState.NO_SHOW if self.outcome in ended else AppointmentState.SERVED

    @property
    def begun(self) -> bool:
        """Whether its visitor was called already, or it is over."""
        return self.state not in (AppointmentState.BOOKED, AppointmentState.CHECKED_IN) or (
            self.step_state in ("called", "serving")
        )

    def as_json(self) -> dict[str, Any]:
        """The API's form for staff, without who comes."""
        return {
            "appointment": self.id,
            "type": self.type,
            "enquiry": self.enquiry,
            "adviser": self.adviser,
            "service_point": self.service_point,
            "service_day": self.service_day,
            "starts_at": iso(self.starts_at),
            "ends_at": iso(self.ends_at),
            "state": str(self.state),
            "code": self.code,
            "language": self.language,
            "asked_language": self.asked_language,
            "needs": self.needs.split(",") if self.needs else [],
            "source": self.source,
            "booked_for": self.booked_for,
            "cancel_reason": self.cancel_reason,
            "visit": self.visit,
            "number": self.number,
            "punctuality": self.punctuality,
            "checked_in_at": iso_or_none(self.checked_in_at),
        }


@dataclass(frozen=True, slots=True)
class Person:
    """Who comes, as far as staff wrote it down; deleted some days after the appointment."""

    name: str | None = None
    contact: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A time without appointments: of an adviser, of a service point, or (neither) of the site."""

    id: int
    site: str
    adviser: str | None
    service_point: str | None
    starts_at: int
    ends_at: int
    reason: str

    def as_json(self) -> dict[str, Any]:
        """The API's form."""
        return {
            "block": self.id,
            "adviser": self.adviser,
            "service_point": self.service_point,
            "starts_at": iso(self.starts_at),
            "ends_at": iso(self.ends_at),
            "reason": self.reason,
        }


COLUMNS = (
    "a.id, a.site, a.type, a.enquiry, a.adviser, a.service_point, a.service_day, a.starts_at,"
    " a.ends_at, a.state AS stored_state, a.code, a.language, a.asked_language, a.needs, a.source,"
    " a.booked_for, a.cancel_reason, a.visit, a.punctuality, a.checked_in_at, v.number,"
    " s.state AS step_state, s.outcome"
)
#: With the step that the appointment's visitor waits in, or was served in last for it.
TABLES = (
    "appointment a LEFT JOIN visit v ON v.id = a.visit LEFT JOIN step s ON s.id ="
    " (SELECT max(id) FROM step WHERE appointment = a.id AND visit = a.visit)"
)


def of_row(row: Sequence[Any]) -> Appointment:
    """The appointment of a row of COLUMNS.

    Of a visit that nobody served (its visitor left, or the ticket was taken back) nothing stays:
    the appointment is still to be kept, and whoever reads it finds it as before the check-in.
    """
    found = Appointment(*tuple(row))
    if found.stored_state != "checked_in" or found.outcome not in GONE:
        return found
    return replace(
        found, stored_state="booked", visit=None, punctuality=None, checked_in_at=None,
        number=None, step_state=None, outcome=None,
    )  # fmt: skip
