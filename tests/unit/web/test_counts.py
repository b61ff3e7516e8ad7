"""How often somebody asked is counted by a clock that is never put back."""

from __future__ import annotations

import time

import pytest
from flask import Flask
from flask_limiter import Limiter

from web.counts import SteadyCounts
from web.limits import limiter


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_count_lasts_from_its_first_on() -> None:
    clock = Clock()
    counts = SteadyCounts(clock=clock)
    assert [counts.incr("a", 60) for _ in range(3)] == [1, 2, 3]
    clock.now += 59
    assert (counts.incr("a", 60), counts.get("a"), counts.get("b")) == (4, 4, 0)
    clock.now += 1
    assert (counts.get("a"), counts.incr("a", 60)) == (0, 1)


def test_what_is_over_is_not_kept() -> None:
    clock = Clock()
    counts = SteadyCounts(clock=clock)
    for key in range(1000):
        counts.incr(str(key), 60)
    clock.now += 61
    counts.incr("a", 60)
    assert counts.kept == 1
    counts.clear("a")
    assert (counts.kept, counts.reset()) == (0, 0)


def test_however_many_addresses_ask_there_are_so_many_counts_and_who_guesses_keeps_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SteadyCounts, "MOST", 200)
    clock = Clock()
    counts = SteadyCounts(clock=clock)
    for _ in range(9):
        counts.incr("a guesser", 60)
    for address in range(5000):
        clock.now += 0.001
        counts.incr(str(address), 600)
        assert counts.kept <= 200
    assert (counts.incr("a guesser", 60), counts.get("4999"), counts.get("0")) == (10, 1, 0)
    assert counts.kept > 150  # no more is let go than room is needed for


def test_what_is_over_goes_before_what_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SteadyCounts, "MOST", 20)
    clock = Clock()
    counts = SteadyCounts(clock=clock)
    for key in range(10):
        counts.incr(f"over {key}", 5, amount=50)
    for key in range(10):
        counts.incr(f"now {key}", 60)
    clock.now += 6
    for key in range(10):
        counts.incr(f"new {key}", 60)
    assert [counts.get(f"now {key}") for key in range(10)] == [1] * 10


def test_when_to_come_again_is_told_by_the_clock_of_now() -> None:
    clock = Clock()
    counts = SteadyCounts(clock=clock)
    counts.incr("a", 60)
    clock.now += 20
    assert counts.get_expiry("a") - time.time() == pytest.approx(40, abs=1)
    assert counts.get_expiry("b") - time.time() == pytest.approx(0, abs=1)


def test_a_clock_that_is_put_back_refuses_nobody_for_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, clock = Flask("small"), Clock()
    small = Limiter(
        lambda: "one", app=app, default_limits=["2 per minute"], storage_uri="steady://"
    )
    monkeypatch.setattr(small.storage, "_clock", clock)
    app.add_url_rule("/", view_func=lambda: "")
    asks = app.test_client()
    right = time.time
    monkeypatch.setattr(time, "time", lambda: right() + 86_400)
    assert [asks.get("/").status_code for _ in range(3)] == [200, 200, 429]
    monkeypatch.setattr(time, "time", right)
    clock.now += 61
    assert asks.get("/").status_code == 200


def test_the_limits_of_the_house_are_counted_so() -> None:
    assert limiter._storage_uri == "steady://"
