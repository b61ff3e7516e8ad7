"""The JSON interface to sign-ins and to the security log."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.security import sign_ins, tried
from counters.security.models import (
    AddressIn,
    SecurityLogOut,
    SignInPath,
    SignInsOut,
    SignInsPath,
    TriedListOut,
)
from storage.times import iso, to_ms
from ticketing.sites import Site
from web import security_log
from web.callers import caller
from web.house import House
from web.interface import DONE, PROBLEMS, SITE, SitePath

_TAG = Tag(name="Security", description="Who is signed in where, and what happened.")
_SIGN_INS = f"{SITE}/staff/<adviser>/sign-ins"
#: As many entries as are shown at once; the command line shows them all.
MOST_SHOWN = 200


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint."""

    @bp.get(_SIGN_INS, tags=[_TAG], responses={200: SignInsOut, **PROBLEMS})
    def listed(path: SignInsPath) -> Response:
        """Where somebody is signed in: for themselves, and for who may manage them."""
        _, found = sign_ins.of(house, path.site, path.adviser)
        own = caller().person(path.site)
        this = None if own is None else own.session
        return jsonify(sign_ins=[sign_ins.shown(one, this) for one in found])

    @bp.post(f"{_SIGN_INS}/<int:session>/end", tags=[_TAG], responses=DONE)
    def end(path: SignInPath) -> Response:
        """Sign somebody out of one browser, with all that it has open."""
        sign_ins.end(house, path.site, path.adviser, path.session)
        return Response(status=204)

    @bp.get(f"{SITE}/security-log", tags=[_TAG], responses={200: SecurityLogOut, **PROBLEMS})
    def log(path: SitePath) -> Response:
        """What happened that concerns security, the newest first: at most 200. Supervisors."""
        caller().need(path.site, "supervisor")
        return jsonify(shown(house, house.site(path.site)))

    @bp.get(f"{SITE}/sign-in-tries", tags=[_TAG], responses={200: TriedListOut, **PROBLEMS})
    def tried_names(path: SitePath) -> Response:
        """Whose name is tried with wrong secrets and from where, and which addresses are refused.
        Supervisors."""
        caller().need(path.site, "supervisor")
        site = house.site(path.site)
        with house.store.read() as conn:
            return jsonify(tried.shown(conn, site, house.clock()))

    @bp.post(f"{SITE}/refused-addresses", tags=[_TAG], responses=DONE)
    def refuse(path: SitePath, body: AddressIn) -> Response:
        """Let nobody sign in from an address, or let them again: known PCs go on. Supervisors."""
        tried.refuse(house, path.site, body.address, refused=body.refused)
        return Response(status=204)


def shown(house: House, site: Site) -> dict[str, Any]:
    """The security log as the interface gives it."""
    house.security.flush()
    now = house.clock()
    with house.store.read() as conn:
        failed, addresses = security_log.failed_today(conn, site, now)
        entries = security_log.listed(conn, site=site.id, most=MOST_SHOWN)
    events = [
        {
            "kind": one.kind,
            "at": iso(one.at),
            "last_at": iso(one.last_at),
            "times": one.times,
            "who": one.who,
            "by": one.by,
            "address": one.address,
            "detail": one.detail,
        }
        for one in entries
    ]
    return {
        "now": iso(to_ms(now)),
        "failed_today": failed,
        "addresses_today": addresses,
        "events": events,
    }
