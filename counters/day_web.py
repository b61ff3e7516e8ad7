"""The page of the day: what takes tickets, an early close, and the close of the day."""

from __future__ import annotations

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint

from counters import day_api
from ticketing.limits import EARLY_REASONS, OFF_REASONS
from web.callers import caller
from web.house import House


def blueprint(house: House) -> APIBlueprint:
    """The page `/day/<site>` and the routes under /api/v1 that it calls."""
    bp = APIBlueprint("counters_day", __name__, template_folder="templates")
    day_api.add(bp, house)

    @bp.route("/day/<site>")
    def page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "supervisor")
        data = {
            "site": {"id": found.id, "name": found.called("en"), "timezone": found.timezone},
            "url": f"/api/v1/sites/{found.id}",
            "off_reasons": OFF_REASONS,
            "early_reasons": EARLY_REASONS,
            "first": day_api.shown(house, found.id),
        }
        return render_template("counters/day.html", site=found, page=data)

    return bp
