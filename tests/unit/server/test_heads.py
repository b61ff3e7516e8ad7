"""Heads of requests are read as the standard library reads them, plain ones and all others."""

from __future__ import annotations

import http.client
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from server.gates import heads

names = st.sampled_from(
    [b"Host", b"host", b"Content-Length", b"X_Y", b"A b", b"", b"Subject", b" "]
)
values = st.sampled_from(
    [b" 1", b"x", b" \t a b  ", b"", b" \xe9\x85", b" a\r", b" a:b", b"\x00", b" \x0b\x1c"]
)
ends = st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r\n folded\r\n", b"\r\n\tfolded\r\n"])
lines = st.tuples(names, st.sampled_from([b":", b":", b" :", b""]), values, ends).map(b"".join)


def read_by(parse: object, head: bytes) -> object:
    file = io.BytesIO(head)
    try:
        found = parse(file)  # type: ignore[operator]
    except http.client.HTTPException as error:
        return type(error), str(error)
    asked = ("host", "HOST", "content-length", "X-Y", "Transfer-Encoding", "Content-Type")
    return (
        found._headers,
        [found.get(name, "none") for name in asked],
        found.get_content_type(),
        file.read(),
    )


@settings(max_examples=50)
@given(st.lists(lines, max_size=5).map(b"".join), st.sampled_from([b"\r\n", b"\n", b""]))
@example(b"Host: a\r\nHost: b\r\n", b"\r\n")
@example(b"From me\r\nHost: a\r\n", b"\r\n")
def test_a_head_is_read_as_the_standard_library_reads_it(head: bytes, end: bytes) -> None:
    whole = head + end + b"the body"
    assert read_by(heads.parse_headers, whole) == read_by(http.client.parse_headers, whole)


@pytest.mark.parametrize("count", [99, 100, 101, 150])
def test_too_many_headers_are_refused_as_by_the_standard_library(count: int) -> None:
    head = b"".join(b"X-%d: 1\r\n" % n for n in range(count)) + b"\r\n"
    assert read_by(heads.parse_headers, head) == read_by(http.client.parse_headers, head)


def test_too_long_a_line_is_refused_as_by_the_standard_library() -> None:
    head = b"Host: a\r\nX: " + b"a" * 70_000 + b"\r\n\r\n"
    assert read_by(heads.parse_headers, head) == read_by(http.client.parse_headers, head)
