"""The display's routes: the screen, the sound of its calls, the visitor's page, their states."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict

from flask import make_response, render_template, request
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field

from display import WORDS
from display.board import sounds, waits
from display.board.between import MediaShown, between
from display.board.state import BoardShown, board
from display.board.waits import WaitNamed
from display.places import PlaceShown, places
from storage.times import iso, to_ms
from ticketing.sites import Site
from ticketing.sites.shown.displays import Layout, Piece
from web import words
from web.house import House
from web.policy import KEEPS_FILES
from web.problems import Problem
from web.words import Words

_TAG = Tag(name="display", description="What waiting areas and visitors see.")


class ZonePath(BaseModel):
    site: str = Field(description="The site's id")
    zone: str = Field(description="The display's id, or the waiting zone's")


class CallState(BaseModel):
    """A call on the board; `announcement` rises with every call and recall of the site."""

    announcement: int
    number: str
    point: str
    called_at: str
    announced_at: str
    language: str
    state: str
    times: int


class WaitState(BaseModel):
    """About how many minutes one waits for a tile or an enquiry type; 0 is no wait."""

    id: str
    about: int


class LitState(BaseModel):
    """From when to when the screen is lit, as far as until `known`; null if it always is."""

    spans: list[tuple[str, str]]
    known: str


class MessageState(BaseModel):
    """What every screen says, above or instead of all else: a reason to stop, 'back' after an
    evacuation, or a 'notice'; with the house's own words, by language."""

    reason: str
    words: dict[str, str]
    since: str
    until: str | None


class BoardState(BaseModel):
    """The calls of a zone, newest announcement first, how many visitors wait there, and how long
    where that is known, why everybody was asked to wait, if they were, and the notices of now by
    language; `page` changes when the site file did, or what is shown between calls."""

    now: str
    page: str
    calls: list[CallState]
    waiting: int
    waits: list[WaitState]
    lit: LitState | None
    standing: str | None
    message: MessageState | None
    notices: list[dict[str, str]]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the screen of a waiting area, its sounds and its state into a blueprint."""
    _screen(bp, house)
    sounds.add(bp, house)
    _api(bp, house)


def _board(house: House, site_id: str, zone: str) -> BoardShown:
    site = house.site(site_id)
    site.shows(zone)
    with house.store.read() as connection:
        return board(connection, site, zone, to_ms(house.clock()), house.queues)


def _screen(bp: APIBlueprint, house: House) -> None:
    @bp.route("/display/<site>/<zone>")
    def screen(site: str, zone: str) -> Response:
        house.voices.ready()
        here = house.site(site)
        with house.store.read() as connection:
            shown = between(connection, here, here.shows(zone), house.clock())
        page = screen_page(
            here,
            zone,
            _board(house, site, zone),
            house.clock(),
            shown,
            sound=request.args.get("sound") != "off",
        )
        own = Words(WORDS, page["languages"][0], here.wording)
        answer = make_response(
            render_template(
                "display/board/screen.html",
                page=page,
                plain=plain_board(here, page, house.clock()),
                wording_of=words.of(here),
                letters=words.has_other_letters(page["all_languages"]),
                # Numbers and places stand in the same place for everybody; each text runs its own
                # way.
                lang=own.language,
                dir="ltr",
            )
        )
        answer.headers["Content-Security-Policy"] = KEEPS_FILES
        return answer


def _api(bp: APIBlueprint, house: House) -> None:
    @bp.get(
        "/api/v1/sites/<site>/board/<zone>",
        tags=[_TAG],
        summary="The calls of a waiting zone",
        responses={200: BoardState, 404: Problem},
    )
    def get_board(path: ZonePath) -> dict[str, Any]:
        state = _board(house, path.site, path.zone)
        return {**state, "now": iso(to_ms(house.clock()))}


#: A screen shows two languages at once; more would each be too small to read from a chair.
LANGUAGES_ON_A_SCREEN = 2


class BoardFirst(BoardShown):
    """The board as the page brings it, and when that was (ISO 8601)."""

    now: str


class PlainCall(TypedDict):
    """A call as plain HTML shows it: its number, where to in each language, and whether now."""

    number: str
    places: list[str]
    called: bool


class PlainBoard(TypedDict):
    """The board for a browser without the script, and as of when it was."""

    calls: list[PlainCall]
    words: list[Words]
    at: str


def plain_board(site: Site, page: ScreenPage, now: datetime) -> PlainBoard:
    """What the page says before its script runs, and where none can: those called first."""
    calls = sorted(page["board"]["calls"], key=lambda call: call["state"] != "called")
    shown = [call for call in calls if call["point"] in page["places"]]
    return {
        "calls": [
            {
                "number": call["number"],
                "places": list(
                    dict.fromkeys(
                        page["places"][call["point"]]["names"][language]["full"]
                        for language in page["languages"]
                    )
                ),
                "called": call["state"] == "called",
            }
            for call in shown
        ],
        "words": [Words(WORDS, language, site.wording) for language in page["languages"]],
        "at": now.astimezone(site.zone_info).strftime("%H:%M"),
    }


class LoudShown(TypedDict):
    """How loud it is, in percent, from one local minute of the day to another, which may be the
    next day's."""

    since: int
    until: int
    percent: int


class ScreenPage(TypedDict):
    """What a screen knows besides its board. `spoken` are the languages in which a call is said, in
    their order, with `own_language` the visitor's as well, with `repeat` once more; `volume` is in
    percent, `volumes` at some hours another. `say` and `chime` are addresses of sounds, `state` is
    where the board is had without a socket; `layout` and `band` say what stands where, `waits` what
    the waits are of, `leaving` what is told beside 'Leave the building now', `media` what is
    shown between calls, and `alone` is the place of a screen that shows one."""

    title: str
    site: str
    zone: str
    timezone: str
    languages: tuple[str, ...]
    all_languages: tuple[str, ...]
    notice: dict[str, str | None] | None
    places: dict[str, PlaceShown]
    layout: Layout
    band: tuple[Piece, ...]
    waits: dict[str, WaitNamed]
    media: list[MediaShown]
    leaving: dict[str, dict[str, str]]
    alone: str | None
    sound: bool
    spoken: tuple[str, ...]
    own_language: bool
    repeat: bool
    volume: int
    volumes: list[LoudShown]
    say: str
    chime: str
    state: str
    board: BoardFirst


def screen_page(
    site: Site,
    zone: str,
    state: BoardShown,
    now: datetime,
    media: Sequence[MediaShown] = (),
    *,
    sound: bool,
) -> ScreenPage:
    """The data of a screen, with its first state: of the display, or the waiting area, `zone`."""
    shown, shows = site.languages[:LANGUAGES_ON_A_SCREEN], site.shows(zone)
    notice = {language: site.notice.get(language) for language in shown}
    here = f"/display/{site.id}/{zone}"
    return {
        "title": words.Words(WORDS, shown[0], site.wording)("screen-title"),
        "site": site.id,
        "zone": zone,
        "timezone": site.timezone,
        "languages": shown,
        "all_languages": site.languages,
        "notice": notice if all(notice.values()) else None,
        "places": places(site.service_points, site.languages),
        "layout": shows.layout,
        "band": shows.band,
        "waits": waits.named(site, shows),
        "media": [*media],
        "leaving": dict(site.leaving.texts),
        "alone": next(iter(shows.places), None) if shows.layout != "hall" else None,
        "sound": sound and shows.sound,
        "spoken": site.announcements.in_order(shown),
        "own_language": site.announcements.own_language,
        "repeat": site.announcements.repeat,
        "volume": site.announcements.volume * shows.volume // 100,
        "volumes": [
            {
                "since": one.span.start,
                "until": one.span.end,
                "percent": one.percent * shows.volume // 100,
            }
            for one in site.announcements.volume_by_hour
        ],
        "say": f"{here}/say",
        "chime": f"{here}/chime.wav" if shows.lead_in_ms else "/display/chime.wav",
        "state": f"/api/v1/sites/{site.id}/board/{zone}",
        "board": {**state, "now": iso(to_ms(now))},
    }
