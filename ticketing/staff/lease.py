"""How long somebody counts who only says when they come, never when they go.

A state that a person begins and a person ends (a sign-on, a call, a service, a room to be tidied)
is a lease: it lasts for the service day in which that person last acted, and past its end for as
long as nobody would wonder, since a house may be open round the clock. Pure.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.times import from_ms
from ticketing.sites import Site

#: Whoever acted so lately is there still, though a new service day has begun meanwhile.
PAST_THE_DAY = timedelta(hours=2)


def lapsed(site: Site, acted_at: int, now: datetime) -> bool:
    """Whether what somebody last did at `acted_at` (ms UTC) is of a day that is over."""
    acted = from_ms(acted_at)
    return acted <= now - PAST_THE_DAY and site.service_day(acted) < site.service_day(now)
