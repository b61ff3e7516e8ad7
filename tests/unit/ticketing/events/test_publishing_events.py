"""The publisher: every event to every subscriber, in order, whatever one of them does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import StorageError, Store
from tests.helpers import SITE_TEXT, an_ask, fresh_store, rows, wait_for
from ticketing import commands
from ticketing.events import Logged, log
from ticketing.events.publisher import DurableSubscriber, Publisher, move_on, place_of
from ticketing.events.visits import VisitIssued


class Listener:
    """Takes events and remembers them; fails as often as it is told to."""

    def __init__(self, name: str, *, after: int | None = 0, durable: bool = False) -> None:
        self.name, self.durable, self.after = name, durable, after
        self.fails = 0
        self.tried: list[list[int]] = []
        self.taken: list[int] = []

    def start(self) -> int | None:
        return self.after

    def handle(self, events: list[Logged]) -> None:
        self.tried.append([logged.seq for logged in events])
        if self.fails:
            self.fails -= 1
            raise RuntimeError("not now")
        self.taken += self.tried[-1]


def issue(store: Store, now, count: int = 1) -> None:
    for _ in range(count):
        commands.issue(store, "riverside", "council-tax", an_ask(now), language="en")


def all_seqs(store: Store) -> list[int]:
    return [row[0] for row in rows(store, "SELECT seq FROM event ORDER BY seq")]


@contextmanager
def running(publisher: Publisher) -> Iterator[None]:
    thread = threading.Thread(target=publisher.run)
    thread.start()
    try:
        yield
    finally:
        publisher.stop()
        thread.join(90)
    assert not thread.is_alive()


class Counting(DurableSubscriber):
    """Works off each ticket, and dies in the midst of the work as often as it is told to."""

    name = "counting"
    looked_at_again = 3

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.dies = 0
        self.worked: list[int] = []
        self.commits = 0

    def wants(self, logged: Logged) -> bool:
        return isinstance(logged.event, VisitIssued)

    def take(self, db: Database, logged: Logged) -> None:
        db.execute("INSERT INTO worked VALUES (?)", (logged.seq,))
        if self.dies:
            self.dies -= 1
            raise RuntimeError("the power went")

    def taken(self) -> None:
        self.commits += 1


def test_durable_work_is_done_once_whatever_dies_in_between(store: Store, now) -> None:
    with store.write() as db:
        db.execute("CREATE TABLE worked (seq INTEGER PRIMARY KEY)")
    issue(store, now, 2)
    first = Counting(store)
    first.dies = 1
    first.start()
    with store.read() as conn:
        events = log.after(conn, 0)
    with pytest.raises(RuntimeError):
        first.handle(events)
    assert rows(store, "SELECT * FROM worked") == []
    for _ in range(2):  # a second server, and the same events once more
        again = Counting(store)
        assert again.start() in (0, events[-1].seq)
        again.handle(events)
        assert again.commits == 1
    issued = [e.seq for e in events if isinstance(e.event, VisitIssued)]
    assert rows(store, "SELECT seq FROM worked") == [(seq,) for seq in issued]


def test_the_place_of_a_durable_subscriber_never_goes_back(store: Store) -> None:
    with store.write() as db:
        assert place_of(db, "slips") == 0
        move_on(db, "slips", 41)
        move_on(db, "slips", 40)
        assert place_of(db, "slips") == 41


def test_every_event_goes_to_every_subscriber_once_and_in_order(store: Store, now) -> None:
    publisher, one, two = Publisher(store), Listener("one"), Listener("two", durable=True)
    publisher.subscribe(one)
    publisher.subscribe(two)
    for _ in range(3):
        issue(store, now, 4)
        publisher.publish()
    publisher.publish()
    assert one.taken == two.taken == all_seqs(store)


def test_more_events_than_one_batch_come_whole_and_in_order(store: Store, now) -> None:
    with store.write() as db:
        db.execute(
            "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
            " INSERT INTO event (site, at, kind, actor, body)"
            " SELECT 'riverside', i, 'site_loaded', 'test:test', '{\"version\": 1}' FROM n"
        )
    publisher, listener = Publisher(store), Listener("all")
    publisher.subscribe(listener)
    while publisher.publish():
        pass
    assert listener.taken == all_seqs(store)
    assert len(listener.tried) > 1


def test_who_has_no_place_in_the_log_begins_at_its_end(store: Store, now) -> None:
    issue(store, now)
    publisher, listener = Publisher(store), Listener("screens", after=None)
    publisher.subscribe(listener)
    publisher.publish()
    assert listener.taken == []
    issue(store, now)
    publisher.publish()
    assert listener.taken == all_seqs(store)[-1:]


def test_a_durable_subscriber_that_fails_gets_the_same_events_again(store: Store, now) -> None:
    publisher, listener = Publisher(store), Listener("printing", durable=True)
    publisher.subscribe(listener)
    listener.fails = 1
    issue(store, now)
    publisher.publish()
    assert publisher.state() == {"printing": "failing"}
    assert listener.taken == []
    issue(store, now)
    with running(publisher):
        wait_for(lambda: listener.taken == all_seqs(store))
    assert listener.tried[1][: len(listener.tried[0])] == listener.tried[0]
    assert publisher.state() == {"printing": "ok"}


def test_while_one_fails_the_others_go_on(store: Store, now) -> None:
    publisher = Publisher(store)
    broken, well = Listener("broken", durable=True), Listener("well")
    broken.fails = 1000
    publisher.subscribe(broken)
    publisher.subscribe(well)
    for _ in range(3):
        issue(store, now)
        publisher.publish()
    assert well.taken == all_seqs(store)
    assert publisher.state() == {"broken": "failing", "well": "ok"}


def test_a_volatile_subscriber_skips_what_it_fails_on(store: Store, now) -> None:
    publisher, listener = Publisher(store), Listener("screens")
    publisher.subscribe(listener)
    listener.fails = 1
    issue(store, now)
    publisher.publish()
    issue(store, now)
    publisher.publish()
    assert listener.taken == all_seqs(store)[-1:]


def test_a_commit_wakes_the_loop_at_once(store: Store, now) -> None:
    publisher, listener = Publisher(store, poll_s=3600), Listener("screens")
    publisher.subscribe(listener)
    with running(publisher):
        issue(store, now, 3)
        wait_for(lambda: listener.taken == all_seqs(store))


def test_what_another_process_commits_is_published_too(store: Store, now) -> None:
    publisher, listener = Publisher(store, poll_s=0.01), Listener("screens", after=None)
    publisher.subscribe(listener)
    other = Store(store.path)
    with running(publisher):
        issue(other, now, 2)
        wait_for(lambda: listener.taken == all_seqs(store)[-2:])
    other.close()


def test_after_a_restart_a_durable_subscriber_goes_on_where_it_was(store: Store, now) -> None:
    first = Listener("printing", durable=True)
    before = Publisher(store)
    before.subscribe(first)
    issue(store, now, 2)
    before.publish()
    issue(store, now, 3)  # and here the process dies
    second = Listener("printing", durable=True, after=first.taken[-1])
    after = Publisher(store)
    after.subscribe(second)
    after.publish()
    assert first.taken + second.taken == all_seqs(store)


class Shaky(Store):
    """A database that cannot be read for a while, as when a disk hangs."""

    broken = 0

    @contextmanager
    def read(self):
        if self.broken:
            self.broken -= 1
            raise StorageError("the disk does not answer")
        with super().read() as conn:
            yield conn


def test_the_loop_outlives_a_database_that_cannot_be_read_for_a_while(tmp_path: Path, now) -> None:
    fresh_store(tmp_path / "shaky.db", SITE_TEXT).close()
    store = Shaky(tmp_path / "shaky.db")
    publisher, listener = Publisher(store, poll_s=0.01), Listener("screens")
    publisher.subscribe(listener)
    store.broken = 3
    with running(publisher):
        issue(store, now)
        wait_for(lambda: len(listener.taken) == 2)
    store.close()


@pytest.mark.parametrize("durable", [True, False])
def test_a_subscriber_that_never_fails_is_handed_nothing_twice(store, now, durable) -> None:
    publisher, listener = Publisher(store, poll_s=0.001), Listener("x", durable=durable)
    publisher.subscribe(listener)
    with running(publisher):
        issue(store, now, 30)
        wait_for(lambda: len(listener.taken) >= 31)
    assert listener.taken == all_seqs(store)
