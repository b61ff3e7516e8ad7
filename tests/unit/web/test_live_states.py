"""Live states: the whole at a join and at each change, made once, in rising versions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask, request
from flask_socketio import SocketIO
from structlog.testing import capture_logs

from tests.helpers import NOW, wait_for
from ticketing.events import Logged
from ticketing.events.sites import SiteLoaded
from web.callers import Caller
from web.live import Live, StateNamespace


class Wire:
    """Stands where Socket.IO does, and remembers what was sent to whom."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str | None, dict[str, Any]]] = []

    def emit(self, event: str, message: dict[str, Any], **where: Any) -> None:
        assert event == "state"
        assert where["namespace"] == "/board"
        self.sent.append((where["to"], where.get("skip_sid"), message))

    def to(self, whom: str) -> list[dict[str, Any]]:
        return [message for to, _, message in self.sent if to == whom]

    def seen_by(self, sid: str, key: str) -> list[dict[str, Any]]:
        """What a member of the room `key` got, its own messages and the room's."""
        return [m for to, skip, m in self.sent if to == sid or (to == key and skip != sid)]


class Board(StateNamespace):
    """A room whose states are whatever the test puts into `values`."""

    path = "/board"

    def __init__(self, house: Any, live: Live) -> None:
        super().__init__(house, live)
        self.values: dict[str, int] = {}
        self.made: list[str] = []
        self.broken: set[str] = set()

    def compute(self, key: str) -> dict[str, Any]:
        self.made.append(key)
        if key in self.broken:
            raise RuntimeError("cannot be made")
        return {"value": self.values.get(key, 0)}


class Hall:
    """The live states with one board and its wire."""

    def __init__(self, house: Any) -> None:
        self.live = Live(lambda: NOW)
        self.board = Board(house, self.live)
        self.wire = Wire()
        self.board.socketio = self.wire

    def join(self, key: str, sid: str) -> None:
        self.live.join(self.board, key, sid)

    def happens(self, site: str = "riverside") -> None:
        self.live.handle([Logged(1, site, 0, "test:test", SiteLoaded(1))])

    @contextmanager
    def running(self) -> Iterator[None]:
        thread = threading.Thread(target=self.live.run)
        thread.start()
        try:
            yield
        finally:
            self.live.stop()
            thread.join(90)
        assert not thread.is_alive()


@pytest.fixture
def hall(house) -> Hall:
    return Hall(house)


KEY = "riverside|main"


def test_a_newcomer_gets_the_whole_state_with_its_version_and_the_time(hall: Hall) -> None:
    hall.board.values[KEY] = 7
    hall.join(KEY, "tv")
    (message,) = hall.wire.to("tv")
    assert message["value"] == 7
    assert message["now"] == "2026-11-24T10:30:00.000Z"
    assert isinstance(message["version"], int)
    assert message["epoch"]


def test_a_second_newcomer_gets_the_state_that_is_already_made(hall: Hall) -> None:
    hall.join(KEY, "tv")
    hall.join(KEY, "phone")
    assert hall.board.made == [KEY]
    assert hall.wire.to("phone") == hall.wire.to("tv")


def test_a_newcomer_after_a_change_gets_it_afresh_and_so_do_the_others(hall: Hall) -> None:
    hall.join(KEY, "tv")
    hall.board.values[KEY] = 1
    hall.happens()
    hall.join(KEY, "phone")
    assert [message["value"] for message in hall.wire.to("phone")] == [1]
    assert [message["value"] for message in hall.wire.to(KEY)][-1] == 1
    assert hall.wire.to("phone")[0]["version"] > hall.wire.to("tv")[0]["version"]


def test_a_change_is_sent_to_the_room_with_a_higher_version(hall: Hall) -> None:
    hall.join(KEY, "tv")
    with hall.running():
        for value in (1, 2, 3):
            hall.board.values[KEY] = value
            hall.happens()
            wait_for(lambda: hall.wire.seen_by("tv", KEY)[-1]["value"] == hall.board.values[KEY])
    messages = hall.wire.seen_by("tv", KEY)
    assert [message["value"] for message in messages] == [0, 1, 2, 3]
    versions = [message["version"] for message in messages]
    assert versions == sorted(set(versions))


def test_what_changes_nothing_in_the_state_is_not_sent(hall: Hall) -> None:
    hall.join(KEY, "tv")
    before = len(hall.wire.sent)
    with hall.running():
        hall.happens()
        wait_for(lambda: len(hall.board.made) == 2)
    assert len(hall.wire.sent) == before


def test_several_changes_before_the_loop_looks_go_out_as_one(hall: Hall) -> None:
    hall.join(KEY, "tv")
    for value in range(1, 50):
        hall.board.values[KEY] = value
        hall.happens()
    before = len(hall.wire.to(KEY))
    with hall.running():
        wait_for(lambda: len(hall.wire.to(KEY)) > before)
    assert [message["value"] for message in hall.wire.to(KEY)[before:]] == [49]
    assert len(hall.board.made) == 2


def test_an_event_of_another_site_makes_nothing_anew(hall: Hall) -> None:
    hall.join(KEY, "tv")
    hall.join("seaside|main", "other")
    with hall.running():
        hall.happens("seaside")
        wait_for(lambda: len(hall.board.made) == 3)
    assert hall.board.made == [KEY, "seaside|main", "seaside|main"]


def test_a_touch_makes_the_states_of_a_site_or_of_all_anew(hall: Hall) -> None:
    hall.join(KEY, "tv")
    hall.join("seaside|main", "other")
    with hall.running():
        hall.live.touch("/board", "seaside")
        wait_for(lambda: len(hall.board.made) == 3)
        hall.live.touch()
        wait_for(lambda: len(hall.board.made) == 5)
    assert hall.board.made[2] == "seaside|main"


def test_a_state_that_cannot_be_made_does_not_stop_the_others(hall: Hall) -> None:
    for key in ("riverside|a", "riverside|b", "riverside|c"):
        hall.join(key, f"tv of {key}")
    hall.board.broken.add("riverside|a")
    hall.board.values = {"riverside|b": 1, "riverside|c": 1}
    with hall.running():
        hall.happens()
        wait_for(lambda: {to for to, _, m in hall.wire.sent if m["value"] == 1}
                 >= {"riverside|b", "riverside|c"})  # fmt: skip


def test_a_state_that_could_not_be_made_is_made_at_the_next_chance(hall: Hall) -> None:
    hall.board.broken.add(KEY)
    hall.join(KEY, "tv")
    assert hall.wire.sent == []
    hall.board.broken.clear()
    hall.join(KEY, "tv")
    assert [message["value"] for message in hall.wire.to("tv")] == [0]


def test_a_room_that_everybody_left_is_not_made_any_more(hall: Hall) -> None:
    hall.join(KEY, "tv")
    hall.live.leave(hall.board, "tv")
    hall.join("seaside|main", "other")
    with hall.running():
        hall.live.touch()
        wait_for(lambda: len(hall.board.made) == 3)
    assert hall.board.made.count(KEY) == 1


def test_a_slow_making_never_overwrites_a_newer_state(hall: Hall) -> None:
    hall.join(KEY, "tv")
    inside, go_on = threading.Event(), threading.Event()
    compute = hall.board.compute

    def slow(key: str) -> dict[str, Any]:
        state = compute(key)
        if threading.current_thread() is first:
            inside.set()
            go_on.wait(10)
        return state

    hall.board.compute = slow  # type: ignore[method-assign]
    hall.board.values[KEY] = 1
    hall.happens()
    first = threading.Thread(target=hall.join, args=(KEY, "slow"))
    first.start()
    assert inside.wait(90)
    hall.board.values[KEY] = 2
    hall.happens()
    second = threading.Thread(target=hall.join, args=(KEY, "quick"))
    second.start()
    go_on.set()
    first.join(90)
    second.join(90)
    last = max((message for _, _, message in hall.wire.sent), key=lambda m: m["version"])
    assert last["value"] == 2


def test_each_run_of_a_server_has_an_epoch_of_its_own(house) -> None:
    one, two = Hall(house), Hall(house)
    one.join(KEY, "tv")
    two.join(KEY, "tv")
    assert one.wire.to("tv")[0]["epoch"] != two.wire.to("tv")[0]["epoch"]


class Left(Board):
    """A board whose screens leave while it is worked out what they ask for."""

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        sid = request.sid  # type: ignore[attr-defined]
        self.socketio.server.disconnect(sid, namespace=self.path)
        return KEY


def test_a_screen_that_leaves_while_it_asks_is_forgotten_and_no_error(
    house: Any, app: Flask
) -> None:
    live = Live(lambda: NOW)
    board = Left(house, live)
    socketio = SocketIO(app, async_mode="threading")
    socketio.on_namespace(board)
    screen = socketio.test_client(app, namespace="/board")
    screen.emit("join", {"site": "riverside"}, namespace="/board")
    assert not screen.is_connected("/board")
    assert board.made == []
    assert (live._asked, live._rooms) == ({}, {})


def test_the_log_of_a_state_that_cannot_be_made_has_no_tickets_id(hall: Hall) -> None:
    for key in ("riverside|ticket|01JCZ5M0000000000000000000", KEY):
        hall.board.broken.add(key)
        with capture_logs() as logged:
            hall.join(key, "phone")
        assert [one["key"] for one in logged] == [key.partition("|ticket|")[0]]
