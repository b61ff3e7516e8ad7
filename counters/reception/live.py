"""The reception's live state: one room for each site."""

from __future__ import annotations

from typing import Annotated, Any

from flask import request
from pydantic import BaseModel, StringConstraints, ValidationError

from counters.reception import state
from ticketing import sites
from ticketing.errors import BadRequest, Refused
from ticketing.sites import rights
from web.callers import Caller, caller
from web.devices import shown
from web.live import StateNamespace


class ReceptionNamespace(StateNamespace):
    """`/reception`, joined with {site} by receptionists; docs/events.md has its state."""

    path = "/reception"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|'; for staff of the site only. Of somebody who sees their own enquiries alone,
        '<site>|<adviser>'."""
        site_id = data.get("site")
        if not isinstance(site_id, str):
            raise BadRequest("join with {'site': …}")
        grant = who.part(site_id, "reception")
        return f"{self.house.site(site_id).id}|{grant.adviser if grant.only is not None else ''}"

    def compute(self, key: str) -> state.ReceptionState:
        """Everything that the tablet shows."""
        site_id, whose = key.split("|")
        devices = [] if whose else [shown(one) for one in self.house.devices.devices(site_id)]
        with self.house.store.read() as conn:
            site = sites.get(conn, site_id)
            return state.reception(
                conn,
                site,
                self.house.clock(),
                devices,
                self.house.devices.prints,
                self.house.queues,
                [] if whose else self.house.persons.at(site_id),
                rights.only(site.adviser(whose)) or frozenset() if whose else None,
            )

    def on_shown(self, data: object = None) -> dict[str, Any]:
        """A page that somebody may see shows that a visitor at a kiosk asked for a person."""
        try:
            told = _Shown.model_validate(data)
            caller().need(told.site, "reception")
        except (Refused, ValidationError):
            return {"ok": False}
        sid: str = request.sid  # type: ignore[attr-defined]
        self.house.persons.shown(told.site, told.kiosk, sid)
        return {"ok": True}

    def on_disconnect(self, reason: object = None) -> None:
        """What a page that is gone showed, nobody sees."""
        super().on_disconnect(reason)
        self.house.persons.gone(request.sid)  # type: ignore[attr-defined]


class _Shown(BaseModel):
    """What a page of reception tells."""

    site: Annotated[str, StringConstraints(max_length=60)]
    kiosk: Annotated[str, StringConstraints(max_length=60)]
