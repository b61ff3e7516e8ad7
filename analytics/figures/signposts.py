"""What people came for that is not done here: how often each tile that answers was touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from storage import Connection
from storage.times import to_ms
from ticketing.sites import Site

# The moment finds the rows by their index; the service day, which may end after midnight, counts.
_COUNTED = (
    "SELECT json_extract(body, '$.signpost'), sum(kind = 'signpost_shown'),"
    " sum(kind = 'signpost_printed') FROM event WHERE site = ? AND visit IS NULL"
    " AND at >= ? AND at < ? AND kind IN ('signpost_shown', 'signpost_printed')"
    " AND json_extract(body, '$.service_day') >= ? AND json_extract(body, '$.service_day') < ?"
    " GROUP BY 1"
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How often something was asked for that is done elsewhere, and how often on paper."""

    signpost: str
    name: str
    shown: int
    printed: int


def elsewhere(conn: Connection, site: Site, start: date, end: date) -> list[Elsewhere]:
    """Of the service days from `start` on and before `end`, as far as the event log goes back: the
    most asked for first, and those that the site no longer has by their id."""
    names = {one.id: one.called("en") for one in site.signposts}
    found = conn.execute(
        _COUNTED, (site.id, _moment(start, -1), _moment(end, 2), start.isoformat(), end.isoformat())
    )
    counts = {row[0]: (row[1], row[2]) for row in found}
    every = [
        Elsewhere(key, names.get(key, key), *counts.get(key, (0, 0)))
        for key in dict.fromkeys([*names, *counts])
    ]
    return sorted(every, key=lambda one: (-one.shown, one.name))


def _moment(day: date, days: int) -> int:
    """Midnight UTC so many days after `day`: beyond any time zone's own midnight."""
    return to_ms(datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days))
