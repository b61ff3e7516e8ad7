"""Those who take part in a day, with all that chance decides about them. Times are ms UTC."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment that was made. Its visitor comes at `arrives_at`, or never."""

    id: str
    type: str
    enquiry: str
    adviser: str
    place: str
    starts_at: int
    ends_at: int
    kept_until: int
    target_s: int
    language: str
    arrives_at: int | None = None


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who comes in, by whatever way.

    `patience_s` is how long they would wait, `comes` whether they come when called, `returns_s` how
    long after a missed call they are back, if at all. `then` is what they are referred to.
    """

    at: int
    enquiry: str
    language: str
    by: str
    source: str
    walk_s: float
    service_s: float
    outcome: str
    kiosk: str | None = None
    needs: tuple[str, ...] = ()
    asked_language: str | None = None
    patience_s: float = float("inf")
    comes: bool = True
    returns_s: float | None = None
    then: str | None = None
    then_s: float = 0.0
    meeting: Meeting | None = None


@dataclass(slots=True)
class Ticket:
    """A visit in the house: its number, its present step, where it was called to, and whether it
    was referred, or missed a call, before."""

    comer: Comer
    visit: str
    number: str
    arrived: int
    step: int
    enquiry: str
    place: str = ""
    adviser: str = ""
    referred: bool = False
    missed: bool = False

    @property
    def named(self) -> tuple[str, int, str, str]:
        """The fields by which events name a step."""
        return self.visit, self.step, self.number, self.enquiry


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody whom the reception answers at the door."""

    at: int
    enquiry: str
    language: str


@dataclass(frozen=True, slots=True)
class Shift:
    """An adviser's day at their own place: from when on, and breaks as (when, ms, reason)."""

    adviser: str
    place: str
    begins: int
    breaks: tuple[tuple[int, int, str], ...] = ()
