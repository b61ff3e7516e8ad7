"""Codes by which a browser becomes a screen of the house: it shows six figures, and a supervisor
who stands before it types them.

Kept in memory: a code is true for minutes, and a page that lost its own is given another. By itself
a code opens nothing; whoever has one can do no more than wait for a supervisor.
"""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ticketing.errors import NotFound, Refused
from web.budgets import Budgets, Rate, TooFast

FIGURES = 6
#: How long a code counts; its page then shows another.
LASTS = timedelta(minutes=10)
#: A page that was closed asks no more, and its code counts no more: browsers let a page that
#: nobody looks at ask once a minute.
UNASKED = timedelta(seconds=150)
#: Codes at once, and of one address: a council's kiosks may all be behind one.
MOST, MOST_OF_AN_ADDRESS = 200, 30
#: Codes that no screen shows, of one who types, and of all.
_WRONG = Rate(per_s=2 / 60, burst=5)
_WRONG_OF_ALL = Rate(per_s=10 / 60, burst=50)
_ALL = "all"


class TooMany(Refused):
    """More screens wait for somebody than can be set up."""

    title = "Too many screens wait"
    code = "too-many-screens"


@dataclass
class Waiting:
    """A browser that shows a code. `asked` is the page that it was opened at; `token` is what it
    was given, once somebody has typed the code."""

    code: str
    since: datetime
    until: datetime
    asked_at: datetime
    address: str
    browser: str
    asked: str
    token: int | None = None


class Codes:
    """The codes of one house. A browser is known by a secret of its own.

    At most `most` wait at once, and `of_address` at one; when all places are taken, the address
    that has most gives one up. `shows` is what shows a code, in words.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        most: int = MOST,
        of_address: int = MOST_OF_AN_ADDRESS,
        shows: str = "screen",
    ) -> None:
        self._clock = clock
        self._most, self._of_address, self._shows = most, of_address, shows
        self._lock = threading.Lock()
        self._waiting: dict[str, Waiting] = {}
        self._wrong = Budgets(_WRONG)
        self._wrong_of_all = Budgets(_WRONG_OF_ALL)

    def show(self, secret: str, address: str, browser: str, asked: str) -> Waiting:
        """The code of a browser: the one that it has while that counts, else another. TooMany."""
        now = self._clock()
        with self._lock:
            self._drop(now)
            found = self._waiting.get(secret)
            if found is None:
                self._room(address)
                since = now
            else:
                since = found.since
            if found is None or (found.token is None and found.until <= now):
                found = self._waiting[secret] = Waiting(
                    self._free(), since, now + LASTS, now, address, browser, asked
                )
            found.asked_at = now
            return found

    def find(self, code: str, who: str) -> Waiting:
        """The browser that shows a code. NotFound where none does, TooFast after too many such."""
        with self._lock:
            return self._find(code, who)

    def use(self, code: str, who: str, make: Callable[[], int]) -> Waiting:
        """Give the browser that shows a code the token that `make` makes; the code counts no more.
        As `find`."""
        with self._lock:
            found = self._find(code, who)
            found.token = make()
            return found

    def forget(self, secret: str) -> None:
        """The browser waits for nothing any more."""
        with self._lock:
            self._waiting.pop(secret, None)

    def waiting(self) -> list[Waiting]:
        """Those whose code may be typed, the first that came first."""
        now = self._clock()
        with self._lock:
            self._drop(now)
            found = [one for one in self._waiting.values() if one.token is None]
        return sorted(found, key=lambda one: one.since)

    def __len__(self) -> int:
        return len(self._waiting)

    def _find(self, code: str, who: str) -> Waiting:
        now = self._clock()
        if not (self._wrong.take(who) and self._wrong_of_all.take(_ALL)):
            raise TooFast(
                "Too many codes were wrong. Wait half a minute, then look at the code again.",
                retry_after=30,
            )
        self._drop(now)
        for one in self._waiting.values():
            if one.token is None and one.until > now and secrets.compare_digest(one.code, code):
                self._wrong.give(who)
                self._wrong_of_all.give(_ALL)
                return one
        raise NotFound(
            f"No {self._shows} shows this code now. Look at it again: it changes every "
            f"{LASTS.seconds // 60} minutes."
        )

    def _drop(self, now: datetime) -> None:
        """Whose page is closed, and whose clock went back."""
        for secret, one in list(self._waiting.items()):
            if not -LASTS < now - one.asked_at < UNASKED:
                del self._waiting[secret]

    def _room(self, address: str) -> None:
        of_each = Counter(one.address for one in self._waiting.values())
        own = of_each[address]
        full = len(self._waiting) >= self._most
        if own >= self._of_address or (full and not self._gives_way(of_each, own)):
            raise TooMany(f"More {self._shows}s wait to be set up than can be. Close some of them.")

    def _gives_way(self, of_each: Counter[str], own: int) -> bool:
        """Let the last that came from the address that has most give its place to one of an address
        with fewer: a few addresses keep no other out."""
        crowd = max(of_each.values(), default=0)
        theirs = [
            (one.since, secret)
            for secret, one in self._waiting.items()
            if one.token is None and of_each[one.address] == crowd
        ]
        if not theirs or crowd <= own + 1:
            return False
        del self._waiting[max(theirs)[1]]
        return True

    def _free(self) -> str:
        taken = {one.code for one in self._waiting.values()}
        while True:
            code = f"{secrets.randbelow(10**FIGURES):0{FIGURES}}"
            if code not in taken:
                return code
