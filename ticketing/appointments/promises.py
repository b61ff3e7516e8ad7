"""What was promised, held against the rules as they are, or as a new site file would make them.

A rule is checked for what is new when it is done; whatever was promised before is looked at here,
all of it, with what can be done. Reads alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from storage import Connection
from storage.times import from_ms, iso, to_ms
from ticketing.appointments import rules
from ticketing.appointments.model import COLUMNS, TABLES, Appointment, of_row
from ticketing.rooms import state
from ticketing.rooms.state import Closure
from ticketing.sites import Site, clock
from ticketing.sites.holidays import in_language
from ticketing.sites.parts import ServicePoint

_MOVE = "Move it or cancel it, and tell who comes."
_SERVE = "Whoever is here can be served still; nobody new gets a ticket."

_VISITS = (
    "SELECT s.visit, coalesce(v.number, ''), s.enquiry, s.state, s.service_point, s.for_adviser,"
    " s.place_needs FROM step s JOIN visit v ON v.id = s.visit WHERE s.site = ?"
    " AND (s.state IN ('called', 'serving')"
    " OR (s.state IN ('waiting', 'held', 'planned') AND s.service_day >= ?)) ORDER BY s.id"
)


@dataclass(frozen=True, slots=True)
class Touched:
    """A promise that a rule does not keep: an appointment, or a visit. `says` what is so in a
    sentence, `do` what can be done. `needs` is the part of the site file that it cannot be without:
    while there is one, the rule cannot be changed so."""

    kind: str
    id: str
    name: str
    says: str
    do: str
    starts_at: int | None = None
    needs: str | None = None

    def as_json(self) -> TouchedJson:
        """The API's form."""
        return {
            "kind": self.kind,
            "id": self.id,
            "name": self.name,
            "says": self.says,
            "do": self.do,
            "starts_at": None if self.starts_at is None else iso(self.starts_at),
        }


class TouchedJson(TypedDict):
    """A promise that the present rules do not keep, in words; `starts_at` is an appointment's."""

    kind: str
    id: str
    name: str
    says: str
    do: str
    starts_at: str | None


def touched(conn: Connection, site: Site, now: datetime) -> list[Touched]:
    """Every promise that the rules of `site` do not keep: appointments by time, then visits."""
    closed = state.closures(conn, site, now)
    rows = conn.execute(
        f"SELECT {COLUMNS} FROM {TABLES} WHERE a.site = ? AND a.state IN ('booked', 'checked_in')"  # noqa: S608
        " AND a.ends_at > ? ORDER BY a.starts_at, a.id",
        (site.id, to_ms(now)),
    )
    booked = [of_row(row) for row in rows]
    found = [one for each in booked for one in _of_appointment(site, each, closed, now)]
    return [*found, *_of_visits(conn, site, now)]


def newly(before: list[Touched], after: list[Touched]) -> list[Touched]:
    """Those that were kept before."""
    known = {(one.kind, one.id, one.says) for one in before}
    return [one for one in after if (one.kind, one.id, one.says) not in known]


def closing(site: Site, one: Appointment) -> dict[str, str] | None:
    """Why the house is not open for an appointment, by language ('' for no name); None if it is.

    An appointment that began before it closes earlier is not kept either: somebody would be alone.
    """
    day = from_ms(one.starts_at).astimezone(site.zone_info).date()
    named = site.closing(day)
    if named is not None:
        return named
    enquiry = next((each for each in site.enquiries if each.id == one.enquiry), None)
    starts, ends = from_ms(one.starts_at), from_ms(one.ends_at)
    # The evening before may run past midnight.
    first = day - timedelta(days=1)
    every = [[*site.openings(first, 2)]]
    if enquiry is not None and enquiry.hours is not None:
        every.append([*site.openings(first, 2, enquiry)])
    if all(any(a <= starts and ends <= b for a, b, _ in each) for each in every):
        return None
    return {}


def _of_appointment(
    site: Site, one: Appointment, closed: dict[str, Closure], now: datetime
) -> Iterator[Touched]:
    at = clock.clock(site, one.starts_at, now)
    name = f"The appointment {at}"

    def so(says: str, do: str = _MOVE, needs: str | None = None) -> Touched:
        return Touched("appointment", one.id, name, says, do, one.starts_at, needs)

    enquiry = next((each for each in site.enquiries if each.id == one.enquiry), None)
    place = next((each for each in site.service_points if each.id == one.service_point), None)
    adviser = next((each for each in site.advisers if each.id == one.adviser), None)
    if enquiry is None:
        yield so(f"Its enquiry type '{one.enquiry}' is gone.", needs=one.enquiry)
    if place is None:
        yield so(f"Its place '{one.service_point}' is gone.", needs=one.service_point)
    if one.begun:
        return
    if all(each.id != one.type for each in site.appointment_types):
        yield so(
            f"Its type '{one.type}' is gone: it is kept, with the usual minutes before and after.",
            "Nothing has to be done; or move it.",
        )
    named = closing(site, one)
    if named:
        yield so(f"The house is closed that day: {in_language(named, 'en')}.")
    elif named is not None:
        yield so("The house is not open at that time.")
    if adviser is None:
        yield so(f"Its adviser '{one.adviser}' is gone.")
    elif enquiry is not None and not rules.can_serve(adviser, enquiry):
        yield so(f"{adviser.name} does not serve {enquiry.called('en')} any more.")
    if place is not None and not _suits(site, one, place):
        yield so(f"{place.called('en')} does not suit it any more.")
    shut = closed.get(one.service_point)
    if shut is not None and place is not None and _over(shut, one, site, now):
        until = (
            "until further notice"
            if shut.until is None
            else (f"until {clock.clock(site, shut.until, now)}")
        )
        yield so(f"{place.called('en')} is closed {until}.")


def _over(shut: Closure, one: Appointment, site: Site, now: datetime) -> bool:
    """Whether a closed room is closed then: one without an end is looked at for today."""
    if shut.until is not None:
        return shut.until > one.starts_at
    return one.service_day == site.service_day(now).isoformat()


def _suits(site: Site, one: Appointment, place: ServicePoint) -> bool:
    kind = next((each for each in site.appointment_types if each.id == one.type), None)
    if kind is None or all(each.id != kind.enquiry for each in site.enquiries):
        return True
    needs = frozenset(one.needs.split(",")) if one.needs else frozenset()
    return rules.suits(site, place, rules.Wish(kind, needs))


def _of_visits(conn: Connection, site: Site, now: datetime) -> Iterator[Touched]:
    enquiries = {one.id: one for one in site.enquiries}
    points = {one.id for one in site.service_points}
    advisers = {one.id for one in site.advisers}
    today = site.service_day(now).isoformat()
    for visit, number, enquiry, stands, point, adviser, needs in conn.execute(
        _VISITS, (site.id, today)
    ):
        name = number or "A visit"

        def so(says: str, do: str, wants: str | None = None) -> Touched:
            return Touched("visit", visit, name, says, do, None, wants)  # noqa: B023

        if enquiry not in enquiries:
            says = f"'{enquiry}', for which it is here, is gone."
            yield so(says, "Serve it, or send it to another enquiry type, first.", enquiry)
            continue
        if point is not None and point not in points:
            yield so(f"'{point}', where it is, is gone.", "Finish it, or move it, first.", point)
        if stands in ("called", "serving"):
            continue
        kind = enquiries[enquiry]
        if adviser is not None and adviser not in advisers:
            yield so(f"'{adviser}', for whom it waits, is gone.", "Any colleague may call it.")
        wanted = frozenset(needs.split(",")) if needs else frozenset()
        rooms = [one for one in site.service_points if state.suits(one, kind, frozenset())]
        if kind.needs_private_room and not rooms:
            yield so(
                f"{kind.called('en')} needs a private room, and none here is suitable.",
                "Send it to another enquiry type, or add a room.",
            )
        elif wanted - state.met_somewhere(rooms or site.service_points, wanted):
            yield so("No place here has what it needs.", "It is called to any place all the same.")
        if all(kind.id not in (*one.skills, *one.backup) for one in site.advisers):
            yield so(
                f"Nobody of the staff serves {kind.called('en')}.",
                "Give somebody the skill, or call it in particular.",
            )
        if site.closing(now.astimezone(site.zone_info).date()) is not None:
            yield so("The house is closed today.", _SERVE)
