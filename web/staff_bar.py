"""The bar on top of every page of staff: where else to go, by role, and who is looking.

A page passes `top=staff_bar.of(house, site, 'rooms')` to its template, which extends
web/staff.html; the bar for calls for help comes with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from ticketing.commands.recording import made_up
from ticketing.sites import Site, history
from ticketing.staff import places
from web.callers import Caller, caller
from web.house import House
from web.screens import SCREENS, Screen


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the bar; `current` is the one that is shown."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The links, first the one of the mark, and who looks: None for a program's token. `made_up`
    says which days that the page may show never were, '' for none. `reads`: they change nothing.
    `house` is the version of the house by which the page is made."""

    links: tuple[Link, ...]
    name: str | None
    adviser: str | None
    point: str | None
    made_up: str = ""
    reads: bool = False
    house: int = 0


def of(house: House, site: Site, here: str) -> Bar:
    """The bar of the page `here` for whoever makes this request."""
    found = caller().looking()  # a page that answers a form has the same bar
    person = found.person(site.id)
    point = None
    with house.store.read() as conn:
        version = history.in_force(conn, site.id)
        if person is not None and person.adviser is not None:
            place = places.point_of(conn, site.id, person.adviser)
            point = place.service_point if place else None
    screens: tuple[Screen, ...] = current_app.extensions.get(SCREENS, ())
    links = tuple(
        Link(one.words, _href(one, site, point), one.key == here)
        for one in screens
        if _shown(one, found, site, point)
    )
    return Bar(
        links,
        person.name if person else None,
        person.adviser if person else None,
        point,
        made_up_words(house, site) if any(one.past and one.key == here for one in screens) else "",
        person is not None and "read" in person.held,
        version,
    )


def made_up_words(house: House, site: Site) -> str:
    """'5 October to 27 November 2026', of a demonstration's past; '' on a real site."""
    with house.store.read() as conn:
        days = made_up(conn, site.id)
    if days is None:
        return ""
    first, last = (f"{day.day} {day:%B}" for day in days)
    year = f" {days[0].year}" if days[0].year != days[1].year else ""
    return f"{first}{year} to {last} {days[1].year}"


def _href(screen: Screen, site: Site, point: str | None) -> str:
    path = screen.path.format(site=site.id)
    return f"{path}/{point}" if screen.key == "desk" and point else path


def _shown(screen: Screen, found: Caller, site: Site, point: str | None) -> bool:
    """Whether the bar leads there: a supervisor has no use for a desk until they sit at one, and
    who changes nothing has none at all."""
    person = found.person(site.id)
    if person is not None and person.only is not None:
        return screen.own
    if found.find(site.id, screen.need) is None:
        return False
    return screen.key != "desk" or point is not None or found.find(site.id, "supervisor") is None
