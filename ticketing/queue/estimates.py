"""How long a wait is likely to be, from what is known now. Rough on purpose, and said as 'about'.

A promise rounds against the house: up to the next five minutes. What is not known is not said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from storage import Connection
from ticketing.day.standstill import standing
from ticketing.rooms import state
from ticketing.sites import Site, model
from ticketing.sites.parts import Enquiry
from ticketing.staff import places
from ticketing.staff.places import SignOn

#: Finer figures would promise what nobody knows.
ROUNDED_TO = 5


def about_minutes(ahead: int, service_minutes: float, advisers: int) -> int | None:
    """The likely wait of somebody with `ahead` before them, in minutes, a multiple of 5.

    Each of the `advisers` takes one after the other, each for the usual `service_minutes`. None
    when there is no adviser: then nothing is known. The advisers' other enquiry types, visits that
    are being served and appointments are left out, so it is a guide and no promise.
    """
    if advisers <= 0:
        return None
    exact = ahead * service_minutes / advisers
    return -int(-exact // ROUNDED_TO) * ROUNDED_TO


def may_come_to(site: Site, point: str, kind: str) -> bool:
    """Whether somebody at a service point may call for an enquiry type: there, or into a room at
    which it is served, and to which they go along."""
    enquiry = site.enquiry(kind)
    rooms = state.of_site(site)
    return enquiry.served_at(point) or any(enquiry.served_at(room.id) for room in rooms)


def abouts(
    conn: Connection,
    site: Site,
    now: datetime,
    before: Mapping[str, int],
    staff: Mapping[str, SignOn] | None = None,
) -> dict[str, int]:
    """The likely wait for each enquiry type for which somebody is here, in minutes.

    `before` says how many would be called before (`queue.ahead`). Whoever has the type among their
    preferred ones counts; the backups only where there is nobody else. Nobody counts who has not
    acted today, or is on a break. `staff` is who is here (`places.here`), where that is known
    already.
    """
    serve = _who_serve(site, places.here(conn, site, now) if staff is None else staff)
    return _abouts(site, before, serve)


def told(
    conn: Connection,
    site: Site,
    now: datetime,
    before: Mapping[str, int],
    staff: Mapping[str, SignOn] | None = None,
    busy: Collection[str] | None = None,
) -> dict[str, int]:
    """What visitors are told of their wait, wherever they are told: `abouts` in minutes, and 0,
    which is no wait, only where somebody who serves the type is free. Nothing while everybody was
    asked to stop. `busy` are the service points that have a visit, where that is known already.
    """
    if standing(conn, site.id) is not None:
        return {}
    if busy is None:
        busy = places.busy(conn, site.id)
    serving = Serving.of(site, places.here(conn, site, now) if staff is None else staff, busy)
    found = _abouts(site, before, serving.by)
    return {kind: about for kind, about in found.items() if about or kind in serving.free}


@dataclass(frozen=True, slots=True)
class Serving:
    """Who serves each enquiry type, and those of which somebody is free."""

    by: Mapping[str, list[SignOn]]
    free: frozenset[str]

    @classmethod
    def of(cls, site: Site, staff: Mapping[str, SignOn], busy: Collection[str]) -> Serving:
        """Of those who are here, `busy` being the service points that have a visit."""
        by = _who_serve(site, staff)
        free = (
            kind
            for kind, those in by.items()
            if any(one.pause is None and one.service_point not in busy for one in those)
        )
        return cls(by, frozenset(free))

    def told(self, enquiry: Enquiry, before: int) -> int | None:
        """As `told_one`, while nobody was asked to stop."""
        about = about_minutes(before, enquiry.service_minutes, len(self.by.get(enquiry.id, ())))
        return about if about or enquiry.id in self.free else None


def told_one(
    conn: Connection,
    site: Site,
    now: datetime,
    enquiry: str,
    before: int,
    *,
    for_adviser: str | None = None,
    asked_language: str | None = None,
) -> int | None:
    """What one visitor is told who has `before` ahead of them; None where it is not known. Whoever
    waits for one adviser, or for those who speak a language, waits for fewer than are counted."""
    if for_adviser is not None or asked_language not in (None, site.staff_language):
        return None
    return told(conn, site, now, {enquiry: before}).get(enquiry)


def _who_serve(site: Site, staff: Mapping[str, SignOn]) -> dict[str, list[SignOn]]:
    """Those who come to each enquiry type: of whom it is a preferred one, else the backups."""
    preferred: dict[str, list[SignOn]] = {}
    backup: dict[str, list[SignOn]] = {}
    for one in staff.values():
        if one.pause == "break":
            continue
        both = zip((preferred, backup), model.skills(site, one.adviser), strict=True)
        for found, skills in both:
            for skill in skills:
                if may_come_to(site, one.service_point, skill):
                    found.setdefault(skill, []).append(one)
    return {**backup, **preferred}


def _abouts(
    site: Site, before: Mapping[str, int], serve: Mapping[str, list[SignOn]]
) -> dict[str, int]:
    found = {}
    for enquiry in site.enquiries:
        advisers = len(serve.get(enquiry.id, ()))
        about = about_minutes(before.get(enquiry.id, 0), enquiry.service_minutes, advisers)
        if about is not None:
            found[enquiry.id] = about
    return found
