"""A day of appointments as a list to look through, to print for tomorrow, and to ring through when
an adviser is away. It needs no script, so that it also comes out of a PC that is low on everything.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Response, jsonify, redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel
from werkzeug.wrappers import Response as Answer

from counters.appointments.models import AppointmentOut
from storage import Connection
from storage.times import to_ms
from ticketing.appointments import Appointment, AppointmentState, Person, between, changing
from ticketing.appointments import queries as booked
from ticketing.errors import Refused
from ticketing.sites import Site, clock
from web import staff_bar
from web.bounds import Day
from web.callers import Grant, caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, SitePath, by_staff

_COUNT = re.compile("[0-9]{1,3}")
_TAG = Tag(name="Appointments", description="What is booked, by the week.")

STATES = {
    AppointmentState.BOOKED: "",
    AppointmentState.CHECKED_IN: "here",
    AppointmentState.SERVED: "served",
    AppointmentState.NO_SHOW: "did not come",
    AppointmentState.MISSED: "missed",
    AppointmentState.CANCELLED: "cancelled",
}


class AdviserPath(SitePath):
    """An adviser of a site."""

    adviser: Id


class AwayIn(In):
    """The day on which the adviser is away; left out, today."""

    day: Day | None = None


class StandInOut(BaseModel):
    """What became of an appointment: moved to somebody else, or why it stays."""

    appointment: AppointmentOut
    moved: bool
    why: str


class AwayOut(BaseModel):
    """Each of the appointments that were still to come."""

    done: list[StandInOut]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page of lists and the interface's stand-in into a blueprint."""

    @bp.route("/appointments/<site>/list")
    def lists(site: str) -> str:
        found = house.site(site)
        return _page(house, found, caller().part(found.id, "receptionist"))

    @bp.route("/appointments/<site>/list", methods=["POST"])
    def give_away(site: str) -> Answer | tuple[str, int]:
        found = house.site(site)
        grant = caller().need(found.id, "receptionist")
        day, adviser = _day(house, found, request.form.get("day")), request.form.get("adviser", "")
        try:
            done = changing.stand_in(house.store, found.id, adviser, day, by_staff(house, found.id))
        except Refused as refusal:
            return _page(house, found, grant, said=refusal.detail), 409
        moved = sum(one.moved for one in done)
        path = f"/appointments/{found.id}/list?day={day.isoformat()}"
        return redirect(f"{path}&moved={moved}&left={len(done) - moved}&was={adviser}", 303)

    @bp.post(
        f"{SITE}/advisers/<adviser>/stand-in", tags=[_TAG], responses={200: AwayOut, **PROBLEMS}
    )
    def stand_in(path: AdviserPath, body: AwayIn) -> Response:
        """An adviser is away: hers go to whoever can take them at their time; the rest is named."""
        asked = by_staff(house, path.site)
        day = body.day or house.site(path.site).service_day(asked.now)
        done = changing.stand_in(house.store, path.site, path.adviser, day, asked)
        return jsonify(
            done=[
                {
                    "appointment": {
                        **one.appointment.as_json(),
                        "url": house.appointment_url(one.appointment.id),
                    },
                    "moved": one.moved,
                    "why": one.why,
                }
                for one in done
            ]
        )


def _page(house: House, site: Site, grant: Grant, said: str = "") -> str:
    asked = request.values.get("q", "").strip()[:80]
    adviser = request.values.get("adviser") or None
    day = _day(house, site, request.values.get("day"))
    with house.store.read() as conn:
        found = (
            booked.search(conn, site, asked, house.clock(), grant.only)
            if asked
            else [one for one in _of_day(conn, site, day) if adviser in (None, one.adviser)]
        )
        more = bool(asked) and len(found) >= booked.MOST_FOUND
        found = [one for one in found if grant.sees(one.enquiry)]
        people = booked.people_of(conn, (one.id for one in found))
    moved, left = request.args.get("moved", ""), request.args.get("left", "")
    if _COUNT.fullmatch(moved) and _COUNT.fullmatch(left):
        said = f"{moved} moved to somebody else, {left} to ring or to move by hand."
    return render_template(
        "counters/appointments/list.html",
        site=site, top=staff_bar.of(house, site, "appointments"), said=said,
        day=day, before=day - timedelta(days=1), after=day + timedelta(days=1),
        title=_title(site, day, adviser), asked=asked, adviser=adviser,
        advisers=sorted(
            (one for one in site.advisers if grant.only is None or one.id == grant.adviser),
            key=lambda one: one.name.casefold(),
        ),
        more=more,
        rows=[_row(site, one, people.get(one.id), with_day=bool(asked)) for one in found],
        printed=clock.on_day(site, to_ms(house.clock())),
    )  # fmt: skip


def _title(site: Site, day: date, adviser: str | None) -> str:
    """The day, and whose it is where it is one adviser's: on paper too."""
    whose = next((f", {one.name}" for one in site.advisers if one.id == adviser), "")
    return f"{day:%A} {day.day} {day:%B}{whose}"


def _day(house: House, site: Site, given: str | None) -> date:
    """The day that is asked for; today for none and for what is no date of a calendar."""
    try:
        asked = date.fromisoformat((given or "")[:10])
    except ValueError:
        asked = date.min
    return asked if 2000 <= asked.year <= 2100 else site.service_day(house.clock())


def _of_day(conn: Connection, site: Site, day: date) -> list[Appointment]:
    begin = datetime.combine(day, time(), site.zone_info)
    found = between(conn, site.id, to_ms(begin), to_ms(begin + timedelta(days=2)))
    return [
        one
        for one in found
        if one.service_day == day.isoformat() and one.state != AppointmentState.CANCELLED
    ]


def _row(site: Site, one: Appointment, person: Person | None, *, with_day: bool) -> dict[str, Any]:
    kinds = {kind.id: kind.called("en") for kind in site.appointment_types}
    names = {who.id: who.name for who in site.advisers}
    places = {point.id: point.called("en") for point in site.service_points}
    at = clock.hhmm(site, one.starts_at)
    return {
        "at": f"{one.service_day} {at}" if with_day else at,
        "until": clock.hhmm(site, one.ends_at),
        "type": kinds.get(one.type, one.type),
        "adviser": names.get(one.adviser, one.adviser),
        "place": places.get(one.service_point, one.service_point),
        "name": person.name if person else None,
        "contact": person.contact if person else None,
        "note": person.note if person else None,
        "needs": one.needs.replace("_", " ").replace(",", ", "),
        "asked_language": one.asked_language,
        "code": one.code,
        "number": one.number,
        "state": STATES[one.state],
        "week": f"/appointments/{site.id}?week={one.service_day}",
    }
