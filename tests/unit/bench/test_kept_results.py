"""What `make bench` says of its last kept result."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import kept
from tests.bench.measures import Measure


def measure(name: str, ratio: float, *, least: float | None = None) -> Measure:
    return Measure(name, ratio * 10, "ms", 10, least=least)


@pytest.mark.parametrize(("ratio", "says"), [(1.2, []), (1.3, ["cost"]), (0.5, [])])
def test_a_cost_that_grew_by_more_than_its_tolerance_is_worse(
    ratio: float, says: list[str]
) -> None:
    found = kept.worse([measure("cost", ratio)], {"cost": 1.0})
    assert [one.name for one in found] == says


@pytest.mark.parametrize(("ratio", "says"), [(0.45, []), (0.38, ["speed"]), (0.9, [])])
def test_of_what_should_be_large_less_is_worse(ratio: float, says: list[str]) -> None:
    found = kept.worse([measure("speed", ratio, least=0.3)], {"speed": 0.5})
    assert [one.name for one in found] == says


def test_what_got_better_is_said_and_what_was_never_kept_is_not() -> None:
    lines = kept.told([measure("cost", 0.5), measure("new", 9)], {"cost": 1.0})
    assert lines == ["better than kept: cost, 0.50, was 1.00"]


def test_a_measure_that_varies_more_has_more_room() -> None:
    late = Measure("p99", 14, "ms", 10, tolerance=0.6)
    assert kept.worse([late], {"p99": 1.0}) == []
    assert kept.told([late], {"p99": 1.0}) == ["nothing got worse than docs/bench.json says"]


def test_a_ratio_of_nothing_is_compared_all_the_same() -> None:
    assert kept.worse([Measure("delay", 0, "ms", 50)], {"delay": 0.0}) == []
    assert kept.worse([Measure("delay", 25, "ms", 50)], {"delay": 0.0}) != []


def test_of_three_runs_the_middle_one_counts() -> None:
    runs = [[measure("cost", ratio)] for ratio in (3.0, 1.0, 2.0)]
    assert [one.ratio for one in kept.middle(runs)] == [2.0]


def test_what_was_not_measured_again_stays_kept(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    assert kept.read(path) == {}
    kept.keep(path, [measure("cost", 1.0), measure("speed", 0.5)])
    kept.keep(path, [measure("cost", 2.0)])
    assert kept.read(path) == {"cost": 2.0, "speed": 0.5}
