"""The assumptions about demand, held to their own figures."""

from __future__ import annotations

import statistics
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation import demand

OPENS, CLOSES = demand.SHAPE[0][0], demand.SHAPE[-1][0]
WEEKDAYS = st.integers(0, 6)
SEEDS = st.integers(0, 2**32)


@pytest.mark.parametrize("weekday", range(7))
def test_the_rate_of_a_day_adds_up_to_its_visitors(weekday):
    a_day = sum(demand.rate(weekday, minute + 0.5) for minute in range(24 * 60))
    assert a_day == pytest.approx(demand.VISITORS[weekday], rel=1e-3)


def test_as_many_come_as_the_rate_says():
    days = [sum(1 for _ in demand.arrivals(Random(seed), 0)) for seed in range(200)]
    # 200 Poisson days of 180: the mean's standard error is below 1.
    assert statistics.mean(days) == pytest.approx(180, abs=4)
    assert statistics.variance(days) == pytest.approx(180, rel=0.35)


def test_most_come_from_ten_to_twelve_and_fewer_again_around_three():
    minutes = [m for seed in range(60) for m in demand.arrivals(Random(seed), 0)]

    def per_minute(start, end):
        return sum(start <= m < end for m in minutes) / (end - start)

    peak, lunch = per_minute(600, 720), per_minute(770, 800)
    afternoon, evening = per_minute(840, 930), per_minute(990, 1020)
    assert peak > afternoon > lunch > evening


@given(SEEDS, WEEKDAYS, st.floats(0, 1440))
def test_arrivals_rise_and_stay_within_the_day(seed, weekday, start):
    came = list(demand.arrivals(Random(seed), weekday, start))
    assert came == sorted(came)
    assert all(max(start, OPENS) <= minute <= CLOSES for minute in came)


@given(SEEDS, WEEKDAYS)
def test_the_same_seed_gives_the_same_day(seed, weekday):
    once = list(demand.arrivals(Random(seed), weekday))
    assert once == list(demand.arrivals(Random(seed), weekday))


def test_nobody_comes_on_a_sunday():
    assert list(demand.arrivals(Random(1), 6)) == []


@pytest.mark.parametrize("enquiry", demand.SERVICE_MINUTES)
def test_services_have_their_mean_and_spread(enquiry):
    random = Random(7)
    drawn = [demand.service_s(random, enquiry) for _ in range(20_000)]
    mean = statistics.mean(drawn)
    assert mean == pytest.approx(demand.SERVICE_MINUTES[enquiry] * 60, rel=0.03)
    assert statistics.stdev(drawn) / mean == pytest.approx(demand.SERVICE_CV, rel=0.08)


@given(SEEDS, st.sampled_from([*demand.SERVICE_MINUTES, "something-new"]))
def test_every_service_takes_some_time(seed, enquiry):
    assert demand.service_s(Random(seed), enquiry) > 0


def test_six_in_a_hundred_miss_their_call_and_three_have_left():
    random = Random(3)
    fates = [demand.fate(random) for _ in range(50_000)]
    assert fates.count(demand.Fate.MISSES_THE_CALL) / 50_000 == pytest.approx(0.06, abs=0.005)
    assert fates.count(demand.Fate.HAS_LEFT) / 50_000 == pytest.approx(0.03, abs=0.004)


def test_a_walk_takes_35_seconds_on_average():
    random = Random(5)
    walks = [demand.walk_s(random) for _ in range(20_000)]
    assert statistics.mean(walks) == pytest.approx(35, rel=0.02)
    assert min(walks) > 15
    assert max(walks) <= 70


@given(SEEDS, st.sets(st.sampled_from([*demand.SHARES, "something-new"]), min_size=1))
def test_visitors_come_only_for_what_is_offered(seed, offered):
    assert demand.enquiry(Random(seed), offered) in offered


def test_enquiry_types_divide_as_their_shares_say():
    random = Random(11)
    offered = list(demand.SHARES)
    drawn = [demand.enquiry(random, offered) for _ in range(40_000)]
    whole = sum(demand.SHARES.values())
    for one in ("council-tax", "bus-passes", "private-interview"):
        share = demand.SHARES[one] / whole
        assert drawn.count(one) / 40_000 == pytest.approx(share, abs=0.01)


@given(SEEDS, st.lists(st.sampled_from(["cy", "en", "pl", "ur"]), min_size=1, unique=True))
def test_a_visitor_takes_a_language_that_is_offered(seed, offered):
    assert demand.language(Random(seed), offered) in offered


@given(st.integers(1, 40), st.floats(0.1, 0.95))
def test_a_steady_rate_brings_the_work_that_was_asked_for(advisers, busy):
    offered = ["council-tax", "bus-passes"]
    a_second = demand.steady_rate(advisers, busy, offered, handling_s=0)
    mean = (17 * 8 + 12 * 6) * 60 / 29
    assert a_second * mean == pytest.approx(advisers * busy)
