"""Agents that wait for a token of their own: each shows a code, and is an agent of the house once
an administrator who has read it there has typed it.

Their codes are a screen's (`web.pairing`), and are apart from those: a flood of one kind leaves the
other alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from storage import Store
from ticketing.errors import Conflict
from web import tokens
from web.pairing import Codes, Waiting
from web.tokens import Token

#: Agents that wait at once, and at one address: a council's kiosks may all be behind one.
MOST, MOST_OF_AN_ADDRESS = 40, 20


@dataclass(frozen=True, slots=True)
class Told:
    """What a waiting agent is told: its code and until when it counts, or its token."""

    code: str
    until: datetime
    secret: str = ""


class Enrolling:
    """The agents of one house that have no token yet, each known by a secret of its own."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self.codes = Codes(clock, most=MOST, of_address=MOST_OF_AN_ADDRESS, shows="agent")
        #: Tokens that were made and are not fetched yet: an answer that is lost is asked for again.
        self._made: dict[int, str] = {}
        self._used: set[int] = set()

    def ask(self, secret: str, address: str, host: str) -> Told:
        """What an agent is told now. TooMany."""
        found = self.codes.show(secret, address, host, "")
        if found.token is None:
            return Told(found.code, found.until)
        with self._lock:
            made = self._made.get(found.token, "")
        with self._store.read() as conn:
            good = made and tokens.find(conn, made) is not None
        if not good:  # ended before its agent heard of it
            self.codes.forget(secret)
            return self.ask(secret, address, host)
        return Told(found.code, found.until, made)

    def accept(self, code: str, who: str, *, name: str, site: str) -> tuple[Token, Waiting]:
        """Give the agent that shows a code a token, for the devices of `site` that name it.

        NotFound, TooFast as with a screen's code; Conflict for the name of an agent that there is.
        """
        self.codes.find(code, who)
        now = self._clock()
        with self._lock:
            self._forget()
            with self._store.read() as conn:
                same = [one for one in tokens.agents(conn) if one.name == name]
            if any(one.id in self._used or one.last_used_at or one.site != site for one in same):
                raise Conflict(
                    f"There is an agent '{name}' already. Take another name, or end that one first."
                )
            for one in same:  # its agent never fetched it
                tokens.revoke(self._store, one.id, now)
                self._made.pop(one.id, None)
            made: list[Token] = []

            def make() -> int:
                secret = tokens.make(self._store, "agent", site=site, name=name, now=now)
                with self._store.read() as conn:
                    token = tokens.find(conn, secret)
                assert token is not None
                made.append(token)
                self._made[token.id] = secret
                return token.id

            found = self.codes.use(code, who, make)
            return made[0], found

    def is_in_use(self, token: int) -> None:
        """It was fetched: nobody has to be told it again."""
        with self._lock:
            if self._made.pop(token, None) is not None:
                self._used.add(token)  # which the table says some seconds later

    def _forget(self) -> None:
        """Those that nobody fetched in time. The agent asks every few seconds."""
        while len(self._made) >= MOST:
            del self._made[next(iter(self._made))]
