"""Puts the fronts together into one app. Nothing is decided here but what belongs to what."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask import Response, request, send_from_directory
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

import administration.screens
import analytics.screens
import counters.screens
import web.screens
from display.live import DisplayNamespace
from display.web import blueprint as display_blueprint
from hardware.hub import Hub
from hardware.hub.namespace import DevicesNamespace
from kiosk.live import KioskNamespace
from kiosk.web import blueprint as kiosk_blueprint
from server import agents, auth, headers, pairing, site_checks, unattended, watch
from server.agent_keeper import AgentKeeper, agent_token
from server.alarm import Alarm
from server.application import App
from server.aside.kinds import Asides, asides
from server.clock import state as clock_state
from server.concurrency import Concurrency
from server.devices import DeviceViews
from server.ending import Ending
from server.field.boards import Boards
from server.field.pads import Pads
from server.gates.door import Door
from server.gates.files import SPARE
from server.gates.pace import Pace
from server.gates.proxied import Proxied
from server.gates.sockets import LARGEST_MESSAGE, Places, Sockets
from server.health import HealthCheck
from server.housekeeping import Housekeeping
from server.nightly import Nightly
from server.opening import open_store
from server.origins import Origins
from server.pages import blueprint as own_blueprint
from server.pushing.keys import push_keys
from server.pushing.pushing import Pushing
from server.rollups import Rollups
from server.settings import Settings
from server.versions import own_version
from server.wiring import listeners
from storage import StorageError
from ticketing.day import clocks, redating
from ticketing.events.publisher import Publisher
from web import compress, easy, languages, limits, looks, problems
from web.callers import caller
from web.house import House
from web.live import Live, StateNamespace
from web.push import Push
from web.wire import TextPacket

#: Packages with pages: scripts and styles are in their `static` folders.
FRONTS = ("kiosk", "counters", "display", "analytics", "administration", "server", "simulation")
#: The pages of staff, in the order of their bar.
SCREENS = (
    *analytics.screens.SCREENS,
    *counters.screens.SCREENS,
    *administration.screens.SCREENS,
)


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


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
    boards: Boards
    housekeeping: Housekeeping
    rollups: Rollups
    pushing: Pushing
    asides: Asides
    keeper: AgentKeeper | None
    nightly: Nightly | None
    ending: Ending
    sockets: Sockets
    pace: Pace
    proxied: Proxied | None

    def open(self, concurrency: Concurrency, listening: Any) -> Door:
        """The door to this server, at a socket that listens."""
        places = self.sockets.places
        most = places.most + places.kept + SPARE
        self.pace.door = Door(listening, most, concurrency.sleep, concurrency.metered)
        return self.pace.door

    def start(self, concurrency: Concurrency) -> None:
        """Start the loops beside the web server."""
        for listener in listeners(self.house, self.hub, self.boards, self.live):
            self.publisher.subscribe(listener)
        concurrency.spawn(self.publisher.run, concurrency.sleep)
        concurrency.spawn(self.live.run, concurrency.sleep)
        concurrency.spawn(self.boards.run, concurrency.sleep)
        concurrency.spawn(self.housekeeping.run, concurrency.sleep)
        concurrency.spawn(self.rollups.run, concurrency.sleep)
        self.publisher.subscribe(self.pushing)
        self.pushing.begin(concurrency.spawn, concurrency.sleep)
        self.devices.start()
        for beside in (self.keeper, self.nightly):
            if beside is not None:
                concurrency.spawn(beside.run, concurrency.sleep)

    def parts(self) -> dict[str, str]:
        """How the parts are that tell of themselves, for the health page."""
        backups = {} if self.nightly is None else {"backup": self.nightly.state()}
        door = {} if self.pace.door is None else {"door": self.pace.door.state()}
        here = {"clock": clock_state(self.house), "sockets": self.sockets.state(), **door}
        if self.proxied is not None:
            here["proxy"] = self.proxied.state()
        here["phones"] = self.pushing.state()
        return {**self.publisher.state(), **self.asides.health(), **backups, **here}

    def stop(self) -> None:
        """End the processes, the loops and the agent, and close the database."""
        self.ending.begun = True
        loops = (self.boards, self.pushing, self.rollups, self.housekeeping)
        for part in (self.asides, *loops, self.live, self.publisher):
            part.stop()
        for beside in (self.nightly, self.keeper):
            if beside is not None:
                beside.stop()
        self.devices.stop()
        with suppress(StorageError):  # what cannot be written now is lost with the process
            self.house.sessions.flush()
            self.house.security.flush()
            self.house.uses.flush()
            self.house.paired.flush(all_of_it=True)
        self.house.store.close()


def build(
    settings: Settings,
    concurrency: Concurrency,
    clock: Callable[[], datetime] = now,
    steady: clocks.Steady | None = None,
    places: Places | None = None,
) -> Server:
    """A server of these settings; the database is opened and migrated. A `clock` that is made up is
    believed, unless `steady` reads another beside it. `places` is how many sockets this machine has
    room for, if that was looked at."""
    languages.use_own(settings.languages)
    store = open_store(settings)
    hub = Hub(store, clock)
    views = DeviceViews(store, hub)
    aside = asides(settings.log_level, settings.languages)
    keys = cache(partial(push_keys, settings.data))
    steady = steady or (clocks.of_this_machine if clock is now else clocks.as_told)
    redating.begin(store, steady(clock()))
    house = House(
        store=store,
        clock=clock,
        reports=aside.on(settings.database),
        voices=aside.voices,
        hashing=aside.hashing,
        public_url=settings.phones_url,
        data=settings.data,
        clips=settings.clips,
        pins_anywhere=settings.pins_anywhere,
        devices=views,
        steady=steady,
        require_second_factor=settings.require_second_factor,
        session_idle=timedelta(minutes=settings.session_idle_minutes),
        security_days=settings.security_log_days,
        version=own_version(),
        push=Push(lambda: keys().public, settings.push_services, lambda: server.pushing.state()),
        checks=(site_checks.checks,),
        cautions=(site_checks.cautions, partial(easy.missing, settings.data)),
        unspoken=partial(site_checks.unspoken, aside.voices, settings.clips_folder),
    )
    live = Live(
        clock,
        refresh=lambda who: auth.refresh(house, who),
    )
    house.sessions.when_ended(live.look_again)
    house.persons.when_changed(lambda site: live.touch(site=site))
    house.alerts.when_changed(lambda site: live.touch(site=site))
    app = _app(settings, house)
    live.houses.install(app, house.store)
    proxied = None if settings.proxies else Proxied()
    if proxied is not None:
        app.before_request(partial(_look, proxied))
    ending = Ending(app)  # inside of the sockets' part, through which the agent says its last word
    socketio = SocketIO(
        app,
        async_mode=concurrency.mode,
        ping_interval=10,
        ping_timeout=10,
        max_http_buffer_size=LARGEST_MESSAGE,
        serializer=TextPacket,
        cors_allowed_origins=Origins(settings.url, _foreign_page(house)).ours,
    )
    gate = Sockets(
        places or Places.of(settings.most_sockets, settings.most_sockets),
        _known(app),
        concurrency.sleep,
        house.security.note,
        trusts_addresses=settings.proxies > 0,
    )
    gate.install(app, socketio)
    if count := settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]
    pace = Pace(app.wsgi_app)
    app.wsgi_app = pace  # type: ignore[method-assign]
    for namespace in _namespaces():
        socketio.on_namespace(namespace(house, live))
    devices = agents.namespace(hub, house)
    house.sessions.when_ended(devices.recheck)
    socketio.on_namespace(devices)
    Pads(house).listen(hub)
    hub.on_change(lambda change: live.touch(site=change.site))
    publisher = Publisher(store)
    keeper = None
    if settings.agent:
        secret = agent_token(store, settings.data, clock())
        keeper = AgentKeeper(settings.local_url, settings.data, secret)
    server = Server(
        app,
        socketio,
        house,
        live,
        publisher,
        hub,
        devices,
        Boards(store, hub, clock),
        Housekeeping(house, live, Alarm(house, hub)),
        Rollups(house),
        Pushing(house, aside.pushes, keys),
        aside,
        keeper,
        Nightly(settings, house) if settings.backups_kept else None,
        ending,
        gate,
        pace,
        proxied,
    )
    for screen in SCREENS:
        if screen.blueprint is not None:
            app.register_api(screen.blueprint(house, hub))
    app.register_api(
        own_blueprint(house, hub, HealthCheck(house, hub, server.parts, gate.full), settings)
    )
    return server


def _look(proxied: Proxied) -> None:
    proxied.look(request.environ)


def _note_past_the_proxy(house: House) -> None:
    """A request that no proxy handed on, from another machine: its word on addresses is its own."""
    if "HTTP_X_FORWARDED_FOR" not in request.environ and request.remote_addr not in _HERE:
        house.security.note("past_proxy", detail="`proxies` is set, and no proxy handed it on")


def _foreign_page(house: House) -> Callable[[str | None], None]:
    def note(address: str | None) -> None:
        house.security.note("origin_refused", address=address, detail="live updates")

    return note


_HERE = ("127.0.0.1", "::1")


def _app(settings: Settings, house: House) -> OpenAPI:
    root = Path(web.__file__).parent
    app = App(
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
        template_folder=str(root.parent),
    )
    app.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=300,
        ANONYMOUS_RATE=settings.anonymous_rate,
        SIGN_IN_RATE=settings.sign_in_rate,
        RATELIMIT_KEY_PREFIX=secrets.token_hex(4),
    )
    if settings.proxies:
        app.before_request(lambda: _note_past_the_proxy(house))
    auth.install(app, house)
    limits.install(app)
    headers.install(app, public_url=settings.url)
    compress.install(app)
    problems.register(app)
    pairing.install(app, house)
    looks.install(app, house)
    app.register_api(looks.blueprint(house))
    unattended.install(app, house, watch.install(app))
    app.extensions[web.screens.SCREENS] = SCREENS
    app.register_api(kiosk_blueprint(house))
    app.register_api(display_blueprint(house))
    for name in FRONTS:
        _serve_static(app, root.parent, name)
    if settings.demo:
        # A real site never loads the demonstration.
        from simulation.web import blueprint as demo_blueprint

        app.register_api(demo_blueprint(house))
    return app


def _serve_static(app: OpenAPI, root: Path, front: str) -> None:
    """A front's files at /static/<front>/<screen>/…, out of the folders of that name alone, so
    that no other file can be asked for. A longer rule wins over the app's own /static."""
    for folder in sorted((root / front).rglob("static")):
        place = "/".join(folder.relative_to(root).parts[:-1])
        app.add_url_rule(f"/static/{place}/<path:filename>", f"static {place}", _files(folder))


def _files(folder: Path) -> Callable[[str], Response]:
    """A view of the files in a folder: a function, since the limiter asks views for their name."""

    def file(filename: str) -> Response:
        return send_from_directory(folder, filename)

    return file


def _namespaces() -> list[type[StateNamespace]]:
    of_staff = (space for screen in SCREENS for space in screen.namespaces)
    return [KioskNamespace, DisplayNamespace, *of_staff]


def _known(app: OpenAPI) -> Callable[[dict[str, Any]], bool]:
    """Whether a token or a session comes with a request."""

    def known(environ: dict[str, Any]) -> bool:
        with app.request_context(environ):
            return bool(caller().grants)

    return known
