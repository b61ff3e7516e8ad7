"""Hands every event of the log, in order, to those who asked for them.

It tails the log, woken by each commit of this process and looking for those of other processes
(the command line, a second server) every `poll_s`. Each subscriber has its own place in the log
and is isolated: one that fails is logged and the others go on.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from storage import Store
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
