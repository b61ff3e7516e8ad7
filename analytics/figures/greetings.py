"""How soon somebody of the house first turned to those who came, against what the house promised.

Counted as the figures are (`rollup`): of the steps, and of days that are over as it was kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from analytics.figures import steps
from analytics.figures.rollup import days_not_kept
from analytics.figures.steps import GreetedThen
from ticketing.sites import Site

_KEPT = """
    SELECT enquiry, coalesce(sum(greeted), 0), coalesce(sum(greeted_in_time), 0),
        coalesce(sum(greeted_ms), 0), sum(greeted IS NULL)
    FROM figures_day WHERE site = ? AND service_day >= ? AND service_day < ? AND enquiry <> ''
    GROUP BY enquiry
"""
_NOBODY = GreetedThen(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Greeted:
    """Of an enquiry type with such a promise: how many were `greeted`, how many of them in the
    time that was promised to them, how many wait longer to be, and the mean in seconds (None where
    nobody was). `minutes` is today's promise, None where there is none any more; `not_recorded` on
    how many days somebody came for it before greetings were kept."""

    enquiry: str
    name: str
    minutes: int | None
    greeted: int
    in_time: int
    late: int
    mean: float | None
    not_recorded: int = 0


def greetings(
    conn: sqlite3.Connection,
    site: Site,
    start: date,
    end: date,
    now: int,
    only: Collection[str] | None = None,
) -> list[Greeted]:
    """Of the service days from `start` on and before `end`, at `now` (ms): every enquiry type that
    has a promise, or had one then, in the site's order; of `only` these, where given."""
    found, missing = _kept(conn, site, start, end)
    for day in days_not_kept(conn, site.id, start, end):
        for enquiry, one in steps.greeted(conn, site.id, day, now).items():
            found.setdefault(enquiry, []).append(one)
    return [
        _greeted(one.id, one.called("en"), one.greet_minutes, found.get(one.id, ()), missing)
        for one in site.enquiries
        if (only is None or one.id in only)
        and (one.greet_minutes is not None or any(map(any, found.get(one.id, ()))))
    ]


def today(conn: sqlite3.Connection, site: Site, day: date, now: int) -> list[GreetedThen]:
    """Of a service day that is not over, at `now` (ms): each enquiry type that has a promise, or
    had one when somebody came for it."""
    found = steps.greeted(conn, site.id, day.isoformat(), now)
    promised = [one.id for one in site.enquiries if one.greet_minutes is not None]
    return [found.get(one, _NOBODY) for one in {**dict.fromkeys(promised), **found}]


def _kept(
    conn: sqlite3.Connection, site: Site, start: date, end: date
) -> tuple[dict[str, list[GreetedThen]], dict[str, int]]:
    """What was kept of days that are over, and of how many nothing was, by enquiry type."""
    found: dict[str, list[GreetedThen]] = {}
    missing: dict[str, int] = {}
    for row in conn.execute(_KEPT, (site.id, start.isoformat(), end.isoformat())):
        found[row[0]] = [GreetedThen(row[1], row[2], row[3], 0)]
        missing[row[0]] = row[4]
    return found, missing


def _greeted(
    key: str,
    name: str,
    minutes: int | None,
    found: Iterable[GreetedThen],
    missing: dict[str, int],
) -> Greeted:
    greeted, in_time, ms, late = (sum(each) for each in zip(_NOBODY, *found, strict=True))
    mean = round(ms / greeted / 1000, 3) if greeted else None
    return Greeted(key, name, minutes, greeted, in_time, late, mean, missing.get(key, 0))
