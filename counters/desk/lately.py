"""How long services took lately. It changes from day to day, so it is asked for once a day."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from storage import Connection
from ticketing.sites import Site
from ticketing.visits import queries
from web.aside import NotDone
from web.house import House

#: The service days, before today, out of which the usual length of a service is told.
DAYS_LOOKED_BACK = 28

#: Fewer services than these tell nothing.
LEAST_TO_TELL = 20

#: No desk waits for it longer than this: it comes up without.
_PATIENCE_S = 1.0
_LIMIT_S = 3.0


class Lately:
    """Keeps what was asked for until the site's next service day."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._kept: dict[str, tuple[date, Mapping[str, int]]] = {}

    def of(self, site: Site) -> Mapping[str, int]:
        """See `nine_in_ten_lately`. What is known of an earlier day when it cannot be had now."""
        now = self._house.clock()
        today = site.service_day(now)
        day, found = self._kept.get(site.id, (None, {}))
        if day == today:
            return found
        try:
            found = self._house.reports.run(
                nine_in_ten_lately,
                site,
                now,
                limit_s=_LIMIT_S,
                patience_s=_PATIENCE_S,
                same=("lately", site.id, today),
            )
        except NotDone:
            return found
        self._kept[site.id] = (today, found)
        return found


def nine_in_ten_lately(conn: Connection, site: Site, now: datetime) -> dict[str, int]:
    """Within how many minutes nine in ten services of the last service days ended, without
    today's, by enquiry type; those of which too little is known are left out."""
    today = site.service_day(now)
    first = today - timedelta(days=DAYS_LOOKED_BACK)
    lengths = queries.service_lengths(conn, site.id, first.isoformat(), today.isoformat())
    told = {enquiry: nine_in_ten(lasted) for enquiry, lasted in lengths.items()}
    return {enquiry: minutes for enquiry, minutes in told.items() if minutes is not None}


def nine_in_ten(lengths: list[int]) -> int | None:
    """Within how many minutes nine in ten of these services (ms, rising) ended, rounded up; None
    for fewer than `LEAST_TO_TELL`, which say nothing yet."""
    if len(lengths) < LEAST_TO_TELL:
        return None
    return math.ceil(lengths[math.ceil(len(lengths) * 0.9) - 1] / 60_000)
