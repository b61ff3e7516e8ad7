"""The logo is brought in: a file becomes the address that stands in the draft, or a sentence."""

from __future__ import annotations

import hashlib
import sqlite3

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from administration.site import api, state
from administration.site.models import DraftOut
from ticketing.drafting import changing
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.errors import NotFound
from web import logos
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, In, SitePath, file_sent, keyed_ask
from web.looks import POLICY

_PATH = ("looks", "logo")
#: Beyond this the body is not even read; up to it, its size is said in words.
MOST_READ = 4 * logos.LARGEST_FILE


class LogoQuery(In):
    """The logo that was seen in the draft: the first 16 letters of the SHA-256 of its address; ''
    for none, and 'any' from a browser that cannot tell."""

    seen: str = Field(default="", max_length=16)


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into a blueprint."""

    @bp.post(f"{SITE}/draft/logo", tags=[api.TAG], responses={200: DraftOut, **PROBLEMS})
    def bring_in(path: SitePath, query: LogoQuery) -> Response:
        """Put a logo into the draft; the body is the file, an SVG or PNG of at most 1 MB.

        422 in words where it is neither, is too large, or acts, moves or fetches.
        """
        grant = caller().need(path.site, "administrator")
        data = file_sent(MOST_READ, "a logo has at most 1 MB")
        ask = keyed_ask(house, grant)
        try:
            address = house.reports.run(address_of, data)
        except logos.NoLogo as error:
            raise FieldRefused(str(error)) from None
        with house.store.read() as conn:
            there = drafts.read(conn, path.site).value_at(_PATH)
        seen = there if query.seen in (seen_as(there), "any") else None
        edit = Edit("set", _PATH, address)
        before, after = house.reports.run(state.prepared, path.site, ask, edit, seen, house.checks)
        changing.written(house.store, ask, before, after)
        return jsonify(api.first(house, path.site))

    def picture(site: str, which: str) -> Response:
        """The draft's logo as it is, for the house's colour, and in the ticket's dots."""
        caller().need(site, "administrator")
        with house.store.read() as conn:
            address = drafts.read(conn, site).value_at(_PATH)
        if address is None:
            raise NotFound("The draft has no logo.")
        found = logos.read(address) if which == "logo" else logos.on_colour(address)
        data = logos.dots(address, *logos.SMALL) if which == "slip" else found.data
        answer = Response(data, mimetype="image/png" if which == "slip" else found.mimetype)
        answer.headers["Content-Security-Policy"] = POLICY
        return answer

    for which in ("logo", "mark", "slip"):
        rule, name = f"{SITE}/draft/logo/{which}", f"draft_{which}"
        bp.add_url_rule(rule, name, picture, defaults={"which": which})


def seen_as(address: str | None) -> str:
    """What a logo is known by; '' for none."""
    return "" if address is None else hashlib.sha256(address.encode()).hexdigest()[:16]


def address_of(_conn: sqlite3.Connection, data: bytes) -> str:
    """A file as what the site file says. Done aside: a large picture takes its time."""
    return logos.brought_in(data)
