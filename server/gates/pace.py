"""Tells the door what each connection is about: a head, a body, an answer, or nothing for now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.wsgi import ClosingIterator

from server.gates.door import Connection, Door

#: Where the app finds the connection of a request, if it came through the door.
CONNECTION = "nextplease.connection"


class Pace:
    """Around an app, outside of everything that changes the environ. `door` is set once there is
    one; an app without is none of the network's."""

    def __init__(self, inner: Callable[..., Iterable[bytes]]) -> None:
        self.door: Door | None = None
        self._inner = inner

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        connection = None if self.door is None else self.door.connection(environ)
        if connection is None:
            return self._inner(environ, start_response)
        connection.turns("answer")
        environ[CONNECTION] = connection
        body = _Body.of(environ, connection)
        if body is not None:
            environ["wsgi.input"] = body

        def done() -> None:
            # What is left of a body is read and thrown away, for as long as a body may take.
            connection.turns("kept" if body is None or body.whole else "body")

        try:
            answer = self._inner(environ, start_response)
        except BaseException:
            done()
            raise
        if isinstance(answer, list):
            done()
            return answer
        return ClosingIterator(answer, done)


class _Body:
    """A request's body, of which it is known when somebody began to read it, and when it ended."""

    def __init__(self, inner: Any, length: int | None, connection: Connection) -> None:
        self.whole = False
        self._inner = inner
        self._length = length
        self._got = 0
        self._connection = connection

    @classmethod
    def of(cls, environ: dict[str, Any], connection: Connection) -> _Body | None:
        """The body of this request, if it has one."""
        given = str(environ.get("CONTENT_LENGTH") or "")
        length = int(given) if given.isascii() and given.isdigit() else None
        if not length and "chunked" not in str(environ.get("HTTP_TRANSFER_ENCODING", "")).lower():
            return None
        return cls(environ["wsgi.input"], length or None, connection)

    def _reads(self, how: Callable[..., bytes], *size: Any) -> bytes:
        if not self.whole and self._connection.about != "body":
            self._connection.turns("body")
        got = how(*size)
        self._got += len(got)
        if not self.whole and (not got or (self._length and self._got >= self._length)):
            self.whole = True
            self._connection.turns("answer")
        return got

    def read(self, *size: Any) -> bytes:
        return self._reads(self._inner.read, *size)

    def readline(self, *size: Any) -> bytes:
        return self._reads(self._inner.readline, *size)

    def readlines(self, hint: int = -1) -> list[bytes]:
        lines, got = [], 0
        while (line := self.readline()) and (hint < 0 or got < hint):
            lines.append(line)
            got += len(line)
        return lines

    def __iter__(self) -> Any:
        return iter(self.readline, b"")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)
