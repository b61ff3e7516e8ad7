"""A whole server with a supervisor's token, and days as they might have been, for the journeys."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page
from werkzeug.serving import make_server

from server import concurrency
from server.app import Server, build
from server.devices import SiteChanges
from server.settings import Settings
from storage import Store
from storage.times import to_ms
from tests.addresses import kept
from tests.helpers import SITE_TEXT
from tests.integration.figures.figures_data import Times, add_steps
from tests.journeys.desk.desk_house import EAR_S
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.sites import Site
from web import tokens

NOW = datetime(2026, 11, 17, 11, 42, tzinfo=UTC)
TODAY = date(2026, 11, 17)


@dataclass
class Office:
    """A running server; `token` is a supervisor's."""

    server: Server
    url: str
    token: str
    site: Site

    @property
    def store(self) -> Store:
        return self.server.house.store

    def open(self, page: Page, path: str) -> None:
        """Open a page as the supervisor."""
        joint = "&" if "?" in path else "?"
        page.goto(f"{self.url}{path}{joint}token={self.token}")


@contextmanager
def office(folder: Path, clock: Callable[[], datetime] = lambda: NOW) -> Iterator[Office]:
    """The server with all its rooms, its clock standing at `NOW`, nobody there yet, no agent."""
    threads = concurrency.start("threading")
    settings = Settings(data=folder, async_mode="threading", agent=False)
    server = build(settings, threads, clock)
    store = server.house.store
    site = commands.load_site(store, SITE_TEXT, now=NOW, actor=SYSTEM)
    token = tokens.make(store, "supervisor", site=site.id, name="office", now=NOW)
    with kept("office") as at:
        web = make_server(
            "127.0.0.1", at.getsockname()[1], server.app, threaded=True, fd=at.fileno()
        )
    server.publisher.subscribe(SiteChanges(store, server.hub))
    server.publisher.subscribe(server.live)
    for loop in (server.publisher.run, server.live.run):
        threading.Thread(target=loop, daemon=True).start()
    threading.Thread(target=web.serve_forever, args=(EAR_S,), daemon=True).start()
    try:
        yield Office(server, f"http://127.0.0.1:{web.port}", token, site)
    finally:
        web.shutdown()
        web.server_close()
        server.stop()


def past_day(seed: int, n: int) -> list[Times]:
    """A day's steps, with more wait around noon, by the site's own enquiry types."""
    rng = random.Random(seed)
    weights = {
        "council-tax": 8, "benefits": 7, "general-enquiries": 6, "housing-allocations": 5,
        "bus-passes": 3, "refuse": 2, "planning": 1,
    }  # fmt: skip
    targets = {"general-enquiries": 600, "benefits": 1200, "housing-allocations": 1200,
               "bus-passes": 600, "refuse": 600}  # fmt: skip
    steps = []
    for enquiry in rng.choices(list(weights), list(weights.values()), k=n):
        came = rng.triangular(0, 26_000, 11_000)
        crowd = 1 + 2.2 * max(0.0, 1 - abs(came - 12_000) / 8_000)
        wait = rng.expovariate(1 / (240 * crowd))
        outcome = rng.choices(["resolved", "no_show", "day_closed"], [93, 5, 2])[0]
        target = targets.get(enquiry, 900)
        if outcome == "resolved":
            walk, service = rng.uniform(12, 70), rng.gammavariate(2, 240)
            steps.append(Times(enquiry, came, wait, walk, service, outcome, target))
        elif outcome == "no_show":
            steps.append(Times(enquiry, came, wait, outcome=outcome, target_s=target))
        else:
            steps.append(Times(enquiry, came, outcome=outcome, target_s=target))
    return steps


def add_past_weeks(store: Store, site: Site, weeks: int = 4, a_day: int = 150) -> None:
    """Working days before today's week."""
    for days_ago in range(1, weeks * 7 + 2):
        day = TODAY - timedelta(days=days_ago)
        if day.weekday() < 5:
            add_steps(store, site, day, past_day(days_ago, a_day))


def add_busy_morning(store: Store, site: Site) -> None:
    """This morning until 11:42: 19 wait, 3 of them past their target, 9 advisers signed on."""
    ended = [step for step in past_day(7, 150) if step.came + (step.wait or 0) < 7_500]
    ended = [step for step in ended if step.outcome != "day_closed"]
    open_now = [
        *(Times("council-tax", 9720 - waited * 60) for waited in (11, 10, 8, 5, 4, 2, 1)),
        *(Times("benefits", 9720 - waited * 60, target_s=1200) for waited in (23, 12, 9, 4, 1)),
        *(Times("housing-allocations", 9720 - w * 60 - 9, target_s=1200) for w in (21, 7, 3)),
        Times("refuse", 9720 - 10 * 60 - 20, target_s=600),
        Times("general-enquiries", 9720 - 4 * 60, target_s=600),
        *(Times("citizens-advice", 9720 - waited * 60, target_s=1800) for waited in (5, 0)),
        Times("council-tax", 9000, wait=674),
        *(Times("benefits", 8000, wait=ago, walk=30) for ago in (600, 900, 1100, 1300)),
    ]
    add_steps(store, site, TODAY, [*ended, *open_now])
    busy = "SELECT service_point FROM step WHERE state IN ('called', 'serving')"
    with store.write() as db:
        points = [row[0] for row in db.execute(busy)] + ["counter-1", "counter-2", "counter-3"]
        for adviser, point in zip(site.advisers, dict.fromkeys(points), strict=False):
            db.execute(
                "INSERT INTO sign_on (site, adviser, service_point, since) VALUES (?, ?, ?, ?)",
                (site.id, adviser.id, point, to_ms(NOW - timedelta(hours=2, seconds=41))),
            )
