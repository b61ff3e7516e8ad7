"""The figures of a year against those of a day, and what they cost a call meanwhile."""

from __future__ import annotations

import random
import statistics
import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from storage import Store
from storage.times import to_ms
from tests.bench.clients import Http
from tests.bench.measures import Measure, house
from tests.running import House, SiteAccess, wait_until

DAYS = 250
A_DAY = 1_000
_KINDS = ("council-tax", "benefits", "reception")


def figures(folder: Path) -> list[Measure]:
    """GET figures of a year with 250,000 visits against today's with 1,000: the median of 15 each,
    in turn, over HTTP. Then calls, one after another, while a year is asked for again and again:
    the worst call then, and the worst without (`figures.call_delay_ms` is their difference and
    its baseline the 50 ms that are allowed).

    Past days were rolled up before, as they are on the evening of each; that is not measured.
    """
    today = datetime.now(UTC).date()
    with house(folder / "house", lambda store, site: past(store, site, today)) as (ours, site):
        _until_rolled_up(ours)
        _today(ours, site)
        client = Http(ours.port)
        start = today - timedelta(days=400)
        tomorrow = today + timedelta(days=2)
        year = f"/api/v1/sites/{site.id}/figures?from={start}&to={today}"
        day = f"/api/v1/sites/{site.id}/figures?from={today}&to={tomorrow}"
        times: dict[str, list[float]] = {year: [], day: []}
        for _ in range(15):
            for path in (day, year):
                times[path].append(_ask(client, site, path))
        delay = _delay(ours, site, year)
    median = {path: statistics.median(found) * 1000 for path, found in times.items()}
    return [Measure("figures.year_ms", median[year], "ms", median[day], most=20), delay]


def _ask(client: Http, site: SiteAccess, path: str) -> float:
    began = time.perf_counter()
    status, answer = client.get(path, site.supervisor)
    assert status == 200, answer
    return time.perf_counter() - began


def _delay(ours: House, site: SiteAccess, year: str) -> Measure:
    client, other = Http(ours.port), Http(ours.port)
    quiet = [_call(client, site) for _ in range(60)]
    stop = threading.Event()

    def report() -> None:
        while not stop.is_set():
            _ask(other, site, year)

    thread = threading.Thread(target=report)
    thread.start()
    busy = [_call(client, site) for _ in range(60)]
    stop.set()
    thread.join()
    worst = max(0.0, (max(busy) - max(quiet)) * 1000)
    return Measure("figures.call_delay_ms", worst, "ms", 50, most=1)


def _call(client: Http, site: SiteAccess) -> float:
    began = time.perf_counter()
    path = f"/api/v1/sites/{site.id}/service-points/counter-1/next"
    status, visit = client.post(path, token=site.adviser)
    taken = time.perf_counter() - began
    assert status == 200, visit
    client.post(f"/api/v1/visits/{visit['visit']}/no-show", token=site.adviser)
    return taken


def _until_rolled_up(ours: House) -> None:
    def kept() -> bool:
        rows = ours.rows("SELECT count(DISTINCT service_day) FROM figures_day WHERE enquiry <> ''")
        return bool(rows[0][0] == DAYS)

    wait_until(kept, 300, "the rolling up of a year")


def past(store: Store, site: str, today: date) -> None:
    """A year of 250 service days, written straight into the tables."""
    dice = random.Random(1)
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back + 3)
        opened = to_ms(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        visits, steps = [], []
        for i in range(A_DAY):
            visit = f"{day:%y%m%d}{i:05}"
            came = opened + dice.randrange(28_000_000)
            called = came + int(dice.expovariate(1 / 600_000))
            began = called + dice.randrange(5_000, 60_000)
            ended = began + int(dice.expovariate(1 / 480_000)) + 1_000
            kind = _KINDS[i % 3]
            visits.append((visit, site, str(day), f"C{i:03}", "C", i + 1, "en", came))
            steps.append((visit, site, str(day), kind, came, came, called, called, began, ended))
        with store.write() as db:
            db.conn.executemany(
                "INSERT INTO visit (id, site, service_day, number, prefix, sequence, language,"
                " arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                visits,
            )
            db.conn.executemany(
                "INSERT INTO step (visit, site, service_day, position, enquiry, state, queued_at,"
                " waiting_since, called_at, last_called_at, serving_at, ended_at, outcome,"
                " service_point, target_s, target_percent)"
                " VALUES (?, ?, ?, 1, ?, 'ended', ?, ?, ?, ?, ?, ?, 'resolved', 'counter-1',"
                " 900, 80)",
                steps,
            )


def _today(ours: House, site: SiteAccess) -> None:
    """1,000 visits through the interface, most of them called and ended."""
    client = Http(ours.port)
    for i in range(A_DAY):
        body = {"enquiry": _KINDS[i % 3], "language": "en"}
        client.post(f"/api/v1/sites/{site.id}/visits", body, site.kiosk)
    for _ in range(A_DAY - 200):
        _call(client, site)
