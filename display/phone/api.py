"""What a visitor can do from their own page: have their place held, come back, leave, and stay
after all. The ticket's unguessable address is the only key, and opens that ticket alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from flask import Response, jsonify, make_response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field

from display.phone.private import private
from display.phone.ticket import VISITOR, ticket
from storage import Store
from storage.times import iso, to_ms
from ticketing import commands, sites
from ticketing.asks import Ask
from ticketing.errors import Conflict
from ticketing.visits import heard, push, queries
from ticketing.visits.model import Visit
from web.budgets import Budgets, Rate, TooFast
from web.house import House
from web.interface import In
from web.problems import Problem, key_of
from web.push import LONGEST

_TAG = Tag(name="display", description="What waiting areas and visitors see.")
_TICKET = "/api/v1/visits/<visit>/ticket"

#: Changes by one ticket's address: more than a hand presses. Each is written down, and drawn anew
#: on every desk.
_DEEDS = Rate(per_s=0.5, burst=20)

Command = Callable[[Store, str, Ask], Visit]


class TicketPath(BaseModel):
    visit: str = Field(max_length=40, description="The visit's id, as in the address on the slip")


class TicketState(BaseModel):
    """One ticket; `state` is 'standstill' while everybody was asked to stop, `standing` why.
    `ahead` waits for the same enquiry and came before; `about` is the likely wait in minutes, where
    it is known; `further` counts the enquiries still to come. `hold_until`, `back_until` and
    `undo_until` say how long the visitor's place is held, how long they can come back after a
    missed call, and undo their leaving; `notices` is what the house says for a while, by
    language. `soon` says whether it is almost their turn, `heard` what the visitor said since they
    were called."""

    now: str
    number: str
    state: str
    outcome: str | None
    ahead: int
    about: int | None
    point: str | None
    called_at: str | None
    announced_at: str | None
    times: int
    origin: str
    further: int
    appointment_at: str | None
    hold_until: str | None
    back_until: str | None
    undo_until: str | None
    standing: str | None
    notices: list[dict[str, str]]
    soon: bool
    heard: str | None


class Saying(In):
    """What a called visitor says; null takes it back."""

    says: heard.Says | None


class Subscription(In):
    """Where a browser is told, as its `PushSubscription` gives it, and in which language."""

    endpoint: Annotated[str, Field(min_length=9, max_length=LONGEST)]
    p256dh: Annotated[str, Field(min_length=1, max_length=200)]
    auth: Annotated[str, Field(min_length=1, max_length=100)]
    language: Annotated[str, Field(max_length=10)]


class Endpoint(In):
    """Which phone."""

    endpoint: Annotated[str, Field(min_length=9, max_length=LONGEST)]


def _hold(store: Store, visit: str, ask: Ask) -> Visit:
    return commands.hold(store, visit, ask, reason="stepped_out")


_RESPONSES: dict[Any, Any] = {200: TicketState, 404: Problem, 409: Problem}
_TOLD: dict[Any, Any] = {
    204: {"description": "Done"}, 400: Problem, 404: Problem, 409: Problem, 422: Problem,
}  # fmt: skip


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes into a blueprint. They take an `Idempotency-Key`."""
    deeds = Budgets(_DEEDS)

    def acts(path: TicketPath) -> str:
        """The visit whose visitor changes something. TooFast after more than anybody presses."""
        visit = path.visit.upper()
        if not deeds.take(visit):
            raise TooFast("That was very often. Wait a moment, then press again.", retry_after=2)
        return visit

    @bp.get(
        _TICKET,
        tags=[_TAG],
        summary="One ticket, for whoever holds its id",
        responses={200: TicketState, 404: Problem},
    )
    def get_ticket(path: TicketPath) -> Response:
        return private(make_response(ticket_state(house, path.visit.upper())))

    def answer(path: TicketPath, command: Command) -> Response:
        visit = acts(path)
        command(house.store, visit, Ask(house.clock(), VISITOR, None, key_of(VISITOR)))
        return jsonify(ticket_state(house, visit))

    @bp.post(f"{_TICKET}/hold", tags=[_TAG], summary="I need more time", responses=_RESPONSES)
    def hold(path: TicketPath) -> Response:
        """A waiting visitor's place is held for as long as the site says."""
        return answer(path, _hold)

    @bp.post(f"{_TICKET}/back", tags=[_TAG], summary="I am back", responses=_RESPONSES)
    def back(path: TicketPath) -> Response:
        """Who had their place held, or missed their call a short while ago, waits again."""
        return answer(path, commands.come_back)

    @bp.post(f"{_TICKET}/say", tags=[_TAG], summary="I am on my way", responses=_RESPONSES)
    def tell(path: TicketPath, body: Saying) -> Response:
        """A called visitor tells who awaits them that they are on their way, or need more time."""
        visit = acts(path)
        heard.say(house.store, visit, Ask(house.clock(), VISITOR), body.says)
        return jsonify(ticket_state(house, visit))

    @bp.post(f"{_TICKET}/push", tags=[_TAG], summary="Tell this phone", responses=_TOLD)
    def push_on(path: TicketPath, body: Subscription) -> tuple[str, int]:
        """A phone is told while its page is closed: once when it is almost time, once for a
        call."""
        visit = acts(path)
        with house.store.read() as conn:
            site = sites.get(conn, queries.present(conn, visit).visit.site)
        if not site.phone.push:
            raise Conflict("Messages to phones are switched off here. Keep the page open.")
        house.push.checked(body.endpoint, body.p256dh, body.auth)
        language = body.language if body.language in site.languages else site.languages[0]
        push.add(
            house.store, visit, house.clock(), endpoint=body.endpoint, p256dh=body.p256dh,
            auth=body.auth, language=language,
        )  # fmt: skip
        return "", 204

    @bp.post(f"{_TICKET}/push-off", tags=[_TAG], summary="Tell it no more", responses=_TOLD)
    def push_off(path: TicketPath, body: Endpoint) -> tuple[str, int]:
        """Nothing is known of the phone any more."""
        push.remove(house.store, acts(path), body.endpoint)
        return "", 204

    @bp.post(f"{_TICKET}/leave", tags=[_TAG], summary="I am leaving", responses=_RESPONSES)
    def leave(path: TicketPath) -> Response:
        """The visit ends; for a minute that can be undone."""
        return answer(path, commands.cancel)

    @bp.post(f"{_TICKET}/stay", tags=[_TAG], summary="I stay after all", responses=_RESPONSES)
    def stay(path: TicketPath) -> Response:
        """Undo of leaving, within a minute."""
        return answer(path, commands.undo)


def ticket_state(house: House, visit: str) -> dict[str, Any]:
    """The ticket as the interface gives it."""
    with house.store.read() as conn:
        found = ticket(conn, visit, house.clock(), house.queues)
    return {**found.as_json(), "now": iso(to_ms(house.clock()))}
