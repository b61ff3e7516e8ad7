"""A slip once more: lost, torn, or never taken. The ticket stays the same."""

from __future__ import annotations

from sqlite_utils import Database

from storage import Store
from ticketing import sites
from ticketing.asks import Ask, answered
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.visits import SlipPrintedAgain
from ticketing.sites import Site
from ticketing.visits import queries
from ticketing.visits.model import State, Visit


def print_again(store: Store, visit_id: str, ask: Ask, *, printer: str | None = None) -> Visit:
    """Ask for a visit's slip once more, marked as such: on `printer`, else on its kiosk's.

    Conflict for a visit that has ended or never had a ticket, and where it is not known which
    printer; NotFound for an unknown one.
    """

    def work(db: Database) -> Visit:
        visit = queries.present(db, visit_id).visit
        site = sites.get(db, visit.site)
        if not visit.number or visit.state == State.ENDED:
            raise Conflict(
                f"{visit.number or 'This visit'} has ended; no slip is printed for it.",
                visit=visit.as_json(),
            )
        chosen = _printer(site, visit, printer)
        event = SlipPrintedAgain(visit.visit, visit.number, chosen)
        log.append(db, site.id, event, ask)
        return visit

    return answered(store, ask, Visit, work)


def _printer(site: Site, visit: Visit, asked: str | None) -> str:
    if asked is not None:
        return site.printer(asked).id
    kiosk = next((one for one in site.kiosks if one.id == visit.kiosk), None)
    if kiosk is None or kiosk.printer is None:
        known = ", ".join(one.id for one in site.printers) or "none"
        raise Conflict(f"Say on which printer; {site.id} has: {known}", visit=visit.as_json())
    return kiosk.printer
