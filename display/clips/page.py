"""The page of announcements of a site: what is recorded in each language, and any call heard."""

from __future__ import annotations

from typing import Any, TypedDict

from flask import make_response, render_template, request
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint

from display.clips import api
from display.clips.listing import listed
from display.voice import clips, recording
from display.voice.script import HIGHEST
from web import staff_bar
from web.callers import caller
from web.house import House
from web.shapes import Named, SiteShown, site_shown
from web.words import LanguageNames, language_names

#: Nobody else may listen: the page's own script, and the person who presses.
MICROPHONE = "camera=(), microphone=(self), geolocation=()"


class AnnouncementsPage(TypedDict):
    """What the page knows. `first` are the clips of `language` (`ClipsOut`); a clip has at most
    `longest` seconds, and no number above `highest`."""

    site: SiteShown
    url: str
    language: str
    languages: dict[str, LanguageNames]
    places: list[Named]
    number: str
    longest: float
    highest: int
    may: bool
    first: Any


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page and what it asks for into a blueprint."""
    api.add(bp, house)

    @bp.route("/administration/<site>/announcements")
    def announcements_page(site: str) -> Response:
        found = house.site(site)
        caller().need(found.id, "administrator")
        asked = request.args.get("language", "")
        language = asked if asked in found.languages else found.languages[0]
        house.voices.ready()
        first = house.voices.run(listed, clips.folder(house), found, language)
        top = staff_bar.of(house, found, "administration")
        data: AnnouncementsPage = {
            "site": site_shown(found),
            "url": f"/api/v1/sites/{found.id}",
            "language": language,
            "languages": {code: language_names(code) for code in found.languages},
            "places": [{"id": one.id, "name": one.called("en")} for one in found.service_points],
            "number": f"{found.enquiries[0].prefix}042",
            "longest": recording.LONGEST_S,
            "highest": HIGHEST,
            "may": not top.reads,
            "first": first.model_dump(),
        }
        answer = make_response(
            render_template("display/clips/announcements.html", site=found, page=data, top=top)
        )
        answer.headers["Permissions-Policy"] = MICROPHONE
        return answer
