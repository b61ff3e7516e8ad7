"""One who pings for all sockets."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from server.gates.pings import Pings


class Socket:
    closing = closed = False
    last_ping: float | None = None

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def send(self, packet: Any) -> None:
        self.sent.append(packet)

    def _send_ping(self) -> None:
        raise AssertionError("nobody sleeps for it any more")


def test_whoever_is_due_is_pinged_once_and_who_has_gone_is_not() -> None:
    begun: list[Any] = []
    engine = SimpleNamespace(
        ping_interval=0.0, sleep=None, start_background_task=lambda target, *_: begun.append(target)
    )
    pings = Pings(engine)
    here, gone = Socket(), Socket()
    gone.closed = True
    for socket in (here, gone):
        engine.start_background_task(socket._send_ping)
    pings.send_due()
    pings.send_due()
    assert [packet.encode() for packet in here.sent] == ["2"]
    assert here.last_ping is not None
    assert gone.sent == []
    assert len(begun) == 1  # one loop for all


def test_every_other_task_is_begun_as_before() -> None:
    begun: list[Any] = []
    engine = SimpleNamespace(
        ping_interval=10.0,
        sleep=None,
        start_background_task=lambda target, *rest: begun.append((target, *rest)),
    )
    Pings(engine)
    engine.start_background_task(print, 1)
    assert begun == [(print, 1)]
