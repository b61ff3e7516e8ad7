"""The past of the demonstration's house: eight weeks, made up, before its first visitor comes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from server.printing import AppointmentPrinting, TicketPrinting
from simulation.past.weeks import make_up
from storage import Store
from ticketing.commands.recording import had_visits, record
from ticketing.events import log, publisher
from ticketing.sites import Site

#: The same days have the same visitors in every demonstration.
SEED = 8


def give(store: Store, usual: Site, homes: Mapping[str, str], now: datetime) -> int:
    """Give a new house its past; how many events it has, 0 where there were visitors before.

    `usual` is the site with the hours that it had then, `homes` each adviser's service point.
    """
    with store.read() as conn:
        if had_visits(conn):
            return 0
    written = record(store, usual.id, make_up(usual, homes, now, seed=SEED))
    with store.write() as db:
        # Nobody waits for slips of the past.
        for name in (TicketPrinting.name, AppointmentPrinting.name):
            publisher.move_on(db, name, log.last_seq(db.conn))
    return written
