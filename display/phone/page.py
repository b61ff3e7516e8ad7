"""The visitor's page on their phone: their ticket, in their language, and nothing else."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import datetime
from typing import Any, TypedDict

import segno
from flask import Response, make_response, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.exceptions import HTTPException

from display import WORDS
from display.phone import afterwards, home
from display.phone.private import private
from display.phone.ticket import Ticket, TicketShown, ticket
from display.places import PlaceName, PlaceShown, place_name, places
from storage.times import from_ms, iso, to_ms
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.visits import opinions, queries
from web import compress, looks, words
from web.house import House
from web.languages import FALLBACK, known
from web.packed import Packed, packed
from web.problems import of_http
from web.symbols import symbols
from web.words import Words

#: The endpoints of a ticket's own page.
_PAGES = ("display.phone", "display.phone_in_small_letters")
#: How soon a page that was not made is tried again.
_AGAIN_S = 20
#: What is said first while everybody was asked to stop, as on the displays (`everybody.js`).
STANDING = {"evacuation": "all-leave", "closing": "all-closing"}
#: What the page's script says, besides what stands in the page.
SAID = (
    "your-number", "phone-title", "ahead", "ahead-then", "at-then", "place-safe", "lost",
    "not-up-to-date", "up-to-date-at", "as-of", "try-every", "wait-about", "your-appointment",
    "news", "further", "place-held-more", "back-until", "all-leave", "all-closing", "all-stopped",
    "all-staff", "all-wait-more", "undo-left", "called-again", "called-at", "we-called-you-more",
    "keep-open-look", "keep-open-buzz", "keep-open-ring", "keep-open-ring-and-buzz", "not-done",
    "told-on-my-way", "told-more-time", "push-refused",
)  # fmt: skip
#: The views that are no more than some words, each with its icon and its first line.
_ENDS = (
    ("fetched", "footprints", "we-come-to-you"),
    ("serving", "messages-square", "being-served"),
    ("finished", "circle-check", "thank-you"),
    ("no_show", "megaphone", "we-called-you"),
    ("day_closed", "clock", "day-closed"),
    ("day_over", "clock", "day-over"),
    ("come_again", "ticket", "come-again"),
    ("replaced", "ticket", "replaced"),
    ("taken_back", "ticket", "taken-back"),
    ("held", "hourglass", "place-held"),
    ("cancelled", "undo-2", "you-left"),
)
_ICONS = (
    "site-mark", "languages", "unplug", "info", "bell-ring", "volume-2", "smartphone", "monitor",
    "user-round", "refresh-cw", "footprints", "hourglass", *(sign for _, sign, _ in _ENDS),
)  # fmt: skip
#: The figures on the phone that stand for those ahead; from one more on there is only the number.
MOST_FIGURES = 5


def add(bp: APIBlueprint, house: House) -> None:
    """Put the pages `/T/<visit>` into a blueprint."""

    def find(visit: str) -> Ticket:
        with house.store.read() as connection:
            return ticket(connection, visit, house.clock(), house.queues)

    # In capitals for the code on the slip: it is smaller so.
    @bp.route("/T/<visit>")
    @bp.route("/t/<visit>", endpoint="phone_in_small_letters")
    def phone(visit: str) -> Response:
        visit = visit.upper()
        try:
            found = find(visit)
        except NotFound:
            return private(_unknown_ticket())
        site = house.site(found.site)
        language = phone_language(site, found, request.args.get("lang"))
        context = phone_context(site, visit, found, language, house.clock())
        with house.store.read() as conn:
            if opinions.is_asked(conn, site, queries.present(conn, visit).visit, house.clock()):
                return private(afterwards.asked(site, visit, language))
        if site.phone.push:
            context["page"]["push_key"] = house.push.key()
        page = make_response(render_template("display/phone/phone.html", **context))
        return private(compress.pack(page))

    @bp.route("/T/<visit>/app.webmanifest")
    def app_manifest(visit: str) -> Response:
        """What the ticket is on a phone's home screen."""
        visit = visit.upper()
        found = find(visit)
        site = house.site(found.site)
        language = phone_language(site, found, request.args.get("lang"))
        return private(home.manifest(site, visit, language))

    # Below both, since a worker sees the pages of its own folder alone.
    @bp.route("/T/worker.js")
    @bp.route("/t/worker.js", endpoint="worker_in_small_letters")
    def worker() -> Response:
        """What keeps a ticket's page on the phone, for when there is no network."""
        return home.worker()

    @bp.route("/t/<visit>/qr.svg")
    @bp.route("/T/<visit>/qr.svg", endpoint="qr_in_capitals")
    def qr(visit: str) -> Response:
        visit = visit.upper()
        find(visit)
        return private(Response(qr_svg(house.ticket_url(visit)), mimetype="image/svg+xml"))

    @bp.errorhandler(429)
    def busy(error: HTTPException) -> Response:
        """So many look from one address that this page is not made: it keeps the number, and comes
        back by itself, without a script too."""
        visit = (request.view_args or {}).get("visit")
        if request.endpoint not in _PAGES or visit is None:
            return of_http(error)
        number = None
        with suppress(NotFound), house.store.read() as connection:
            number = queries.present(connection, visit.upper()).visit.number
        return private(_plain_page("busy", 429, number=number, again_s=_AGAIN_S))


def _unknown_ticket() -> Response:
    return _plain_page("unknown", 404)


def _plain_page(name: str, status: int, **more: Any) -> Response:
    """A page in the browser's language, since the ticket's is not known."""
    language = request.accept_languages.best_match(known()) or FALLBACK
    say = Words(WORDS, language)
    page = render_template(
        f"display/phone/{name}.html",
        lang=language,
        dir=say.direction,
        say=say,
        letters=words.has_other_letters([language]),
        **more,
    )
    return make_response(page, status)


def qr_svg(url: str) -> bytes:
    """The address as a QR code: level M, a quiet zone of 4 modules, ink on white.

    It says how many modules it is wide, so that a page can give each a whole number of dots.
    """
    out = io.BytesIO()
    code = segno.make(url, error="m", micro=False, boost_error=False)
    code.save(
        out, kind="svg", border=4, dark="#14202b", light="#ffffff", omitsize=True, xmldecl=False,
        svgclass=None, lineclass=None,
    )  # fmt: skip
    wide, high = code.symbol_size(border=4)
    size = f'width="{wide}" height="{high}" shape-rendering="crispEdges" viewBox='
    return out.getvalue().replace(b"viewBox=", size.encode(), 1)


def phone_languages(site: Site) -> list[str]:
    """The site's languages in which the phone's page can speak; never none."""
    return [name for name in site.languages if words.source(WORDS, name)] or [words.FALLBACK]


def phone_language(site: Site, ticket: Ticket, asked: str | None) -> str:
    """The one asked for, else the visitor's, else the site's own."""
    offered = phone_languages(site)
    return next((name for name in (asked, ticket.language) if name in offered), offered[0])


class TicketFirst(TicketShown):
    """The ticket as the page brings it, and when that was (ISO 8601)."""

    now: str


class PhonePage(TypedDict):
    """What the phone's script knows besides its ticket; `figures` stand for those ahead at most.
    `languages` are the site's, its own first; `words` what it says (`web.packed`);
    with a `push_key` the phone can be told while the page is closed."""

    visit: str
    language: str
    languages: tuple[str, ...]
    timezone: str
    figures: int
    chime: str
    push_key: str
    places: dict[str, PlaceShown]
    words: dict[str, Packed]
    ticket: TicketFirst


def phone_context(
    site: Site, visit: str, ticket: Ticket, language: str, now: datetime
) -> dict[str, Any]:
    """What the phone's template needs to show a ticket, and its script to go on from there."""
    say = words.Words(WORDS, language, site.wording)

    def clock(ms: int) -> str:
        return from_ms(ms).astimezone(site.zone_info).strftime("%H:%M")

    place: PlaceName | None = None
    kind, way = None, ""
    point = next((point for point in site.service_points if point.id == ticket.point), None)
    if point is not None:
        place, kind = place_name(point, language), point.kind
        way = point.way.get(language, "")
    page: PhonePage = {
        "visit": visit,
        "language": language,
        "languages": site.languages,
        "timezone": site.timezone,
        "figures": MOST_FIGURES,
        "chime": "/display/chime.wav",
        "push_key": "",
        "places": places(site.service_points, [language]),
        "words": packed(WORDS, language, SAID, site.wording),
        "ticket": {**ticket.as_json(), "now": iso(to_ms(now))},
    }
    called = clock(ticket.announced_at) if ticket.announced_at is not None else ""
    until = ticket.hold_until or ticket.back_until
    standing = STANDING.get(ticket.standing or "", "all-stopped")
    return {
        "own_language": say("language-name"),
        "lang": language,
        "dir": say.direction,
        "say": say,
        "site_name": site.called(language),
        "looks": looks.of(site),
        "ticket": ticket,
        "visit": visit,
        "place": place,
        "kind": kind,
        "way": way,
        "called": called,
        "until": clock(until) if until is not None else "",
        "may_return": ticket.back_until is not None and ticket.back_until > to_ms(now),
        "appointment": clock(ticket.appointment_at) if ticket.appointment_at is not None else "",
        "updated": clock(to_ms(now)),
        "ends": (*_ENDS, ("standstill", "hourglass", standing)),
        "symbols": symbols(_ICONS),
        "waits": bool(ticket.about) and not ticket.soon,
        "standing_more": "all-staff" if ticket.standing == "closing" else "all-wait-more",
        "notices": [_spoken(site, said, language) for said in ticket.notices],
        "size": number_size(ticket.number),
        "figures": MOST_FIGURES,
        "others": [
            {"id": other, "name": words.Words(WORDS, other)("language-name")}
            for other in phone_languages(site)
            if other != language
        ],
        "page": page,
    }


def _spoken(site: Site, said: dict[str, str], language: str) -> dict[str, str]:
    """A notice in the page's language, else as the house says it, with its language."""
    code = next((one for one in (language, *site.languages) if one in said), next(iter(said)))
    return {"lang": code, "dir": words.direction(code), "text": said[code]}


def number_size(number: str) -> str:
    """How large a ticket number may stand across a phone: 'full', 'wide', 'long' or 'longest'."""
    if len(number) > 5:
        return "longest"
    if len(number) == 5:
        return "long"
    return "wide" if set(number) & set("MW") else "full"
