"""The pages of security, which need no script: one's own sign-ins, those of a person, the log."""

from __future__ import annotations

from flask import redirect, render_template
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.wrappers import Response

from counters.security import api, sign_ins, words
from ticketing.sites import Site
from web import security_log, staff_bar
from web.callers import SIGN_ON, Unauthorised, caller
from web.house import House

_HOW = {"pin": "by PIN", "password": "by password"}


def blueprint(house: House) -> APIBlueprint:
    """`/sign-ins/<site>` and `/security/<site>`, and the routes under /api/v1 beside them."""
    bp = APIBlueprint("counters_security", __name__)
    api.add(bp, house)

    @bp.route("/sign-ins/<site>")
    def own(site: str) -> str:
        found = house.site(site)
        person = caller().person(found.id)
        if person is None or person.adviser is None:
            raise Unauthorised(SIGN_ON)
        return _sign_ins_page(house, found, person.adviser)

    @bp.route("/sign-ins/<site>/<adviser>")
    def of_person(site: str, adviser: str) -> str:
        return _sign_ins_page(house, house.site(site), adviser)

    @bp.route("/sign-ins/<site>/<adviser>/<int:session>/end", methods=["POST"])
    def end_by_form(site: str, adviser: str, session: int) -> Response:
        own = caller().person(site)
        sign_ins.end(house, site, adviser, session)
        mine = own is not None and own.adviser == adviser
        return redirect(f"/sign-ins/{site}" if mine else f"/sign-ins/{site}/{adviser}", 303)

    @bp.route("/security/<site>")
    def log_page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "supervisor")
        house.security.flush()
        now = house.clock()
        with house.store.read() as conn:
            entries = security_log.listed(conn, site=found.id, most=api.MOST_SHOWN)
            line = security_log.line_of_today(conn, found, now)
        return render_template(
            "counters/security/security.html",
            site=found,
            top=staff_bar.of(house, found, "security"),
            line=line,
            days=house.security_days,
            lines=[words.line(found, one, now) for one in entries],
            people=sorted(found.advisers, key=lambda one: one.name.casefold()),
        )

    return bp


def _sign_ins_page(house: House, site: Site, adviser: str) -> str:
    person, found = sign_ins.of(house, site.id, adviser)
    own = caller().person(site.id)
    now = house.clock()
    names = {one.id: one.called("en") for one in site.service_points}
    rows = [
        {
            "id": one.id,
            "what": f"{one.browser}, {_HOW[one.how]}",
            "where": names.get(one.place or "", one.place or ""),
            "address": one.address,
            "since": words.moment(site, one.since, now),
            "used": words.moment(site, one.used_at, now),
            "this": own is not None and one.id == own.session,
        }
        for one in found
    ]
    return render_template(
        "counters/security/sign_ins.html",
        site=site,
        top=staff_bar.of(house, site, "sign-ins"),
        person=person,
        mine=own is not None and own.adviser == person.id,
        rows=rows,
    )
