"""What can be done to a visit, by what a newcomer would look for. Each command is one transaction:
ask the pure rules, write by a conditional update, append the event, commit. No device, no network,
no screen in any of them.

A command that cannot be done raises a `ticketing.errors.Refused` and changes nothing. The `Ask`
says when, by whom, and under which idempotency key.
"""

from __future__ import annotations

from ticketing.calling import call_next, recall
from ticketing.day import close_past_days
from ticketing.issuing import issue
from ticketing.serving import finish, no_show, start

__all__ = ["call_next", "close_past_days", "finish", "issue", "no_show", "recall", "start"]
