"""What can be done to a visit, by what a newcomer would look for. Each command is one transaction:
ask the pure rules, write by a conditional update, append the event, commit. No device, no network,
no screen in any of them.

A command that cannot be done raises a `ticketing.errors.Refused` and changes nothing. The `Ask`
says when, by whom, and under which idempotency key.
"""

from __future__ import annotations

from ticketing.commands.calling import call_next, call_visit, recall
from ticketing.commands.checking_in import CheckedIn, check_in
from ticketing.commands.enquiries import (
    add_enquiry,
    change_enquiry,
    give_back_wait,
    order_enquiries,
    remove_enquiry,
    set_language,
    set_needs,
)
from ticketing.commands.holding import end_holds, hold, resume, resume_here
from ticketing.commands.issuing import issue
from ticketing.commands.loading import load_site
from ticketing.commands.moving import move_visit
from ticketing.commands.printing_again import print_again
from ticketing.commands.referring import refer
from ticketing.commands.returning import cancel, cancel_of_kiosk, come_again, come_back
from ticketing.commands.serving import finish, greet, no_show, not_this_visitor, start
from ticketing.commands.serving_directly import answer_at_door, serve_directly
from ticketing.commands.undoing import undo
from ticketing.day.closing import close_past_days
from ticketing.help.calls import end_help, raise_help, take_help
from ticketing.help.lone import well
from ticketing.rooms.care import close_room, open_room, tidied

__all__ = [
    "CheckedIn",
    "add_enquiry",
    "answer_at_door",
    "call_next",
    "call_visit",
    "cancel",
    "cancel_of_kiosk",
    "change_enquiry",
    "check_in",
    "close_past_days",
    "close_room",
    "come_again",
    "come_back",
    "end_help",
    "end_holds",
    "finish",
    "give_back_wait",
    "greet",
    "hold",
    "issue",
    "load_site",
    "move_visit",
    "no_show",
    "not_this_visitor",
    "open_room",
    "order_enquiries",
    "print_again",
    "raise_help",
    "recall",
    "refer",
    "remove_enquiry",
    "resume",
    "resume_here",
    "serve_directly",
    "set_language",
    "set_needs",
    "start",
    "take_help",
    "tidied",
    "undo",
    "well",
]
