"""What all desks of a site show alike: read once for a change, and reckoned from there on."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypedDict

from storage.times import iso, to_ms
from ticketing.commands.enquiries import not_served
from ticketing.day import standstill
from ticketing.help import calls, lone
from ticketing.queue import choosing, free_rooms, waiting
from ticketing.queue.ahead import Queue, Shared
from ticketing.queue.choosing import Scene
from ticketing.queue.free_rooms import RoomsNow
from ticketing.queue.routing import Waiting
from ticketing.queue.waiting import Marks
from ticketing.sites import Site, rights
from ticketing.staff import places
from ticketing.staff.places import SignOn
from ticketing.visits import queries
from ticketing.visits.queries import Held
from web.devices import ShownDevice

#: As many as a screen can show; who comes after them is counted by nobody on a desk.
MOST_WAITING = 200


class Person(TypedDict):
    """Somebody who is signed on: where, what they do, what they serve."""

    adviser: str
    name: str
    point: str
    state: str
    skills: list[str]
    backup: list[str]


class Alike(TypedDict):
    """What every desk says of one who waits."""

    visit: str
    number: str
    enquiry: str
    language: str | None
    asked_language: str | None
    needs: list[str]
    noted: bool
    origin: str
    waiting_since: str
    queued_at: str
    weight: int
    target: int
    appointment_at: str | None


@dataclass(frozen=True)
class Common:
    """One site at one moment. `conn` is for what only one desk asks, of the same moment.

    `shown` are the first MOST_WAITING who wait, the longest wait first: `queue` has what each desk
    says of them, `marks` what stands beside them, by visit.
    """

    conn: sqlite3.Connection
    site: Site
    now: datetime
    day: str
    devices: list[ShownDevice]
    shown: Sequence[Waiting]
    queue: Sequence[Alike]
    marks: Mapping[str, Marks]
    counts: Mapping[str, int]
    scene: Scene
    rooms: RoomsNow
    staff: Mapping[str, SignOn]
    people: list[Person]
    held: Sequence[Held]
    calls: Sequence[calls.HelpCall]
    checks: Sequence[lone.Check]
    #: Why everybody's turn stands still, or None.
    standing: standstill.Standstill | None
    #: Enquiry types to which nobody can be referred now, with why.
    away: Mapping[str, str]
    #: Who is before whom, shared with all who ask.
    queues: Shared
    #: What things are called: enquiry types, service points, staff.
    enquiries: dict[str, str]
    points: dict[str, str]
    names: dict[str, str]
    #: Who looks, if they see their own enquiry types alone, and those types.
    reader: str | None = None
    only: frozenset[str] | None = None

    @property
    def now_ms(self) -> int:
        return to_ms(self.now)

    @cached_property
    def queue_now(self) -> Queue:
        """Who is before whom; read when it is first asked for."""
        return self.queues.read(self.conn, self.site, self.now)


def read(
    conn: sqlite3.Connection,
    site: Site,
    now: datetime,
    devices: list[ShownDevice],
    queues: Shared | None = None,
) -> Common:
    """The site as its desks show it now."""
    day = site.service_day(now).isoformat()
    staff = places.here(conn, site, now)
    rooms = free_rooms.read(conn, site, now, staff)
    heads = choosing.heads(conn, site, day)
    shown = waiting.waiting_steps(conn, site, day, limit=MOST_WAITING)
    marks = waiting.marks(conn, site.id, day, MOST_WAITING)
    return Common(
        conn=conn,
        site=site,
        now=now,
        day=day,
        devices=devices,
        shown=shown,
        queue=[_queued(site, one, marks.get(one.visit)) for one in shown],
        marks=marks,
        counts=waiting.waiting_counts(conn, site.id, day),
        scene=choosing.look(conn, site, to_ms(now), heads, rooms=rooms, staff=staff),
        rooms=rooms,
        staff=staff,
        people=_people(conn, site, staff),
        held=queries.held(conn, site.id, day),
        calls=calls.open_calls(conn, site.id),
        checks=lone.open_checks(conn, site),
        standing=standstill.standing(conn, site.id),
        away=not_served(conn, site, now),
        queues=queues or Shared(),
        enquiries={one.id: one.called("en") for one in site.enquiries},
        points={one.id: one.called("en") for one in site.service_points},
        names={one.id: one.name for one in site.advisers},
    )


def for_own(common: Common, point: str, adviser: str) -> Common:
    """The same for somebody at `point` who sees their own enquiry types alone: nobody else, nothing
    of other places, and of those who wait not even how many."""
    site, conn = common.site, common.conn
    only = rights.only(site.adviser(adviser)) or frozenset()
    shown = waiting.waiting_steps(conn, site, common.day, limit=MOST_WAITING, only=only)
    marks = waiting.marks(conn, site.id, common.day, MOST_WAITING, only=only)
    return replace(
        common,
        devices=[],
        shown=shown,
        queue=[_queued(site, one, marks.get(one.visit)) for one in shown],
        marks=marks,
        counts={enquiry: count for enquiry, count in common.counts.items() if enquiry in only},
        people=[one for one in common.people if one["adviser"] == adviser],
        held=[one for one in common.held if one.enquiry in only],
        calls=[one for one in common.calls if one.service_point == point],
        checks=[one for one in common.checks if one.service_point == point],
        away={enquiry: why for enquiry, why in common.away.items() if enquiry in only},
        reader=adviser,
        only=only,
    )


def _queued(site: Site, one: Waiting, marks: Marks | None) -> Alike:
    """What every desk says of one who waits."""
    at = one.queued_at
    clock = datetime.fromtimestamp(at / 1000, site.zone_info) if one.appointment else None
    return {
        "visit": one.visit,
        "number": one.number,
        "enquiry": one.enquiry,
        "language": marks.language if marks else None,
        "asked_language": marks.asked_language if marks else None,
        "needs": list(marks.needs) if marks else [],
        "noted": marks.noted if marks else False,
        "origin": one.origin,
        "waiting_since": iso(one.waiting_since),
        "queued_at": iso(at),
        "weight": one.weight,
        "target": one.target_s,
        "appointment_at": f"{clock:%H:%M}" if clock else None,
    }


def _people(conn: sqlite3.Connection, site: Site, staff: Mapping[str, SignOn]) -> list[Person]:
    """Everybody who is signed on: where, what they do, what they serve."""
    busy = queries.busy(conn, site.id)
    found: list[Person] = []
    for here in staff.values():
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
