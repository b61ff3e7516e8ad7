"""Where something else is done: a page for the phone that scanned a kiosk's code, or its slip's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Response, make_response, render_template, request
from flask_openapi3.blueprint import APIBlueprint

from display import WORDS
from display.phone.page import qr_svg
from slips.marks import ROOM
from slips.signpost import facts, week
from ticketing.sites import Site
from ticketing.sites.signpost import Signpost, opening
from web import easy, looks
from web.dates import weekdays, written
from web.house import House
from web.words import Words, direction, has_other_letters, language_names, offered


def add(bp: APIBlueprint, house: House) -> None:
    """Put the pages `/W/<site>/<signpost>` and their codes into a blueprint. They are the same for
    everybody and know nobody."""

    def find(site: str, signpost: str) -> tuple[Site, Signpost]:
        found = house.site(site.lower())
        return found, found.signpost(signpost.lower())

    # In capitals for the code on the slip: it is smaller so.
    @bp.route("/W/<site>/<signpost>")
    @bp.route("/w/<site>/<signpost>", endpoint="place_in_small_letters")
    def place(site: str, signpost: str) -> Response:
        """Where to go, when it is open, and what to bring."""
        here, post = find(site, signpost)
        spoken = offered(ROOM, here.languages)
        asked = request.args.get("lang", "")
        language = asked if asked in spoken else spoken[0]
        found = context(here, post, language, spoken, house.clock())
        return make_response(render_template("display/phone/place.html", **found))

    @bp.route("/w/<site>/<signpost>/qr.svg")
    def place_qr(site: str, signpost: str) -> Response:
        """The code that opens the page."""
        here, post = find(site, signpost)
        code = qr_svg(house.place_url(here.id, post.id))
        response = Response(code, mimetype="image/svg+xml")
        response.headers["Cache-Control"] = "public, max-age=300"
        return response


def context(
    site: Site, post: Signpost, language: str, spoken: list[str], now: datetime
) -> dict[str, Any]:
    """What the template needs to show a place, to who can read it in the languages `spoken`."""
    say = Words(ROOM, language, site.wording)
    return {
        "letters": has_other_letters(site.languages),
        "own_language": language_names(language)["own"],
        "lang": language,
        "dir": direction(language),
        "say": say,
        "accessibility": Words(WORDS, language, site.wording)("accessibility"),
        "site_name": site.called(language),
        "looks": looks.of(site),
        "others": [
            {"id": code, "name": language_names(code)["own"]} for code in spoken if code != language
        ],
        "name": post.called(language),
        "place": post.words("place", language),
        "now": _now(site, post, say, language, now),
        "facts": {k: text for k, text in facts(site, post, language).items() if k not in _APART},
        "map": easy.address(site.id, post.map),
        "week": week(post.hours, language, site.wording) if post.hours else [],
        "phone": post.phone,
        "telephone": "".join(char for char in post.phone or "" if char in "+0123456789"),
    }


#: So many days ahead a weekday alone tells which is meant.
DAYS_OF_A_WEEK = 7

#: What the page sets by itself.
_APART = frozenset({"hours", "phone"})


def _now(site: Site, post: Signpost, say: Words, language: str, now: datetime) -> str | None:
    """'It is open now, until 16:30.'; None where its hours are not known."""
    if not post.hours:
        return None
    is_open, then = opening(post, site.zone_info, site.holidays.public, now)
    if then is None:
        return say("signpost-closed-now")
    local = then.astimezone(site.zone_info)
    if is_open:
        return say("signpost-open", time=f"{local:%H:%M}")
    if (local.date() - now.astimezone(site.zone_info).date()).days < DAYS_OF_A_WEEK:
        day = weekdays(language)[local.weekday()]
    else:
        day = written(local.date(), language, weekday=True)
    return say("signpost-opens", day=day, time=f"{local:%H:%M}")
