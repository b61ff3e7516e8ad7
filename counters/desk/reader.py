"""What `counters.why` needs to know of its reader, read from the site and the database."""

from __future__ import annotations

from counters.desk.why import Reader
from storage import Connection
from storage.times import from_ms
from ticketing.queue import free_rooms
from ticketing.queue.routing import Decision, Why
from ticketing.sites import Site, model
from web.words import language_names


def reader_of(
    conn: Connection, site: Site, point: str, adviser: str | None, decision: Decision, now_ms: int
) -> Reader:
    """The adviser at a service point (or a program: None) for whom the decision is explained."""
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
        people={one.id: one.name for one in site.advisers},
        places={one.id: one.called("en") for one in site.service_points},
        languages={code: language_names(code)["name"] for code in asked if code is not None},
        rooms=_rooms(conn, site, adviser, decision, now_ms),
        zone=site.zone_info,
    )


def _rooms(
    conn: Connection, site: Site, adviser: str | None, decision: Decision, now_ms: int
) -> str:
    """When a room comes free for the first who was passed over for want of one."""
    without = [one.waiting for one in decision.passed_over if one.why == Why.NO_ROOM]
    if not without or adviser is None:
        return ""
    first = without[0]
    enquiry = site.enquiry(first.enquiry)
    return free_rooms.when_free_words(conn, site, from_ms(now_ms), enquiry, first.place_needs)
