"""The adviser's pages: choose a place, sign on, the desk. Signing on needs no JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from counters import api, call_api, pages, place_api, signing, turn_api
from ticketing.errors import NotFound, Refused, WrongPin
from ticketing.sites import Site
from ticketing.sites.parts import ServicePoint
from ticketing.staff.places import signed_on_at
from ticketing.staff.tries import Locked
from web import known_pcs, pins
from web.callers import caller
from web.house import House
from web.known_pcs import PinNotHere
from web.limits import sign_in_limits

#: Why the browser came back to the sign-on page, as the desk says in its address.
BECAUSE = {
    "expired": "You were signed off here, because the session had ended. Nothing is lost: sign on "
    "again, and you go on where you were.",
    "replaced": "Somebody else signed on here, so you are signed off.",
    "signed-off": "You are signed off.",
    "known": "This PC is known now: advisers sign on here with their PINs. You are signed out.",
}

ROOM = "counters"

Page = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Trouble:
    """What was wrong with a form, and which field it belongs to: 'adviser' or 'secret'."""

    field: str
    words: str
    status: int = 422


def blueprint(house: House) -> APIBlueprint:
    """The pages under /counter and the routes under /api/v1 that they call."""
    bp = APIBlueprint(ROOM, __name__, template_folder="templates")
    api.add(bp, house)
    call_api.add(bp, house)
    turn_api.add(bp, house)
    place_api.add(bp, house)

    @bp.route("/counter/<site>")
    def places(site: str) -> Page:
        found = house.site(site)
        with house.store.read() as conn:
            rows = signing.places(conn, found, house.clock())
        return render_template("counters/places.html", site=found, places=rows)

    @bp.route("/counter/<site>/<point>", methods=["GET"])
    def desk_page(site: str, point: str) -> Page:
        found = house.site(site)
        place = found.service_point(point)
        with house.store.read() as conn:
            here = signed_on_at(conn, found.id, place.id)
        if here is None or not _sees_desk(found.id, here.adviser):
            return _sign_on_page(house, found, place)
        lengths = house.store.report(lambda conn: pages.lengths_lately(conn, found, house.clock()))
        page = pages.desk(found, place, found.adviser(here.adviser), lengths)
        return render_template("counters/desk.html", page=page)

    @sign_in_limits
    def try_pin(site: str, point: str) -> Page:
        found = house.site(site)
        place = found.service_point(point)
        trouble = _enter(house, found, place)
        if trouble is None:
            return redirect(f"/counter/{found.id}/{place.id}", 303)
        return _sign_on_page(house, found, place, trouble), trouble.status

    @bp.route("/counter/<site>/<point>", methods=["POST"])
    @wraps(try_pin)  # the limiter's mark as well: this is the view that it looks at
    def sign_on_form(site: str, point: str) -> Page:
        try:
            return try_pin(site, point)
        except TooManyRequests as error:
            found = house.site(site)
            trouble = Trouble("secret", str(error.description), 429)
            return _sign_on_page(house, found, found.service_point(point), trouble), 429

    @bp.route("/counter/<site>/<point>/known", methods=["POST"])
    def make_known(site: str, point: str) -> Page:
        place = house.site(site).service_point(point)
        known_pcs.make_known(house, site, place.id)
        return redirect(f"/counter/{site}/{place.id}?because=known", 303)

    return bp


def _sees_desk(site: str, adviser: str) -> bool:
    """Whoever sits there does, and who holds an adviser's token, as in the interface."""
    person = caller().person(site)
    if person is not None and person.adviser == adviser:
        return True
    return any(one.adviser is None and one.covers("adviser", site) for one in caller().grants)


def _enter(house: House, site: Site, place: ServicePoint) -> Trouble | None:
    adviser, password = request.form.get("adviser", ""), request.form.get("password")
    secret = request.form.get("pin", "") if password is None else password
    if not adviser:
        return Trouble("adviser", "Choose your name.")
    if password is None and not pins.is_pin(secret):
        return Trouble("secret", "A PIN has 4 figures. Type all four.")
    if not secret:
        return Trouble("secret", "Type your password.")
    try:
        api.enter(house, site.id, place.id, adviser, secret, pin=password is None)
    except NotFound:
        return Trouble("adviser", "This name is no longer in the list. Choose yours again.")
    except (WrongPin, Locked, PinNotHere) as error:
        return Trouble("secret", error.detail, 403)
    except Refused as error:
        return Trouble("adviser", error.detail, 409)
    return None


def _sign_on_page(
    house: House, site: Site, place: ServicePoint, trouble: Trouble | None = None
) -> str:
    with house.store.read() as conn:
        still_here = signing.still_here(conn, site, place, house.clock())
    return render_template(
        "counters/sign_on.html",
        site=site,
        point=place,
        advisers=sorted(
            (one for one in site.advisers if one.role != "receptionist"),
            key=lambda one: one.name.casefold(),
        ),
        chosen=request.form.get("adviser", ""),
        because=BECAUSE.get(request.args.get("because", "")),
        still_here=still_here,
        supervisors=signing.supervisors(site),
        trouble=trouble,
        by_pin=known_pcs.pins_count(house, site.id),
        may_make_known=known_pcs.may_make_known(site.id),
    )
