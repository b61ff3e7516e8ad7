"""A running server and a browser, for the desk's journeys."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import request
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from server import concurrency
from server.app import Server, build
from server.settings import Settings
from tests.addresses import kept
from tests.browser import Browser
from tests.cable import Cable
from tests.chromium import PATIENCE_MS as PATIENCE_MS
from tests.helpers import hash_of, set_pin
from tests.site_text import at_noon
from tests.unit.counters.room import PINS, SITE
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places
from ticketing.visits import queries
from ticketing.visits.model import Issued

#: What `serve_forever` needs at most to hear that it is to end.
EAR_S = 0.02


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

    def served(self, point: str = "counter-3") -> None:
        """Whoever is called there is served at once, without the desk, which is ready again."""
        house = self.server.house
        with house.store.read() as conn:
            found = queries.at_point(conn, "riverside", point)
        assert found is not None
        ask = Ask(house.clock(), SYSTEM)
        commands.start(house.store, found.visit.visit, ask)
        commands.finish(house.store, found.visit.visit, ask, outcome="resolved")

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
    commands.load_site(store, at_noon(text), now=datetime.now(UTC), actor=SYSTEM)
    for adviser, pin in PINS.items():
        set_pin(store, "riverside", adviser, hash_of(pin))
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
    cable = Cable(http.server_port, at=kept("desk"))
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


def sign_on(
    page: Page, server: DeskServer, adviser: str = "megan", point: str = "counter-3"
) -> None:
    """Open the desk of an adviser who has just signed on in this browser."""
    let_in(page, server, adviser, point)
    page.goto(f"{server.url}/counter/riverside/{point}")
    page.locator(".band-ready").wait_for(timeout=PATIENCE_MS)


def let_in(page: Page, server: DeskServer, adviser: str, point: str) -> None:
    """The browser of an adviser who has signed on there. How a person does that, with the keyboard,
    is shown in the journeys of the keys."""
    person = Browser(server)
    signed_on = person.sign_on("riverside", adviser, point, PINS[adviser])
    assert signed_on.ok, signed_on.text
    page.context.add_cookies(
        [
            {"name": cookie.name, "value": cookie.value or "", "url": server.url}
            for cookie in person.session.cookies
        ]
    )
