"""When they wait: the waits of a period by weekday and hour in which the waiting began."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analytics.figures import steps
from analytics.figures.rollup import PeriodFigures, days_not_kept, period_figures
from analytics.figures.tally import nearest_rank, tally_steps
from storage.aside import Reports
from ticketing.sites import Site

_KEPT: Final = """
    SELECT service_day, enquiry, waits, hours
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """The ``n`` waits that began in one hour of one weekday: nine in ten took ``p90`` s or less."""

    weekday: int
    hour: int
    n: int
    p90: float


Only = frozenset[str] | None
"""The enquiry types that are counted; None for all."""


def figures_and_pattern(
    reports: Reports, site: Site, start: date, end: date, now: int, only: Only = None
) -> tuple[PeriodFigures, list[Cell]]:
    """The figures of a period and its pattern, of one moment and in one consistent view."""
    same = ("pattern", site.id, start, end, only)
    return reports.run(_both, site, start, end, now, only, same=same)


def _both(
    conn: sqlite3.Connection, site: Site, start: date, end: date, now: int, only: Only
) -> tuple[PeriodFigures, list[Cell]]:
    found = period_figures(conn, site, start, end, now, only)
    return found, pattern(conn, site, start, end, now, only)


def pattern(
    conn: sqlite3.Connection, site: Site, start: date, end: date, now: int, only: Only = None
) -> list[Cell]:
    """The cells of the service days in [start, end) that have a wait, by weekday, then hour.

    The weekday is the service day's, the hour the site's clock's.
    """
    return cells(_parts(conn, site, start, end, now, only))


def _parts(
    conn: sqlite3.Connection, site: Site, start: date, end: date, now: int, only: Only
) -> Iterable[tuple[int, NDArray[np.int32], NDArray[np.uint8]]]:
    """(weekday, waits in ms, hours) of each day and enquiry type."""
    wanted = (site.id, start.isoformat(), end.isoformat())
    weekdays: dict[str, int] = {}
    for day, enquiry, waits, hours in conn.execute(_KEPT, wanted).fetchall():
        if only is not None and enquiry not in only:
            continue
        if day not in weekdays:
            weekdays[day] = date.fromisoformat(day).weekday()
        yield weekdays[day], np.frombuffer(waits, "<i4"), np.frombuffer(hours, np.uint8)
    for day in days_not_kept(conn, site.id, start, end):
        weekday = date.fromisoformat(day).weekday()
        tallies = tally_steps(steps.of_day(conn, site.id, day), now, site.zone_info)
        for enquiry, tally in tallies.items():
            if only is None or enquiry in only:
                yield weekday, tally.waits, tally.hours


def cells(parts: Iterable[tuple[int, NDArray[np.int32], NDArray[np.uint8]]]) -> list[Cell]:
    """The waits gathered by weekday and hour."""
    # A morning of tickets before the first call has no waits yet.
    each = [part for part in parts if len(part[1])]
    if not each:
        return []
    lengths = [len(waits) for _, waits, _ in each]
    waits = np.concatenate([waits for _, waits, _ in each])
    hours = np.concatenate([hours for _, _, hours in each]).astype(np.int16)
    where = np.repeat(np.array([weekday for weekday, _, _ in each], np.int16), lengths) * 24 + hours
    order = np.lexsort((waits, where))
    waits, where = waits[order], where[order]
    places, starts = np.unique(where, return_index=True)
    found = []
    for place, column in zip(places.tolist(), np.split(waits, starts[1:]), strict=True):
        weekday, hour = divmod(place, 24)
        found.append(Cell(weekday, hour, len(column), nearest_rank(column, 90) / 1000))
    return found
