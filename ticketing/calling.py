"""From the queue to a service point: who is next, a call, and a call again."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import eventlog, lifecycle, queries, sites
from ticketing.errors import Conflict, PointBusy
from ticketing.events import VisitCalled, VisitRecalled
from ticketing.keys import once
from ticketing.model import Ask, Visit
from ticketing.queries import Present
from ticketing.site import Site
from ticketing.steps import change, named, point_of, update


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
    update(
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

    def work(db: Database, site: Site, found: Present) -> None:
        lifecycle.check_recall(found.visit, site.recall, ask.now)
        recalls = found.visit.recalls + 1
        event = VisitRecalled(*named(found), point_of(found), recalls)
        announcement = eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
        update(
            db,
            found.step,
            "called",
            recalls=recalls,
            last_called_at=to_ms(ask.now),
            announcement=announcement,
        )

    return change(store, "recall", visit_id, ask, work)
