"""Easy Read and sign language: what a site has of them, and their files as a kiosk has them."""

from __future__ import annotations

from typing import TypedDict

from flask import send_file
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint

from ticketing.errors import NotFound
from ticketing.sites import Site
from web import easy
from web.house import House
from web.limits import limiter

#: Whoever opens a file by itself gets a picture that can do nothing.
_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox; frame-ancestors 'none'"


class Easy(TypedDict):
    """What a tile or an enquiry type has: its words in Easy Read, and the addresses of its picture
    and of its clip in sign language; '' for none."""

    name: dict[str, str]
    picture: str
    sign: str


def of(site: Site) -> dict[str, Easy]:
    """What there is, of enquiry types by their ids, of tiles by 'group/' and theirs. A tile with
    one enquiry type has what that one has, where it has nothing itself."""
    found: dict[str, Easy] = {
        one.id: {
            "name": one.easy,
            "picture": easy.address(site.id, one.picture),
            "sign": easy.address(site.id, one.sign),
        }
        for one in site.enquiries
    }
    for group in site.groups:
        alone = [one for one in site.enquiries if one.group == group.id]
        only = alone[0] if len(alone) == 1 else None
        found[f"group/{group.id}"] = {
            "name": group.easy or (only.easy if only else {}),
            "picture": easy.address(site.id, group.picture or (only.picture if only else None)),
            "sign": "",
        }
    return {key: one for key, one in found.items() if any(one.values())}


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route of the files into a blueprint."""

    @bp.route("/kiosk/<site>/easy/<file>")
    @limiter.exempt  # each kiosk asks for each of them when a visitor does
    def easy_file(site: str, file: str) -> Response:
        """A picture of Easy Read, or a clip in sign language."""
        found = easy.there(house.data, house.site(site).id, file)
        if found is None:
            raise NotFound("There is no such file.")
        path, mimetype = found
        answer = send_file(path, mimetype=mimetype, conditional=True, max_age=3600)
        answer.headers["Content-Security-Policy"] = _POLICY
        return answer
