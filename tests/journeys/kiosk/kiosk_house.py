"""A whole server with its agent and an emulated printer, and kiosks in a browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import request
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from hardware.emulators.printer import PrinterEmulator
from server import concurrency
from server.app import Server, build
from server.settings import Settings
from tests.addresses import kept
from tests.cable import Cable
from tests.chromium import open_page, own_page
from tests.helpers import NOW, SITE_TEXT, fresh_store, rows
from tests.journeys.desk.desk_house import EAR_S
from web import tokens

UPRIGHT = (1080, 1920)
ACROSS = (1920, 1080)


class Clock:
    """The real time, moved to a moment in the sample site's week."""

    def __init__(self) -> None:
        self.set(NOW)

    def set(self, moment: datetime) -> None:
        """From now on it is this moment, and goes on from there."""
        self._ahead: timedelta = moment - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead


@dataclass
class KioskHouse:
    """The running server behind its cable; `keys` are those of the POSTs for a ticket."""

    server: Server
    cable: Cable
    printer: PrinterEmulator
    clock: Clock
    token: str
    keys: list[str] = field(default_factory=list)

    def numbers(self) -> list[str]:
        """The ticket numbers that were issued, in order."""
        found = rows(self.server.house.store, "SELECT number FROM visit ORDER BY arrived_at, id")
        return [number for (number,) in found]

    def address(self, kiosk: str, language: str) -> str:
        """The kiosk's page, with the token that makes this browser a kiosk."""
        query = f"token={self.token}&language={language}"
        return f"http://127.0.0.1:{self.cable.port}/kiosk/riverside/{kiosk}?{query}"

    def printer_seen_as(self, state: str) -> bool:
        """Whether the hub has the printer in this state."""
        store = self.server.house.store
        with store.read() as conn:
            view = self.server.hub.device_state(conn, "riverside.entrance-left-printer")
        return view is not None and str(view.state) == state


@contextmanager
def running(folder: Path) -> Iterator[KioskHouse]:
    """The house, from the site file to the paper; only the printer is emulated."""
    clock = Clock()
    mode = concurrency.start("threading")
    with PrinterEmulator(folder / "paper", port=0) as printer:
        port = _free_port()
        (folder / "data").mkdir()
        text = SITE_TEXT.replace("192.0.2.21:9100", printer.address)
        fresh_store(folder / "data" / "nextplease.db", text).close()
        settings = Settings(data=folder / "data", port=port, async_mode="threading")
        server = build(settings, mode, clock)
        token = tokens.make(
            server.house.store, "kiosk", site="riverside", name="kiosks", now=clock()
        )
        cable = Cable(port, at=kept("kiosk"))
        house = KioskHouse(server, cable, printer, clock, token)

        @server.app.before_request
        def note() -> None:
            if request.method == "POST" and request.path.endswith("/visits"):
                house.keys.append(request.headers.get("Idempotency-Key", ""))

        web = make_server("127.0.0.1", port, server.app, threaded=True)
        threading.Thread(target=web.serve_forever, args=(EAR_S,), daemon=True).start()
        server.start(mode)
        try:
            yield house
        finally:
            cable.close()
            web.shutdown()
            web.server_close()
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@contextmanager
def kiosk(
    browser: Browser,
    house: KioskHouse,
    *,
    language: str = "en",
    which: str = "entrance-left",
    size: tuple[int, int] = UPRIGHT,
    frozen: bool = False,
    closed: bool = False,
) -> Iterator[Page]:
    """The kiosk's page with its first live state; `frozen`: the test moves the page's clock,
    `closed`: the site takes no tickets now."""
    page = (own_page if frozen else open_page)(browser, size, has_touch=True)
    if frozen:
        page.clock.install()
    page.goto(house.address(which, language))
    page.locator(".told" if closed else ".tile__note").first.wait_for()
    try:
        yield page
    finally:
        page.close()


def screen(page: Page, name: str) -> None:
    """Wait until the screen of this name is drawn."""
    page.locator(f'.screen[data-screen="{name}"]').wait_for()
