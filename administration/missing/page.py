"""The front page of administration: what is missing before opening day, and what is ready."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.wrappers import Response

from administration.missing import facts
from administration.missing.rules import ready
from administration.site.form import sections
from web import staff_bar
from web.callers import caller
from web.house import House


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page `/administration/<site>/front` into a blueprint."""

    @bp.route("/administration/<site>/front")
    def missing_page(site: str) -> str | Response:
        found = house.site(site)
        caller().need(found.id, "administrator")
        every = facts.of(house, found)
        meant = facts.as_it_is(house, found)
        if not every and not meant:
            return redirect(f"/administration/{found.id}")
        return render_template(
            "administration/missing/missing.html",
            site=found,
            top=staff_bar.of(house, found, "administration"),
            sections=sections(),
            missing=every,
            meant=len(meant),
            opened=facts.opened(house, found),
            ready=ready(found, facts.facts(house, found)),
        )

    @bp.route("/administration/<site>/front", methods=["POST"])
    def leave_as_it_is(site: str) -> Response:
        found = house.site(site)
        caller().need(found.id, "administrator")
        if key := request.form.get("key", ""):
            facts.leave(house, found, key[:200])
        else:
            facts.show_again(house, found)
        return redirect(f"/administration/{found.id}/front", 303)
