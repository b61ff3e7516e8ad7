"""The rules of the house once more, as plainly as can be: what the commands are held against.

Nothing of `ticketing` is used here, so that a mistake there cannot hide here. Times are
milliseconds; a refusal is the exception `No`.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
TARGETS = {"quick": 5, "short": 7, "long": 20, "private": 15, "mornings": 10}
PREFIXES = {"quick": "Q", "short": "Q", "long": "L", "private": "P", "mornings": "M"}
RECALLS_BEFORE_NO_SHOW, GAP_MS = 1, 10_000
HOLD_MS, COME_BACK_MS, UNDO_MS = 10 * 60_000, 30 * 60_000, 60_000
#: What the database calls these.
NEEDS_ORDER = ("step_free", "hearing_loop", "interpreter", "more_time", "children", "priority")


_made = count()


class No(Exception):
    """The command must be refused."""


@dataclass
class Step:
    enquiry: str
    since: int
    queued: int
    state: str = "waiting"
    origin: str = "arrival"
    weight: int = 100
    asked: str | None = None
    place: str = ""
    for_adviser: str | None = None
    called: int | None = None
    last_call: int = 0
    served: int = 0
    recalls: int = 0
    point: str | None = None
    adviser: str | None = None
    held: int | None = None
    until: int | None = None
    reason: str | None = None
    ended: int | None = None
    outcome: str | None = None
    avoidable: bool | None = None
    rests: list[tuple[int, int, str | None]] = field(default_factory=list)
    #: When the step ended that this one goes on with.
    continues: int | None = None
    order: int = field(default_factory=lambda: next(_made))


@dataclass
class Ticket:
    """A visit: `steps` are those that are or were open, `planned` the others, in their order.

    `waited` adds up what was waited, and `from_` is when the present wait began.
    """

    number: str | None
    day: str
    at: int
    needs: tuple[str, ...] = ()
    asked: str | None = None
    steps: list[Step] = field(default_factory=list)
    planned: list[Step] = field(default_factory=list)
    dropped: list[tuple[str, str, str | None]] = field(default_factory=list)
    waited: int = 0
    from_: int = 0

    @property
    def now(self) -> Step:
        return self.steps[-1]

    @property
    def state(self) -> str:
        return self.now.state

    @property
    def open(self) -> bool:
        return self.state != "ended"

    @property
    def point(self) -> str | None:
        return self.now.point if self.state in ("called", "serving") else None

    def new(self, enquiry: str, now: int, **more: object) -> Step:
        step = Step(enquiry, now, self.at)
        self._need(step)
        for name, value in more.items():
            setattr(step, name, value)
        return step

    def _need(self, step: Step) -> None:
        step.weight = 200 if "priority" in self.needs else 100
        step.place = ",".join(n for n in ("hearing_loop", "step_free") if n in self.needs)
        step.asked = self.asked

    def set_needs(self, needs: tuple[str, ...], asked: str | None) -> None:
        self.needs, self.asked = tuple(n for n in NEEDS_ORDER if n in needs), asked
        for step in [s for s in self.steps if s.state != "ended"] + self.planned:
            self._need(step)

    def waits(self, now: int) -> None:
        self.now.state, self.from_ = "waiting", now

    def waits_no_more(self, state: str, now: int) -> None:
        if self.state == "waiting":
            self.waited += now - self.from_
        self.now.state = state

    def end(self, outcome: str, now: int) -> None:
        self.waits_no_more("ended", now)
        self.rests_no_more(now)
        self.now.outcome, self.now.ended = outcome, now

    def rests_no_more(self, now: int) -> None:
        if self.now.held is not None:
            self.now.rests.append((self.now.held, max(now, self.now.held), self.now.reason))
        self.now.held = self.now.until = self.now.reason = None

    def follow_on(self, now: int) -> None:
        if self.planned and not self.open:
            self.steps.append(self.planned.pop(0))
            self.now.since = now
            self.waits(now)


@dataclass
class Deed:
    """What can be undone: who did it when, and what was so before and after."""

    command: str
    actor: str | None
    at: int
    before: Ticket | None
    after: Ticket
    owner: str | None
    moved: str | None = None
    moves: int = 0
    from_point: str | None = None
    paused: str | None = None
    note: bool = False
    rows: object = None


def local(now: int) -> datetime:
    return datetime.fromtimestamp(now / 1000, UTC).astimezone(LONDON)


def service_day(now: int) -> str:
    """Open 08:00 to 02:00 every day: a day lasts until the next one opens."""
    return (local(now) - timedelta(hours=8)).date().isoformat()


def lapsed(at: int, now: int) -> bool:
    return service_day(at) < service_day(now) and now - at >= 2 * 60 * 60_000


def mornings_are_served(now: int) -> bool:
    at = local(now)
    return at.weekday() in (0, 2) and 9 <= at.hour < 12


def site_is_open(now: int) -> bool:
    return not 2 <= local(now).hour < 8


@dataclass
class Queue:
    tickets: dict[str, Ticket] = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)  # service point -> adviser
    moves: dict[str, int] = field(default_factory=dict)  # adviser -> changes of their sign-on
    paused: dict[str, str] = field(default_factory=dict)  # adviser -> 'break' or 'wrap_up'
    off: dict[str, str] = field(default_factory=dict)  # enquiry type -> on which day
    early: set[str] = field(default_factory=set)  # days closed early
    series: dict[tuple[str, str], int] = field(default_factory=dict)
    deeds: dict[str, Deed] = field(default_factory=dict)
    notes: dict[str, list[int]] = field(default_factory=dict)
    acted: Callable[[str], int] = lambda adviser: 0  # when somebody last did something

    def here(self, now: int) -> dict[str, str]:
        """Who is counted on: they signed on, or did something, on the present service day."""
        return {p: a for p, a in self.staff.items() if not lapsed(self.acted(a), now)}

    def visit_at(self, point: str) -> str | None:
        return next((v for v, t in self.tickets.items() if t.point == point), None)

    def waiting(self, now: int) -> list[Ticket]:
        day = service_day(now)
        return [t for t in self.tickets.values() if t.state == "waiting" and t.day == day]

    def need(self, visit: str, states: tuple[str, ...], adviser: str | None) -> Ticket:
        """The visit, if it is in one of the states, and not at somebody else's place."""
        ticket = self.tickets[visit]
        if ticket.state not in states:
            raise No
        if adviser and ticket.point and self.staff.get(ticket.point) != adviser:
            raise No
        return ticket

    # ------------------------------------------------------------------ coming in

    def is_served(self, enquiry: str, now: int) -> bool:
        """Whether those who are here already can be sent to it."""
        on = self.off.get(enquiry) != service_day(now)
        return on and (enquiry != "mornings" or mornings_are_served(now))

    def is_open(self, enquiry: str, now: int) -> bool:
        """Whether there are tickets for it."""
        closed = not site_is_open(now) or service_day(now) in self.early
        return not closed and self.is_served(enquiry, now)

    def number(self, enquiry: str, now: int) -> str:
        """The number that a ticket taken now gets."""
        key = (service_day(now), PREFIXES[enquiry])
        return f"{key[1]}{self.series.get(key, 0) + 1:03}"

    def enter(
        self,
        visit: str,
        enquiries: list[str],
        now: int,
        needs: tuple[str, ...] = (),
        asked: str | None = None,
        *,
        numbered: bool = True,
    ) -> Ticket:
        day, number = service_day(now), None
        if numbered:
            number = self.number(enquiries[0], now)
            key = (day, PREFIXES[enquiries[0]])
            self.series[key] = self.series.get(key, 0) + 1
        ticket = Ticket(number, day, now)
        ticket.needs, ticket.asked = tuple(n for n in NEEDS_ORDER if n in needs), asked
        ticket.steps = [ticket.new(enquiries[0], now)]
        ticket.waits(now)
        ticket.planned = [
            ticket.new(one, now, state="planned", origin="added") for one in enquiries[1:]
        ]
        self.tickets[visit] = ticket
        return ticket

    # ------------------------------------------------------------------ staff

    def sign_on(self, adviser: str, point: str) -> None:
        before = next((p for p, a in self.staff.items() if a == adviser), None)
        if before == point:
            return
        if before and self.visit_at(before):
            raise No
        if point in self.staff:
            self._moved(self.staff[point])
        self._moved(adviser)
        self.staff = {p: a for p, a in self.staff.items() if a != adviser}
        self.staff[point] = adviser
        there = self.visit_at(point)
        if there is not None:
            self.tickets[there].now.adviser = adviser

    def sign_off(self, point: str, adviser: str | None) -> None:
        here = self.staff.get(point)
        if here is None or adviser not in (None, here):
            return
        if self.visit_at(point):
            raise No
        self._moved(here)
        del self.staff[point]

    def go(self, adviser: str | None, point: str) -> None:
        """The adviser goes along to another place, where nobody is."""
        if adviser is not None and self.staff.get(point) != adviser:
            self.leave(point)  # who has not acted today
            self._moved(adviser)
            self.staff = {p: a for p, a in self.staff.items() if a != adviser} | {point: adviser}

    def leave(self, point: str) -> None:
        """Whoever is there is signed off."""
        if point in self.staff:
            self._moved(self.staff.pop(point))

    def _moved(self, adviser: str) -> None:
        """Their sign-on is another than before, and no break goes along."""
        self.moves[adviser] = self.moves.get(adviser, 0) + 1
        self.paused.pop(adviser, None)

    def pause(self, point: str, adviser: str | None, kind: str) -> None:
        here = self.staff.get(point)
        if here is None or adviser not in (None, here) or self.visit_at(point):
            raise No
        if self.paused.get(here) != kind:
            self._moved(here)
            self.paused[here] = kind

    def ready(self, point: str, adviser: str | None) -> None:
        here = self.staff.get(point)
        if here is None or adviser not in (None, here):
            raise No
        if here in self.paused:
            self._moved(here)

    def take_up(self, point: str, adviser: str | None) -> str | None:
        """Who is there to call or serve somebody. No while a visit is there, or on a break."""
        here = self.staff.get(point)
        if (adviser and here != adviser) or self.visit_at(point):
            raise No
        if self.paused.get(here or "") == "break":
            raise No
        return here

    # ------------------------------------------------------------------ undo

    def undo(self, visit: str, now: int, actor: str | None, *, anybody: bool) -> Deed:
        """Take the last deed back; No where that cannot be."""
        ticket, deed = self.tickets[visit], self.deeds.get(visit)
        if deed is None or now >= deed.at + UNDO_MS or not (anybody or deed.actor == actor):
            raise No
        if ticket != deed.after:
            raise No
        if deed.moved is not None and self.moves.get(deed.moved, 0) != deed.moves:
            raise No
        if deed.before is None:
            self.cancel(ticket, now, "cancelled")
        else:
            self._back_to_its_place(visit, deed)
            self.tickets[visit] = deepcopy(deed.before)
            if deed.note:
                self.notes[visit].remove(deed.at)
        del self.deeds[visit]
        return deed

    def cancel(self, ticket: Ticket, now: int, outcome: str) -> None:
        if not ticket.open:  # answered at the door
            ticket.now.outcome, ticket.now.ended = outcome, now
            return
        ticket.end(outcome, now)
        ticket.planned = []

    def _back_to_its_place(self, visit: str, deed: Deed) -> None:
        assert deed.before is not None
        point = deed.before.point
        if point is not None and self.visit_at(point) not in (None, visit):
            raise No
        staff = dict(self.staff)
        if deed.moved is not None and deed.from_point is not None:
            staff = {p: a for p, a in staff.items() if a != deed.moved}
            if deed.from_point in staff:
                raise No
            staff[deed.from_point] = deed.moved
        if point is not None and deed.owner is not None and staff.get(point) != deed.owner:
            raise No
        if deed.moved is not None:
            self._moved(deed.moved)
            if deed.paused is not None:
                self.paused[deed.moved] = deed.paused
        self.staff = staff
        here = staff.get(point or "")
        if here in self.paused:
            self._moved(here)
