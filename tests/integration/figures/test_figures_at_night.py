"""Clock-change nights and days that end after midnight: figures go by the stored service day."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

from analytics.figures.pattern import pattern
from analytics.figures.periods import DAY, Period
from analytics.figures.rollup import figures_for, roll_up
from analytics.over_time.step_file import STEP_HEAD, steps_csv
from storage import Store
from tests.asides import ReportsHere
from tests.integration.figures.figures_data import NOW, Times, add_steps
from ticketing.sites import Site

AUTUMN = date(2026, 10, 24)  # summer time ends in the night after this day
SPRING = date(2026, 3, 28)  # and begins in the night after this one


def steps_of(store: Store, site: Site, day: date) -> list[dict[str, str]]:
    text = b"".join(
        steps_csv(ReportsHere(store.path), site, Period(day, day + DAY), "comma")
    ).decode()
    assert text.startswith("\ufeff")
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [dict(zip(STEP_HEAD, row, strict=True)) for row in list(rows)[1:]]


def served(came: float, wait: float) -> Times:
    return Times("council-tax", came, wait, 30, 300, "resolved")


def test_a_wait_through_the_repeated_hour_is_as_long_as_it_was(store: Store, site: Site) -> None:
    before = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 01:30 summer time
    add_steps(store, site, AUTUMN, [served(0, 3600)], opens=before)
    found = figures_for(ReportsHere(store.path), site, AUTUMN, AUTUMN + DAY, NOW)
    assert found.total.wait.mean == 3600.0
    (row,) = steps_of(store, site, AUTUMN)
    assert row["Waiting since (local time)"] == "2026-10-25 01:30:00"
    assert row["Called (local time)"] == "2026-10-25 01:30:00"
    ahead = [row[f"{moment} (min ahead of UTC)"] for moment in ("Waiting since", "Called")]
    assert ahead == ["60", "0"]
    assert (row["Wait (s)"], row["Service day"]) == ("3600", "2026-10-24")


def test_a_wait_through_the_missing_hour_is_as_long_as_it_was(store: Store, site: Site) -> None:
    before = datetime(2026, 3, 29, 0, 50, tzinfo=UTC)
    add_steps(store, site, SPRING, [served(0, 1200)], opens=before)
    found = figures_for(ReportsHere(store.path), site, SPRING, SPRING + DAY, NOW)
    assert found.total.wait.mean == 1200.0
    (row,) = steps_of(store, site, SPRING)
    assert row["Waiting since (local time)"] == "2026-03-29 00:50:00"
    assert row["Called (local time)"] == "2026-03-29 02:10:00"


def test_a_step_after_midnight_belongs_to_the_day_that_opened(store: Store, site: Site) -> None:
    evening = datetime(2026, 11, 10, 23, 0, tzinfo=UTC)
    tuesday = date(2026, 11, 10)
    add_steps(store, site, tuesday, [served(0, 60), served(7200, 120)], opens=evening)
    reports, wednesday = ReportsHere(store.path), tuesday + DAY
    assert figures_for(reports, site, tuesday, wednesday, NOW).total.issued == 2
    assert figures_for(reports, site, wednesday, wednesday + DAY, NOW).total.issued == 0
    cells = store.report(pattern, site, tuesday, tuesday + DAY, NOW)
    assert [(cell.weekday, cell.hour, cell.n) for cell in cells] == [(1, 1, 1), (1, 23, 1)]


def test_the_pattern_is_the_same_for_kept_and_counted_days(store: Store, site: Site) -> None:
    night = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)
    add_steps(store, site, AUTUMN, [served(n * 700, n * 31) for n in range(20)], opens=night)
    before = store.report(pattern, site, AUTUMN, AUTUMN + DAY, NOW)
    assert roll_up(store, ReportsHere(store.path), site, [AUTUMN.isoformat()]) == 1
    assert store.report(pattern, site, AUTUMN, AUTUMN + DAY, NOW) == before
    assert sum(cell.n for cell in before) == 20
