"""A house with the counters' room alone: a real database, real sessions, a clock that is set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI

import counters.screens
import web.screens
from hardware.hub import Hub
from hardware.protocol import DeviceReport, JobState, PrinterConfig, PrinterState, Report
from hardware.slips import Heading, Rule, Slip, Words
from server import auth
from tests.asides import asides_here
from tests.helpers import fresh_store
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places
from ticketing.visits.model import Issued
from web import problems, tokens
from web.house import House
from web.limits import limiter

ALWAYS = "\n".join(
    f'{day} = "00:00-24:00"'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)

_SITE = f"""
[site]
id = "riverside"
name = {{ en = "Riverside One Stop Shop" }}
timezone = "Europe/London"
languages = ["en", "pl"]

[site.hours]
{ALWAYS}

[site.recall]
times = 1
gap_seconds = 15

[[groups]]
id = "all"
name = {{ en = "All" }}
icon = "info"

[[enquiries]]
id = "council-tax"
group = "all"
name = {{ en = "Council tax" }}
prefix = "C"
target_minutes = 15

[[enquiries]]
id = "benefits"
group = "all"
name = {{ en = "Housing and council tax benefits" }}
prefix = "B"
target_minutes = 20

[[enquiries]]
id = "bus"
group = "all"
name = {{ en = "Bus passes" }}
prefix = "P"
target_minutes = 10

[[enquiries]]
id = "private"
group = "all"
name = {{ en = "Private interview" }}
prefix = "X"
target_minutes = 20
needs_private_room = true

[[zones]]
id = "main"
name = {{ en = "Waiting area" }}

[[service_points]]
id = "counter-1"
kind = "counter"
name = {{ en = "Counter 1" }}
zone = "main"

[[service_points]]
id = "counter-3"
kind = "counter"
name = {{ en = "Counter 3" }}
zone = "main"

[[service_points]]
id = "room-1"
kind = "room"
name = {{ en = "Room 1" }}
zone = "main"

[[advisers]]
id = "megan"
name = "Megan"
skills = ["council-tax", "private"]
backup = ["benefits"]

[[advisers]]
id = "daniel"
name = "Daniel"
skills = ["bus"]

[[advisers]]
id = "carys"
name = "Carys"
role = "supervisor"
skills = ["council-tax"]

[[outcomes]]
id = "resolved"
name = {{ en = "Resolved" }}

[[outcomes]]
id = "form-issued"
name = {{ en = "Form issued" }}
"""

#: The names of the second language are those of the first: the desk shows the first.
SITE = re.sub(r'\{ en = ("[^"]+") \}', r"{ en = \1, pl = \1 }", _SITE)

TUESDAY = datetime(2026, 11, 17, 11, 42, tzinfo=UTC)
PRINTER = "riverside.entrance-printer"
DESK = "/counter/riverside/counter-3"
POINT = "/api/v1/sites/riverside/service-points/counter-3"
PINS = {"megan": "1357", "daniel": "2468", "carys": "9999"}


@dataclass
class Clock:
    """The house's clock, moved by hand."""

    now: datetime = TUESDAY

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class Room:
    """The house, its clock and its app."""

    house: House
    clock: Clock
    app: OpenAPI
    hub: Hub

    def issue(self, enquiry: str, language: str = "en") -> Issued:
        """A ticket at the present moment."""
        ask = Ask(self.clock(), SYSTEM)
        return commands.issue(self.house.store, "riverside", enquiry, ask, language=language)

    def sign_on(self, adviser: str, point: str = "counter-3") -> None:
        """Put an adviser at a place, without a browser."""
        ask = Ask(self.clock(), SYSTEM)
        places.sign_on(self.house.store, "riverside", adviser, point, ask)

    def printer_is(self, state: PrinterState) -> None:
        """The agent reports how the printer is."""
        self.hub.agent_came("local")
        self.hub.states("local", [DeviceReport(device=PRINTER, state=state)])

    def slip_failed(self, visit: str, state: JobState = JobState.FAILED, *languages: str) -> None:
        """A slip of this visit was asked for and did not come out."""
        with self.house.store.write() as db:
            names = tuple(Words(text="Riverside", lang=code) for code in languages or ("en",))
            slip = Slip(elements=(Heading(lines=names), Rule()))
            job = self.hub.enqueue(db, device=PRINTER, key=visit, slip=slip, now=self.clock())
        self.hub.report("local", Report(job=job, state=state, reason="paper_out"))


class Browser:
    """A browser with its cookies, and the CSRF token of the page it saw last."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._client: FlaskClient = room.app.test_client()
        self._token = ""

    def get(self, path: str) -> str:
        """The page's text, redirects followed."""
        response = self._client.get(path, follow_redirects=True)
        return self._seen(response.get_data(as_text=True))

    def form(self, path: str, **fields: str) -> tuple[int, str]:
        """Post a form; (status, text) of where it leads."""
        response = self._client.post(
            path, data={"csrf_token": self._token, **fields}, follow_redirects=True
        )
        return response.status_code, self._seen(response.get_data(as_text=True))

    def post(self, path: str, body: dict[str, Any] | None = None, key: str = "") -> Any:
        """Post JSON; the werkzeug response."""
        headers = {"X-CSRFToken": self._token}
        if key:
            headers["Idempotency-Key"] = key
        return self._client.post(path, json=body or {}, headers=headers)

    def send(self, path: str, data: bytes) -> Any:
        """Post a file as it is; the werkzeug response."""
        headers = {"X-CSRFToken": self._token, "Content-Type": "application/octet-stream"}
        return self._client.post(path, data=data, headers=headers)

    def answer(self, path: str) -> Any:
        """The werkzeug response to a GET."""
        return self._client.get(path)

    def json(self, path: str) -> Any:
        """What a route of the interface gives."""
        return self._client.get(path).json

    def sign_on(self, adviser: str = "megan", path: str = DESK) -> None:
        """As a person does: the form, then the desk."""
        self.get(path)
        status, _ = self.form(path, adviser=adviser, pin=PINS[adviser])
        assert status == 200

    def at_known_pc(self) -> Browser:
        """This browser, at a PC that the house knows."""
        secret = tokens.make(
            self._room.house.store, "counter", site="riverside", name="PC", now=self._room.clock()
        )
        self.get(f"/counter/riverside?token={secret}")
        return self

    def _seen(self, text: str) -> str:
        found = re.search(r'name="csrf-token" content="([^"]+)"', text)
        self._token = found.group(1) if found else self._token
        return text


def make(folder: Path, *, sign_in_rate: str = "100 per minute") -> Room:
    """A new house in `folder`."""
    clock = Clock()
    store = fresh_store(folder / "nextplease.db", SITE, clock(), PINS)
    house = House(store, clock, *asides_here(store), "http://localhost", folder)
    root = Path(web.__file__).parent
    app = OpenAPI(
        "nextplease",
        validation_error_status=422,
        validation_error_model=problems.Problem,
        validation_error_callback=problems.of_validation,
        static_folder=str(root / "static"),
        template_folder=str(root.parent),
    )
    app.extensions[web.screens.SCREENS] = counters.screens.SCREENS
    app.config.update(
        ANONYMOUS_RATE="10000 per minute",
        SIGN_IN_RATE=sign_in_rate,
        RATELIMIT_KEY_PREFIX=str(folder),
    )
    auth.install(app, house)
    limiter.init_app(app)
    problems.register(app)
    hub = Hub(store, clock)
    hub.configure([_printer()])
    for screen in counters.screens.SCREENS:
        if screen.blueprint is not None:
            app.register_api(screen.blueprint(house, hub))
    return Room(house, clock, app, hub)


def _printer() -> PrinterConfig:
    return PrinterConfig(
        id=PRINTER,
        name="Kiosk 1, printer",
        where="Entrance, left",
        site="riverside",
        transport="network",
        address="192.0.2.7:9100",
    )
