"""The page of administration: every key of the site file as a field, the draft and the history."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint

import web
from administration.site import api, easy, logo, slips
from administration.site.form import Section, sections
from hardware.hub import Hub
from ticketing.sites.hours import ORDINALS, WEEKDAYS
from web import staff_bar
from web.callers import caller
from web.house import House
from web.shapes import SiteShown, site_shown
from web.words import language_names


class AdministrationPage(TypedDict):
    """What the page knows besides the draft (`DraftOut`)."""

    site: SiteShown
    url: str
    me: str
    sections: list[Section]
    weekdays: list[str]
    ordinals: list[str]
    languages: dict[str, str]
    icons: list[str]
    first: Any


def blueprint(house: House, hub: Hub) -> APIBlueprint:
    """The page `/administration/<site>` and the routes under /api/v1 that it calls."""
    bp = APIBlueprint("administration_site", __name__)
    api.add(bp, house)
    logo.add(bp, house)
    easy.add(bp, house)
    slips.add(bp, house, hub)

    @bp.route("/administration/<site>")
    def page(site: str) -> str:
        found = house.site(site)
        grant = caller().need(found.id, "administrator")
        first = api.first(house, found.id)
        codes = {*found.languages, *first["site"].get("languages", [])}
        data: AdministrationPage = {
            "site": site_shown(found),
            "url": f"/api/v1/sites/{found.id}",
            "me": grant.name,
            "sections": sections(),
            "weekdays": list(WEEKDAYS),
            "ordinals": list(ORDINALS),
            "languages": {code: language_names(code)["name"] for code in sorted(codes)},
            "icons": _icons(),
            "first": first,
        }
        top = staff_bar.of(house, found, "administration")
        return render_template(
            "administration/site/administration.html", site=found, page=data, top=top
        )

    return bp


@cache
def _icons() -> list[str]:
    text = (Path(web.__file__).parent / "static" / "icons.svg").read_text(encoding="utf-8")
    return sorted(re.findall(r'<symbol id="([^"]+)"', text))
