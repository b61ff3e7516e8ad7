"""'Talk to a person': the kiosk tells reception, and withdraws it when the visitor goes back."""

from __future__ import annotations

from typing import Literal

from flask import jsonify
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, StrictBool

from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, SitePath
from web.pace import KioskPace
from web.problems import Problem

_TAG = Tag(name="kiosk", description="What a kiosk offers now.")


class KioskPath(SitePath):
    """A kiosk of a site."""

    kiosk: Id


class PersonWantedIn(In):
    """Whether the visitor at the kiosk wants somebody of the reception to come."""

    wanted: StrictBool


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
        """Somebody at this kiosk would like a person: a line with a sound at reception, for five
        minutes. Nobody's, if no page of reception is open."""
        site = house.site(path.site)
        grant = caller().at_kiosk(site.id, path.kiosk, "kiosk", "receptionist")
        kiosk = site.kiosk(path.kiosk).id
        if body.wanted:
            pace.person(site.id, kiosk, grant)
            house.persons.ask(site.id, kiosk)
        else:
            house.persons.withdraw(site.id, kiosk)
        return jsonify(person=house.persons.of(site.id, kiosk))
