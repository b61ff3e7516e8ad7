"""The appointments of a past that is written at once (`ticketing.commands.recording`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ticketing.errors import BadRequest
from ticketing.events import Event
from ticketing.events.appointments import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMissed,
)
from ticketing.sites import Site

COLUMNS = (
    "id", "site", "type", "enquiry", "adviser", "service_point", "service_day", "starts_at",
    "ends_at", "state", "code", "language", "source", "cancel_reason", "visit", "punctuality",
    "checked_in_at", "created_at", "updated_at",
)  # fmt: skip
Row = dict[str, Any]


def rows(site: Site, past: Iterable[tuple[int, Event, Mapping[str, Any]]]) -> list[tuple[Any, ...]]:
    """The rows, as COLUMNS, that these events (when, what, what the log does not keep) make.

    Those that are still to come stay booked. BadRequest for what happens to one that was not.
    """
    found: dict[str, Row] = {}  # by appointment
    for at, event, kept in past:
        match event:
            case AppointmentBooked() as e:
                found[e.appointment] = _booked(site, at, e, kept)
            case AppointmentCancelled() as e:
                _change(found, e.appointment, at, "cancelled", cancel_reason=e.reason)
            case AppointmentMissed() as e:
                _change(found, e.appointment, at, "missed")
            case AppointmentCheckedIn() as e:
                here = {"visit": e.visit, "punctuality": e.punctuality, "checked_in_at": at}
                _change(found, e.appointment, at, "checked_in", **here)
            case _:
                pass
    return [tuple(row.get(name) for name in COLUMNS) for row in found.values()]


def _booked(site: Site, at: int, e: AppointmentBooked, kept: Mapping[str, Any]) -> Row:
    return {
        "id": e.appointment,
        "site": site.id,
        "type": e.type,
        "enquiry": site.appointment_type(e.type).enquiry,
        "adviser": e.adviser,
        "service_point": e.service_point,
        "service_day": e.service_day,
        "starts_at": e.starts_at,
        "ends_at": e.ends_at,
        "state": "booked",
        "code": kept["code"],
        "language": kept["language"],
        "source": kept["source"],
        "created_at": at,
        "updated_at": at,
    }


def _change(rows: dict[str, Row], appointment: str, at: int, state: str, **values: Any) -> None:
    row = rows.get(appointment)
    if row is None or row["state"] == "cancelled":
        raise BadRequest(f"Nothing can happen to the appointment {appointment}: it is not booked.")
    gone = {"visit": None, "punctuality": None, "checked_in_at": None}
    row.update({**gone, **values}, state=state, updated_at=at)
