"""A visit rests for a while, and then waits again or is called at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing.asks import SYSTEM, Ask
from ticketing.commands.calling import bring_here, ready_to_call
from ticketing.commands.steps import change, end_alone, go_on, named, owner, update
from ticketing.day.standstill import standing
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.visits import VisitHeld, VisitResumed
from ticketing.sites import Site
from ticketing.staff import pauses
from ticketing.visits import notes, queries
from ticketing.visits.model import HELD, State, Visit
from ticketing.visits.queries import Present
from ticketing.visits.rests import EVERYBODY

#: Why a visit rests, as the API and the log name it.
HoldReason = Literal[
    "fetching_document", "filling_form", "stepped_out", "waiting_for_answer", "other"
]
HOLD_REASONS: tuple[HoldReason, ...] = get_args(HoldReason)

LONGEST_HOLD_MINUTES = 240


def hold(
    store: Store,
    visit_id: str,
    ask: Ask,
    *,
    reason: str,
    minutes: int | None = None,
    note: str | None = None,
) -> Visit:
    """Let a visit rest, while it is served or while it waits, for `minutes` or as the site says.

    A served one frees the service point, and the adviser who held it is the one to go on. Then it
    waits again by itself. `note` is for whoever goes on. BadRequest for a reason that is not one of
    HOLD_REASONS.
    """
    if reason not in HOLD_REASONS:
        raise BadRequest(f"'{reason:.40}' is no reason; there is: {', '.join(HOLD_REASONS)}")
    if minutes is not None and not 1 <= minutes <= LONGEST_HOLD_MINUTES:
        raise BadRequest(f"A visit rests for 1 to {LONGEST_HOLD_MINUTES} minutes.")

    def work(db: Database, site: Site, found: Present) -> None:
        if note is not None:
            notes.write(db, site, visit_id, ask, note)
        length = timedelta(minutes=minutes or site.desk.hold_minutes)
        until = to_ms(ask.now + length)
        resting: dict[str, Any] = {
            "held_at": to_ms(ask.now),
            "hold_until": until,
            "hold_reason": reason,
        }
        step, place, whom = found.step, found.visit.service_point, None
        if found.visit.state == State.SERVING:
            whom = owner(db, found)
            end_alone(db, site, found, HELD, ask)
            step = go_on(db, site, found, ask, "held", "hold", whom, **resting)
            pauses.after_finish(db, site, place, ask)
        else:
            update(db, step, "waiting", state="held", **resting)
        event = VisitHeld(*named(found), step, reason, until, place, whom)
        log.append(db, site.id, event, ask)

    return change(store, "hold", visit_id, ask, work)


def resume(store: Store, visit_id: str, ask: Ask) -> Visit:
    """A visit that rests waits again, at its old place in the queue."""
    return change(store, "resume", visit_id, ask, lambda db, site, found: wait_on(db, found, ask))


def resume_here(store: Store, visit_id: str, point_id: str, ask: Ask) -> Visit:
    """Call a visit that rests to a service point at once, or to the free room that it needs.

    Refused as `call_visit` is.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        point = site.service_point(point_id)
        here = ready_to_call(db, site, point, ask)
        wait_on(db, found, ask)
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
        if conn.execute(*due).fetchone() is None or standing(conn, site_id) is not None:
            return 0  # while everybody's turn stands still, nobody begins to wait
    with store.write() as db:
        found = [queries.present(db, row[0]) for row in db.execute(*due).fetchall()]
        for one in found:
            wait_on(db, one, Ask(now, SYSTEM))
    return len(found)


def wait_on(db: Database, found: Present, ask: Ask) -> None:
    """A rest ends. Conflict while everybody was asked to wait: they go on together."""
    visit = found.visit
    if visit.hold_reason == EVERYBODY:
        says = f"Everybody was asked to wait, {visit.number} too. A supervisor lets them go on."
        raise Conflict(says, visit=visit.as_json())
    assert visit.held_at is not None
    over = max(to_ms(ask.now), visit.held_at)
    # What began with a rest waits from now on; a wait with a rest in it began before.
    begins = {"waiting_since": over} if visit.rested_first else {}
    update(db, found.step, "held", state="waiting", rested_until=over, **begins)
    event = VisitResumed(*named(found))
    log.append(db, visit.site, event, ask)
