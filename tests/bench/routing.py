"""How long visitors wait for their promise, under the rule of the house and under two others."""

from __future__ import annotations

import statistics
from datetime import date
from pathlib import Path
from random import Random

from simulation import shift
from simulation.shift import Outcome, Rule
from tests.bench.measures import Measure, percentile
from tests.helpers import sample_site

#: A Tuesday, on which every enquiry type is open at some time.
DAY = date(2026, 11, 24)
VISITS = 400
SEEDS = range(20)


def routing(folder: Path) -> list[Measure]:
    """Wait ÷ target of a day's 400 visits on the sample site: this routing against first come,
    first served over all enquiry types, and against strict priority (shortest target first).

    All eight advisers with their skills and backups, two of them in the two rooms; arrivals,
    services, walks and no-shows as `simulation.demand` assumes them, the same for all three.
    The advisers are busy for four fifths of the day, and in the morning's peak more come than they
    can serve. Mean and p95 are of one day each, averaged over twenty days.
    """
    del folder
    site = sample_site()
    days = [shift.visitors(Random(seed), site, DAY, VISITS) for seed in SEEDS]
    rules: dict[str, Rule] = {
        "ours": shift.as_routed,
        "fcfs": shift.first_come,
        "strict": shift.strict,
    }
    found = {name: [shift.run(site, day, rule) for day in days] for name, rule in rules.items()}
    mean = {name: _mean(outcomes) for name, outcomes in found.items()}
    p95 = {name: _p95(outcomes) for name, outcomes in found.items()}
    most = {name: max(max(one.waits) for one in outcomes) for name, outcomes in found.items()}
    busy = statistics.mean(one.busy for one in found["ours"])
    unit = "x target"
    return [
        Measure("routing.p95_wait_over_target", p95["ours"], unit, p95["fcfs"], most=0.8),
        Measure("routing.mean_wait_over_target", mean["ours"], unit, mean["fcfs"]),
        Measure("routing.longest_wait_over_target", most["ours"], unit, most["fcfs"]),
        Measure("routing.p95_against_strict", p95["ours"], unit, p95["strict"]),
        Measure("routing.mean_against_strict", mean["ours"], unit, mean["strict"]),
        Measure("routing.longest_against_strict", most["ours"], unit, most["strict"]),
        Measure("routing.busy", busy, "of a day", 1),
    ]


def _mean(outcomes: list[Outcome]) -> float:
    return statistics.mean(statistics.mean(one.waits) for one in outcomes)


def _p95(outcomes: list[Outcome]) -> float:
    return statistics.mean(percentile(list(one.waits), 95) for one in outcomes)
