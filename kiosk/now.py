"""What a kiosk is told, over HTTP: where a proxy lets no socket through it still gives tickets."""

from __future__ import annotations

from typing import Annotated, Any

from flask import jsonify
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, StringConstraints

from kiosk.live import state
from storage.times import iso, to_ms
from web.callers import caller
from web.house import House
from web.problems import Problem

_TAG = Tag(name="kiosk", description="What a kiosk offers now.")

Id = Annotated[str, StringConstraints(max_length=60)]


class KioskPath(BaseModel):
    """A kiosk of a site."""

    site: Id
    kiosk: Id


class OpenNow(BaseModel):
    """Whether tickets can be had, and if not, why and until when, as far as that is known."""

    open: bool
    opens_at: str | None
    reason: str | None
    cause: str | None
    named: dict[str, str] | None


class EnquiryNow(OpenNow):
    """An enquiry type now: how many wait for it, and about how many minutes one waits, if that is
    known; 0 is no wait."""

    waiting: int
    about: int | None


class PlaceOpenNow(BaseModel):
    """Whether the place of a tile that answers is open, until when, and when it opens next."""

    open: bool
    until: str | None
    opens_at: str | None


class PrinterNow(BaseModel):
    """How the kiosk's printer is."""

    state: str
    usable: bool
    since: str | None


class HelperNow(BaseModel):
    """How far it is with the person whom a visitor asked for; times in ISO 8601. `who` is coming
    since `taken_at`, `told_more`: more people than reception are told, from `more_at` on; after
    `over_at` nobody is believed to come; `met`: they are there."""

    asked_at: str
    more_at: str
    told_more: bool
    over_at: str
    taken_at: str | None
    who: str | None
    met: bool


class KioskNow(OpenNow):
    """What the kiosk's live state has; `page` changes when the site file did. Paper comes out
    `instead` at another printer, and the slips `elsewhere` do. `notices` are by language, `dates`
    the hours of the next seven days that are not the week's, by weekday."""

    now: str
    page: str
    enquiries: dict[str, EnquiryNow]
    signposts: dict[str, PlaceOpenNow]
    printer: PrinterNow
    prints: dict[str, str]
    instead: str | None
    elsewhere: dict[str, str]
    person: str | None
    helper: HelperNow | None
    notices: list[dict[str, str]]
    dates: dict[str, list[tuple[str, str]]]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into a blueprint."""

    @bp.get(
        "/api/v1/sites/<site>/kiosks/<kiosk>",
        tags=[_TAG],
        responses={200: KioskNow, 401: Problem, 403: Problem, 404: Problem},
    )
    def now(path: KioskPath) -> Response:
        """What can be chosen now, and how the paper is: as the socket tells it."""
        caller().need(path.site, "kiosk", "adviser")
        found: dict[str, Any] = {**state(house, path.site, path.kiosk)}
        return jsonify(now=iso(to_ms(house.clock())), **found)
