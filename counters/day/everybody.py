"""Everybody who waits at once, over HTTP: stop, go on, and who was asked to come again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, TypedDict

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field

from counters.day.dates import Words
from storage import Connection
from storage.times import from_ms, iso
from ticketing import commands
from ticketing.day import messages, standstill
from ticketing.sites import Site
from ticketing.visits import queries, receipts
from web import paired
from web.callers import caller
from web.house import House
from web.interface import (
    PROBLEMS,
    SITE,
    VISIT,
    Id,
    In,
    Moment,
    SitePath,
    VisitPath,
    keyed_ask,
    staff,
)

_TAG = Tag(name="Everybody", description="All who wait at once: evacuation, power cut, closing.")

#: Why, as a line of a list to choose from; as a part of a sentence they are standstill.REASONS.
LABELS = {
    "evacuation": "Everybody leaves the building",
    "power": "Power or computers have failed",
    "closing": "We have to close",
    "other": "Something else",
}


class StopIn(In):
    """Why everybody is to wait, as displays and phones say it; in the house's own `words`, by
    language, where it says so."""

    reason: standstill.Reason
    words: Words = {}  # noqa: RUF012


class GoOnIn(In):
    """`back`: all wait on where they were; `come_again`: closed with the day, in no average, with a
    pass that puts them in front next time; `closed`: without one."""

    ending: standstill.Ending


class ToldScreen(BaseModel):
    """A screen of ours, and whether it has shown the message to everybody of this moment: displays
    tell it. Kiosks and other paired screens are among them while they are away."""

    name: str
    where: str
    shown: bool
    there: bool


class StandstillOut(BaseModel):
    """Why everybody waits, since when, and how many rest because of it; null if they do not.

    `with_advisers` are called or served: they stay with their advisers. `screens`: while there is
    a message to everybody, each screen of ours; those that have not shown it first.
    """

    reason: str | None
    words: dict[str, str]
    since: Moment | None
    resting: int
    with_advisers: int
    screens: list[ToldScreen]


class AgainIn(In):
    """Where the slip comes out, if not at all."""

    printer: Id | None = None


class AgainOut(BaseModel):
    """The new ticket of somebody who was asked to come again."""

    visit: str
    number: str
    enquiry: Id


class PassIn(In):
    """What was typed of a ticket number."""

    number: Annotated[str, Field(min_length=1, max_length=40)]


class PassOut(BaseModel):
    """One who was asked to come again, on which service day, and has not come yet."""

    visit: str
    number: str
    enquiry: Id
    service_day: str


class PassesOut(BaseModel):
    """The passes whose number it may be, the latest day first."""

    passes: list[PassOut]


class Reason(TypedDict):
    """Why everybody is to wait, as a line of a list."""

    id: str
    label: str


def reasons() -> list[Reason]:
    """The reasons to choose from."""
    return [{"id": key, "label": words} for key, words in LABELS.items()]


def shown(house: House, site_id: str) -> dict[str, object]:
    """`StandstillOut` as plain data."""
    with house.store.read() as conn:
        site = house.site(site_id)
        still = standstill.standing(conn, site.id)
        resting = standstill.resting(conn, site.id)
        with_advisers = standstill.with_advisers(conn, site.id)
        screens = _told(house, conn, site)
    return {
        "reason": still and still.reason,
        "words": still.words if still else {},
        "since": still and iso(still.since),
        "resting": resting,
        "with_advisers": with_advisers,
        "screens": screens,
    }


def _told(house: House, conn: Connection, site: Site) -> list[dict[str, object]]:
    now = house.clock()
    said = messages.message(conn, site, now)
    if said is None:
        return []
    where = {one.id: one.name for one in site.screens}
    found = [
        ToldScreen(
            name=one.name,
            where=where[one.zone],
            shown=one.message == said.since,
            there=abs(now - from_ms(one.last_seen)) < receipts.THERE,
        ).model_dump()
        for one in receipts.screens(conn, site.id)
        if one.name is not None and one.zone in where
    ]
    # Displays tell what they show; of the others it is known that they are away.
    found += [
        ToldScreen(name=one.token.name, where=one.kind, shown=False, there=False).model_dump()
        for one in house.paired.of_site(conn, site.id)
        if one.kind != "display" and one.seen is not None and abs(now - one.seen) >= paired.THERE
    ]
    return sorted(found, key=lambda one: bool(one["shown"]))


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. POSTs take an `Idempotency-Key`."""

    @bp.get(f"{SITE}/standstill", tags=[_TAG], responses={200: StandstillOut, **PROBLEMS})
    def standing(path: SitePath) -> Response:
        """Whether everybody's turn stands still."""
        caller().need(path.site, "receptionist")
        return jsonify(shown(house, path.site))

    @bp.post(f"{SITE}/standstill", tags=[_TAG], responses={200: StandstillOut, **PROBLEMS})
    def stop(path: SitePath, body: StopIn) -> Response:
        """All who wait rest, no ticket is given out, and displays and phones say why."""
        asked = keyed_ask(house, caller().need(path.site, "supervisor"))
        standstill.stop(house.store, path.site, asked, reason=body.reason, words=body.words)
        return jsonify(shown(house, path.site))

    @bp.post(f"{SITE}/standstill/end", tags=[_TAG], responses={200: StandstillOut, **PROBLEMS})
    def go_on(path: SitePath, body: GoOnIn) -> Response:
        """All who rest because of it wait on, come again, or are closed."""
        asked = keyed_ask(house, caller().need(path.site, "supervisor"))
        standstill.go_on(house.store, path.site, asked, ending=body.ending)
        return jsonify(shown(house, path.site))

    @bp.get(f"{SITE}/passes", tags=[_TAG], responses={200: PassesOut, **PROBLEMS})
    def passes(path: SitePath, query: PassIn) -> Response:
        """Who was asked to come again on an earlier day, by their ticket number, however typed."""
        grant = caller().part(path.site, "receptionist")
        site = house.site(path.site)
        with house.store.read() as conn:
            found = standstill.passes_of(conn, site, house.clock(), query.number)
        return jsonify(passes=[asdict(one) for one in found if grant.sees(one.enquiry)])

    @bp.post(f"{VISIT}/come-again", tags=[_TAG], responses={200: AgainOut, **PROBLEMS})
    def come_again(path: VisitPath, body: AgainIn) -> Response:
        """Whoever was asked to come again is here: a new ticket, with priority."""
        with house.store.read() as conn:
            visit = queries.present(conn, path.visit).visit
            grant = staff(visit.site, enquiry=visit.enquiry)
        asked = keyed_ask(house, grant)
        issued = commands.come_again(house.store, path.visit, asked, printer=body.printer)
        return jsonify(visit=issued.visit, number=issued.number, enquiry=issued.enquiry)
