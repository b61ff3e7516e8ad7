"""The display of a draft, drawn beside the fields of administration, with made-up calls."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from flask import jsonify, render_template
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from display import WORDS
from display.board import waits
from display.board.between import MediaShown, between
from display.board.page import plain_board, screen_page
from display.board.state import BoardShown, CallShown
from display.board.waits import WaitShown
from storage.times import iso, to_ms
from ticketing.day.messages import Message
from ticketing.sites import Site
from web import drafts
from web.callers import caller
from web.drafts import DrawIn, NoticeDrawIn
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath
from web.words import Words
from web.words import of as words_of

_TAG = Tag(name="Administration", description="What the house is. Administrators.")
#: The number that is being called is this one of its enquiry type, and those before it were.
_NUMBER = 27


class DisplayDrawIn(DrawIn):
    """The display that is drawn, or the waiting area whose; '' for the first area."""

    zone: Annotated[str, StringConstraints(max_length=60)] = ""


class DisplayDrawnOut(BaseModel):
    """What the display's page knows, calls that are made up among it, and how the house looks.
    `glass`: its pixels, where the file says."""

    page: dict[str, Any] = Field(description="As the page of a display is given")
    style: str
    glass: str | None


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page of the drawing and what it asks into a blueprint."""

    @bp.route("/administration/<site>/drawn/display")
    def drawn_display(site: str) -> str:
        found = house.site(site)
        # What holds now, until the frame around it hands over something else.
        caller().need(found.id, "supervisor")
        zone = found.zones[0].id
        page = screen_page(found, zone, _calls(found, zone, house), house.clock(), sound=False)
        own = Words(WORDS, page["languages"][0], found.wording)
        return render_template(
            "display/board/drawn.html",
            page=page,
            plain=plain_board(found, page, house.clock()),
            wording_of=words_of(found),
            letters=True,  # a draft may speak other languages
            lang=own.language,
            dir=own.direction,
        )

    @bp.post(
        f"{SITE}/draft/drawn/display", tags=[_TAG], responses={200: DisplayDrawnOut, **PROBLEMS}
    )
    def drawn(path: SitePath, body: DisplayDrawIn) -> Response:
        """What a display would show with the draft, and with what is being typed. 422 where nothing
        can be drawn of it."""
        site = drafts.site_of(house, path.site, body)
        known = {one.id for one in site.screens}
        zone = body.zone if body.zone in known else site.zones[0].id
        board = _calls(site, zone, house)
        return jsonify(
            page=screen_page(
                site, zone, board, house.clock(), _between(house, site, zone), sound=False
            ),
            style=drafts.style_of(site),
            glass=next((one.glass for one in site.displays if one.id == zone), None),
        )

    @bp.post(
        f"{SITE}/notices/drawn/display", tags=[_TAG], responses={200: DisplayDrawnOut, **PROBLEMS}
    )
    def drawn_notice(path: SitePath, body: NoticeDrawIn) -> Response:
        """What the first waiting area's display would show with a notice that is being written."""
        site = house.site(path.site)
        caller().need(site.id, "supervisor")
        zone, now = site.zones[0].id, house.clock()
        board = _calls(site, zone, house)
        if body.whole:
            message = Message("notice", body.words, to_ms(now))
            board = {**board, "message": message.as_json()}
        page = screen_page(site, zone, board, now, sound=False)
        return jsonify(
            page={**page, "notice": body.words or page["notice"]},
            style=drafts.style_of(site),
            glass=None,
        )


def _calls(site: Site, zone: str, house: House) -> BoardShown:
    """A call at each of some of the zone's places, the newest first."""
    now = house.clock()
    places = site.shows(zone).places
    points = [one.id for one in site.service_points if one.id in places][:5]
    calls: list[CallShown] = []
    for n, point in enumerate(points):
        prefix = site.enquiries[n % len(site.enquiries)].prefix
        at = iso(to_ms(now - timedelta(seconds=5 + 90 * n)))
        calls.append({
            "announcement": len(points) - n,
            "number": f"{prefix}{_NUMBER - n:03}",
            "point": point,
            "called_at": at,
            "announced_at": at,
            "language": site.languages[0],
            "state": "called" if n < 3 else "ended",
            "times": 1,
        })  # fmt: skip
    told = _waits(site, zone)
    return {
        "page": site.fingerprint, "calls": calls, "waiting": 7, "waits": told,
        "lit": None, "standing": None, "message": None, "notices": [],
    }  # fmt: skip


def _between(house: House, site: Site, zone: str) -> list[MediaShown]:
    """What the library has; where it has nothing, a page that says what will stand there."""
    shows = site.shows(zone)
    with house.store.read() as conn:
        found = between(conn, site, shows, house.clock())
    if found or shows.layout != "hall" or "media" not in shows.band:
        return found
    here = {one: Words(WORDS, one)("drawn-media") for one in site.languages}
    return [{"id": 0, "kind": "page", "url": None, "words": here, "caption": False,
             "since": None, "until": None, "seconds": 15}]  # fmt: skip


def _waits(site: Site, zone: str) -> list[WaitShown]:
    """Made up as well: each line has another length."""
    known = waits.named(site, site.shows(zone))
    return [{"id": key, "about": 5 * n} for n, key in enumerate([*known][: waits.MOST])]
