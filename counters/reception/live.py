"""The reception's live state: one room for each site."""

from __future__ import annotations

from typing import Any

from counters.reception import state
from ticketing import sites
from ticketing.errors import BadRequest
from web.callers import Caller
from web.devices import shown
from web.live import StateNamespace


class ReceptionNamespace(StateNamespace):
    """`/reception`, joined with {site} by receptionists; docs/events.md has its state."""

    path = "/reception"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|'; for staff of the site only."""
        site_id = data.get("site")
        if not isinstance(site_id, str):
            raise BadRequest("join with {'site': …}")
        who.need(site_id, "receptionist")
        return f"{self.house.site(site_id).id}|"

    def compute(self, key: str) -> state.ReceptionState:
        """Everything that the tablet shows."""
        site_id = key.rstrip("|")
        devices = [shown(one) for one in self.house.devices.devices(site_id)]
        with self.house.store.read() as conn:
            site = sites.get(conn, site_id)
            return state.reception(
                conn,
                site,
                self.house.clock(),
                devices,
                self.house.devices.prints,
                self.house.queues,
            )
