"""When a screen that is dark while the house is closed is lit: told for days ahead, since a screen
without the network keeps to it as well."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TypedDict

from storage.times import iso, to_ms
from ticketing.sites import Site
from ticketing.sites.shown.displays import Shows

#: So long before the house opens and after it closes a screen is lit.
AROUND = timedelta(minutes=30)
#: For so many days it is told; a screen that knows no more is lit.
AHEAD_DAYS = 21


class Lit(TypedDict):
    """From when to when the screen is lit, as far as until `known` (ISO 8601)."""

    spans: list[tuple[str, str]]
    known: str


def lit(site: Site, shows: Shows, now: datetime) -> Lit | None:
    """None for a screen that is always lit."""
    if not shows.dark:
        return None
    today = now.astimezone(site.zone_info).date()
    first = today - timedelta(days=1)  # an evening may reach past midnight
    spans = [
        (iso(to_ms(opens - AROUND)), iso(to_ms(closes + AROUND)))
        for opens, closes, _ in site.openings(first, AHEAD_DAYS + 1)
    ]
    known = datetime.combine(today + timedelta(days=AHEAD_DAYS), time(), site.zone_info)
    return {"spans": spans, "known": iso(to_ms(known))}
