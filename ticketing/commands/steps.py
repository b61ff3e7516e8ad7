"""What the commands share: find the visit, check that it may be done, write, and remember."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import Ask, answered
from ticketing.day import standstill
from ticketing.errors import Closed, Conflict
from ticketing.events import log
from ticketing.events.visits import EnquiryQueued, EnquiryRemoved
from ticketing.help import lone
from ticketing.remembering import remember
from ticketing.rooms import state as rooms
from ticketing.sites import Site
from ticketing.sites.parts import Enquiry
from ticketing.staff import places
from ticketing.visits import lifecycle, queries, rests
from ticketing.visits.model import PLANNED_FROM, State, Visit
from ticketing.visits.needs import PLACE_NEEDS
from ticketing.visits.queries import Present


def change(
    store: Store,
    command: str,
    visit_id: str,
    ask: Ask,
    work: Callable[[Database, Site, Present], None],
    *,
    anywhere: bool = False,
) -> Visit:
    """Check that `command` may be done to the visit now, by this adviser, and do it undoably.

    Where it may not, the Conflict has the present visit.

    `anywhere`: also by an adviser who is not where the visit is. A `work` that changes rows besides
    the visit and its steps calls `also` for them first (`ticketing.remembering`).
    """

    def attempt(db: Database) -> Visit:
        found = queries.present(db, visit_id)
        site = sites.get(db, found.visit.site)
        try:
            if not anywhere:
                check_place(db, site, found.visit, ask)
            lifecycle.check(command, found.visit)
            with remember(db, visit_id, command, ask):
                work(db, site, found)
        except (Conflict, Closed) as refusal:
            refusal.facts.setdefault("visit", found.visit.as_json())
            raise
        return queries.present(db, visit_id).visit

    return answered(store, ask, Visit, attempt)


def check_place(db: Database, site: Site, visit: Visit, ask: Ask) -> None:
    """Conflict unless the adviser who asks is signed on where the visit is."""
    if ask.adviser is None or visit.service_point is None or visit.ended_at is not None:
        return
    here = places.signed_on_at(db, site.id, visit.service_point)
    if here is None or here.adviser != ask.adviser:
        place = site.service_point(visit.service_point).called("en")
        raise Conflict(
            f"{visit.number} is at {place}, where you are not signed on.", visit=visit.as_json()
        )


def named(found: Present) -> tuple[str, int, str, str]:
    """The fields by which events name a step: visit, step, number, enquiry type."""
    return found.visit.visit, found.step, found.visit.number, found.visit.enquiry


def point_of(found: Present) -> str:
    """Where a visit that is called or served is."""
    assert found.visit.service_point is not None
    return found.visit.service_point


def add_step(db: Database, visit: Visit, enquiry: Enquiry, state: str, **values: Any) -> int:
    """Append a step to a visit and return its id; `values` are further columns.

    A planned one comes after those planned before. Its fairness clock is the visit's first arrival.
    """
    below, above = (PLANNED_FROM, 10**9) if state == "planned" else (0, PLANNED_FROM)
    position = db.execute(
        "SELECT coalesce(max(position), ?) + 1 FROM step"
        " WHERE visit = ? AND position >= ? AND position < ?",
        (below, visit.visit, below, above),
    ).fetchone()[0]
    row = {
        "visit": visit.visit,
        "site": visit.site,
        "service_day": visit.service_day,
        "position": position,
        "enquiry": enquiry.id,
        "state": state,
        "queued_at": visit.arrived_at,
        "target_s": enquiry.target_s,
        "target_percent": enquiry.target_percent,
        **values,
    }
    row.setdefault("waiting_since", row["queued_at"])
    marks = ", ".join("?" * len(row))
    found = db.execute(
        f"INSERT INTO step ({', '.join(row)}) VALUES ({marks}) RETURNING id",  # noqa: S608
        tuple(row.values()),
    ).fetchone()
    return int(found[0])


def end(db: Database, site: Site, found: Present, outcome: str, ask: Ask, **more: Any) -> None:
    """End the open step; the visit's next planned enquiry then waits."""
    end_alone(db, site, found, outcome, ask, **more)
    follow_on(db, site, found.visit, ask)


def end_alone(
    db: Database, site: Site, found: Present, outcome: str, ask: Ask, **more: Any
) -> None:
    """End the open step where another one goes on for it, or nothing shall follow.

    `more` are further columns of the step.
    """
    if found.visit.state == State.SERVING:
        standstill.clocks_stood(db, site, ask, found.visit.visit)
    update(
        db, found.step, found.visit.state, state="ended", ended_at=to_ms(ask.now), outcome=outcome,
        rested_until=to_ms(ask.now), **more,
    )  # fmt: skip
    if found.visit.service_point is not None:
        vacate(db, site, found.visit.service_point, found.visit, ask)


def vacate(db: Database, site: Site, point_id: str, visit: Visit, ask: Ask) -> None:
    """What follows where a visit leaves a service point, with the visit as it was before: nobody is
    asked there whether they are alone, and a room may be to be tidied."""
    lone.left(db, site, point_id, ask)
    rooms.left(db, site, point_id, visit, ask)


def drop_planned(db: Database, site: Site, visit: Visit, ask: Ask) -> None:
    """Take every planned enquiry off: the visitor is not there for them."""
    rows = db.execute(
        "SELECT id, enquiry, origin, for_adviser FROM step WHERE visit = ? AND state = 'planned'"
        " ORDER BY position",
        (visit.visit,),
    ).fetchall()
    for step, enquiry, origin, adviser in rows:
        db.execute("DELETE FROM step WHERE id = ?", (step,))
        event = EnquiryRemoved(visit.visit, step, visit.number, enquiry, origin, adviser)
        log.append(db, site.id, event, ask)


def traits(site: Site, needs: Iterable[str], asked_language: str | None) -> dict[str, Any]:
    """The columns of a step that follow from what its visitor needs."""
    wanted = set(needs)
    weight = round(100 * site.routing.priority_weight) if "priority" in wanted else 100
    place = ",".join([need for need in PLACE_NEEDS if need in wanted])
    return {"weight": weight, "place_needs": place, "asked_language": asked_language}


def traits_of(site: Site, visit: Visit) -> dict[str, Any]:
    """`traits` of a visit that is there."""
    return traits(site, visit.needs.split(","), visit.asked_language)


def follow_on(db: Database, site: Site, visit: Visit, ask: Ask) -> None:
    """Let the first planned enquiry of a visit wait, if there is one and no step is open."""
    row = db.execute(
        "SELECT id, enquiry FROM step WHERE visit = ? AND state = 'planned' AND NOT EXISTS"
        " (SELECT 1 FROM step WHERE visit = ? AND state NOT IN ('planned', 'ended'))"
        " ORDER BY position LIMIT 1",
        (visit.visit, visit.visit),
    ).fetchone()
    if row is None:
        return
    step, enquiry = row
    position = db.execute(
        "SELECT max(position) + 1 FROM step WHERE visit = ? AND position < ?",
        (visit.visit, PLANNED_FROM),
    ).fetchone()[0]
    update(db, step, "planned", state="waiting", position=position, waiting_since=to_ms(ask.now))
    event = EnquiryQueued(visit.visit, step, visit.number, enquiry)
    log.append(db, site.id, event, ask)


def update(
    db: Database, step: int, only_if: str, /, rested_until: int | None = None, **values: Any
) -> None:
    """Change a step that is still in the state `only_if`; a rest of it ends at `rested_until`."""
    assignments = [f"{column} = ?" for column in values]
    given = [*values.values()]
    if rested_until is not None:
        assignments.append(rests.OVER)
        given.append(rested_until)
    changed = db.execute(
        f"UPDATE step SET {', '.join(assignments)} WHERE id = ? AND state = ?",  # noqa: S608
        (*given, step, only_if),
    ).rowcount
    if changed != 1:
        # Unreachable while one lock covers check and change; the transaction is rolled back.
        raise Conflict("Somebody else changed this visit at the same moment; look again.")


def owner(db: Database, found: Present) -> str | None:
    """The adviser where the visit is now, else the one who called it."""
    here = places.signed_on_at(db, found.visit.site, point_of(found))
    return here.adviser if here else found.visit.adviser


def go_on(
    db: Database,
    site: Site,
    found: Present,
    ask: Ask,
    state: str,
    origin: str,
    adviser: str | None,
    **more: Any,
) -> int:
    """Another step that continues this one, by the clock of the arrival, or of the appointment."""
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
        continues=found.step,
        **traits_of(site, visit),
        **more,
    )
