"""Who comes through the door, how long they may stay, and what the machine's troubles do."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from server.gates import door as doors
from server.gates.door import Connection, Door
from server.run import take_port
from tests.running import free_port

ENVIRON = "REMOTE_ADDR", "REMOTE_PORT"


class Listening:
    """A socket that listens, and gives what troubles a test puts before it."""

    def __init__(self, inner: socket.socket) -> None:
        self.inner = inner
        self.troubles: list[OSError] = []
        #: How many come before it is closed.
        self.left = 1000

    def accept(self) -> tuple[Any, Any]:
        if self.troubles:
            raise self.troubles.pop(0)
        if not self.left:
            raise OSError(errno.EBADF, "closed")
        self.left -= 1
        return self.inner.accept()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


@pytest.fixture
def listening() -> Iterator[Listening]:
    with closing(take_port("127.0.0.1", free_port())) as inner:
        yield Listening(inner)


def dial(listening: Listening) -> socket.socket:
    made = socket.create_connection(listening.getsockname())
    made.settimeout(5)
    return made


def came(door: Door, line: socket.socket) -> Connection:
    """The connection that was let in, at the server's end."""
    host, port = line.getsockname()
    found = door.connection(dict(zip(ENVIRON, (host, str(port)), strict=True)))
    assert found is not None
    return found


def waits(_: float) -> None:
    """No test waits."""


@pytest.mark.parametrize("trouble", [errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ECONNABORTED])
def test_a_passing_trouble_of_the_machine_is_waited_for(listening: Listening, trouble: int) -> None:
    listening.troubles = [OSError(trouble, "too many"), OSError(trouble, "too many")]
    paused: list[float] = []
    door = Door(listening, 10, paused.append)  # type: ignore[arg-type]
    with dial(listening) as line:
        door.accept()
        assert came(door, line).about == "head"
    assert len(paused) == 2
    assert "LimitNOFILE" in door.state()


def test_a_listening_socket_that_was_closed_is_no_passing_trouble(listening: Listening) -> None:
    door = Door(listening, 10, waits)  # type: ignore[arg-type]
    listening.left = 0
    with pytest.raises(OSError, match="closed"):
        door.accept()


def test_when_every_place_is_taken_whoever_waits_longest_without_asking_gives_way(
    listening: Listening,
) -> None:
    door = Door(listening, 3, waits)  # type: ignore[arg-type]
    lines = []
    for _ in range(3):
        lines.append(dial(listening))
        door.accept()
    came(door, lines[0]).turns("answer")  # a screen: it is older, but it is being answered
    with dial(listening) as newcomer:
        door.accept()
        assert lines[1].recv(10) == b""
        assert came(door, newcomer).about == "head"
        for line in (lines[0], lines[2]):
            line.setblocking(False)
            with pytest.raises(BlockingIOError):
                line.recv(10)
    for line in lines:
        line.close()


def test_when_everybody_is_being_answered_a_newcomer_is_told_that_there_is_no_place(
    listening: Listening,
) -> None:
    door = Door(listening, 1, waits)  # type: ignore[arg-type]
    with dial(listening) as first, dial(listening) as second:
        door.accept()
        came(door, first).turns("answer")
        listening.left = 1
        with pytest.raises(OSError, match="closed"):
            door.accept()
        said = second.recv(1000)
    assert said.startswith(b"HTTP/1.1 503")
    assert b"Retry-After" in said
    assert said.endswith(b"Try again in 5 s.")


@pytest.mark.parametrize(
    ("about", "limit"),
    [("head", doors.HEAD_S), ("body", doors.BODY_S), ("kept", doors.KEPT_S), ("answer", None)],
)
def test_each_part_of_a_request_has_its_time(
    listening: Listening, about: str, limit: float | None
) -> None:
    door = Door(listening, 10, waits)  # type: ignore[arg-type]
    with dial(listening) as line:
        door.accept()
        connection = came(door, line)
        connection.turns(about)
        assert not connection.overdue(connection.since + (limit or 0) - 1)
        assert connection.overdue(connection.since + (limit or 1e9) + 1) is (limit is not None)
        connection.since -= 1e6
        door.sweep()
        if limit is None:
            line.setblocking(False)
            with pytest.raises(BlockingIOError):
                line.recv(10)
        else:
            assert line.recv(10) == b""


def test_who_has_gone_is_forgotten(listening: Listening) -> None:
    door = Door(listening, 10, waits)  # type: ignore[arg-type]
    with dial(listening):
        sock, _ = door.accept()
    assert len(door) == 1
    sock.close()
    door.sweep()
    assert len(door) == 0


def test_a_web_socket_that_sends_much_is_read_slowly_and_one_that_sends_no_message_is_ended() -> (
    None
):
    slept: list[float] = []
    connection = Connection(socket.socket(), 0.0, slept.append)
    with connection.sock:
        for _ in range(64):
            connection.took(4096)
            connection.unread = 0  # a whole message each
        assert not any(slept)  # others had their turn all the same
        assert len(slept) == 64
        connection.took(32 * 1024)
        assert slept[-1] > 1
        with pytest.raises(ConnectionResetError):
            connection.took(doors._MOST_UNREAD)
