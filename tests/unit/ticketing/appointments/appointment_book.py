"""Appointments of the sample site, for tests: Tuesday 24 November 2026, and moments of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from storage import Store
from tests.helpers import an_ask
from ticketing import appointments
from ticketing.appointments import Appointment, Order

TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)


def at(clock: str, days: int = 0) -> datetime:
    """A moment of that Tuesday, or so many days later; London is on UTC then."""
    hour, minute = map(int, clock.split(":"))
    return TUESDAY + timedelta(days=days, hours=hour, minutes=minute)


#: When appointments are booked, unless a test says so.
EARLY = at("08:50")


def booked(
    store: Store,
    clock: str = "11:00",
    *,
    kind: str = "benefits-interview",
    adviser: str | None = "aisha",
    point: str | None = "room-1",
    days: int = 0,
    now: datetime = EARLY,
    **more: Any,
) -> Appointment:
    """One appointment, booked at `now`."""
    order = Order(kind, at(clock, days), adviser, point, **more)
    return appointments.book(store, "riverside", order, an_ask(now))
