"""The page of a site's staff: who is where, what each can do, and how they sign in."""

from __future__ import annotations

from typing import Any, TypedDict

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint

from counters.staff import api
from counters.wording import BREAK_REASONS
from ticketing.sites import Site, rights
from web import passwords, pins, security_log, staff_bar
from web.callers import ask, caller
from web.house import House
from web.shapes import Named, SiteShown, site_shown
from web.words import language_names

ROLES = {
    "adviser": "Adviser",
    "receptionist": "Receptionist",
    "supervisor": "Supervisor",
    "administrator": "Administrator",
    "partner": "Partner staff: their own enquiries alone",
    "auditor": "Auditor: reads all, changes nothing",
}
#: Languages to choose from besides those of the site and those already spoken there.
_OFTEN = ("ar", "bg", "bn", "cs", "cy", "de", "en", "es", "fa", "fr", "gu", "hi", "hu", "it", "ku",
          "lt", "lv", "nl", "pa", "pl", "ps", "pt", "ro", "ru", "sk", "so", "sq", "ta", "ti", "tr",
          "uk", "ur", "vi", "yue", "zh")  # fmt: skip


class StaffPage(TypedDict):
    """What the page knows besides the staff, whom it asks for again and again (`StaffOut`)."""

    site: SiteShown
    url: str
    me: str | None
    roles: list[str]
    role_names: dict[str, str]
    enquiries: list[Named]
    points: dict[str, str]
    languages: dict[str, str]
    breaks: dict[str, str]
    pin_length: int
    password_length: int
    first: Any


def blueprint(house: House) -> APIBlueprint:
    """The page `/staff/<site>` and the routes under /api/v1 that it calls."""
    bp = APIBlueprint("counters_staff", __name__)
    api.add(bp, house)

    @bp.route("/staff/<site>")
    def page(site: str) -> str:
        found = house.site(site)
        grant = caller().need(found.id, "supervisor")
        data: StaffPage = {
            "site": site_shown(found),
            "url": f"/api/v1/sites/{found.id}/staff",
            "me": grant.adviser,
            "roles": _roles(grant.role),
            "role_names": ROLES,
            "enquiries": [{"id": one.id, "name": one.called("en")} for one in found.enquiries],
            "points": {one.id: one.called("en") for one in found.service_points},
            "languages": _languages(found),
            "breaks": BREAK_REASONS,
            "pin_length": pins.PIN_LENGTH,
            "password_length": passwords.SHORTEST,
            "first": api.shown(house, found.id, ask(house, grant)),
        }
        top = staff_bar.of(house, found, "staff")
        return render_template(
            "counters/staff/staff.html",
            site=found,
            page=data,
            top=top,
            security_line=_security_line(house, found),
        )

    return bp


def _security_line(house: House, site: Site) -> str:
    with house.store.read() as conn:
        return security_log.line_of_today(conn, site, house.clock())


def _roles(own: str) -> list[str]:
    """The roles that whoever has the role `own` may give."""
    return [role for role in ROLES if rights.rank(role) <= rights.rank(own)]


def _languages(site: Site) -> dict[str, str]:
    """Names in English by code: whatever can be chosen, without what all staff speak."""
    spoken = [code for one in site.advisers for code in one.languages]
    codes = {*site.languages, *spoken, *_OFTEN} - {site.staff_language}
    named = {code: language_names(code)["name"] for code in codes}
    return dict(sorted(named.items(), key=lambda item: item[1]))
