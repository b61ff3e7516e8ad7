"""To somebody else: a visitor who is served is sent on, with a note, and back afterwards."""

from __future__ import annotations

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.commands.enquiries import check_served, place_in_order, plan, planned
from ticketing.commands.steps import add_step, change, end_alone, named, owner, point_of, traits_of
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.visits import VisitReferred
from ticketing.sites import Site, rights
from ticketing.sites.parts import Adviser, Enquiry
from ticketing.staff import pauses
from ticketing.visits import notes
from ticketing.visits.model import REFERRED, Visit
from ticketing.visits.queries import Present


def refer(
    store: Store,
    visit_id: str,
    ask: Ask,
    *,
    enquiry: str | None = None,
    adviser: str | None = None,
    keep_arrival: bool = True,
    back: bool = False,
    note: str | None = None,
) -> Visit:
    """Send a visitor who is being served on: to another enquiry type, to an adviser, or both.

    The number stays, and so does the first arrival unless `keep_arrival` is false; the new wait
    counts by itself. With `back` they return to whoever refers them afterwards, before anything
    else that is planned. `note` is for the next adviser. Conflict if it leads nowhere else,
    or to somebody who sees other enquiry types alone; Closed where the enquiry type is not served
    now, NotFound for one, or an adviser, that there is not.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        to = site.enquiry(enquiry or found.visit.enquiry)
        whom = None if adviser is None else _who_may(site, adviser, to).id
        me = owner(db, found)
        if to.id == found.visit.enquiry and whom in (None, me):
            raise Conflict(
                f"{found.visit.number} is here for {to.called('en')} already. "
                "Name another enquiry type or another adviser."
            )
        check_served(db, site, to, ask)
        if note is not None:
            notes.write(db, site, visit_id, ask, note)
        end_alone(db, site, found, REFERRED, ask)
        back_step = _plan_first(db, site, found, ask, me) if back else None
        now = to_ms(ask.now)
        step = add_step(
            db,
            found.visit,
            to,
            "waiting",
            origin="referral",
            queued_at=found.visit.arrived_at if keep_arrival else now,
            waiting_since=now,
            for_adviser=whom,
            **traits_of(site, found.visit),
        )
        pauses.after_finish(db, site, found.visit.service_point, ask)
        event = VisitReferred(
            *named(found), point_of(found), step, to.id, whom, back_step, keep_arrival
        )
        log.append(db, site.id, event, ask)

    return change(store, "refer", visit_id, ask, work)


def _who_may(site: Site, adviser: str, to: Enquiry) -> Adviser:
    """The adviser; Conflict for one who is not to see this enquiry type."""
    person = site.adviser(adviser)
    own = rights.only(person)
    if own is not None and to.id not in own:
        raise Conflict(f"{person.name} serves their own enquiries alone, not {to.called('en')}.")
    return person


def _plan_first(db: Database, site: Site, found: Present, ask: Ask, adviser: str | None) -> int:
    """The visitor comes back for the same enquiry before anything else that is planned."""
    coming = [step for step, _ in planned(db, found.visit.visit)]
    enquiry = site.enquiry(found.visit.enquiry)
    step = plan(db, site, found.visit, enquiry, ask, origin="back", adviser=adviser)
    place_in_order(db, [step, *coming])
    return step
