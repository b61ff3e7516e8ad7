"""What time itself brings: the end of a service day, old idempotency keys, opening hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from hardware.hub.retention import forget_jobs
from storage import Store
from ticketing import appointments, asks, commands, sites
from ticketing.asks import SYSTEM, Ask
from ticketing.commands import undoing
from ticketing.help import calls, lone
from ticketing.rooms import care
from ticketing.sites import Site
from ticketing.staff import pauses
from ticketing.visits import notes
from web.house import House
from web.live import Live

log = structlog.get_logger(__name__)

#: Who is next changes with time alone, so a desk is looked at this often too.
EVERY_S = 5.0
#: Slips are kept as long as somebody may ask what became of one.
SLIPS_KEPT = timedelta(days=7)


class Housekeeping:
    """`run` is its loop, for a thread of the server's making; `once` is one round."""

    def __init__(self, house: House, live: Live) -> None:
        self._house = house
        self._live = live
        self._stopping = False
        self._forget_at = house.clock()

    def run(self, sleep: Callable[[float], None]) -> None:
        """A round every `EVERY_S`; one that fails is logged and tried again."""
        while not self._stopping:
            try:
                self.once()
            except Exception:
                log.exception("housekeeping")
            sleep(EVERY_S)

    def stop(self) -> None:
        """End `run` at its next turn."""
        self._stopping = True

    def once(self) -> None:
        """Close days that are over, and let screens see what time did."""
        house = self._house
        now = house.clock()
        with house.store.read() as conn:
            every = sites.every(conn)
        for site in every:
            look_after_rooms(house.store, site, now)
        for site in every:
            commands.end_holds(house.store, site.id, now)
            appointments.miss(house.store, site.id, now)
            pauses.end_wrap_ups(house.store, site, Ask(now, SYSTEM))
            closed = commands.close_past_days(house.store, site.id, now)
            if closed:
                log.info("service day closed", site=site.id, still_waiting=closed)
        notes.purge(house.store, now)
        house.sessions.flush()
        house.security.flush()
        if now >= self._forget_at:
            asks.forget_old(house.store, now)
            undoing.forget_old(house.store, now)
            for site in every:
                appointments.forget(house.store, site.id, now)
            with house.store.write() as db:
                forget_jobs(db, now - SLIPS_KEPT)
            house.security.forget(house.security_days)
            house.sessions.forget()
            self._forget_at = now + timedelta(hours=1)
        self._live.touch()


def look_after_rooms(store: Store, site: Site, now: datetime) -> None:
    """Ask who is alone in a room, call for help where nobody answered, and open rooms in time.

    Before all else in a round, so that nothing else that fails holds it up.
    """
    with store.write() as db:
        lone.look_after(db, site, now)
        care.open_due(db, site, now)
        calls.end_old(db, site, now)
