"""Visitors who asked at a kiosk for a person, until somebody of the staff says that they come.

Not kept beyond one run of the server: it is true for minutes. The kiosk of a visitor who still
stands there asks again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypedDict, get_args

from storage.times import iso, to_ms
from ticketing.sites import Site

_MINUTE = 60_000
#: After so many times the minutes of the site nobody is believed to come any more.
_PATIENCE = 3
#: So long after that a visitor is still believed to stand at the kiosk, who goes to be on the way.
_STANDS_MS = 2 * _MINUTE
_COMES_MS = 30 * _MINUTE
#: Of one who needs nobody any more, or whom somebody met, it is told so long.
_TOLD_MS = _MINUTE
#: Of so many screens of staff it is kept that they show it.
_MOST_SCREENS = 50

#: How it stands: 'asked' is on nobody's screen, 'shown' on one that somebody may see.
Person = Literal["asked", "shown", "coming"]
#: What whoever comes should know, as visitors touch it themselves. The first is a visit's need too.
Known = Literal["fetch", "sign", "sight", "hearing", "language", "private"]
KNOWN: tuple[Known, ...] = get_args(Known)
Over = Literal["withdrawn", "met"]


@dataclass
class _Wanted:
    at: int
    more_at: int
    over_at: int
    language: str | None
    known: tuple[Known, ...]
    taken_at: int | None = None
    by: str | None = None
    over: Over | None = None
    ended_at: int = 0
    screens: set[str] = field(default_factory=set)
    more: set[str] = field(default_factory=set)


class WantedJson(TypedDict):
    """A kiosk at which somebody asked for a person: since when, in which language and what to know;
    from `more_at` on it is everybody's matter. `taken_by` (an adviser) goes, if `coming`; `over`:
    it is not needed any more ('withdrawn'), or somebody is there ('met'), and soon forgotten."""

    kiosk: str
    asked_at: str
    more_at: str
    until: str
    coming: bool
    taken_by: str | None
    language: str | None
    known: list[Known]
    over: Over | None


class VisitorWaits(WantedJson):
    """The same with the names that people read."""

    place: str
    taken_by_name: str | None


def named_visitors(site: Site, found: Iterable[WantedJson]) -> list[VisitorWaits]:
    """Those who ask at kiosks of a site, with the names of the kiosks and of who goes."""
    names = {one.id: one.name for one in site.advisers}
    places = {one.id: one.name for one in site.kiosks}
    return [
        {
            **one,
            "place": places.get(one["kiosk"], one["kiosk"]),
            "taken_by_name": names.get(one["taken_by"] or ""),
        }
        for one in found
    ]


class HelperNow(TypedDict):
    """How far it is with the person whom a visitor asked for, besides `Person`: when (ISO 8601) it
    was asked, from when on it was to be told to more people, whether a screen of theirs shows it
    (`told_more`), from when on nobody is believed to come; who is coming, since when, and whether
    they are there."""

    asked_at: str
    more_at: str
    told_more: bool
    over_at: str
    taken_at: str | None
    taken_by: str | None
    met: bool


class Taken(Exception):
    """Somebody else is going already: the adviser."""

    def __init__(self, by: str | None) -> None:
        super().__init__(by or "somebody")
        self.by = by


class Persons:
    """One of each kiosk of the house at most. `told(site)` is called at each change."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wanted: dict[tuple[str, str], _Wanted] = {}
        self._told: list[Callable[[str], None]] = []

    def when_changed(self, told: Callable[[str], None]) -> None:
        """Call `told` with the site after each change."""
        self._told.append(told)

    def ask(
        self,
        site: str,
        kiosk: str,
        *,
        minutes: int = 1,
        language: str | None = None,
        known: Iterable[Known] = (),
    ) -> None:
        """Somebody at a kiosk wants a person; a second touch is the same wish, with what is `known`
        by then. When nobody goes within `minutes` it is to be told to more people."""
        wanted = set(known)
        told = tuple(one for one in KNOWN if one in wanted)
        with self._lock:
            found = self._open(site, kiosk)
            if found is not None and (found.known, found.language) == (told, language):
                return
            if found is not None:
                found.known, found.language = told, language
            else:
                now = to_ms(self._clock())
                more, over = now + minutes * _MINUTE, now + _PATIENCE * minutes * _MINUTE
                self._wanted[site, kiosk] = _Wanted(now, more, over, language, told)
        self._tell(site)

    def withdraw(self, site: str, kiosk: str) -> None:
        """They need nobody any more. Who goes there already is told."""
        self._end(site, kiosk, "withdrawn")

    def met(self, site: str, kiosk: str) -> bool:
        """Somebody is with them: the kiosk is free for the next. False where nobody waits there."""
        return self._end(site, kiosk, "met")

    def shown(self, site: str, kiosk: str, screen: str, *, more: bool = False) -> None:
        """A screen of staff shows it where somebody may see it; `more`: as everybody's matter."""
        with self._lock:
            found = self._open(site, kiosk)
            if found is None:
                return
            screens = found.more if more else found.screens
            first = not screens
            if len(screens) < _MOST_SCREENS:
                screens.add(screen)
        if first:
            self._tell(site)

    def gone(self, screen: str) -> None:
        """A screen is not there any more: what it showed, nobody sees."""
        sites = set()
        with self._lock:
            for key, one in self._wanted.items():
                if {screen} in (one.screens, one.more):
                    sites.add(key[0])
                one.screens.discard(screen)
                one.more.discard(screen)
        for site in sites:
            self._tell(site)

    def come(self, site: str, kiosk: str, by: str | None = None) -> bool:
        """Somebody says that they go there; False where nobody waits for it any more. Taken, if
        somebody else was quicker."""
        with self._lock:
            found = self._open(site, kiosk)
            if found is None:
                return False
            if found.taken_at is not None and found.by != by:
                raise Taken(found.by)
            if found.taken_at is not None:
                return True
            found.taken_at, found.by = to_ms(self._clock()), by
        self._tell(site)
        return True

    def of(self, site: str, kiosk: str) -> Person | None:
        """How it stands at a kiosk."""
        found = self._open(site, kiosk)
        if found is None:
            return None
        if found.taken_at is not None:
            return "coming"
        return "shown" if found.screens or found.more else "asked"

    def helper(self, site: str, kiosk: str) -> HelperNow | None:
        """The same with all that the kiosk shows of it; of one whom somebody met, for a while."""
        found = self._wanted.get((site, kiosk))
        if found is None or found.over == "withdrawn" or not self._lasts(found):
            return None
        return {
            "asked_at": iso(found.at),
            "more_at": iso(found.more_at),
            "told_more": bool(found.more),
            "over_at": iso(found.over_at),
            "taken_at": None if found.taken_at is None else iso(found.taken_at),
            "taken_by": found.by,
            "met": found.over == "met",
        }

    def at(self, site: str) -> list[WantedJson]:
        """Every kiosk of a site where somebody asked, the first first."""
        found = [(key[1], one) for key, one in list(self._wanted.items()) if key[0] == site]
        return [
            {
                "kiosk": kiosk,
                "asked_at": iso(one.at),
                "more_at": iso(one.more_at),
                "until": iso(_until(one)),
                "coming": one.taken_at is not None,
                "taken_by": one.by,
                "language": one.language,
                "known": list(one.known),
                "over": one.over,
            }
            for kiosk, one in sorted(found, key=lambda each: each[1].at)
            if self._lasts(one) and (one.over is None or one.taken_at is not None)
        ]

    def _end(self, site: str, kiosk: str, over: Over) -> bool:
        with self._lock:
            found = self._open(site, kiosk)
            if found is None:
                return False
            found.over, found.ended_at = over, to_ms(self._clock())
        self._tell(site)
        return True

    def _open(self, site: str, kiosk: str) -> _Wanted | None:
        found = self._wanted.get((site, kiosk))
        return found if found is not None and not found.over and self._lasts(found) else None

    def _lasts(self, one: _Wanted) -> bool:
        # By a clock that was put back since, it would stand until that time comes again.
        now = to_ms(self._clock())
        return one.at - _MINUTE < now < _until(one)

    def _tell(self, site: str) -> None:
        for told in self._told:
            told(site)


def _until(one: _Wanted) -> int:
    """Until when it is believed."""
    if one.over:
        return one.ended_at + _TOLD_MS
    return one.over_at + _STANDS_MS if one.taken_at is None else one.taken_at + _COMES_MS
