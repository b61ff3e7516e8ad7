"""The kiosk's routes: its page, the ticket, and 'I am back'."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import jsonify, render_template, request
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints

from kiosk import drawn, easy, now, person, signposts
from kiosk.page import ROOM, page, served_in, spoken
from kiosk.returning import come_back
from kiosk.searching import web as searching
from ticketing import commands
from ticketing.queue import estimates
from ticketing.sites import Site
from ticketing.visits.model import Issued
from ticketing.visits.needs import NEEDS
from web.callers import Grant, ask, caller
from web.house import House
from web.pace import KioskPace, own_kiosk
from web.problems import Problem, request_key
from web.words import Words, direction, has_other_letters
from web.words import of as words_of

Id = Annotated[str, StringConstraints(max_length=60)]

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
    further: list[Id] = Field(
        default_factory=list,
        max_length=8,
        description="Enquiry types that come after the first, in order",
    )
    needs: list[Id] = Field(
        default_factory=list,
        max_length=10,
        description=f"What the visitor needs: {', '.join(NEEDS)}",
    )
    low_counter: StrictBool = Field(
        default=False,
        description="The same as the need 'low_counter', as a visitor says it at the kiosk",
    )
    fetch: StrictBool = Field(
        default=False,
        description="The same as the need 'fetch', as a visitor says it who cannot go to a counter",
    )
    interpreter: StrictBool = Field(
        default=False,
        description="The same as the need 'interpreter', as a visitor says it at the kiosk",
    )
    priority: StrictBool = Field(default=False, description="The same as the need 'priority'")
    larger: StrictBool = Field(
        default=False, description="The slip in large letters, as the visitor reads the kiosk"
    )
    asked_language: Id | None = Field(
        default=None,
        description="The language in which they want to be served, the site's or not; who asks at "
        "a kiosk names the one of the ticket, or one that an adviser of the site speaks",
    )
    source: Literal["kiosk", "reception"] = Field(
        default="kiosk", description="'reception': somebody took the ticket for them"
    )
    printer: Id | None = Field(
        default=None, description="Where the slip comes out, if not at the kiosk's own printer"
    )


class Back(BaseModel):
    """A ticket number of today, or the visit's id from the code on its slip; `kiosk`: where."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(min_length=1, max_length=40)
    kiosk: Id | None = None


class BackAnswer(BaseModel):
    """What was done, or how the ticket stands. `place` is where a called one goes, by language; of
    one who is fetched there is none."""

    number: str
    done: Literal[
        "returned",
        "resumed",
        "waiting",
        "called",
        "serving",
        "held",
        "cancelled",
        "finished",
        "too_late",
    ]
    ahead: int
    place: dict[str, str] | None
    called_at: str | None


class PrintState(BaseModel):
    state: Literal["queued", "none"] = Field(
        description="'queued': a slip will be printed; how it goes on is in the kiosk's live state"
    )


class NewTicket(BaseModel):
    """The ticket. `ahead` wait for the same enquiry type; `about` is the likely wait in minutes,
    None where it is not known; `url` is the visitor's own page."""

    visit: str
    number: str
    enquiry: str
    ahead: int
    about: int | None
    print: PrintState
    url: str


class ClosedProblem(Problem):
    """The enquiry type takes no tickets now; `opens_at` says when it will, if that is known."""

    opens_at: str | None = None


def blueprint(house: House) -> APIBlueprint:
    """The page `/kiosk/<site>/<kiosk>` and `POST /api/v1/sites/<site>/visits`."""
    bp = APIBlueprint(ROOM, __name__)
    now.add(bp, house)
    drawn.add(bp, house)
    pace = KioskPace(house)
    person.add(bp, house, pace)
    signposts.add(bp, house, pace)
    searching.add(bp, house, pace)
    easy.add(bp, house)

    @bp.route("/kiosk/<site>/<kiosk>")
    def screen(site: str, kiosk: str) -> str:
        """The touchscreen. `?language=en` makes that its home language, where the site has it."""
        here = house.site(site)
        found = here.kiosk(kiosk)
        caller().at_kiosk(here.id, found.id, "kiosk", "adviser")
        languages = spoken(here, found)
        asked = request.args.get("language")
        home = asked if asked in languages else languages[0]
        return render_template(
            "kiosk/kiosk.html",
            page=page(here, found, home, phone=bool(house.public_url)),
            not_working=[Words(ROOM, code, here.wording) for code in languages],
            site_name=here.called(home),
            letters=has_other_letters(languages),
            wording_of=words_of(here),
            lang=home,
            dir=direction(home),
        )

    @bp.post(
        "/api/v1/sites/<site>/visits",
        tags=[_TAG],
        summary="Take a ticket",
        description=(
            "Send an Idempotency-Key: the same key again gets the same ticket again, so that a "
            "request whose answer was lost can be repeated."
        ),
        responses={
            201: NewTicket,
            403: Problem,
            404: Problem,
            409: ClosedProblem,
            422: Problem,
            429: Problem,
        },
    )
    def take(path: SitePath, body: NewVisit) -> Response:
        grant = _taker(house.site(path.site), body)
        kiosk = own_kiosk(grant, body.kiosk)
        site = house.site(path.site)
        pace.ticket(site, grant, kiosk)
        issued = commands.issue(
            house.store,
            path.site,
            body.enquiry,
            ask(house, grant, request_key(grant)),
            language=body.language,
            kiosk=kiosk,
            further=body.further,
            needs=_needs(body),
            asked_language=body.asked_language,
            source=body.source,
            printer=body.printer,
            larger=body.larger,
            by_its_hours=not grant.may("receptionist", site.id),
        )
        ticket = {
            "visit": issued.visit,
            "number": issued.number,
            "enquiry": issued.enquiry,
            "ahead": issued.ahead,
            "about": _about(house, site, issued, body.asked_language),
            "print": {"state": "none" if issued.printer is None else "queued"},
            "url": house.ticket_url(issued.visit),
        }
        answer = jsonify(ticket)
        answer.status_code = 201
        return answer

    @bp.post(
        "/api/v1/sites/<site>/back",
        tags=[_TAG],
        summary="I am back",
        description="Somebody who missed their call waits again. Whoever stepped out does by the "
        "visit's id, or by staff: for a number alone their place goes on being held ('held').",
        responses={200: BackAnswer, 403: Problem, 404: Problem, 429: Problem},
    )
    def back(path: SitePath, body: Back) -> Response:
        grant = _at(path.site, body.kiosk)
        site = house.site(path.site)
        by_staff = grant.may("receptionist", site.id)
        # Numbers and ids that are not found are counted, as codes of appointments are.
        pace.code(site.id, grant)
        answer = come_back(house, site, body.code, ask(house, grant), by_staff=by_staff)
        pace.found(site.id, grant)
        return jsonify(answer)

    return bp


def _about(house: House, site: Site, issued: Issued, language: str | None) -> int | None:
    """The likely wait of somebody who has just taken a ticket, or asks again for the same one."""
    if issued.told:
        return issued.about
    with house.store.read() as conn:
        return estimates.told_one(
            conn, site, house.clock(), issued.enquiry, issued.ahead, asked_language=language
        )


def _needs(body: NewVisit) -> list[str]:
    """All that the visitor needs, however it was said."""
    said = {
        "priority": body.priority,
        "low_counter": body.low_counter,
        "fetch": body.fetch,
        "interpreter": body.interpreter,
    }
    return [*body.needs, *(need for need, wanted in said.items() if wanted)]


def _taker(here: Site, body: NewVisit) -> Grant:
    """Who takes the ticket: what only staff may say needs one of them."""
    # A visitor asks at the kiosk for the language that they read, or for one that is spoken here.
    site = here.id
    asked = body.asked_language not in (None, body.language, *served_in(here))
    staff = body.source == "reception" or body.needs or body.priority or asked
    if staff or body.printer:
        grant = caller().need(site, "reception", enquiry=body.enquiry)
    else:
        grant = _at(site, body.kiosk, body.enquiry)
    grant.check(body.enquiry, *body.further)
    return grant


def _at(site: str, kiosk: str | None, enquiry: str | None = None) -> Grant:
    """Who asks at a kiosk: the token of another one is none for it."""
    if kiosk is not None:
        return caller().at_kiosk(site, kiosk, "kiosk", "receptionist", enquiry=enquiry)
    return caller().need(site, "kiosk", "receptionist", enquiry=enquiry)
