"""What time itself brings: the end of a service day, old idempotency keys, opening hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from analytics.figures import rollup
from hardware.hub import history
from hardware.hub.retention import forget_jobs
from server.alarm import Alarm
from storage import Store
from ticketing import appointments, asks, commands, sites
from ticketing.asks import SYSTEM, Ask
from ticketing.commands import undoing
from ticketing.day import clocks, purging, redating, standstill, unfound
from ticketing.drafting import publishing
from ticketing.help import calls, lone
from ticketing.rooms import care
from ticketing.sites import Site
from ticketing.staff import pauses, tries
from ticketing.visits import complaints, notes, receipts
from web.house import House
from web.live import Live

log = structlog.get_logger(__name__)

#: Who is next changes with time alone, so a desk is looked at this often too.
EVERY_S = 5.0
#: Slips are kept as long as somebody may ask what became of one.
SLIPS_KEPT = timedelta(days=7)
#: How often what is old is forgotten.
FORGET_EVERY = timedelta(hours=1)


class Housekeeping:
    """`run` is its loop, for a thread of the server's making; `once` is one round."""

    def __init__(self, house: House, live: Live, alarm: Alarm) -> None:
        self._house = house
        self._live = live
        self._alarm = alarm
        self._stopping = False
        self._forget_at = house.clock()
        self._purging = False

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
        reading = house.steady(now)
        with house.store.read() as conn:
            every = sites.every(conn)
            sure = {site.id: clocks.sure(conn, site.id, reading) for site in every}
        for site in every:
            look_after_rooms(house.store, site, now, sure[site.id])
        for site in every:
            sure[site.id] = redating.look(house.store, site.id, reading)
            self._what_time_brings(site, now, sure[site.id])
            self._alarm.look(site, now)
        # What is deleted does not come back: by the clock that nobody doubts.
        at = min((*sure.values(), now))
        notes.purge(house.store, at)
        house.sessions.flush()
        house.security.flush()
        house.uses.flush()
        house.paired.flush()
        if now >= self._forget_at or self._forget_at > now + FORGET_EVERY:
            asks.forget_old(house.store, at)
            undoing.forget_old(house.store, at)
            for site in every:
                appointments.forget(house.store, site.id, at)
            with house.store.write() as db:
                forget_jobs(db, at - SLIPS_KEPT)
                history.forget(db, at - history.KEPT)
                for site in every:
                    receipts.forget_old(db, site, at)
                    unfound.forget_old(db, site, at)
            complaints.forget(house.store, at)
            tries.forget_before(house.store, at - timedelta(days=house.security_days))
            if at >= now:
                house.security.forget(house.security_days)
                house.sessions.forget()
            self._forget_at = now + FORGET_EVERY
            self._purging = True
        self._live.touch()
        if self._purging:
            # A piece a round, so that the next call waits for no more than that.
            self._purging = any([self._purge(site, at) for site in every])  # noqa: C419 - each has its turn

    def _purge(self, site: Site, at: datetime) -> bool:
        return purging.purge(self._house.store, site, at, rollup.is_kept)

    def _what_time_brings(self, site: Site, now: datetime, sure: datetime) -> None:
        """What can be taken back goes by the clock, what cannot by `sure`."""
        store = self._house.store
        redated = redating.take_in(store, site.id, now)
        if redated:
            log.info("the clock went back: visits count as today's", site=site.id, visits=redated)
        kept = redating.keep_in_sight(store, site.id, now, sure)
        if kept:
            log.info("the clock is doubted: visits stay in the queue", site=site.id, visits=kept)
        appointments.miss_no_more(store, site.id, now)
        published = publishing.publish_due(store, site.id, now, sure, self._house.checks)
        if published is not None:
            log.info("the draft was published", site=site.id, version=published)
        commands.end_holds(store, site.id, now)
        pauses.end_wrap_ups(store, site, Ask(now, SYSTEM))
        appointments.miss(store, site.id, sure)
        closed = commands.close_past_days(store, site.id, now, sure=sure)
        if closed:
            log.info("service day closed", site=site.id, still_waiting=closed)
        if standstill.end_lapsed(store, site.id, now, sure):
            log.info("everybody goes on: nobody ended the standstill", site=site.id)


def look_after_rooms(store: Store, site: Site, now: datetime, sure: datetime) -> None:
    """Ask who is alone in a room, call for help where nobody answered, and open rooms in time.

    Before all else in a round, so that nothing else that fails holds it up.
    """
    with store.write() as db:
        lone.look_after(db, site, now)
        care.open_due(db, site, now)
        care.end_old_tidyings(db, site, sure, Ask(now, SYSTEM))
        calls.end_old(db, site, now, sure)
