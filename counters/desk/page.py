"""The adviser's pages: choose a place, sign on, the desk. Signing on needs no JavaScript."""

from __future__ import annotations

from functools import wraps

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from counters.desk import known
from counters.desk.lately import Lately
from counters.signing_on import places as signing
from counters.signing_on.page import Trouble, enter_by_form, sign_on_page
from counters.visits import calling, finding, points, turns
from storage import Connection
from ticketing.staff.places import point_of, signed_on_at
from ticketing.visits.queries import at_point
from web import known_pcs
from web.callers import caller
from web.house import House
from web.limits import sign_in_limits

ROOM = "counters"

Page = str | Response | tuple[str, int]


def blueprint(house: House) -> APIBlueprint:
    """The pages under /counter and the routes under /api/v1 that they call."""
    bp = APIBlueprint(ROOM, __name__)
    lately = Lately(house)
    points.add(bp, house)
    calling.add(bp, house)
    turns.add(bp, house)
    finding.add(bp, house)

    @bp.route("/counter/<site>")
    def places(site: str) -> Page:
        found = house.site(site)
        names = known_pcs.names_shown(found)
        with house.store.read() as conn:
            rows = signing.places(conn, found, house.clock(), names=names)
        return render_template(
            "counters/signing_on/places.html",
            site=found,
            places=rows,
            names=names,
            known_pc=caller().knows_pc(found.id),
            may_make_known=known_pcs.may_make_known(found.id),
            told_known=request.args.get("because") == "known",
        )

    @bp.route("/counter/<site>/<point>", methods=["GET"])
    def desk_page(site: str, point: str) -> Page:
        found = house.site(site)
        place = found.service_point(point)
        with house.store.read() as conn:
            here = signed_on_at(conn, found.id, place.id)
            mine = _own_place(conn, found.id)
            busy = mine and at_point(conn, found.id, mine)
        if here is None or not _sees_desk(found.id, here.adviser):
            if busy:  # back out of a room: the visit is there, and nobody could sign on here
                return redirect(f"/counter/{found.id}/{mine}", 303)
            return sign_on_page(house, found, place, mine=mine)
        page = known.desk(found, place, found.adviser(here.adviser), lately.of(found))
        return render_template("counters/desk/desk.html", page=page, site=found)

    @sign_in_limits
    def try_pin(site: str, point: str) -> Page:
        found = house.site(site)
        place = found.service_point(point)
        trouble = enter_by_form(house, found, place)
        if trouble is None:
            return redirect(f"/counter/{found.id}/{place.id}", 303)
        with house.store.read() as conn:
            mine = _own_place(conn, found.id)
        return sign_on_page(house, found, place, trouble, mine=mine), trouble.status

    @bp.route("/counter/<site>/<point>", methods=["POST"])
    @wraps(try_pin)  # the limiter's mark as well: this is the view that it looks at
    def sign_on_form(site: str, point: str) -> Page:
        try:
            return try_pin(site, point)
        except TooManyRequests as error:
            found = house.site(site)
            trouble = Trouble("secret", str(error.description), 429)
            return sign_on_page(house, found, found.service_point(point), trouble), 429

    @bp.route("/counter/<site>/<point>/known", methods=["POST"])
    def make_known(site: str, point: str) -> Page:
        place = house.site(site).service_point(point)
        known_pcs.make_known(house, site, place.id)
        return redirect(f"/counter/{site}/{place.id}?because=known", 303)

    @bp.route("/counter/<site>", methods=["POST"])
    def make_reception_known(site: str) -> Page:
        found = house.site(site)
        known_pcs.make_known(house, found.id, "reception")
        return redirect(f"/counter/{found.id}?because=known", 303)

    return bp


def _own_place(conn: Connection, site: str) -> str | None:
    """Where whoever is signed in in this browser is signed on."""
    person = caller().person(site)
    here = person and person.adviser and point_of(conn, site, person.adviser)
    return here.service_point if here else None


def _sees_desk(site: str, adviser: str) -> bool:
    """Whoever sits there does, and who holds an adviser's token, as in the interface."""
    person = caller().person(site)
    if person is not None and person.adviser == adviser:
        return True
    return any(one.adviser is None and one.may("adviser", site) for one in caller().grants)
