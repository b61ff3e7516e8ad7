"""The kept result, `docs/bench.json`: the ratios of an earlier run, to see what became worse.

Ratios and not times, since each is taken against something in the same run, and so can be compared
from machine to machine. A ratio within its measure's tolerance of the kept one is no news.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.measures import Measure

KEPT = Path("docs/bench.json")


def read(path: Path) -> dict[str, float]:
    """The kept ratios by name; none where nothing was kept yet."""
    if not path.exists():
        return {}
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


def keep(path: Path, measures: Iterable[Measure]) -> None:
    """Let these ratios be what later runs are compared with; those not measured now stay."""
    ratios = read(path) | {one.name: round(one.ratio, 3) for one in measures}
    path.write_text(json.dumps(dict(sorted(ratios.items())), indent=1) + "\n", encoding="utf-8")


def worse(measures: Iterable[Measure], kept: dict[str, float]) -> list[Measure]:
    """Those whose ratio got worse by more than their tolerance."""
    return [one for one in measures if one.name in kept and _grew(one, kept[one.name]) > 1]


def better(measures: Iterable[Measure], kept: dict[str, float]) -> list[Measure]:
    """Those whose ratio got better by more than their tolerance."""
    return [one for one in measures if one.name in kept and _grew(one, kept[one.name]) < -1]


def _grew(one: Measure, was: float) -> float:
    """By how many tolerances it is worse than it was; below 0, better. Twice and half are alike."""
    now, before = max(one.ratio, _LEAST), max(was, _LEAST)
    factor = before / now if one.more_is_better else now / before
    return (factor - 1 if factor >= 1 else 1 - 1 / factor) / one.tolerance


#: Of two ratios below this neither is worse.
_LEAST = 0.01


def middle(runs: Sequence[Sequence[Measure]]) -> list[Measure]:
    """Of several runs: each measure of the run in which its ratio was the median."""
    return [
        sorted(same, key=lambda one: one.ratio)[len(same) // 2] for same in zip(*runs, strict=True)
    ]


def told(measures: Sequence[Measure], kept: dict[str, float]) -> list[str]:
    """What to say about the comparison, a line each."""
    lines = []
    for says, found in (
        ("WORSE than kept", worse(measures, kept)),
        ("better than kept", better(measures, kept)),
    ):
        lines += [f"{says}: {one.name}, {one.ratio:.2f}, was {kept[one.name]:.2f}" for one in found]
    return lines or [f"nothing got worse than {KEPT} says"]
