"""From one service point to another: an adviser's sign-on, and a visit with its adviser."""

from __future__ import annotations

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.commands.steps import change, named, point_of, update, vacate
from ticketing.events import log
from ticketing.events.visits import VisitMoved
from ticketing.queue import free_rooms
from ticketing.queue.choosing import elsewhere
from ticketing.rooms import state
from ticketing.sites import Site
from ticketing.sites.parts import ServicePoint
from ticketing.staff import places
from ticketing.staff.lease import lapsed
from ticketing.staff.places import move
from ticketing.visits import queries
from ticketing.visits.model import Visit
from ticketing.visits.needs import PLACE_NEEDS
from ticketing.visits.queries import Present


def move_visit(store: Store, visit_id: str, ask: Ask, *, to_point: str | None = None) -> Visit:
    """Move a visit and its adviser to `to_point`, or else to the free room that suits it best.

    It goes on in its state: called stays called, being served stays so. The move is an
    announcement of its own, and the place that they leave is free for another. NoRoom, with the
    times at which rooms come free, when there is none; Conflict when `to_point` is not free.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        from_point = point_of(found)
        here = places.signed_on_at(db, site.id, from_point)
        adviser = here.adviser if here else found.visit.adviser
        if to_point is None:
            target = _best_room(db, site, found.visit, adviser, ask)
        else:
            target = site.service_point(to_point)
            _check_free(db, site, found.visit, target, adviser, ask)
        if here is not None:
            move(db, site, here.adviser, target.id, ask)
        event = VisitMoved(*named(found), from_point, target.id, adviser)
        announcement = log.append(db, site.id, event, ask)
        update(
            db,
            found.step,
            found.visit.state,
            service_point=target.id,
            adviser=adviser,
            last_called_at=to_ms(ask.now),
            announcement=announcement,
        )
        vacate(db, site, from_point, found.visit, ask)

    return change(store, "move", visit_id, ask, work)


def place_needs(site: Site, visit: Visit) -> frozenset[str]:
    """What the visitor needs of a place, as far as any place of the site offers it."""
    needs = frozenset(visit.needs.split(",")) & frozenset(PLACE_NEEDS)
    return state.met_for(site, site.enquiry(visit.enquiry), needs)


def _best_room(
    db: Database, site: Site, visit: Visit, adviser: str | None, ask: Ask
) -> ServicePoint:
    enquiry, needs = site.enquiry(visit.enquiry), place_needs(site, visit)
    found = free_rooms.free(
        db, site, ask.now, enquiry, needs, adviser=adviser, appointment=visit.appointment
    )
    if not found:
        raise free_rooms.no_room(db, site, ask.now, enquiry, needs)
    return found[0]


def _check_free(
    db: Database, site: Site, visit: Visit, target: ServicePoint, adviser: str | None, ask: Ask
) -> None:
    """Conflict, with what is so there now and which rooms come free when."""
    says = _not_free(db, site, visit, target, adviser, ask)
    if says is not None:
        coming = free_rooms.outlook(
            db, site, ask.now, site.enquiry(visit.enquiry), place_needs(site, visit)
        )
        raise free_rooms.NoRoom(says, next_free=free_rooms.next_free(coming), visit=visit.as_json())


def _not_free(
    db: Database, site: Site, visit: Visit, target: ServicePoint, adviser: str | None, ask: Ask
) -> str | None:
    name = target.called("en")
    if target.id == visit.service_point:
        return f"{visit.number} is at {name} already."
    enquiry = site.enquiry(visit.enquiry)
    if not enquiry.served_at(target.id):
        return elsewhere(site, enquiry)
    if not state.offers(target, place_needs(site, visit)):
        return f"{name} does not offer what {visit.number} needs."
    there = queries.at_point(db, site.id, target.id)
    if there is not None:
        return f"{name} is taken: {there.visit.number} is there."
    somebody = places.signed_on_at(db, site.id, target.id)
    counts = somebody is not None and not lapsed(site, somebody.acted_at, ask.now)
    if somebody is not None and counts and somebody.adviser != adviser:
        return f"{site.adviser(somebody.adviser).name} is signed on at {name}."
    if target.kind != "room":
        return None
    now = state.present(db, site, ask.now)
    if target.id in now.closed:
        return f"{name} is closed."
    if target.id in now.to_tidy:
        return f"{name} is to be tidied first."
    within = enquiry.service_s
    if target.id in free_rooms.reserved(db, site, ask.now, within, but=visit.appointment):
        return f"{name} is kept for an appointment that begins soon."
    return None
