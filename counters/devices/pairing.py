"""The paired screens among a site's devices: a code that a screen shows is typed here, and it is
that kiosk, display, tablet or counter PC until it is taken out of service here."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, TypedDict

from flask import Response, jsonify, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from counters.devices.screens import ScreenName
from storage import Connection
from storage.times import iso, to_ms
from ticketing import bounds
from ticketing.errors import BadRequest, NotFound
from ticketing.sites import Site
from web import confirming, paired, tokens
from web.addresses import who_asks
from web.callers import Grant, caller
from web.house import House
from web.interface import DONE, PROBLEMS, Id, In, Moment, SitePath
from web.paired import Kind, Screen
from web.pairing import FIGURES
from web.problems import Problem

_PAIRED = "/api/v1/sites/<site>/paired-screens"
#: At these a PIN counts: whoever says so has just shown that it is they.
_KNOWN_PCS: tuple[Kind, ...] = ("tablet", "counter")

_LIMITED = {**PROBLEMS, 429: Problem}

Code = Annotated[str, StringConstraints(pattern=rf"^[0-9]{{{FIGURES}}}$")]


class PlaceNamed(TypedDict):
    """A kiosk, a waiting area or a service point."""

    id: str
    name: str


class PlacesShown(TypedDict):
    """What a screen of the site may be."""

    kiosk: list[PlaceNamed]
    display: list[PlaceNamed]
    counter: list[PlaceNamed]


class PairedOut(BaseModel):
    """A paired screen. `place` is the kiosk, waiting area or service point, none for a tablet;
    `page` is where it was last seen and `own` whether that is its own page; `newest`: its `version`
    is the server's; `twins_since`: two browsers are this screen."""

    screen: int
    kind: Literal["kiosk", "display", "tablet", "counter", "exit"]
    name: str
    place: str
    place_name: str
    there: bool
    last_seen: Moment | None
    page: str
    own: bool
    version: str
    newest: bool
    twins_since: Moment | None


class CodeIn(In):
    """The figures that a screen shows."""

    code: Code


class CodeOut(BaseModel):
    """The browser that shows a code, so that nobody pairs one that is not before them."""

    browser: str
    address: str
    since: Moment
    asked: str


class PairIn(CodeIn):
    """What the screen that shows the code is from now on. `place`: which kiosk, waiting area or
    service point; a tablet has none. `name`: what it is called, that of its place without."""

    kind: Literal["kiosk", "display", "tablet", "counter", "exit"]
    place: Id | None = None
    name: ScreenName | None = None


class PairedPath(SitePath):
    """A paired screen of a site."""

    screen: Annotated[int, Field(ge=1, le=2**53)]


def address(house: House) -> str:
    """What is typed at a new screen, as it is told on the telephone."""
    return (house.public_url or request.host_url).rstrip("/").removeprefix("https://")


def places(site: Site) -> PlacesShown:
    """What a screen of the site may be, in the order of its file."""
    return {
        "kiosk": [{"id": one.id, "name": one.name} for one in site.kiosks],
        "display": [{"id": one.id, "name": one.name} for one in site.screens],
        "counter": [{"id": one.id, "name": one.called("en")} for one in site.service_points],
    }


def listed(house: House, conn: Connection, site: Site, now: datetime) -> list[PairedOut]:
    """The paired screens of a site."""
    return [_out(site, one, now, house.version) for one in house.paired.of_site(conn, site.id)]


def add(bp: APIBlueprint, house: House, tag: Tag) -> None:
    """Put the pairing of screens and its end into a blueprint."""

    @bp.post(f"{_PAIRED}/look", tags=[tag], responses={200: CodeOut, **_LIMITED})
    def look_at_code(path: SitePath, body: CodeIn) -> Response:
        """Which browser shows a code. A wrong one counts as a try. Supervisors."""
        caller().need(path.site, "supervisor")
        found = house.codes.find(body.code, who_asks(request.remote_addr))
        answer = CodeOut(
            browser=found.browser,
            address=found.address,
            since=iso(to_ms(found.since)),
            asked=found.asked,
        )
        return jsonify(answer.model_dump())

    @bp.post(_PAIRED, tags=[tag], responses={201: PairedOut, **_LIMITED})
    def pair_screen(path: SitePath, body: PairIn) -> tuple[Response, int]:
        """Make the browser that shows a code a screen of the site. Supervisors; where PINs will
        count at it, who typed their secret a short while ago."""
        site = house.site(path.site)
        made = pair(house, site, body)
        with house.store.read() as conn:
            screen = _one(house, conn, site, made.id)
        answer = _out(site, screen, house.clock(), house.version)
        return jsonify(answer.model_dump()), 201

    @bp.post(f"{_PAIRED}/<int:screen>/revoke", tags=[tag], responses=DONE)
    def revoke_screen(path: PairedPath) -> Response:
        """Take a screen out of service at once: it shows a code again. Supervisors."""
        site = house.site(path.site)
        grant = caller().need(site.id, "supervisor")
        with house.store.read() as conn:
            screen = _one(house, conn, site, path.screen)
        tokens.revoke(house.store, screen.token.id, house.clock())
        _note(house, "screen_revoked", site, grant, screen.token.name)
        house.sessions.look_again()
        return Response(status=204)

    @bp.post(f"{_PAIRED}/<int:screen>/part", tags=[tag], responses=DONE)
    def part_screens(path: PairedPath) -> Response:
        """Of two browsers that are one screen one goes on, the other shows a code. Supervisors."""
        site = house.site(path.site)
        grant = caller().need(site.id, "supervisor")
        with house.store.read() as conn:
            screen = _one(house, conn, site, path.screen)
        house.paired.part(screen.token.id)
        _note(house, "screen_revoked", site, grant, f"one of two that were {screen.token.name}")
        return Response(status=204)


def pair(house: House, site: Site, body: PairIn) -> tokens.Token:
    """Make the browser that shows a code a screen of the site, for whoever makes this request: a
    supervisor, who typed their secret a short while ago where PINs will count at it. NotFound,
    BadRequest, TooFast."""
    grant = caller().need(site.id, "supervisor")
    place, named = _place(site, body.kind, body.place)
    if body.name is not None:
        bounds.one_line("A screen's name", body.name)
    if body.kind in _KNOWN_PCS:
        confirming.check(house, grant)
    made: list[tokens.Token] = []

    def make() -> int:
        made.append(house.paired.make(body.kind, site.id, place, body.name or named))
        return made[0].id

    found = house.codes.use(body.code, who_asks(request.remote_addr), make)
    _note(house, "screen_paired", site, grant, f"{made[0].name}, at {found.address}")
    return made[0]


def _one(house: House, conn: Connection, site: Site, token: int) -> Screen:
    for one in house.paired.of_site(conn, site.id):
        if one.token.id == token:
            return one
    raise NotFound("There is no such screen any more. Look again.")


def _place(site: Site, kind: Kind, place: str | None) -> tuple[str, str]:
    """The id of a screen's place and what it is called there. NotFound, BadRequest."""
    if kind == "tablet":
        return "", "Reception tablet"
    if kind == "exit":
        return "", "Screen at the exit"
    if place is None:
        raise BadRequest("Say which kiosk, waiting area or counter it is.")
    if kind == "kiosk":
        return place, site.kiosk(place).name
    if kind == "display":
        return place, f"Display, {site.shows(place).name}"
    return place, f"PC, {site.service_point(place).called('en')}"


def _out(site: Site, one: Screen, now: datetime, version: str) -> PairedOut:
    own_page = one.token.screen or ""
    known = {
        "kiosk": {each.id: each.name for each in site.kiosks},
        "display": {each.id: each.name for each in site.screens},
        "counter": {each.id: each.called("en") for each in site.service_points},
        "tablet": {"": "Reception"},
        "exit": {"": "Exit"},
    }[one.kind]
    return PairedOut(
        screen=one.token.id,
        kind=one.kind,
        name=one.token.name,
        place=one.place,
        place_name=known.get(one.place, f"{one.place}, which is not in the site file any more"),
        there=one.seen is not None and abs(now - one.seen) < paired.THERE,
        last_seen=None if one.seen is None else iso(to_ms(one.seen)),
        page=one.page,
        own=one.page.startswith((own_page, "/sign-in")),
        version=one.version,
        newest=one.version in ("", version),
        twins_since=None if one.twins_since is None else iso(to_ms(one.twins_since)),
    )


def _note(
    house: House,
    kind: Literal["screen_paired", "screen_revoked"],
    site: Site,
    grant: Grant,
    detail: str,
) -> None:
    house.security.note(kind, site=site.id, by=grant.adviser or grant.name, detail=detail)
