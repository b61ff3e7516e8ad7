"""What happens when somebody needs help, or may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ticketing.events.base import Event


@dataclass(frozen=True, slots=True)
class HelpRaised(Event):
    """Somebody needs help at a service point. `cause` is 'button' or 'no_answer'."""

    kind: ClassVar[str] = "help_raised"
    help: int
    service_point: str
    adviser: str | None
    cause: str


@dataclass(frozen=True, slots=True)
class HelpTaken(Event):
    """Somebody goes: `taken_by` is an adviser, or None for a program."""

    kind: ClassVar[str] = "help_taken"
    help: int
    service_point: str
    taken_by: str | None


@dataclass(frozen=True, slots=True)
class HelpEnded(Event):
    """The help call is over."""

    kind: ClassVar[str] = "help_ended"
    help: int
    service_point: str


@dataclass(frozen=True, slots=True)
class CheckAsked(Event):
    """The adviser in a room was asked whether all is well."""

    kind: ClassVar[str] = "check_asked"
    check: int
    service_point: str
    adviser: str | None


@dataclass(frozen=True, slots=True)
class CheckAnswered(Event):
    """The adviser in a room said that all is well."""

    kind: ClassVar[str] = "check_answered"
    check: int
    service_point: str
    adviser: str | None
