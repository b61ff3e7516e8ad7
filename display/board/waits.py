"""The waits that a screen tells: of the kiosk's tiles, or of enquiry types, in minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

from storage import Connection
from ticketing.day import limits
from ticketing.queue import estimates
from ticketing.queue.ahead import Shared
from ticketing.sites import Site
from ticketing.sites.parts import Enquiry, Named
from ticketing.sites.shown.displays import Shows

#: More lines would each be too small to read from a chair.
MOST = 4


class WaitShown(TypedDict):
    """About how many minutes one waits for a tile or an enquiry type; 0 is no wait."""

    id: str
    about: int


class WaitNamed(TypedDict):
    """What is waited for: its icon, as on the kiosk, and its name by language."""

    icon: str
    names: dict[str, str]


def named(site: Site, shows: Shows) -> dict[str, WaitNamed]:
    """All of which a screen may tell the wait, by id."""
    return {
        one.id: {
            "icon": site.group(types[0].group).icon,
            "names": {language: one.called(language) for language in site.languages},
        }
        for one, types in _told(site, shows)
    }


def waits(
    conn: Connection, site: Site, shows: Shows, now: datetime, shared: Shared
) -> list[WaitShown]:
    """The first of them that are open and whose wait is known. Of several types together the
    longest, so that nobody waits longer than was said."""
    if "waits" not in shows.band:
        return []
    queue = shared.read(conn, site, now)
    scene = queue.scene
    about = estimates.told(conn, site, now, queue.before_each(), scene.staff, scene.busy)
    closed = limits.closures(conn, site, now)
    found: list[WaitShown] = []
    for one, types in _told(site, shows):
        known = [about.get(each.id) for each in types if each.id not in closed]
        longest = [each for each in known if each is not None]
        if known and len(longest) == len(known):
            found.append({"id": one.id, "about": max(longest)})
    return found[:MOST]


def _told(site: Site, shows: Shows) -> Iterator[tuple[Named, list[Enquiry]]]:
    """Each line with its enquiry types: those of the site file, or all tiles of the kiosk."""
    groups = {one.id: one for one in site.groups}
    types = {one.id: one for one in site.enquiries}
    for key in shows.waits or tuple(groups):
        if key in groups:
            within = [one for one in site.enquiries if one.group == key]
            if within:
                yield groups[key], within
        elif key in types:
            yield types[key], [types[key]]
