"""The only place where an event meets a device: a ticket was issued, or its slip asked for once
more, so a slip is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import structlog
from sqlite_utils import Database

from hardware.devices import DeviceConfig
from hardware.hub import Hub
from kiosk.live import KioskPrinter
from kiosk.slips import ticket_slip
from storage import Store
from storage.times import from_ms, iso, to_ms
from ticketing import sites
from ticketing.events import Logged, SiteLoaded, SlipPrintedAgain, VisitIssued
from ticketing.queue import waiting
from ticketing.sites import Site
from ticketing.visits import queries
from web.house import House

log = structlog.get_logger(__name__)


class TicketPrinting:
    """Turns each issued ticket into a print job, once, whatever dies in between.

    The jobs and the place in the log are written in one transaction: after a crash it goes on
    where it was, and of two servers on one database only one finds the events still to do.
    """

    name = "ticket printing"
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
                    self._enqueue(db, sites.get(db, logged.site), logged)
            self._hub.set_cursor(db, self.name, max(done, events[-1].seq))
        if wanted:
            self._hub.deliver()

    def _enqueue(self, db: Database, site: Site, logged: Logged) -> None:
        event = logged.event
        assert isinstance(event, _PRINTS)
        at = from_ms(logged.at)
        printer = next((p for p in site.printers if p.id == event.printer), None)
        if printer is None:
            log.warning("no such printer any more", printer=event.printer, number=event.number)
            return
        try:
            slip = ticket_slip(site, issued_at=at, **self._facts(db, event))
        except Exception:  # the next visitor's slip must come out all the same
            log.exception("no slip can be made", site=site.id, number=event.number)
            return
        queue = self._hub.enqueue if isinstance(event, VisitIssued) else self._hub.print_again
        queue(
            db,
            device=device_id(site.id, printer.id),
            key=event.visit,
            slip=slip,
            now=at,
            expires_at=at + timedelta(seconds=printer.expires_after),
        )

    def _facts(self, db: Database, event: VisitIssued | SlipPrintedAgain) -> dict[str, Any]:
        """What the slip says; a reprint says how it is now."""
        visit = queries.present(db, event.visit).visit
        queued_at, further = _steps(db, event.visit)
        if isinstance(event, VisitIssued):
            so_now = {"enquiry": event.enquiry, "ahead": event.ahead}
        else:
            ahead = waiting.ahead(db, event.visit)
            so_now = {"enquiry": visit.enquiry, "ahead": ahead, "again": True}
        return {
            "number": event.number,
            "language": visit.language,
            "url": self._house.ticket_url(event.visit),
            "further": further,
            "appointment_at": from_ms(queued_at) if visit.appointment else None,
            **so_now,
        }


#: Events that ask for a slip.
_PRINTS = (VisitIssued, SlipPrintedAgain)


def _steps(db: Database, visit: str) -> tuple[int, list[str]]:
    """(the fairness clock of the visit's latest step, the enquiries that are to follow)."""
    queued_at = db.execute(
        "SELECT queued_at FROM step WHERE visit = ? AND state != 'planned'"
        " ORDER BY position DESC LIMIT 1",
        (visit,),
    ).fetchone()[0]
    planned = db.execute(
        "SELECT enquiry FROM step WHERE visit = ? AND state = 'planned' ORDER BY position", (visit,)
    ).fetchall()
    return queued_at, [row[0] for row in planned]


class DeviceViews:
    """What screens are told of devices, by site."""

    def __init__(self, store: Store, hub: Hub) -> None:
        self._store = store
        self._hub = hub

    def devices(self, site: str) -> list[dict[str, Any]]:
        """Every device of a site as screens see it (`hardware.hub.DeviceView.as_json`)."""
        with self._store.read() as conn:
            return [view.as_json() for view in self._hub.device_states(conn, site)]

    def printer(self, site: str, printer: str) -> KioskPrinter:
        """How a printer is: state, usable, since."""
        with self._store.read() as conn:
            view = self._hub.device_state(conn, device_id(site, printer))
        if view is None:
            return {"state": "unknown", "usable": False, "since": None}
        return {"state": str(view.state), "usable": view.usable, "since": iso(to_ms(view.since))}

    def prints(self, site: str, visits: Sequence[str]) -> Mapping[str, str]:
        """How far the slip of each visit is."""
        del site  # a visit belongs to one
        with self._store.read() as conn:
            found = self._hub.job_states(conn, visits)
        return {visit: str(job.state) for visit, job in found.items()}


def device_id(site: str, printer: str) -> str:
    """A device's id among those of all sites."""
    return f"{site}.{printer}"


class SiteChanges:
    """Tells the hub which devices there are whenever a site file is loaded."""

    name = "device configuration"
    #: Tried again if it fails: without it no printer of a new file would be known.
    durable = True

    def __init__(self, store: Store, hub: Hub) -> None:
        self._store = store
        self._hub = hub

    def start(self) -> int | None:
        """From now on; the present configuration is given at once."""
        self._hub.configure(configured(self._store))
        return None

    def handle(self, events: list[Logged]) -> None:
        """Configure anew if a site was loaded."""
        if any(isinstance(logged.event, SiteLoaded) for logged in events):
            self._hub.configure(configured(self._store))


def configured(store: Store) -> list[DeviceConfig]:
    """The printers of all sites, as the agents need them."""
    with store.read() as conn:
        every = sites.every(conn)
    return [
        DeviceConfig(
            id=device_id(site.id, printer.id),
            name=printer.name,
            where=printer.where or "",
            site=site.id,
            agent=printer.agent,
            transport=printer.transport,
            address=printer.address,
            baud=printer.baud,
            profile=printer.profile,
            width=printer.width,
            style=printer.style,
            expires_after=printer.expires_after,
            asks_status=printer.asks_status,
        )
        for site in every
        for printer in site.printers
    ]
