"""The screens that a house has paired: each a browser with a token of its own, which tells every
half minute that it is there, what it shows and in which version.

A browser's profile that was copied makes two screens one. Each page makes up a name for itself; one
that is heard of again after another took its place is no page that was loaded anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from storage import Connection, Store
from storage.times import from_ms, to_ms
from web import tokens
from web.tokens import Token

#: How often a page tells that it is there, and after which silence a screen is not.
EVERY = timedelta(seconds=30)
#: How exactly it is kept when a screen that goes on as it was was seen: each time is no write.
EXACT = timedelta(minutes=5)
THERE = timedelta(seconds=100)
#: Two are one until so long after they were last heard of in turn.
TWINS_LAST = timedelta(minutes=5)
LONGEST_PAGE, LONGEST_VERSION = 120, 40

Kind = Literal["kiosk", "display", "tablet", "counter", "exit"]
_ROLES: dict[Kind, tokens.Role] = {
    "kiosk": "kiosk", "display": "display", "tablet": "counter", "counter": "counter",
    "exit": "display",
}  # fmt: skip
_ROOMS: dict[Kind, str] = {
    "kiosk": "kiosk", "display": "display", "tablet": "reception", "counter": "counter",
    "exit": "exit",
}  # fmt: skip


@dataclass
class _Heard:
    """What was told last by a screen's page, and by which page before it."""

    at: datetime
    page: str
    version: str
    name: str
    address: str = ""
    before: str = ""
    twins_since: datetime | None = None
    twins_at: datetime | None = None
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """A paired screen. `page` is where it was last seen, '' if it never was; `twins_since` is set
    while two browsers are this one."""

    token: Token
    kind: Kind
    place: str
    seen: datetime | None
    page: str
    version: str
    twins_since: datetime | None


def page_of(kind: Kind, site: str, place: str) -> str:
    """The page of a screen; a tablet is reception's, one at the exit is the
    house's: they have no `place`."""
    return f"/{_ROOMS[kind]}/{site}" + (f"/{place}" if place else "")


def role_of(kind: Kind) -> tokens.Role:
    """As what a screen is let in. What people do at a counter, they sign on for."""
    return _ROLES[kind]


class Paired:
    """The paired screens of one house."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._heard: dict[int, _Heard] = {}
        #: Those of which one of two browsers goes on with a new token: the first that is heard of.
        self._parted: set[int] = set()

    def make(self, kind: Kind, site: str, place: str, name: str) -> Token:
        """A new token of a screen."""
        secret = tokens.make(
            self._store,
            role_of(kind),
            site=site,
            name=name,
            now=self._clock(),
            kiosk=place if kind == "kiosk" else None,
            screen=page_of(kind, site, place),
        )
        with self._store.read() as conn:
            made = tokens.find(conn, secret)
        assert made is not None
        return made

    def tell(self, token: int, *, name: str, page: str, version: str, address: str = "") -> None:
        """A page of a screen is there, at an address."""
        now = self._clock()
        with self._lock:
            before = self._heard.get(token)
            found = _Heard(now, page[:LONGEST_PAGE], version[:LONGEST_VERSION], name, address)
            if before is not None:
                found.before = before.before if before.name == name else before.name
                found.twins_since, found.twins_at = before.twins_since, before.twins_at
                if (page, version) == (before.page, before.version):
                    found.written = before.written
                if name not in (before.name, "") and name == before.before:
                    found.twins_since = self._since(found, now) or now
                    found.twins_at = now
            self._heard[token] = found

    def alone(self, token: int) -> bool:
        """Whether a screen is the only one that is there at its address."""
        now = self._clock()
        with self._lock:
            own = self._heard.get(token)
            there = [
                one
                for one in self._heard.values()
                if own is not None and one.address == own.address and abs(now - one.at) < THERE
            ]
        return len(there) == 1

    def of_site(self, conn: Connection, site: str) -> list[Screen]:
        """The screens of a site, in the order in which they were paired."""
        kept = {
            row[0]: row[1:]
            for row in conn.execute("SELECT token, at, page, version FROM screen_seen")
        }
        found = (one for one in tokens.of_site(conn, site) if one.screen is not None)
        return [
            self._screen(one, kept.get(one.id)) for one in sorted(found, key=lambda one: one.id)
        ]

    def part(self, token: int) -> None:
        """Of two browsers that are one screen, the next that is heard of goes on, with a new token;
        the other shows a code."""
        with self._lock:
            self._parted.add(token)

    def anew(self, token: Token) -> Token | None:
        """The new token of a screen that goes on after `part`; the old one has ended."""
        with self._lock:
            if token.id not in self._parted:
                return None
            self._parted.discard(token.id)
        screen = self._screen(token, None)
        made = self.make(screen.kind, token.site or "", screen.place, token.name)
        tokens.revoke(self._store, token.id, self._clock())
        return made

    def flush(self, *, all_of_it: bool = False) -> None:
        """Write what was heard; with `all_of_it` to the minute."""
        now = self._clock()
        with self._lock:
            fresh = {token: one for token, one in self._heard.items() if all_of_it or _is_news(one)}
            for one in fresh.values():
                one.written = now
        if fresh:
            with self._store.write() as db:
                for token, one in fresh.items():
                    db.execute(
                        "INSERT INTO screen_seen (token, at, page, version) VALUES (?, ?, ?, ?)"
                        " ON CONFLICT (token) DO UPDATE SET at = excluded.at,"
                        " page = excluded.page, version = excluded.version",
                        (token, to_ms(one.at), one.page, one.version),
                    )

    def _screen(self, token: Token, kept: tuple[int, str, str] | None) -> Screen:
        room, _, rest = (token.screen or "").strip("/").partition("/")
        place = rest.partition("/")[2]
        kind = next(kind for kind, name in _ROOMS.items() if name == room)
        heard = self._heard.get(token.id)
        if heard is not None:
            since = self._since(heard, self._clock())
            return Screen(token, kind, place, heard.at, heard.page, heard.version, since)
        if kept is None:
            return Screen(token, kind, place, None, "", "", None)
        return Screen(token, kind, place, from_ms(kept[0]), kept[1], kept[2], None)

    def _since(self, heard: _Heard, now: datetime) -> datetime | None:
        """Since when two are one, if they still are."""
        if heard.twins_at is None or abs(now - heard.twins_at) >= TWINS_LAST:
            return None
        return heard.twins_since


def _is_news(one: _Heard) -> bool:
    return one.written is None or abs(one.at - one.written) >= EXACT
