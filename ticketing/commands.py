"""What can be done to a visit, by what a newcomer would look for. Each command is one transaction:
ask the pure rules, write by a conditional update, append the event, commit. No device, no network,
no screen in any of them.

A command that cannot be done raises a `ticketing.errors.Refused` and changes nothing. The `Ask`
says when, by whom, and under which idempotency key.
"""

from __future__ import annotations

from ticketing.calling import call_next, call_visit, recall
from ticketing.day import close_past_days
from ticketing.direct import answer_at_door, serve_directly
from ticketing.enquiries import add_enquiry, order_enquiries, remove_enquiry, set_needs
from ticketing.help import end_help, raise_help, take_help
from ticketing.issuing import issue
from ticketing.lone import well
from ticketing.moving import move_visit
from ticketing.room_care import close_room, open_room, tidied
from ticketing.serving import finish, no_show, start
from ticketing.turns import cancel, come_back, end_holds, hold, refer, resume, resume_here
from ticketing.undo import undo

__all__ = [
    "add_enquiry",
    "answer_at_door",
    "call_next",
    "call_visit",
    "cancel",
    "close_past_days",
    "close_room",
    "come_back",
    "end_help",
    "end_holds",
    "finish",
    "hold",
    "issue",
    "move_visit",
    "no_show",
    "open_room",
    "order_enquiries",
    "raise_help",
    "recall",
    "refer",
    "remove_enquiry",
    "resume",
    "resume_here",
    "serve_directly",
    "set_needs",
    "start",
    "take_help",
    "tidied",
    "undo",
    "well",
]
