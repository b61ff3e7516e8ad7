"""A one-stop shop on a Tuesday at 11:42 with a week of appointments, for their journeys."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from server import concurrency
from server.app import Server, build
from server.settings import Settings
from storage import Store
from tests.addresses import kept
from tests.chromium import open_page
from tests.helpers import MIGRATIONS, SITE_TEXT, hash_of, set_pin
from tests.journeys.desk.desk_house import EAR_S, Quiet
from tests.journeys.kiosk.kiosk_house import Clock
from tests.running import PIN
from ticketing import appointments, commands
from ticketing.appointments import Appointment, NewBlock, Order
from ticketing.asks import SYSTEM, Ask
from web import tokens

#: Tuesday; the Monday of that week; London is on UTC then.
MOMENT = datetime(2026, 11, 17, 11, 42, tzinfo=UTC)
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
_CLOSED = """
[[site.holidays.closed]]
day = 2026-11-20
reason = { cy = "Hyfforddiant staff", en = "Staff training" }

[site.recall]
"""
_ROOM = """
[[service_points]]
id = "room-{n}"
kind = "room"
name = {{ cy = "Ystafell {n}", en = "Room {n}" }}
zone = "main"
{more}
"""
TEXT = (
    SITE_TEXT.replace("[site.recall]\n", _CLOSED, 1)
    + _ROOM.format(n=14, more="hearing_loop = true\nseats = 3")
    + _ROOM.format(n=15, more="hearing_loop = true\nscreen = true")
)
#: day of the week, time, type, adviser, room
_WEEK = """
0 09:30 benefits-interview aisha room-1
0 10:00 private-interview rhian room-14
0 11:00 benefits-interview megan room-2
0 14:00 private-interview carys room-1
1 09:30 benefits-interview aisha room-2
1 12:00 private-interview rhian room-1
1 12:30 benefits-interview aisha room-2
1 14:00 private-interview rhian room-14
1 15:30 benefits-interview aisha room-2
2 10:00 benefits-interview aisha room-1
2 10:30 private-interview rhian room-14
2 11:30 benefits-interview megan room-2
3 09:30 benefits-interview aisha room-1
3 11:00 private-interview carys room-2
3 15:00 private-interview rhian room-1
"""


@dataclass
class WeekHouse:
    """The running server, its clock, and a token by role."""

    server: Server
    url: str
    clock: Clock
    tokens: dict[str, str]

    def open(self, browser: Browser, size: tuple[int, int], path: str = "") -> Page:
        """The week page, seen by somebody with an adviser's rights."""
        page = open_page(browser, size)
        page.goto(self.address + path)
        return page

    @property
    def address(self) -> str:
        """The week page with an adviser's rights."""
        return f"{self.url}/appointments/riverside?token={self.tokens['adviser']}"

    def booked(self) -> list[Appointment]:
        """Everything in the book of three weeks, by time."""
        first = round(MONDAY.timestamp() * 1000)
        with self.server.house.store.read() as conn:
            return appointments.between(conn, "riverside", first, first + 21 * 86_400_000)


def moment(day: int, clock: str) -> datetime:
    """A time of that week; 0 is its Monday."""
    hour, minute = map(int, clock.split(":"))
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@contextmanager
def week_house(folder: Path) -> Iterator[WeekHouse]:
    """The house with the week's appointments, a lunch, and a team meeting."""
    clock = Clock()
    clock.set(MOMENT)
    mode = concurrency.start("threading")
    settings = Settings(data=folder, agent=False, async_mode="threading",
                        public_url="http://queue.example.org")  # fmt: skip
    Path(settings.data, "nextplease.db").write_bytes(_book())
    server = build(settings, mode, clock)
    store = server.house.store
    made = {
        role: tokens.make(store, role, site="riverside", name=role, now=MONDAY)
        for role in ("kiosk", "adviser", "supervisor")
    }
    server.publisher.subscribe(server.live)
    for loop in (server.publisher.run, server.live.run):
        threading.Thread(target=loop, args=(), daemon=True).start()
    with kept("week") as at:
        http = make_server(
            "127.0.0.1",
            at.getsockname()[1],
            server.app,
            threaded=True,
            request_handler=Quiet,
            fd=at.fileno(),
        )
    threading.Thread(target=http.serve_forever, args=(EAR_S,), daemon=True).start()
    try:
        yield WeekHouse(server, f"http://127.0.0.1:{http.port}", clock, made)
    finally:
        http.shutdown()
        http.server_close()
        server.stop()


@cache
def _book() -> bytes:
    """The database: made once and copied."""
    early = Ask(MONDAY - timedelta(days=4), SYSTEM)
    with TemporaryDirectory() as folder:
        path = Path(folder, "week.db")
        with closing(Store(path)) as store:
            store.migrate(MIGRATIONS)
            _fill(store, early)
        return path.read_bytes()


def _fill(store: Store, early: Ask) -> None:
    commands.load_site(store, TEXT, now=early.now, actor=SYSTEM)
    for line in _WEEK.split("\n"):
        if line:
            day, time, kind, adviser, room = line.split()
            order = Order(kind, moment(int(day), time), adviser, room)
            appointments.book(store, "riverside", order, early)
    for new in (
        NewBlock(moment(1, "13:00"), moment(1, "14:00"), "Lunch", adviser="aisha"),
        NewBlock(moment(1, "13:00"), moment(1, "13:30"), "Cleaning", service_point="room-2"),
        NewBlock(moment(2, "10:00"), moment(2, "10:30"), "Fire drill", service_point="room-2"),
        NewBlock(moment(3, "10:00"), moment(3, "10:30"), "Team meeting"),
    ):
        appointments.block(store, "riverside", new, early)
    appointments.miss(store, "riverside", moment(0, "11:30"))
    set_pin(store, "riverside", "megan", hash_of(PIN))
