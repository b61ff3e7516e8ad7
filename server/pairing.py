"""What a browser without a right shows where a screen may stand: that it is not set up yet, and a
code for staff. It asks until somebody has typed the code, and is that screen from then on."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from secrets import token_urlsafe
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from flask import Flask, jsonify, redirect, render_template, request, session
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, ConfigDict, Field

from storage import StorageError
from ticketing import sites
from ticketing.errors import NotFound
from ticketing.sites.shown.phrases import Wording
from web import tokens
from web.addresses import who_asks
from web.callers import Unauthorised, caller
from web.house import House
from web.known_pcs import keep_token
from web.paired import EVERY, LONGEST_PAGE, LONGEST_VERSION
from web.pairing import TooMany
from web.sessions import browser_named
from web.tokens import Token
from web.words import FALLBACK, NO_WORDING, Words, direction, offered

#: How often the page asks whether its code was typed.
ASKS_EVERY_MS = 3000
_ROOM = "kiosk"
_KEPT = "pairing"


class CodeShown(TypedDict):
    """What the page shows next: a `code` and its `lines`, or the address where it goes on; and
    the time of the house."""

    code: str | None
    lines: list[str]
    goes_on: str | None
    now: str


class PairingPage(TypedDict):
    """What the page knows at its start; `offline` has a {time} for the browser's own clock."""

    shown: CodeShown
    asked: str
    offline: list[str]
    every: int


class HereIn(BaseModel):
    """What the page of a paired screen tells; `name` is what it calls itself."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern=r"^[a-zA-Z0-9-]{8,40}$")
    page: str = Field(max_length=LONGEST_PAGE, pattern=r"^/")
    version: str = Field(max_length=LONGEST_VERSION)


def install(app: Flask, house: House) -> None:
    """Let the page of each paired screen tell that it is there (static/paired.js)."""

    @app.context_processor
    def paired() -> dict[str, Any]:
        with suppress(StorageError):  # the page of that very problem is shown all the same
            if caller().screen is not None:
                return {"paired": {"version": house.version, "every": EVERY.seconds}}
        return {}


def add(bp: APIBlueprint, house: House) -> None:
    """Put what these pages ask into a blueprint."""

    @bp.post("/pair", doc_ui=False)
    def pair() -> Any:
        sent = request.get_json(silent=True)
        asked = sent.get("asked") if isinstance(sent, dict) else None
        return jsonify(_shown(house, asked if isinstance(asked, str) else ""))

    @bp.post("/screen/here", doc_ui=False)
    def here(body: HereIn) -> Any:
        found = caller()
        screen = found.screen
        if screen is None or screen.token is None:
            if found.grants:  # somebody works here, and is not to be disturbed
                return jsonify(again=False, gone=True)
            raise Unauthorised("This browser is no screen of this house any more.")
        with house.store.read() as conn:
            token = tokens.by_id(conn, screen.token)
        if token is not None and (anew := house.paired.anew(token)) is not None:
            _keep(house, anew)
            house.sessions.look_again()
            return jsonify(again=True, gone=False)
        address = who_asks(request.remote_addr)
        house.paired.tell(
            screen.token, name=body.name, page=body.page, version=body.version, address=address
        )
        return jsonify(again=False, gone=False, agent=_agent_here(house, screen.token, address))


def _agent_here(house: House, screen: int, address: str) -> str | None:
    """The code of the agent that waits on this screen's own PC: of the one agent at the address of
    the one screen, for behind an address that many share nobody knows which PC is which."""
    waits = [one.code for one in house.enrolling.codes.waiting() if one.address == address]
    return waits[0] if len(waits) == 1 and house.paired.alone(screen) else None


def own_screen() -> Any:
    """The answer that leads a paired screen to its page; None for any other browser."""
    screen = caller().screen
    return None if screen is None else redirect(f"{screen.screen}{_query()}")


def page(house: House, kind: str) -> str:
    """The page of a browser that is not set up, as a 'kiosk' or as any 'screen'."""
    says = [Words(_ROOM, code) for code in languages(house)]
    kept = not (house.public_url.startswith("https:") and not request.is_secure)
    host = (house.public_url or request.host_url).rstrip("/").partition("://")[2][:100]
    data: PairingPage = {
        "shown": _shown(house, request.path) if kept else _next(house, None, []),
        "asked": request.path[:LONGEST_PAGE],
        "offline": [say("pair-offline", time="{time}") for say in says],
        "every": ASKS_EVERY_MS,
    }
    return render_template(
        "server/pairing.html",
        page=data,
        say=says,
        kind=kind,
        lang=says[0].language,
        dir=direction(says[0].language),
        kept=kept,
        withdrawn=_withdrawn(house),
        host=host,
        version=house.version,
        address=f"{house.public_url or request.host_url.rstrip('/')}{request.path[:200]}",
    )


def languages(house: House, site: str = "") -> list[str]:
    """A site's own and English, as far as visitors' screens have words in them; of all sites where
    there is none of this name. No more: staff read it, and visitors in passing."""
    with suppress(StorageError), house.store.read() as conn:
        every = sites.every(conn)
        here = [one for one in every if one.id == site] or every
        return offered(_ROOM, dict.fromkeys(code for one in here for code in one.languages))[:2]
    return [FALLBACK]


def wording(house: House, site: str) -> Wording:
    """What a site says otherwise than the program; nothing where none is of this name."""
    with suppress(StorageError, NotFound):
        return house.site(site).wording
    return NO_WORDING


def _shown(house: House, asked: str) -> CodeShown:
    """What this browser shows now; it is given its token if its code was typed."""
    says = [Words(_ROOM, code) for code in languages(house)]
    secret = session.get(_KEPT)
    if secret is None:
        secret = session[_KEPT] = token_urlsafe(32)
    try:
        found = house.codes.show(
            secret,
            who_asks(request.remote_addr),
            browser_named(request.user_agent.string),
            asked[:LONGEST_PAGE],
        )
    except TooMany:
        return _next(house, None, [say("pair-busy") for say in says])
    if found.token is None:
        until = _local(house, found.until)
        lines = [say("pair-until", time=until) for say in says]
        return _next(house, found.code, lines)
    with house.store.read() as conn:
        token = tokens.by_id(conn, found.token)
    if token is None:  # taken out of service before its browser heard of it
        house.codes.forget(secret)
        return _shown(house, asked)
    # Its code stays with it for a while: an answer that is lost is asked for again.
    _keep(house, token)
    lines = [say("pair-taken", name=token.name) for say in says]
    return _next(house, None, lines, token.screen)


def _next(
    house: House, code: str | None, lines: list[str], goes_on: str | None = None
) -> CodeShown:
    now = _local(house, house.clock())
    return {"code": code, "lines": lines, "goes_on": goes_on, "now": now}


def _keep(house: House, token: Token) -> None:
    """This browser is that screen, and none that it was before."""
    with house.store.read() as conn:
        kept = [key for key in session.get("tokens", []) if not tokens.is_screen(conn, key)]
    session["tokens"] = kept
    keep_token(token.id)


def _withdrawn(house: House) -> bool:
    with suppress(StorageError), house.store.read() as conn:
        return any(tokens.was_screen(conn, key) for key in session.get("tokens", []))
    return False


def _local(house: House, moment: datetime) -> str:
    """By the clock of the first site: which one the screen will stand in nobody knows yet."""
    zone = ZoneInfo("UTC")
    with suppress(StorageError), house.store.read() as conn:
        zone = next((site.zone_info for site in sites.every(conn)), zone)
    return f"{moment.astimezone(zone):%H:%M}"


def _query() -> str:
    """What the script that started the browser wrote behind the address goes with it."""
    asked = request.query_string.decode("ascii", "replace")
    return f"?{asked}" if asked else ""
