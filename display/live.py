"""The namespace `/display`: the screens of a waiting area, and visitors' phones."""

from __future__ import annotations

from typing import Any

from display.board.state import BoardShown, board
from display.phone.ticket import TicketShown, ticket
from storage.times import to_ms
from ticketing.errors import BadRequest
from ticketing.events import Logged
from ticketing.events.sites import SiteLoaded
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn
from ticketing.events.visits import VisitIssued
from ticketing.visits import queries
from web.callers import Caller
from web.live import StateNamespace

#: Events after which no ticket that existed before looks any different.
_NOTHING_FOR_TICKETS = (VisitIssued, AdviserSignedOn, AdviserSignedOff, SiteLoaded)


class DisplayNamespace(StateNamespace):
    """Join with {"site", "zone"} for a board, with {"ticket": visit id} for one ticket.

    Both are open to everybody: a board says what everybody in the room sees, and a visit id is
    known only to who holds the ticket.
    """

    path = "/display"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        visit = data.get("ticket")
        if isinstance(visit, str):
            with self.house.store.read() as connection:
                found = queries.present(connection, visit.upper()).visit
            return f"{found.site}|ticket|{found.visit}"
        site, zone = data.get("site"), data.get("zone")
        if not (isinstance(site, str) and isinstance(zone, str)):
            raise BadRequest("join with {'site', 'zone'}, or with {'ticket'}")
        return f"{site}|board|{self.house.site(site).zone(zone).id}"

    def compute(self, key: str) -> BoardShown | TicketShown:
        site, kind, name = key.split("|")
        with self.house.store.read() as connection:
            if kind == "ticket":
                return ticket(connection, name, self.house.clock(), self.house.queues).as_json()
            now = to_ms(self.house.clock())
            return board(connection, self.house.site(site), name, now)

    def concerns(self, key: str, logged: Logged) -> bool:
        site, kind, _ = key.split("|")
        if site != logged.site:
            return False
        return kind == "board" or not isinstance(logged.event, _NOTHING_FOR_TICKETS)
