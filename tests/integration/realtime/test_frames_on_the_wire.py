"""Web sockets as they may come: frames together, in pieces and drop by drop, and every way to end.

Under eventlet no thread waits for any of it, so what reads them is begun for each frame.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import closing

import pytest
import requests

from tests.abuse import frame
from tests.running import House, SiteAccess, running, wait_until

PING, CLOSE = 9, 8


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[House, SiteAccess]]:
    """A server of its own: all sockets that are open there are this file's."""
    with running(tmp_path_factory.mktemp("wire") / request.param, request.param) as house:
        yield house, house.add_site()


def piece(opcode: int, data: bytes, *, last: bool = True) -> bytes:
    """A frame, masked by nothing."""
    return bytes([(128 if last else 0) | opcode, 128 | len(data)]) + bytes(4) + data


def connected(house: House) -> socket.socket:
    """A web socket that the engine has answered."""
    found = socket.create_connection(("127.0.0.1", house.port), timeout=90)
    found.sendall(
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: abcdefghijklmnopqrstuv==\r\n\r\n".encode()
    )
    until(found, b'"sid"')
    return found


def until(wire: socket.socket, said: bytes) -> bytes:
    """What came until that was said, or the end."""
    got = b""
    while said not in got:
        more = wire.recv(4096)
        if not more:
            break
        got += more
    assert said in got, got
    return got


def gone(house: House) -> bool:
    answer = requests.get(f"{house.url}/api/v1/health", timeout=90).json()
    return int(answer["sockets"]["open"]) == 0


def test_what_is_said_is_heard_however_it_is_cut_up(served: tuple[House, SiteAccess]) -> None:
    house, site = served
    join = f'["join",{{"site":"{site.id}","zone":"main"}}]'
    with closing(connected(house)) as wire:
        wire.sendall(piece(PING, b"hello"))
        until(wire, b"\x8a\x05hello")
        wire.sendall(
            frame("40/display,") + frame('42/display,["junk"]') + frame(f"42/display,7{join}")
        )
        until(wire, b'43/display,7[{"ok":true}]')
        wire.sendall(piece(1, b"40/kio", last=False))
        wire.sendall(piece(PING, b"between"))
        wire.sendall(piece(0, b"sk,"))
        until(wire, b"40/kiosk,")
        for letter in frame('42/display,8["join",{"site":"nowhere"}]'):
            wire.sendall(bytes([letter]))
        until(wire, b"43/display,8[")
        house.issue(site)
        until(wire, b'"waiting":1')
    wait_until(lambda: gone(house), what="the end of it")


@pytest.mark.parametrize(
    "last",
    [
        piece(CLOSE, struct.pack("!H", 1000)),
        frame("1"),
        b"\x81\xff" + b"\xff" * 8,
        b"\x81\x05hello",
    ],
    ids=["a web socket's word", "the engine's word", "too much", "no mask"],
)
def test_whoever_says_so_or_what_is_none_is_ended(
    served: tuple[House, SiteAccess], last: bytes
) -> None:
    house, _ = served
    with closing(connected(house)) as wire:
        wire.sendall(last)
        while wire.recv(4096):
            pass
    wait_until(lambda: gone(house), what="the end of it")


@pytest.mark.parametrize("how", ["half", "all", "at once"])
def test_whoever_hangs_up_has_no_place_any_more(served: tuple[House, SiteAccess], how: str) -> None:
    house, _ = served
    wire = connected(house)
    if how == "half":
        wire.shutdown(socket.SHUT_WR)
    elif how == "at once":
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    if how != "half":
        wire.close()
    wait_until(lambda: gone(house), what="the end of it")
    wire.close()
