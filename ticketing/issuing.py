"""Into the queue: a visitor takes a ticket."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import eventlog, limits, numbering, queries, sites
from ticketing.errors import BadRequest
from ticketing.events import VisitIssued
from ticketing.ids import new_id
from ticketing.keys import once
from ticketing.model import Ask, Issued


def issue(
    store: Store,
    site_id: str,
    enquiry_id: str,
    ask: Ask,
    *,
    language: str,
    kiosk: str | None = None,
) -> Issued:
    """Take a visitor into the queue and give them a number.

    Closed, with when it opens, outside the opening hours; BadRequest for a language that the
    site does not offer; NotFound for an unknown site, enquiry type or kiosk.
    """
    with store.write() as db:
        answer = once(
            db, ask.key, ask.now, lambda: _issue(db, site_id, enquiry_id, ask, language, kiosk)
        )
    assert answer is not None
    return Issued(**answer)


def _issue(
    db: Database, site_id: str, enquiry_id: str, ask: Ask, language: str, kiosk_id: str | None
) -> dict[str, Any]:
    site = sites.get(db, site_id)
    enquiry = site.enquiry(enquiry_id)
    kiosk = None if kiosk_id is None else site.kiosk(kiosk_id)
    if language not in site.languages:
        raise BadRequest(
            f"{site.id} does not offer the language '{language}'; it offers: "
            f"{', '.join(site.languages)}"
        )
    limits.check_open(db, site, enquiry, ask.now)
    day = site.service_day(ask.now).isoformat()
    now = to_ms(ask.now)
    ahead = queries.waiting_for(db, site.id, day, enquiry.id)
    sequence = numbering.take(db, site.id, day, enquiry.prefix)
    number = numbering.ticket_number(enquiry.prefix, sequence)
    visit = new_id(ask.now)
    db.execute(
        "INSERT INTO visit (id, site, service_day, number, prefix, sequence, language, kiosk,"
        " arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (visit, site.id, day, number, enquiry.prefix, sequence, language, kiosk_id, now),
    )
    step = db.execute(
        "INSERT INTO step (visit, site, service_day, position, enquiry, state, queued_at,"
        " waiting_since, target_s, target_percent)"
        " VALUES (?, ?, ?, 1, ?, 'waiting', ?, ?, ?, ?) RETURNING id",
        (visit, site.id, day, enquiry.id, now, now, enquiry.target_s, enquiry.target_percent),
    ).fetchone()[0]
    event = VisitIssued(
        visit=visit,
        step=step,
        number=number,
        prefix=enquiry.prefix,
        sequence=sequence,
        service_day=day,
        enquiry=enquiry.id,
        language=language,
        target_s=enquiry.target_s,
        ahead=ahead,
        kiosk=kiosk_id,
        printer=kiosk.printer if kiosk else None,
    )
    eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
    return Issued(visit, number, enquiry.id, language, ahead, event.printer).stored()
