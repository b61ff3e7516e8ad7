"""Live states for every staff screen: calls for help, the check on who is alone, the rooms."""

from __future__ import annotations

from typing import Any, TypedDict

from storage import Connection
from ticketing import sites
from ticketing.errors import BadRequest
from ticketing.events import Logged
from ticketing.events.help import CheckAnswered, CheckAsked, HelpEnded, HelpRaised, HelpTaken
from ticketing.events.sites import SiteLoaded
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn, StaffChanged
from ticketing.events.visits import VisitMoved
from ticketing.help import calls as help
from ticketing.help import lone
from ticketing.help.calls import HelpCallJson
from ticketing.help.lone import CheckJson
from ticketing.sites import Site
from web.callers import Caller
from web.live import StateNamespace

#: Only these change who needs help; everything else leaves the bar as it is.
_HELP = (AdviserSignedOff, AdviserSignedOn, CheckAnswered, CheckAsked, HelpEnded, HelpRaised,
         HelpTaken, SiteLoaded, StaffChanged, VisitMoved)  # fmt: skip


class StaffNamespace(StateNamespace):
    """`/staff`, joined with {site} or {site, point} by every screen of staff: who needs help, and
    at `point` the open check on the adviser there. docs/events.md has the state."""

    path = "/staff"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|<service point or nothing>'; for staff of the site only."""
        site_id, point_id = data.get("site"), data.get("point")
        if not isinstance(site_id, str) or not isinstance(point_id, str | None):
            raise BadRequest("join with {'site': …} or {'site': …, 'point': …}")
        who.need(site_id, "receptionist")
        site = self.house.site(site_id)
        return f"{site.id}|{site.service_point(point_id).id if point_id else ''}"

    def compute(self, key: str) -> StaffState:
        """The calls for help that are open, and the check at this place."""
        site_id, _, point_id = key.partition("|")
        with self.house.store.read() as conn:
            site = sites.get(conn, site_id)
            return state(conn, site, point_id or None)

    def concerns(self, key: str, logged: Logged) -> bool:
        return super().concerns(key, logged) and isinstance(logged.event, _HELP)


class NamedCall(HelpCallJson):
    """A call for help with the names that people read."""

    place: str
    adviser_name: str | None
    taken_by_name: str | None


class StaffState(TypedDict):
    """Who needs help at a site, and the open check at one place."""

    help: list[NamedCall]
    check: CheckJson | None


def state(conn: Connection, site: Site, point_id: str | None) -> StaffState:
    """{"help": [call with names], "check": open check at the place or None}."""
    checks = lone.open_checks(conn, site)
    here = next((one for one in checks if one.service_point == point_id), None)
    calls = [named(site, call) for call in help.open_calls(conn, site.id)]
    return {"help": calls, "check": None if here is None else here.as_json()}


def named(site: Site, call: help.HelpCall) -> NamedCall:
    """A call with the names that people read."""
    names = {one.id: one.name for one in site.advisers}
    places = {one.id: one.called("en") for one in site.service_points}
    return {
        **call.as_json(),
        "place": places.get(call.service_point, call.service_point),
        "adviser_name": names.get(call.adviser or ""),
        "taken_by_name": names.get(call.taken_by or ""),
    }
