"""Appointments, by what a newcomer would look for: book, move, cancel, block, missed.

Each command is one transaction, like those of `ticketing.commands`, where checking in stands. No
room and no adviser is promised twice, whoever writes: the database keeps that.
"""

from __future__ import annotations

from ticketing.appointments.blocks import NewBlock, block, unblock
from ticketing.appointments.booking import Order, book, cancel, free, move, wish
from ticketing.appointments.keeping import forget, miss, miss_no_more
from ticketing.appointments.model import (
    CANCEL_REASONS,
    Appointment,
    AppointmentState,
    Block,
    Person,
)
from ticketing.appointments.queries import between, blocks_between, by_code, get, person, upcoming

__all__ = [
    "CANCEL_REASONS",
    "Appointment",
    "AppointmentState",
    "Block",
    "NewBlock",
    "Order",
    "Person",
    "between",
    "block",
    "blocks_between",
    "book",
    "by_code",
    "cancel",
    "forget",
    "free",
    "get",
    "miss",
    "miss_no_more",
    "move",
    "person",
    "unblock",
    "upcoming",
    "wish",
]
