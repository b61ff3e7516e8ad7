"""What spoken guidance asks for, at a kiosk and at the exit: sentences as sound, and who is being
called."""

from __future__ import annotations

from typing import Annotated

from flask import Response, jsonify, make_response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, StringConstraints

from display.board.state import board
from display.voice import sentences
from storage.times import to_ms
from ticketing.errors import BadRequest, NotFound
from ticketing.sites import Site
from web.callers import Grant, caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, SitePath
from web.pace import KioskPace
from web.problems import Problem

_TAG = Tag(name="kiosk", description="What a kiosk offers now.")
_EXIT = Tag(name="display", description="What waiting areas and visitors see.")
_KIOSK = f"{SITE}/kiosks/<kiosk>"
#: So many calls are named: who asks where the house is wants to know about now.
MOST_CALLS = 3
#: With so many sounds to be made before it, a sentence is not: calls need the room.
MOST_IN_LINE = 12


class KioskPath(SitePath):
    """A kiosk of a site."""

    kiosk: Id


class SentenceIn(In):
    """A sentence that the screen shows or says."""

    language: Annotated[str, StringConstraints(max_length=3)]
    text: Annotated[
        str,
        StringConstraints(
            strip_whitespace=True,
            min_length=1,
            max_length=sentences.LONGEST,
            pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]+$",  # nobody says these
        ),
    ]


class CalledNow(BaseModel):
    """A visitor who is called: the number, and the place in each of the site's languages."""

    number: str
    place: dict[str, str]


class CalledOut(BaseModel):
    """Who is being called in the kiosk's waiting area, the newest first."""

    calls: list[CalledNow]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes into a blueprint."""
    pace = KioskPace(house)
    folder, clips = house.data / "speech-cache", house.clips or house.data / "clips"
    sentences.clear(folder)

    @bp.post(f"{_KIOSK}/say", tags=[_TAG], responses={**PROBLEMS, 429: Problem, 503: Problem})
    def say_aloud(path: KioskPath, body: SentenceIn) -> Response:
        """A sentence as a WAV file, in a language of the site. What is said is kept, so that it is
        made once; it stands in no log, since it may be what somebody came for."""
        site = house.site(path.site)
        grant = caller().at_kiosk(site.id, path.kiosk, "kiosk", "adviser")
        return said(site, body, site.kiosk(path.kiosk).id, grant)

    @bp.post(f"{SITE}/exit/say", tags=[_EXIT], responses={**PROBLEMS, 429: Problem, 503: Problem})
    def say_at_exit(path: SitePath, body: SentenceIn) -> Response:
        """A sentence as a WAV file, for the screen at the exit."""
        site = house.site(path.site)
        screen = caller().screen
        own = screen is not None and screen.site == site.id
        grant = screen if own and screen else caller().need(site.id, "kiosk", "adviser")
        return said(site, body, "exit", grant)

    def said(site: Site, body: SentenceIn, place: str, grant: Grant) -> Response:
        if body.language not in site.languages:
            raise BadRequest(f"{site.id} does not offer the language '{body.language}'")
        one = sentences.Sentence(body.language, body.text)
        found = sentences.kept(folder, one)
        if found is None:
            pace.sentence(site.id, place, grant)
            found = house.voices.run(
                sentences.spoken, folder, clips, one, same=one, in_line=MOST_IN_LINE
            )
        if found is None:
            raise NotFound(f"No voice here speaks '{body.language}'.")
        answer = make_response(found)
        answer.mimetype = "audio/wav"
        answer.cache_control.no_store = True
        return answer

    @bp.get(f"{_KIOSK}/called", tags=[_TAG], responses={200: CalledOut, **PROBLEMS})
    def called_now(path: KioskPath) -> Response:
        """'Where are we now?': who is being called where the kiosk sends its visitors."""
        site = house.site(path.site)
        caller().at_kiosk(site.id, path.kiosk, "kiosk", "adviser")
        zone = site.kiosk(path.kiosk).zone
        with house.store.read() as connection:
            shown = board(connection, site, zone, to_ms(house.clock()))
        points = {point.id: point for point in site.service_points}
        calls = [
            CalledNow(
                number=call["number"],
                place={code: points[call["point"]].called(code) for code in site.languages},
            )
            for call in shown["calls"]
            if call["state"] == "called" and call["point"] in points
        ]
        return jsonify(CalledOut(calls=calls[:MOST_CALLS]).model_dump())
