"""Calling a particular visitor, whoever would be next."""

from __future__ import annotations

from typing import Any, Literal

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict

from counters.models import Id, VisitOut, VisitPath
from ticketing import commands
from ticketing.visits import queries
from web.callers import ask, caller
from web.house import House
from web.problems import Problem, request_key

_TAG = Tag(name="Service points", description="Calling, serving and finishing visits.")
_RESPONSES: dict[Any, Any] = {
    200: VisitOut,
    401: Problem,
    403: Problem,
    404: Problem,
    409: Problem,
    422: Problem,
}

Reason = Literal["asked_for_me", "quick_question", "needs_help", "back_again", "other"]


class CallIn(BaseModel):
    """Where to, and why this one: the reason stands in the event log."""

    model_config = ConfigDict(extra="forbid")

    service_point: Id
    reason: Reason


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into the room's blueprint. It takes an `Idempotency-Key`."""

    @bp.post("/api/v1/visits/<visit>/call", tags=[_TAG], responses=_RESPONSES)
    def call_visit(path: VisitPath, body: CallIn) -> Response:
        """Call this visitor to a service point; into a free room, if one is needed."""
        with house.store.read() as conn:
            site = queries.present(conn, path.visit).visit.site
            grant = caller().at_point(conn, site, body.service_point)
        asked = ask(house, grant, request_key(grant))
        visit = commands.call_visit(house.store, path.visit, body.service_point, asked, body.reason)
        return jsonify(visit.as_json())
