"""The pages of security, which need no script: one's own sign-ins, those of a person, the log."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from markupsafe import Markup
from werkzeug.wrappers import Response

from counters.security import api, known_page, sign_ins, tried, words
from ticketing.errors import BadRequest, Conflict, Refused
from ticketing.sites import Site
from ticketing.sites.parts import Adviser
from ticketing.staff import accounts
from web import confirming, known_pcs, pins, second_factor, security_log, staff_bar
from web.callers import SIGN_ON, Forbidden, Unauthorised, caller
from web.house import House
from web.limits import sign_in_limits

Page = str | tuple[str, int]

_HOW = {"pin": "by PIN", "password": "by password"}


def blueprint(house: House) -> APIBlueprint:
    """`/sign-ins/<site>` and `/security/<site>`, and the routes under /api/v1 beside them."""
    bp = APIBlueprint("counters_security", __name__)
    api.add(bp, house)
    known_page.add(bp, house)

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

    @bp.route("/sign-ins/<site>/code-app", methods=["POST"])
    def begin_code_app(site: str) -> str:
        found, person = _own(house, site)
        secret, picture = second_factor.begin(house, found, person)
        return _code_app_page(house, found, secret=secret, qr=Markup(picture.decode()))

    @bp.route("/sign-ins/<site>/code-app/confirm", methods=["POST"])
    def confirm_code_app(site: str) -> Page:
        found, person = _own(house, site)
        try:
            code = request.form.get("code", "")[:40]
            codes = second_factor.confirm(house, found.id, person, code)
        except Refused as error:
            return _code_app_page(house, found, problem=error.detail), 403
        return _code_app_page(house, found, codes=codes)

    @bp.route("/sign-ins/<site>/<adviser>/code-app/remove", methods=["POST"])
    def remove_code_app(site: str, adviser: str) -> Response:
        person, grant = sign_ins.managed(house, site, adviser)
        with house.store.write() as db:
            was = second_factor.reset(db, site, person.id)
        if was:
            by = grant.adviser or grant.name
            house.security.note("factor_reset", site=site, who=person.id, by=by)
        return redirect(f"/sign-ins/{site}/{adviser}", 303)

    @bp.route("/confirm/<site>")
    def confirm_page(site: str) -> str:
        return _confirm_page(house, house.site(site))

    @sign_in_limits
    def try_to_confirm(site: str) -> Page:
        found = house.site(site)
        secret, code = request.form.get("secret", ""), request.form.get("code", "")[:40]
        try:
            confirm(house, found.id, secret, code)
        except Refused as error:
            if isinstance(error, Unauthorised):
                raise
            return _confirm_page(house, found, error.detail), 403
        return _confirm_page(house, found, done=True)

    bp.route("/confirm/<site>", methods=["POST"])(try_to_confirm)

    @bp.route("/security/<site>")
    def log_page(site: str) -> str:
        return _log_page(house, house.site(site))

    @bp.route("/security/<site>/addresses", methods=["POST"])
    def refuse_by_form(site: str) -> Page | Response:
        found = house.site(site)
        refused = request.form.get("refused") == "yes"
        try:
            tried.refuse(house, found.id, request.form.get("address", "")[:60], refused=refused)
        except (BadRequest, Conflict) as error:
            return _log_page(house, found, error.detail), 409
        return redirect(f"/security/{found.id}", 303)

    return bp


def confirm(house: House, site: str, secret: str, code: str = "") -> None:
    """Whoever makes this request typed their secret just now. Unauthorised for nobody who is signed
    in; what `known_pcs.check` raises for a wrong one, which is noted."""
    person = caller().person(site)
    if person is None or person.adviser is None or person.session is None:
        raise Unauthorised(SIGN_ON)
    try:
        known_pcs.check(house, site, person.adviser, secret, pin=pins.is_pin(secret), code=code)
    except Refused:
        house.security.note("confirm_failed", site=site, who=person.adviser)
        raise
    house.sessions.confirmed(person.session)


def _log_page(house: House, site: Site, problem: str = "") -> str:
    caller().need(site.id, "supervisor")
    house.security.flush()
    now = house.clock()
    with house.store.read() as conn:
        entries = security_log.listed(conn, site=site.id, most=api.MOST_SHOWN)
        line = security_log.line_of_today(conn, site, now)
        found = tried.shown(conn, site, now)
    when = partial(words.moment_of, site, now=now)
    return render_template(
        "counters/security/security.html",
        site=site,
        top=staff_bar.of(house, site, "security"),
        line=line,
        problem=problem,
        tried=[one | {"last": when(one["last_at"])} for one in found["tried"]],
        refused=[one | {"since": when(one["since"])} for one in found["refused"]],
        days=house.security_days,
        lines=[words.line(site, one, now) for one in entries],
        people=sorted(site.advisers, key=lambda one: one.name.casefold()),
    )


def _own(house: House, site_id: str) -> tuple[Site, Adviser]:
    """Who asks, if they are of those who may set an app up."""
    site = house.site(site_id)
    person = caller().person(site.id)
    if person is None or person.adviser is None:
        raise Unauthorised(SIGN_ON)
    confirming.check(house, person)
    whose = site.adviser(person.adviser)
    if not second_factor.concerns(whose):
        raise Forbidden("A code app is for supervisors, administrators and auditors.")
    if accounts.home(site, whose) != site.id:
        raise Forbidden("Your code app is set up at the site where your password is kept.")
    return site, whose


def _confirm_page(house: House, site: Site, problem: str = "", *, done: bool = False) -> str:
    person = caller().person(site.id)
    if person is None or person.adviser is None:
        raise Unauthorised(SIGN_ON)
    with house.store.read() as conn:
        kept = accounts.home_of(conn, site.id, person.adviser)
        coded = second_factor.is_set(conn, kept, person.adviser)
    return render_template(
        "counters/security/confirm.html",
        site=site,
        top=staff_bar.of(house, site, "sign-ins"),
        person=person,
        problem=problem,
        done=done,
        coded=coded and not caller().knows_pc(site.id),
        minutes=confirming.LASTS.seconds // 60,
    )


def _code_app_page(house: House, site: Site, **shown: Any) -> str:
    top = staff_bar.of(house, site, "sign-ins")
    return render_template("counters/security/code_app.html", site=site, top=top, **shown)


def _sign_ins_page(house: House, site: Site, adviser: str) -> str:
    person, found = sign_ins.of(house, site.id, adviser)
    own = caller().person(site.id)
    now = house.clock()
    with house.store.read() as conn:
        code_app = second_factor.is_set(conn, accounts.home(site, person), person.id)
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
        code_app=code_app,
        may_have_one=second_factor.concerns(person),
        required=house.require_second_factor,
    )
