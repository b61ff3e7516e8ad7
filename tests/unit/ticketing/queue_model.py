"""The rules of the house once more, as plainly as can be: what the commands are held against.

Nothing of `ticketing` is used here, so that a mistake there cannot hide here. Times are
milliseconds; a refusal is the exception `No`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
TARGETS = {"quick": 5, "short": 7, "long": 20, "private": 15, "mornings": 10}
PREFIXES = {"quick": "Q", "short": "Q", "long": "L", "private": "P", "mornings": "M"}
SKILLS = {
    "ann": ({"quick", "private"}, {"long"}),
    "bob": ({"long", "mornings"}, {"quick", "short"}),
}
RECALLS_BEFORE_NO_SHOW, GAP_MS = 1, 10_000


class No(Exception):
    """The command must be refused."""


@dataclass
class Ticket:
    order: int
    enquiry: str
    number: str
    day: str
    at: int
    state: str = "waiting"
    point: str | None = None
    adviser: str | None = None
    recalls: int = 0
    last_call: int = 0
    outcome: str | None = None

    def urgency(self, now: int) -> Fraction:
        return Fraction(max(0, now - self.at), TARGETS[self.enquiry] * 60_000)


def local(now: int) -> datetime:
    return datetime.fromtimestamp(now / 1000, UTC).astimezone(LONDON)


def service_day(now: int) -> str:
    """Open 08:00 to 02:00 every day: a day lasts until the next one opens."""
    return (local(now) - timedelta(hours=8)).date().isoformat()


def is_open(enquiry: str, now: int) -> bool:
    at = local(now)
    if enquiry == "mornings":
        return at.weekday() in (0, 2) and 9 <= at.hour < 12
    return not 2 <= at.hour < 8


@dataclass
class Queue:
    tickets: dict[str, Ticket] = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)  # service point -> adviser
    series: dict[tuple[str, str], int] = field(default_factory=dict)

    def visit_at(self, point: str) -> str | None:
        open_here = (v for v, t in self.tickets.items() if t.point == point and t.outcome is None)
        return next(open_here, None)

    def at(self, point: str) -> Ticket | None:
        visit = self.visit_at(point)
        return None if visit is None else self.tickets[visit]

    def waiting(self, now: int) -> list[Ticket]:
        day = service_day(now)
        return [t for t in self.tickets.values() if t.state == "waiting" and t.day == day]

    def number(self, enquiry: str, now: int) -> str:
        """The number that a ticket taken now gets."""
        if not is_open(enquiry, now):
            raise No
        key = (service_day(now), PREFIXES[enquiry])
        return f"{key[1]}{self.series.get(key, 0) + 1:03}"

    def issue(self, visit: str, enquiry: str, now: int) -> None:
        key = (service_day(now), PREFIXES[enquiry])
        number = self.number(enquiry, now)
        self.series[key] = self.series.get(key, 0) + 1
        self.tickets[visit] = Ticket(len(self.tickets), enquiry, number, key[0], now)

    def place(self, ticket: Ticket, point: str) -> str | None:
        """Where a call from `point` leads: an adviser takes who is private to the free room."""
        if ticket.enquiry != "private" or point == "room-1":
            return point
        free = "room-1" not in self.staff and self.at("room-1") is None
        return "room-1" if free and point in self.staff else None

    def goes(self, point: str, place: str) -> None:
        """Whoever is signed on at `point` goes to `place` with the call."""
        if point in self.staff and place != point:
            self.staff[place] = self.staff.pop(point)

    def next(self, point: str, now: int) -> Ticket | None:
        """Whom a call from `point` must bring."""
        if self.at(point):
            raise No
        adviser = self.staff.get(point)
        preferred, backup = SKILLS[adviser] if adviser else (set(TARGETS), set())
        here = [t for t in self.waiting(now) if self.place(t, point)]
        wanted = [t for t in here if t.enquiry in preferred]
        spare = [t for t in here if t.enquiry in backup]
        if wanted:
            spare = [t for t in spare if t.urgency(now) > 1]
        return min(wanted + spare, key=lambda t: (-t.urgency(now), t.at, t.order), default=None)

    def need(self, visit: str, state: str, adviser: str | None) -> Ticket:
        ticket = self.tickets[visit]
        if ticket.state != state:
            raise No
        if adviser and ticket.point and self.staff.get(ticket.point) != adviser:
            raise No
        return ticket

    def sign_on(self, adviser: str, point: str) -> None:
        before = next((p for p, a in self.staff.items() if a == adviser), None)
        if before == point:
            return
        if before and self.at(before):
            raise No
        self.staff = {p: a for p, a in self.staff.items() if a != adviser}
        self.staff[point] = adviser

    def sign_off(self, point: str, adviser: str | None) -> None:
        here = self.staff.get(point)
        if here is None or adviser not in (None, here):
            return
        if self.at(point):
            raise No
        del self.staff[point]
