"""Budgets: so many at once, and so many a second after that."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from ticketing.errors import Refused

Clock = Callable[[], float]


class TooFast(Refused):
    """Faster than people can press; `facts['retry_after']`, in seconds."""

    title = "Too fast"
    code = "too-fast"


@dataclass(frozen=True)
class Rate:
    """`burst` at once, `per_s` each second from then on."""

    per_s: float
    burst: float


class Budget:
    """What somebody may still spend."""

    __slots__ = ("_at", "_clock", "_left", "_rate")

    def __init__(self, rate: Rate, clock: Clock = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._left = rate.burst
        self._at = clock()

    def _fill(self) -> None:
        now = self._clock()
        more = (now - self._at) * self._rate.per_s
        self._left, self._at = min(self._rate.burst, self._left + more), now

    @property
    def full(self) -> bool:
        """Whether nothing of it is spent."""
        self._fill()
        return self._left >= self._rate.burst

    def take(self, cost: float = 1.0) -> bool:
        """Spend it if there is enough; False, and nothing is spent, if there is not."""
        self._fill()
        if self._left < cost:
            return False
        self._left -= cost
        return True

    def owe(self, cost: float) -> float:
        """Spend it whether there is enough or not: the seconds until it is paid."""
        self._fill()
        self._left -= cost
        return max(0.0, -self._left / self._rate.per_s)


class Budgets:
    """A budget for each key, of at most `most` keys.

    Beyond that the one that was used longest ago begins anew: whoever has that many addresses is
    not stopped by a limit for each.
    """

    def __init__(self, rate: Rate, most: int = 20_000, clock: Clock = time.monotonic) -> None:
        self._rate = rate
        self._most = most
        self._clock = clock
        self._each: OrderedDict[str, Budget] = OrderedDict()

    def take(self, key: str, cost: float = 1.0, rate: Rate | None = None) -> bool:
        """See `Budget.take`; a key that is new has this `rate`, if it has one of its own."""
        found = self._each.get(key)
        if found is None:
            found = self._each[key] = Budget(rate or self._rate, self._clock)
            if len(self._each) > self._most:
                self._each.popitem(last=False)
        else:
            self._each.move_to_end(key)
        return found.take(cost)

    def give(self, key: str, cost: float = 1.0) -> None:
        """It was taken for nothing."""
        if key in self._each:
            self._each[key].take(-cost)

    def __len__(self) -> int:
        return len(self._each)
