"""One day of the house, run through in no time: discrete events, and the house's own routing.

What a person does takes the time that was drawn for it. Who is called, to which room, past whom, is
what `ticketing.queue.routing` decides on what it is given.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from random import Random

from simulation.past.house import House, Working
from simulation.past.people import Answered, Comer, Meeting, Shift, Ticket
from simulation.past.telling import Teller
from ticketing.events.staff import AdviserPaused, AdviserReady, AdviserSignedOff, AdviserSignedOn
from ticketing.queue.routing import Waiting, decide
from ticketing.sites import Site

_S = 1000
_MINUTE = 60 * _S
#: Seconds of an adviser's life, as assumed: what is left to write down after a visit, the walk of a
#: visitor who is sent on, the wait before a second call and before giving up.
WRITES_DOWN_S = 55.0
RECALLS_AFTER_S = 80.0
GIVES_UP_AFTER_S = 60.0
#: 'Next' is pressed so often while nobody can be called and somebody waits.
LOOKS_AGAIN = 20 * _S
#: So long after the doors are shut, whoever still waits is sent home.
SENDS_HOME = 45 * _MINUTE
#: A break before an appointment is put off by so much.
PUT_OFF = 15 * _MINUTE


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody of one day."""

    comers: list[Comer]
    answered: list[Answered]
    shifts: list[Shift]
    meetings: list[Meeting]
    closes: int


class Floor:
    """A day's events, from the first sign-on to the last sign-off, told to `teller`."""

    def __init__(self, site: Site, teller: Teller, random: Random, cast: Cast) -> None:
        self._site = site
        self._teller = teller
        self._random = random
        self._cast = cast
        self._house = House(site, cast.meetings, cast.shifts)
        self._events: list[tuple[int, int, Callable[..., None], tuple[object, ...]]] = []
        self._order = count()
        self._looks = False

    def run(self) -> None:
        """Let the day pass."""
        cast = self._cast
        for shift in cast.shifts:
            self._at(shift.begins, self._sign_on, shift)
        for comer in cast.comers:
            self._at(comer.at, self._enter, comer)
        for one in cast.answered:
            self._at(one.at, self._teller.answered, one)
        self._at(cast.closes, self._close)
        self._at(cast.closes + SENDS_HOME, self._send_home)
        while self._events:
            now, _, happens, about = heapq.heappop(self._events)
            happens(now, *about)

    def _at(self, when: float, happens: Callable[..., None], *about: object) -> None:
        heapq.heappush(self._events, (round(when), next(self._order), happens, about))

    # ------------------------------------------------------------------ visitors

    def _enter(self, now: int, comer: Comer) -> None:
        ticket = self._teller.issued(now, comer, self._house.ahead(comer.enquiry))
        meeting = comer.meeting
        if meeting:
            self._wait(now, ticket, meeting.starts_at, max(now, meeting.starts_at))
            return
        self._wait(now, ticket, now, now)
        step = ticket.step
        self._at(now + comer.patience_s * _S, self._lose_patience, step)

    def _wait(self, now: int, ticket: Ticket, queued_at: int, since: int) -> None:
        self._house.join(ticket, queued_at, since, self._teller.weight(ticket.comer))
        self._call(now)

    def _lose_patience(self, now: int, step: int) -> None:
        ticket = self._house.leave(step)
        if ticket is not None:
            self._teller.left(now, ticket)

    def _miss(self, now: int, working: Working, ticket: Ticket) -> None:
        self._teller.missed(now, ticket)
        ticket.missed = True
        back = ticket.comer.returns_s
        longest = self._site.recall.come_back_minutes * 60
        if back is not None and back < longest and now + back * _S < self._cast.closes:
            self._at(now + back * _S, self._come_back, ticket)
        self._at(now + self._writes(), self._ready, working)

    def _come_back(self, now: int, ticket: Ticket) -> None:
        self._teller.returned(now, ticket)
        self._wait(now, ticket, ticket.arrived, now)

    # ------------------------------------------------------------------ a visit

    def _call(self, now: int) -> None:
        """Everybody who is free looks whom to call: first the one who can do least besides."""
        for working in self._house.staff.values():
            if not working.free:
                continue
            heads = self._house.heads()
            if not any(one.enquiry in working.enquiries for one in heads):
                continue
            decision = decide(heads, self._house.desk(working, heads, now), now)
            if decision.chosen is not None and decision.place is not None:
                self._bring(now, working, decision.chosen, decision.place)
        idle = any(one.free for one in self._house.staff.values())
        if self._house.waiting and idle and not self._looks:
            self._looks = True
            self._at(now + LOOKS_AGAIN, self._look_again)

    def _look_again(self, now: int) -> None:
        self._looks = False
        self._call(now)

    def _bring(self, now: int, working: Working, chosen: Waiting, place: str) -> None:
        ticket = self._house.leave(chosen.step)
        assert ticket is not None
        if ticket.comer.meeting:
            self._house.begun(ticket.comer.meeting)
        working.free = False
        self._go(now, working, place)
        self._teller.called(now, ticket, working.adviser, place)
        if ticket.comer.comes or ticket.missed:
            walks = now + ticket.comer.walk_s * _S
            self._at(walks, self._serve, working, ticket)
            return
        again = now + RECALLS_AFTER_S * _S
        self._at(again, self._teller.recalled, ticket)
        given_up = again + GIVES_UP_AFTER_S * _S
        self._at(given_up, self._miss, working, ticket)

    def _serve(self, now: int, working: Working, ticket: Ticket) -> None:
        self._teller.started(now, ticket)
        comer = ticket.comer
        length = comer.then_s if ticket.referred else comer.service_s
        self._at(now + length * _S, self._finish, working, ticket)

    def _finish(self, now: int, working: Working, ticket: Ticket) -> None:
        then = ticket.comer.then
        self._at(now + self._writes(), self._ready, working)
        if then is None or ticket.referred or now >= self._cast.closes:
            self._teller.finished(now, ticket, ticket.comer.outcome)
            return
        self._teller.referred(now, ticket, then)
        ticket.referred = True
        self._wait(now, ticket, ticket.arrived, now)

    def _writes(self) -> float:
        return self._random.expovariate(1 / WRITES_DOWN_S) * _S

    # ------------------------------------------------------------------ staff

    def _sign_on(self, now: int, shift: Shift) -> None:
        adviser = self._site.adviser(shift.adviser)
        own, backup = frozenset(adviser.skills), frozenset(adviser.backup)
        languages = frozenset(adviser.languages)
        self._house.sign_on(
            Working(shift, shift.place, own, backup, own | backup, languages, deque(shift.breaks))
        )
        self._tell(now, shift.adviser, AdviserSignedOn(adviser.id, shift.place))
        for when, _, _ in shift.breaks:
            self._at(when, self._break_now, adviser.id)
        self._call(now)

    def _go(self, now: int, working: Working, place: str) -> None:
        """To another service point, and back."""
        if working.at != place:
            self._tell(now, working.adviser, AdviserSignedOff(working.adviser, working.at))
            working.at = place
            self._tell(now, working.adviser, AdviserSignedOn(working.adviser, place))

    def _ready(self, now: int, working: Working) -> None:
        """Between two visitors."""
        self._go(now, working, working.shift.place)
        working.free = True
        if self._break_begins(now, working):
            return
        self._call(now)
        self._leave(now)

    def _break_now(self, now: int, adviser: str) -> None:
        """The time of a break has come; whoever serves takes it afterwards."""
        working = self._house.staff.get(adviser)
        if working is not None and working.free:
            self._break_begins(now, working)

    def _break_begins(self, now: int, working: Working) -> bool:
        if not working.breaks or working.breaks[0][0] > now:
            return False
        _, length, reason = working.breaks[0]
        if self._house.promised(working.adviser, now - 10 * _MINUTE, now + length):
            working.breaks[0] = (now + PUT_OFF, length, reason)
            self._at(now + PUT_OFF, self._break_now, working.adviser)
            return False
        working.breaks.popleft()
        self._house.on_break(working, away=True)
        event = AdviserPaused(working.adviser, working.at, "break", reason)
        self._tell(now, working.adviser, event)
        self._at(now + length, self._break_over, working)
        return True

    def _break_over(self, now: int, working: Working) -> None:
        self._tell(now, working.adviser, AdviserReady(working.adviser, working.at, "break"))
        self._house.on_break(working, away=False)
        self._call(now)
        self._leave(now)

    # ------------------------------------------------------------------ the evening

    def _close(self, now: int) -> None:
        """The doors are shut; nobody begins a break any more."""
        for working in self._house.staff.values():
            working.breaks.clear()
        self._leave(now)

    def _leave(self, now: int) -> None:
        """Once nobody waits after the doors were shut, everybody who is free goes home."""
        if now < self._cast.closes or self._house.waiting:
            return
        for working in [one for one in self._house.staff.values() if one.free]:
            self._tell(now, working.adviser, AdviserSignedOff(working.adviser, working.at))
            self._house.sign_off(working)

    def _send_home(self, now: int) -> None:
        """Who still waits is told to come another day."""
        for ticket in self._house.all_waiting():
            self._house.leave(ticket.step)
            self._teller.day_closed(now, ticket)
        self._leave(now)

    def _tell(self, now: int, adviser: str, event: AdviserPaused | AdviserReady
              | AdviserSignedOff | AdviserSignedOn) -> None:  # fmt: skip
        self._teller.tell(now, f"adviser:{adviser}", event)
