"""A whole server in this process, with a clock that tests set: no socket, no loop of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask.testing import FlaskClient

from server import app, concurrency
from server.app import Server
from server.settings import Settings
from tests.site_text import site_text
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.day.clocks import Reading
from ticketing.visits import replay
from web import tokens

LONDON = ZoneInfo("Europe/London")
#: A site that is open in the evenings, until two hours after midnight.
ALWAYS_UNTIL_TWO = site_text("riverside").replace("00:00-24:00", "10:00-02:00")


class ClockHouse:
    """The site 'riverside', open at every moment, and everything that a token may ask."""

    def __init__(self, folder: Path, now: datetime, text: str, *, two_clocks: bool = False) -> None:
        self.now = now
        self.steady_ms = 0
        settings = Settings(data=folder, agent=False, anonymous_rate="100000 per minute")
        self.server: Server = app.build(
            settings,
            concurrency.start("threading"),
            clock=lambda: self.now,
            steady=self._reading if two_clocks else None,
        )
        self.store = self.server.house.store
        commands.load_site(self.store, text, now=now, actor=SYSTEM)
        self._tokens = {
            role: tokens.make(self.store, role, site="riverside", name=role, now=now)
            for role in ("kiosk", "adviser", "supervisor")
        }
        self.client: FlaskClient = self.server.app.test_client()

    # ------------------------------------------------------------------ time

    def at(self, *local: int) -> None:
        """Set the clock to a local time of London."""
        self.now = datetime(*local, tzinfo=LONDON)  # type: ignore[arg-type, misc]

    def pass_(self, **length: float) -> None:
        """Let time pass; a negative length is a clock that was put back."""
        self.now = self.now + timedelta(**length)
        self.steady_ms += max(0, round(timedelta(**length).total_seconds() * 1000))

    def jump(self, **length: float) -> None:
        """The clock is set: no time passes."""
        self.now = self.now + timedelta(**length)

    def _reading(self, now: datetime) -> Reading:
        return Reading(now, self.steady_ms, "one start")

    def housekeeping(self) -> None:
        """What the server does by itself every some seconds."""
        self.server.housekeeping.once()

    # ------------------------------------------------------------------ deeds

    def headers(self, role: str) -> dict[str, str]:
        """What makes a request one of a program with this role."""
        return {"Authorization": f"Bearer {self._tokens[role]}"}

    def _post(self, role: str, path: str, body: Any = None) -> Any:
        answer = self.client.post(f"/api/v1{path}", json=body, headers=self.headers(role))
        assert answer.status_code in (200, 201, 204), answer.text
        return answer.get_json() if answer.data else None

    def issue(self, enquiry: str = "council-tax") -> dict[str, Any]:
        """A ticket."""
        body = {"enquiry": enquiry, "language": "en"}
        found: dict[str, Any] = self._post("kiosk", "/sites/riverside/visits", body)
        return found

    def call(self, point: str = "counter-1") -> dict[str, Any] | None:
        """The next visit."""
        found: dict[str, Any] | None = self._post(
            "adviser", f"/sites/riverside/service-points/{point}/next"
        )
        return found

    def change(self, visit: str, deed: str, body: Any = None) -> dict[str, Any]:
        """recall, start, no-show, finish."""
        found: dict[str, Any] = self._post("adviser", f"/visits/{visit}/{deed}", body)
        return found

    def get(self, path: str, role: str = "supervisor") -> Any:
        """GET under /api/v1."""
        answer = self.client.get(f"/api/v1{path}", headers=self.headers(role))
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def figures(self, first: str, end: str) -> dict[str, Any]:
        """The figures of the days from `first` on and before `end`."""
        found: dict[str, Any] = self.get(f"/sites/riverside/figures?from={first}&to={end}")
        return found

    def ticket(self, visit: str) -> dict[str, Any]:
        """A ticket as its visitor sees it."""
        found: dict[str, Any] = self.get(f"/visits/{visit}/ticket")
        return found

    def day_of(self, visit: str) -> str:
        """The service day that a visit counts on."""
        with self.store.read() as conn:
            row = conn.execute("SELECT service_day FROM visit WHERE id = ?", (visit,)).fetchone()
        return str(row[0])

    def troubles(self) -> list[str]:
        """Where log and tables disagree."""
        return self.store.report(replay.differences)


@contextmanager
def clock_house(
    folder: Path, *local: int, text: str | None = None, two_clocks: bool = False
) -> Iterator[ClockHouse]:
    """A house whose clock stands at this local time of London; with `two_clocks`, one beside it
    only goes on, and `jump` sets the one alone."""
    start = datetime(*local, tzinfo=LONDON)  # type: ignore[arg-type, misc]
    house = ClockHouse(folder, start, text or site_text("riverside"), two_clocks=two_clocks)
    try:
        yield house
    finally:
        house.server.stop()
