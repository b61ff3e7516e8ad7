"""Back to one's own place: an adviser who went along into a room signs on at the counter again."""

from __future__ import annotations

from storage import Store
from ticketing import moving, queries, sites
from ticketing.errors import Conflict
from ticketing.model import Ask
from ticketing.queries import SignOn


def return_to(store: Store, site_id: str, point_id: str, ask: Ask) -> SignOn:
    """Sign `ask.adviser`, who is signed on somewhere, on at `point_id` instead.

    Conflict when somebody else is there by now, when the adviser is signed on nowhere, and while
    they have a visit. Nothing happens to one who is there already.
    """
    assert ask.adviser is not None
    with store.write() as db:
        site = sites.get(db, site_id)
        point = site.service_point(point_id)
        here = queries.point_of(db, site.id, ask.adviser)
        if here is None:
            raise Conflict("You are signed on nowhere. Sign on first.")
        busy = queries.at_point(db, site.id, here.service_point)
        if busy is not None and here.service_point != point.id:
            where = site.service_point(here.service_point).called("en")
            raise Conflict(
                f"{busy.visit.number} is still at {where}. Finish it before you leave.",
                visit=busy.visit.as_json(),
            )
        return moving.move(db, site, ask.adviser, point.id, ask)
