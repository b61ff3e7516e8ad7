"""The server's own pages: the front page, sign-in away from a service point, words, health."""

from __future__ import annotations

import shutil
from functools import wraps
from typing import Any, Literal, Protocol

from flask import Response, abort, redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field
from werkzeug.exceptions import TooManyRequests

from hardware.hub import Hub
from server.aside.kinds import Asides
from server.settings import Settings
from storage.times import iso, to_ms
from ticketing import sites
from ticketing.errors import Refused
from ticketing.events import log
from ticketing.events.publisher import Publisher
from ticketing.sites.parts import Adviser
from web import known_pcs, pins, words
from web.aside import NotDone
from web.callers import caller
from web.house import House
from web.limits import limiter, sign_in_limits

#: What Flask takes for an answer. Its own alias has names that flask-openapi3 cannot resolve.
Answer = Any


class Health(BaseModel):
    """How the server and each of its parts are."""

    status: Literal["ok", "degraded"] = Field(description="'degraded' if any part needs somebody")
    time: str = Field(description="The server's clock, ISO 8601, UTC")
    version: str
    parts: dict[str, Any] = Field(description="Each part by name: 'ok', or what is the matter")


class Parts(Protocol):
    """The parts whose health is told."""

    publisher: Publisher
    hub: Hub
    asides: Asides


def blueprint(house: House, server: Parts, settings: Settings, version: str) -> APIBlueprint:
    """The pages that belong to no room."""
    own = APIBlueprint("server", __name__)

    @own.get("/api/v1/health", responses={200: Health}, summary="How the server is")
    @limiter.exempt  # a monitor asks often, and it costs a read
    def health() -> Answer:
        parts = _parts(house, server)
        well = all(value == "ok" for value in parts.values())
        answer = Health(
            status="ok" if well else "degraded",
            time=iso(to_ms(house.clock())),
            version=version,
            parts=parts,
        )
        return answer.model_dump()

    @own.route("/words/<room>/<language>.ftl")
    def words_file(room: str, language: str) -> Answer:
        text = words.source(room, language) if room in _WITH_WORDS else None
        if text is None:
            abort(404)
        response = Response(text, content_type="text/plain; charset=utf-8")
        response.cache_control.max_age = 300
        response.add_etag()
        return response.make_conditional(request)

    if not settings.demo:

        @own.get("/", doc_ui=False)
        def front() -> Answer:
            with house.store.read() as conn:
                every = sites.every(conn)
            return render_template("server/front.html", sites=every, caller=caller())

    @own.get("/sign-in", doc_ui=False)
    def sign_in_page() -> Answer:
        return _sign_in_page(house)

    @sign_in_limits
    def try_to_sign_in() -> Answer:
        site, _, adviser = request.form.get("who", "").partition("|")
        secret = request.form.get("secret", "")
        by_pin = pins.is_pin(secret)
        try:
            person = known_pcs.check(house, site, adviser, secret, pin=by_pin)
        except Refused as error:
            status = 503 if isinstance(error, NotDone) else 403
            return _sign_in_page(house, error.detail), status
        pins.sign_in(house, site, person, "pin" if by_pin else "password")
        return redirect(_inside(request.form.get("next", "")) or _home(site, person))

    @own.post("/sign-in", doc_ui=False)
    @wraps(try_to_sign_in)  # the limiter's mark as well: this is the view that it looks at
    def sign_in() -> Answer:
        try:
            return try_to_sign_in()
        except TooManyRequests as error:
            return _sign_in_page(house, str(error.description)), 429

    @own.post("/sign-out", doc_ui=False)
    def sign_out() -> Answer:
        pins.sign_out()
        return redirect("/")

    return own


#: Below this much free disk somebody should look: a busy day writes some ten MB.
LEAST_FREE = 200 * 2**20
_WITH_WORDS = frozenset({"kiosk", "display"})


def _parts(house: House, server: Parts) -> dict[str, Any]:
    parts: dict[str, Any] = dict(server.publisher.state()) | server.asides.health()
    try:
        with house.store.read() as conn:
            log.last_seq(conn)
        parts["database"] = "ok"
        free = shutil.disk_usage(house.data).free
        parts["disk"] = "ok" if free > LEAST_FREE else f"{free // 2**20} MB free: make room"
    except Exception as error:  # noqa: BLE001 - this is where it is reported
        parts["database"] = str(error)
        return parts
    with house.store.read() as conn:
        for site in sites.every(conn):
            for device in server.hub.device_states(conn, site.id):
                parts[f"{site.id}/{device.device}"] = "ok" if device.usable else str(device.state)
    return parts


def _home(site: str, person: Adviser) -> str:
    """The page that somebody begins their day with."""
    room = {"receptionist": "reception", "adviser": "counter"}.get(person.role, "supervisor")
    return f"/{room}/{site}"


def _sign_in_page(house: House, problem: str = "") -> str:
    house.hashing.ready()
    with house.store.read() as conn:
        every = sites.every(conn)
    return render_template(
        "server/sign_in.html",
        sites=every,
        problem=problem,
        next=_inside(request.values.get("next", "")),
        chosen=request.form.get("who", ""),
        by_pin=any(known_pcs.pins_count(house, site.id) for site in every),
        here=[person for site in every if (person := caller().person(site.id))],
    )


def _inside(path: str) -> str:
    """A path of this server, or '': nobody is sent elsewhere after signing in."""
    path = path.rstrip("?")
    # Browsers drop tabs and line ends from an address, and turn backslashes.
    ok = path.startswith("/") and not path.startswith("//")
    return path if ok and path.isprintable() and "\\" not in path else ""
