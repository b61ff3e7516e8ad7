"""'Talk to a person': the kiosk tells the staff, shows who comes, and withdraws it when nobody is
needed any more."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from flask import jsonify
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StrictBool, StringConstraints

from ticketing.errors import BadRequest
from ticketing.sites import Site
from web import words
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, SitePath
from web.pace import KioskPace
from web.persons import KNOWN, Known
from web.problems import Problem

_TAG = Tag(name="kiosk", description="What a kiosk offers now.")


class KioskPath(SitePath):
    """A kiosk of a site."""

    kiosk: Id


class PersonWantedIn(In):
    """Whether the visitor at the kiosk wants somebody to come; in which language they read, and
    what whoever comes should know."""

    wanted: StrictBool
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] | None = None
    known: Annotated[list[Known], Field(max_length=len(KNOWN))] = []  # noqa: RUF012


class HelperShown(TypedDict):
    """How far it is with the person whom the visitor asked for: when (ISO 8601) they asked, from
    when on more people are told (`told_more`: they are), when nobody is believed to come any more;
    since when somebody comes, `who`, if the house shows it, and whether they are there."""

    asked_at: str
    more_at: str
    told_more: bool
    over_at: str
    taken_at: str | None
    who: str | None
    met: bool


def helper(house: House, site: Site, kiosk: str) -> HelperShown | None:
    """What the kiosk shows of who comes; None where nobody is asked for."""
    found = house.persons.helper(site.id, kiosk)
    if found is None:
        return None
    by = next((one.name for one in site.advisers if one.id == found["taken_by"]), "")
    shows = site.door.person_shows == "first-name" and by.split()
    return {
        "asked_at": found["asked_at"],
        "more_at": found["more_at"],
        "told_more": found["told_more"],
        "over_at": found["over_at"],
        "taken_at": found["taken_at"],
        "who": by.split()[0] if shows else None,
        "met": found["met"],
    }


class PersonWantedOut(BaseModel):
    """How it stands: 'asked', and on nobody's screen; 'shown' at reception; 'coming'; null."""

    person: Literal["asked", "shown", "coming"] | None


def add(bp: APIBlueprint, house: House, pace: KioskPace) -> None:
    """Put the route into a blueprint."""

    @bp.post(
        f"{SITE}/kiosks/<kiosk>/person",
        tags=[_TAG],
        responses={200: PersonWantedOut, **PROBLEMS, 429: Problem},
    )
    def person(path: KioskPath, body: PersonWantedIn) -> Response:
        """Somebody at this kiosk would like a person: a line with a sound at reception and a quiet
        one on every page of staff; if nobody goes within the site's minutes, with a tone there too.
        Nobody's, if no page of staff is open. Once more with other `known` it is the same wish."""
        site = house.site(path.site)
        grant = caller().at_kiosk(site.id, path.kiosk, "kiosk", "receptionist")
        kiosk = site.kiosk(path.kiosk).id
        if body.wanted:
            pace.person(site.id, kiosk, grant, again=house.persons.of(site.id, kiosk) is not None)
            spoken = words.offered("kiosk", site.languages)
            if body.language is not None and body.language not in spoken:
                raise BadRequest(f"'{body.language}' is no language of this site.")
            house.persons.ask(
                site.id,
                kiosk,
                minutes=site.door.person_minutes,
                language=body.language,
                known=body.known,
            )
        else:
            house.persons.withdraw(site.id, kiosk)
        return jsonify(person=house.persons.of(site.id, kiosk))
