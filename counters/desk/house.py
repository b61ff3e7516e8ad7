"""What a desk shows of the house around it: colleagues, rooms, help, and its own place."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from storage import Connection
from storage.times import iso
from ticketing.help import calls as help
from ticketing.help import lone
from ticketing.help.lone import CheckJson
from ticketing.queue import free_rooms
from ticketing.queue.free_rooms import NextFreeJson
from ticketing.rooms import state
from ticketing.sites import Site, model
from ticketing.staff import pauses, places
from ticketing.staff.places import SignOn
from ticketing.visits import queries
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


class Person(TypedDict):
    """Somebody who is signed on: where, what they do, what they serve."""

    adviser: str
    name: str
    point: str
    state: str
    skills: list[str]
    backup: list[str]


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


def people(conn: Connection, site: Site) -> list[Person]:
    """Everybody who is signed on: where, what they do, what they serve."""
    busy = queries.busy(conn, site.id)
    found: list[Person] = []
    for here in places.signed_on(conn, site.id).values():
        one = site.adviser(here.adviser)
        found.append(
            {
                "adviser": one.id,
                "name": one.name,
                "point": here.service_point,
                "state": busy.get(here.service_point) or here.pause or "ready",
                "skills": list(one.skills),
                "backup": list(one.backup),
            }
        )
    return sorted(found, key=lambda person: person["name"].casefold())


def skills(site: Site, here: SignOn | None) -> Skills:
    """The enquiry types of whoever is here, as they are now."""
    preferred, backup = model.skills(site, here.adviser if here else None)
    return {"preferred": list(preferred), "backup": list(backup)}


def rooms_for(
    conn: Connection, site: Site, visit: Visit | None, here: SignOn | None, now: datetime
) -> RoomsFor:
    """The rooms to which the visit in hand could go, the best first, and when the others could.

    Without a visit, what is free at all. `words` are for when none is.
    """
    if visit is None:
        free = [
            one.id
            for one in state.of_site(site)
            if one.id not in {room for room, _ in free_rooms.outlook(conn, site, now)}
        ]
        return {"all": len(state.of_site(site)), "free": free, "outlook": [], "words": ""}
    enquiry = site.enquiry(visit.enquiry)
    needs = frozenset(visit.needs.split(",")) & frozenset(PLACE_NEEDS)
    own = here.adviser if here else None
    free = [
        room.id
        for room in free_rooms.free(conn, site, now, enquiry, needs, adviser=own)
        if room.id != visit.service_point
    ]
    later = free_rooms.outlook(conn, site, now, enquiry, needs)
    return {
        "all": len(state.of_site(site)),
        "free": free,
        "outlook": free_rooms.next_free([one for one in later if one[0] != visit.service_point]),
        "words": "" if free else free_rooms.when_free_words(conn, site, now, enquiry, needs),
    }


def helping(conn: Connection, site: Site, point: str) -> Helping:
    """`help`: the call for help from this place that is not over; `check`: the open question
    whether all is well here."""
    names = {one.id: one.name for one in site.advisers}
    calls = [one for one in help.open_calls(conn, site.id) if one.service_point == point]
    call = calls[-1] if calls else None
    called: HelpHere | None = (
        None
        if call is None
        else {
            "help": call.help,
            "since": iso(call.raised_at),
            "taken": call.taken_at is not None,
            "taken_by": names.get(call.taken_by or ""),
        }
    )
    return {
        "help": called,
        "check": next(
            (c.as_json() for c in lone.open_checks(conn, site) if c.service_point == point), None
        ),
    }


def home(conn: Connection, site: Site, point: str, here: SignOn | None) -> Home | None:
    """In a room: the counter that the adviser left to come here, and who is there meanwhile."""
    if here is None or site.service_point(point).kind != "room":
        return None
    left = places.came_from(conn, site.id, point)
    if left is None or left not in {one.id for one in site.service_points}:
        return None
    there = places.signed_on_at(conn, site.id, left)
    return {"point": left, "taken_by": site.adviser(there.adviser).name if there else None}
