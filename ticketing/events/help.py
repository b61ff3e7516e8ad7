"""What happens when somebody needs help, or may."""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.events.base import Event, OfHelp


@dataclass(frozen=True, slots=True)
class HelpRaised(OfHelp):
    """Somebody needs help at a service point. `cause` is 'button' or 'no_answer'."""

    kind = "help_raised"
    adviser: str | None
    cause: str


@dataclass(frozen=True, slots=True)
class HelpTaken(OfHelp):
    """Somebody goes: `taken_by` is an adviser, or None for a program."""

    kind = "help_taken"
    taken_by: str | None


@dataclass(frozen=True, slots=True)
class HelpEnded(OfHelp):
    """The help call is over."""

    kind = "help_ended"


@dataclass(frozen=True, slots=True)
class CheckAsked(Event):
    """The adviser in a room was asked whether all is well."""

    kind = "check_asked"
    check: int
    service_point: str
    adviser: str | None


@dataclass(frozen=True, slots=True)
class CheckAnswered(Event):
    """The adviser in a room said that all is well."""

    kind = "check_answered"
    check: int
    service_point: str
    adviser: str | None
