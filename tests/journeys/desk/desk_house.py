"""A running server and a browser, for the desk's journeys."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flask import request
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from server import concurrency
from server.app import Server, build
from server.settings import Settings
from tests.chromium import PATIENCE_MS as PATIENCE_MS
from tests.helpers import set_pin
from tests.unit.counters.room import DESK, PINS, SITE
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places
from ticketing.visits.model import Issued
from web import pins

#: What `serve_forever` needs at most to hear that it is to end.
EAR_S = 0.02


@cache
def _hashed(pin: str) -> str:
    # To make one takes as long as to try one, and that is meant to take long.
    return pins.hashed(pin)


class Cable:
    """The network between browser and server: carries bytes until it is pulled out."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._open: set[socket.socket] = set()
        self._plugged = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def pull(self) -> None:
        """Every connection breaks, and no new one is made."""
        self._plugged = False
        for end in list(self._open):
            _close(end)

    def plug(self) -> None:
        """As before."""
        self._plugged = True

    def close(self) -> None:
        """The end."""
        _close(self._listener)
        self.pull()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if not self._plugged:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._to_port))
                self._open |= {near, far}
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
        for end in (source, sink):
            self._open.discard(end)
            _close(end)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@dataclass
class DeskServer:
    """A whole server, which notes every POST (path, Idempotency-Key), behind its cable."""

    server: Server
    cable: Cable
    posts: list[tuple[str, str]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.cable.port}"

    def posted(self, ending: str) -> list[str]:
        """The keys of the POSTs to paths with this ending."""
        return [key for path, key in self.posts if path.endswith(ending)]

    def issue(self, enquiry: str, language: str = "en") -> Issued:
        """A ticket, now."""
        house = self.server.house
        ask = Ask(house.clock(), SYSTEM)
        return commands.issue(house.store, "riverside", enquiry, ask, language=language)

    def sign_on(self, adviser: str, point: str = "counter-3") -> None:
        """Put an adviser at a place, without a browser."""
        house = self.server.house
        places.sign_on(house.store, "riverside", adviser, point, Ask(house.clock(), SYSTEM))


@contextmanager
def running(folder: Path, text: str = SITE) -> Iterator[DeskServer]:
    """The server with all its rooms and no device; its clock is the real one."""
    threads = concurrency.start("threading")
    server = build(Settings(data=folder, agent=False, async_mode="threading"), threads)
    store = server.house.store
    commands.load_site(store, text, now=datetime.now(UTC), actor=SYSTEM)
    for adviser, pin in PINS.items():
        set_pin(store, "riverside", adviser, _hashed(pin))
    posts: list[tuple[str, str]] = []

    @server.app.before_request
    def note() -> None:
        if request.method == "POST" and request.path.startswith("/api/"):
            posts.append((request.path, request.headers.get("Idempotency-Key", "")))

    server.publisher.subscribe(server.live)
    for loop in (server.publisher.run, server.live.run):
        threading.Thread(target=loop, daemon=True).start()
    http = make_server("127.0.0.1", 0, server.app, threaded=True, request_handler=Quiet)
    threading.Thread(target=http.serve_forever, args=(EAR_S,), daemon=True).start()
    cable = Cable(http.server_port)
    try:
        yield DeskServer(server, cable, posts)
    finally:
        cable.close()
        http.shutdown()
        http.server_close()
        server.stop()


class Quiet(WSGIRequestHandler):
    """Logs no requests."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing."""


def sign_on(page: Page, server: DeskServer, adviser: str = "megan") -> None:
    """Sign on as a person does, with the keyboard."""
    page.goto(server.url + DESK)
    page.locator("#adviser").select_option(adviser)
    page.locator("#pin").focus()
    page.keyboard.type(PINS[adviser])
    page.keyboard.press("Enter")
    page.locator(".band-ready").wait_for(timeout=PATIENCE_MS)
