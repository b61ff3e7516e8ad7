"""The page of today reads only what changed, and yet says what all steps say."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from analytics.figures.steps import of_day
from analytics.figures.tally import figures, merge, tally_steps
from analytics.now import today
from analytics.now.live import NowPage, first_sentence
from analytics.now.today import MINUTE, Day, waiting_by_minute
from storage import Store
from storage.times import to_ms
from tests.asides import Here, ReportsHere
from tests.helpers import an_ask
from tests.integration.figures.figures_data import NOW, TODAY, Times, add_steps, random_steps
from ticketing import commands
from ticketing.sites import Site
from web.house import House

MORNING = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)


class Morning:
    """A morning in which something happens every minute, by the domain's own commands."""

    def __init__(self, store: Store, site: Site, seed: int) -> None:
        self.store, self.site = store, site
        self.rng = random.Random(seed)
        self.now = MORNING
        self.at: dict[str, Any] = {}

    def minute(self) -> None:
        """One more minute: somebody comes, is called, served, does not come."""
        self.now += timedelta(minutes=1)
        ask = an_ask(self.now)
        enquiry = self.rng.choice(["council-tax", "benefits", "refuse"])
        for _ in range(self.rng.randrange(3)):
            commands.issue(self.store, self.site.id, enquiry, ask, language="en")
        for point in ("counter-1", "counter-2"):
            visit = self.at.pop(point, None)
            if visit is None:
                found = commands.call_next(self.store, self.site.id, point, ask)
                if found is not None:
                    self.at[point] = found
            elif visit.state == "serving":
                commands.finish(self.store, visit.visit, ask, outcome="resolved")
            elif self.rng.random() < 0.2:
                commands.no_show(self.store, visit.visit, ask)
            else:
                self.at[point] = commands.start(self.store, visit.visit, ask)


@pytest.mark.parametrize("seed", range(3))
def test_reading_again_and_again_says_the_same_as_reading_everything_once(
    store: Store, site: Site, seed: int
) -> None:
    morning = Morning(store, site, seed)
    day = Day(site.id, TODAY.isoformat(), site.zone_info)
    for _ in range(90):
        morning.minute()
        now = to_ms(morning.now) + 5_000
        with store.read() as conn:
            reading = day.read(conn, now)
            steps = list(of_day(conn, site.id, TODAY.isoformat()))
        whole = tally_steps(steps, now, site.zone_info)
        assert {e: figures(t) for e, t in merge([reading.tallies]).items()} == {
            e: figures(t) for e, t in whole.items()
        }
        waiting = sum(step.state == "waiting" for step in steps)
        assert len(reading.waiting) == waiting
        assert waiting_by_minute(reading, to_ms(MORNING), now)[-1] == waiting
    assert reading.last_end


def test_a_day_read_in_parts_is_the_day(
    store: Store, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_steps(store, site, TODAY, random_steps(1, 60, open_too=True))
    readings = []
    for at_once in (today.AT_ONCE, 7):
        monkeypatch.setattr(today, "AT_ONCE", at_once)
        with store.read() as conn:
            day = Day(site.id, TODAY.isoformat(), site.zone_info)
            readings.append(day.read(conn, NOW))
            again = day.read(conn, NOW)
        assert [step.id for step in again.waiting] == [step.id for step in readings[-1].waiting]
    first, second = readings
    assert {e: figures(t) for e, t in first.tallies.items()} == {
        e: figures(t) for e, t in second.tallies.items()
    }
    assert first.waiting == second.waiting
    assert sorted(first.came) == sorted(second.came)


def test_the_line_counts_people_at_full_minutes(store: Store, site: Site) -> None:
    add_steps(
        store,
        site,
        TODAY,
        [
            Times("council-tax", 0, wait=150, walk=1, service=1, outcome="resolved"),
            Times("council-tax", 60, wait=59, walk=1, service=1, outcome="resolved"),
            Times("council-tax", 121, wait=20, walk=1, service=1, outcome="resolved"),
            Times("council-tax", 200),
        ],
    )
    nine = to_ms(datetime(2026, 11, 17, 9, tzinfo=UTC))
    with store.read() as conn:
        reading = Day(site.id, TODAY.isoformat(), site.zone_info).read(conn, nine + 5 * MINUTE)
    assert waiting_by_minute(reading, nine, nine + 5 * MINUTE) == [1, 2, 1, 0, 1, 1]


def test_who_is_called_ahead_of_the_appointed_time_was_never_one_less_in_the_line(
    store: Store, site: Site
) -> None:
    early = Times("council-tax", 180, wait=-120, walk=1, service=1, outcome="resolved")
    add_steps(store, site, TODAY, [early, Times("council-tax", 0)])
    nine = to_ms(datetime(2026, 11, 17, 9, tzinfo=UTC))
    with store.read() as conn:
        reading = Day(site.id, TODAY.isoformat(), site.zone_info).read(conn, nine + 5 * MINUTE)
    assert waiting_by_minute(reading, nine, nine + 5 * MINUTE) == [1, 1, 1, 1, 1, 1]


def now_page(store: Store, tmp_path: Any) -> NowPage:
    house = House(
        store=store,
        clock=lambda: datetime(2026, 11, 17, 11, 42, tzinfo=UTC),
        reports=ReportsHere(store.path),
        voices=Here(),
        hashing=Here(),
        public_url="http://queue.test",
        data=tmp_path,
    )
    return NowPage(house)


def test_the_state_of_an_empty_day_says_that_nobody_waits(
    store: Store, site: Site, tmp_path: Any
) -> None:
    state = now_page(store, tmp_path).state(site.id)
    assert first_sentence(state, NOW) == ("Nobody waits.", "")
    assert (state["total"]["issued"], state["total"]["called"]) == (0, 0)
    assert state["total"]["wait"] == {"n": 0, "mean": None, "p50": None, "p90": None, "p95": None}
    assert {place["state"] for place in state["places"]} == {"nobody"}
    assert [each["enquiry"] for each in state["enquiries"]] == [e.id for e in site.enquiries]


def test_the_sentence_counts_who_waits_and_who_is_past_the_target(
    store: Store, site: Site, tmp_path: Any
) -> None:
    ago = (NOW - to_ms(datetime(2026, 11, 17, 9, tzinfo=UTC))) / 1000
    add_steps(
        store,
        site,
        TODAY,
        [
            Times("council-tax", ago - 901),
            Times("council-tax", ago - 899),
            Times("benefits", ago - 1300, target_s=1200),
        ],
    )
    state = now_page(store, tmp_path).state(site.id)
    assert first_sentence(state, NOW) == ("3 wait.", "2 are past their target.")
    benefits = next(each for each in state["enquiries"] if each["enquiry"] == "benefits")
    assert benefits["head"] is not None
    assert benefits["head"]["number"] == "B001"
    assert benefits["passes"] == ["2026-11-17T11:40:20.000Z"]


def test_the_state_says_how_many_were_issued_and_called(
    store: Store, site: Site, tmp_path: Any
) -> None:
    came = [
        Times("council-tax", 0, wait=60, walk=10, service=60, outcome="resolved"),
        Times("council-tax", 60, wait=60, outcome="no_show"),
        Times("council-tax", 120),
        Times("benefits", 60, target_s=1200),
    ]
    add_steps(store, site, TODAY, came)
    state = now_page(store, tmp_path).state(site.id)
    rows = {each["enquiry"]: each for each in state["enquiries"]}
    counts = [
        (row["issued"], row["called"], row["no_shows"])
        for row in (rows["council-tax"], rows["benefits"], rows["refuse"], state["total"])
    ]
    assert counts == [(3, 2, 1), (1, 0, 0), (0, 0, 0), (4, 2, 1)]
