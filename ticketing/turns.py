"""The turns a visit can take between the ticket and the door: it is referred, rests, comes back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from storage import Store
from storage.times import from_ms, to_ms
from ticketing import eventlog, notes, pauses, queries
from ticketing.calling import bring_here, ready_to_call
from ticketing.enquiries import check_served, place_in_order, plan, planned
from ticketing.errors import BadRequest, Conflict
from ticketing.events import VisitCancelled, VisitHeld, VisitReferred, VisitResumed, VisitReturned
from ticketing.model import HELD, LEFT, NO_SHOW, REFERRED, SYSTEM, Ask, State, Visit
from ticketing.queries import Present
from ticketing.site import Site
from ticketing.siteparts import Enquiry
from ticketing.steps import (
    add_step,
    change,
    drop_planned,
    end_alone,
    named,
    point_of,
    traits_of,
    update,
)

#: Why a visit rests, as the API and the log name it.
HOLD_REASONS = (
    "fetching_document",
    "filling_form",
    "stepped_out",
    "waiting_for_answer",
    "other",
)
LONGEST_HOLD_MINUTES = 240


# ---------------------------------------------------------------------- to somebody else


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
    Closed where the enquiry type is not served now, NotFound for one, or an adviser, that there is
    not.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        to = site.enquiry(enquiry or found.visit.enquiry)
        whom = None if adviser is None else site.adviser(adviser).id
        me = _owner(db, found)
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
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)

    return change(store, "refer", visit_id, ask, work)


def _plan_first(db: Database, site: Site, found: Present, ask: Ask, adviser: str | None) -> int:
    """The visitor comes back for the same enquiry before anything else that is planned."""
    coming = [step for step, _ in planned(db, found.visit.visit)]
    enquiry = site.enquiry(found.visit.enquiry)
    step = plan(db, site, found.visit, enquiry, ask, origin="back", adviser=adviser)
    place_in_order(db, [step, *coming])
    return step


def _owner(db: Database, found: Present) -> str | None:
    """The adviser where the visit is now, else the one who called it."""
    here = queries.signed_on_at(db, found.visit.site, point_of(found))
    return here.adviser if here else found.visit.adviser


# ---------------------------------------------------------------------- rest


def hold(
    store: Store, visit_id: str, ask: Ask, *, reason: str, minutes: int | None = None
) -> Visit:
    """Let a visit rest, while it is served or while it waits, for `minutes` or as the site says.

    A served one frees the service point, and the adviser who held it is the one to go on. Then it
    waits again by itself. BadRequest for a reason that is not one of HOLD_REASONS.
    """
    if reason not in HOLD_REASONS:
        raise BadRequest(f"'{reason:.40}' is no reason; there is: {', '.join(HOLD_REASONS)}")
    if minutes is not None and not 1 <= minutes <= LONGEST_HOLD_MINUTES:
        raise BadRequest(f"A visit rests for 1 to {LONGEST_HOLD_MINUTES} minutes.")

    def work(db: Database, site: Site, found: Present) -> None:
        length = timedelta(minutes=minutes or site.desk.hold_minutes)
        until = to_ms(ask.now + length)
        resting = {"held_at": to_ms(ask.now), "hold_until": until, "hold_reason": reason}
        step, place, whom = found.step, found.visit.service_point, None
        if found.visit.state == State.SERVING:
            whom = _owner(db, found)
            end_alone(db, site, found, HELD, ask)
            step = _go_on(db, site, found, ask, "held", "hold", whom, **resting)
            pauses.after_finish(db, site, place, ask)
        else:
            update(db, step, "waiting", state="held", **resting)
        event = VisitHeld(*named(found), step, reason, until, place, whom)
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)

    return change(store, "hold", visit_id, ask, work)


def resume(store: Store, visit_id: str, ask: Ask) -> Visit:
    """A visit that rests waits again, at its old place in the queue."""
    return change(store, "resume", visit_id, ask, lambda db, site, found: _resume(db, found, ask))


def resume_here(store: Store, visit_id: str, point_id: str, ask: Ask) -> Visit:
    """Call a visit that rests to a service point at once, or to the free room that it needs.

    Refused as `call_visit` is.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        point = site.service_point(point_id)
        here = ready_to_call(db, site, point, ask)
        _resume(db, found, ask)
        waiting = queries.present(db, visit_id)
        bring_here(db, site, waiting, point, here, ask, "back_again")

    return change(store, "resume", visit_id, ask, work)


def end_holds(store: Store, site_id: str, now: datetime) -> int:
    """Let the visits wait again whose rest is over; returns how many."""
    due = (
        "SELECT visit FROM step WHERE state = 'held' AND site = ? AND hold_until <= ?"
        " ORDER BY hold_until, id",
        (site_id, to_ms(now)),
    )
    with store.read() as conn:
        if conn.execute(*due).fetchone() is None:
            return 0
    with store.write() as db:
        found = [queries.present(db, row[0]) for row in db.execute(*due).fetchall()]
        for one in found:
            _resume(db, one, Ask(now, SYSTEM))
    return len(found)


def _resume(db: Database, found: Present, ask: Ask) -> None:
    visit = found.visit
    assert visit.held_at is not None
    # The rest is no wait. For what was served before it, the wait begins now.
    since = visit.waiting_since + to_ms(ask.now) - visit.held_at
    update(
        db,
        found.step,
        "held",
        state="waiting",
        waiting_since=since,
        held_at=None,
        hold_until=None,
        hold_reason=None,
    )
    event = VisitResumed(*named(found))
    eventlog.append(db, visit.site, event, now=ask.now, actor=ask.actor)


# ---------------------------------------------------------------------- back, and away


def come_back(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor is here again: a missed call's waits near the front, a resting one waits on.

    Conflict, in words, after the site's `come_back_minutes`, on another day, and for a visit that
    ended otherwise.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        if found.visit.state == State.HELD:
            _resume(db, found, ask)
            return
        _check_return(site, found.visit, ask)
        visit = found.visit
        step = _go_on(db, site, found, ask, "waiting", "return", visit.for_adviser)
        event = VisitReturned(*named(found), step)
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
        for enquiry, origin, adviser in _dropped(db, visit.visit):
            plan(db, site, visit, site.enquiry(enquiry), ask, origin=origin, adviser=adviser)

    return change(store, "return", visit_id, ask, work, anywhere=True)


def returns_until(site: Site, visit: Visit) -> datetime | None:
    """Until when a missed visitor may come back; None for a visit that was not missed."""
    if visit.state != State.ENDED or visit.outcome != NO_SHOW or visit.ended_at is None:
        return None
    return from_ms(visit.ended_at) + timedelta(minutes=site.recall.come_back_minutes)


def _check_return(site: Site, visit: Visit, ask: Ask) -> None:
    until = returns_until(site, visit)
    number = visit.number or "This visit"
    if until is None:
        raise Conflict(f"{number} has ended. Take a new ticket.", visit=visit.as_json())
    today = site.service_day(ask.now).isoformat()
    if ask.now > until or visit.service_day != today:
        minutes = site.recall.come_back_minutes
        raise Conflict(
            f"{number} was missed more than {minutes} minutes ago. Take a new ticket.",
            visit=visit.as_json(),
        )


def _dropped(db: Database, visit: str) -> list[tuple[str, str, str | None]]:
    """What was planned when the call was missed: enquiry type, origin, adviser."""
    rows = db.execute(
        "SELECT body FROM event WHERE visit = ? AND kind = 'enquiry_removed' AND seq > (SELECT"
        " max(seq) FROM event WHERE visit = ? AND kind = 'visit_no_show') ORDER BY seq",
        (visit, visit),
    )
    bodies = [json.loads(row[0]) for row in rows]
    return [(body["enquiry"], body["origin"], body["adviser"]) for body in bodies]


def cancel(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor leaves before anybody served them: it ends, with all that was planned."""
    return change(
        store, "cancel", visit_id, ask, lambda db, site, found: end_all(db, site, found, ask, LEFT)
    )


def end_all(db: Database, site: Site, found: Present, ask: Ask, outcome: str) -> None:
    """End a visit that nobody served (LEFT or CANCELLED), in the caller's transaction."""
    event = VisitCancelled(*named(found), outcome)
    eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
    drop_planned(db, site, found.visit, ask)
    end_alone(db, site, found, outcome, ask)


def _go_on(
    db: Database,
    site: Site,
    found: Present,
    ask: Ask,
    state: str,
    origin: str,
    adviser: str | None,
    **more: Any,
) -> int:
    """Another step for the same enquiry, by the clock of the arrival, or of the appointment."""
    visit = found.visit
    queued = db.execute("SELECT queued_at FROM step WHERE id = ?", (found.step,)).fetchone()[0]
    enquiry: Enquiry = site.enquiry(visit.enquiry)
    return add_step(
        db,
        visit,
        enquiry,
        state,
        origin=origin,
        queued_at=visit.arrived_at if visit.appointment is None else queued,
        waiting_since=to_ms(ask.now),
        for_adviser=adviser,
        appointment=visit.appointment,
        **traits_of(site, visit),
        **more,
    )
