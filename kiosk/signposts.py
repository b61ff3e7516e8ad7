"""Tiles that answer: what the kiosk knows of them, whether the place is open, and their paper."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from flask import jsonify
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StrictBool

from slips.signpost import walk, week
from storage.times import iso, to_ms
from ticketing.day import signposting
from ticketing.sites import Site
from ticketing.sites.signpost import Signpost, opening
from web import easy
from web.callers import ask, caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, SitePath
from web.pace import KioskPace
from web.problems import Problem, request_key

_TAG = Tag(name="kiosk", description="What a kiosk offers now.")


class DaysOpen(TypedDict):
    """Days with the same opening times, in words."""

    days: str
    times: str


class SignpostPage(TypedDict):
    """A tile that answers, in each language: null where the house says nothing. `map`: where the
    picture is, '' for none. `phone`: there is an address that phones can open."""

    name: dict[str, str]
    group: str | None
    icon: str
    place: dict[str, str]
    short: dict[str, str]
    provider: dict[str, str]
    street: dict[str, str] | None
    walk: dict[str, str] | None
    way: dict[str, str] | None
    map: str
    week: dict[str, list[DaysOpen]] | None
    bring: dict[str, str] | None
    tel: str | None
    phone: bool


class PlaceNow(TypedDict):
    """Whether the place is open, until when, and when it opens next (ISO 8601)."""

    open: bool
    until: str | None
    opens_at: str | None


class SignpostPath(SitePath):
    """A tile of a site that answers."""

    signpost: Id


class SignpostAsk(In):
    """Where somebody asked, and whether they want it on paper."""

    language: str = Field(max_length=3, description="The visitor's language, one of the site's")
    kiosk: Id = Field(description="The kiosk's id")
    print: StrictBool = Field(default=False, description="Print it at the kiosk's printer")
    larger: StrictBool = Field(default=False, description="In large letters")


class SignpostAnswer(BaseModel):
    """`slip`: the id under which the kiosk's live state tells how the printing goes, or null."""

    signpost: str
    slip: str | None


def page_of(site: Site, post: Signpost, *, phone: bool) -> SignpostPage:
    """What the kiosk's page knows of it."""
    walks = {code: text for code in site.languages if (text := walk(site, post, code))}
    return {
        "name": post.name,
        "group": post.group,
        "icon": post.icon,
        "place": post.place,
        "short": post.short or post.place,
        "provider": post.provider or post.place,
        "street": post.street,
        "walk": walks or None,
        "way": post.way,
        "map": easy.address(site.id, post.map),
        "week": None if not post.hours else {
            code: [
                {"days": days, "times": times}
                for days, times in week(post.hours, code, site.wording)
            ]
            for code in site.languages
        },
        "bring": post.bring,
        "tel": post.phone,
        "phone": phone,
    }  # fmt: skip


def now_of(site: Site, now: datetime) -> dict[str, PlaceNow]:
    """Whether each place is open, of those whose hours the house knows."""
    found: dict[str, PlaceNow] = {}
    for post in site.signposts:
        if not post.hours:
            continue
        is_open, then = opening(post, site.zone_info, site.holidays.public, now)
        moment = None if then is None else iso(to_ms(then))
        found[post.id] = {
            "open": is_open,
            "until": moment if is_open else None,
            "opens_at": None if is_open else moment,
        }
    return found


def add(bp: APIBlueprint, house: House, pace: KioskPace) -> None:
    """Put the route into a blueprint."""

    @bp.post(
        f"{SITE}/signposts/<signpost>",
        tags=[_TAG],
        summary="Ask where something is done",
        responses={200: SignpostAnswer, **PROBLEMS, 429: Problem},
    )
    def point_out(path: SignpostPath, body: SignpostAsk) -> Response:
        """Somebody touched a tile that answers: counted by type. With `print` it comes on paper."""
        site = house.site(path.site)
        grant = caller().at_kiosk(site.id, body.kiosk, "kiosk", "receptionist")
        kiosk = site.kiosk(body.kiosk).id
        pace.signpost(site.id, kiosk, grant)
        asked = ask(house, grant, request_key(grant))
        what = (house.store, site.id, path.signpost, asked)
        if body.print:
            done = signposting.print_answer(
                *what, language=body.language, kiosk=kiosk, larger=body.larger
            )
        else:
            done = signposting.show(*what, language=body.language, kiosk=kiosk)
        return jsonify(signpost=done.signpost, slip=done.slip)
