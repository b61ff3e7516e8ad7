"""What a supervisor says of single dates, and of the ticket's last line, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from slips import signs
from storage.times import iso, iso_or_none
from ticketing import bounds
from ticketing.appointments.dates import moving, ringing
from ticketing.appointments.dates.moving import Booked, Decision
from ticketing.appointments.dates.ringing import ToRing
from ticketing.appointments.model import AppointmentState
from ticketing.day import dates
from ticketing.errors import BadRequest
from ticketing.sites import Site
from ticketing.sites.dates import DateHours
from ticketing.sites.parts import Language
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, Moment, SitePath, keyed_ask

_TAG = Tag(
    name="Dates", description="Hours of single dates, closed days, and the ticket's last line."
)

Day = Annotated[str, StringConstraints(max_length=40)]
Words = Annotated[
    dict[Language, Annotated[str, StringConstraints(max_length=400)]], Field(max_length=20)
]
Pieces = Annotated[
    list[Annotated[str, StringConstraints(max_length=20)]],
    Field(max_length=20, examples=[["09:00-12:00", "13:00-17:00"]]),
]


class DatePath(SitePath):
    """A local date of a site: YYYY-MM-DD."""

    day: Day


class HoursIn(In):
    """The hours of a date, none where the house is closed, and why, by language."""

    hours: Pieces
    reason: Words = {}  # noqa: RUF012


class DecisionIn(In):
    """What becomes of an appointment of the date: it is moved to `starts_at`, with whom and where
    if that is said; cancelled; or kept as it is, for somebody to ring."""

    appointment: Annotated[str, StringConstraints(max_length=40)]
    do: moving.Deed
    starts_at: AwareDatetime | None = None
    adviser: Id | None = None
    service_point: Id | None = None


Decisions = Annotated[list[DecisionIn], Field(max_length=500)]


class DateIn(HoursIn):
    """The same, with what becomes of everybody whom these hours do not keep."""

    appointments: Decisions = []  # noqa: RUF012


class UsualIn(In):
    """What becomes of everybody whom the usual hours do not keep."""

    appointments: Decisions = []  # noqa: RUF012


class OtherTime(BaseModel):
    """Another time for an appointment, with whom and where."""

    starts_at: Moment
    adviser: str
    adviser_name: str
    service_point: str


class BookedOut(BaseModel):
    """An appointment that these hours do not keep; who comes, as far as it was written down; and
    another time, or in words why there is none."""

    appointment: str
    starts_at: Moment
    type: str
    adviser_name: str
    here: bool
    name: str | None
    contact: str | None
    other: OtherTime | None
    why: str


class BookedListOut(BaseModel):
    """Everybody whom these hours do not keep, by time."""

    booked: list[BookedOut]


class RingPath(SitePath):
    """An appointment about which somebody is rung."""

    appointment: Annotated[str, StringConstraints(max_length=40)]


class RungIn(In):
    """Whether they were rung."""

    rung: bool


class ToRingOut(BaseModel):
    """Somebody to be rung about an appointment: when it `was`, as they know it; what is so by now,
    where it is still to be `starts_at` and with whom; who comes, as far as it was written down."""

    appointment: str
    type: str
    was: Moment
    state: Literal["moved", "cancelled", "not_moved"]
    starts_at: Moment
    adviser_name: str
    name: str | None
    contact: str | None
    rung_at: Moment | None


class ToRingListOut(BaseModel):
    """Everybody who is to be rung, or was within a day, by the time that they know of."""

    to_ring: list[ToRingOut]


class CourtesyIn(In):
    """The ticket's last line by language; without words the usual one counts again."""

    words: Words


class DateOut(BaseModel):
    """A date for which somebody said other hours: these, the reason by language, and beside them
    the `usual` hours and what a holiday on it is called."""

    day: str
    hours: list[str]
    reason: dict[str, str]
    usual: list[str]
    holiday: str | None


class DatesOut(BaseModel):
    """The dates to come with hours of their own, by day; today, and the last that can be changed;
    and the ticket's last line by language, empty where it is the usual one."""

    today: str
    last_day: str
    dates: list[DateOut]
    courtesy: dict[str, str]


def day_of(text: str) -> date:
    """The date; BadRequest for what no calendar has."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise BadRequest(f"'{text:.20}' is no date; write one like 2026-12-24.") from None
    if not bounds.holds_day(found):
        raise BadRequest(bounds.SAYS)
    return found


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. Changing needs a supervisor."""

    @bp.get(f"{SITE}/dates", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def every_date(path: SitePath) -> Response:
        """The dates to come that have hours of their own, and the ticket's last line."""
        caller().need(path.site, "receptionist")
        return jsonify(shown(house, path.site))

    @bp.post(f"{SITE}/dates/<day>/booked", tags=[_TAG], responses={200: BookedListOut, **PROBLEMS})
    def booked_then(path: DatePath, body: HoursIn) -> Response:
        """Whom these hours would not keep: all of them, each with another time. Changes nothing."""
        caller().need(path.site, "supervisor")
        site, now = house.site(path.site), house.clock()
        said = dates.read(body.hours, body.reason, site, ask_why=False)
        found = house.reports.run(moving.look, site, day_of(path.day), said, now)
        return jsonify(booked=[_booked(site, one) for one in found])

    def change(path: DatePath, said: DateHours | None, decided: list[DecisionIn]) -> Response:
        asked = keyed_ask(house, caller().need(path.site, "supervisor"))
        plan = {
            one.appointment: Decision(one.do, one.starts_at, one.adviser, one.service_point)
            for one in decided
        }
        moving.change(house.store, path.site, day_of(path.day), said, plan, asked)
        return jsonify(shown(house, path.site))

    @bp.post(f"{SITE}/dates/<day>", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def say_date(path: DatePath, body: DateIn) -> Response:
        """Give a date its own hours, or close it: at once, for tickets and appointments alike. Of
        everybody whom they do not keep it is said what becomes of them, or nothing is done."""
        caller().need(path.site, "supervisor")
        said = dates.read(body.hours, body.reason, house.site(path.site))
        return change(path, said, body.appointments)

    @bp.post(f"{SITE}/dates/<day>/usual", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def usual_hours(path: DatePath, body: UsualIn) -> Response:
        """The week's hours and the holidays count again on a date."""
        return change(path, None, body.appointments)

    @bp.get(f"{SITE}/to-ring", tags=[_TAG], responses={200: ToRingListOut, **PROBLEMS})
    def whom_to_ring(path: SitePath) -> Response:
        """Everybody whose appointment other hours of a date did not keep: they are to be told.
        Supervisors."""
        caller().need(path.site, "supervisor")
        return jsonify(ring_shown(house, path.site))

    @bp.post(
        f"{SITE}/to-ring/<appointment>", tags=[_TAG], responses={200: ToRingListOut, **PROBLEMS}
    )
    def was_rung(path: RingPath, body: RungIn) -> Response:
        """Say that somebody was rung, or was not after all. Supervisors."""
        asked = keyed_ask(house, caller().need(path.site, "supervisor"))
        ringing.tick(house.store, path.site, path.appointment, asked, rung=body.rung)
        return jsonify(ring_shown(house, path.site))

    @bp.post(f"{SITE}/courtesy", tags=[_TAG], responses={200: DatesOut, **PROBLEMS})
    def courtesy(path: SitePath, body: CourtesyIn) -> Response:
        """The last line of tickets from now on, in each language of the site."""
        asked = keyed_ask(house, caller().need(path.site, "supervisor"))
        for language, text in body.words.items():
            if wrong := signs.pictures(text):
                named = signs.named(wrong)
                raise BadRequest(f"{named} cannot be printed on a ticket; write words alone.")
            if text.strip() and not signs.drawn(text, language):
                raise BadRequest(f"No printer here has the letters of '{text:.40}'.")
        dates.change_courtesy(house.store, path.site, body.words, asked)
        return jsonify(shown(house, path.site))


def shown(house: House, site_id: str) -> dict[str, Any]:
    """`DatesOut` as plain data."""
    site = house.site(site_id)
    today = site.service_day(house.clock())
    return {
        "today": today.isoformat(),
        "last_day": date.fromordinal(today.toordinal() + dates.AHEAD_DAYS).isoformat(),
        "dates": [_one(site, day) for day in sorted(site.dates) if day >= today],
        "courtesy": dict(site.courtesy),
    }


def ring_shown(house: House, site_id: str) -> dict[str, Any]:
    """`ToRingListOut` as plain data."""
    site = house.site(site_id)
    with house.store.read() as conn:
        found = ringing.listed(conn, site_id, house.clock())
    return {"to_ring": [_ring(site, one) for one in found]}


def _ring(site: Site, found: ToRing) -> dict[str, Any]:
    one = found.appointment
    kinds = {kind.id: kind.called("en") for kind in site.appointment_types}
    names = {who.id: who.name for who in site.advisers}
    moved = "not_moved" if one.starts_at == found.was_at else "moved"
    return {
        "appointment": one.id,
        "type": kinds.get(one.type, one.type),
        "was": iso(found.was_at),
        "state": "cancelled" if one.state == AppointmentState.CANCELLED else moved,
        "starts_at": iso(one.starts_at),
        "adviser_name": names.get(one.adviser, one.adviser),
        "name": found.person.name,
        "contact": found.person.contact,
        "rung_at": iso_or_none(found.rung_at),
    }


def _booked(site: Site, found: Booked) -> dict[str, Any]:
    one, other = found.appointment, found.other
    kinds = {kind.id: kind.called("en") for kind in site.appointment_types}
    names = {who.id: who.name for who in site.advisers}
    return {
        "appointment": one.id,
        "starts_at": iso(one.starts_at),
        "type": kinds.get(one.type, one.type),
        "adviser_name": names.get(one.adviser, one.adviser),
        "here": one.visit is not None,
        "name": found.person.name,
        "contact": found.person.contact,
        "other": other
        and {
            "starts_at": iso(other.starts_at),
            "adviser": other.adviser,
            "adviser_name": names[other.adviser],
            "service_point": other.service_point,
        },
        "why": found.why,
    }


def _one(site: Site, day: date) -> dict[str, Any]:
    said = site.dates[day]
    hours, closing = dates.usual(site, day)
    return {
        "day": day.isoformat(),
        "hours": [str(one) for one in said.hours],
        "reason": dict(said.reason),
        "usual": [str(one) for one in hours],
        "holiday": None if closing is None else next(iter(closing.values())),
    }
