"""Alerts to staff of one running server: what screens show of them follows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from storage import Store
from ticketing.asks import Ask
from ticketing.help import alerts
from ticketing.help.alerts import Needed


class Alerts:
    """What staff are told of things that visitors need."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: list[Callable[[str], object]] = []

    def when_changed(self, told: Callable[[str], object]) -> None:
        """Call `told` with the site whenever staff see something else."""
        self._told.append(told)

    def look(self, site: str, needed: Sequence[Needed], now: datetime) -> None:
        """This is what visitors need at a site, and how it is."""
        if alerts.look(self._store, site, needed, now):
            self._tell(site)

    def dismiss(self, site: str, alert: int, since: datetime, ask: Ask) -> None:
        """Somebody has read one: it is gone from every screen. NotFound, Conflict."""
        alerts.dismiss(self._store, site, alert, since, ask)
        self._tell(site)

    def _tell(self, site: str) -> None:
        for told in self._told:
            told(site)
