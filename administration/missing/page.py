"""The front page of administration: what is missing before opening day, and what is ready."""

from __future__ import annotations

from flask import redirect, render_template
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.wrappers import Response

from administration.missing.facts import facts
from administration.missing.rules import missing, ready
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
        known = facts(house, found)
        every = missing(found, known)
        if not every:
            return redirect(f"/administration/{found.id}")
        return render_template(
            "administration/missing/missing.html",
            site=found,
            top=staff_bar.of(house, found, "administration"),
            sections=sections(),
            missing=every,
            ready=ready(found, known),
        )
