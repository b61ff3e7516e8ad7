"""The reception's live state: one room for each site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from counters import reception_state
from ticketing import sites
from ticketing.errors import BadRequest
from web.callers import Caller
from web.devices import shown
from web.house import House
from web.live import Live, StateNamespace

#: A site's devices, and how far the slips of some visits are; the server's hub tells both.
Devices = Callable[[str], list[dict[str, Any]]]
Prints = Callable[[str, Sequence[str]], Mapping[str, str]]


class ReceptionNamespace(StateNamespace):
    """`/reception`, joined with {site} by receptionists; docs/events.md has its state."""

    path = "/reception"

    def __init__(
        self,
        house: House,
        live: Live,
        devices: Devices = lambda site: [],
        prints: Prints = lambda site, visits: {},
    ) -> None:
        super().__init__(house, live)
        self._devices = devices
        self._prints = prints

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|'; for staff of the site only."""
        site_id = data.get("site")
        if not isinstance(site_id, str):
            raise BadRequest("join with {'site': …}")
        who.need(site_id, "receptionist")
        return f"{self.house.site(site_id).id}|"

    def compute(self, key: str) -> reception_state.ReceptionState:
        """Everything that the tablet shows."""
        site_id = key.rstrip("|")
        devices = [shown(one) for one in self._devices(site_id)]
        with self.house.store.read() as conn:
            site = sites.get(conn, site_id)
            return reception_state.reception(
                conn, site, self.house.clock(), devices, lambda s, v: dict(self._prints(s, v))
            )
