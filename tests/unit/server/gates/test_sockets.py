"""How many sockets there are, and how much each may say."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from structlog.testing import capture_logs

from server.gates import sockets
from server.gates.sockets import Places, Sockets, TooMuch
from web.addresses import is_this_machine, who_asks

JOIN = '2/display,0["join",{"site":"riverside","zone":"main"}]'
PLACES = Places(most=4, kept=2, of_address=3)


class Engine:
    """Connects whoever asks, and counts what is handed on."""

    ping_interval = 10

    def __init__(self) -> None:
        self.handlers: dict[str, Callable[..., Any]] = {
            "connect": lambda sid, environ: None,
            "message": lambda sid, data: self.messages.append(data),
            "disconnect": lambda sid, *reason: None,
        }
        self.messages: list[str] = []
        self.sockets: dict[str, Any] = {}
        self._async: dict[str, Any] = {"websocket": None}

    def on(self, event: str, handler: Callable[..., Any]) -> None:
        self.handlers[event] = handler

    def start_background_task(self, *_: Any) -> None: ...

    def sleep(self, _: float) -> None: ...


class House:
    """The gate with an engine behind it."""

    def __init__(self, **more: Any) -> None:
        self.asked = 0
        self.engine = Engine()
        self.noted: list[tuple[str, str]] = []
        #: Whatever the engine was given of a request's head.
        self.heads: set[str] = set()
        #: What the gate's clock says: however slow the machine is, a test takes no time.
        self.moment = 0.0
        self.gate = Sockets(
            PLACES, self._knows, lambda _: None, self._note, clock=lambda: self.moment, **more
        )
        app = SimpleNamespace(wsgi_app=self._engine_app)
        self.gate.install(app, SimpleNamespace(server=SimpleNamespace(eio=self.engine)))
        self._app = app

    def _knows(self, environ: dict[str, Any]) -> bool:
        self.asked += 1
        return "token" in environ

    def _note(self, kind: str, *, address: str, detail: str) -> None:
        self.noted.append((kind, address))

    def _engine_app(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        sid = environ["sid"]
        self.heads |= environ.keys()
        if sid in self.engine.sockets:
            return []

        def close(**_: Any) -> None:
            self.leave(sid)

        self.engine.sockets[sid] = SimpleNamespace(close=close)
        self.engine.handlers["connect"](sid, environ)
        start("200 OK", [])
        return []

    def comes(self, sid: str, address: str = "192.0.2.1", **more: Any) -> str:
        """The status with which a handshake is answered."""
        said: list[str] = []
        self._app.wsgi_app(
            {"PATH_INFO": "/socket.io/", "QUERY_STRING": "EIO=4", "REMOTE_ADDR": address,
             "sid": sid, **more},
            lambda status, headers: said.append(status),
        )  # fmt: skip
        return said[0]

    def leave(self, sid: str) -> None:
        if self.engine.sockets.pop(sid, None) is not None:
            self.engine.handlers["disconnect"](sid, "gone")

    def asks(self, sid: str, transport: str = "polling", **more: Any) -> None:
        """A request of a socket that is there."""
        self._app.wsgi_app(
            {"PATH_INFO": "/socket.io/", "QUERY_STRING": f"EIO=4&transport={transport}&sid={sid}",
             "REQUEST_METHOD": "GET", "sid": sid, **more},
            lambda status, headers: None,
        )  # fmt: skip

    def says(self, sid: str, data: Any) -> None:
        self.engine.handlers["message"](sid, data)


@pytest.fixture
def house() -> House:
    return House()


def test_connections_count_whatever_they_join_and_leave_room_when_they_go(house: House) -> None:
    for n in range(4):
        assert house.comes(str(n), f"192.0.2.{n}") == "200 OK"
    assert house.comes("late", "192.0.2.9") == "503 Service Unavailable"
    assert "4 of 4" in house.gate.state()
    house.leave("0")
    assert house.comes("late", "192.0.2.9") == "200 OK"
    assert house.gate.open == 4


def test_whoever_is_known_has_a_place_in_a_full_house_and_those_are_numbered_too(
    house: House,
) -> None:
    for n in range(4):
        house.comes(str(n), f"192.0.2.{n}")
    assert house.asked == 0  # as long as there is room nobody is asked who they are
    assert [house.comes(f"desk {n}", "192.0.2.9", token=True) for n in range(3)] == [
        "200 OK", "200 OK", "503 Service Unavailable",
    ]  # fmt: skip


def test_one_address_has_only_so_many_and_others_have_theirs(house: House) -> None:
    said = [house.comes(str(n)) for n in range(4)]
    assert said == ["200 OK"] * 3 + ["503 Service Unavailable"]
    assert house.comes("another", "192.0.2.2") == "200 OK"
    house.leave("0")
    assert house.comes("again") == "200 OK"


def test_this_machine_counts_as_an_address_only_behind_a_proxy_that_tells_of_others() -> None:
    own = House()
    assert {own.comes(str(n), "127.0.0.1") for n in range(4)} == {"200 OK"}
    behind = House(trusts_addresses=True)
    assert [behind.comes(str(n), "127.0.0.1") for n in range(4)][-1] == "503 Service Unavailable"


def test_a_handshake_that_fails_keeps_no_place(house: House) -> None:
    house.engine.handlers["connect"] = lambda sid, environ: None  # it was never connected
    house.comes("0")
    assert house.gate.open == 0


def test_connections_that_come_and_go_without_end_are_refused(house: House) -> None:
    said = set()
    for n in range(sockets._HANDSHAKES.burst.__int__() + 10):
        said.add(house.comes(str(n)))
        house.leave(str(n))
    assert said == {"200 OK", "503 Service Unavailable"}
    assert house.comes("desk", token=True) == "200 OK"


def test_a_socket_that_joins_without_end_is_heard_so_often_and_then_ended(house: House) -> None:
    house.comes("0")
    for _ in range(5000):
        house.says("0", JOIN)
    assert len(house.engine.messages) == sockets._JOINS.burst
    assert house.engine.sockets == {}
    assert house.gate.open == 0
    assert house.noted == [("budget_exceeded", "192.0.2.1")]


@pytest.mark.parametrize(
    "join", ['2/display,["j\\u006fin",{}]', '2/display,[ "join",{}]', '2 /display,["join"]', "5"]
)
def test_a_join_in_disguise_counts_as_a_join(house: House, join: str) -> None:
    house.comes("0")
    for _ in range(1000):
        house.says("0", join)
    assert len(house.engine.messages) <= sockets._JOINS.burst


def test_frames_are_dropped_beyond_the_budget_and_then_the_socket_is_ended(house: House) -> None:
    house.comes("0")
    place = house.gate.place_of("0")
    assert place is not None
    frames = int(sockets._MESSAGES.burst) + sockets._DROPPED
    heard = [house.gate.frame(place) for _ in range(frames)]
    assert heard.count(True) == sockets._MESSAGES.burst
    with pytest.raises(TooMuch):
        house.gate.frame(place)


def test_an_agent_that_comes_back_tells_of_every_slip(house: House) -> None:
    house.comes("agent", token=True)
    place = house.gate.place_of("agent")
    assert place is not None
    assert all(house.gate.frame(place) for _ in range(500))


def test_all_strangers_of_an_address_share_a_budget_and_no_token_does(house: House) -> None:
    heard = 0
    for n in range(200):
        house.comes(str(n))
        for _ in range(int(sockets._MESSAGES.burst)):
            place = house.gate.place_of(str(n))
            assert place is not None
            heard += house.gate.frame(place)
        house.leave(str(n))
    assert heard < sockets._ADDRESS_MESSAGES.burst + 500
    house.comes("kiosk", token=True)
    place = house.gate.place_of("kiosk")
    assert place is not None
    assert house.gate.frame(place)


@pytest.mark.parametrize("data", [b"bytes", "2" + "x" * 70_000])
def test_what_is_no_message_of_ours_ends_its_socket(house: House, data: Any) -> None:
    house.comes("0")
    house.says("0", data)
    assert house.engine.messages == []
    assert house.engine.sockets == {}


def test_a_message_that_cannot_be_read_ends_its_socket_without_a_word_to_the_engine(
    house: House,
) -> None:
    def reads(sid: str, data: str) -> None:
        raise ValueError

    fresh = House()
    fresh.engine.handlers["message"] = reads
    fresh.gate.install(
        SimpleNamespace(wsgi_app=None),
        SimpleNamespace(server=SimpleNamespace(eio=fresh.engine)),
    )
    fresh.gate._inner = fresh._engine_app
    fresh.comes("0")
    fresh.says("0", "2[")
    assert fresh.engine.sockets == {}


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", "unknown"),
        (None, "unknown"),
        ("junk, 1.2.3.4", "unknown"),
    ],
)
def test_an_address_stands_for_everything_its_holder_has(
    address: str | None, counted_as: str
) -> None:
    assert who_asks(address) == counted_as


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.9", "::1"])
def test_the_loopback_is_this_machine_however_it_is_counted(address: str) -> None:
    assert is_this_machine(who_asks(address))
    assert not is_this_machine(who_asks("192.0.2.1"))


def test_a_web_socket_that_is_swallowed_on_the_way_is_counted_and_said_once(
    house: House,
) -> None:
    for sid in ("0", "1"):
        house.comes(sid)
    for moment in (1.0, 30.0, 59.0):
        house.moment = moment
        house.asks("0")
    assert house.gate.full() == (2, 4, 0)
    with capture_logs() as logged:
        for moment in (61.0, 62.0):
            house.moment = moment
            house.asks("0")
            house.asks("1")
    assert house.gate.full() == (2, 4, 2)
    assert [one["address"] for one in logged] == ["192.0.2.1"]
    place = house.gate.place_of("1")
    assert place is not None
    house.gate.frame(place)
    assert house.gate.full() == (2, 4, 1)
    house.leave("0")
    assert house.gate.full() == (1, 4, 0)


def test_one_that_took_its_web_socket_is_not_counted(house: House) -> None:
    house.comes("0")
    house.asks("0")
    house.moment = 90.0
    house.asks("0", transport="websocket")
    assert house.gate.full() == (1, 4, 0)


def test_no_web_socket_is_compressed_since_each_would_keep_what_that_takes(house: House) -> None:
    offer = {"HTTP_SEC_WEBSOCKET_EXTENSIONS": "permessage-deflate; client_max_window_bits"}
    house.comes("0", **offer)
    house.asks("0", "websocket", **offer)
    assert house.heads.isdisjoint(offer)
    assert "QUERY_STRING" in house.heads


def test_messages_that_come_together_in_one_request_count_each(house: House) -> None:
    house.comes("0")
    while house.engine.sockets:
        house.asks("0", REQUEST_METHOD="POST")
        for _ in range(16):  # as many as the engine takes of one
            house.says("0", '2/display,7["may",{"site":"riverside","announcement":1}]')
    assert len(house.engine.messages) == sockets._MESSAGES.burst
    assert house.noted == [("budget_exceeded", "192.0.2.1")]


def test_a_frame_and_its_message_count_once(house: House) -> None:
    house.comes("0")
    place = house.gate.place_of("0")
    assert place is not None
    for _ in range(int(sockets._MESSAGES.burst)):
        assert house.gate.frame(place)
        house.says("0", '2/display,["told",{}]')
    assert len(house.engine.messages) == sockets._MESSAGES.burst
