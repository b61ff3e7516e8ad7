"""The bar on top of every page of staff: where else to go, by role, and who is looking.

A page passes `top=staff_bar.of(house, site, 'rooms')` to its template, which extends
web/staff.html; the bar for calls for help comes with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ticketing.sites import Site
from ticketing.staff import places
from web.callers import caller
from web.house import House

Here = Literal[
    "now", "over time", "day", "desk", "rooms", "appointments", "reception", "devices", "staff"
]


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the bar; `current` is the one that is shown."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The links, first the one of the mark, and who looks: None for a program's token."""

    links: tuple[Link, ...]
    name: str | None
    adviser: str | None
    point: str | None


def of(house: House, site: Site, here: Here) -> Bar:
    """The bar of the page `here` for whoever makes this request."""
    found = caller()
    person = found.person(site.id)
    point = None
    if person is not None and person.adviser is not None:
        with house.store.read() as conn:
            place = places.point_of(conn, site.id, person.adviser)
        point = place.service_point if place else None
    supervisor = found.find(site.id, "supervisor") is not None
    adviser = found.find(site.id, "adviser") is not None
    desk = f"/counter/{site.id}/{point}" if point else f"/counter/{site.id}"
    pages: list[tuple[Here, str, str, bool]] = [
        ("now", "Now", f"/supervisor/{site.id}", supervisor),
        ("over time", "Over time", f"/supervisor/{site.id}/figures", supervisor),
        ("day", "Day", f"/day/{site.id}", supervisor),
        ("desk", "Desk", desk, adviser and (point is not None or not supervisor)),
        ("rooms", "Rooms", f"/rooms/{site.id}", True),
        ("appointments", "Appointments", f"/appointments/{site.id}", True),
        ("reception", "Reception", f"/reception/{site.id}", True),
        ("devices", "Devices", f"/devices/{site.id}", adviser),
        ("staff", "Staff", f"/staff/{site.id}", supervisor),
    ]
    links = tuple(Link(words, href, key == here) for key, words, href, shown in pages if shown)
    return Bar(
        links,
        person.name if person else None,
        person.adviser if person else None,
        point,
    )
