"""The display's routes: the screen, the sound of its calls, the visitor's page, their states."""

from __future__ import annotations

import io
from typing import Any

import segno
from flask import Response, make_response, render_template, request, send_file
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field

from display import phone_api, sound
from display.board import BoardShown, announcement, board
from display.pages import ROOM, phone_context, phone_language, screen_page
from display.phone_api import TicketPath, TicketState, ticket_state
from display.speech import SpokenCall, default_voice
from display.ticket import Ticket, ticket
from display.wavcache import WavCache
from storage.times import iso, to_ms
from ticketing.errors import NotFound
from web.house import House
from web.problems import Problem
from web.words import FALLBACK, Words, source

_TAG = Tag(name="display", description="What waiting areas and visitors see.")


class ZonePath(BaseModel):
    site: str = Field(description="The site's id")
    zone: str = Field(description="The waiting zone's id")


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


class BoardState(BaseModel):
    """The calls of a zone, newest announcement first, and how many visitors wait there."""

    now: str
    calls: list[CallState]
    waiting: int


def blueprint(house: House) -> APIBlueprint:
    """Everything that displays and phones ask for over HTTP; all of it public, none of it secret.

    A visit's id is unguessable and shows that visit's ticket alone.
    """
    bp = APIBlueprint(ROOM, __name__, template_folder="templates")
    _screen(bp, house)
    _sounds(bp, house)
    _phone(bp, house)
    _api(bp, house)
    phone_api.add(bp, house)
    return bp


def _board(house: House, site_id: str, zone: str) -> BoardShown:
    site = house.site(site_id)
    site.zone(zone)
    with house.store.read() as connection:
        return board(connection, site, zone, to_ms(house.clock()))


def _screen(bp: APIBlueprint, house: House) -> None:
    @bp.route("/display/<site>/<zone>")
    def screen(site: str, zone: str) -> str:
        page = screen_page(
            house.site(site),
            zone,
            _board(house, site, zone),
            house.clock(),
            sound=request.args.get("sound") != "off",
        )
        own = Words(ROOM, page["languages"][0])
        return render_template(
            "display/screen.html", page=page, lang=own.language, dir=own.direction
        )


def _sounds(bp: APIBlueprint, house: House) -> None:
    voice = WavCache(
        house.data / "speech-cache", default_voice(house.clips or house.data / "clips")
    )
    chime_wav = sound.write_wav(sound.chime())

    @bp.route("/display/chime.wav")
    def chime() -> Response:
        return _wav(chime_wav, max_age=86_400)

    @bp.route("/display/<site>/<zone>/say/<int:sequence>/<language>.wav")
    def say(site: str, zone: str, sequence: int, language: str) -> Response:
        """A call of this zone, made just now, in a language of the site; nothing else is said."""
        here = house.site(site)
        here.zone(zone)
        with house.store.read() as connection:
            said = announcement(connection, here, zone, sequence, to_ms(house.clock()))
        if said is None or language not in here.languages:
            raise NotFound("There is no such announcement, or it was made too long ago.")
        place = here.service_point(said.point).called(language)
        spoken = house.run_native(
            voice.say, SpokenCall.of(said.number, language, said.point, place)
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


def _phone(bp: APIBlueprint, house: House) -> None:
    def find(visit: str) -> Ticket:
        with house.store.read() as connection:
            return ticket(connection, visit)

    # In capitals for the code on the slip: it is smaller so.
    @bp.route("/T/<visit>")
    @bp.route("/t/<visit>", endpoint="phone_in_small_letters")
    def phone(visit: str) -> Response:
        visit = visit.upper()
        try:
            found = find(visit)
        except NotFound:
            return _private(_unknown_ticket())
        site = house.site(found.site)
        language = phone_language(site, found, request.args.get("lang"))
        context = phone_context(site, visit, found, language, house.clock())
        return _private(make_response(render_template("display/phone.html", **context)))

    @bp.route("/t/<visit>/qr.svg")
    @bp.route("/T/<visit>/qr.svg", endpoint="qr_in_capitals")
    def qr(visit: str) -> Response:
        visit = visit.upper()
        find(visit)
        return _private(Response(qr_svg(house.ticket_url(visit)), mimetype="image/svg+xml"))


def _unknown_ticket() -> Response:
    offered = [name for name in ("cy", "en") if source(ROOM, name)]
    language = request.accept_languages.best_match(offered) or FALLBACK
    say = Words(ROOM, language)
    page = render_template("display/unknown.html", lang=language, dir=say.direction, say=say)
    return make_response(page, 404)


def _private(response: Response) -> Response:
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response


def qr_svg(url: str) -> bytes:
    """The address as a QR code: level M, a quiet zone of 4 modules, ink on white."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False, boost_error=False).save(
        out, kind="svg", border=4, dark="#14202b", light="#ffffff", omitsize=True, xmldecl=False,
        svgclass=None, lineclass=None,
    )  # fmt: skip
    return out.getvalue()


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

    @bp.get(
        "/api/v1/visits/<visit>/ticket",
        tags=[_TAG],
        summary="One ticket, for whoever holds its id",
        responses={200: TicketState, 404: Problem},
    )
    def get_ticket(path: TicketPath) -> Response:
        return _private(make_response(ticket_state(house, path.visit.upper())))
