"""Visits without a wait: served at once without a ticket, or answered at the door."""

from __future__ import annotations

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import Ask, answered
from ticketing.commands.calling import ready_to_call
from ticketing.commands.issuing import Arrival, first_step, new_visit, write_visit
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.visits import ServedDirectly, VisitAnswered
from ticketing.ids import new_id
from ticketing.queue import choosing
from ticketing.remembering import also, remember
from ticketing.staff import pauses
from ticketing.visits import queries
from ticketing.visits.model import Visit


def serve_directly(
    store: Store,
    site_id: str,
    point_id: str,
    enquiry_id: str,
    ask: Ask,
    *,
    language: str | None = None,
) -> Visit:
    """Serve somebody who came to a service point without a ticket: a visit with a number, no wait.

    No display shows it. Refused as `call_next` is: while the service point has a visit, on a break,
    and to an adviser who is signed on elsewhere; and where the enquiry type is not served.
    """

    def attempt(db: Database) -> Visit:
        site = sites.get(db, site_id)
        point, enquiry = site.service_point(point_id), site.enquiry(enquiry_id)
        here = ready_to_call(db, site, point, ask)
        if not enquiry.served_at(point.id):
            raise Conflict(choosing.elsewhere(site, enquiry))
        arrival = Arrival(language or site.languages[0], "counter")
        visit, now = new_id(ask.now), to_ms(ask.now)
        day = site.service_day(ask.now).isoformat()
        adviser = here.adviser if here else None
        with remember(db, visit, "serve", ask, began=True):
            if here is not None:
                mine = "site = ? AND adviser = ? AND until IS NULL"
                also(db, "sign_on", mine, site.id, here.adviser)
                pauses.end(db, site, here, ask)
            number, sequence = new_visit(db, site, enquiry, ask, visit, arrival, day)
            step, _ = first_step(
                db, site, enquiry, visit, day,
                state="serving", queued_at=now, waiting_since=now, called_at=now,
                last_called_at=now, serving_at=now, service_point=point.id, adviser=adviser,
                started_by=adviser,
            )  # fmt: skip
            event = ServedDirectly(
                visit=visit,
                step=step,
                number=number,
                enquiry=enquiry.id,
                prefix=enquiry.prefix,
                sequence=sequence,
                service_day=day,
                language=arrival.language,
                target_s=enquiry.target_s,
                service_point=point.id,
                adviser=adviser,
            )
            log.append(db, site.id, event, ask)
        return queries.present(db, visit).visit

    return answered(store, ask, Visit, attempt)


def answer_at_door(
    store: Store,
    site_id: str,
    enquiry_id: str,
    ask: Ask,
    *,
    outcome: str | None = None,
    language: str | None = None,
) -> Visit:
    """Somebody was answered at once: a visit of its own, without a number, that has ended.

    `outcome` is one of the site's, else its first. Its wait of nothing is in no average.
    """

    def attempt(db: Database) -> Visit:
        site = sites.get(db, site_id)
        enquiry = site.enquiry(enquiry_id)
        how = site.outcomes[0] if outcome is None else site.outcome(outcome)
        arrival = Arrival(language or site.languages[0], "door")
        visit, now = new_id(ask.now), to_ms(ask.now)
        day = site.service_day(ask.now).isoformat()
        with remember(db, visit, "answer", ask, began=True):
            write_visit(db, site, ask, visit, arrival, day)
            step, _ = first_step(
                db, site, enquiry, visit, day,
                state="ended", queued_at=now, waiting_since=now, ended_at=now, outcome=how.id,
                adviser=ask.adviser,
            )  # fmt: skip
            event = VisitAnswered(visit, step, enquiry.id, day, arrival.language, how.id)
            log.append(db, site.id, event, ask)
        return queries.present(db, visit).visit

    return answered(store, ask, Visit, attempt)
