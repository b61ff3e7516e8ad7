"""What the room's pages are given: plain data out of the site and the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from babel import Locale, UnknownLocaleError

from storage.times import from_ms
from ticketing import queries
from ticketing.model import DAY_CLOSED, NO_SHOW
from ticketing.queries import Connection, SignOn
from ticketing.site import Site
from ticketing.siteparts import Adviser, ServicePoint

#: The states of a printer in the words of every staff screen.
DEVICE_STATES = {
    "ready": "Ready",
    "paper_low": "Paper low",
    "paper_out": "Paper out",
    "cover_open": "Cover open",
    "cutter_stuck": "Cutter stuck",
    "offline": "Offline",
    "silent": "Silent",
    "unplugged": "Unplugged",
    "unknown": "Not heard of",
}
#: States in which nobody need go there.
DEVICE_WELL = ("ready",)


def language_names(code: str) -> dict[str, str]:
    """A language's name in English and in itself."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {"name": code, "own": code}
    own = locale.get_display_name() or code
    return {"name": locale.english_name or code, "own": own[:1].upper() + own[1:]}


def desk(site: Site, point: ServicePoint, adviser: Adviser) -> dict[str, Any]:
    """What the desk knows besides its live state."""
    preferred, backup = queries.skills(site, adviser.id)
    return {
        "site": {"id": site.id, "name": site.called("en"), "timezone": site.timezone},
        "point": {"id": point.id, "name": point.called("en")},
        "adviser": {"id": adviser.id, "name": adviser.name},
        "skills": [*preferred, *backup],
        "enquiries": {
            one.id: {"name": one.called("en"), "target": one.target_s} for one in site.enquiries
        },
        "languages": {code: language_names(code) for code in site.languages},
        "own_language": "en" if "en" in site.languages else site.languages[0],
        "outcomes": [{"id": one.id, "name": one.called("en")} for one in site.outcomes],
        "endings": {NO_SHOW: "no-show", DAY_CLOSED: "closed with the day"},
        "kiosks": {kiosk.id: kiosk.name for kiosk in site.kiosks},
        "api": {
            "point": f"/api/v1/sites/{site.id}/service-points/{point.id}",
            "visits": "/api/v1/visits",
        },
        "sign_on_url": f"/counter/{site.id}/{point.id}",
        "devices_url": f"/devices/{site.id}",
        "device_states": DEVICE_STATES,
        "device_well": DEVICE_WELL,
    }


def places(conn: Connection, site: Site, now: datetime) -> list[dict[str, Any]]:
    """The service points to choose from, with who is signed on there."""
    signed_on = queries.signed_on(conn, site.id)
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
    """Who is still signed on at a service point, and the visit that is there."""
    here = queries.signed_on_at(conn, site.id, point.id)
    if here is None:
        return None
    busy = queries.at_point(conn, site.id, point.id)
    return {
        "name": _name(site, here),
        "since": _since(site, here, now),
        "number": busy.visit.number if busy else None,
    }


def supervisors(site: Site) -> str:
    """Whom to ask for a forgotten PIN."""
    names = [one.name for one in site.advisers if one.role == "supervisor"]
    return " or ".join(names[:2]) or "your supervisor"


def _name(site: Site, here: SignOn | None) -> str | None:
    return site.adviser(here.adviser).name if here else None


def _since(site: Site, here: SignOn | None, now: datetime) -> str | None:
    """'08:57' today, 'Monday 08:57' before."""
    if here is None:
        return None
    local = from_ms(here.since).astimezone(site.zone_info)
    same_day = local.date() == now.astimezone(site.zone_info).date()
    return f"{local:%H:%M}" if same_day else f"{local:%A %H:%M}"
