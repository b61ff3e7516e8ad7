"""Hands every event of the log, in order, to those who asked for them.

It tails the log, woken by each commit of this process and looking for those of other processes
(the command line, a second server) every `poll_s`. Each subscriber has its own place in the log
and is isolated: one that fails is logged and the others go on.
"""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from sqlite_utils import Database

from storage import Connection, Store
from ticketing.events import Logged
from ticketing.events import log as eventlog

log = structlog.get_logger(__name__)

_BATCH = 500


class Subscriber(Protocol):
    """Takes events in order, several at once. It must not block: the others wait meanwhile.

    `durable` says that it keeps its own place (by `start`) and must miss nothing: what it fails
    on is handed to it again. The others start at the end of the log and skip what they fail on.
    """

    name: str
    durable: bool

    def start(self) -> int | None:
        """The sequence number after which to begin; None for the present end of the log."""

    def handle(self, events: list[Logged]) -> None:
        """Take the events; may be called again with the same ones if it raised and is durable."""


class DurableSubscriber(ABC):
    """Does its work of each event that it wants once, whatever dies in between.

    The work and the place in the log are written in one transaction: after a crash it goes on
    where it was, and of two servers on one database only one finds the events still to do. Events
    that it does not want move the place only now and then: to look at some of them once more costs
    less than to write after each call.
    `name` is the key of that place: under another one it would begin at the first event, and do all
    the work of the past once more.
    """

    name: str
    durable = True
    #: After so many events that it does not want the place is written all the same.
    looked_at_again = 500

    def __init__(self, store: Store) -> None:
        self._store = store
        self._written = 0

    def start(self) -> int:
        """Its durable place in the log."""
        with self._store.read() as conn:
            self._written = place_of(conn, self.name)
        return self._written

    def handle(self, events: list[Logged]) -> None:
        """Do the work of these events, and remember that it is done."""
        wanted = [logged for logged in events if self.wants(logged)]
        last = events[-1].seq
        if not wanted and last - self._written < self.looked_at_again:
            return
        with self._store.write() as db:
            done = place_of(db, self.name)
            for logged in wanted:
                if logged.seq > done:
                    self.take(db, logged)
            move_on(db, self.name, last)
        self._written = last
        if wanted:
            self.taken()

    @abstractmethod
    def wants(self, logged: Logged) -> bool:
        """Whether there is work to do of an event."""

    @abstractmethod
    def take(self, db: Database, logged: Logged) -> None:
        """Do it, in the transaction that writes the place."""

    @abstractmethod
    def taken(self) -> None:
        """What is to follow after the commit; it may be called for nothing."""


def place_of(conn: Connection, name: str) -> int:
    """How far a durable subscriber has come; 0 at first."""
    row = conn.execute("SELECT seq FROM subscriber WHERE name = ?", (name,)).fetchone()
    return 0 if row is None else int(row[0])


def move_on(db: Database, name: str, seq: int) -> None:
    """Remember how far a durable subscriber has come; never backwards."""
    db.execute(
        "INSERT INTO subscriber (name, seq) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET seq = max(seq, excluded.seq)",
        (name, seq),
    )


@dataclass
class _Place:
    subscriber: Subscriber
    seq: int
    failing: bool = False
    retry_at: float = 0.0
    pause: float = field(default=0.2)


class Publisher:
    """One per process. `run` is its loop, for a thread of the server's making."""

    def __init__(self, store: Store, *, poll_s: float = 0.25) -> None:
        self._store = store
        self._poll_s = poll_s
        self._wake = threading.Event()
        self._stopping = False
        self._places: list[_Place] = []
        self._version = -1
        store.on_commit(self._wake.set)

    def subscribe(self, subscriber: Subscriber) -> None:
        """Add a subscriber, before `run`."""
        seq = subscriber.start()
        if seq is None:
            with self._store.read() as conn:
                seq = eventlog.last_seq(conn)
        self._places.append(_Place(subscriber, seq))

    def run(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Publish until `stop`."""
        while not self._stopping:
            self._wake.wait(self._poll_s)
            self._wake.clear()
            if not self._stopping:
                self._publish_all(sleep)

    def _publish_all(self, sleep: Callable[[float], None]) -> None:
        try:
            while self.publish():
                sleep(0)
        except Exception:
            # The log could not be read. The next turn tries again: a loop that ends here would
            # leave every screen and printer without news until somebody restarts the server.
            log.exception("cannot read the event log")

    def stop(self) -> None:
        """End `run` at its next turn."""
        self._stopping = True
        self._wake.set()

    def publish(self) -> bool:
        """Hand out what is new; whether somebody has more to take."""
        more = False
        read: dict[int, list[Logged]] = {}  # most subscribers are at the same place
        for place in self._places:
            if place.failing and time.monotonic() < place.retry_at:
                continue
            if place.seq not in read:
                with self._store.read() as conn:
                    read[place.seq] = eventlog.after(conn, place.seq, _BATCH)
            events = read[place.seq]
            if events and self._hand(place, events):
                more = more or len(events) == _BATCH
        return more

    def _hand(self, place: _Place, events: list[Logged]) -> bool:
        subscriber = place.subscriber
        try:
            subscriber.handle(events)
        except Exception as error:
            if not place.failing:
                log.exception("subscriber failed", subscriber=subscriber.name)
            else:
                log.warning("subscriber fails still", subscriber=subscriber.name, error=str(error))
            if subscriber.durable:
                place.failing = True
                place.retry_at = time.monotonic() + place.pause
                place.pause = min(place.pause * 2, 10.0)
                return False
        else:
            if place.failing:
                log.info("subscriber is well again", subscriber=subscriber.name)
            place.failing, place.pause = False, 0.2
        place.seq = events[-1].seq
        return True

    def state(self) -> dict[str, str]:
        """Each subscriber's state for the health page: 'ok' or 'failing'."""
        return {p.subscriber.name: "failing" if p.failing else "ok" for p in self._places}
