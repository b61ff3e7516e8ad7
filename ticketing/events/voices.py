"""What visitors say: from a called visitor's phone, and what they complain of."""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.events.base import AtPoint, Event


@dataclass(frozen=True, slots=True)
class VisitorHeard(AtPoint):
    """A called visitor said from their phone that they are on their way ('on_my_way'), or that they
    need more time ('more_time'); with `says` None they took it back."""

    kind = "visitor_heard"
    says: str | None


@dataclass(frozen=True, slots=True)
class ComplaintMade(Event):
    """A visitor made a complaint, or left a comment (`about`). What it says is not in the log."""

    kind = "complaint_made"
    complaint: int
    about: str


@dataclass(frozen=True, slots=True)
class ComplaintClosed(Event):
    """A supervisor answered a complaint or a comment, and closed it."""

    kind = "complaint_closed"
    complaint: int


@dataclass(frozen=True, slots=True)
class ComplaintOpened(Event):
    """It is open again: what was done was not enough."""

    kind = "complaint_opened"
    complaint: int
