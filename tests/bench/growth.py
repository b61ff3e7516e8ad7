"""How much the database grows with the visits of a house, and what remains of them when they go."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from analytics.figures import rollup
from simulation.past.weeks import make_up
from storage import Store
from tests.asides import ReportsHere
from tests.bench.measures import Measure
from tests.helpers import NOW, SITE_TEXT, fresh_store, sample_site
from ticketing.commands.recording import record
from ticketing.day import purging

_VISITS = 10_000


def growth(folder: Path) -> list[Measure]:
    """MB for 10,000 visits of made-up weeks, against the 30 that disks are planned with; how long
    the longest piece of a purge of them holds the write lock, against 250 ms; MB that stay."""
    path = folder / "nextplease.db"
    site = sample_site()
    with closing(fresh_store(path, SITE_TEXT, NOW)) as store:
        empty = _used(store)
        homes = dict(
            zip(
                (one.id for one in site.advisers if one.role == "adviser"),
                (one.id for one in site.service_points),
                strict=False,
            )
        )
        record(store, site.id, make_up(site, homes, NOW, weeks=8))
        with store.read() as conn:
            (visits,) = conn.execute("SELECT count(*) FROM visit").fetchone()
            parts = conn.execute(
                "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 8"
            ).fetchall()
        for name, size in parts:
            print(f"  {name:28} {size * _VISITS / visits / 1e6:6.2f} MB")  # noqa: T201
        full = _used(store) - empty
        start, end = date(2026, 1, 1), date(2027, 1, 1)
        reports = ReportsHere(path)
        while rollup.roll_up_days(store, reports, site, start, end):
            pass
        longest = _purge(store, NOW + timedelta(days=1200))
        left = _used(store) - empty
    by = _VISITS / visits / 1e6
    return [
        Measure("growth.mb_per_10000_visits", full * by, "MB", 30.0, most=1),
        Measure("growth.mb_left_after_a_purge", left * by, "MB", full * by, most=0.2),
        Measure("growth.longest_piece_ms", longest * 1000, "ms", 250.0, most=1),
    ]


def _purge(store: Store, now: datetime) -> float:
    longest, more = 0.0, True
    while more:
        began = perf_counter()
        more = purging.purge(store, sample_site(), now, rollup.is_kept)
        longest = max(longest, perf_counter() - began)
    return longest


def _used(store: Store) -> int:
    """Bytes of pages in use."""
    with store.read() as conn:
        pages, free, size = (
            conn.execute(f"PRAGMA {what}").fetchone()[0]
            for what in ("page_count", "freelist_count", "page_size")
        )
    return int((pages - free) * size)
