"""Somebody is with the visitor: first of all, at a service point, or nobody came; how it ended."""

from __future__ import annotations

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.commands.steps import change, drop_planned, end, named, owner, point_of, update
from ticketing.day import standstill
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.visits import (
    ServiceStarted,
    ServiceTakenBack,
    VisitFinished,
    VisitGreeted,
    VisitNoShow,
)
from ticketing.sites import Site
from ticketing.staff import pauses
from ticketing.visits import lifecycle, notes, rests
from ticketing.visits.model import NO_SHOW, UNSAID, Visit
from ticketing.visits.queries import NOT_GREETED, Present

_NOT_GREETED = (
    f"SELECT 1 FROM step s JOIN visit v ON v.id = s.visit WHERE s.id = ? AND {NOT_GREETED}"  # noqa: S608
)


def greet(store: Store, visit_id: str, ask: Ask) -> Visit:
    """Somebody of the house turns to a visitor who waits, for the first time.

    Conflict where somebody did before: whoever got their ticket from reception, checked in or was
    called is greeted by that.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        if db.execute(_NOT_GREETED, (found.step,)).fetchone() is None:
            says = f"Somebody turned to {found.visit.number} before. Nothing was changed."
            raise Conflict(says, visit=found.visit.as_json())
        log.append(db, site.id, VisitGreeted(*named(found)), ask)
        db.execute("UPDATE visit SET greeted_at = ? WHERE id = ?", (to_ms(ask.now), visit_id))

    return change(store, "greet", visit_id, ask, work, anywhere=True)


def start(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor is here: their service begins."""

    def work(db: Database, site: Site, found: Present) -> None:
        mine = owner(db, found)
        event = ServiceStarted(*named(found), point_of(found), mine)
        log.append(db, site.id, event, ask)
        update(
            db, found.step, "called", state="serving", serving_at=to_ms(ask.now), adviser=mine,
            started_by=mine,
        )  # fmt: skip

    return change(store, "start", visit_id, ask, work)


def not_this_visitor(store: Store, visit_id: str, ask: Ask) -> Visit:
    """Somebody else is here: whoever was called is called still, however late it is noticed.

    What was served so far is no service of theirs, and neither their wait nor their walk: both are
    as long as they were. Conflict for a visit that nobody called: it began at the service point.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        visit = found.visit
        assert visit.serving_at is not None
        assert visit.called_at is not None
        assert visit.last_called_at is not None
        if visit.source == "counter" and visit.serving_at == visit.called_at:
            raise Conflict(f"{visit.number} was served without a call. Finish it with an outcome.")
        lost = max(0, to_ms(ask.now) - visit.serving_at)
        event = ServiceTakenBack(*named(found), point_of(found), lost)
        log.append(db, site.id, event, ask)
        update(
            db,
            found.step,
            "serving",
            state="called",
            serving_at=None,
            last_called_at=visit.last_called_at + lost,
            rests=rests.with_one(
                visit.rests, visit.serving_at, visit.serving_at + lost, rests.MISTAKEN
            ),
        )

    return change(store, "not-this-visitor", visit_id, ask, work)


def no_show(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor was called and did not come. The site says after how many recalls."""

    def work(db: Database, site: Site, found: Present) -> None:
        standstill.check_calls(db, site.id)
        lifecycle.check_no_show(found.visit, site.recall, ask.now)
        event = VisitNoShow(*named(found), point_of(found))
        log.append(db, site.id, event, ask)
        drop_planned(db, site, found.visit, ask)
        end(db, site, found, NO_SHOW, ask)

    return change(store, "no-show", visit_id, ask, work)


def finish(
    store: Store,
    visit_id: str,
    ask: Ask,
    *,
    outcome: str | None = None,
    avoidable: bool | None = None,
    note: str | None = None,
) -> Visit:
    """The service ends with one of the site's outcomes (NotFound names them).

    `avoidable`: whether the visitor need not have come, where the site asks. BadRequest without an
    outcome where the site requires one. The visit's next planned enquiry then waits; `note` is for
    its adviser, and comes back with an undo.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        if outcome is None and site.desk.outcome_required:
            known = ", ".join(one.id for one in site.outcomes)
            raise BadRequest(f"Say how it ended; there is: {known}")
        if note is not None:
            notes.write(db, site, visit_id, ask, note)
        how = UNSAID if outcome is None else site.outcome(outcome).id
        event = VisitFinished(*named(found), point_of(found), how, avoidable)
        log.append(db, site.id, event, ask)
        said = None if avoidable is None else int(avoidable)
        end(db, site, found, how, ask, avoidable=said)
        pauses.after_finish(db, site, found.visit.service_point, ask)

    return change(store, "finish", visit_id, ask, work)
