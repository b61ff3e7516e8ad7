"""Puts the rooms together into one app. Nothing is decided here but what belongs to what."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flask import Response, send_from_directory
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

import analytics.schema
import hardware.schema
import ticketing.migrations
import web.schema
from analytics.live import SupervisorState
from analytics.web import blueprint as analytics_blueprint
from counters.appointments_web import blueprint as appointments_blueprint
from counters.day_web import blueprint as day_blueprint
from counters.devices import blueprint as devices_blueprint
from counters.live import CounterNamespace
from counters.reception_live import ReceptionNamespace
from counters.reception_web import blueprint as reception_blueprint
from counters.rooms_web import blueprint as rooms_blueprint
from counters.staff_live import RoomsNamespace, StaffNamespace
from counters.staff_web import blueprint as staff_blueprint
from counters.web import blueprint as counters_blueprint
from display.live import DisplayNamespace
from display.web import blueprint as display_blueprint
from hardware.hub import Hub
from hardware.namespace import DevicesNamespace
from kiosk.live import KioskNamespace
from kiosk.web import blueprint as kiosk_blueprint
from server import auth, headers, openapi
from server.agent_keeper import AgentKeeper, agent_token
from server.appointment_slips import AppointmentPrinting
from server.concurrency import Concurrency
from server.housekeeping import Housekeeping
from server.pages import blueprint as own_blueprint
from server.settings import Settings
from server.wiring import DeviceViews, SiteChanges, TicketPrinting
from storage import Store
from ticketing.events.publisher import Publisher
from web import compress, problems, tokens
from web.house import House
from web.limits import limiter
from web.live import Live

MIGRATIONS = (
    ticketing.migrations.migrations,
    hardware.schema.migrations,
    analytics.schema.migrations,
    web.schema.migrations,
)
#: Rooms with pages of their own: scripts and styles in <room>/static.
ROOMS = ("kiosk", "counters", "display", "analytics", "server", "simulation")
#: The largest request: the largest legitimate one is a hundredth of it.
LARGEST_REQUEST = 64 * 1024


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def own_version() -> str:
    """The installed version, for the health page and the API's description."""
    try:
        return version("nextplease")
    except PackageNotFoundError:
        return "0 (not installed)"


def open_store(settings: Settings, concurrency: Concurrency | None = None) -> Store:
    """The database of these settings, with its schema up to date."""
    store = Store(settings.database, run_native=concurrency.run_native if concurrency else None)
    store.migrate(MIGRATIONS)
    return store


@dataclass
class Server:
    """One server, built and not yet running."""

    app: OpenAPI
    socketio: SocketIO
    house: House
    live: Live
    publisher: Publisher
    hub: Hub
    devices: DevicesNamespace
    housekeeping: Housekeeping
    keeper: AgentKeeper | None

    def start(self, concurrency: Concurrency) -> None:
        """Start the loops beside the web server."""
        self.publisher.subscribe(SiteChanges(self.house.store, self.hub))
        self.publisher.subscribe(TicketPrinting(self.house, self.hub))
        self.publisher.subscribe(AppointmentPrinting(self.house, self.hub))
        self.publisher.subscribe(self.live)
        concurrency.spawn(self.publisher.run, concurrency.sleep)
        concurrency.spawn(self.live.run, concurrency.sleep)
        concurrency.spawn(self.housekeeping.run, concurrency.sleep)
        self.devices.start()
        if self.keeper is not None:
            concurrency.spawn(self.keeper.run, concurrency.sleep)

    def stop(self) -> None:
        """End the loops and the agent, and close the database."""
        for part in (self.keeper, self.devices, self.housekeeping, self.live, self.publisher):
            if part is not None:
                part.stop()
        self.house.store.close()


def build(
    settings: Settings, concurrency: Concurrency, clock: Callable[[], datetime] = now
) -> Server:
    """A server of these settings; the database is opened and migrated."""
    store = open_store(settings, concurrency)
    house = House(
        store=store,
        clock=clock,
        run_native=concurrency.run_native,
        public_url=settings.url,
        data=settings.data,
        clips=settings.clips,
        pins_anywhere=settings.pins_anywhere,
    )
    live = Live(
        clock,
        most_sockets=settings.most_sockets,
        refresh=lambda who: auth.refresh(house, who),
    )
    hub = Hub(store, clock)
    views = DeviceViews(store, hub)
    app = _app(settings, house, views)
    socketio = SocketIO(
        app,
        async_mode=concurrency.mode,
        ping_interval=10,
        ping_timeout=10,
        max_http_buffer_size=LARGEST_REQUEST * 4,
    )
    socketio.on_namespace(KioskNamespace(house, live, views))
    socketio.on_namespace(CounterNamespace(house, live, views.devices))
    socketio.on_namespace(DisplayNamespace(house, live))
    socketio.on_namespace(StaffNamespace(house, live))
    socketio.on_namespace(RoomsNamespace(house, live))
    socketio.on_namespace(ReceptionNamespace(house, live, views.devices, views.prints))
    socketio.on_namespace(SupervisorState(house, live, views.devices))
    devices = DevicesNamespace(hub, _agent_named(store))
    socketio.on_namespace(devices)
    hub.on_change(lambda change: live.touch(site=change.site))
    publisher = Publisher(store)
    keeper = None
    if settings.agent:
        secret = agent_token(store, settings.data, clock())
        keeper = AgentKeeper(settings.local_url, settings.data, secret)
    server = Server(
        app, socketio, house, live, publisher, hub, devices, Housekeeping(house, live), keeper
    )
    app.register_api(devices_blueprint(house, hub))
    app.register_api(day_blueprint(house))
    app.register_api(staff_blueprint(house))
    app.register_api(reception_blueprint(house))
    app.register_api(own_blueprint(house, server.publisher, hub, settings, own_version()))
    openapi.complete(app)
    return server


def _app(settings: Settings, house: House, views: DeviceViews) -> OpenAPI:
    root = Path(web.schema.__file__).parent
    app = OpenAPI(
        "nextplease",
        info=Info(
            title="nextplease",
            version=own_version(),
            description="Visits, tickets, calls and figures of a walk-in queue. What the pages "
            "do, a program can do: these are the routes that they use.",
        ),
        doc_prefix="/api/v1",
        validation_error_status=422,
        validation_error_model=problems.Problem,
        validation_error_callback=problems.of_validation,
        security_schemes={"token": {"type": "http", "scheme": "bearer"}},
        static_folder=str(root / "static"),
        static_url_path="/static",
        template_folder=str(root / "templates"),
    )
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SEND_FILE_MAX_AGE_DEFAULT=300,
        ANONYMOUS_RATE=settings.anonymous_rate,
        SIGN_IN_RATE=settings.sign_in_rate,
        RATELIMIT_KEY_PREFIX=secrets.token_hex(4),
    )
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]
    auth.install(app, house)
    limiter.init_app(app)
    headers.install(app, https=settings.url.startswith("https:"))
    compress.install(app)
    problems.register(app)
    for room in (
        kiosk_blueprint,
        counters_blueprint,
        rooms_blueprint,
        appointments_blueprint,
        display_blueprint,
    ):
        app.register_api(room(house))
    app.register_api(analytics_blueprint(house, views.devices))
    for name in ROOMS:
        _serve_static(app, name, root.parent / name / "static")
    if settings.demo:
        # A real site never loads the demonstration.
        from simulation.web import blueprint as demo_blueprint

        app.register_api(demo_blueprint(house))
    return app


def _serve_static(app: OpenAPI, room: str, folder: Path) -> None:
    """A room's own files at /static/<room>/…; a longer rule wins over the app's own /static."""

    def file(filename: str) -> Response:
        return send_from_directory(folder, filename)

    app.add_url_rule(f"/static/{room}/<path:filename>", f"{room}_static", file)


def _agent_named(store: Store) -> Callable[[str], str | None]:
    def find(secret: str) -> str | None:
        with store.read() as conn:
            token = tokens.find(conn, secret)
        return token.name if token is not None and token.role == "agent" else None

    return find
