"""An appointment was made or moved, so its slip is printed, where somebody wants one."""

from __future__ import annotations

from datetime import timedelta

import structlog
from sqlite_utils import Database

from counters.appointments_visitor import confirmation_slip
from hardware.hub import Hub
from server.wiring import device_id
from storage.times import from_ms
from ticketing import appointments, sites
from ticketing.events import AppointmentBooked, AppointmentMoved, Logged
from web.house import House

log = structlog.get_logger(__name__)

_PRINTS = (AppointmentBooked, AppointmentMoved)


class AppointmentPrinting:
    """Turns each appointment that wants a slip into a print job, once, whatever dies in between:
    as `server.wiring.TicketPrinting` does, with a place of its own in the log."""

    name = "appointment printing"
    durable = True

    def __init__(self, house: House, hub: Hub) -> None:
        self._house = house
        self._hub = hub

    def start(self) -> int:
        """Its durable place in the log."""
        with self._house.store.read() as conn:
            return self._hub.cursor(conn, self.name)

    def handle(self, events: list[Logged]) -> None:
        """Write the jobs of these events, then hand them to the agents."""
        wanted = [e for e in events if isinstance(e.event, _PRINTS) and e.event.printer]
        with self._house.store.write() as db:
            done = self._hub.cursor(db, self.name)
            for logged in wanted:
                if logged.seq > done:
                    self._enqueue(db, logged)
            self._hub.set_cursor(db, self.name, max(done, events[-1].seq))
        if wanted:
            self._hub.deliver()

    def _enqueue(self, db: Database, logged: Logged) -> None:
        event = logged.event
        assert isinstance(event, _PRINTS)
        site = sites.get(db, logged.site)
        printer = next((one for one in site.printers if one.id == event.printer), None)
        if printer is None:
            log.warning("no such printer any more", printer=event.printer)
            return
        one = appointments.get(db, event.appointment)
        try:
            slip = confirmation_slip(site, one, self._house.appointment_url(one.id))
        except Exception:  # the next visitor's slip must come out all the same
            log.exception("no slip can be made", site=site.id)
            return
        at = from_ms(logged.at)
        queue = self._hub.enqueue if event.kind == "appointment_booked" else self._hub.print_again
        queue(
            db,
            device=device_id(site.id, printer.id),
            key=one.id,
            slip=slip,
            now=at,
            expires_at=at + timedelta(seconds=printer.expires_after),
        )
