"""Who works when: who is away, when they begin, and their breaks. All of it assumed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from simulation.past.people import Shift

#: Of a hundred days, so many are somebody's leave, illness or training.
AWAY = 0.11
_MINUTE = 60_000
#: After the doors open, the tea breaks and the lunches begin so late, one person after the other.
_TEA = 100 * _MINUTE
_LUNCH = 195 * _MINUTE
_AFTERNOON = 360 * _MINUTE


def away(random: Random, homes: Mapping[str, str], missing: str | None) -> set[str]:
    """Who is not there on a day; `missing` is away for certain."""
    drawn = {adviser for adviser in homes if random.random() < AWAY}
    return drawn | ({missing} if missing else set())


def shifts(
    random: Random, homes: Mapping[str, str], absent: set[str], opens: int, closes: int
) -> list[Shift]:
    """Everybody else, each at their own place."""
    found = []
    for place, (adviser, point) in enumerate(homes.items()):
        begins = opens - round(random.uniform(-1, 8) * _MINUTE)
        tea = opens + _TEA + round((place * 11 + random.uniform(0, 10)) * _MINUTE)
        lunch = opens + _LUNCH + round((place % 4 * 32 + random.uniform(0, 8)) * _MINUTE)
        later = opens + _AFTERNOON + round((place * 9 + random.uniform(0, 10)) * _MINUTE)
        breaks = (
            (tea, round(random.uniform(10, 16) * _MINUTE), "break"),
            (lunch, round(random.uniform(40, 55) * _MINUTE), "lunch"),
            (later, round(random.uniform(8, 14) * _MINUTE), "break"),
        )
        if adviser not in absent:
            kept = tuple(one for one in breaks if one[0] + one[1] < closes - 20 * _MINUTE)
            found.append(Shift(adviser, point, begins, kept))
    return found
