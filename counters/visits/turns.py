"""The turns of a visit over HTTP: each route gives one command of `ticketing`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.visits.models import (
    VISIT_OR_PROBLEM,
    DoorAnswerIn,
    DoorAnswerOut,
    EnquiryIn,
    HoldIn,
    LanguageIn,
    NeedsIn,
    NoteIn,
    NotesOut,
    PlaceIn,
    ReferIn,
    ServeIn,
    StepIn,
    StepsIn,
    StoryOut,
    WaitIn,
)
from counters.visits.own import noted, theirs, told
from storage.times import iso, to_ms
from ticketing import commands
from ticketing.asks import Ask
from ticketing.commands import enquiries, undoing
from ticketing.events import log
from ticketing.visits import notes, queries
from ticketing.visits.model import State, Visit
from ticketing.visits.queries import Happened
from web.callers import Grant, Need, caller
from web.house import House
from web.interface import (
    PROBLEMS,
    SITE,
    VISIT,
    PointPath,
    SitePath,
    VisitPath,
    keyed_ask,
    staff,
    staff_at,
)

_TAG = Tag(name="Turns", description="Refer, hold, return, undo, and what else a visit may take.")

#: So long after its ticket a visitor can add an enquiry at the kiosk.
_AT_KIOSK_MS = 2 * 60_000

#: A command that is given a visit's id and the circumstances.
Command = Callable[[str, Ask], Visit]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. POSTs take an `Idempotency-Key`."""
    _turn_routes(bp, house)
    _return_routes(bp, house)
    _enquiry_routes(bp, house)
    _mend_routes(bp, house)
    _note_routes(bp, house)
    _direct_routes(bp, house)


def _turn_routes(bp: APIBlueprint, house: House) -> None:
    store = house.store

    @bp.post(f"{VISIT}/refer", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def refer(path: VisitPath, body: ReferIn) -> Response:
        """Send the visitor on to another enquiry type, a named adviser, or both."""

        def command(visit: str, asked: Ask) -> Visit:
            return commands.refer(store, visit, asked, **body.model_dump())

        return _change(house, path.visit, command)

    @bp.post(f"{VISIT}/greet", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def greet(path: VisitPath) -> Response:
        """Somebody turned to a visitor who waits, whom nobody greeted before."""
        return _by_staff(house, path.visit, lambda visit, a: commands.greet(store, visit, a))

    @bp.post(f"{VISIT}/hold", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def hold(path: VisitPath, body: HoldIn) -> Response:
        """Let the visit rest; it waits again by itself when its time is up."""

        def command(visit: str, asked: Ask) -> Visit:
            return commands.hold(store, visit, asked, **body.model_dump())

        return _change(house, path.visit, command)

    @bp.post(f"{VISIT}/resume", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def resume(path: VisitPath) -> Response:
        """A visit that rests waits again."""
        return _change(house, path.visit, lambda visit, a: commands.resume(store, visit, a))

    @bp.post(f"{VISIT}/resume-here", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def resume_here(path: VisitPath, body: PlaceIn) -> Response:
        """Call a visit that rests to a service point at once."""
        with store.read() as conn:
            found = queries.present(conn, path.visit).visit
            grant = caller().at_point(conn, found.site, body.service_point, found.enquiry)
        grant.check(found.enquiry)
        asked = keyed_ask(house, grant)
        visit = commands.resume_here(store, path.visit, body.service_point, asked)
        return jsonify(told(visit))


def _return_routes(bp: APIBlueprint, house: House) -> None:
    store = house.store

    @bp.post(f"{VISIT}/return", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def come_back(path: VisitPath) -> Response:
        """The visitor who missed the call, or stepped out, is here again."""

        def command(visit: str, asked: Ask) -> Visit:
            return commands.come_back(store, visit, asked)

        return _by_staff(house, path.visit, command, "kiosk")

    @bp.post(f"{VISIT}/cancel", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def cancel(path: VisitPath) -> Response:
        """The visitor leaves, or the ticket was a mistake."""
        return _change(house, path.visit, lambda visit, a: commands.cancel(store, visit, a))

    @bp.post(f"{VISIT}/undo", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def take_back(path: VisitPath) -> Response:
        """Undo the last action on the visit, within a minute: your own, or as a supervisor any."""
        with store.read() as conn:
            site = queries.present(conn, path.visit).visit.site
            grant = _undoer(site, undoing.done_by(conn, path.visit))
        asked = keyed_ask(house, grant)
        anybody = grant.may("supervisor", site)
        visit = commands.undo(store, path.visit, asked, anybody=anybody)
        return jsonify(told(visit))


def _enquiry_routes(bp: APIBlueprint, house: House) -> None:
    store = house.store

    @bp.post(f"{VISIT}/enquiries", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def add_enquiry(path: VisitPath, body: EnquiryIn) -> Response:
        """Another enquiry for the same visitor, with the same number.

        A kiosk may add one to the ticket that it gave, for two minutes.
        """

        def command(visit: str, asked: Ask) -> Visit:
            return commands.add_enquiry(store, visit, body.enquiry, asked)

        grant = _adder(house, path.visit)
        return jsonify(told(command(path.visit, keyed_ask(house, grant))))

    @bp.post(f"{VISIT}/enquiries/remove", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def remove_enquiry(path: VisitPath, body: StepIn) -> Response:
        """Take a planned enquiry off."""

        def command(visit: str, asked: Ask) -> Visit:
            return commands.remove_enquiry(store, visit, body.step, asked)

        _check_planned(house, path.visit, [body.step])
        return _by_staff(house, path.visit, command)

    @bp.post(f"{VISIT}/enquiries/order", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def order_enquiries(path: VisitPath, body: StepsIn) -> Response:
        """Put the planned enquiries in another order."""

        def command(visit: str, asked: Ask) -> Visit:
            return commands.order_enquiries(store, visit, body.steps, asked)

        _check_planned(house, path.visit, body.steps)
        return _by_staff(house, path.visit, command)

    @bp.post(f"{VISIT}/needs", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def set_needs(path: VisitPath, body: NeedsIn) -> Response:
        """What the visitor needs, all of it, from now on."""

        def command(visit: str, asked: Ask) -> Visit:
            language = body.asked_language
            return commands.set_needs(
                store, visit, asked, needs=body.needs, asked_language=language
            )

        return _by_staff(house, path.visit, command)


def _mend_routes(bp: APIBlueprint, house: House) -> None:
    store = house.store

    @bp.post(f"{VISIT}/enquiry", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def change_enquiry(path: VisitPath, body: EnquiryIn) -> Response:
        """The ticket is for another enquiry type; number, arrival and place in the queue stay."""

        def command(visit: str, asked: Ask) -> Visit:
            return commands.change_enquiry(store, visit, body.enquiry, asked)

        return _by_staff(house, path.visit, command)

    @bp.post(f"{VISIT}/language", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def set_language(path: VisitPath, body: LanguageIn) -> Response:
        """In which language the visitor's phone, call and slip speak from now on."""

        def command(visit: str, asked: Ask) -> Visit:
            return commands.set_language(store, visit, body.language, asked)

        return _by_staff(house, path.visit, command)

    @bp.post(f"{VISIT}/wait", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def give_back_wait(path: VisitPath, body: WaitIn) -> Response:
        """Give a wait back that was lost through no fault of the visitor's; for supervisors."""
        grant = caller().need(_site_of(house, path.visit), "supervisor")
        asked = keyed_ask(house, grant)
        visit = commands.give_back_wait(store, path.visit, body.minutes, asked)
        return jsonify(told(visit))


def _note_routes(bp: APIBlueprint, house: House) -> None:

    @bp.post(f"{VISIT}/notes", tags=[_TAG], responses={200: NotesOut, **PROBLEMS})
    def add_note(path: VisitPath, body: NoteIn) -> Response:
        """Leave a note for the next adviser; all notes of the visit."""
        grant = _of_visit(house, path.visit)
        asked = keyed_ask(house, grant)
        return jsonify(notes=notes.add(house.store, path.visit, asked, body.text))

    @bp.get(f"{VISIT}/story", tags=[_TAG], responses={200: StoryOut, **PROBLEMS})
    def story(path: VisitPath) -> Response:
        """What is planned, what was noted, and all that happened to the visit."""
        only = _of_visit(house, path.visit).only
        with house.store.read() as conn:
            planned = enquiries.planned(conn, path.visit)
            every = log.of_visit(conn, path.visit)
            left = notes.of(conn, path.visit)
        happened = [Happened(x.seq, x.at, x.event.kind, x.actor, x.event.body()) for x in every]
        if only is not None:
            left, planned = noted(left, happened, only), [x for x in planned if x[1] in only]
            happened = theirs(happened, only)
        answer = StoryOut.of(
            path.visit,
            planned=[{"step": step, "enquiry": enquiry} for step, enquiry in planned],
            notes=left,
            story=[
                {**one.body, "at": iso(one.at), "kind": one.kind, "actor": one.actor}
                for one in happened
            ],
        )
        return jsonify(answer)


def _direct_routes(bp: APIBlueprint, house: House) -> None:

    @bp.post(f"{SITE}/service-points/<point>/serve", tags=[_TAG], responses=VISIT_OR_PROBLEM)
    def serve(path: PointPath, body: ServeIn) -> Response:
        """Serve somebody who came without a ticket: a visit with a number, and no wait."""
        with house.store.read() as conn:
            grant = caller().at_point(conn, path.site, path.point, body.enquiry)
        grant.check(body.enquiry)
        visit = commands.serve_directly(
            house.store,
            path.site,
            path.point,
            body.enquiry,
            keyed_ask(house, grant),
            language=body.language,
        )
        return jsonify(told(visit))

    @bp.post(f"{SITE}/door-answers", tags=[_TAG], responses={201: DoorAnswerOut, **PROBLEMS})
    def answer(path: SitePath, body: DoorAnswerIn) -> tuple[Response, int]:
        """Somebody was answered at the door: counted as a visit of its own."""
        grant = staff(path.site, enquiry=body.enquiry)
        visit = commands.answer_at_door(
            house.store,
            path.site,
            body.enquiry,
            keyed_ask(house, grant),
            outcome=body.outcome,
            language=body.language,
        )
        return jsonify(visit=visit.visit), 201


# ---------------------------------------------------------------------- who acts


def _change(house: House, visit_id: str, command: Command) -> Response:
    """By whoever is where the visit is; by anybody of the staff while it is nowhere."""
    with house.store.read() as conn:
        visit = queries.present(conn, visit_id).visit
        if visit.service_point is None or visit.ended_at is not None:
            grant = staff(visit.site, enquiry=visit.enquiry)
        else:
            grant = caller().at_point(conn, visit.site, visit.service_point, visit.enquiry)
    return jsonify(told(command(visit_id, keyed_ask(house, grant))))


def _by_staff(house: House, visit_id: str, command: Command, *others: Need) -> Response:
    """By anybody of the staff, wherever the visit is."""
    grant = _of_visit(house, visit_id, *others)
    return jsonify(told(command(visit_id, keyed_ask(house, grant))))


def _of_visit(house: House, visit_id: str, *others: Need) -> Grant:
    """Whoever of the staff may see the visit; whoever has it in hand may."""
    with house.store.read() as conn:
        visit = queries.present(conn, visit_id).visit
        if visit.service_point is not None and visit.ended_at is None:
            return staff_at(conn, visit.site, visit.service_point, *others, enquiry=visit.enquiry)
    return staff(visit.site, *others, enquiry=visit.enquiry)


def _check_planned(house: House, visit_id: str, steps: Sequence[int]) -> None:
    """Forbidden for planned steps of enquiry types that whoever asks is not to know of."""
    grant = _of_visit(house, visit_id)
    with house.store.read() as conn:
        planned = dict(enquiries.planned(conn, visit_id))
    grant.check(*(planned[step] for step in steps if step in planned))


def _site_of(house: House, visit_id: str) -> str:
    with house.store.read() as conn:
        return queries.present(conn, visit_id).visit.site


def _adder(house: House, visit_id: str) -> Grant:
    """Staff; or the kiosk that gave the ticket, while its visitor may still stand there."""
    with house.store.read() as conn:
        visit = queries.present(conn, visit_id).visit
    kiosk = caller().find(visit.site, "kiosk")
    here = visit.kiosk is not None and visit.state == State.WAITING
    soon = to_ms(house.clock()) - visit.arrived_at < _AT_KIOSK_MS
    if kiosk is not None and here and soon and kiosk.kiosk in (None, visit.kiosk):
        return kiosk
    return staff(visit.site, enquiry=visit.enquiry)


def _undoes(grant: Grant, site: str) -> bool:
    """Whether it is somebody's of the staff, whichever enquiries they see: their own deed is."""
    return grant.may("receptionist", site) or (grant.site == site and grant.only is not None)


def _undoer(site: str, done_by: str | None) -> Grant:
    """Who undoes it: as whom the caller did it, else as a supervisor, else as they are."""
    for grant in caller().grants:
        if str(grant.actor) == done_by and _undoes(grant, site):
            return grant
    return caller().find(site, "supervisor") or staff(site)
