"""What changes about an appointment that is booked: who comes, what they need, and, on the day on
which its adviser is away, who takes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlite_utils import Database

from storage import Store
from storage.times import from_ms, to_ms
from ticketing import bounds, sites
from ticketing.appointments import blocks, checks, rules
from ticketing.appointments.booking import change, move_in, wish
from ticketing.appointments.checks import NotPossible, Place
from ticketing.appointments.model import Appointment, AppointmentState, Person
from ticketing.appointments.queries import between, get
from ticketing.asks import Ask, once
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.appointments import AppointmentChanged
from ticketing.sites import Site
from ticketing.visits import needs as checked


@dataclass(frozen=True, slots=True)
class Details:
    """What is to be from now on; None leaves it as it is. `asked_language` '' is for any."""

    person: Person | None = None
    needs: Iterable[str] | None = None
    language: str | None = None
    asked_language: str | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """What became of an appointment of somebody who is away; `why` it stays, if it does."""

    appointment: Appointment
    moved: bool
    why: str = ""


def change_details(store: Store, appointment: str, ask: Ask, new: Details) -> Appointment:
    """Write down who comes, what they need and how they are spoken to.

    Needs and languages only while it is booked: afterwards the ticket has them. NotPossible where
    its adviser or its place does not suit any more; move it then.
    """
    if new.person is not None:
        bounds.one_line("The name", new.person.name)
        bounds.one_line("The contact", new.person.contact)
        bounds.several_lines("The note", new.person.note)

    def work(db: Database, site: Site, one: Appointment) -> None:
        what = []
        if new.person is not None:
            _keep_person(db, one.id, new.person)
            what.append("person")
        columns = _columns(site, one, new)
        if columns:
            checks.check_state(one, frozenset({AppointmentState.BOOKED}), "changed")
            _check_suits(site, one, columns)
            names = ", ".join(f"{name} = ?" for name in columns)
            db.execute(
                f"UPDATE appointment SET {names}, updated_at = ? WHERE id = ?",  # noqa: S608
                (*columns.values(), to_ms(ask.now), one.id),
            )
            what += columns
        if what:
            log.append(
                db, site.id, AppointmentChanged(one.id, one.service_day, ",".join(what)), ask
            )

    return change(store, appointment, ask, work)


def _columns(site: Site, one: Appointment, new: Details) -> dict[str, str | None]:
    """What of the appointment itself would be another than it is."""
    wanted: dict[str, str | None] = {}
    if new.needs is not None:
        wanted["needs"] = ",".join(checked.known(new.needs))
    if new.language is not None:
        if new.language not in site.languages:
            spoken = ", ".join(site.languages)
            raise BadRequest(f"{site.id} speaks {spoken}, not '{new.language:.40}'.")
        wanted["language"] = new.language
    if new.asked_language is not None:
        wanted["asked_language"] = checked.spoken(new.asked_language or None)
    return {name: value for name, value in wanted.items() if getattr(one, name) != value}


def _check_suits(site: Site, one: Appointment, columns: dict[str, str | None]) -> None:
    needs = columns.get("needs", one.needs)
    wanted = wish(
        site, one.type, needs=needs.split(",") if needs else (),
        asked_language=columns.get("asked_language", one.asked_language),
        adviser=one.adviser, point=one.service_point,
    )  # fmt: skip
    place = Place(one.starts_at, one.ends_at, one.adviser, one.service_point)
    checks.check_suits(site, wanted, place)


def _keep_person(db: Database, appointment: str, person: Person) -> None:
    """Exactly what was written; an empty field is deleted, and nobody at all the row."""
    db.execute("DELETE FROM appointment_person WHERE appointment = ?", (appointment,))
    if person != Person():
        db.execute(
            "INSERT INTO appointment_person (appointment, name, contact, note) VALUES (?, ?, ?, ?)",
            (appointment, person.name, person.contact, person.note),
        )


def stand_in(store: Store, site_id: str, adviser: str, day: date, ask: Ask) -> list[StandIn]:
    """An adviser is away on a service day: each of their appointments that is still to come goes to
    whoever can take it at its time, in its place if that is free; the others stay, with why. What
    is left of the day is blocked for them, so that nothing more is booked.

    NotFound for an adviser that there is not, Conflict if there is nothing to move or to block.
    """

    def attempt() -> dict[str, list[list[str]]]:
        site = sites.get(db, site_id)
        site.adviser(adviser)
        theirs = of_adviser(db, site, adviser, day, ask.now)
        done = [[one.id, _give_away(db, site, one, ask)] for one in theirs]
        if not blocks.away(db, site, adviser, day, ask) and not theirs:
            raise Conflict(
                f"{site.adviser(adviser).name} has no appointment to come on that day, and is "
                "blocked for it already."
            )
        return {"done": done}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
        assert answer is not None
        return [StandIn(get(db, key), not why, why) for key, why in answer["done"]]


def of_adviser(
    db: Database, site: Site, adviser: str, day: date, now: datetime
) -> list[Appointment]:
    """Their booked appointments of a service day that have not begun."""
    begin = datetime.combine(day, time(), site.zone_info)
    found = between(db, site.id, to_ms(begin), to_ms(begin + timedelta(days=2)))
    return [
        one
        for one in found
        if one.adviser == adviser
        and one.service_day == day.isoformat()
        and one.state == AppointmentState.BOOKED
        and one.starts_at > to_ms(now)
    ]


def _give_away(db: Database, site: Site, one: Appointment, ask: Ask) -> str:
    """To the first colleague who can; '' once it is done, else why it is not."""
    wanted = wish(
        site, one.type, needs=one.needs.split(",") if one.needs else (),
        asked_language=one.asked_language,
    )  # fmt: skip
    colleagues = [who.id for who in rules.suitable(site, wanted)[0] if who.id != one.adviser]
    for place in (one.service_point, None):
        for who in colleagues:
            try:
                move_in(db, site, one, ask, from_ms(one.starts_at), who, place)
            except NotPossible:
                continue
            return ""
    return "nobody else can take it then" if colleagues else "nobody else does this"
