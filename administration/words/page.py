"""The page of words of a site: how whole each language is, and every phrase with its context."""

from __future__ import annotations

from typing import Any, TypedDict

from flask import render_template, request
from flask_openapi3.blueprint import APIBlueprint

from administration.site.form import sections
from administration.words import api
from administration.words.listing import first
from web import staff_bar
from web.callers import caller
from web.house import House
from web.shapes import SiteShown, site_shown
from web.words import direction


class WordsPage(TypedDict):
    """What the page knows. `languages` are those of the draft (`LanguageOut`), `first` the words of
    the one that is looked at (`WordsOut`)."""

    site: SiteShown
    url: str
    language: str
    direction: str
    languages: Any
    today: str
    may: bool
    first: Any


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page and what it asks for into a blueprint."""
    api.add(bp, house)

    @bp.route("/administration/<site>/words")
    def words_page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "administrator")
        known, told = house.reports.run(first, found.id, request.args.get("language", ""))
        top = staff_bar.of(house, found, "administration")
        data: WordsPage = {
            "site": site_shown(found),
            "url": f"/api/v1/sites/{found.id}",
            "language": told["language"],
            "direction": direction(told["language"]),
            "languages": known,
            "today": house.clock().astimezone(found.zone_info).date().isoformat(),
            "may": not top.reads,
            "first": told,
        }
        return render_template(
            "administration/words/words.html", site=found, page=data, top=top, sections=sections()
        )
