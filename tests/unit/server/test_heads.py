"""Heads of requests are read as the standard library reads them, plain ones and all others."""

from __future__ import annotations

import io
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from server.gates.heads import PlainHeads

requests = st.sampled_from(
    [
        b"GET / HTTP/1.1\r\n",
        b"POST /a?b=%20 HTTP/1.1\r\n",
        b"GET //a.b/c HTTP/1.1\r\n",
        b"GET /a HTTP/1.0\r\n",
        b"GET /a\r\n",
        b"GET /\xa0 HTTP/1.1\r\n",
        b"get /a HTTP/1.1\n",
        b"GET http://a/b HTTP/1.1\r\n",
        b"GET /a HTTP/2.0\r\n",
        b"\r\n",
        b"x\r\n",
    ]
)
names = st.sampled_from(
    [b"Host", b"host", b"Content-Length", b"X_Y", b"A b", b"", b" ", b"Connection", b"Expect"]
)
values = st.sampled_from(
    [
        *(b" 1", b"x", b" \t a b  ", b"", b" \xe9\x85", b" a\r", b" a:b", b"\x00", b" \x0b\x1c"),
        *(b" close", b" Keep-Alive", b" upgrade", b" 100-continue"),
    ]
)
ends = st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r\n folded\r\n", b"\r\n\tfolded\r\n"])
lines = st.tuples(names, st.sampled_from([b":", b":", b" :", b""]), values, ends).map(b"".join)
PLAIN = b"GET /a HTTP/1.1\r\n"


class Handler(BaseHTTPRequestHandler):
    """Reads one head, and answers nobody."""

    protocol_version = "HTTP/1.1"

    def __init__(self, request: bytes, rest: bytes) -> None:
        self.raw_requestline = request
        self.rfile = io.BufferedReader(io.BytesIO(rest))
        self.said: list[Any] = []

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.said.append((code, message, explain))

    def send_response_only(self, code: int, message: str | None = None) -> None:
        self.said.append(code)

    def end_headers(self) -> None:
        """Nothing is sent."""


class Ours(PlainHeads, Handler):
    """The same, with plain heads read by us."""


def read_by(kind: type[Handler], request: bytes, rest: bytes) -> object:
    handler = kind(request, rest)
    done = handler.parse_request()
    found = [done, handler.said, handler.close_connection, handler.rfile.read()]
    found += [handler.command, handler.requestline, handler.request_version]
    if done:
        headers = handler.headers
        asked = ("host", "HOST", "content-length", "X-Y", "Transfer-Encoding", "Content-Type")
        found += [handler.path, headers.items(), headers.get_content_type()]
        found += [headers.get(name, "none") for name in asked]
    return found


@settings(max_examples=60)
@given(
    st.just(PLAIN) | requests,
    st.lists(lines, max_size=5).map(b"".join),
    st.sampled_from([b"\r\n", b"\n", b""]),
)
@example(PLAIN, b"Host: a\r\nHost: b\r\n", b"\r\n")
@example(PLAIN, b"From me\r\nHost: a\r\n", b"\r\n")
@example(PLAIN, b"Connection: close\r\n", b"\r\n")
@example(PLAIN, b"Expect: 100-continue\r\n", b"\r\n")
@example(b"GET //a HTTP/1.1\r\n", b"Host: a\r\n", b"\r\n")
def test_a_head_is_read_as_the_standard_library_reads_it(
    request: bytes, head: bytes, end: bytes
) -> None:
    rest = head + end + b"the body"
    assert read_by(Ours, request, rest) == read_by(Handler, request, rest)


def test_a_plain_head_is_none_of_the_standard_library_s_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(BaseHTTPRequestHandler, "parse_request")
    handler = Ours(PLAIN, b"Host: a\r\n\r\nthe body")
    assert handler.parse_request()
    assert handler.headers.get("host") == "a"


@pytest.mark.parametrize("count", [99, 100, 101, 150])
def test_too_many_headers_are_refused_as_by_the_standard_library(count: int) -> None:
    head = b"".join(b"X-%d: 1\r\n" % n for n in range(count)) + b"\r\n"
    assert read_by(Ours, PLAIN, head) == read_by(Handler, PLAIN, head)


def test_too_long_a_line_is_refused_as_by_the_standard_library() -> None:
    head = b"Host: a\r\nX: " + b"a" * 70_000 + b"\r\n\r\n"
    found = read_by(Ours, PLAIN, head)
    assert found == read_by(Handler, PLAIN, head)
