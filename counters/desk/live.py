"""The desk's live state: one room for each service point."""

from __future__ import annotations

from typing import Any

from counters.desk import state
from ticketing import sites
from ticketing.errors import BadRequest
from web.callers import Caller
from web.devices import shown
from web.live import StateNamespace


class CounterNamespace(StateNamespace):
    """`/counter`, joined with {site, point} by advisers; docs/events.md has its state."""

    path = "/counter"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|<service point>'; for staff of the site only."""
        site_id, point_id = data.get("site"), data.get("point")
        if not isinstance(site_id, str) or not isinstance(point_id, str):
            raise BadRequest("join with {'site': …, 'point': …}")
        who.need(site_id, "adviser")
        point = self.house.site(site_id).service_point(point_id)
        return f"{site_id}|{point.id}"

    def compute(self, key: str) -> state.DeskState:
        """The desk of a service point."""
        site_id, _, point_id = key.partition("|")
        devices = [shown(one) for one in self.house.devices.devices(site_id)]
        with self.house.store.read() as conn:
            site = sites.get(conn, site_id)
            return state.desk(conn, site, point_id, self.house.clock(), devices)
