"""The screens of the waiting areas among a site's devices: when each was seen, how it sounds, and
which of them are ours."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, StringConstraints

from storage import Connection
from storage.times import from_ms, iso
from ticketing import bounds
from ticketing.day import media
from ticketing.day.limits import site_closure
from ticketing.help import lately
from ticketing.sites import Site
from ticketing.visits import receipts
from web.callers import caller
from web.house import House
from web.interface import DONE, PROBLEMS, In, Moment, SitePath


class LastCallOut(BaseModel):
    """A call that was shown, at which place, and whether it was said there."""

    number: str
    place: str
    at: Moment
    said: bool


class ScreenOut(BaseModel):
    """A screen. `name` is null until a supervisor has given one: it may be anybody's. `sound` is
    'on', 'off' (another speaks in its place) or 'blocked' until somebody touches it. `unplayed`:
    in words, what it was to show between calls and cannot. `last` is the newest call that it
    showed today; `missed`: it is ours and gone while the house is open."""

    screen: str
    zone: str
    zone_name: str
    name: str | None
    sound: str
    there: bool
    last_seen: Moment
    unplayed: list[str]
    last: LastCallOut | None
    missed: bool


#: What a screen is called.
ScreenName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class ScreenPath(SitePath):
    """A screen of a site, by what it is listed as."""

    screen: Annotated[str, StringConstraints(max_length=40)]


class NameIn(In):
    """What a screen of ours is called, such as 'Display, seats'; null: it is not ours."""

    name: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)] | None
    )


class ReplacedOut(BaseModel):
    """Whether a screen was found that is called as the old one from now on."""

    found: bool


def listed(conn: Connection, site: Site, now: datetime) -> list[ScreenOut]:
    """The screens of the site's waiting areas and displays, ours first."""
    zones = {one.id: one.name for one in site.screens}
    shown = lately.calls(conn, site.id, site.service_day(now).isoformat())
    open_ = site_closure(conn, site, now) is None
    between = {one.id: one for one in media.listed(conn, site.id)}
    return [
        ScreenOut(
            screen=one.id,
            zone=one.zone,
            zone_name=zones[one.zone],
            name=one.name,
            sound=one.sound,
            there=abs(now - from_ms(one.last_seen)) < receipts.THERE,
            last_seen=iso(one.last_seen),
            unplayed=[
                between[each].words.get("en") or next(iter(between[each].words.values()), "?")
                for each in one.unplayed
                if each in between
            ],
            last=_last(site, shown.get(one.id)),
            missed=open_ and _missed(one, now),
        )
        for one in receipts.screens(conn, site.id)
        if one.zone in zones
    ]


def _missed(one: receipts.Screen, now: datetime) -> bool:
    gone = abs(now - from_ms(one.last_seen))
    return one.name is not None and receipts.THERE <= gone < receipts.FORGOTTEN


def _last(site: Site, call: lately.Call | None) -> LastCallOut | None:
    if call is None:
        return None
    places = {one.id: one.called("en") for one in site.service_points}
    place = places.get(call.service_point, call.service_point)
    return LastCallOut(number=call.number, place=place, at=iso(call.at), said=call.said)


def add(bp: APIBlueprint, house: House, tag: Tag) -> None:
    """Put the naming of a screen into a blueprint."""

    @bp.post("/api/v1/sites/<site>/screens/<screen>/name", tags=[tag], responses=DONE)
    def name_screen(path: ScreenPath, body: NameIn) -> Response:
        """Say that a screen is ours and what it is called, or that it is not: what it tells of
        calls then counts as ours. By a supervisor."""
        caller().need(path.site, "supervisor")
        if body.name is not None:
            bounds.one_line("A screen's name", body.name)
        with house.store.write() as db:
            receipts.name(db, path.site, path.screen, body.name)
        return Response(status=204)

    @bp.post(
        "/api/v1/sites/<site>/screens/<screen>/replaced",
        tags=[tag],
        responses={200: ReplacedOut, **PROBLEMS},
    )
    def replaced(path: ScreenPath) -> Response:
        """Say that a screen of ours which is gone was replaced, or its browser begun anew: it is
        not missed any more. A screen that nobody has named, that came to its waiting area
        afterwards and is the only such there, has its name from now on. By a supervisor."""
        caller().need(path.site, "supervisor")
        with house.store.write() as db:
            found = receipts.replaced(db, path.site, path.screen, house.clock())
        return jsonify(found=found is not None)
