"""The figures of a period, from what was counted on days that are over and the steps of the rest.

A service day that is over is counted once (``roll_up``) and kept in ``figures_day``; today, and a
day with a step still open, is counted from its steps each time. Both ways end in the same tallies,
so it makes no difference to the figures which one a day went.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.figures.tally import Figures, StepTimes, Tally, combine, figures, merge, tally_steps
from storage.store import Busy, Store
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
_DAYS_NOT_KEPT: Final = """
    WITH RECURSIVE day(day) AS (
        SELECT min(service_day) FROM step
        WHERE site = :site AND service_day >= :start AND service_day < :end
        UNION ALL
        SELECT (
            SELECT min(service_day) FROM step
            WHERE site = :site AND service_day > day.day AND service_day < :end
        )
        FROM day WHERE day.day IS NOT NULL
    )
    SELECT day FROM day
    WHERE day IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM figures_day WHERE site = :site AND service_day = day.day
    )
"""

_KEPT_COUNTS: Final = """
    SELECT enquiry, sum(issued), sum(called), sum(served), sum(no_shows), sum(left_before),
           sum(day_closed), sum(within_target), sum(door), sum(asked_avoidable), sum(avoidable)
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? GROUP BY enquiry
"""

_KEPT_TIMES: Final = """
    SELECT enquiry, waits, walks, services
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? ORDER BY enquiry
"""

_KEPT_DAYS: Final = """
    SELECT count(*) FROM (
        SELECT 1 FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ?
        GROUP BY service_day
    )
"""

_KEEP: Final = """
    INSERT INTO figures_day (site, service_day, enquiry, issued, called, served, no_shows,
        left_before, day_closed, within_target, door, asked_avoidable, avoidable, waits, walks,
        services, hours)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


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


def roll_up(store: Store, site: Site, day: date) -> bool:
    """Count a service day that is over and keep it; False where a step of it is still open.

    One short write transaction (some milliseconds for a day of 1,000 visits), because nothing may
    change between the counting and the keeping. Calling it again changes nothing.
    """
    key = (site.id, day.isoformat())
    with store.write() as db:
        if db.execute(
            "SELECT 1 FROM step WHERE site = ? AND service_day = ? AND state <> 'ended' LIMIT 1",
            key,
        ).fetchone():
            return False
        rows = db.execute(_STEPS_OF_A_DAY, key)
        tallies = tally_steps(map(StepTimes._make, rows), 0, site.zone_info)
        if not tallies:
            return True  # Its steps were purged: what was counted of them stays.
        db.execute("DELETE FROM figures_day WHERE site = ? AND service_day = ?", key)
        for enquiry, tally in tallies.items():
            db.execute(_KEEP, (*key, enquiry, *_kept(tally)))
    return True


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


def days_not_kept(conn: sqlite3.Connection, site: str, start: date, end: date) -> list[str]:
    """The service days in [start, end) that have steps and were not rolled up, in order."""
    wanted = {"site": site, "start": start.isoformat(), "end": end.isoformat()}
    return [row[0] for row in conn.execute(_DAYS_NOT_KEPT, wanted)]


def roll_up_days(store: Store, site: Site, start: date, end: date) -> int:
    """Roll up every service day in [start, end) that is over and not kept yet; how many were.

    Each day is a transaction of its own, and between two of them the others get their turn. Gives
    up quietly when another program holds the database: figures do not depend on it.
    """
    done = 0
    days = store.report(lambda conn: days_not_kept(conn, site.id, start, end))
    for day in days:
        if not store.report(partial(_is_over, site=site.id, day=day)):
            continue
        try:
            done += roll_up(store, site, date.fromisoformat(day))
        except Busy:
            break
    return done


def _is_over(conn: sqlite3.Connection, site: str, day: str) -> bool:
    still_open = conn.execute(
        "SELECT 1 FROM step WHERE site = ? AND service_day = ? AND state <> 'ended' LIMIT 1",
        (site, day),
    )
    return still_open.fetchone() is None


def figures_for(
    store: Store, site: Site, start: date, end: date, today: date, now: int
) -> PeriodFigures:
    """The figures of the service days in the half-open period [start, end).

    ``today`` is the site's service day at ``now`` (ms). Days before it that are over and not kept
    yet are rolled up first; everything is then read in one consistent view, in a native thread.
    """
    roll_up_days(store, site, start, min(end, today))
    days, tallies = store.report(lambda conn: _tallies(conn, site, start, end, now))
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
