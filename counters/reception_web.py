"""The reception's page, and printing a slip once more."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, render_template
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.models import Id, VisitOut, VisitPath, _In
from counters.pages import DEVICE_STATES, DEVICE_WELL
from counters.wording import HOLD_REASONS, NEEDS, language_names
from ticketing.commands.printing_again import print_again
from ticketing.sites import Site
from ticketing.visits import queries
from web import staff_bar
from web.callers import Grant, ask, caller
from web.house import House
from web.problems import Problem, request_key

_TAG = Tag(name="Reception", description="Tickets for others, and slips once more.")
_RESPONSES: dict[Any, Any] = {
    200: VisitOut, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem,
}  # fmt: skip
#: Languages that visitors may ask to be served in, besides the site's own.
OTHER_LANGUAGES = (
    "pl",
    "ro",
    "ur",
    "ar",
    "bn",
    "pa",
    "so",
    "uk",
    "fa",
    "ku",
    "pt",
    "es",
    "fr",
    "zh",
)


class PrintIn(_In):
    """The printer; left out, that of the kiosk where the ticket was taken."""

    printer: Id | None = None


def blueprint(house: House) -> APIBlueprint:
    """The page /reception/<site> and POST /api/v1/visits/<visit>/print."""
    bp = APIBlueprint("reception", __name__, template_folder="templates")

    @bp.route("/reception/<site>")
    def reception(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "receptionist")
        top = staff_bar.of(house, found, "reception")
        return render_template(
            "counters/reception.html", site=found, top=top, page=page(found, top)
        )

    @bp.post(
        "/api/v1/visits/<visit>/print",
        tags=[_TAG],
        summary="Print a slip once more",
        responses=_RESPONSES,
    )
    def reprint(path: VisitPath, body: PrintIn) -> Response:
        """The same ticket on paper again, marked as printed again."""
        with house.store.read() as conn:
            grant = _staff(queries.present(conn, path.visit).visit.site)
        asked = ask(house, grant, request_key(grant))
        return jsonify(print_again(house.store, path.visit, asked, printer=body.printer).as_json())

    return bp


def _staff(site: str) -> Grant:
    """The person rather than a token, so that the log names them."""
    found = caller()
    person = found.person(site)
    if person is not None and person.covers("receptionist", site):
        return person
    return found.need(site, "receptionist")


def page(site: Site, top: staff_bar.Bar) -> dict[str, Any]:
    """What the page knows besides its live state. `languages` are those a visitor may ask for."""
    own = site.staff_language
    asked_for = dict.fromkeys([*(x for x in site.languages if x != own), *OTHER_LANGUAGES])
    return {
        "site": {"id": site.id, "name": site.called("en"), "timezone": site.timezone},
        "name": top.name,
        "own_language": own,
        "site_languages": site.languages,
        "languages": {code: language_names(code) for code in (own, *asked_for) if code},
        "enquiries": [
            {"id": one.id, "name": one.called("en"), "prefix": one.prefix, "target": one.target_s}
            for one in site.enquiries
        ],
        "needs": [{"id": key, "icon": icon, "name": name} for key, (icon, name) in NEEDS.items()],
        "hold_reasons": HOLD_REASONS,
        "hold_minutes": site.desk.hold_minutes,
        "printers": [
            {"kiosk": one.id, "printer": one.printer, "name": one.name}
            for one in site.kiosks
            if one.printer is not None
        ],
        "points": [{"id": one.id, "name": one.called("en")} for one in site.service_points],
        "point": top.point,
        "links": [{"words": one.words, "href": one.href} for one in top.links if not one.current],
        "device_states": DEVICE_STATES,
        "device_well": DEVICE_WELL,
        "devices_url": f"/devices/{site.id}",
        "api": f"/api/v1/sites/{site.id}",
    }
