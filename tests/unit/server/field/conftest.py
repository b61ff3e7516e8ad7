"""A house with boards and pads, its hub, and a clock that is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hardware.hub import Hub
from hardware.protocol import Answered, PadConfig, Pressed, Row, Shown
from server.devices import configured
from server.field.boards import Boards
from server.field.pads import Pads
from storage import Connection
from tests.asides import asides_here
from tests.helpers import fresh_store
from tests.unit.counters.room import SITE, TUESDAY
from tests.wired import WIRED
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places
from ticketing.visits import queries
from ticketing.visits.model import Visit
from web.house import House


@dataclass
class Hall:
    """The house; `now` is moved by hand."""

    folder: Path
    now: datetime = TUESDAY
    presses: int = field(default=0)

    def __post_init__(self) -> None:
        self.store = fresh_store(self.folder / "house.db", SITE + WIRED, now=self.now)
        self.house = House(
            self.store, lambda: self.now, *asides_here(self.store), "http://localhost", self.folder
        )
        self.hub = Hub(self.store, lambda: self.now)
        self.hub.configure(configured(self.store))
        self.boards = Boards(self.store, self.hub, lambda: self.now)
        Pads(self.house).listen(self.hub)

    def ask(self) -> Ask:
        return Ask(self.now, SYSTEM)

    def issue(self, enquiry: str = "council-tax") -> str:
        return commands.issue(self.store, "riverside", enquiry, self.ask(), language="en").visit

    def sign_on(self, adviser: str = "megan", point: str = "counter-3") -> None:
        places.sign_on(self.store, "riverside", adviser, point, self.ask())

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)

    def press(
        self, key: str, pad: str = "p3", *, agent: str = "hall-pc", press: str = "", late: float = 0
    ) -> Answered:
        self.presses += 1
        pressed = Pressed(
            device=f"riverside.pad.{pad}",
            key=key,
            press=press or f"press-{self.presses}",
            at=self.now - timedelta(seconds=late),
        )
        return self.hub.pressed(agent, pressed)

    def at(self, point: str = "counter-3") -> Visit | None:
        with self.store.read() as conn:
            found = queries.at_point(conn, "riverside", point)
        return None if found is None else found.visit

    def visit(self, visit: str) -> Visit:
        with self.store.read() as conn:
            return queries.present(conn, visit).visit

    def shown(self, device: str) -> Shown:
        self.boards.start()
        found = self.hub.shown(f"riverside.{device}")
        assert found is not None
        return found

    def rows(self, board: str) -> list[Row]:
        return list(self.shown(f"board.{board}").rows)

    def pad(self, pad: str) -> PadConfig:
        config = self.hub.device(f"riverside.pad.{pad}")
        assert isinstance(config, PadConfig)
        return config

    def connection(self) -> Connection:
        with self.store.read() as conn:
            return conn


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    found = Hall(tmp_path)
    yield found
    found.store.close()
