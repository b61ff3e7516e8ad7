"""Appointments as JSON: what the week page asks for, and what another program can do too."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Response, jsonify, make_response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.appointments.models import (
    AppointmentOut,
    AppointmentPath,
    BlockIn,
    BlockPath,
    BlocksOut,
    CancelIn,
    CheckedInOut,
    CheckInIn,
    DetailsIn,
    FreeOut,
    FreeQuery,
    MoveIn,
    OrderIn,
    PersonIn,
    RangeQuery,
    SiteOrderIn,
    SiteRangeQuery,
    StaffCheckInIn,
    WeekOut,
)
from storage.times import iso, to_ms
from ticketing import appointments, commands
from ticketing.appointments import Appointment, NewBlock, Order, Person, changing
from ticketing.asks import Ask
from ticketing.commands import CheckedIn
from ticketing.errors import BadRequest
from ticketing.sites import Site
from ticketing.sites.holidays import in_language
from web.callers import SIGN_ON, Grant, Unauthorised, caller
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath, by_staff, keyed_ask
from web.pace import KioskPace, own_kiosk

_ONE = "/api/v1/appointments/<appointment>"
_TAG = Tag(name="Appointments", description="Booking, moving, cancelling, checking in.")
_OUT: dict[Any, Any] = {200: AppointmentOut, **PROBLEMS}
#: At most so many days in one answer.
MOST_DAYS = 62


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into the blueprint. POSTs take an `Idempotency-Key`."""
    _lists(bp, house)
    _changes(bp, house)
    _check_ins(bp, house)
    _blocks(bp, house)


def _lists(bp: APIBlueprint, house: House) -> None:
    @bp.get(f"{SITE}/appointments", tags=[_TAG], responses={200: WeekOut, **PROBLEMS})
    def week(path: SitePath, query: RangeQuery) -> Response:
        """Appointments, blocks and opening hours of some days."""
        grant = caller().part(path.site, "receptionist")
        return jsonify(days(house, house.site(path.site), query.from_, query.to, grant))

    @bp.get("/api/v1/appointments", tags=[_TAG], responses={200: WeekOut, **PROBLEMS})
    def week_of(query: SiteRangeQuery) -> Response:
        """The same, with the site in the query."""
        grant = caller().part(query.site, "receptionist")
        return jsonify(days(house, house.site(query.site), query.from_, query.to, grant))

    @bp.get(f"{SITE}/appointments/free", tags=[_TAG], responses={200: FreeOut, **PROBLEMS})
    def free(path: SitePath, query: FreeQuery) -> Response:
        """Times at which such an appointment is possible, with whom and where."""
        grant = caller().part(path.site, "receptionist")
        site = house.site(path.site)
        grant.check(site.appointment_type(query.type).enquiry)
        return jsonify(free_slots(house, site, query))

    @bp.get(_ONE, tags=[_TAG], responses=_OUT)
    def one(path: AppointmentPath) -> Response:
        """One appointment, and who comes."""
        found = _known(house, path.appointment)
        caller().need(found.site, "receptionist", enquiry=found.enquiry)
        with house.store.read() as conn:
            person = appointments.person(conn, found.id)
        who = {"name": person.name, "contact": person.contact, "note": person.note}
        return jsonify({**out(house, found), "person": who})


def _changes(bp: APIBlueprint, house: House) -> None:
    @bp.post(f"{SITE}/appointments", tags=[_TAG], responses={201: AppointmentOut, **PROBLEMS})
    def book(path: SitePath, body: OrderIn) -> Response:
        """Make an appointment; 409 says in words what is in the way."""
        return _book(house, path.site, body)

    @bp.post("/api/v1/appointments", tags=[_TAG], responses={201: AppointmentOut, **PROBLEMS})
    def book_at(body: SiteOrderIn) -> Response:
        """The same, with the site in the body."""
        return _book(house, body.site, body)

    @bp.post(f"{_ONE}/move", tags=[_TAG], responses=_OUT)
    def move(path: AppointmentPath, body: MoveIn) -> Response:
        """Give it another time, adviser or place; its code and its page stay."""
        asked = _asked_for(house, path.appointment)
        moved = appointments.move(
            house.store, path.appointment, asked, starts_at=body.starts_at, adviser=body.adviser,
            service_point=body.service_point, printer=body.printer,
        )  # fmt: skip
        return jsonify(out(house, moved))

    @bp.post(f"{_ONE}/change", tags=[_TAG], responses=_OUT)
    def change(path: AppointmentPath, body: DetailsIn) -> Response:
        """Who comes, what they need, and in which languages."""
        asked = _asked_for(house, path.appointment)
        who = None if body.person is None else _written(body.person)
        new = changing.Details(who, body.needs, body.language, body.asked_language)
        changed = changing.change_details(house.store, path.appointment, asked, new)
        return jsonify(out(house, changed))

    @bp.post(f"{_ONE}/cancel", tags=[_TAG], responses=_OUT)
    def cancel(path: AppointmentPath, body: CancelIn) -> Response:
        """Cancel it; its room and its adviser are free again."""
        asked = _asked_for(house, path.appointment)
        gone = appointments.cancel(house.store, path.appointment, asked, reason=body.reason)
        return jsonify(out(house, gone))


def _written(who: PersonIn) -> appointments.Person:
    return appointments.Person(who.name or None, who.contact or None, who.note or None)


def _check_ins(bp: APIBlueprint, house: House) -> None:
    pace = KioskPace(house)

    @bp.post(f"{_ONE}/check-in", tags=[_TAG], responses={200: CheckedInOut, **PROBLEMS})
    def staff_check_in(path: AppointmentPath, body: StaffCheckInIn) -> Response:
        """Staff check its visitor in, early or late as it may be."""
        found = _known(house, path.appointment)
        asked = by_staff(house, found.site, found.enquiry)
        here = commands.check_in(
            house.store, found.site, found.id, asked, kiosk=body.kiosk, by_staff=True
        )
        return jsonify(_checked_in(house, here))

    @bp.post(f"{SITE}/check-in", tags=[_TAG], responses={200: CheckedInOut, **PROBLEMS})
    def check_in(path: SitePath, body: CheckInIn) -> Response:
        """A visitor checks in with the code of their slip. A 409's `reason` says why not:
        too_early, too_late, another_day, cancelled, checked_in."""
        grant = caller().need(path.site, "kiosk", "receptionist")
        kiosk = own_kiosk(grant, body.kiosk)
        pace.code(path.site, grant)
        here = commands.check_in(
            house.store,
            path.site,
            body.code,
            keyed_ask(house, grant),
            kiosk=kiosk,
            larger=body.larger,
        )
        # Whoever has a code that was used is not at once whoever holds its ticket.
        hidden = here.again and grant.role == "kiosk"
        if not hidden:
            pace.found(path.site, grant)
        return jsonify(_checked_in(house, here, hidden=hidden))


def _blocks(bp: APIBlueprint, house: House) -> None:
    @bp.post(f"{SITE}/blocks", tags=[_TAG], responses={201: BlocksOut, **PROBLEMS})
    def block(path: SitePath, body: BlockIn) -> Response:
        """Keep a time free of appointments."""
        asked = by_staff(house, path.site)
        made = appointments.block(house.store, path.site, NewBlock(**body.model_dump()), asked)
        return make_response(jsonify(blocks=[one.as_json() for one in made]), 201)

    @bp.post(
        f"{SITE}/blocks/<int:block>/remove",
        tags=[_TAG],
        responses={204: {"description": "Removed"}, **PROBLEMS},
    )
    def unblock(path: BlockPath) -> Response:
        """Remove a block; what other blocks cover stays blocked."""
        asked = by_staff(house, path.site)
        appointments.unblock(house.store, path.site, path.block, asked)
        return Response(status=204)


# ---------------------------------------------------------------------- what the routes share


def out(house: House, one: Appointment) -> dict[str, Any]:
    """An appointment as the API gives it."""
    return {**one.as_json(), "url": house.appointment_url(one.id)}


def days(
    house: House, site: Site, first: date | None, last: date | None, grant: Grant
) -> dict[str, Any]:
    """WeekOut of [first, last), as far as it is for `grant`; BadRequest for a range that is empty
    or too long."""
    now = house.clock()
    today = now.astimezone(site.zone_info).date()
    begin = first or today - timedelta(days=today.weekday())
    end = last or begin + timedelta(days=7)
    if not 0 < (end - begin).days <= MOST_DAYS:
        raise BadRequest(f"Ask for 1 to {MOST_DAYS} days, 'to' after 'from'.")
    span = (to_ms(_midnight(site, begin)), to_ms(_midnight(site, end)))
    with house.store.read() as conn:
        booked = appointments.between(conn, site.id, *span)
        blocks = appointments.blocks_between(conn, site.id, *span)
    return {
        "now": iso(to_ms(now)),
        "days": [_day(site, begin + timedelta(days=n)) for n in range((end - begin).days)],
        "appointments": [out(house, one) for one in booked if grant.sees(one.enquiry)],
        "blocks": [
            one.as_json() for one in blocks if grant.only is None or grant.adviser == one.adviser
        ],
    }


def free_slots(house: House, site: Site, query: FreeQuery) -> dict[str, Any]:
    """FreeOut of what `query` looks for."""
    now = house.clock()
    wanted = appointments.wish(
        site, query.type, needs=[x for x in query.needs.split(",") if x],
        asked_language=query.asked_language, adviser=query.adviser, point=query.service_point,
    )  # fmt: skip
    with house.store.read() as conn:
        found = appointments.free(
            conn, site, wanted, now,
            first=None if query.from_ is None else _midnight(site, query.from_),
            days=query.days, limit=query.limit, spread=query.spread,
        )  # fmt: skip
    return {
        "now": iso(to_ms(now)),
        "free": [
            {
                "starts_at": iso(one.starts_at),
                "ends_at": iso(one.ends_at),
                "adviser": one.adviser,
                "service_point": one.service_point,
            }
            for one in found
        ],
    }


def _day(site: Site, day: date) -> dict[str, Any]:
    closing = site.closing(day)
    return {
        "date": day.isoformat(),
        "closed": None if closing is None else in_language(closing, "en"),
        "openings": [
            {"opens": iso(to_ms(opens)), "closes": iso(to_ms(closes))}
            for opens, closes, _ in site.openings(day)
        ],
    }


def _midnight(site: Site, day: date) -> datetime:
    return datetime.combine(day, time(), site.zone_info)


def _book(house: House, site: str, body: OrderIn) -> Response:
    asked = by_staff(house, site, _enquiry(house, site, body.type))
    person = body.person
    order = Order(
        type=body.type,
        starts_at=body.starts_at,
        adviser=body.adviser,
        service_point=body.service_point,
        needs=tuple(body.needs),
        language=body.language,
        asked_language=body.asked_language,
        person=None if person is None else Person(person.name, person.contact, person.note),
        booked_for=body.for_visit,
        source="staff" if asked.actor.kind == "adviser" else "program",
        reference=body.reference,
        printer=body.printer,
    )
    made = appointments.book(house.store, site, order, asked)
    return make_response(jsonify(out(house, made)), 201)


def _checked_in(house: House, here: CheckedIn, *, hidden: bool = False) -> dict[str, Any]:
    """CheckedInOut; what is `hidden` leads to the visit, or to the appointment."""
    return {
        "appointment": None if hidden else here.appointment,
        "visit": None if hidden else here.visit,
        "number": here.number,
        "enquiry": here.enquiry,
        "starts_at": iso(here.starts_at),
        "punctuality": here.punctuality,
        "ahead": here.ahead,
        "again": here.again,
        "print": {"state": "none" if here.printer is None else "queued"},
        "url": None if hidden else house.ticket_url(here.visit),
    }


def _asked_for(house: House, appointment: str) -> Ask:
    found = _known(house, appointment)
    return by_staff(house, found.site, found.enquiry)


def _enquiry(house: House, site_id: str, type_id: str) -> str | None:
    """What appointments of a type are for; None for one that there is not, which the command
    says."""
    found = (one.enquiry for one in house.site(site_id).appointment_types if one.id == type_id)
    return next(found, None)


def _known(house: House, appointment: str) -> Appointment:
    """The appointment; a stranger is asked who they are before being told whether there is one."""
    if not caller().grants:
        raise Unauthorised(SIGN_ON)
    with house.store.read() as conn:
        return appointments.get(conn, appointment)
