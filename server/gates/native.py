"""The request handler of the threading mode, with a bound on a request's head and on sending."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from werkzeug.serving import WSGIRequestHandler

from server.gates.bounds import LARGEST_HEAD, LONGEST_SEND_S


class _Head:
    """What a request's head is read from: no more of it than `LARGEST_HEAD`."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._got = 0

    def readline(self, size: int = -1) -> bytes:
        line: bytes = self._inner.readline(size)
        self._got += len(line)
        if self._got > LARGEST_HEAD:
            raise OverflowError
        return line


class Handler(WSGIRequestHandler):
    """werkzeug's, that waits for nobody for ever and logs no requests."""

    timeout = LONGEST_SEND_S

    def parse_request(self) -> bool:
        """Read the head; False, and an answer is sent, when it is none."""
        whole, self.rfile = self.rfile, _Head(self.rfile)  # type: ignore[assignment]
        try:
            return super().parse_request()
        except OverflowError:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
            return False
        finally:
            self.rfile = whole

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        del code, size
