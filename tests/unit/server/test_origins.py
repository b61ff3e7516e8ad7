"""Whose sockets are taken: the nine ways in which houses put a proxy before the server."""

from __future__ import annotations

from typing import Any

import pytest
from structlog.testing import capture_logs

from server.origins import Insecure, Origins

PUBLIC = "https://queue.example.org"
#: The addresses of those who were refused.
NOTED: list[str | None] = []


def sent(host: str, **more: str) -> dict[str, Any]:
    return {"HTTP_HOST": host, "wsgi.url_scheme": "http", **more}


@pytest.mark.parametrize(
    ("public", "origin", "environ"),
    [
        pytest.param("http://127.0.0.1:8000", "http://10.0.0.5:8000", sent("10.0.0.5:8000"),
                     id="no proxy, another address of the same PC"),
        pytest.param(PUBLIC, PUBLIC, sent("queue.example.org", HTTP_X_FORWARDED_PROTO="https"),
                     id="as shipped"),
        pytest.param(PUBLIC, PUBLIC, sent("queue.example.org"), id="no X-Forwarded-Proto"),
        pytest.param(f"{PUBLIC}:8443", f"{PUBLIC}:8443", sent("queue.example.org"),
                     id="a port of its own, lost on the way"),
        pytest.param(PUBLIC, f"{PUBLIC}:8443", sent("queue.example.org:8443"),
                     id="a port of its own, passed on"),
        pytest.param(PUBLIC, PUBLIC, sent("127.0.0.1:8000"), id="an inner Host"),
        pytest.param("http://127.0.0.1:8000", PUBLIC,
                     sent("backend", HTTP_X_FORWARDED_HOST="queue.example.org"),
                     id="an inner Host with X-Forwarded-Host"),
        pytest.param("https://Queue.Example.org", "https://queue.example.org", sent("inner"),
                     id="capitals in public_url"),
        pytest.param(PUBLIC, "http://queue.intern", sent("QUEUE.intern"),
                     id="a name inside the house, in capitals"),
        pytest.param(f"{PUBLIC}:443", PUBLIC, sent("inner"), id="the usual port, written out"),
    ],
)  # fmt: skip
def test_a_page_of_the_house_gets_live_updates(
    public: str, origin: str, environ: dict[str, Any]
) -> None:
    assert Origins(public, NOTED.append).ours(origin, environ)


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://queue.example.org.evil.example",
        "https://queue.example.org:8443",
        "null",
        "file://",
        "https://queue.example.org@evil.example",
        "https://[",
        "chrome-extension://queue.example.org",
    ],
)
def test_any_other_page_gets_none(origin: str) -> None:
    NOTED.clear()
    there = sent("127.0.0.1:8000", REMOTE_ADDR="192.0.2.7")
    assert not Origins(PUBLIC, NOTED.append).ours(origin, there)
    assert NOTED == ["192.0.2.7"]


def test_a_program_says_no_origin() -> None:
    assert Origins(PUBLIC, NOTED.append).ours(None, sent("127.0.0.1:8000"))


def test_a_refusal_is_logged_once_with_what_the_proxy_must_send() -> None:
    origins = Origins(PUBLIC, NOTED.append)
    with capture_logs() as logs:
        for _ in range(3):
            origins.ours("https://queue.other", sent("127.0.0.1:8000"))
        for n in range(100):
            origins.ours(f"https://{n}.example", sent("127.0.0.1:8000"))
    assert logs[0]["page"] == "https://queue.other"
    assert "$http_host" in logs[0]["do"]
    assert len(logs) == 20


def test_who_signs_in_by_http_is_told_the_address_and_the_log_once() -> None:
    insecure = Insecure(PUBLIC)
    with capture_logs() as logs:
        words = [insecure.words("http://queue.example.org") for _ in range(3)]
    assert PUBLIC in str(words[0])
    assert len(logs) == 1
    assert insecure.words(PUBLIC) is None
    assert Insecure("http://queue.intern").words("http://queue.intern") is None
