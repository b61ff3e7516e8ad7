"""What a supervisor says of single dates, and of the ticket's last line, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from ticketing import bounds
from ticketing.asks import Ask
from ticketing.day import dates
from ticketing.errors import BadRequest
from ticketing.sites import Site
from ticketing.sites.parts import Language
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, In, SitePath, keyed_ask

_TAG = Tag(
    name="Dates", description="Hours of single dates, closed days, and the ticket's last line."
)

Day = Annotated[str, StringConstraints(max_length=40)]
Words = Annotated[
    dict[Language, Annotated[str, StringConstraints(max_length=400)]], Field(max_length=20)
]
Pieces = Annotated[
    list[Annotated[str, StringConstraints(max_length=20)]],
    Field(max_length=20, examples=[["09:00-12:00", "13:00-17:00"]]),
]


class DatePath(SitePath):
    """A local date of a site: YYYY-MM-DD."""

    day: Day


class DateIn(In):
    """The hours of a date, none where the house is closed, and why, by language."""

    hours: Pieces
    reason: Words = {}  # noqa: RUF012


class CourtesyIn(In):
    """The ticket's last line by language; without words the usual one counts again."""

    words: Words


class DateOut(BaseModel):
    """A date for which somebody said other hours: these, the reason by language, and beside them
    the `usual` hours and what a holiday on it is called."""

    day: str
    hours: list[str]
    reason: dict[str, str]
    usual: list[str]
    holiday: str | None


class DatesOut(BaseModel):
    """The dates to come with hours of their own, by day; today, and the last that can be changed;
    and the ticket's last line by language, empty where it is the usual one."""

    today: str
    last_day: str
    dates: list[DateOut]
    courtesy: dict[str, str]


def day_of(text: str) -> date:
    """The date; BadRequest for what no calendar has."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise BadRequest(f"'{text:.20}' is no date; write one like 2026-12-24.") from None
    if not bounds.holds_day(found):
        raise BadRequest(bounds.SAYS)
    return found


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. Changing needs a supervisor."""

    @bp.get(f"{SITE}/dates", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def every_date(path: SitePath) -> Response:
        """The dates to come that have hours of their own, and the ticket's last line."""
        caller().need(path.site, "receptionist")
        return jsonify(shown(house, path.site))

    def done(path: SitePath, change: Callable[[Ask, Site], object]) -> Response:
        grant = caller().need(path.site, "supervisor")
        change(keyed_ask(house, grant), house.site(path.site))
        return jsonify(shown(house, path.site))

    @bp.post(f"{SITE}/dates/<day>", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def say_date(path: DatePath, body: DateIn) -> Response:
        """Give a date its own hours, or close it: at once, for tickets and appointments alike."""

        def work(asked: Ask, site: Site) -> None:
            said = dates.read(body.hours, body.reason, site)
            dates.change(house.store, site.id, day_of(path.day), said, asked)

        return done(path, work)

    @bp.post(f"{SITE}/dates/<day>/usual", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def usual_hours(path: DatePath) -> Response:
        """The week's hours and the holidays count again on a date."""
        return done(
            path, lambda asked, site: dates.clear(house.store, site.id, day_of(path.day), asked)
        )

    @bp.post(f"{SITE}/courtesy", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def courtesy(path: SitePath, body: CourtesyIn) -> Response:
        """The last line of tickets from now on, in each language of the site."""
        return done(
            path,
            lambda asked, site: dates.change_courtesy(house.store, site.id, body.words, asked),
        )


def shown(house: House, site_id: str) -> dict[str, Any]:
    """`DatesOut` as plain data."""
    site = house.site(site_id)
    today = site.service_day(house.clock())
    return {
        "today": today.isoformat(),
        "last_day": date.fromordinal(today.toordinal() + dates.AHEAD_DAYS).isoformat(),
        "dates": [_one(site, day) for day in sorted(site.dates) if day >= today],
        "courtesy": dict(site.courtesy),
    }


def _one(site: Site, day: date) -> dict[str, Any]:
    said = site.dates[day]
    hours, closing = dates.usual(site, day)
    return {
        "day": day.isoformat(),
        "hours": [str(one) for one in said.hours],
        "reason": dict(said.reason),
        "usual": [str(one) for one in hours],
        "holiday": None if closing is None else next(iter(closing.values())),
    }
