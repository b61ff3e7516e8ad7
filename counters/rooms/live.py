"""Live states for every staff screen: calls for help, the check on who is alone, the rooms."""

from __future__ import annotations

from typing import Any

from counters.rooms import state
from ticketing import sites
from ticketing.errors import BadRequest
from web.callers import Caller
from web.live import StateNamespace


class RoomsNamespace(StateNamespace):
    """`/rooms`, joined with {site} by staff: the rooms board (counters.rooms_state)."""

    path = "/rooms"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|'; for staff of the site only."""
        site_id = data.get("site")
        if not isinstance(site_id, str):
            raise BadRequest("join with {'site': …}")
        who.need(site_id, "receptionist")
        return f"{self.house.site(site_id).id}|"

    def compute(self, key: str) -> state.RoomsState:
        """Every room of the site."""
        with self.house.store.read() as conn:
            site = sites.get(conn, key.rstrip("|"))
            return state.board(conn, site, self.house.clock())
