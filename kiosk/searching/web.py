"""Search over HTTP: what a kiosk finds by, fetched once, and what was not found."""

from __future__ import annotations

from typing import Annotated

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, StringConstraints

from kiosk.page import spoken
from kiosk.searching.known import searched
from kiosk.searching.sought import LONGEST, Sought, clean
from ticketing.day import unfound
from ticketing.errors import BadRequest
from web.callers import caller
from web.house import House
from web.interface import DONE, PROBLEMS, SITE, Id, In, SitePath
from web.pace import KioskPace
from web.problems import Problem
from web.words import FALLBACK

_TAG = Tag(name="kiosk", description="What a kiosk offers now.")

Phrases = dict[str, dict[str, list[str]]]


class KioskPath(SitePath):
    """A kiosk of a site."""

    kiosk: Id


class SearchOut(BaseModel):
    """The words by which each enquiry type and each tile that answers is found besides its name, by
    language; `page` is that of the kiosk's live state."""

    page: str
    enquiries: Phrases
    signposts: Phrases


class UnfoundIn(In):
    """What a visitor looked for and did not find, in the language that they read."""

    word: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


def add(bp: APIBlueprint, house: House, pace: KioskPace) -> None:
    """Put the routes into a blueprint."""
    sought = Sought()

    @bp.get(
        f"{SITE}/kiosks/<kiosk>/search",
        tags=[_TAG],
        responses={200: SearchOut, 401: Problem, 403: Problem, 404: Problem},
    )
    def words(path: KioskPath) -> Response:
        """The words by which a kiosk finds what there is."""
        caller().need(path.site, "kiosk", "adviser")
        site = house.site(path.site)
        languages = (*spoken(site, site.kiosk(path.kiosk)), FALLBACK)
        return jsonify(page=site.fingerprint, **searched(site, languages))

    @bp.post(
        f"{SITE}/kiosks/<kiosk>/search/unfound",
        tags=[_TAG],
        responses={**DONE, **PROBLEMS, 429: Problem},
    )
    def not_found(path: KioskPath, body: UnfoundIn) -> Response:
        """A visitor looked for a word in vain. It is kept when three visits did: people type their
        names. What may be a number or an address is not counted."""
        site = house.site(path.site)
        grant = caller().at_kiosk(site.id, path.kiosk, "kiosk", "receptionist")
        one = site.kiosk(path.kiosk)
        if body.language not in (*spoken(site, one), FALLBACK):
            raise BadRequest(f"'{body.language}' is no language of this kiosk.")
        pace.search(site.id, one.id, grant)
        word = clean(body.word)
        if word is not None:
            now = house.clock()
            visits = sought.visit(site.id, one.id, body.language, word, now)
            if visits:
                unfound.count(house.store, site, body.language, word, visits, now)
        return Response(status=204)
