"""How soon somebody of the house first turned to those who came, against what the house promises.

Counted of the steps as long as they are kept, and not kept beyond them: a promise is changed more
often than a figure of it is compared.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from storage import Connection
from ticketing.sites import Site

#: The first step of a visit, but for tickets that were taken back, whom the day's end closed, and
#: who was answered at the door. Whoever reception gave the ticket, who checked in, and who was
#: served without a ticket was greeted as they came; the others are by their first call.
_COUNTED = """
    SELECT enquiry, count(greeted), coalesce(sum(greeted - came <= ms), 0),
        coalesce(sum(greeted IS NULL AND state = 'waiting' AND :now - came > ms), 0),
        avg(max(greeted - came, 0))
    FROM (
        SELECT s.enquiry, s.state, s.waiting_since AS came,
            60000 * json_extract(:asked, '$."' || s.enquiry || '"') AS ms,
            CASE WHEN v.source IN ('reception', 'appointment', 'counter') THEN s.waiting_since
                ELSE s.called_at END AS greeted
        FROM step s JOIN visit v ON v.id = s.visit
        WHERE s.site = :site AND s.service_day >= :start AND s.service_day < :end
            AND s.position = 1 AND v.number IS NOT NULL
            AND coalesce(s.outcome, '') NOT IN ('cancelled', 'day_closed')
    ) WHERE ms IS NOT NULL GROUP BY enquiry
"""


@dataclass(frozen=True, slots=True)
class Greeted:
    """Of an enquiry type with such a promise: how many were `greeted`, how many of them within
    `minutes`, how many wait longer to be, and the mean in seconds (None where nobody was)."""

    enquiry: str
    name: str
    minutes: int
    greeted: int
    in_time: int
    late: int
    mean: float | None


def greetings(
    conn: Connection,
    site: Site,
    start: date,
    end: date,
    now: int,
    only: Collection[str] | None = None,
) -> list[Greeted]:
    """Of the service days from `start` on and before `end`, at `now` (ms): every enquiry type that
    has a promise, in the site's order, or those of `only`."""
    kinds = [
        one
        for one in site.enquiries
        if one.greet_minutes is not None and (only is None or one.id in only)
    ]
    if not kinds:
        return []
    wanted = {
        "asked": json.dumps({one.id: one.greet_minutes for one in kinds}),
        "site": site.id,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "now": now,
    }
    rows = conn.execute(_COUNTED, wanted)
    found = {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}
    return [_greeted(one.id, one.called("en"), one.greet_minutes or 0, found) for one in kinds]


def _greeted(
    key: str, name: str, minutes: int, found: dict[str, tuple[int, int, int, float | None]]
) -> Greeted:
    greeted, in_time, late, mean = found.get(key, (0, 0, 0, None))
    seconds = None if mean is None else round(mean / 1000, 3)
    return Greeted(key, name, minutes, greeted, in_time, late, seconds)
