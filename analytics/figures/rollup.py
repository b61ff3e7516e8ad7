"""The figures of a period, from what was counted on days that are over and the steps of the rest.

A service day that is over is counted once (``roll_up``) and kept in ``figures_day``; today, a day
with a step still open, and one that nobody has rolled up yet, is counted from its steps each time.
All ways end in the same tallies, so it makes no difference to the figures which one a day went.

All counting is done aside (``storage.aside``): none of it holds up a call.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.figures.tally import Figures, StepTimes, Tally, combine, figures, merge, tally_steps
from storage.aside import Reports
from storage.store import Store
from ticketing.sites import Site

# What was only planned never waited. A step that goes on after a rest has its service added up.
SERVED_BEFORE: Final = """
    CASE WHEN {step}.origin = 'hold' THEN (
        SELECT sum(max(before.ended_at - before.serving_at, 0)) FROM step before
        WHERE before.visit = {step}.visit AND before.position < {step}.position
            AND before.outcome = 'held' AND before.enquiry = {step}.enquiry
    ) END
"""
PLANNED_FROM: Final = 1000

_STEPS_OF_A_DAY: Final = f"""
    SELECT enquiry, state, waiting_since, called_at, serving_at, ended_at, outcome, target_s,
           origin, avoidable, {SERVED_BEFORE.format(step="step")}
    FROM step WHERE site = ? AND service_day = ? AND position < {PLANNED_FROM}
"""  # noqa: S608

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

_KEPT_COUNTS: Final = """
    SELECT enquiry, sum(issued), sum(called), sum(served), sum(no_shows), sum(left_before),
           sum(day_closed), sum(within_target), sum(door), sum(asked_avoidable), sum(avoidable)
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
    GROUP BY enquiry
"""

_KEPT_TIMES: Final = """
    SELECT enquiry, waits, walks, services
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
    ORDER BY enquiry
"""

_KEPT_DAYS: Final = """
    SELECT count(*) FROM (
        SELECT 1 FROM figures_day
        WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
        GROUP BY service_day
    )
"""

_KEEP: Final = """
    INSERT INTO figures_day (site, service_day, enquiry, issued, called, served, no_shows,
        left_before, day_closed, within_target, door, asked_avoidable, avoidable, waits, walks,
        services, hours)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

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
    """

    start: date
    end: date
    days: int
    total: Figures
    enquiries: dict[str, Figures]


def steps_of_day(conn: sqlite3.Connection, site: str, day: str) -> Iterable[StepTimes]:
    """The times of every step of one service day."""
    cursor = conn.cursor()
    cursor.row_factory = None  # plain tuples: half the time of named rows, which nobody needs here
    return map(StepTimes._make, cursor.execute(_STEPS_OF_A_DAY, (site, day)))


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
    return {
        day: [
            (enquiry, *_kept(tally))
            for enquiry, tally in tally_steps(
                steps_of_day(conn, site.id, day), 0, site.zone_info
            ).items()
        ]
        for day in days
    }


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
    columns = (tally.waits, tally.walks, tally.services)
    return (
        tally.issued,
        tally.called,
        tally.served,
        tally.no_shows,
        tally.left,
        tally.day_closed,
        tally.within_target,
        tally.door,
        tally.asked_avoidable,
        tally.avoidable,
        *(column.astype("<i4").tobytes() for column in columns),
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


def roll_up_days(store: Store, reports: Reports, site: Site, start: date, end: date) -> int:
    """Roll up the first `DAYS_AT_ONCE` service days in [start, end) that are over and not kept yet;
    how many were. Raises what `roll_up` does."""
    with store.read() as conn:
        days = days_not_kept(conn, site.id, start, end, over=True, most=DAYS_AT_ONCE)
    return roll_up(store, reports, site, days) if days else 0


def figures_for(reports: Reports, site: Site, start: date, end: date, now: int) -> PeriodFigures:
    """The figures of the service days in the half-open period [start, end) at ``now`` (ms), read
    in one consistent view."""
    return reports.run(period_figures, site, start, end, now, same=("figures", site.id, start, end))


def period_figures(
    conn: sqlite3.Connection, site: Site, start: date, end: date, now: int
) -> PeriodFigures:
    """See `figures_for`."""
    days, tallies = _tallies(conn, site, start, end, now)
    known = [enquiry.id for enquiry in site.enquiries]
    order = {enquiry: place for place, enquiry in enumerate(known)}
    present = sorted(tallies, key=lambda enquiry: (order.get(enquiry, len(order)), enquiry))
    return PeriodFigures(
        start,
        end,
        days,
        figures(combine(list(tallies.values()))),
        {enquiry: figures(tallies[enquiry]) for enquiry in present},
    )


def _tallies(
    conn: sqlite3.Connection, site: Site, start: date, end: date, now: int
) -> tuple[int, dict[str, Tally]]:
    wanted = (site.id, start.isoformat(), end.isoformat())
    fresh = [
        tally_steps(steps_of_day(conn, site.id, day), now, site.zone_info)
        for day in days_not_kept(conn, site.id, start, end)
    ]
    days = int(conn.execute(_KEPT_DAYS, wanted).fetchone()[0]) + len(fresh)
    return days, merge([_kept_tallies(conn, wanted), *fresh])


def _kept_tallies(conn: sqlite3.Connection, wanted: tuple[str, str, str]) -> dict[str, Tally]:
    counts = {row[0]: tuple(row)[1:] for row in conn.execute(_KEPT_COUNTS, wanted)}
    found: dict[str, Tally] = {}
    rows = conn.execute(_KEPT_TIMES, wanted).fetchall()
    for enquiry, group in groupby(rows, key=lambda row: row[0]):
        each = list(group)
        issued, called, served, no_shows, left, day_closed, within, door, asked, avoidable = counts[
            enquiry
        ]
        found[enquiry] = Tally(
            issued=issued,
            called=called,
            served=served,
            no_shows=no_shows,
            left=left,
            day_closed=day_closed,
            within_target=within,
            door=door,
            asked_avoidable=asked,
            avoidable=avoidable,
            waits=_joined([row[1] for row in each]),
            walks=_joined([row[2] for row in each]),
            services=_joined([row[3] for row in each]),
        )
    return found


def _joined(blobs: list[bytes]) -> NDArray[np.int32]:
    return np.frombuffer(b"".join(blobs), dtype="<i4").astype(np.int32, copy=False)
