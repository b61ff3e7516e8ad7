"""'I am back': what a ticket's number, or the code on its slip, leads to at the kiosk."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from storage import Connection
from storage.times import iso_or_none, to_ms
from ticketing import commands
from ticketing.asks import Ask
from ticketing.errors import Conflict, NotFound
from ticketing.queue import ahead
from ticketing.sites import Site
from ticketing.visits import queries
from ticketing.visits.model import CANCELLED, LEFT, NO_SHOW, State, Visit
from ticketing.visits.needs import is_fetched
from web.house import House

#: So long the same question gets the same answer: a request repeated, or a second press.
_JUST_NOW = timedelta(minutes=2)
_DID = {"visit_returned": "returned", "visit_resumed": "resumed"}
_VISIT = re.compile(r"[0-9A-Z]{26}")


def come_back(
    house: House, site: Site, given: str, ask: Ask, *, by_staff: bool = False
) -> dict[str, Any]:
    """Put whoever missed their call, or stepped out, back into the queue.

    `given` is a ticket number of today, however it is typed, or a visit's id. The answer's `done`
    is 'returned' or 'resumed' for what was done, else how the visit stands: 'waiting', 'called',
    'serving', 'held', 'cancelled', 'finished', or 'too_late' to return. NotFound for no ticket of
    today.

    A number stands on the screen for all to read. So it brings back whoever missed their call, and
    ends nobody's hold: that takes the visit's id, from the slip's code, or staff.
    """
    with house.store.read() as conn:
        visit = _find(conn, site, given, ask)
        done = _stands(conn, visit, ask)
    its_own = by_staff or _VISIT.fullmatch(given.strip().upper()) is not None
    if done == "missed" or (done == "held" and its_own):
        try:
            visit = commands.come_back(house.store, visit.visit, ask)
            done = "resumed" if done == "held" else "returned"
        except Conflict:
            # Too late; or another did it in this very moment, and so it stands now.
            with house.store.read() as conn:
                visit = queries.present(conn, visit.visit).visit
                done = _stands(conn, visit, ask)
            done = "too_late" if done == "missed" else done
    with house.store.read() as conn:
        before = ahead.before(conn, site, visit.visit, to_ms(ask.now))
    place = visit.service_point if done in ("called", "serving") else None
    if is_fetched(visit.needs):
        place = None  # somebody comes to them
    return {
        "number": visit.number,
        "done": done,
        "ahead": before,
        "place": None if place is None else dict(site.service_point(place).name),
        "called_at": iso_or_none(visit.last_called_at),
    }


def _find(conn: Connection, site: Site, given: str, ask: Ask) -> Visit:
    wanted = given.strip().upper()
    day = site.service_day(ask.now).isoformat()
    if _VISIT.fullmatch(wanted):
        found = queries.present(conn, wanted).visit
        if (found.site, found.service_day) == (site.id, day):
            return found
    # Figures alone may mean several tickets: the one that can come back, if it is one alone.
    elif meant := queries.meant(conn, site.id, day, wanted):
        back = [one for one in meant if _stands(conn, one, ask) in ("held", "missed")]
        for those in (back, meant):
            if len(those) == 1:
                return those[0]
        raise NotFound("There are several tickets with these figures. Type the letter as well.")
    raise NotFound("There is no ticket of this number today.")


#: How a visit that has ended stands, where 'finished' is not all.
_ENDED = {NO_SHOW: "missed", CANCELLED: "cancelled", LEFT: "cancelled"}


def _stands(conn: Connection, visit: Visit, ask: Ask) -> str:
    """How the visit stands; 'held' and 'missed' are those that can come back."""
    if visit.state == State.HELD:
        return "held"
    if visit.state == State.ENDED:
        return _ENDED.get(visit.outcome or "", "finished")
    if visit.state != State.WAITING:
        return visit.state
    kind, at = queries.last_event(conn, visit.visit)
    return _DID.get(kind, "waiting") if at > to_ms(ask.now - _JUST_NOW) else "waiting"
