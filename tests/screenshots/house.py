"""The house that is pictured: all of it real but the printers, and the clock set to a Tuesday."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tomlkit
from werkzeug.serving import WSGIRequestHandler, make_server

from hardware.emulators.printer import PrinterEmulator
from server import concurrency
from server.app import Server, build
from server.settings import Settings
from storage import Store
from tests.helpers import SITE_TEXT, set_pin
from tests.journeys.kiosk.kiosk_house import Clock
from tests.journeys.whole.whole_house import DOTS, sample_text
from tests.running import PIN, free_port, wait_until
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.sites import Site
from web import pins, tokens

#: The moment of the pictures: late on a busy Tuesday morning.
MOMENT = datetime(2026, 11, 17, 11, 42, tzinfo=UTC)
#: What the code on a slip leads to; nobody follows it here.
PUBLIC_URL = "http://queue.example.org"


@dataclass
class PicturedHouse:
    """The running house; `tokens` by role, `printers` by their ids."""

    server: Server
    url: str
    site: Site
    tokens: Mapping[tokens.Role, str]
    printers: Mapping[str, PrinterEmulator]

    @property
    def store(self) -> Store:
        return self.server.house.store

    def wait_for_printer(self, printer: str, state: str) -> None:
        """Until the server has heard that the printer is in this state."""

        def heard() -> bool:
            with self.store.read() as conn:
                view = self.server.hub.device_state(conn, f"{self.site.id}.{printer}")
            return view is not None and str(view.state) == state

        wait_until(heard, 90, f"{printer} {state}")


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def pictured_house(
    folder: Path, changed: Callable[[str], str] = lambda text: text
) -> Iterator[PicturedHouse]:
    """The sample site at `MOMENT`, its two printers plugged in, every adviser with the tests' PIN.

    Nobody is there yet. `changed` makes another site of the sample's text.
    """
    clock = Clock()
    clock.set(MOMENT)
    mode = concurrency.start("threading")
    with ExitStack() as stack:
        printers = {
            one["id"]: stack.enter_context(_printer(folder, one))
            for one in tomlkit.parse(SITE_TEXT).unwrap()["printers"]
        }
        hours = tomlkit.parse(SITE_TEXT).unwrap()["site"]["hours"]
        text = sample_text({key: one.address for key, one in printers.items()}, {}, hours)
        port = free_port()
        settings = Settings(data=folder, port=port, async_mode="threading", public_url=PUBLIC_URL)
        server = build(settings, mode, clock)
        store = server.house.store
        opened = MOMENT - timedelta(hours=4)
        site = commands.load_site(store, changed(text), now=opened, actor=SYSTEM)
        for adviser in site.advisers:
            set_pin(store, site.id, adviser.id, pins.hashed(PIN))
        roles: tuple[tokens.Role, ...] = ("kiosk", "adviser", "supervisor", "administrator")
        made = {
            role: tokens.make(store, role, site=site.id, name=role, now=opened) for role in roles
        }
        web = make_server("127.0.0.1", port, server.app, threaded=True, request_handler=_Quiet)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        server.start(mode)
        try:
            yield PicturedHouse(server, f"http://127.0.0.1:{port}", site, made, printers)
        finally:
            web.shutdown()
            web.server_close()
            server.stop()


def _printer(folder: Path, printer: Mapping[str, object]) -> PrinterEmulator:
    return PrinterEmulator(
        folder / "paper" / str(printer["id"]),
        port=0,
        dots=DOTS[int(str(printer["width"]))],
        profile=str(printer["profile"]),
        name=str(printer["id"]),
    )
