"""The pages on visitors' phones as drawings beside the words of a draft. Each phrase is marked with
what it is and what was filled in, so that who corrects one sees it where it stands as they type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated, Any

from flask import jsonify, render_template
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, StringConstraints

from display.phone import afterwards, appointment, page, place
from display.phone.ticket import Ticket
from storage.times import to_ms
from ticketing.appointments import Appointment
from ticketing.sites import Site
from web import drafts
from web.drafts import DrawIn
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath
from web.words import Words

_TAG = Tag(name="Administration", description="What the house is. Administrators.")
#: Before the name of a phrase, between that and its text, and after it; no text has them.
BEGINS, SAYS, ENDS = "\ue000", "\ue001", "\ue002"
#: A visit and an appointment that there never are.
_NOBODY = "01J00000000000000000000000"


class PhoneDrawIn(DrawIn):
    """In which language the pages are; '' for the house's own."""

    language: Annotated[str, StringConstraints(max_length=3)] = ""


class PhoneDrawnOut(BaseModel):
    """The pages of a phone in a language, as HTML: a ticket's with all its views, those after the
    visit, an appointment's in each state, and that of a place elsewhere. A phrase in them is a
    sign, its name and what was filled in as JSON, a sign, its text, a sign (U+E000 to U+E002)."""

    pages: list[str]


class _Marked:
    """The words of a page, each with its mark."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, key: str, **values: Any) -> str:
        named = json.dumps([key, {name: str(value) for name, value in values.items()}])
        return f"{BEGINS}{named}{SAYS}{self._words(key, **values)}{ENDS}"


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into a blueprint."""

    @bp.post(f"{SITE}/draft/drawn/phone", tags=[_TAG], responses={200: PhoneDrawnOut, **PROBLEMS})
    def drawn_phone(path: SitePath, body: PhoneDrawIn) -> Response:
        """What phones would show with the draft. 422 where nothing can be drawn of it."""
        site = drafts.site_of(house, path.site, body)
        language = body.language if body.language in site.languages else site.languages[0]
        return jsonify(pages=[*_pages(house, site, language, house.clock())])


def _pages(house: House, site: Site, language: str, now: datetime) -> Iterator[str]:
    def shown(name: str, context: dict[str, Any], **more: Any) -> str:
        marked = {**context, **more, "say": _Marked(context["say"])}
        marked.pop("page", None)  # its script has no part in a drawing
        return render_template(f"display/phone/{name}.html", **marked)

    ticket = _ticket(site, language, now)
    yield shown("phone", page.phone_context(site, _NOBODY, ticket, language, now))
    parts: tuple[tuple[str, dict[str, Any]], ...] = (
        ("question", {"again": True}),
        ("thanks", {}),
        ("complaint", {"trouble": "complaint-empty"}),
        ("sent", {"number": 12}),
    )
    for part, more in parts:
        yield shown("afterwards", afterwards.context(site, _NOBODY, language, part, **more))
    for one in _appointments(site, language, now):
        context = appointment.context(house, site, one, language)
        # Tomorrow may be a closed day, or not: both are drawn.
        for closed in (None, "none") if one.stored_state == "booked" else (None,):
            yield shown("appointment", context, closed=closed)
    for post in site.signposts[:1]:
        spoken = [one for one in site.languages if one != language]
        yield shown("place", place.context(site, post, language, [language, *spoken], now))


def _ticket(site: Site, language: str, now: datetime) -> Ticket:
    """One of which every view has something to say."""
    at, soon = to_ms(now), to_ms(now + timedelta(minutes=10))
    return Ticket(
        site=site.id, number=f"{site.enquiries[0].prefix}027", language=language, state="waiting",
        outcome=None, ahead=3, point=site.service_points[0].id, called_at=at, announced_at=at,
        times=1, origin="referral", further=1, hold_until=soon, back_until=soon, undo_until=soon,
        about=15,
    )  # fmt: skip


def _appointments(site: Site, language: str, now: datetime) -> Iterator[Appointment]:
    """Of the first type, in each state that its page shows otherwise."""
    for kind in site.appointment_types[:1]:
        starts = to_ms(now + timedelta(days=1))
        for state, step in (
            ("booked", None),
            ("checked_in", "waiting"),
            ("checked_in", "ended"),
            ("cancelled", None),
            ("missed", None),
        ):
            yield Appointment(
                id=_NOBODY, site=site.id, type=kind.id, enquiry=kind.enquiry, adviser="",
                service_point=site.service_points[0].id, service_day=f"{now:%Y-%m-%d}",
                starts_at=starts, ends_at=starts + kind.minutes * 60_000, stored_state=state,
                code="482913", language=language, asked_language=None, needs="", source="staff",
                booked_for=None, cancel_reason=None, visit=None if step is None else _NOBODY,
                punctuality=None, checked_in_at=None,
                number=None if step is None else f"{site.enquiries[0].prefix}027",
                step_state=step, outcome=None,
            )  # fmt: skip
