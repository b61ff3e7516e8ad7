"""The only place where an event meets a printer: a ticket was issued, an appointment made, or a
slip asked for once more, so a slip is printed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from sqlite_utils import Database

from hardware.hub import Hub
from hardware.slips import Slip
from server.devices import device_id
from slips.appointment import confirmation_slip
from slips.marks import second_slip
from slips.signpost import signpost_slip
from slips.ticket import ticket_slip
from storage.times import from_ms
from ticketing import appointments, sites
from ticketing.events import Event, Logged
from ticketing.events import log as events_log
from ticketing.events.appointments import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMoved,
)
from ticketing.events.publisher import DurableSubscriber
from ticketing.events.sites import SignpostPrinted
from ticketing.events.visits import ActionUndone, SlipPrintedAgain, VisitCancelled, VisitIssued
from ticketing.queue import ahead, estimates
from ticketing.sites import Site
from ticketing.visits import queries
from web import easy
from web.house import House

log = structlog.get_logger(__name__)

#: After which nobody may wait for a ticket's slip any more.
_ENDS = (VisitCancelled, ActionUndone)
#: After which the slip of an appointment says what is not so.
_UNTRUE = (AppointmentMoved, AppointmentCancelled)


class SlipPrinting(DurableSubscriber):
    """Turns each event that wants a slip into a print job, once.

    `prints` are the events, each with a `printer`, of which `first` tells the ones that are no
    second slip; `slip` names the id under which the hub keeps the job.
    """

    prints: tuple[type[Event], ...]
    first: type[Event] | tuple[type[Event], ...]

    def __init__(self, house: House, hub: Hub) -> None:
        super().__init__(house.store)
        self._house = house
        self._hub = hub

    def wants(self, logged: Logged) -> bool:
        """Whether it asks for a slip."""
        return isinstance(logged.event, self.prints) and bool(_printer(logged.event))

    def take(self, db: Database, logged: Logged) -> None:
        """Write its job."""
        self._enqueue(db, sites.get(db, logged.site), logged)

    def taken(self) -> None:
        """Hand the jobs to the agents."""
        self._hub.deliver()

    def _enqueue(self, db: Database, site: Site, logged: Logged) -> None:
        event, at = logged.event, from_ms(logged.at)
        printer = next((one for one in site.printers if one.id == _printer(event)), None)
        if printer is None:
            log.warning("no such printer any more", printer=_printer(event), site=site.id)
            return
        key, make = self.slip(db, site, logged)
        try:
            slip = make().enlarged() if self.larger(db, event) else make()
        except Exception:  # the next visitor's slip must come out all the same
            log.exception("no slip can be made", site=site.id, key=key)
            self._hub.fail(
                db,
                device=device_id(site.id, printer.id),
                key=key,
                reason="no slip could be made of it",
                now=at,
            )
            return
        device = device_id(site.id, printer.id)
        if getattr(event, "kiosk", None) is not None:  # who names a printer stands before that one
            device = self._hub.prints_for(db.conn, device)
        until = at + timedelta(seconds=printer.expires_after)
        queue = self._hub.enqueue if isinstance(event, self.first) else self._hub.print_again
        queue(db, device=device, key=key, slip=slip, now=at, expires_at=until)
        if printer.slips == 2 and isinstance(event, VisitIssued):
            self._hub.enqueue(
                db,
                device=device,
                key=second(key),
                slip=second_slip(site, slip),
                now=at,
                expires_at=until,
            )

    def larger(self, db: Database, event: Event) -> bool:
        """Whether its visitor reads large letters."""
        return bool(getattr(event, "larger", False))

    @abstractmethod
    def slip(self, db: Database, site: Site, logged: Logged) -> tuple[str, Callable[[], Slip]]:
        """The id under which the hub keeps the job, and what makes the slip."""


def second(key: str) -> str:
    """The key of the second slip of a ticket. Nobody owes it: it stands for the first."""
    return f"{key} second"


def _printer(event: Event) -> str | None:
    found: str | None = getattr(event, "printer", None)
    return found


class TicketPrinting(SlipPrinting):
    """The slip of each ticket; once more, it says how things are now. Who was told to go elsewhere
    gets that on paper."""

    name = "ticket printing"
    prints = (VisitIssued, SlipPrintedAgain, SignpostPrinted)
    first = (VisitIssued, SignpostPrinted)

    def wants(self, logged: Logged) -> bool:
        """Also where a slip that waits for its printer may have lost its visitor."""
        return super().wants(logged) or isinstance(logged.event, _ENDS)

    def take(self, db: Database, logged: Logged) -> None:
        """The slip of somebody who has left, or of a ticket that was a mistake, is not printed when
        there is paper again: whoever stands there then would take it for theirs."""
        event = logged.event
        if not isinstance(event, _ENDS):
            super().take(db, logged)
        elif queries.present(db, event.visit).visit.state == "ended":
            for key in (event.visit, second(event.visit)):
                self._hub.withdraw(db, key=key, now=from_ms(logged.at))

    def slip(self, db: Database, site: Site, logged: Logged) -> tuple[str, Callable[[], Slip]]:
        event = logged.event
        if isinstance(event, SignpostPrinted):
            return event.slip, lambda: self._signpost(site, event, logged.at)
        assert isinstance(event, VisitIssued | SlipPrintedAgain)
        at, facts = from_ms(logged.at), self._facts(db, site, event, logged.at)
        return event.visit, lambda: ticket_slip(site, issued_at=at, **facts)

    def larger(self, db: Database, event: Event) -> bool:
        """Once more as the first time."""
        if isinstance(event, SlipPrintedAgain):
            story = (one.event for one in events_log.of_visit(db.conn, event.visit))
            return any(one.larger for one in story if isinstance(one, VisitIssued))
        return super().larger(db, event)

    def _signpost(self, site: Site, event: SignpostPrinted, at: int) -> Slip:
        post, url = site.signpost(event.signpost), self._house.place_url(site.id, event.signpost)
        drawn = easy.on_paper(self._house.data, site.id, post.map)
        return signpost_slip(
            site, post, language=event.language, url=url, at=from_ms(at), drawn=drawn
        )

    def _facts(
        self, db: Database, site: Site, event: VisitIssued | SlipPrintedAgain, at: int
    ) -> dict[str, Any]:
        visit = queries.present(db, event.visit).visit
        queued_at, further = queries.queued_and_planned(db, event.visit)
        if isinstance(event, VisitIssued):
            enquiry, before = event.enquiry, event.ahead
        else:
            enquiry, before = visit.enquiry, ahead.before(db, site, event.visit, at)
        about = estimates.told_one(
            db, site, from_ms(at), enquiry, before,
            for_adviser=visit.for_adviser, asked_language=visit.asked_language,
        )  # fmt: skip
        return {
            "enquiry": enquiry,
            "ahead": before,
            "about": about,
            "again": isinstance(event, SlipPrintedAgain),
            "number": event.number,
            "language": visit.language,
            "url": self._house.ticket_url(event.visit),
            "further": further,
            "appointment_at": from_ms(queued_at) if visit.appointment else None,
        }


class AppointmentPrinting(SlipPrinting):
    """The slip of each appointment that was made or moved. One that still waits for its printer and
    names a time that is not so any more is not printed."""

    name = "appointment printing"
    prints = (AppointmentBooked, AppointmentMoved)
    first = AppointmentBooked

    def wants(self, logged: Logged) -> bool:
        """Also where a slip that waits has become untrue."""
        return super().wants(logged) or isinstance(logged.event, _UNTRUE)

    def take(self, db: Database, logged: Logged) -> None:
        """Withdraw the slip of before, and write the job of the new one, if there is to be any."""
        event = logged.event
        if isinstance(event, _UNTRUE):
            self._hub.withdraw(db, key=event.appointment, now=from_ms(logged.at))
        if super().wants(logged):
            super().take(db, logged)

    def slip(self, db: Database, site: Site, logged: Logged) -> tuple[str, Callable[[], Slip]]:
        event = logged.event
        assert isinstance(event, AppointmentBooked | AppointmentMoved)
        one = appointments.get(db, event.appointment)
        url = self._house.appointment_url(one.id)
        return one.id, lambda: confirmation_slip(site, one, url)
