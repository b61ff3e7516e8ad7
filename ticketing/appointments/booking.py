"""Appointments are made, moved and cancelled. Each command is one transaction."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import bounds, sites
from ticketing.appointments import checks, rules
from ticketing.appointments.checks import NotPossible, Place
from ticketing.appointments.model import (
    CANCEL_REASONS,
    SLOT_MS,
    Appointment,
    Person,
)
from ticketing.appointments.queries import get
from ticketing.appointments.rules import Free, Wish
from ticketing.asks import Ask, once
from ticketing.errors import BadRequest
from ticketing.events import log
from ticketing.events.appointments import AppointmentBooked, AppointmentCancelled, AppointmentMoved
from ticketing.ids import new_id
from ticketing.sites import Site, clock
from ticketing.visits import needs as checked
from ticketing.visits import queries

#: Figures of a code: enough that nobody hits another's by a slip of the finger.
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for. Without `adviser` or `service_point`, whoever and wherever is free.

    `language` is one of the site's, in which the slip and the page speak; `booked_for` the visit at
    whose desk this was asked for; `reference` another program's name for it; `minutes` how long it
    lasts, if that is not the length of its type.
    """

    type: str
    starts_at: datetime
    adviser: str | None = None
    service_point: str | None = None
    needs: tuple[str, ...] = ()
    language: str | None = None
    asked_language: str | None = None
    person: Person | None = None
    booked_for: str | None = None
    source: str = "staff"
    reference: str | None = None
    printer: str | None = None
    minutes: int | None = None


def wish(
    site: Site,
    type_id: str,
    *,
    needs: Iterable[str] = (),
    asked_language: str | None = None,
    adviser: str | None = None,
    point: str | None = None,
    minutes: int | None = None,
) -> Wish:
    """What is looked for, checked. NotFound and BadRequest name what there is."""
    kind = site.appointment_type(type_id)
    return Wish(
        kind if minutes is None else kind.model_copy(update={"minutes": minutes}),
        frozenset(checked.known(needs)),
        checked.spoken(asked_language),
        None if adviser is None else site.adviser(adviser).id,
        None if point is None else site.service_point(point).id,
    )


def free(
    conn: Connection,
    site: Site,
    wanted: Wish,
    now: datetime,
    *,
    first: datetime | None = None,
    days: int = 14,
    limit: int = 200,
    spread: bool = False,
) -> list[Free]:
    """What is free from `first` (or now) on, for so many days, at most `limit` of them in order.
    With `spread`, only the first of each half-day."""
    begin = first or now
    day = begin.astimezone(site.zone_info).date()
    end = begin + timedelta(days=days + 1)
    taken = checks.taken(conn, site, now, to_ms(begin) - 86_400_000, to_ms(end))
    found = rules.free_slots(site, wanted, taken, now=now, first=day, days=days)
    if spread:
        return rules.spread(site, found, limit)
    return [one for one, _ in zip(found, range(limit), strict=False)]


def book(store: Store, site_id: str, order: Order, ask: Ask) -> Appointment:
    """Make an appointment. NotPossible says in words what is in the way."""
    if (who := order.person) is not None:
        bounds.one_line("The name", who.name)
        bounds.one_line("The contact", who.contact)
        bounds.several_lines("The note", who.note)
    bounds.one_line("The reference", order.reference)
    with claiming(), store.write() as db:
        answer = once(db, ask.key, ask.now, lambda: book_in(db, site_id, order, ask).stored())
    assert answer is not None
    return Appointment(**answer)


def book_in(db: Database, site_id: str, order: Order, ask: Ask) -> Appointment:
    """`book`, in the caller's transaction."""
    site = sites.get(db, site_id)
    language = order.language or site.languages[0]
    if language not in site.languages:
        raise BadRequest(f"{site.id} speaks {', '.join(site.languages)}, not '{language:.40}'.")
    if order.booked_for is not None and (
        queries.present(db, order.booked_for).visit.site != site.id
    ):
        raise BadRequest("The visit that this is booked for belongs to another site.")
    _check_reference(db, site, order.reference, ask.now)
    wanted = wish(
        site, order.type, needs=order.needs, asked_language=order.asked_language,
        adviser=order.adviser, point=order.service_point, minutes=order.minutes,
    )  # fmt: skip
    place = _place(db, site, wanted, order.starts_at, ask.now)
    row = {
        "id": new_id(ask.now),
        "site": site.id,
        "type": wanted.type.id,
        "enquiry": wanted.type.enquiry,
        "adviser": place.adviser,
        "service_point": place.service_point,
        "service_day": site.service_day(from_ms(place.starts_at)).isoformat(),
        "starts_at": place.starts_at,
        "ends_at": place.ends_at,
        "code": _code(db, site.id),
        "language": language,
        "asked_language": wanted.asked_language,
        "needs": ",".join(checked.known(order.needs)),
        "source": order.source,
        "booked_for": order.booked_for,
        "reference": order.reference,
        "created_at": to_ms(ask.now),
        "updated_at": to_ms(ask.now),
    }
    db.execute(
        f"INSERT INTO appointment ({', '.join(row)})"  # noqa: S608
        f" VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )
    note_person(db, str(row["id"]), order.person)
    event = AppointmentBooked(
        appointment=str(row["id"]),
        service_day=str(row["service_day"]),
        type=wanted.type.id,
        starts_at=place.starts_at,
        ends_at=place.ends_at,
        adviser=place.adviser,
        service_point=place.service_point,
        printer=None if order.printer is None else site.printer(order.printer).id,
    )
    log.append(db, site.id, event, ask)
    return get(db, str(row["id"]))


def move(
    store: Store,
    appointment: str,
    ask: Ask,
    *,
    starts_at: datetime,
    adviser: str | None = None,
    service_point: str | None = None,
    printer: str | None = None,
) -> Appointment:
    """Give an appointment another time, adviser or place; its code and its page stay.

    Without `adviser` or `service_point` they stay, if they are free then. A new slip comes out at
    `printer`, if given. One to which nobody came can be moved as well: person, needs and code go
    along, and the log keeps that it was missed. Conflict for one that is over otherwise.
    """

    def work(db: Database, site: Site, one: Appointment) -> None:
        checks.check_state(one, checks.STILL_OPEN, "moved")
        move_in(
            db, site, one, ask, starts_at, adviser or one.adviser,
            service_point or one.service_point, printer=printer,
        )  # fmt: skip

    return change(store, appointment, ask, work)


def move_in(
    db: Database,
    site: Site,
    one: Appointment,
    ask: Ask,
    starts_at: datetime,
    adviser: str | None,
    point: str | None,
    *,
    minutes: int | None = None,
    needs: str | None = None,
    printer: str | None = None,
) -> None:
    """Move `one` in the caller's transaction, with its length and its needs unless given. Without
    `adviser` or `point`, whoever and wherever is free. NotPossible says what is in the way."""
    needs = one.needs if needs is None else needs
    wanted = wish(
        site, one.type,
        needs=needs.split(",") if needs else (), asked_language=one.asked_language,
        adviser=adviser, point=point, minutes=minutes or (one.ends_at - one.starts_at) // 60_000,
    )  # fmt: skip
    place = _place(db, site, wanted, starts_at, ask.now, but=one.id)
    day = site.service_day(from_ms(place.starts_at)).isoformat()
    db.execute(
        "UPDATE appointment SET starts_at = ?, ends_at = ?, adviser = ?, service_point = ?,"
        " service_day = ?, needs = ?, updated_at = ?, state = 'booked', cancel_reason = NULL,"
        " visit = NULL, punctuality = NULL, checked_in_at = NULL, code = ? WHERE id = ?",
        (place.starts_at, place.ends_at, place.adviser, place.service_point, day, needs,
         to_ms(ask.now), _own_code(db, one), one.id),
    )  # fmt: skip
    event = AppointmentMoved(
        one.id, day, place.starts_at, place.ends_at, place.adviser, place.service_point,
        None if printer is None else site.printer(printer).id,
    )  # fmt: skip
    log.append(db, site.id, event, ask)


def cancel(store: Store, appointment: str, ask: Ask, *, reason: str) -> Appointment:
    """Cancel an appointment for one of CANCEL_REASONS; its room and its adviser are free again."""
    if reason not in CANCEL_REASONS:
        raise BadRequest(f"'{reason:.40}' is no reason; write one of {', '.join(CANCEL_REASONS)}.")

    def work(db: Database, site: Site, one: Appointment) -> None:
        cancel_in(db, site, one, ask, reason)

    return change(store, appointment, ask, work)


def cancel_in(db: Database, site: Site, one: Appointment, ask: Ask, reason: str) -> None:
    """`cancel`, in the caller's transaction. Conflict unless it is to come, or nobody came."""
    checks.check_state(one, checks.STILL_OPEN, "cancelled")
    db.execute(
        "UPDATE appointment SET state = 'cancelled', cancel_reason = ?, updated_at = ?,"
        " visit = NULL, punctuality = NULL, checked_in_at = NULL WHERE id = ?",
        (reason, to_ms(ask.now), one.id),
    )
    event = AppointmentCancelled(one.id, one.service_day, reason)
    log.append(db, site.id, event, ask)


def change(
    store: Store,
    appointment: str,
    ask: Ask,
    work: Callable[[Database, Site, Appointment], None],
) -> Appointment:
    """Do `work` on an appointment in one transaction; the same key again gets the same answer."""

    def attempt() -> dict[str, Any]:
        found = get(db, appointment)
        work(db, sites.get(db, found.site), found)
        return get(db, appointment).stored()

    with claiming(), store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
    assert answer is not None
    return Appointment(**answer)


@contextmanager
def claiming() -> Iterator[None]:
    """What the checks did not foresee, the key of the claims refuses: NotPossible."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        if "appointment.reference" in str(error):
            says = "Its number in the other program is booked again already."
            raise NotPossible(says, why="reference") from None
        if "appointment_slot" not in str(error):
            raise
        raise NotPossible("This time is taken already; look again.", why="taken") from None


def _place(
    db: Database, site: Site, wanted: Wish, starts_at: datetime, now: datetime,
    but: str | None = None,
) -> Place:  # fmt: skip
    """When, with whom and where, or NotPossible with why not."""
    checks.check_time(site, wanted, starts_at, now)
    start = to_ms(starts_at)
    end = start + wanted.type.minutes * 60_000
    if wanted.adviser is not None and wanted.point is not None:
        place = Place(start, end, wanted.adviser, wanted.point)
        checks.check_suits(site, wanted, place)
        checks.check_free(db, site, now, place, but)
        return place
    advisers, points = rules.suitable(site, wanted)
    taken = checks.taken(db, site, now, start, end, but)
    slots = range(start // SLOT_MS, end // SLOT_MS)
    for adviser in advisers:
        for point in points:
            if taken.free(adviser.id, point.id, slots):
                return Place(start, end, adviser.id, point.id)
    if advisers and points and (wanted.adviser or wanted.point):
        # Whoever asked for somebody, or for a room, is told what is there.
        best = Place(start, end, advisers[0].id, points[0].id)
        checks.check_free(db, site, now, best, but)
    raise NotPossible(_nobody_words(site, wanted, start), why="nobody_free")


def _nobody_words(site: Site, wanted: Wish, start: int) -> str:
    advisers, points = rules.suitable(site, wanted)
    kind = wanted.type.called("en")
    if not advisers:
        who = "Nobody" if wanted.adviser is None else checks.name_of(site, wanted.adviser)
        return f"{who} here can take {kind} with these needs."
    if not points:
        return f"No place here suits {kind} with these needs."
    return f"At {clock.hhmm(site, start)} no adviser and place for {kind} are free together."


def _check_reference(db: Database, site: Site, reference: str | None, now: datetime) -> None:
    row = db.execute(
        "SELECT starts_at FROM appointment WHERE site = ? AND reference = ?"
        " AND state IN ('booked', 'checked_in')",
        (site.id, reference),
    ).fetchone()
    if row is not None:
        when = clock.clock(site, row[0], now)
        raise NotPossible(f"'{reference}' is booked already, for {when}.", why="reference")


def _code(db: Database, site: str) -> str:
    """Figures that no open appointment of the site has: they read the same in every language."""
    while True:
        code = str(secrets.randbelow(9 * 10 ** (CODE_LENGTH - 1)) + 10 ** (CODE_LENGTH - 1))
        row = db.execute(
            "SELECT 1 FROM appointment WHERE site = ? AND code = ? AND state = 'booked'",
            (site, code),
        ).fetchone()
        if row is None:
            return code


def _own_code(db: Database, one: Appointment) -> str:
    """Its code; a new one where another has been given it while it was missed."""
    given = db.execute(
        "SELECT 1 FROM appointment WHERE site = ? AND code = ? AND state = 'booked' AND id != ?",
        (one.site, one.code, one.id),
    ).fetchone()
    return one.code if given is None else _code(db, one.site)


def note_person(db: Database, appointment: str, person: Person | None) -> None:
    """Keep who comes; what was written down before stays unless it is said anew."""
    if person is not None and person != Person():
        db.execute(
            "INSERT INTO appointment_person (appointment, name, contact, note) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET name = coalesce(excluded.name, name),"
            " contact = coalesce(excluded.contact, contact), note = coalesce(excluded.note, note)",
            (appointment, person.name, person.contact, person.note),
        )
