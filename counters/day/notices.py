"""Notices on displays, kiosks and phones, over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import AwareDatetime, BaseModel, Field, StrictBool

from counters.day.dates import Words
from storage.times import iso, iso_or_none, to_ms
from ticketing.day import notices
from ticketing.day.notices import Notice, Place
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, In, Moment, SitePath, keyed_ask
from web.problems import Problem

_TAG = Tag(name="Notices", description="What displays, kiosks and phones say for a while.")
_ONE = f"{SITE}/notices/<int:notice>"


class NoticePath(SitePath):
    """A notice of a site, by its number."""

    notice: Annotated[int, Field(ge=1, le=2**53)]


class NoticeIn(In):
    """What a notice says, by language: in the house's own always. Without `starts_at` from now on,
    without `ends_at` until somebody takes it down. A `whole` one fills every screen, above the
    calls, for four hours at most."""

    words: Words
    places: Annotated[list[Place], Field(min_length=1, max_length=3)]
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    whole: StrictBool = False


class NoticeOut(BaseModel):
    """A notice. `state`: it is to come, it shows, or it is over."""

    notice: int
    words: dict[str, str]
    places: list[Place]
    starts_at: Moment
    ends_at: Moment | None
    whole: bool
    state: Literal["coming", "showing", "over"]


class NoticesOut(BaseModel):
    """Those that show or are going to, by start; then those of the last month, the last first."""

    now: Moment
    notices: list[NoticeOut]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. Changing needs a supervisor."""

    @bp.get(f"{SITE}/notices", tags=[_TAG], responses={200: NoticesOut, **PROBLEMS})
    def every_notice(path: SitePath) -> Response:
        """The notices that show, are going to, or ended within a month."""
        caller().need(path.site, "receptionist")
        return jsonify(shown(house, path.site))

    @bp.post(f"{SITE}/notices", tags=[_TAG], responses={200: NoticesOut, **PROBLEMS})
    def put_notice(path: SitePath, body: NoticeIn) -> Response:
        """Show a notice, now or from a moment on: two at a time at each place."""
        return _put(house, path.site, body)

    @bp.post(_ONE, tags=[_TAG], responses={200: NoticesOut, **PROBLEMS, 404: Problem})
    def change_notice(path: NoticePath, body: NoticeIn) -> Response:
        """Change a notice that shows or is going to; one that shows keeps its start."""
        return _put(house, path.site, body, path.notice)

    @bp.post(f"{_ONE}/take-down", tags=[_TAG], responses={200: NoticesOut, **PROBLEMS})
    def take_down(path: NoticePath) -> Response:
        """Show a notice no more."""
        asked = keyed_ask(house, caller().need(path.site, "supervisor"))
        notices.take_down(house.store, path.site, path.notice, asked)
        return jsonify(shown(house, path.site))


def _put(house: House, site_id: str, body: NoticeIn, notice: int | None = None) -> Response:
    asked = keyed_ask(house, caller().need(site_id, "supervisor"))
    notices.put(
        house.store,
        site_id,
        asked,
        words=body.words,
        places=body.places,
        from_at=body.starts_at,
        until=body.ends_at,
        notice=notice,
        whole=body.whole,
    )
    return jsonify(shown(house, site_id))


def shown(house: House, site_id: str) -> dict[str, Any]:
    """`NoticesOut` as plain data."""
    now = house.clock()
    site = house.site(site_id)
    with house.store.read() as conn:
        found = notices.listed(conn, site, now)
    return {"now": iso(to_ms(now)), "notices": [_one(each, now) for each in found]}


def _one(notice: Notice, now: datetime) -> dict[str, Any]:
    at = to_ms(now)
    state = "over" if notice.over(at) else "showing" if notice.shows(at) else "coming"
    until = notice.until_ms if notice.taken_down_at is None else notice.taken_down_at
    return {
        "notice": notice.id,
        "words": notice.words,
        "places": list(notice.places),
        "starts_at": iso(notice.from_ms),
        "ends_at": iso_or_none(until),
        "whole": notice.whole,
        "state": state,
    }
