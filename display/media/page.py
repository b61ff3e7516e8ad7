"""The library of what displays show between calls: pictures, videos and pages of words."""

from __future__ import annotations

from typing import Any, TypedDict

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint

from display.media import api
from ticketing.day import media
from web import staff_bar
from web.callers import caller
from web.house import House
from web.shapes import SiteShown, site_shown
from web.words import direction, language_names


class MediaLanguage(TypedDict):
    """A language of the site, and which way it runs."""

    code: str
    name: str
    dir: str


class MediaDisplay(TypedDict):
    """A display, or a waiting area, that has room for them."""

    id: str
    name: str


class MediaPage(TypedDict):
    """What the page knows. `first` is the library (`LibraryOut`); words have at most `longest`
    letters in each language, and one stays for `shortest_s` to `longest_s` seconds, on all
    `displays` or on some."""

    site: SiteShown
    url: str
    languages: list[MediaLanguage]
    displays: list[MediaDisplay]
    longest: int
    shortest_s: int
    usual_s: int
    longest_s: int
    may: bool
    first: Any


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page and what it asks for into a blueprint."""
    api.add(bp, house)

    @bp.route("/day/<site>/media")
    def media_page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "supervisor")
        house.reports.ready()
        top = staff_bar.of(house, found, "day")
        data: MediaPage = {
            "site": site_shown(found),
            "url": f"/api/v1/sites/{found.id}",
            "languages": [
                {"code": code, "name": language_names(code)["own"], "dir": direction(code)}
                for code in found.languages
            ],
            "displays": [
                {"id": one.id, "name": one.name} for one in found.screens if one.has_media
            ],
            "longest": media.LENGTH,
            "shortest_s": media.SHORTEST_S,
            "usual_s": media.USUAL_S,
            "longest_s": media.LONGEST_S,
            "may": not top.reads,
            "first": api.library(house, found).model_dump(),
        }
        return render_template("display/media/media.html", site=found, page=data, top=top)
