"""What the library asks for: files brought in and taken out, words, days and their order."""

from __future__ import annotations

import re
from functools import partial

from flask import Response, jsonify, send_file
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from display.media import bringing
from display.media.models import LibraryOut, MediaIn, MediaMoveIn, MediaOut, MediaPath
from ticketing.day import media
from ticketing.day.media import Media
from ticketing.errors import BadRequest, NotFound
from ticketing.sites import Site
from web.brought import LARGEST_VIDEO, TYPES, NoMedia
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath, file_sent, keyed_ask
from web.limits import limiter

_TAG = Tag(name="Media", description="What displays show between calls. Supervisors.")
_ALL = f"{SITE}/media"
_ONE = f"{_ALL}/<int:media>"
_LIBRARY = {200: LibraryOut, **PROBLEMS}
_NAME = re.compile(r"[0-9a-f]{32}\.(jpg|mp4|webm)")
#: Whoever opens a file by itself gets a picture that can do nothing.
_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox; frame-ancestors 'none'"
#: Beyond this the body is not even read; up to it, its size is said in words.
MOST_READ = 2 * LARGEST_VIDEO
_FOR_GOOD = 31_536_000


class MediaRefused(BadRequest):
    """What was sent cannot be shown; its words say why."""

    title = "Not shown"
    code = "no-media"


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes into a blueprint. All of them need a supervisor, but for the files."""
    _files(bp, house)

    @bp.get(_ALL, tags=[_TAG], responses=_LIBRARY)
    def library_of(path: SitePath) -> Response:
        """What displays show between calls, in its order."""
        caller().need(path.site, "supervisor")
        return jsonify(library(house, house.site(path.site)).model_dump())

    @bp.post(_ALL, tags=[_TAG], responses=_LIBRARY)
    def bring_media_in(path: SitePath) -> Response:
        """Put a file at the end; the body is a JPEG, PNG or WebP of at most 12 MB, or a video (MP4
        with H.264, WebM) of at most 20 MB and two minutes. It shows once it has words.

        422 in words where it is none of these, is damaged, or too large.
        """
        ask = keyed_ask(house, caller().need(path.site, "supervisor"))
        site = house.site(path.site)
        with house.store.read() as conn:
            media.check_room(conn, site.id)
        home = bringing.folder(house.data, site.id)
        try:
            found = house.reports.run(
                bringing.bring_in,
                home,
                site.id,
                file_sent(MOST_READ, "a picture has at most 12 MB, a video 20 MB"),
            )
        except NoMedia as error:
            raise MediaRefused(str(error)) from None
        one = media.add(house.store, site.id, ask, found.file)
        return _answer(house, site, brought=one.id, warning=found.warning)

    @bp.post(f"{_ALL}/pages", tags=[_TAG], responses=_LIBRARY)
    def write_page(path: SitePath, body: MediaIn) -> Response:
        """Put a page of words at the end."""
        return _put(house, path.site, body, None)

    @bp.post(_ONE, tags=[_TAG], responses=_LIBRARY)
    def change_media(path: MediaPath, body: MediaIn) -> Response:
        """Say what one says, where and from when to when it is shown, and for how long."""
        return _put(house, path.site, body, path.media)

    @bp.post(f"{_ONE}/move", tags=[_TAG], responses=_LIBRARY)
    def move_media(path: MediaPath, body: MediaMoveIn) -> Response:
        """Show one earlier or later than others."""
        ask = keyed_ask(house, caller().need(path.site, "supervisor"))
        media.move(house.store, path.site, path.media, body.by, ask)
        return _answer(house, house.site(path.site))

    @bp.post(f"{_ONE}/remove", tags=[_TAG], responses=_LIBRARY)
    def remove_media(path: MediaPath) -> Response:
        """Show one no more, and delete its file."""
        ask = keyed_ask(house, caller().need(path.site, "supervisor"))
        site = house.site(path.site)
        with house.store.read() as conn:
            there = [one for one in media.listed(conn, site.id) if one.id == path.media]
        media.take_out(house.store, site.id, path.media, ask)
        home = bringing.folder(house.data, site.id)
        for one in there:
            if one.file:
                house.reports.run(bringing.take_out, home, site.id, one.file)
        return _answer(house, site)


def _files(bp: APIBlueprint, house: House) -> None:
    @bp.route("/display/<site>/media/<file>")
    @limiter.exempt  # each screen has each of them once, and then for good
    def media_file(site: str, file: str) -> Response:
        """A picture or video of the library, as a display shows it."""
        path = bringing.folder(house.data, house.site(site).id) / file
        if _NAME.fullmatch(file) is None or not path.is_file():
            raise NotFound("There is no such file.")
        answer = send_file(
            path.resolve(),
            mimetype=TYPES[path.suffix[1:]],
            conditional=True,
            max_age=_FOR_GOOD,
        )
        answer.headers["Content-Security-Policy"] = _POLICY
        return answer


def library(
    house: House, site: Site, brought: int | None = None, warning: str | None = None
) -> LibraryOut:
    """The library of a site."""
    with house.store.read() as conn:
        there = media.listed(conn, site.id)
    shown = partial(_shown, house, site)
    return LibraryOut(
        pieces=[shown(one) for one in there],
        bytes=sum(one.bytes for one in there),
        most_bytes=media.MOST_BYTES,
        brought=brought,
        warning=warning,
    )


def _shown(house: House, site: Site, one: Media) -> MediaOut:
    today = house.clock().astimezone(site.zone_info).date()
    return MediaOut(
        media=one.id,
        kind=one.kind,
        url=f"/display/{site.id}/media/{one.file}" if one.file else None,
        bytes=one.bytes,
        words=one.words,
        caption=one.caption,
        first_day=one.first_day.isoformat() if one.first_day else None,
        last_day=one.last_day.isoformat() if one.last_day else None,
        seconds=one.seconds,
        displays=None if one.displays is None else [*one.displays],
        state=one.state(today),
    )


def _put(house: House, site_id: str, body: MediaIn, number: int | None) -> Response:
    ask = keyed_ask(house, caller().need(site_id, "supervisor"))
    site = house.site(site_id)
    media.put(
        house.store,
        site.id,
        ask,
        words=body.words,
        first_day=body.first_day,
        last_day=body.last_day,
        seconds=body.seconds,
        caption=body.caption,
        displays=body.displays,
        media=number,
    )
    return _answer(house, site)


def _answer(
    house: House, site: Site, brought: int | None = None, warning: str | None = None
) -> Response:
    return jsonify(library(house, site, brought, warning).model_dump())
