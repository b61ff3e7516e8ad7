"""Tells what happens as the event log does: with the ids, numbers and names of those who did it."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from ulid import ULID

from simulation.past.people import Answered, Comer, Meeting, Ticket
from storage.times import from_ms
from ticketing.asks import SYSTEM
from ticketing.commands.checking_in import punctuality
from ticketing.commands.recording import Told
from ticketing.events import Event
from ticketing.events.appointments import AppointmentCheckedIn
from ticketing.events.visits import (
    ServiceStarted,
    VisitAnswered,
    VisitCalled,
    VisitCancelled,
    VisitDayClosed,
    VisitFinished,
    VisitIssued,
    VisitNoShow,
    VisitRecalled,
    VisitReferred,
    VisitReturned,
)
from ticketing.sites import Site
from ticketing.visits.model import LEFT
from ticketing.visits.numbering import ticket_number


class Teller:
    """Gathers what happens; `past` is all of it, each day in its order."""

    def __init__(self, site: Site, random: Random, receptionist: str) -> None:
        """`receptionist` as the log names who acts at the door."""
        self.past: list[Told] = []
        self._receptionist = receptionist
        self._site = site
        self._random = random
        self._step = 0
        self._day = ""
        self._series: dict[str, int] = {}

    def begin(self, day: date) -> None:
        """Another service day: numbers begin again."""
        self._day = day.isoformat()
        self._series = {}

    def tell(self, at: int, actor: str, event: Event, **kept: Any) -> None:
        """Something happened."""
        self.past.append(Told(at, actor, event, kept))

    def new_id(self, at: int) -> str:
        """An id as `ticketing.ids` makes them, drawn from the seed."""
        return str(ULID.from_bytes(at.to_bytes(6, "big") + self._random.randbytes(10)))

    def _next_step(self) -> int:
        self._step += 1
        return self._step

    # ------------------------------------------------------------------ in, and at the door

    def issued(self, at: int, comer: Comer, ahead: int) -> Ticket:
        """A ticket, at a kiosk, at reception, or for an appointment that is checked in."""
        enquiry = self._site.enquiry(comer.enquiry)
        sequence = self._series[enquiry.prefix] = self._series.get(enquiry.prefix, 0) + 1
        number = ticket_number(enquiry.prefix, sequence)
        meeting = comer.meeting
        ticket = Ticket(comer, self.new_id(at), number, at, self._next_step(), enquiry.id)
        event = VisitIssued(
            visit=ticket.visit,
            step=ticket.step,
            number=number,
            prefix=enquiry.prefix,
            sequence=sequence,
            service_day=self._day,
            enquiry=enquiry.id,
            language=comer.language,
            target_s=meeting.target_s if meeting else enquiry.target_s,
            ahead=ahead,
            kiosk=comer.kiosk,
            source=comer.source,
            appointment=meeting.id if meeting else None,
            for_adviser=meeting.adviser if meeting else None,
            weight=self.weight(comer),
            waiting_since=max(at, meeting.starts_at) if meeting else None,
            greet_s=enquiry.greet_s,
        )
        self.tell(at, comer.by, event, needs=comer.needs, asked_language=comer.asked_language)
        if meeting:
            self._checked_in(at, ticket, meeting)
        return ticket

    def _checked_in(self, at: int, ticket: Ticket, meeting: Meeting) -> None:
        when = punctuality(from_ms(meeting.starts_at), from_ms(at))
        event = AppointmentCheckedIn(meeting.id, self._day, ticket.visit, when)
        self.tell(at, ticket.comer.by, event)

    def weight(self, comer: Comer) -> int:
        """The priority in per cent."""
        return round(100 * self._site.routing.priority_weight) if "priority" in comer.needs else 100

    def answered(self, at: int, one: Answered) -> None:
        """Somebody was answered at the door."""
        event = VisitAnswered(
            visit=self.new_id(at), step=self._next_step(), enquiry=one.enquiry,
            service_day=self._day, language=one.language, outcome=self._site.outcomes[0].id,
        )  # fmt: skip
        self.tell(at, self._receptionist, event)

    # ------------------------------------------------------------------ a visit

    def called(self, at: int, ticket: Ticket, adviser: str, place: str) -> None:
        """To a service point."""
        ticket.place, ticket.adviser = place, adviser
        self.tell(at, f"adviser:{adviser}", VisitCalled(*ticket.named, place, adviser))

    def recalled(self, at: int, ticket: Ticket) -> None:
        """Once more, since nobody came."""
        event = VisitRecalled(*ticket.named, ticket.place, 1)
        self.tell(at, f"adviser:{ticket.adviser}", event)

    def missed(self, at: int, ticket: Ticket) -> None:
        """Nobody came at all."""
        event = VisitNoShow(*ticket.named, ticket.place)
        self.tell(at, f"adviser:{ticket.adviser}", event)

    def started(self, at: int, ticket: Ticket) -> None:
        """The visitor is there."""
        event = ServiceStarted(*ticket.named, ticket.place, ticket.adviser)
        self.tell(at, f"adviser:{ticket.adviser}", event)

    def finished(self, at: int, ticket: Ticket, outcome: str) -> None:
        """Done."""
        event = VisitFinished(*ticket.named, ticket.place, outcome)
        self.tell(at, f"adviser:{ticket.adviser}", event)

    def referred(self, at: int, ticket: Ticket, enquiry: str) -> None:
        """Done here, and waiting for another enquiry type."""
        before = ticket.named
        ticket.step, ticket.enquiry = self._next_step(), enquiry
        event = VisitReferred(*before, ticket.place, ticket.step, enquiry)
        self.tell(at, f"adviser:{ticket.adviser}", event)

    def returned(self, at: int, ticket: Ticket) -> None:
        """Back at the kiosk after a missed call."""
        before = ticket.named
        ticket.step = self._next_step()
        event = VisitReturned(*before, ticket.step)
        self.tell(at, ticket.comer.by, event)

    def left(self, at: int, ticket: Ticket) -> None:
        """Gone before the call, as the reception noticed."""
        self.tell(at, self._receptionist, VisitCancelled(*ticket.named, LEFT))

    def day_closed(self, at: int, ticket: Ticket) -> None:
        """Still waiting when the day was over."""
        self.tell(at, str(SYSTEM), VisitDayClosed(*ticket.named))
