"""Going back from a room to the counter, without signing on anew."""

from __future__ import annotations

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.models import PointPath, SignOnOut
from storage.times import iso
from ticketing.staff import places
from web.callers import SIGN_ON, Unauthorised, ask, caller
from web.house import House
from web.problems import Problem

_TAG = Tag(name="Service points", description="Calling, serving and finishing visits.")


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into the room's blueprint."""

    @bp.post(
        "/api/v1/sites/<site>/service-points/<point>/come-back",
        tags=[_TAG],
        responses={200: SignOnOut, 401: Problem, 404: Problem, 409: Problem},
    )
    def back_to_place(path: PointPath) -> Response:
        """Whoever signed on in this browser goes from the place where they are to this one."""
        person = caller().person(path.site)
        if person is None:
            raise Unauthorised(SIGN_ON)
        here = places.return_to(house.store, path.site, path.point, ask(house, person))
        since = iso(here.since)
        return jsonify(adviser=here.adviser, service_point=here.service_point, since=since)
