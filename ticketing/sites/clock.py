"""A moment in words, on the site's clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from storage.times import from_ms
from ticketing.sites.model import Site


def hhmm(site: Site, ms: int) -> str:
    """'10:30' on the site's clock."""
    return f"{from_ms(ms).astimezone(site.zone_info):%H:%M}"


def clock(site: Site, ms: int, now: datetime) -> str:
    """'10:30' today, 'Wednesday 18 November, 10:30' on other days."""
    local = from_ms(ms).astimezone(site.zone_info)
    if local.date() == now.astimezone(site.zone_info).date():
        return f"{local:%H:%M}"
    return on_day(site, ms)


def on_day(site: Site, ms: int) -> str:
    """'Wednesday 18 November, 10:30', whatever day it is now."""
    local = from_ms(ms).astimezone(site.zone_info)
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M}"


def about(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """'at about 11:49', rounded up to the minute; with the day if that is not today."""
    local = (at + timedelta(seconds=59)).astimezone(zone)
    if local.date() != now.astimezone(zone).date():
        return f"on {local:%A} {local.day} {local:%B} at about {local:%H:%M}"
    return f"at about {local:%H:%M}"
