"""What the door knows of a request while it is answered."""

from __future__ import annotations

import io
from typing import Any

import pytest

from server.gates.door import Connection
from server.gates.pace import CONNECTION, Pace


class OneConnection:
    """A door through which one came."""

    def __init__(self) -> None:
        self.one = Connection(None, 0.0, lambda _: None)

    def connection(self, environ: dict[str, Any]) -> Connection:
        return self.one


def asked(pace: Pace, body: bytes = b"", **more: str) -> Any:
    environ: dict[str, Any] = {"wsgi.input": io.BytesIO(body), **more}
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    return pace(environ, lambda *_: None)


@pytest.fixture
def door() -> OneConnection:
    return OneConnection()


def paced(door: OneConnection, app: Any) -> Pace:
    pace = Pace(app)
    pace.door = door  # type: ignore[assignment]
    return pace


def test_a_request_is_being_answered_until_its_answer_is_taken(door: OneConnection) -> None:
    def app(environ: dict[str, Any], start: Any) -> Any:
        assert environ[CONNECTION].about == "answer"
        return (part for part in (b"a", b"b"))

    answer = asked(paced(door, app))
    assert next(iter(answer)) == b"a"
    assert door.one.about == "answer"
    answer.close()
    assert door.one.about == "kept"


def test_a_body_is_read_against_the_clock_until_it_is_whole(door: OneConnection) -> None:
    abouts: list[str] = []

    def app(environ: dict[str, Any], start: Any) -> list[bytes]:
        for _ in range(3):
            environ["wsgi.input"].read(2)
            abouts.append(door.one.about)
        return []

    asked(paced(door, app), b"abcd")
    assert abouts == ["body", "answer", "answer"]
    assert door.one.about == "kept"


def test_what_is_left_of_a_body_has_no_longer_than_a_body(door: OneConnection) -> None:
    asked(paced(door, lambda environ, start: []), b"abcd")
    assert door.one.about == "body"


def test_a_body_in_pieces_ends_where_nothing_comes(door: OneConnection) -> None:
    def app(environ: dict[str, Any], start: Any) -> list[bytes]:
        assert environ["wsgi.input"].readlines() == [b"a\n", b"b"]
        return []

    pace = paced(door, app)
    environ = {"wsgi.input": io.BytesIO(b"a\nb"), "HTTP_TRANSFER_ENCODING": "chunked"}
    pace(environ, lambda *_: None)
    assert door.one.about == "kept"


def test_a_request_that_fails_leaves_its_connection_to_the_next(door: OneConnection) -> None:
    def app(environ: dict[str, Any], start: Any) -> list[bytes]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        asked(paced(door, app))
    assert door.one.about == "kept"
