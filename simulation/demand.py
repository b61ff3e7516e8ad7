"""Who comes when, for what, and how long it takes. Pure: every draw comes from the given `Random`.

Everything here is an assumption until a site's own log says better. What rests on something
published: Monday is the busiest day and its morning the busiest time (Exeter 2016), a Saturday has
a quarter of a weekday's demand (Redditch), the weeks after the tax bills bring twice as many
(Watford). What is assumed outright: arrivals are a non-homogeneous Poisson process, 180 on a Monday
falling to 110 on a Friday, highest from 10:00 to 12:00 and once more, lower, from 14:00 to 15:30;
services are lognormal with a coefficient of variation of 0.8 around a mean for each enquiry type;
of a hundred visitors six miss their call and three go before it; a walk to the counter takes 35 s
on average. How visitors divide among the enquiry types is assumed too.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from itertools import pairwise
from random import Random

#: Mean service in minutes, by enquiry type.
SERVICE_MINUTES: Mapping[str, float] = {
    "general-enquiries": 3,
    "reception": 3,
    "bus-passes": 6,
    "refuse": 4,
    "council-tax": 8,
    "garages": 7,
    "benefits": 13,
    "housing-allocations": 18,
    "environmental-health": 9,
    "planning": 11,
    "parks": 5,
    "highways": 5,
    "complaints": 14,
    "citizens-advice": 25,
    "private-interview": 32,
    "tenders": 5,
}
#: Of an enquiry type that the table does not know.
OTHER_SERVICE_MINUTES = 8.0
SERVICE_CV = 0.8

#: How visitors divide among the enquiry types, relative to each other.
SHARES: Mapping[str, float] = {
    "council-tax": 17,
    "general-enquiries": 16,
    "bus-passes": 12,
    "benefits": 10,
    "reception": 9,
    "refuse": 8,
    "housing-allocations": 7,
    "environmental-health": 4,
    "garages": 4,
    "planning": 4,
    "citizens-advice": 4,
    "highways": 3,
    "complaints": 2,
    "parks": 2,
    "private-interview": 1.5,
    "tenders": 1,
}
OTHER_SHARE = 2.0

#: Visitors of a day, Monday first.
VISITORS: tuple[float, ...] = (180, 162, 145, 128, 110, 36, 0)
#: The day's shape: (minute after midnight, relative rate), straight lines in between, 0 outside.
SHAPE: tuple[tuple[float, float], ...] = (
    (525, 0.8), (600, 1.5), (720, 1.5), (780, 0.7), (840, 1.0), (930, 1.0), (1020, 0.3),
)  # fmt: skip

WALK_S = 35.0
NO_SHOW = 0.06
LEAVES = 0.03
#: Of those who may choose, how many use the site's second language rather than its first.
SECOND_LANGUAGE = 0.8


class Fate(Enum):
    """What a visitor does when called."""

    COMES = "comes"
    MISSES_THE_CALL = "misses the call"
    HAS_LEFT = "has left"


_AREA = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(SHAPE))
_HIGHEST = max(height for _, height in SHAPE)


def shape(minute: float) -> float:
    """The day's relative rate at `minute` after midnight, local time; 0 outside the hours."""
    for (start, low), (end, high) in pairwise(SHAPE):
        if start <= minute <= end:
            return low + (high - low) * (minute - start) / (end - start)
    return 0.0


def rate(weekday: int, minute: float, scale: float = 1.0) -> float:
    """Visitors per minute, `weekday` 0 for Monday. Over a whole day it adds up to VISITORS."""
    return scale * VISITORS[weekday] * shape(minute) / _AREA


def arrivals(
    random: Random, weekday: int, start: float = SHAPE[0][0], scale: float = 1.0
) -> Iterator[float]:
    """The minutes after midnight at which visitors come from `start` to the end of the day.

    By thinning (Lewis and Shedler 1979): drawn at the highest rate, kept in proportion.
    """
    highest = scale * VISITORS[weekday] * _HIGHEST / _AREA
    minute = start
    while highest > 0:
        minute += random.expovariate(highest)
        if minute > SHAPE[-1][0]:
            return
        if random.random() * highest < rate(weekday, minute, scale):
            yield minute


def enquiry(random: Random, offered: Collection[str]) -> str:
    """What a visitor comes for, of the enquiry types that are `offered` (at least one)."""
    types = sorted(offered)
    return random.choices(types, [SHARES.get(one, OTHER_SHARE) for one in types])[0]


def mean_service_s(enquiry_type: str) -> float:
    """The mean service time in seconds."""
    return SERVICE_MINUTES.get(enquiry_type, OTHER_SERVICE_MINUTES) * 60


def service_s(random: Random, enquiry_type: str) -> float:
    """How long a service takes, in seconds: lognormal, its mean as in the table."""
    variance = math.log(1 + SERVICE_CV**2)
    mu = math.log(mean_service_s(enquiry_type)) - variance / 2
    return random.lognormvariate(mu, math.sqrt(variance))


def walk_s(random: Random) -> float:
    """How long it takes from the call to the service point, in seconds: half to twice the mean,
    most near it."""
    return random.triangular(WALK_S / 2, WALK_S * 2, WALK_S / 2)


def fate(random: Random) -> Fate:
    """Whether a visitor comes when called."""
    drawn = random.random()
    if drawn < NO_SHOW:
        return Fate.MISSES_THE_CALL
    return Fate.HAS_LEFT if drawn < NO_SHOW + LEAVES else Fate.COMES


def language(random: Random, offered: Collection[str]) -> str:
    """Which of the languages on the kiosk a visitor takes; the site's own stands first."""
    first, *others = offered
    if not others or random.random() >= SECOND_LANGUAGE:
        return first
    return others[0] if random.random() < 0.95 else random.choice(others)


def steady_rate(
    advisers: int, busy: float, offered: Collection[str], handling_s: float = 45
) -> float:
    """Visitors per second that keep `advisers` busy for the part `busy` of their time.

    `handling_s` is what a visit costs besides its service: the call and the walk.
    """
    weights = {one: SHARES.get(one, OTHER_SHARE) for one in offered}
    work = sum(weight * mean_service_s(one) for one, weight in weights.items())
    return busy * advisers / (work / sum(weights.values()) + handling_s)
