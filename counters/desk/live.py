"""The desk's live state: one room for each service point."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from counters.desk import common, state
from counters.desk.common import Common
from ticketing import sites
from ticketing.errors import BadRequest
from web.callers import Caller
from web.devices import shown
from web.live import SharedState


class CounterNamespace(SharedState[Common]):
    """`/counter`, joined with {site, point} by advisers; docs/events.md has its state."""

    path = "/counter"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|<service point>'; for staff of the site only. Of somebody who sees their own
        enquiries alone, '<site>|<service point>|<adviser>'."""
        site_id, point_id = data.get("site"), data.get("point")
        if not isinstance(site_id, str) or not isinstance(point_id, str):
            raise BadRequest("join with {'site': …, 'point': …}")
        grant = who.part(site_id, "adviser")
        point = self.house.site(site_id).service_point(point_id)
        key = f"{site_id}|{point.id}"
        return key if grant.only is None else f"{key}|{grant.adviser}"

    @contextmanager
    def reading(self, site_id: str) -> Iterator[Common]:
        """What all desks of the site share."""
        devices = [shown(one) for one in self.house.devices.devices(site_id)]
        with self.house.store.read() as conn:
            site, now = sites.get(conn, site_id), self.house.clock()
            yield common.read(conn, site, now, devices, self.house.queues)

    def compute_of(self, key: str, reading: Common) -> state.DeskState:
        """The desk of a service point, as it was at the reading."""
        _, point, *whose = key.split("|")
        return state.of_point(common.for_own(reading, point, *whose) if whose else reading, point)

    def compute(self, key: str) -> state.DeskState:
        """The desk of a service point."""
        with self.reading(key.partition("|")[0]) as reading:
            return self.compute_of(key, reading)
