"""A web socket that says nothing keeps no thread, and is served as the engine serves one."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from engineio.exceptions import SocketIsClosedError, UnknownPacketError

from server.gates.bounds import TAKE_OVER
from server.gates.pace import CONNECTION
from server.gates.web_sockets import counting

ENGINE = SimpleNamespace(
    max_http_buffer_size=100, sockets={}, reason=SimpleNamespace(TRANSPORT_CLOSE="transport close")
)


class Wire:
    """What the other side sends, None at its end; waiting where there is nothing is a mistake."""

    def __init__(self) -> None:
        self.frames: list[Any] = []
        self.closed = 0

    def wait(self) -> Any:
        return self.frames.pop(0)

    def close(self) -> None:
        self.closed += 1


class Engine:
    """The engine's socket, with its loop."""

    def __init__(self, *, upgrades: bool = False) -> None:
        self.sid = "sid"
        self.server = ENGINE
        ENGINE.sockets[self.sid] = self
        self.upgraded, self.upgrading = not upgrades, upgrades
        self.got: list[str] = []
        self.ended: list[str] = []
        self.raises: Exception | None = None

    def handler(self, socket: Any) -> list[bytes]:
        self.socket = socket
        if self.upgrading:
            assert socket.wait() == "2probe"
            assert socket.wait() == "5"
            self.upgraded, self.upgrading = True, False
        while (frame := socket.wait()) is not None:
            self.got.append(frame)
        socket.close()
        return []

    def receive(self, packet: Any) -> None:
        if self.raises is not None:
            raise self.raises
        self.got.append(packet.encode())

    def close(self, *, wait: bool, abort: bool, reason: str) -> None:
        self.ended.append(reason)


class Connection:
    about = "answer"
    unread = 0
    ends = 0

    def turns(self, about: str) -> None:
        self.about = about

    def end(self) -> None:
        self.ends += 1


class House:
    """A handshake through the gate; `comes` is what the network does afterwards."""

    def __init__(self, engine: Engine, *frames: Any, takes_over: bool = True) -> None:
        self.engine = engine
        self.wire = Wire()
        self.wire.frames += frames
        self.work: Callable[[], None] | None = None
        self.connection = Connection()
        self.heard: Callable[[], bool] = lambda: True
        self.environ: dict[str, Any] = {
            CONNECTION: self.connection,
            "wsgi.input": self,
            "eventlet.input": self,
            "PATH_INFO": "/",
        }
        if takes_over:
            self.environ[TAKE_OVER] = lambda: self._until
        call = counting(self._kind, self)(engine.handler, ENGINE)
        self.answer = call(self.environ, None)

    def _kind(self, handler: Any, server: Any) -> Any:
        return lambda environ, start: handler(self.wire)

    def _until(self, work: Callable[[], None]) -> Callable[[], None]:
        assert self.work is None
        self.work = work
        return self._now

    def _now(self) -> None:
        work, self.work = self.work, None
        if work is not None:
            work()

    def place_of(self, sid: str) -> str:
        return sid

    def frame(self, place: str) -> bool:
        return self.heard()

    def comes(self, *frames: Any) -> None:
        for frame in frames:
            self.wire.frames.append(frame)
            self._now()


def test_the_thread_of_the_handshake_goes_and_takes_along_all_that_was_the_requests() -> None:
    house = House(Engine())
    assert house.answer == []
    assert house.work is not None  # it waits, and nobody waits for it
    assert house.connection.about == "socket"
    assert house.environ.keys() == {"PATH_INFO", "wsgi.input"}
    assert house.environ["wsgi.input"].read() == b""
    assert house.engine.ended == []


def test_what_comes_is_handed_on_frame_by_frame_until_the_other_side_goes() -> None:
    house = House(Engine())
    house.comes("3", "40/display,")
    assert house.engine.got == ["3", "40/display,"]
    assert "sid" in ENGINE.sockets
    house.comes(None)
    assert house.engine.ended == ["transport close"]
    assert "sid" not in ENGINE.sockets
    assert house.work is None


def test_one_that_upgrades_is_still_read_by_the_engine_until_it_has() -> None:
    house = House(Engine(upgrades=True), "2probe", "5")
    house.comes("3")
    assert house.engine.got == ["3"]


def test_without_green_threads_the_engine_reads_to_the_end() -> None:
    house = House(Engine(), "3", "3", None, takes_over=False)
    assert house.engine.got == ["3", "3"]
    assert house.wire.closed == 1
    assert house.work is None


def test_what_is_beyond_its_budget_is_dropped_without_waiting_for_more() -> None:
    house = House(Engine())
    house.heard = lambda: False
    house.comes("3", "3")
    assert house.engine.got == []
    assert house.work is not None


@pytest.mark.parametrize("frame", ["x" * 101, "", "no packet"])
def test_what_is_no_message_ends_it(frame: str) -> None:
    house = House(Engine())
    house.comes(frame)
    assert house.engine.ended == ["transport close"]
    assert house.work is None


@pytest.mark.parametrize(
    ("raised", "goes_on"),
    [(UnknownPacketError(), True), (SocketIsClosedError(), False), (RuntimeError(), False)],
)
def test_what_the_engine_says_of_a_message_is_heeded(raised: Exception, goes_on: bool) -> None:
    house = House(Engine())
    house.engine.raises = raised
    house.comes("3")
    assert (house.work is not None) is goes_on
    assert house.engine.ended == ([] if goes_on else ["transport close"])


def test_one_that_is_closed_from_this_side_ends_at_once_and_reads_nothing_more() -> None:
    house = House(Engine())
    house.engine.socket.close()
    assert (house.wire.closed, house.connection.ends) == (1, 1)
    assert house.engine.ended == ["transport close"]
    assert house.work is None


def test_one_that_is_closed_while_its_message_is_read_ends_after_it() -> None:
    house = House(Engine())
    house.heard = lambda: house.engine.socket.close() or True
    house.comes("3")
    assert house.engine.got == ["3"]
    assert house.engine.ended == ["transport close"]
    assert house.work is None


def test_one_that_was_closed_before_its_thread_could_go_ends_there() -> None:
    class Hasty(Engine):
        def handler(self, socket: Any) -> list[bytes]:
            socket.close()
            return super().handler(socket)

    house = House(Hasty())
    assert house.engine.ended == ["transport close"]
    assert house.work is None
