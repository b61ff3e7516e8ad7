"""What a screen shows between calls: of the library of its site, told with all its days, since a
screen without the network keeps to them as well."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TypedDict

from storage import Connection
from storage.times import iso, to_ms
from ticketing.day import media
from ticketing.day.media import Media
from ticketing.sites import Site
from ticketing.sites.shown.displays import Shows


class MediaShown(TypedDict):
    """A picture, video or page: from when to when it is shown (ISO 8601; null: without an end),
    and for how many seconds at a time. `url` is null for a page."""

    id: int
    kind: media.Kind
    url: str | None
    words: dict[str, str]
    caption: bool
    since: str | None
    until: str | None
    seconds: int


def between(conn: Connection, site: Site, shows: Shows, now: datetime) -> list[MediaShown]:
    """What shows now and what is to come, in its order; nothing on a screen that has no room."""
    if not shows.has_media:
        return []
    today = now.astimezone(site.zone_info).date()
    return [
        _shown(site, one)
        for one in media.listed(conn, site.id)
        if one.on(shows.id) and one.state(today) in ("coming", "showing")
    ]


def _shown(site: Site, one: Media) -> MediaShown:
    after = one.last_day and one.last_day + timedelta(days=1)
    return {
        "id": one.id,
        "kind": one.kind,
        "url": f"/display/{site.id}/media/{one.file}" if one.file else None,
        "words": one.words,
        "caption": one.caption,
        "since": _begins(site, one.first_day),
        "until": _begins(site, after),
        "seconds": one.seconds,
    }


def _begins(site: Site, day: date | None) -> str | None:
    return None if day is None else iso(to_ms(datetime.combine(day, time(), site.zone_info)))
