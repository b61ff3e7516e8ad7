"""The kiosk's routes and state on a real database; the clock is set, the paper is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from kiosk.live import KioskNamespace, KioskState
from server import concurrency
from server.app import build
from server.settings import Settings
from tests.helpers import NOW, fresh_store
from web import tokens
from web.callers import Caller, Grant
from web.devices import PrinterNow
from web.house import NoDevices
from web.live import Live

KIOSK = Caller((Grant("kiosk", "riverside", "kiosks"),))


class ToldPaper(NoDevices):
    """What a kiosk hears of its printer and its slips."""

    def __init__(self) -> None:
        self.state: PrinterNow = {"state": "ready", "usable": True, "since": None}
        self.slips: dict[str, str] = {}

    def printer(self, site: str, printer: str) -> PrinterNow:
        assert (site, printer) == ("riverside", "entrance-left-printer")
        return self.state

    def prints(self, site: str, visits: Sequence[str]) -> Mapping[str, str]:
        return {visit: self.slips[visit] for visit in visits if visit in self.slips}


class Entrance:
    """A kiosk's side of the server: `take` a ticket, read `state`."""

    def __init__(self, folder: Path) -> None:
        self.now: datetime = NOW
        fresh_store(folder / "nextplease.db").close()
        settings = Settings(data=folder, async_mode="threading", agent=False)
        self.server = build(settings, concurrency.start("threading"), lambda: self.now)
        self.house = self.server.house
        self.client = self.server.app.test_client()
        self.token = tokens.make(
            self.house.store, "kiosk", site="riverside", name="kiosks", now=self.now
        )
        self.paper = ToldPaper()
        self._space = KioskNamespace(
            replace(self.house, devices=self.paper), Live(lambda: self.now)
        )

    def close(self) -> None:
        self.house.store.close()

    def headers(self, key: str | None = None) -> dict[str, str]:
        found = {"Authorization": f"Bearer {self.token}"}
        return found | ({"Idempotency-Key": key} if key else {})

    def take(
        self, enquiry: str = "council-tax", *, key: str | None = None, **more: Any
    ) -> TestResponse:
        """The answer to a press: a visitor at the left kiosk, in Welsh unless told."""
        body = {"enquiry": enquiry, "language": "cy", "kiosk": "entrance-left"} | more
        return self.client.post(
            "/api/v1/sites/riverside/visits", json=body, headers=self.headers(key)
        )

    def page(self, address: str = "/kiosk/riverside/entrance-left") -> TestResponse:
        return self.client.get(address, headers=self.headers())

    def state(self, kiosk: str = "entrance-left", who: Caller = KIOSK) -> KioskState:
        key = self._space.key_for({"site": "riverside", "kiosk": kiosk}, who)
        return self._space.compute(key)
