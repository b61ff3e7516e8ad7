"""How long a wait is likely to be, from what is known now. Rough on purpose, and said as 'about'.

A promise rounds against the house: up to the next five minutes. What is not known is not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from storage import Connection
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


def abouts(
    conn: Connection,
    site: Site,
    now: datetime,
    waiting: Mapping[str, int],
    staff: Mapping[str, SignOn] | None = None,
) -> dict[str, int]:
    """The likely wait for each enquiry type for which somebody is here, in minutes.

    `waiting` counts by enquiry type. Whoever has the type among their preferred ones counts; the
    backups only where there is nobody else. Nobody counts who has not acted today, or is on a
    break. `staff` is who is here (`places.here`), where that is known already.
    """
    preferred: dict[str, int] = {}
    backup: dict[str, int] = {}
    staff = places.here(conn, site, now) if staff is None else staff
    for one in staff.values():
        if one.pause == "break":
            continue
        wanted, others = model.skills(site, one.adviser)
        for skill in wanted:
            preferred[skill] = preferred.get(skill, 0) + 1
        for skill in others:
            backup[skill] = backup.get(skill, 0) + 1
    found = {}
    for enquiry in site.enquiries:
        advisers = preferred.get(enquiry.id) or backup.get(enquiry.id, 0)
        about = about_minutes(waiting.get(enquiry.id, 0), enquiry.service_minutes, advisers)
        if about is not None:
            found[enquiry.id] = about
    return found
