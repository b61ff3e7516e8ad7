"""Appointments, by what a newcomer would look for: book, move, cancel, check in, block, missed.

Each command is one transaction, like those of `ticketing.commands`. No room and no adviser is
promised twice, whoever writes: the database keeps that.
"""

from __future__ import annotations

from ticketing.appointments_blocks import NewBlock, block, unblock
from ticketing.appointments_booking import Order, book, cancel, free, move, wish
from ticketing.appointments_checkin import CheckedIn, check_in, forget, miss
from ticketing.appointments_model import (
    CANCEL_REASONS,
    Appointment,
    AppointmentState,
    Block,
    Person,
)
from ticketing.appointments_queries import (
    between,
    blocks_between,
    by_code,
    get,
    person,
    upcoming,
)

__all__ = [
    "CANCEL_REASONS",
    "Appointment",
    "AppointmentState",
    "Block",
    "CheckedIn",
    "NewBlock",
    "Order",
    "Person",
    "between",
    "block",
    "blocks_between",
    "book",
    "by_code",
    "cancel",
    "check_in",
    "forget",
    "free",
    "get",
    "miss",
    "move",
    "person",
    "unblock",
    "upcoming",
    "wish",
]
