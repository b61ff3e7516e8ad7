"""The agents of a server: which are there, since when and from where, what is plugged in where they
run, and two that say that they are one.

Kept in memory alone: an agent that is there tells it all again within seconds.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hardware.introducing import FoundPrinter

#: An agent not heard from for so long is away; its devices are then 'unknown'.
AWAY_S = 8.0
#: Two are one until so long after the second of them was last refused.
TWINS_LAST = timedelta(minutes=5)


@dataclass(frozen=True)
class Known:
    """Whom a token lets in: an agent's name, and the one `site` whose devices it may drive, if it
    is not every site's."""

    name: str
    site: str | None = None


@dataclass(frozen=True)
class Seen:
    """An agent that is connected, or was. `instance` is the run of its program; `host` is what its
    machine calls itself; `asks`: it has no web socket, and asks again and again instead. `twin` is
    the address of another agent with its token, refused since `twin_since`."""

    known: Known
    since: datetime
    address: str = ""
    host: str = ""
    version: str = ""
    instance: str = ""
    there: bool = True
    asks: bool = False
    twin: str = ""
    twin_since: datetime | None = None
    twin_at: datetime | None = None
    plugged_in: tuple[FoundPrinter, ...] = field(default=(), compare=False)
    searching: bool = False
    says: str = ""


class Agents:
    """What is known of each agent, by its name. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heard: dict[str, datetime] = {}
        self._seen: dict[str, Seen] = {}

    # ------------------------------------------------------------------ what happens

    def expect(self, name: str, now: datetime) -> None:
        """A device names it: until it had time to come it is not away."""
        self._heard.setdefault(name, now)

    def came(self, seen: Seen) -> None:
        """It is connected."""
        name = seen.known.name
        with self._lock:
            before = self._seen.get(name)
            if before is not None:  # what was found is told anew; two that are one stay so
                seen = replace(
                    seen, twin=before.twin, twin_since=before.twin_since, twin_at=before.twin_at
                )
            self._seen[name] = seen
            self._heard[name] = seen.since

    def left(self, name: str) -> None:
        """Its connection is gone; it has `AWAY_S` to come back before anything changes."""
        self._change(name, there=False, plugged_in=(), searching=False)

    def heard(self, name: str, now: datetime, asks: bool | None = None) -> None:
        """It said something; `asks`: without a web socket."""
        self._heard[name] = now
        before = self._seen.get(name)
        if asks is not None and before is not None and before.asks != asks:
            self._change(name, asks=asks)

    def found(
        self,
        name: str,
        devices: tuple[FoundPrinter, ...],
        *,
        searching: bool = False,
        says: str = "",
    ) -> None:
        """This was found where it runs; `searching`: it still looks on the network, and `says` why
        it cannot look for everything."""
        self._change(name, plugged_in=devices, searching=searching, says=says)

    def twin(self, name: str, address: str, now: datetime) -> bool:
        """Another with its token was refused while it was there; whether that is news."""
        before = self._seen.get(name)
        since = None if before is None else self._since(before, now)
        self._change(name, twin=address, twin_since=since or now, twin_at=now)
        return since is None

    def forget(self, name: str) -> None:
        """Its token was ended: what was known of it says nothing of whoever comes next."""
        with self._lock:
            self._seen.pop(name, None)

    def _change(self, name: str, **what: object) -> None:
        with self._lock:
            if (before := self._seen.get(name)) is not None:
                self._seen[name] = replace(before, **what)  # type: ignore[arg-type]

    # ------------------------------------------------------------------ what is known

    def away(self, name: str, now: datetime) -> bool:
        """Whether it has not been heard from for too long."""
        heard = self._heard.get(name)
        if heard is not None and heard > now:  # the clock was put back: it has its time anew
            heard = self._heard[name] = now
        return heard is None or now - heard > timedelta(seconds=AWAY_S)

    def drives(self, name: str, site: str) -> bool:
        """Whether it may drive devices of a site."""
        seen = self._seen.get(name)
        return seen is None or seen.known.site in (None, site)

    def connected(self) -> list[str]:
        """The names of those that are."""
        with self._lock:
            return sorted(name for name, seen in self._seen.items() if seen.there)

    def of_site(self, site: str, now: datetime) -> dict[str, Seen]:
        """What is known of each that drives devices of a site."""
        with self._lock:
            found = {name: one for name, one in self._seen.items() if self._may(one, site)}
        return {
            name: one if self._since(one, now) else replace(one, twin="", twin_since=None)
            for name, one in found.items()
        }

    def seen(self, name: str) -> Seen | None:
        """What is known of one."""
        return self._seen.get(name)

    def last_heard(self, name: str) -> datetime | None:
        """When it was last heard of, since the server began."""
        return self._heard.get(name) if name in self._seen else None

    def searching(self, site: str) -> bool:
        """Whether an agent of a site looks for printers."""
        with self._lock:
            return any(one.searching for one in self._seen.values() if self._may(one, site))

    def plugged_in(
        self, known: Iterable[tuple[str, str]], site: str | None = None
    ) -> list[tuple[str, FoundPrinter]]:
        """What is plugged in where agents (of a site) run, but for the `known`: agents and
        addresses."""
        taken = set(known)
        with self._lock:
            every = [
                (name, one)
                for name, seen in self._seen.items()
                if site is None or self._may(seen, site)
                for one in seen.plugged_in
            ]
        return [(name, one) for name, one in every if (name, one.address) not in taken]

    @staticmethod
    def _may(seen: Seen, site: str) -> bool:
        return seen.known.site in (None, site)

    @staticmethod
    def _since(seen: Seen, now: datetime) -> datetime | None:
        """Since when two are one, if they still are."""
        if seen.twin_at is None or abs(now - seen.twin_at) >= TWINS_LAST:
            return None
        return seen.twin_since
