"""The display's routes: the screen, the sound of its calls, the visitor's page, their states."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, TypedDict

from flask import Response, render_template, request, send_file
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field

from display import WORDS
from display.board import waits
from display.board.state import BoardShown, announcement, board
from display.board.waits import WaitNamed
from display.places import PlaceShown, places
from display.voice import cache, sound
from display.voice.speech import SpokenCall
from storage.times import iso, to_ms
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.sites.shown.displays import Layout, Piece
from web import words
from web.house import House
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


class BoardState(BaseModel):
    """The calls of a zone, newest announcement first, how many visitors wait there, and how long
    where that is known, why everybody was asked to wait, if they were, and the notices of now by
    language; `page` changes when the site file did."""

    now: str
    page: str
    calls: list[CallState]
    waiting: int
    waits: list[WaitState]
    lit: LitState | None
    standing: str | None
    notices: list[dict[str, str]]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the screen of a waiting area, its sounds and its state into a blueprint."""
    _screen(bp, house)
    _sounds(bp, house)
    _api(bp, house)


def _board(house: House, site_id: str, zone: str) -> BoardShown:
    site = house.site(site_id)
    site.shows(zone)
    with house.store.read() as connection:
        return board(connection, site, zone, to_ms(house.clock()), house.queues)


def _screen(bp: APIBlueprint, house: House) -> None:
    @bp.route("/display/<site>/<zone>")
    def screen(site: str, zone: str) -> str:
        house.voices.ready()
        page = screen_page(
            house.site(site),
            zone,
            _board(house, site, zone),
            house.clock(),
            sound=request.args.get("sound") != "off",
        )
        own = Words(WORDS, page["languages"][0])
        return render_template(
            "display/board/screen.html",
            page=page,
            plain=plain_board(house.site(site), page, house.clock()),
            letters=words.has_other_letters(page["all_languages"]),
            # Numbers and places stand in the same place for everybody; each text runs its own way.
            lang=own.language,
            dir="ltr",
        )


def _sounds(bp: APIBlueprint, house: House) -> None:
    folder, clips = house.data / "speech-cache", house.clips or house.data / "clips"
    cache.clear(folder)
    chime_wav = sound.write_wav(sound.chime())

    @bp.route("/display/chime.wav")
    def chime() -> Response:
        return _wav(chime_wav, max_age=86_400)

    @bp.route("/display/<site>/<zone>/chime.wav")
    def chime_of_zone(site: str, zone: str) -> Response:
        """The chime of a screen, with the lead-in that the amplifier there needs."""
        lead = house.site(site).shows(zone).lead_in_ms / 1000
        return _wav(sound.write_wav(sound.joined([sound.lead_in(lead), sound.chime()])), max_age=60)

    @bp.route("/display/<site>/<zone>/say/<int:sequence>/<language>.wav")
    def say(site: str, zone: str, sequence: int, language: str) -> Response:
        """A call of this screen, made just now, in a language of the site; nothing else is said."""
        here = house.site(site)
        here.shows(zone)
        with house.store.read() as connection:
            said = announcement(connection, here, zone, sequence, to_ms(house.clock()))
        if said is None or language not in here.languages:
            raise NotFound("There is no such announcement, or it was made too long ago.")
        place = here.service_point(said.point).called(language)
        call = SpokenCall.of(said.number, language, said.point, place)
        spoken = cache.kept(folder, call) or house.voices.run(
            cache.spoken, folder, clips, call, same=call
        )
        if spoken is None:
            raise NotFound(f"No voice here speaks '{language}'.")
        return _wav(spoken, max_age=300)


def _wav(data: bytes, max_age: int) -> Response:
    # Conditional, so that parts can be asked for: some phones play nothing without.
    response: Response = send_file(
        io.BytesIO(data), mimetype="audio/wav", conditional=True, max_age=max_age
    )
    return response


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
        "words": [Words(WORDS, language) for language in page["languages"]],
        "at": now.astimezone(site.zone_info).strftime("%H:%M"),
    }


class ScreenPage(TypedDict):
    """What a screen knows besides its board. `say` and `chime` are addresses of sounds, `state` is
    where the board is had without a socket; `layout` and `band` say what stands where, `waits` what
    the waits are of, and `alone` is the place of a screen that shows one."""

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
    alone: str | None
    sound: bool
    say: str
    chime: str
    state: str
    board: BoardFirst


def screen_page(
    site: Site, zone: str, state: BoardShown, now: datetime, *, sound: bool
) -> ScreenPage:
    """The data of a screen, with its first state: of the display, or the waiting area, `zone`."""
    shown, shows = site.languages[:LANGUAGES_ON_A_SCREEN], site.shows(zone)
    notice = {language: site.notice.get(language) for language in shown}
    here = f"/display/{site.id}/{zone}"
    return {
        "title": words.Words(WORDS, shown[0])("screen-title"),
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
        "alone": next(iter(shows.places), None) if shows.layout != "hall" else None,
        "sound": sound and shows.sound,
        "say": f"{here}/say",
        "chime": f"{here}/chime.wav" if shows.lead_in_ms else "/display/chime.wav",
        "state": f"/api/v1/sites/{site.id}/board/{zone}",
        "board": {**state, "now": iso(to_ms(now))},
    }
