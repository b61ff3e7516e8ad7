"""What the pages are given: names and words in the languages of the site, and the first state."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from display.board import BoardShown
from display.places import PlaceName, place_name, places
from display.ticket import Ticket
from storage.times import from_ms, iso, to_ms
from ticketing.sites import Site
from web import words

ROOM = "display"
#: A screen shows two languages at once; more would each be too small to read from a chair.
LANGUAGES_ON_A_SCREEN = 2
#: The figures on the phone that stand for those ahead; from one more on there is only the number.
MOST_FIGURES = 5


def screen_page(
    site: Site, zone: str, state: BoardShown, now: datetime, *, sound: bool
) -> dict[str, Any]:
    """The data of a waiting area's screen, with its first state."""
    shown = site.languages[:LANGUAGES_ON_A_SCREEN]
    notice = {language: site.notice.get(language) for language in shown}
    here = f"/display/{site.id}/{zone}"
    return {
        "title": words.Words(ROOM, shown[0])("screen-title"),
        "site": site.id,
        "zone": zone,
        "timezone": site.timezone,
        "languages": shown,
        "all_languages": site.languages,
        "notice": notice if all(notice.values()) else None,
        "places": places(site.service_points, site.languages),
        "sound": sound,
        "say": f"{here}/say",
        "chime": "/display/chime.wav",
        "board": {**state, "now": iso(to_ms(now))},
    }


def phone_languages(site: Site) -> list[str]:
    """The site's languages in which the phone's page can speak; never none."""
    return [name for name in site.languages if words.source(ROOM, name)] or [words.FALLBACK]


def phone_language(site: Site, ticket: Ticket, asked: str | None) -> str:
    """The one asked for, else the visitor's, else the site's own."""
    offered = phone_languages(site)
    return next((name for name in (asked, ticket.language) if name in offered), offered[0])


def phone_context(
    site: Site, visit: str, ticket: Ticket, language: str, now: datetime
) -> dict[str, Any]:
    """What the phone's template needs to show a ticket, and its script to go on from there."""
    say = words.Words(ROOM, language)

    def clock(ms: int) -> str:
        return from_ms(ms).astimezone(site.zone_info).strftime("%H:%M")

    place: PlaceName | None = None
    kind = None
    point = next((point for point in site.service_points if point.id == ticket.point), None)
    if point is not None:
        place, kind = place_name(point, language), point.kind
    called = clock(ticket.announced_at) if ticket.announced_at is not None else ""
    until = ticket.hold_until or ticket.back_until
    return {
        "lang": language,
        "dir": say.direction,
        "say": say,
        "site_name": site.called(language),
        "ticket": ticket,
        "visit": visit,
        "place": place,
        "kind": kind,
        "called": called,
        "until": clock(until) if until is not None else "",
        "may_return": ticket.back_until is not None and ticket.back_until > to_ms(now),
        "appointment": clock(ticket.appointment_at) if ticket.appointment_at is not None else "",
        "updated": clock(to_ms(now)),
        "size": number_size(ticket.number),
        "figures": MOST_FIGURES,
        "others": [
            {"id": other, "name": words.Words(ROOM, other)("language-name")}
            for other in phone_languages(site)
            if other != language
        ],
        "page": {
            "visit": visit,
            "language": language,
            "timezone": site.timezone,
            "figures": MOST_FIGURES,
            "chime": "/display/chime.wav",
            "places": places(site.service_points, [language]),
            "ticket": {**ticket.as_json(), "now": iso(to_ms(now))},
        },
    }


def number_size(number: str) -> str:
    """How large a ticket number may stand across a phone: 'full', 'wide', 'long' or 'longest'."""
    if len(number) > 5:
        return "longest"
    if len(number) == 5:
        return "long"
    return "wide" if set(number) & set("MW") else "full"
