"""What can be done to a visit, by what a newcomer would look for. Each command is one transaction:
ask the pure rules, write by a conditional update, append the event, commit. No device, no network,
no screen in any of them.

A command that cannot be done raises a `ticketing.errors.Refused` and changes nothing. The `Ask`
says when, by whom, and under which idempotency key.
"""

from __future__ import annotations

from ticketing.calling import call_next, call_visit, recall
from ticketing.day import close_past_days
from ticketing.help import end_help, raise_help, take_help
from ticketing.issuing import issue
from ticketing.lone import well
from ticketing.moving import move_visit
from ticketing.room_care import close_room, open_room, tidied
from ticketing.serving import finish, no_show, start

__all__ = [
    "call_next",
    "call_visit",
    "close_past_days",
    "close_room",
    "end_help",
    "finish",
    "issue",
    "move_visit",
    "no_show",
    "open_room",
    "raise_help",
    "recall",
    "start",
    "take_help",
    "tidied",
    "well",
]
