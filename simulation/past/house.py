"""What the house knows at a moment of a simulated day: who waits, who works, who is where."""

from __future__ import annotations

from bisect import insort
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from simulation.past.people import Meeting, Shift, Ticket
from ticketing.queue.routing import Colleague, Desk, Waiting
from ticketing.sites import Site
from ticketing.sites.parts import ServicePoint
from ticketing.visits.needs import PLACE_NEEDS


@dataclass(slots=True, eq=False)
class Working:
    """An adviser who is signed on, at `at`. `free` can call; `here` is false on a break.
    `enquiries` are all that they can serve."""

    shift: Shift
    at: str
    preferred: frozenset[str]
    backup: frozenset[str]
    enquiries: frozenset[str]
    languages: frozenset[str]
    breaks: deque[tuple[int, int, str]]
    free: bool = True
    here: bool = True

    @property
    def adviser(self) -> str:
        """Who it is."""
        return self.shift.adviser


class House:
    """The queue, the staff and the promised appointments of one day of a site."""

    def __init__(self, site: Site, meetings: Iterable[Meeting], shifts: Iterable[Shift]) -> None:
        self._site = site
        self._points = {one.id: one for one in site.service_points}
        self._rooms = [one.id for one in site.service_points if one.kind == "room"]
        #: Whose own place a room is today: nobody else goes there, before they come either.
        self._owners = {one.place: one.adviser for one in shifts}
        self._lines: dict[tuple[object, ...], list[Waiting]] = {}
        self._coming = sorted(meetings, key=lambda one: one.starts_at)
        self._tickets: dict[int, Ticket] = {}
        self._offers = {one.id: _offers(one) for one in site.service_points}
        self._elsewhere = {
            point.id: frozenset(x.id for x in site.enquiries if not x.served_at(point.id))
            for point in site.service_points
        }
        self._colleagues: dict[str, tuple[Colleague, ...]] = {}
        #: Who is signed on: first the one who can do least besides.
        self.staff: dict[str, Working] = {}

    # ------------------------------------------------------------------ the queue

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._tickets)

    def ahead(self, enquiry: str) -> int:
        """How many wait for an enquiry type."""
        return sum(one.enquiry == enquiry for one in self._tickets.values())

    def join(self, ticket: Ticket, queued_at: int, since: int, weight: int) -> None:
        """A ticket's step waits, behind those of its class that came before."""
        enquiry = self._site.enquiry(ticket.enquiry)
        comer, meeting = ticket.comer, ticket.comer.meeting
        asked = comer.asked_language
        in_room = meeting is not None and self._points[meeting.place].kind == "room"
        waiting = Waiting(
            ticket.step, ticket.visit, ticket.number, enquiry.id, queued_at, since,
            meeting.target_s if meeting else enquiry.target_s,
            weight=weight,
            for_adviser=meeting.adviser if meeting else None,
            asked_language=None if asked == self._site.staff_language else asked,
            place_needs=frozenset(PLACE_NEEDS) & frozenset(comer.needs),
            appointment=meeting.id if meeting else None,
            needs_private_room=enquiry.needs_private_room or in_room,
            service_s=enquiry.service_s,
        )  # fmt: skip
        line = self._lines.setdefault(_class(waiting), [])
        insort(line, waiting, key=lambda one: (one.queued_at, one.step))
        self._tickets[ticket.step] = ticket

    def leave(self, step: int) -> Ticket | None:
        """A step waits no longer; None if it did not."""
        ticket = self._tickets.pop(step, None)
        if ticket is not None:
            for line in self._lines.values():
                line[:] = [one for one in line if one.step != step]
        return ticket

    def all_waiting(self) -> list[Ticket]:
        """Everybody, in the order of their steps."""
        return [self._tickets[step] for step in sorted(self._tickets)]

    def heads(self) -> list[Waiting]:
        """The first of each class."""
        return [line[0] for line in self._lines.values() if line]

    # ------------------------------------------------------------------ staff

    def sign_on(self, working: Working) -> None:
        """Another one works."""
        staff = [*self.staff.values(), working]
        staff.sort(key=lambda one: (len(one.enquiries), one.shift.place))
        self.staff = {one.adviser: one for one in staff}
        self._colleagues = {}

    def sign_off(self, working: Working) -> None:
        """Somebody goes home."""
        del self.staff[working.adviser]
        self._colleagues = {}

    def on_break(self, working: Working, *, away: bool) -> None:
        """Somebody takes a break, or is back from it, and ready for the next."""
        working.here, working.free = not away, not away
        self._colleagues = {}

    def _others(self, working: Working) -> tuple[Colleague, ...]:
        """Everybody else as a desk sees them; kept until that changes."""
        if working.adviser not in self._colleagues:
            self._colleagues[working.adviser] = tuple(
                # Made-up staff are at work until they sign off: nobody forgets to.
                Colleague(one.adviser, one.enquiries, one.languages, one.here, busy=True)
                for one in self.staff.values()
                if one is not working
            )
        return self._colleagues[working.adviser]

    # ------------------------------------------------------------------ desks and rooms

    def desk(self, working: Working, heads: Iterable[Waiting], now: int) -> Desk:
        """The desk of somebody who works, as routing is given it."""
        mine = (one.starts_at for one in self._coming
                if one.starts_at > now and one.adviser == working.adviser)  # fmt: skip
        here = (one.starts_at for one in self._coming
                if one.starts_at > now and one.place == working.at)  # fmt: skip
        return Desk(
            point=working.at,
            adviser=working.adviser,
            preferred=working.preferred,
            backup=working.backup,
            languages=working.languages,
            offers=self._offers[working.at],
            elsewhere=self._elsewhere[working.at],
            rooms=self._rooms_for(working, heads, now),
            colleagues=self._others(working),
            until=next(mine, None),
            place_until=next(here, None),
        )

    def _rooms_for(self, working: Working, heads: Iterable[Waiting], now: int) -> dict[int, str]:
        found = {}
        for head in heads:
            if head.needs_private_room:
                room = self._room(working, head, now)
                if room is not None:
                    found[head.step] = room
        return found

    def _room(self, working: Working, head: Waiting, now: int) -> str | None:
        """The room that the appointment was made for, else their own, else a free one."""
        taken = {one.at for one in self.staff.values() if one is not working}
        soon = now + head.service_s * 1000
        kept = {one.place for one in self._coming
                if now < one.starts_at < soon and one.id != head.appointment}  # fmt: skip
        meeting = self._tickets[head.step].comer.meeting
        taken |= {room for room in self._rooms
                  if self._owners.get(room, working.adviser) != working.adviser}  # fmt: skip
        wanted = [*([meeting.place] if meeting else []), working.at, *self._rooms]
        free = (x for x in wanted if x in self._rooms and x not in taken and x not in kept)
        return next(free, None)

    # ------------------------------------------------------------------ appointments

    def begun(self, meeting: Meeting) -> None:
        """An appointment was called: it is promised no longer."""
        self._coming = [one for one in self._coming if one is not meeting]

    def promised(self, adviser: str, start: int, end: int) -> bool:
        """Whether an appointment of an adviser begins between these moments."""
        return any(one.adviser == adviser and start <= one.starts_at < end for one in self._coming)


def _class(one: Waiting) -> tuple[object, ...]:
    """Between those of one class, routing sees no difference but who came first."""
    return (one.enquiry, one.weight, one.for_adviser, one.asked_language, one.place_needs,
            one.appointment is not None)  # fmt: skip


def _offers(point: ServicePoint) -> frozenset[str]:
    return frozenset(need for need in PLACE_NEEDS if getattr(point, need))
