"""Whether an unattended screen's page lives."""

from __future__ import annotations

from flask import Flask

from server import watch
from server.watch import Watched


def test_it_is_known_for_how_long_a_page_has_been_silent() -> None:
    now = [100.0]
    watched = Watched(lambda: now[0])
    assert watched.silent("10.0.0.1", "0123456789abcdef") is None
    watched.lives("10.0.0.1", "0123456789abcdef")
    now[0] += 75
    assert watched.silent("10.0.0.1", "0123456789abcdef") == 75
    assert watched.silent("10.0.0.2", "0123456789abcdef") is None


def test_another_address_pushes_no_screen_out() -> None:
    watched = Watched(lambda: 0.0)
    watched.lives("10.0.0.1", "0123456789abcdef")
    for n in range(200):
        watched.lives("10.0.0.9", f"{n:016d}")
    assert watched.silent("10.0.0.1", "0123456789abcdef") == 0
    assert watched.silent("10.0.0.9", f"{0:016d}") is None


def test_what_is_no_name_is_not_kept() -> None:
    watched = Watched(lambda: 0.0)
    for name in ("", "short", "UPPERCASE", "a" * 41, "0123456789abcde\n"):
        watched.lives("10.0.0.1", name)
        assert watched.silent("10.0.0.1", name) is None


def test_the_page_tells_and_the_script_asks_over_http() -> None:
    app = Flask(__name__)
    watch.install(app)
    client = app.test_client()
    assert client.get("/watch/0123456789abcdef").status_code == 404
    assert client.get("/watch/0123456789abcdef?alive").data == b"0\n"
    assert client.get("/watch/0123456789abcdef").data == b"0\n"
