"""The server's own pages: the front page, sign-in away from a service point, words, health."""

from __future__ import annotations

import re
from functools import wraps
from typing import Any

from flask import Response, abort, redirect, render_template, request, session
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.exceptions import TooManyRequests

from administration.missing import facts as missing
from hardware.hub import Hub
from server import guide, pairing, statement
from server.first_run import beginning
from server.first_run import pages as first_run
from server.health import Health, HealthCheck
from server.settings import Settings
from ticketing import sites
from ticketing.errors import NotFound, Refused
from ticketing.sites import Site, rights
from ticketing.sites.advisers import told_apart
from ticketing.sites.parts import Adviser
from ticketing.sites.shown.phrases import Wording
from web import known_pcs, languages, looks, pins
from web.aside import NotDone
from web.callers import Grant, caller
from web.house import House
from web.limits import limiter, sign_in_limits

#: What Flask takes for an answer. Its own alias has names that flask-openapi3 cannot resolve.
Answer = Any


def blueprint(house: House, hub: Hub, checked: HealthCheck, settings: Settings) -> APIBlueprint:
    """The pages that belong to no room."""
    own = APIBlueprint("server", __name__)

    @own.get("/api/v1/health", responses={200: Health, 503: Health}, summary="How the server is")
    @limiter.exempt  # a monitor asks often, and it costs a read
    def health() -> Answer:
        answer, status = checked.look()
        return answer.model_dump(), status

    statement.add(own)
    guide.add(own)

    @own.route("/words/<room>/<language>.ftl")
    def words_file(room: str, language: str) -> Answer:
        """A language's words for browsers, as the house `?of=` says them; `<room>-later` are those
        that are opened later."""
        of, later = room.removesuffix(_LATER), room.endswith(_LATER)
        wording = _wording(house, request.args.get("of", ""))
        if of not in _WITH_WORDS or wording is None:
            abort(404)
        text = languages.part(of, language, later=later, wording=wording)
        if text is None:
            abort(404)
        response = Response(_NOT_ASKED.sub("", text), content_type="text/plain; charset=utf-8")
        response.cache_control.max_age = 300
        response.add_etag()
        return response.make_conditional(request)

    if not settings.demo:

        @own.get("/", doc_ui=False)
        def front() -> Answer:
            if (own_page := pairing.own_screen()) is not None:
                return own_page
            with house.store.read() as conn:
                every = sites.every(conn)
            if not every:
                return beginning.first_page(house)
            if not caller().grants:
                return pairing.page(house, "screen")
            return render_template("server/front.html", sites=every, caller=caller())

    @own.get("/sign-in", doc_ui=False)
    def sign_in_page() -> Answer:
        return _sign_in_page(house)

    @sign_in_limits
    def try_to_sign_in() -> Answer:
        site, _, adviser = _who().partition("|")
        secret = request.form.get("secret", "")
        by_pin = pins.is_pin(secret)
        code = request.form.get("code", "")[:40]
        try:
            person = known_pcs.check(house, site, adviser, secret, pin=by_pin, code=code)
        except Refused as error:
            status = 503 if isinstance(error, NotDone) else 403
            return _sign_in_page(house, error.detail), status
        pins.sign_in(house, site, person, "pin" if by_pin else "password")
        return redirect(_inside(request.form.get("next", "")) or _home(house, site, person))

    @own.post("/sign-in", doc_ui=False)
    @wraps(try_to_sign_in)  # the limiter's mark as well: this is the view that it looks at
    def sign_in() -> Answer:
        try:
            return try_to_sign_in()
        except TooManyRequests as error:
            return _sign_in_page(house, str(error.description)), 429

    @own.post("/sign-out", doc_ui=False)
    def sign_out() -> Answer:
        pins.sign_out(house)
        # The front page of a browser without any right is that of a screen nobody has set up.
        return redirect("/" if session.get("tokens") or settings.demo else "/sign-in")

    pairing.add(own, house)
    if not settings.demo:
        first_run.add(own, house, hub)
    return own


def _wording(house: House, site: str) -> Wording | None:
    """What a house says otherwise than the program; None for no such house."""
    try:
        return house.site(site).wording if site else languages.NO_WORDING
    except NotFound:
        return None


_LATER = "-later"
_WITH_WORDS = frozenset({"kiosk", "display"})
#: What no script of a browser asks for: lines for translators, and the page of a screen that is not
#: set up, which the server writes.
_NOT_ASKED = re.compile(r"^(#.*)?\n|^pair-.*\n([ }].*\n)*", re.MULTILINE)


def _home(house: House, site: str, person: Adviser) -> str:
    """The page that somebody begins their day with: who administers with what is missing, while
    something is."""
    held = rights.of(person)
    if "administer" in held and missing.of(house, house.site(site)):
        return f"/administration/{site}/front"
    room = "supervisor"
    if not rights.manages(person) and "read" not in held:
        room = "counter" if rights.serves(person) else "reception"
    return f"/{room}/{site}"


def _who() -> str:
    """'<site>|<id>' as chosen from a list, or '<site>|<name>' as typed."""
    chosen = request.form.get("who", "")
    return chosen or f"{request.form.get('site', '')}|{request.form.get('name', '')}"


def _sign_in_page(house: House, problem: str = "") -> str:
    house.hashing.ready()
    with house.store.read() as conn:
        every = sites.every(conn)
    # Names are for staff and for PCs that are known; elsewhere the name is typed.
    named = [site for site in every if known_pcs.names_shown(site)]
    by_name = not named or "typed" in request.args or "name" in request.form
    to = _inside(request.values.get("next", ""))
    wanted = request.values.get("at") or to.partition("?")[0].split("/")[2:3]
    own = [site for site in named if site.id in wanted] or named
    return render_template(
        "server/sign_in.html",
        sites=every,
        looks=looks.of(every[0]) if len(every) == 1 else None,
        named=[] if by_name else own,
        called=told_apart(own[0].advisers) if own else {},
        elsewhere=bool(named) and len(named) < len(every) and not by_name,
        problem=problem,
        codes=not all(caller().knows_pc(site.id) for site in every),
        next=to,
        chosen=request.form.get("who", ""),
        name=request.form.get("name", "")[:80],
        at=request.form.get("site", ""),
        by_pin=any(known_pcs.pins_count(house, site.id) for site in every),
        makes_known={
            site.id
            for site in every
            if known_pcs.may_make_known(site.id) and not caller().knows_pc(site.id)
        },
        here=_here(every),
    )


def _here(every: list[Site]) -> list[Grant]:
    """Who is signed in in this browser: each once, at however many sites."""
    found = [person for site in every if (person := caller().person(site.id))]
    return list({person.session: person for person in reversed(found)}.values())


def _inside(path: str) -> str:
    """A path of this server, or '': nobody is sent elsewhere after signing in."""
    path = path.rstrip("?")
    # Browsers drop tabs and line ends from an address, and turn backslashes.
    ok = path.startswith("/") and not path.startswith("//")
    return path if ok and path.isprintable() and "\\" not in path else ""
