"""The kiosk's routes: its page, and the ticket."""

from __future__ import annotations

from typing import Any, Literal

from flask import jsonify, make_response, render_template, request
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict, Field

from kiosk.page import ROOM, languages, page
from ticketing import commands
from web.callers import ask, caller
from web.house import House
from web.problems import Problem, request_key
from web.words import direction

_TAG = Tag(name="visits", description="A visitor takes a ticket.")


class SitePath(BaseModel):
    site: str = Field(description="The site's id")


class NewVisit(BaseModel):
    """What a visitor comes for. `kiosk` is named where its printer is to print the slip."""

    model_config = ConfigDict(extra="forbid")

    enquiry: str = Field(max_length=60, description="The enquiry type's id")
    language: str = Field(max_length=3, description="The visitor's language, one of the site's")
    kiosk: str | None = Field(
        default=None,
        max_length=60,
        description="The kiosk's id; without it, the kiosk whose own token this is",
    )


class PrintState(BaseModel):
    state: Literal["queued", "none"] = Field(
        description="'queued': a slip will be printed; how it goes on is in the kiosk's live state"
    )


class NewTicket(BaseModel):
    """The ticket. `ahead` wait for the same enquiry type; `url` is the visitor's own page."""

    visit: str
    number: str
    enquiry: str
    ahead: int
    print: PrintState
    url: str


class ClosedProblem(Problem):
    """The enquiry type takes no tickets now; `opens_at` says when it will, if that is known."""

    opens_at: str | None


def blueprint(house: House) -> APIBlueprint:
    """The page `/kiosk/<site>/<kiosk>` and `POST /api/v1/sites/<site>/visits`."""
    bp = APIBlueprint(ROOM, __name__, template_folder="templates")

    @bp.route("/kiosk/<site>/<kiosk>")
    def screen(site: str, kiosk: str) -> str:
        """The touchscreen. `?language=en` makes that its home language, where the site has it."""
        here = house.site(site)
        found = here.kiosk(kiosk)
        caller().need(here.id, "kiosk", "adviser")
        offered = languages(here)
        asked = request.args.get("language")
        home = asked if asked in offered else offered[0]
        return render_template(
            "kiosk/kiosk.html", page=page(here, found, home), lang=home, dir=direction(home)
        )

    @bp.post(
        "/api/v1/sites/<site>/visits",
        tags=[_TAG],
        summary="Take a ticket",
        description=(
            "Send an Idempotency-Key: the same key again gets the same ticket again, so that a "
            "request whose answer was lost can be repeated."
        ),
        responses={201: NewTicket, 403: Problem, 404: Problem, 409: ClosedProblem, 422: Problem},
    )
    def take(path: SitePath, body: NewVisit) -> Response:
        grant = caller().need(path.site, "kiosk", "adviser")
        issued = commands.issue(
            house.store,
            path.site,
            body.enquiry,
            ask(house, grant, request_key(grant)),
            language=body.language,
            kiosk=body.kiosk or grant.kiosk,
        )
        answer: dict[str, Any] = NewTicket(
            visit=issued.visit,
            number=issued.number,
            enquiry=issued.enquiry,
            ahead=issued.ahead,
            print=PrintState(state="none" if issued.printer is None else "queued"),
            url=house.ticket_url(issued.visit),
        ).model_dump()
        return make_response(jsonify(answer), 201)

    return bp
