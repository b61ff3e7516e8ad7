"""The page of the day: what takes tickets, an early close, and the close of the day."""

from __future__ import annotations

from typing import Any, TypedDict

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint

from counters.day import ahead, api, everybody
from counters.day.ahead import LanguageShown, languages_shown
from ticketing.day import standstill
from ticketing.day.limits import EARLY_REASONS, OFF_REASONS
from web import staff_bar
from web.callers import caller
from web.house import House
from web.shapes import SiteShown, site_shown

#: An early close's reasons as a list to choose from; as a sentence they are EARLY_REASONS.
EARLY_LABELS = {
    "staffing": "Too few of us",
    "building": "A fault in the building",
    "weather": "The weather",
    "emergency": "An emergency",
    "other": "Something else",
}


class Choice(TypedDict):
    """A reason: as a part of a sentence, and as a line of a list."""

    id: str
    words: str
    label: str


class DayPage(TypedDict):
    """What the page knows besides the day, which it asks for again and again (`ServiceDayOut`)."""

    site: SiteShown
    url: str
    off_reasons: list[Choice]
    early_reasons: list[Choice]
    stop_reasons: list[everybody.Reason]
    languages: list[LanguageShown]
    longest_message: int
    standstill: Any
    first: Any


def _choices(reasons: dict[str, str]) -> list[Choice]:
    return [
        {"id": key, "words": words, "label": words[:1].upper() + words[1:]}
        for key, words in reasons.items()
    ]


def blueprint(house: House) -> APIBlueprint:
    """The page `/day/<site>` and the routes under /api/v1 that it calls."""
    bp = APIBlueprint("counters_day", __name__)
    api.add(bp, house)
    everybody.add(bp, house)
    ahead.add(bp, house)

    @bp.route("/day/<site>")
    def page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "supervisor")
        data: DayPage = {
            "site": site_shown(found),
            "url": f"/api/v1/sites/{found.id}",
            "off_reasons": _choices(OFF_REASONS),
            "early_reasons": [
                {"id": key, "words": words, "label": EARLY_LABELS[key]}
                for key, words in EARLY_REASONS.items()
            ],
            "stop_reasons": everybody.reasons(),
            "languages": languages_shown(found),
            "longest_message": standstill.LENGTH,
            "standstill": everybody.shown(house, found.id),
            "first": api.shown(house, found.id),
        }
        top = staff_bar.of(house, found, "day")
        return render_template("counters/day/day.html", site=found, page=data, top=top)

    return bp
