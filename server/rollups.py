"""Counts service days that are over, so that figures of long periods are there at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import structlog

from analytics.figures.rollup import roll_up_days
from storage import Busy
from ticketing import sites
from ticketing.sites import Site
from web.aside import NotDone
from web.house import House

log = structlog.get_logger(__name__)

EVERY_S = 5.0
#: Looked at in every round: a day that has just ended, and what was changed after one.
LOOKED_BACK = timedelta(days=7)
#: How often days of long ago are looked at too: an upgrade, a backup, a server that was off.
ALL_EVERY = timedelta(minutes=10)


class Rollups:
    """`run` is its loop, for a thread of the server's making; `once` is one round.

    A loop of its own: it waits for work that is done aside, and who is alone in a room must not.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._stopping = False
        #: When all days before each site's today were last found kept.
        self._all_kept: dict[str, datetime] = {}

    def run(self, sleep: Callable[[float], None]) -> None:
        """A round every `EVERY_S`; one that fails is logged and tried again."""
        while not self._stopping:
            try:
                while self.once() and not self._stopping:
                    sleep(0)
            except Exception:
                log.exception("rolling up")
            sleep(EVERY_S)

    def stop(self) -> None:
        """End `run` at its next turn."""
        self._stopping = True

    def once(self) -> int:
        """Some days of each site; how many. 0: whatever can be is kept."""
        house = self._house
        with house.store.read() as conn:
            every = sites.every(conn)
        done = 0
        for site in every:
            try:
                done += self._site(site)
            except (NotDone, Busy) as trouble:  # figures do not depend on it
                log.warning("not rolled up", site=site.id, why=str(trouble))
        return done

    def _site(self, site: Site) -> int:
        now = self._house.clock()
        today = site.service_day(now)
        looked = self._all_kept.get(site.id)
        recently = looked is not None and abs(now - looked) < ALL_EVERY
        first = today - LOOKED_BACK if recently else date.min
        done = roll_up_days(self._house.store, self._house.reports, site, first, today)
        if done == 0 and not recently:
            self._all_kept[site.id] = now
        return done
