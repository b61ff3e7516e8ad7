"""The figures of a period, from what was counted on days that are over and the steps of the rest.

A service day that is over is counted once (``roll_up``) and kept in ``figures_day``; today, a day
with a step still open, and one that nobody has rolled up yet, is counted from its steps each time.
All ways end in the same tallies, so it makes no difference to the figures which one a day went.

All counting is done aside (``storage.aside``): none of it holds up a call.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from analytics.figures import steps
from analytics.figures.tally import (
    COUNTS,
    OPEN,
    Figures,
    Tally,
    combine,
    figures,
    merge,
    tally_steps,
)
from storage.aside import Reports
from storage.store import Store
from ticketing.sites import Site
from ticketing.visits.model import PLANNED_FROM

# One seek a day instead of a walk over every step of the period.
_DAYS_NOT_KEPT: Final = f"""
    WITH RECURSIVE day(day) AS (
        SELECT min(service_day) FROM step
        WHERE site = :site AND service_day >= :start AND service_day < :end
            AND position < {PLANNED_FROM}
        UNION ALL
        SELECT (
            SELECT min(service_day) FROM step
            WHERE site = :site AND service_day > day.day AND service_day < :end
                AND position < {PLANNED_FROM}
        )
        FROM day WHERE day.day IS NOT NULL
    )
    SELECT day FROM day
    WHERE day IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM figures_day
        WHERE site = :site AND service_day = day.day AND enquiry <> ''
    ) AND NOT (:over AND EXISTS (
        SELECT 1 FROM step WHERE site = :site AND service_day = day.day AND state <> 'ended'
    ))
    LIMIT :most
"""  # noqa: S608

#: The counts that are kept of a day that is over, as `Tally` names them; the others are of steps
#: that are still open. A column has the same name but one, whose name SQL has for itself.
KEPT: Final = tuple(name for name in COUNTS if name not in OPEN)
COLUMNS: Final = tuple({"left": "left_before"}.get(name, name) for name in KEPT)
_TIMES: Final = ("waits", "walks", "services")

_KEPT_COUNTS: Final = f"""
    SELECT enquiry, {", ".join(f"sum({column})" for column in COLUMNS)}
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
    GROUP BY enquiry
"""  # noqa: S608

_KEPT_TIMES: Final = f"""
    SELECT enquiry, {", ".join(_TIMES)}
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
    ORDER BY enquiry
"""  # noqa: S608

_KEPT_DAYS: Final = """
    SELECT count(*) FROM (
        SELECT 1 FROM figures_day
        WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
        GROUP BY service_day
    )
"""

_GREETED: Final = ("greeted", "greeted_in_time", "greeted_ms")
_ROW: Final = ("site", "service_day", "enquiry", *COLUMNS, *_TIMES, "hours", *_GREETED)
_KEEP: Final = f"""
    INSERT INTO figures_day ({", ".join(_ROW)}) VALUES ({", ".join("?" * len(_ROW))})
"""  # noqa: S608

# A mark of no enquiry type, while a day is counted aside. Like every row of the day it goes when
# one of its steps changes, so that what is kept was counted of the steps as they are.
_MARK: Final = """
    INSERT OR IGNORE INTO figures_day (site, service_day, enquiry, issued, called, served, no_shows,
        left_before, day_closed, within_target, waits, walks, services, hours)
    VALUES (?, ?, '', 0, 0, 0, 0, 0, 0, 0, x'', x'', x'', x'')
"""
_MARKED: Final = "SELECT 1 FROM figures_day WHERE site = ? AND service_day = ? AND enquiry = ''"

Row = tuple[str | int | bytes, ...]
"""A row of ``figures_day`` from the enquiry type on."""

#: Days counted in one piece of work: a year is some hundred of them, each a moment's work.
DAYS_AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The figures of the service days in [start, end), over all and by enquiry type.

    ``days`` is how many of them have a step. ``enquiries`` has the types with at least one step
    in the period, in the site's own order; types that the site no longer has stand last, by id.
    With ``only``, nothing of other types is in it, nor in the total.
    """

    start: date
    end: date
    days: int
    total: Figures
    enquiries: dict[str, Figures]
    only: frozenset[str] | None = None


def roll_up(store: Store, reports: Reports, site: Site, days: Sequence[str]) -> int:
    """Count service days that are over and keep them; how many were.

    Not one with a step still open, nor one of whose steps some changed in the meantime; and what
    was counted of a day stays when its steps were purged. Calling it again changes nothing. Raises
    what `Reports` raise, and Busy when another program holds the database.
    """
    marked = _mark(store, site.id, days)
    if not marked:
        return 0
    return _keep(store, site.id, reports.run(count_days, site, marked))


def _mark(store: Store, site: str, days: Sequence[str]) -> list[str]:
    """Those of the days that are over and have steps, marked as being counted."""
    marked = []
    with store.write() as db:
        for day in days:
            states = db.execute(
                "SELECT min(state = 'ended') FROM step WHERE site = ? AND service_day = ?",
                (site, day),
            ).fetchone()
            if states[0] == 1:
                db.execute(_MARK, (site, day))
                marked.append(day)
    return marked


def count_days(conn: sqlite3.Connection, site: Site, days: Sequence[str]) -> dict[str, list[Row]]:
    """What is to be kept of service days: their rows, one for each enquiry type."""
    return {day: list(_rows(conn, site, day)) for day in days}


def _rows(conn: sqlite3.Connection, site: Site, day: str) -> Iterator[Row]:
    greeted = steps.greeted(conn, site.id, day, 0)
    tallies = tally_steps(steps.of_day(conn, site.id, day), 0, site.zone_info)
    for enquiry, tally in tallies.items():
        yield enquiry, *_kept(tally), *greeted.get(enquiry, (0, 0, 0))[: len(_GREETED)]


def _keep(store: Store, site: str, counted: Mapping[str, Sequence[Row]]) -> int:
    done = 0
    with store.write() as db:
        for day, found in counted.items():
            if db.execute(_MARKED, (site, day)).fetchone() is None:
                continue  # A step changed: the next round counts the day anew.
            db.execute("DELETE FROM figures_day WHERE site = ? AND service_day = ?", (site, day))
            for row in found:
                db.execute(_KEEP, (site, day, *row))
            done += 1
    return done


def _kept(tally: Tally) -> tuple[int | bytes, ...]:
    """The counts, the times and the hours, in the order of the columns."""
    return (
        *(getattr(tally, name) for name in KEPT),
        *(getattr(tally, name).astype("<i4").tobytes() for name in _TIMES),
        tally.hours.tobytes(),
    )


def days_not_kept(
    conn: sqlite3.Connection,
    site: str,
    start: date,
    end: date,
    *,
    over: bool = False,
    most: int = -1,
) -> list[str]:
    """The service days in [start, end) that have steps and were not rolled up, in order; `over`:
    those on which no step is open. The first `most` cost as little in many years as in few."""
    wanted = {"site": site, "start": start.isoformat(), "end": end.isoformat()}
    found = conn.execute(_DAYS_NOT_KEPT, wanted | {"over": over, "most": most})
    return [row[0] for row in found.fetchall()]


def is_kept(conn: sqlite3.Connection, site: str, day: date) -> bool:
    """Whether the figures of a service day stay when its steps are deleted."""
    return not days_not_kept(conn, site, day, day + timedelta(days=1))


def roll_up_days(store: Store, reports: Reports, site: Site, start: date, end: date) -> int:
    """Roll up the first `DAYS_AT_ONCE` service days in [start, end) that are over and not kept yet;
    how many were. Raises what `roll_up` does."""
    with store.read() as conn:
        days = days_not_kept(conn, site.id, start, end, over=True, most=DAYS_AT_ONCE)
    return roll_up(store, reports, site, days) if days else 0


def figures_for(
    reports: Reports,
    site: Site,
    start: date,
    end: date,
    now: int,
    only: frozenset[str] | None = None,
) -> PeriodFigures:
    """The figures of the service days in the half-open period [start, end) at ``now`` (ms), read
    in one consistent view; of ``only`` these enquiry types, where given."""
    same = ("figures", site.id, start, end, only)
    return reports.run(period_figures, site, start, end, now, only, same=same)


def period_figures(
    conn: sqlite3.Connection,
    site: Site,
    start: date,
    end: date,
    now: int,
    only: frozenset[str] | None = None,
) -> PeriodFigures:
    """See `figures_for`."""
    days, tallies = _tallies(conn, site, start, end, now)
    if only is not None:
        tallies = {enquiry: tally for enquiry, tally in tallies.items() if enquiry in only}
    known = [enquiry.id for enquiry in site.enquiries]
    order = {enquiry: place for place, enquiry in enumerate(known)}
    present = sorted(tallies, key=lambda enquiry: (order.get(enquiry, len(order)), enquiry))
    return PeriodFigures(
        start,
        end,
        days,
        figures(combine(list(tallies.values()))),
        {enquiry: figures(tallies[enquiry]) for enquiry in present},
        only,
    )


def _tallies(
    conn: sqlite3.Connection, site: Site, start: date, end: date, now: int
) -> tuple[int, dict[str, Tally]]:
    wanted = (site.id, start.isoformat(), end.isoformat())
    fresh = [
        tally_steps(steps.of_day(conn, site.id, day), now, site.zone_info)
        for day in days_not_kept(conn, site.id, start, end)
    ]
    days = int(conn.execute(_KEPT_DAYS, wanted).fetchone()[0]) + len(fresh)
    return days, merge([_kept_tallies(conn, wanted), *fresh])


def _kept_tallies(conn: sqlite3.Connection, wanted: tuple[str, str, str]) -> dict[str, Tally]:
    counts = {
        row[0]: dict(zip(KEPT, tuple(row)[1:], strict=True))
        for row in conn.execute(_KEPT_COUNTS, wanted)
    }
    found: dict[str, Tally] = {}
    rows = conn.execute(_KEPT_TIMES, wanted).fetchall()
    for enquiry, group in groupby(rows, key=lambda row: row[0]):
        columns = zip(*(tuple(row)[1:] for row in group), strict=True)
        kept: dict[str, Any] = dict(zip(_TIMES, map(_joined, columns), strict=True))
        found[enquiry] = Tally(**counts[enquiry], **kept)
    return found


def _joined(blobs: Sequence[bytes]) -> NDArray[np.int32]:
    return np.frombuffer(b"".join(blobs), dtype="<i4").astype(np.int32, copy=False)
