"""What a desk shows of the house around it: colleagues, rooms, help, and its own place."""

from __future__ import annotations

from typing import TypedDict

from counters.desk.common import Common
from storage.times import iso
from ticketing.help.lone import CheckJson
from ticketing.queue import free_rooms
from ticketing.queue.free_rooms import NextFreeJson
from ticketing.rooms import state
from ticketing.sites import Site, model
from ticketing.staff import pauses, places
from ticketing.staff.places import SignOn
from ticketing.visits.model import Visit
from ticketing.visits.needs import PLACE_NEEDS


class AdviserHere(TypedDict):
    """Who is signed on, since when (ISO 8601)."""

    id: str
    name: str
    since: str


class Pause(TypedDict):
    """A break or wrap-up; `until` where it ends by itself."""

    kind: str
    reason: str | None
    since: str
    until: str | None


class Skills(TypedDict):
    """Enquiry types, by how gladly they are served."""

    preferred: list[str]
    backup: list[str]


class RoomsFor(TypedDict):
    """Where a visit could go: how many rooms there are, which are free, when the others will be."""

    all: int
    free: list[str]
    outlook: list[NextFreeJson]
    words: str


class HelpHere(TypedDict):
    """The call for help from a place that is not over."""

    help: int
    since: str
    taken: bool
    taken_by: str | None


class Helping(TypedDict):
    """What concerns the safety of who sits at a place."""

    help: HelpHere | None
    check: CheckJson | None


class Home(TypedDict):
    """The counter that was left for a room, and who is there meanwhile."""

    point: str
    taken_by: str | None


def adviser(site: Site, here: SignOn | None) -> AdviserHere | None:
    """Who is signed on here, since when."""
    if here is None:
        return None
    return {
        "id": here.adviser,
        "name": site.adviser(here.adviser).name,
        "since": iso(here.since),
    }


def pause(site: Site, here: SignOn | None) -> Pause | None:
    """The break or wrap-up of whoever is signed on here; `until` where it ends by itself."""
    if here is None or here.pause is None or here.pause_since is None:
        return None
    until = pauses.ends_at(site, here)
    return {
        "kind": here.pause,
        "reason": here.pause_reason,
        "since": iso(here.pause_since),
        "until": None if until is None else iso(until),
    }


def skills(site: Site, here: SignOn | None) -> Skills:
    """The enquiry types of whoever is here, as they are now."""
    preferred, backup = model.skills(site, here.adviser if here else None)
    return {"preferred": list(preferred), "backup": list(backup)}


def rooms_for(common: Common, visit: Visit | None, here: SignOn | None) -> RoomsFor:
    """The rooms to which the visit in hand could go, the best first, and when the others could.

    Without a visit, what is free at all. `words` are for when none is.
    """
    if common.only is not None:
        return {"all": 0, "free": [], "outlook": [], "words": ""}  # other rooms are not for them
    rooms, every = common.rooms, [one.id for one in state.of_site(common.site)]
    if visit is None:
        taken = {room for room, _ in rooms.outlook()}
        free = [room for room in every if room not in taken]
        return {"all": len(every), "free": free, "outlook": [], "words": ""}
    enquiry = common.site.enquiry(visit.enquiry)
    needs = frozenset(visit.needs.split(",")) & frozenset(PLACE_NEEDS)
    own = here.adviser if here else None
    free = [
        room.id
        for room in rooms.free(enquiry, needs, adviser=own)
        if room.id != visit.service_point
    ]
    later = rooms.outlook(enquiry, needs)
    return {
        "all": len(every),
        "free": free,
        "outlook": free_rooms.next_free([one for one in later if one[0] != visit.service_point]),
        "words": "" if free else rooms.when_free_words(enquiry, needs),
    }


def helping(common: Common, point: str) -> Helping:
    """`help`: the call for help from this place that is not over; `check`: the open question
    whether all is well here."""
    calls = [one for one in common.calls if one.service_point == point]
    call = calls[-1] if calls else None
    called: HelpHere | None = (
        None
        if call is None
        else {
            "help": call.help,
            "since": iso(call.raised_at),
            "taken": call.taken_at is not None,
            "taken_by": common.names.get(call.taken_by or ""),
        }
    )
    return {
        "help": called,
        "check": next((c.as_json() for c in common.checks if c.service_point == point), None),
    }


def home(common: Common, point: str, here: SignOn | None) -> Home | None:
    """In a room: the counter that the adviser left to come here, and who is there meanwhile."""
    site = common.site
    if here is None or site.service_point(point).kind != "room":
        return None
    left = places.came_from(common.conn, site.id, point)
    if left is None or left not in common.points:
        return None
    there = common.staff.get(left)
    return {"point": left, "taken_by": site.adviser(there.adviser).name if there else None}
