"""What `counters.why` needs to know of its reader, read from the site and the database."""

from __future__ import annotations

from counters.desk.common import Common
from counters.desk.why import Reader
from ticketing.queue.routing import Decision, Why
from ticketing.sites import model
from web.words import language_names


def reader_of(common: Common, point: str, adviser: str | None, decision: Decision) -> Reader:
    """The adviser at a service point (or a program: None) for whom the decision is explained."""
    site = common.site
    preferred, backup = model.skills(site, adviser)
    spoken = () if adviser is None else site.adviser(adviser).languages
    asked = {one.waiting.asked_language for one in decision.passed_over}
    asked |= {decision.chosen.asked_language if decision.chosen else None}
    return Reader(
        preferred=frozenset(preferred),
        backup=frozenset(backup),
        private_room=site.service_point(point).kind == "room",
        adviser=adviser,
        place=point,
        spoken=frozenset(spoken),
        people=common.names,
        places=common.points,
        languages={code: language_names(code)["name"] for code in asked if code is not None},
        only_at={x.id: site.only_at(x) for x in site.enquiries if not x.served_at(point)},
        rooms=_rooms(common, adviser, decision),
        zone=site.zone_info,
    )


def _rooms(common: Common, adviser: str | None, decision: Decision) -> str:
    """When a room comes free for the first who was passed over for want of one."""
    without = [one.waiting for one in decision.passed_over if one.why == Why.NO_ROOM]
    if not without or adviser is None:
        return ""
    first = without[0]
    return common.rooms.when_free_words(common.site.enquiry(first.enquiry), first.place_needs)
