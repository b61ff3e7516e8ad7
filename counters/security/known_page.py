"""The page *Screens and PCs* and its routes of the interface; it needs no script."""

from __future__ import annotations

from flask import Response, jsonify, redirect, render_template
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from werkzeug.wrappers import Response as Answer

from counters.security import known, words
from counters.security.models import TokenPath, TokensOut
from storage.times import to_ms
from ticketing.errors import Refused
from ticketing.sites import Site
from web import staff_bar
from web.callers import caller
from web.confirming import ConfirmFirst
from web.house import House
from web.interface import DONE, PROBLEMS, SITE, SitePath
from web.tokens import Token

_TAG = Tag(name="Security", description="Who is signed in where, and what happened.")
_ROLES = {
    "kiosk": "Kiosk",
    "display": "Display",
    "counter": "Known PC",
    "agent": "Agent of printers",
    "receptionist": "Reception, or a program",
    "adviser": "Adviser's PC, or a program",
    "supervisor": "Supervisor's PC, or a program",
    "administrator": "Administrator's PC, or a program",
}


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page and the routes into a blueprint."""

    @bp.get(f"{SITE}/tokens", tags=[_TAG], responses={200: TokensOut, **PROBLEMS})
    def listed_tokens(path: SitePath) -> Response:
        """All that is let in by a token: kiosks, known PCs, agents, programs. Supervisors."""
        return jsonify(tokens=[known.shown(one) for one in known.of(house, path.site)])

    @bp.post(f"{SITE}/tokens/<int:token>/end", tags=[_TAG], responses=DONE)
    def end_token(path: TokenPath) -> Response:
        """End a token at once, with all that it has open. Administrators."""
        known.end(house, path.site, path.token)
        return Response(status=204)

    @bp.route("/screens-and-pcs/<site>")
    def known_page(site: str) -> str:
        return _page(house, house.site(site))

    @bp.route("/screens-and-pcs/<site>/<int:token>/end", methods=["POST"])
    def end_token_by_form(site: str, token: int) -> tuple[str, int] | Answer:
        found = house.site(site)
        caller().need(found.id, "administrator")
        try:
            known.end(house, found.id, token)
        except ConfirmFirst as error:
            return _page(house, found, error.detail, confirm=True), 403
        except Refused as error:
            return _page(house, found, error.detail), 409
        return redirect(f"/screens-and-pcs/{found.id}", 303)


def _page(house: House, site: Site, problem: str = "", *, confirm: bool = False) -> str:
    found = known.of(house, site.id)
    return render_template(
        "counters/security/known.html",
        site=site,
        top=staff_bar.of(house, site, "security"),
        problem=problem,
        confirm=confirm,
        may_end=known.may_end(site.id),
        rows=[_row(house, site, one) for one in found],
    )


def _row(house: House, site: Site, token: Token) -> dict[str, object]:
    now, used = house.clock(), token.last_used_at
    if used is None:
        last = "never used"
    elif to_ms(now) - used < 2 * 3_600_000:
        last = "within two hours"
    else:
        last = words.moment(site, used, now)
    return {
        "id": token.id,
        "name": token.name,
        "what": _ROLES[token.role] + (", of every site" if token.site is None else ""),
        "kiosk": token.kiosk or "",
        "made": words.day(site, token.created_at),
        "used": last,
        "ends": known.what_ends(token.role),
    }
