"""The page of days to come: dates, notices, and the ticket's last line."""

from __future__ import annotations

from typing import Any, TypedDict

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint

from counters.day import dates, history, notices, presets
from ticketing.day.dates import LINE_LENGTH, REASON_LENGTH
from ticketing.day.notices import LENGTH
from ticketing.sites import Site
from web import staff_bar, words
from web.callers import caller
from web.house import House
from web.shapes import SiteShown, site_shown


class LanguageShown(TypedDict):
    """A language of the site: its code, its own name, and the direction in which it is read."""

    code: str
    name: str
    dir: str


def languages_shown(site: Site) -> list[LanguageShown]:
    """Those of the house, its own first."""
    return [
        {
            "code": code,
            "name": words.language_names(code)["own"],
            "dir": words.direction(code),
        }
        for code in site.languages
    ]


class AheadPage(TypedDict):
    """What the page knows at first. `longest`: letters of a notice, of a reason, of the line;
    and how many changes the history has at most."""

    site: SiteShown
    url: str
    languages: list[LanguageShown]
    notice_presets: list[presets.Preset]
    reasons: list[presets.Preset]
    longest: dict[str, int]
    dates: Any
    notices: Any
    changes: Any
    ring: Any


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page `/day/<site>/ahead` and its interface into a blueprint."""
    dates.add(bp, house)
    notices.add(bp, house)
    history.add(bp, house)

    @bp.route("/day/<site>/ahead")
    def ahead(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "supervisor")
        data: AheadPage = {
            "site": site_shown(found),
            "url": f"/api/v1/sites/{found.id}",
            "languages": languages_shown(found),
            "notice_presets": list(presets.NOTICES),
            "reasons": list(presets.REASONS),
            "longest": {
                "notice": LENGTH,
                "reason": REASON_LENGTH,
                "line": LINE_LENGTH,
                "history": history.MOST,
            },
            "dates": dates.shown(house, found.id),
            "notices": notices.shown(house, found.id),
            "changes": history.shown(house, found.id),
            "ring": dates.ring_shown(house, found.id),
        }
        top = staff_bar.of(house, found, "day")
        return render_template("counters/day/ahead.html", site=found, page=data, top=top)
