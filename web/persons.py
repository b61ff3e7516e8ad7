"""Visitors who asked at a kiosk for a person, until somebody of the reception says that they come.

Not kept beyond one run of the server: it is true for minutes. The kiosk of a visitor who still
stands there asks again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, TypedDict

from storage.times import iso, to_ms

#: So long a visitor is believed to stand at the kiosk.
LASTS = timedelta(minutes=5)
_LASTS_MS = LASTS // timedelta(milliseconds=1)
#: Of so many screens of reception it is kept that they show it.
_MOST_SCREENS = 50

#: How it stands: 'asked' is on nobody's screen, 'shown' on one that somebody may see.
Person = Literal["asked", "shown", "coming"]


@dataclass
class _Wanted:
    at: int
    coming: bool = False
    screens: set[str] = field(default_factory=set)


class WantedJson(TypedDict):
    """A kiosk at which somebody asked for a person, since when, and whether somebody comes."""

    kiosk: str
    asked_at: str
    until: str
    coming: bool


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

    def ask(self, site: str, kiosk: str) -> None:
        """Somebody at a kiosk wants a person; a second touch is the same wish."""
        if self.of(site, kiosk) is None:
            with self._lock:
                self._wanted[site, kiosk] = _Wanted(to_ms(self._clock()))
            self._tell(site)

    def withdraw(self, site: str, kiosk: str) -> None:
        """They went back to the screen; nothing where nobody asked, or somebody comes already."""
        if self.of(site, kiosk) in ("asked", "shown"):
            self._forget(site, kiosk)

    def shown(self, site: str, kiosk: str, screen: str) -> None:
        """A screen of reception shows it where somebody may see it."""
        with self._lock:
            found = self._wanted.get((site, kiosk))
            if found is None or screen in found.screens or len(found.screens) >= _MOST_SCREENS:
                return
            found.screens.add(screen)
        self._tell(site)

    def gone(self, screen: str) -> None:
        """A screen is not there any more: what it showed, nobody sees."""
        with self._lock:
            sites = {key[0] for key, one in self._wanted.items() if screen in one.screens}
            for one in self._wanted.values():
                one.screens.discard(screen)
        for site in sites:
            self._tell(site)

    def come(self, site: str, kiosk: str) -> bool:
        """Somebody says that they go there; False where nobody waits for it any more."""
        if self.of(site, kiosk) is None:
            return False
        with self._lock:
            self._wanted[site, kiosk].coming = True
        self._tell(site)
        return True

    def of(self, site: str, kiosk: str) -> Person | None:
        """How it stands at a kiosk."""
        found = self._wanted.get((site, kiosk))
        if found is None or not self._lasts(found):
            return None
        return "coming" if found.coming else "shown" if found.screens else "asked"

    def at(self, site: str) -> list[WantedJson]:
        """Every kiosk of a site where somebody asked, the first first."""
        found = [(key[1], one) for key, one in list(self._wanted.items()) if key[0] == site]
        return [
            {
                "kiosk": kiosk,
                "asked_at": iso(one.at),
                "until": iso(one.at + _LASTS_MS),
                "coming": one.coming,
            }
            for kiosk, one in sorted(found, key=lambda each: each[1].at)
            if self._lasts(one)
        ]

    def _forget(self, site: str, kiosk: str) -> None:
        with self._lock:
            self._wanted.pop((site, kiosk), None)
        self._tell(site)

    def _lasts(self, one: _Wanted) -> bool:
        return to_ms(self._clock()) - one.at < _LASTS_MS

    def _tell(self, site: str) -> None:
        for told in self._told:
            told(site)
