"""Appointments, by what a newcomer would look for: book, move, cancel, check in, missed.

Each command is one transaction, like those of `ticketing.commands`.
"""

from __future__ import annotations

from ticketing.appointments_model import Appointment, AppointmentState, Block, Person
from ticketing.appointments_queries import between, by_code, get, person, upcoming

__all__ = [
    "Appointment",
    "AppointmentState",
    "Block",
    "Person",
    "between",
    "by_code",
    "get",
    "person",
    "upcoming",
]
