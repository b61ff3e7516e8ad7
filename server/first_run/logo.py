"""The council's logo, brought in beside its name: it counts at once, as does
all of the first run."""

from __future__ import annotations

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field

from administration.site.logo import MOST_READ, address_of
from ticketing.drafting import publishing
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.sites import history
from web import logos
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath, file_sent, keyed_ask

_WHY = "First run: the logo"
_TAG = Tag(name="Administration", description="What the house is. Administrators.")


class SetupLogoOut(BaseModel):
    """The logo as it is kept, and the version of the house that has it."""

    logo: str = Field(description="A data address: an SVG or a PNG, made small.")
    version: int


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into a blueprint."""

    @bp.post(f"{SITE}/setup/logo", tags=[_TAG], responses={200: SetupLogoOut, **PROBLEMS})
    def bring_in(path: SitePath) -> Response:
        """Give the house its logo at once; the body is the file, an SVG or PNG of at most 1 MB.

        422 in words where it is neither, is too large, or acts, moves or fetches.
        """
        grant = caller().need(path.site, "administrator")
        data = file_sent(MOST_READ, "a logo has at most 1 MB")
        try:
            address = house.reports.run(address_of, data)
        except logos.NoLogo as error:
            raise FieldRefused(str(error)) from None
        edit, asked = Edit("set", ("looks", "logo"), address), keyed_ask(house, grant)
        publishing.put_in_force(house.store, path.site, [edit], asked, house.checks, why=_WHY)
        by = grant.adviser or grant.name
        house.security.note("site_published", site=path.site, by=by, detail=_WHY)
        with house.store.read() as conn:
            number = history.in_force(conn, path.site)
        return jsonify(logo=address, version=number)
