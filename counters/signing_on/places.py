"""What the pages of signing on are given: places, and who is still there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from storage import Connection
from storage.times import from_ms
from ticketing.sites import Site, rights
from ticketing.sites.parts import ServicePoint
from ticketing.staff import places as staff_places
from ticketing.staff.places import SignOn
from ticketing.visits import queries


def places(conn: Connection, site: Site, now: datetime, *, names: bool) -> list[dict[str, Any]]:
    """The service points to choose from; with `names`, who is signed on there."""
    signed_on = staff_places.signed_on(conn, site.id) if names else {}
    return [
        {
            "id": point.id,
            "name": point.called("en"),
            "kind": point.kind,
            "adviser": _name(site, signed_on.get(point.id)),
            "since": _since(site, signed_on.get(point.id), now),
        }
        for point in site.service_points
    ]


def still_here(
    conn: Connection, site: Site, point: ServicePoint, now: datetime
) -> dict[str, Any] | None:
    """Who is still signed on at a service point, when they last did something there, and the visit
    that is there."""
    here = staff_places.signed_on_at(conn, site.id, point.id)
    if here is None:
        return None
    busy = queries.at_point(conn, site.id, point.id)
    return {
        "name": _name(site, here),
        "since": _since(site, here, now),
        "used": _used(conn, site, here, now),
        "number": busy.visit.number if busy else None,
    }


def supervisors(site: Site) -> str:
    """Whom to ask for a forgotten PIN."""
    names = [one.name for one in site.advisers if rights.manages(one)]
    return " or ".join(names[:2]) or "your supervisor"


def _name(site: Site, here: SignOn | None) -> str | None:
    return site.adviser(here.adviser).name if here else None


def _since(site: Site, here: SignOn | None, now: datetime) -> str | None:
    return None if here is None else _moment(site, here.since, now)


def _used(conn: Connection, site: Site, here: SignOn, now: datetime) -> str | None:
    """When they last called or served there; None if not since they signed on."""
    since = site.service_day(from_ms(here.since)).isoformat()
    used = staff_places.last_used(conn, site.id, since, here)
    return None if used is None or used < here.since else _moment(site, used, now)


def _moment(site: Site, ms: int, now: datetime) -> str:
    """'08:57' today, 'Monday 08:57' before."""
    local = from_ms(ms).astimezone(site.zone_info)
    same_day = local.date() == now.astimezone(site.zone_info).date()
    return f"{local:%H:%M}" if same_day else f"{local:%A %H:%M}"
