"""How often somebody asked, for the limiter: counted by a clock that only goes on.

The limiter's own memory goes by the wall clock. When that was a day ahead and is put right, each
count of before would last until the day is over: who mistyped a few PINs since, or stands behind
one Wi-Fi with many phones, would be refused all the while.

Keys come from outside: whoever has many addresses could make any number of them. There are so many
and no more; beyond that those are let go that tell least, asked for seldom and soon over.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from limits.storage import Storage


class SteadyCounts(Storage):
    """`steady://`: counts, each until so many seconds after its first."""

    STORAGE_SCHEME = ["steady"]  # noqa: RUF012 - as the library has it
    #: How often what is over is looked for.
    _SWEEP_S = 10.0
    #: Counts at once, some ten megabytes; of these so many go together, since to find them takes a
    #: look at each.
    MOST, _GO_TOGETHER = 50_000, 5_000

    def __init__(self, uri: str | None = None, *, clock: Callable[[], float] = time.monotonic,
                 wrap_exceptions: bool = False, **options: float | str | bool) -> None:  # fmt: skip
        self._clock = clock
        self._lock = threading.Lock()
        #: Key to (how often, until when).
        self._counts: dict[str, tuple[int, float]] = {}
        self._swept = clock()
        super().__init__(uri, wrap_exceptions, **options)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What goes wrong with it: nothing."""
        return ValueError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` more; how many there are."""
        now = self._clock()
        with self._lock:
            if now - self._swept > self._SWEEP_S:
                self._counts = {one: count for one, count in self._counts.items() if count[1] > now}
                self._swept = now
            if len(self._counts) >= self.MOST and key not in self._counts:
                self._make_room(now)
            count, until = self._counts.get(key, (0, 0.0))
            if not count or until <= now:
                count, until = 0, now + expiry
            self._counts[key] = count + amount, until
            return count + amount

    def _make_room(self, now: float) -> None:
        """What is over goes, then those counted least: a guesser's count outlasts a passer-by's."""
        least = sorted(self._counts, key=lambda one: self._worth(self._counts[one], now))
        for one in least[: max(1, min(self._GO_TOGETHER, len(least) // 10))]:
            del self._counts[one]

    @staticmethod
    def _worth(count: tuple[int, float], now: float) -> tuple[bool, int, float]:
        often, until = count
        return until > now, often, until

    def get(self, key: str) -> int:
        """How many there are."""
        count, until = self._counts.get(key, (0, 0.0))
        return count if until > self._clock() else 0

    def get_expiry(self, key: str) -> float:
        """When it is over, by the wall clock of now, which is what the limiter compares it with."""
        left = self._counts.get(key, (0, 0.0))[1] - self._clock()
        return time.time() + max(0.0, left)

    def check(self) -> bool:
        """It is always there."""
        return True

    def reset(self) -> int | None:
        """Forget all."""
        with self._lock:
            gone, self._counts = len(self._counts), {}
        return gone

    def clear(self, key: str) -> None:
        """Forget one."""
        with self._lock:
            self._counts.pop(key, None)

    @property
    def kept(self) -> int:
        """How many counts there are. (Its length it must not be: the limiter takes what is empty
        for no memory at all.)"""
        return len(self._counts)
