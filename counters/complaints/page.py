"""The list of complaints and comments: what was written, who closed it, and what was answered.
Plain forms, complete without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from storage.times import from_ms
from ticketing.asks import Ask
from ticketing.errors import Refused
from ticketing.sites import Site
from ticketing.visits import complaints
from ticketing.visits.complaints import Complaint
from web import staff_bar
from web.callers import Grant, ask, caller
from web.house import House
from web.interface import SitePath
from web.words import language_names

_SOURCES = {"phone": "on a phone", "exit": "at the exit", "staff": "told to staff"}
_KINDS = {"complaint": "Complaint", "comment": "Comment"}
#: So long one may wait before it is late: councils promise an answer within ten working days.
LATE_DAYS = 14


class ComplaintPath(SitePath):
    """A complaint or a comment of a site."""

    number: Annotated[int, Field(ge=1, le=2**53)]


def blueprint(house: House) -> APIBlueprint:
    """The page `/complaints/<site>` and its forms."""
    bp = APIBlueprint("counters_complaints", __name__)

    @bp.get("/complaints/<site>", doc_ui=False)
    def page(path: SitePath) -> str:
        caller().need(path.site, "supervisor")
        return _page(house, house.site(path.site))

    def act(path: ComplaintPath, work: Callable[[Site, Ask], None]) -> Any:
        grant: Grant = caller().need(path.site, "supervisor")
        site = house.site(path.site)
        try:
            work(site, ask(house, grant))
        except Refused as error:
            return _page(house, site, path.number, error.detail), 409
        return redirect(f"/complaints/{site.id}#n{path.number}", 303)

    @bp.post("/complaints/<site>/<int:number>/close", doc_ui=False)
    def close(path: ComplaintPath) -> Any:
        answer = request.form.get("answer", "")
        return act(
            path, lambda site, who: complaints.close(house.store, site, path.number, who, answer)
        )

    @bp.post("/complaints/<site>/<int:number>/open", doc_ui=False)
    def open_again(path: ComplaintPath) -> Any:
        return act(
            path, lambda site, who: complaints.open_again(house.store, site, path.number, who)
        )

    return bp


def _page(house: House, site: Site, number: int | None = None, trouble: str = "") -> str:
    with house.store.read() as conn:
        found = complaints.listed(conn, site.id)
        count = complaints.how_many_open(conn, site.id)
    every = [_shown(house, site, one) for one in found]
    return render_template(
        "counters/complaints/complaints.html",
        site=site,
        opened=[one for one in every if one["closed"] is None],
        closed=[one for one in every if one["closed"] is not None],
        count=count,
        many=len(found) == complaints.MOST_SHOWN,
        trouble=trouble,
        troubled=number,
        typed=request.form.get("answer", ""),
        top=staff_bar.of(house, site, "complaints"),
    )


def _shown(house: House, site: Site, one: Complaint) -> dict[str, Any]:
    made = from_ms(one.at).astimezone(site.zone_info)
    names = {each.id: each.name for each in site.advisers}
    days = (house.clock() - from_ms(one.at)).days
    return {
        "number": one.id,
        "kind": _KINDS[one.kind],
        "when": f"{made:%a} {made.day} {made:%B %Y, %H:%M}",
        "source": _SOURCES[one.source],
        "lang": one.language,
        "language": language_names(one.language)["name"],
        "text": one.text,
        "name": one.name,
        "contact": one.contact,
        "days": days,
        "late": one.closed_at is None and days > LATE_DAYS,
        "closed": None if one.closed_at is None else _day(site, one.closed_at),
        "by": names.get(one.closed_by or "", one.closed_by),
        "answer": one.answer,
    }


def _day(site: Site, moment: int) -> str:
    at = from_ms(moment).astimezone(site.zone_info)
    return f"{at:%a} {at.day} {at:%B %Y}"
