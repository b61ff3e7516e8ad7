"""How long a wait is likely to be, from what is known now. Rough on purpose, and said as 'about'.

A promise rounds against the house: up to the next five minutes. What is not known is not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from storage import Connection
from ticketing.rooms import state
from ticketing.sites import Site, model
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
    preferred: dict[str, int] = {}
    backup: dict[str, int] = {}
    staff = places.here(conn, site, now) if staff is None else staff
    for one in staff.values():
        if one.pause == "break":
            continue
        both = zip((preferred, backup), model.skills(site, one.adviser), strict=True)
        for counts, skills in both:
            for skill in skills:
                if may_come_to(site, one.service_point, skill):
                    counts[skill] = counts.get(skill, 0) + 1
    found = {}
    for enquiry in site.enquiries:
        advisers = preferred.get(enquiry.id) or backup.get(enquiry.id, 0)
        about = about_minutes(before.get(enquiry.id, 0), enquiry.service_minutes, advisers)
        if about is not None:
            found[enquiry.id] = about
    return found
