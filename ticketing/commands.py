"""What can be done to a visit. Each command is one transaction: ask the pure rules, write by a
conditional update, append the event, commit. No device, no network, no screen in here.

A command that cannot be done raises a `ticketing.errors.Refused` and changes nothing. The `Ask`
says when, by whom, and under which idempotency key.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import eventlog, lifecycle, numbering, queries, sites
from ticketing.errors import BadRequest, Closed, Conflict, PointBusy
from ticketing.events import (
    ServiceStarted,
    VisitCalled,
    VisitDayClosed,
    VisitFinished,
    VisitIssued,
    VisitNoShow,
    VisitRecalled,
)
from ticketing.ids import new_id
from ticketing.keys import once
from ticketing.model import DAY_CLOSED, NO_SHOW, SYSTEM, Ask, Issued, Visit
from ticketing.queries import Present
from ticketing.site import Enquiry, Site

# ---------------------------------------------------------------------- the kiosk


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
    _check_open(site, enquiry, ask.now)
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


def _check_open(site: Site, enquiry: Enquiry, now: datetime) -> None:
    if site.is_open(now, enquiry):
        return
    opens = site.opens_at(now, enquiry)
    when = "" if opens is None else f" It opens {opens.astimezone(site.zone_info):%A %d %B, %H:%M}."
    raise Closed(f"{enquiry.called('en')} takes no tickets now.{when}", opens)


# ---------------------------------------------------------------------- the service point


def call_next(store: Store, site_id: str, point_id: str, ask: Ask) -> Visit | None:
    """Call the most urgent visitor whom this service point may serve; None if nobody waits.

    PointBusy while the service point has a visit. With `ask.adviser`, Conflict unless that
    adviser is signed on there; without, whoever is signed on there calls, and if nobody is,
    every enquiry type may be called.
    """
    with store.write() as db:
        answer = once(db, ask.key, ask.now, lambda: _call_next(db, site_id, point_id, ask))
    return None if answer is None else Visit(**answer)


def _call_next(db: Database, site_id: str, point_id: str, ask: Ask) -> dict[str, Any] | None:
    site = sites.get(db, site_id)
    point = site.service_point(point_id)
    here = queries.signed_on_at(db, site.id, point.id)
    if ask.adviser is not None and (here is None or here.adviser != ask.adviser):
        raise Conflict(f"You are not signed on at {point.called('en')}. Sign on there first.")
    busy = queries.at_point(db, site.id, point.id)
    if busy is not None:
        raise PointBusy(
            f"{busy.visit.number} is at {point.called('en')}. Finish it before the next.",
            visit=busy.visit.as_json(),
        )
    adviser = here.adviser if here else None
    now = to_ms(ask.now)
    day = site.service_day(ask.now).isoformat()
    chosen = queries.next_for(db, site, day, point.id, adviser, now).chosen
    if chosen is None:
        return None
    event = VisitCalled(chosen.visit, chosen.step, chosen.number, chosen.enquiry, point.id, adviser)
    announcement = eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
    _update(
        db,
        chosen.step,
        "waiting",
        state="called",
        called_at=now,
        last_called_at=now,
        service_point=point.id,
        adviser=adviser,
        announcement=announcement,
    )
    return queries.present(db, chosen.visit).visit.stored()


def recall(store: Store, visit_id: str, ask: Ask) -> Visit:
    """Call the same visitor to the same place again. Never calls anybody else."""

    def change(db: Database, site: Site, found: Present) -> None:
        lifecycle.check_recall(found.visit, site.recall, ask.now)
        recalls = found.visit.recalls + 1
        event = VisitRecalled(*_named(found), _point(found), recalls)
        announcement = eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
        _update(
            db,
            found.step,
            "called",
            recalls=recalls,
            last_called_at=to_ms(ask.now),
            announcement=announcement,
        )

    return _change(store, "recall", visit_id, ask, change)


def start(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor is here: their service begins."""

    def change(db: Database, site: Site, found: Present) -> None:
        event = ServiceStarted(*_named(found), _point(found))
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
        _update(db, found.step, "called", state="serving", serving_at=to_ms(ask.now))

    return _change(store, "start", visit_id, ask, change)


def no_show(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor was called and did not come. The site says after how many recalls."""

    def change(db: Database, site: Site, found: Present) -> None:
        lifecycle.check_no_show(found.visit, site.recall, ask.now)
        event = VisitNoShow(*_named(found), _point(found))
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
        _end(db, found, "called", NO_SHOW, ask)

    return _change(store, "no-show", visit_id, ask, change)


def finish(store: Store, visit_id: str, ask: Ask, *, outcome: str) -> Visit:
    """The service ends with one of the site's outcomes (NotFound names them)."""

    def change(db: Database, site: Site, found: Present) -> None:
        event = VisitFinished(*_named(found), _point(found), site.outcome(outcome).id)
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
        _end(db, found, "serving", outcome, ask)

    return _change(store, "finish", visit_id, ask, change)


# ---------------------------------------------------------------------- the day


def close_past_days(store: Store, site_id: str, now: datetime) -> int:
    """Give those who still wait from an earlier service day their own outcome; returns how many."""
    with store.write() as db:
        site = sites.get(db, site_id)
        left = db.execute(
            "SELECT s.id, s.visit, v.number, s.enquiry FROM step s JOIN visit v ON v.id = s.visit"
            " WHERE s.state = 'waiting' AND s.site = ? AND s.service_day < ? ORDER BY s.id",
            (site.id, site.service_day(now).isoformat()),
        ).fetchall()
        for step, visit, number, enquiry in left:
            event = VisitDayClosed(visit, step, number, enquiry)
            eventlog.append(db, site.id, event, now=now, actor=SYSTEM)
            _update(db, step, "waiting", state="ended", ended_at=to_ms(now), outcome=DAY_CLOSED)
    return len(left)


# ---------------------------------------------------------------------- common to all


def _change(
    store: Store,
    command: str,
    visit_id: str,
    ask: Ask,
    change: Callable[[Database, Site, Present], None],
) -> Visit:
    """Check that `command` may be done to the visit now, by this adviser, and do it."""

    def work() -> dict[str, Any]:
        found = queries.present(db, visit_id)
        site = sites.get(db, found.visit.site)
        _check_place(db, site, found.visit, ask)
        lifecycle.check(command, found.visit)
        change(db, site, found)
        return queries.present(db, visit_id).visit.stored()

    with store.write() as db:
        answer = once(db, ask.key, ask.now, work)
    assert answer is not None
    return Visit(**answer)


def _check_place(db: Database, site: Site, visit: Visit, ask: Ask) -> None:
    if ask.adviser is None or visit.service_point is None:
        return
    here = queries.signed_on_at(db, site.id, visit.service_point)
    if here is None or here.adviser != ask.adviser:
        place = site.service_point(visit.service_point).called("en")
        raise Conflict(
            f"{visit.number} is at {place}, where you are not signed on.", visit=visit.as_json()
        )


def _named(found: Present) -> tuple[str, int, str, str]:
    return found.visit.visit, found.step, found.visit.number, found.visit.enquiry


def _point(found: Present) -> str:
    assert found.visit.service_point is not None
    return found.visit.service_point


def _end(db: Database, found: Present, state: str, outcome: str, ask: Ask) -> None:
    _update(db, found.step, state, state="ended", ended_at=to_ms(ask.now), outcome=outcome)


def _update(db: Database, step: int, only_if: str, /, **values: Any) -> None:
    """Change a step that is still in the state `only_if`."""
    assignments = ", ".join(f"{column} = ?" for column in values)
    changed = db.execute(
        f"UPDATE step SET {assignments} WHERE id = ? AND state = ?",  # noqa: S608
        (*values.values(), step, only_if),
    ).rowcount
    if changed != 1:
        # Unreachable while one lock covers check and change; the transaction is rolled back.
        raise Conflict("Somebody else changed this visit at the same moment; look again.")
