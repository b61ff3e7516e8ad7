"""From the queue to a service point: who is next, one chosen for a reason, and a call again."""

from __future__ import annotations

from typing import Any, Literal, get_args

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import Ask, once
from ticketing.commands.steps import change, named, point_of, update
from ticketing.day import standstill
from ticketing.errors import BadRequest, Conflict, PointBusy
from ticketing.events import log
from ticketing.events.visits import VisitCalled, VisitRecalled
from ticketing.queue import choosing, free_rooms
from ticketing.queue.routing import Waiting
from ticketing.remembering import also, remember
from ticketing.sites import Site
from ticketing.sites.parts import ServicePoint
from ticketing.staff import pauses, places
from ticketing.staff.places import SignOn
from ticketing.visits import lifecycle, queries
from ticketing.visits.model import Visit
from ticketing.visits.queries import Present

#: Why somebody else than the next is called, as the API and the log name it.
Reason = Literal["asked_for_me", "quick_question", "needs_help", "back_again", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)


def call_next(store: Store, site_id: str, point_id: str, ask: Ask) -> Visit | None:
    """Call the most urgent visitor whom this service point may serve; None if nobody can be called.

    A visitor who needs a private room is called into a free one, and the adviser's sign-on goes
    there too. A wrap-up ends with it. PointBusy while the service point has a visit, Conflict on a
    break. With `ask.adviser`, Conflict unless that adviser is signed on there; without, whoever is
    signed on there calls, and if nobody is, every enquiry type may be called.
    """
    with store.write() as db:
        answer = once(db, ask.key, ask.now, lambda: _call_next(db, site_id, point_id, ask))
    return None if answer is None else Visit(**answer)


def _call_next(db: Database, site_id: str, point_id: str, ask: Ask) -> dict[str, Any] | None:
    site = sites.get(db, site_id)
    point = site.service_point(point_id)
    here = ready_to_call(db, site, point, ask)
    day = site.service_day(ask.now).isoformat()
    adviser = here.adviser if here else None
    decision = choosing.next_for(db, site, day, point.id, adviser, to_ms(ask.now))
    if decision.chosen is None or decision.place is None:
        if here is not None:
            pauses.end(db, site, here, ask)
        return None
    chosen = decision.chosen
    with remember(db, chosen.visit, "call", ask):
        bring(db, site, chosen, here, decision.place, ask)
    return queries.present(db, chosen.visit).visit.stored()


def call_visit(store: Store, visit_id: str, point_id: str, ask: Ask, reason: str) -> Visit:
    """Call a particular waiting visitor, whoever is next; `reason` is one of REASONS.

    Neither skills nor urgency forbid it, but the place must suit: it goes to a free room where one
    is needed. As `call_next` otherwise; NoRoom says when one comes free.
    """
    if reason not in REASONS:
        raise BadRequest(f"'{reason:.60}' is no reason; there is: {', '.join(REASONS)}")

    def work(db: Database, site: Site, found: Present) -> None:
        point = site.service_point(point_id)
        here = ready_to_call(db, site, point, ask)
        bring_here(db, site, found, point, here, ask, reason)

    return change(store, "call", visit_id, ask, work, anywhere=True)


def ready_to_call(db: Database, site: Site, point: ServicePoint, ask: Ask) -> SignOn | None:
    """Who is signed on at a service point that may call somebody now.

    Conflict for an adviser who is signed on elsewhere or on a break, and while everybody was asked
    to stop; PointBusy while a visit is there.
    """
    standstill.check_calls(db, site.id)
    here = places.signed_on_at(db, site.id, point.id)
    if ask.adviser is not None and (here is None or here.adviser != ask.adviser):
        raise Conflict(f"You are not signed on at {point.called('en')}. Sign on there first.")
    busy = queries.at_point(db, site.id, point.id)
    if busy is not None:
        raise PointBusy(
            f"{busy.visit.number} is at {point.called('en')}. Finish it before the next.",
            visit=busy.visit.as_json(),
        )
    if here is not None and here.pause == "break":
        who = "You are" if ask.adviser else f"{site.adviser(here.adviser).name} is"
        raise Conflict(f"{who} on a break. End the break first.")
    return here


def bring_here(
    db: Database,
    site: Site,
    found: Present,
    point: ServicePoint,
    here: SignOn | None,
    ask: Ask,
    reason: str | None = None,
) -> None:
    """Call one waiting step to `point`, or to the free room that it needs.

    NoRoom, with the times at which rooms come free, if none suits; Conflict where the enquiry type
    is served elsewhere alone, or the visitor needs what the place does not offer.
    """
    waiting = choosing.one_waiting(db, site, found.step)
    enquiry = site.enquiry(waiting.enquiry)
    adviser = here.adviser if here else None
    place = choosing.place_of(db, site, point.id, adviser, to_ms(ask.now), waiting)
    if place is None and waiting.needs_private_room:
        raise free_rooms.no_room(db, site, ask.now, enquiry, waiting.place_needs)
    if place is None and not enquiry.served_at(point.id):
        raise Conflict(choosing.elsewhere(site, enquiry), visit=found.visit.as_json())
    if place is None:
        raise Conflict(
            f"{point.called('en')} does not offer what {waiting.number} needs.",
            visit=found.visit.as_json(),
        )
    bring(db, site, waiting, here, place, ask, reason)


def bring(
    db: Database,
    site: Site,
    waiting: Waiting,
    here: SignOn | None,
    place: str,
    ask: Ask,
    reason: str | None = None,
) -> None:
    """Call a waiting step to `place`; whoever is signed on `here` goes there with it.

    Inside `remember`, so that the call can be undone with all that it moved.
    """
    if here is not None:
        mine = "site = ? AND adviser = ? AND until IS NULL"
        also(db, "sign_on", mine, site.id, here.adviser)
        pauses.end(db, site, here, ask)
        places.move(db, site, here.adviser, place, ask)
    adviser = here.adviser if here else None
    event = VisitCalled(
        waiting.visit, waiting.step, waiting.number, waiting.enquiry, place, adviser, reason
    )
    announcement = log.append(db, site.id, event, ask)
    update(
        db,
        waiting.step,
        "waiting",
        state="called",
        called_at=to_ms(ask.now),
        last_called_at=to_ms(ask.now),
        service_point=place,
        adviser=adviser,
        announcement=announcement,
    )


def recall(store: Store, visit_id: str, ask: Ask) -> Visit:
    """Call the same visitor to the same place again, by whoever sees that the call was missed.

    Never calls anybody else.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        standstill.check_calls(db, site.id)
        lifecycle.check_recall(found.visit, site.recall, ask.now)
        recalls = found.visit.recalls + 1
        event = VisitRecalled(*named(found), point_of(found), recalls)
        announcement = log.append(db, site.id, event, ask)
        update(
            db,
            found.step,
            "called",
            recalls=recalls,
            last_called_at=to_ms(ask.now),
            announcement=announcement,
        )

    return change(store, "recall", visit_id, ask, work, anywhere=True)
