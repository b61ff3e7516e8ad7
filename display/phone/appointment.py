"""What visitors see of their appointment: a page of its own, in their language."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from markupsafe import Markup

from display import WORDS
from display.phone import calendar as entry
from display.phone.private import private
from slips import appointment as visitor
from slips.marks import ROOM
from storage.times import from_ms, iso, to_ms
from ticketing import appointments
from ticketing.appointments import Appointment, promises
from ticketing.sites import Site
from ticketing.sites.holidays import in_language
from web import looks
from web.house import House
from web.words import Words, direction, has_other_letters, language_names, source


def add(bp: APIBlueprint, house: House) -> None:
    """Put the pages `/A/<id>` and their calendar entries into a blueprint."""

    def find(appointment: str) -> tuple[Site, Appointment]:
        with house.store.read() as conn:
            found = appointments.get(conn, appointment.upper())
        return house.site(found.site), found

    @bp.route("/A/<appointment>.ics")
    @bp.route("/a/<appointment>.ics", endpoint="calendar_in_small_letters")
    def calendar(appointment: str) -> Response:
        """The appointment for the visitor's calendar."""
        site, one = find(appointment)
        data = entry.calendar(site, one, house.appointment_url(one.id), house.clock())
        response = Response(data, mimetype="text/calendar")
        response.headers["Content-Disposition"] = 'attachment; filename="appointment.ics"'
        return private(response)

    # In capitals for the code on the slip: it is smaller so.
    @bp.route("/A/<appointment>")
    @bp.route("/a/<appointment>", endpoint="appointment_in_small_letters")
    def own_page(appointment: str) -> Response:
        """When and where, and the code to check in with, in the visitor's language."""
        site, one = find(appointment)
        asked = request.args.get("lang", "")
        language = visitor.spoken(site, asked if asked in site.languages else one.language)
        found = context(house, site, one, language)
        return private(make_response(render_template("display/phone/appointment.html", **found)))


def context(house: House, site: Site, one: Appointment, language: str) -> dict[str, Any]:
    """What the template needs to show an appointment."""
    at = visitor.times(site, one)
    state = str(one.state)
    named = promises.closing(site, one)
    return {
        "letters": has_other_letters(site.languages),
        "own_language": language_names(language)["own"],
        "lang": language,
        "dir": direction(language),
        "say": Words(ROOM, language, site.wording),
        "accessibility": Words(WORDS, language, site.wording)("accessibility"),
        "site_name": site.called(language),
        "looks": looks.of(site),
        "others": [
            {"id": code, "name": language_names(code)["own"]}
            for code in site.languages
            if code != language and source(ROOM, code) is not None
        ],
        "state": {"served": "done", "no_show": "done"}.get(state, state),
        "closed": None if named is None else in_language(named or {"": "none"}, language),
        "kind": visitor.public_name(site, one, language),
        "day": visitor.day_words(at.starts, language),
        "clock": f"{at.starts:%H:%M}",
        "minutes": at.minutes,
        "opens": f"{at.opens:%H:%M}",
        "kept": f"{at.kept:%H:%M}",
        "starts_at": iso(to_ms(from_ms(one.starts_at))),
        "code": visitor.spaced(one.code),
        "qr": Markup(entry.qr(house.appointment_url(one.id))),
        "calendar": f"/A/{one.id}.ics",
        "number": one.number,
        "ticket": None if one.visit is None else f"/T/{one.visit}",
    }
