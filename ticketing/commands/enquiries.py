"""What else a visitor came for, in which order, and what they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypedDict

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing.asks import Ask
from ticketing.commands.steps import add_step, change, named, traits, traits_of, update
from ticketing.day import limits
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.visits import (
    EnquiriesOrdered,
    EnquiryAdded,
    EnquiryChanged,
    EnquiryRemoved,
    LanguageChanged,
    NeedsChanged,
    WaitGivenBack,
)
from ticketing.sites import Site, hours
from ticketing.sites.parts import Enquiry
from ticketing.visits import needs as checked
from ticketing.visits.model import PLANNED_FROM, State, Visit
from ticketing.visits.queries import Present

#: As many enquiries as can be planned after the present one.
MOST_PLANNED = 8
#: How soon somebody turns to them is promised for what they came for, until somebody did.
_PROMISED = (
    "UPDATE visit SET greet_s = ? WHERE id = ? AND greeted_at IS NULL"
    " AND (SELECT position FROM step WHERE id = ?) = 1"
)
#: So many minutes of a lost wait can be given back: a working day.
MOST_GIVEN_BACK = 480


class PlannedJson(TypedDict):
    """An enquiry that is still to come."""

    step: int
    enquiry: str


def planned(conn: Connection, visit: str) -> list[tuple[int, str]]:
    """The enquiries that come after the present one: (step, enquiry type), in their order."""
    rows = conn.execute(
        "SELECT id, enquiry FROM step WHERE visit = ? AND state = 'planned' ORDER BY position",
        (visit,),
    )
    return [(row[0], row[1]) for row in rows]


def plan(
    db: Database,
    site: Site,
    visit: Visit,
    enquiry: Enquiry,
    ask: Ask,
    *,
    origin: str = "added",
    adviser: str | None = None,
) -> int:
    """Let an enquiry come after those planned so far, in the caller's transaction; its step."""
    step = add_step(
        db,
        visit,
        enquiry,
        "planned",
        origin=origin,
        for_adviser=adviser,
        waiting_since=to_ms(ask.now),
        **traits_of(site, visit),
    )
    event = EnquiryAdded(visit.visit, step, visit.number, enquiry.id, origin, adviser)
    log.append(db, site.id, event, ask)
    return step


def place_in_order(db: Database, steps: Sequence[int]) -> None:
    """Give all planned steps of a visit their places, in the order given."""
    for place, step in enumerate(steps, 1):  # a position is unique, so first out of the way
        db.execute("UPDATE step SET position = ? WHERE id = ?", (-place, step))
    for place, step in enumerate(steps, 1):
        db.execute("UPDATE step SET position = ? WHERE id = ?", (PLANNED_FROM + place, step))


def add_enquiry(store: Store, visit_id: str, enquiry_id: str, ask: Ask) -> Visit:
    """Another enquiry for the same visitor, with the same number, after those planned so far.

    Conflict if it is planned or served already; Closed where the enquiry type is not served now.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        enquiry = site.enquiry(enquiry_id)
        coming = planned(db, visit_id)
        name, number = enquiry.called("en"), found.visit.number
        if enquiry.id in {found.visit.enquiry, *(one for _, one in coming)}:
            raise _as_it_is(f"{number} is there for {name} already.", found, coming)
        if len(coming) >= MOST_PLANNED:
            raise _as_it_is(
                f"{number} has {MOST_PLANNED} enquiries to come already.", found, coming
            )
        check_served(db, site, enquiry, ask)
        plan(db, site, found.visit, enquiry, ask)

    return change(store, "enquiries", visit_id, ask, work, anywhere=True)


def remove_enquiry(store: Store, visit_id: str, step: int, ask: Ask) -> Visit:
    """Take a planned enquiry off. Conflict, with those that are planned, if it is none of them."""

    def work(db: Database, site: Site, found: Present) -> None:
        row = db.execute(
            "DELETE FROM step WHERE id = ? AND visit = ? AND state = 'planned'"
            " RETURNING enquiry, origin, for_adviser",
            (step, visit_id),
        ).fetchone()
        if row is None:
            says = f"This enquiry of {found.visit.number} is not planned any more."
            raise _as_it_is(says, found, planned(db, visit_id))
        event = EnquiryRemoved(visit_id, step, found.visit.number, *row)
        log.append(db, site.id, event, ask)

    return change(store, "enquiries", visit_id, ask, work, anywhere=True)


def order_enquiries(store: Store, visit_id: str, steps: Sequence[int], ask: Ask) -> Visit:
    """Let the planned enquiries come in this order; `steps` names each of them once.

    Conflict, with those that are planned, if it does not.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        coming = planned(db, visit_id)
        if sorted(steps) != sorted(step for step, _ in coming):
            says = f"Other enquiries of {found.visit.number} are planned now; look again."
            raise _as_it_is(says, found, coming)
        place_in_order(db, steps)
        event = EnquiriesOrdered(visit_id, found.visit.number, list(steps))
        log.append(db, site.id, event, ask)

    return change(store, "enquiries", visit_id, ask, work, anywhere=True)


def set_needs(
    store: Store,
    visit_id: str,
    ask: Ask,
    *,
    needs: Iterable[str],
    asked_language: str | None = None,
) -> Visit:
    """What the visitor needs, all of it, from now on: for the present and the planned enquiries.

    BadRequest for a need that there is not.
    """
    wanted, language = checked.known(needs), checked.spoken(asked_language)

    def work(db: Database, site: Site, found: Present) -> None:
        columns = traits(site, wanted, language)
        db.execute(
            "UPDATE visit SET needs = ?, asked_language = ? WHERE id = ?",
            (",".join(wanted), language, visit_id),
        )
        names = ", ".join(f"{name} = ?" for name in columns)
        db.execute(
            f"UPDATE step SET {names} WHERE visit = ? AND state != 'ended'",  # noqa: S608
            (*columns.values(), visit_id),
        )
        event = NeedsChanged(*named(found), columns["weight"])
        log.append(db, site.id, event, ask)

    return change(store, "needs", visit_id, ask, work, anywhere=True)


def change_enquiry(store: Store, visit_id: str, enquiry_id: str, ask: Ask) -> Visit:
    """The ticket is for another enquiry type than was chosen: the number, the arrival and the place
    in the queue stay, and the new type's target counts.

    Conflict for the same, for one that is planned, and for an appointment, which is moved instead;
    Closed where whoever waits would wait for what is not served now.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        enquiry, visit = site.enquiry(enquiry_id), found.visit
        coming = planned(db, visit_id)
        name = enquiry.called("en")
        if enquiry.id == visit.enquiry:
            raise _as_it_is(f"{visit.number} is there for {name} already.", found, coming)
        if enquiry.id in (one for _, one in coming):
            raise _as_it_is(f"{name} comes afterwards already. Take it off first.", found, coming)
        if visit.appointment is not None:
            raise _as_it_is(
                f"{visit.number} is here for an appointment. Refer it, or add an enquiry.",
                found, coming,
            )  # fmt: skip
        if visit.state in (State.WAITING, State.HELD):
            check_served(db, site, enquiry, ask)
        event = EnquiryChanged(*named(found), enquiry.id, enquiry.target_s)
        log.append(db, site.id, event, ask)
        update(
            db, found.step, visit.state, enquiry=enquiry.id, target_s=enquiry.target_s,
            target_percent=enquiry.target_percent,
        )  # fmt: skip
        if visit.state in (State.WAITING, State.HELD):
            db.execute(_PROMISED, (enquiry.greet_s, visit_id, found.step))

    return change(store, "enquiry", visit_id, ask, work, anywhere=True)


def set_language(store: Store, visit_id: str, language: str, ask: Ask) -> Visit:
    """In which of the site's languages the visitor's phone, their call and another slip speak from
    now on. BadRequest for one that the site does not offer."""

    def work(db: Database, site: Site, found: Present) -> None:
        if language not in site.languages:
            raise BadRequest(f"{site.id} speaks {', '.join(site.languages)}, not '{language:.40}'.")
        db.execute("UPDATE visit SET language = ? WHERE id = ?", (language, visit_id))
        log.append(db, site.id, LanguageChanged(*named(found), language), ask)

    return change(store, "language", visit_id, ask, work, anywhere=True)


def give_back_wait(store: Store, visit_id: str, minutes: int, ask: Ask) -> Visit:
    """Whoever lost their place through no fault of their own waits as if they had come so many
    minutes earlier: for whose turn it is, and in the figures.

    BadRequest for none or too many, or before the service day began.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        if not 1 <= minutes <= MOST_GIVEN_BACK:
            raise BadRequest(f"Give back 1 to {MOST_GIVEN_BACK} minutes.")
        by = minutes * 60_000
        since = found.visit.waiting_since - by
        if site.service_day(from_ms(since)).isoformat() != found.visit.service_day:
            raise BadRequest("Nobody can have waited since before the service day began.")
        db.execute("UPDATE step SET queued_at = queued_at - ? WHERE id = ?", (by, found.step))
        update(db, found.step, "waiting", waiting_since=since)
        log.append(db, site.id, WaitGivenBack(*named(found), since), ask)

    return change(store, "wait", visit_id, ask, work, anywhere=True)


def check_served(conn: Connection, site: Site, enquiry: Enquiry, ask: Ask) -> None:
    """Closed, with why, where an enquiry type is switched off or has other hours than now.

    A visitor who is in the house already is served after the last ticket, and after closing time.
    """
    if _away(site, enquiry, ask.now) or enquiry.id in limits.switched_off(conn, site, ask.now):
        limits.check_open(conn, site, enquiry, ask.now)


def not_served(conn: Connection, site: Site, now: datetime) -> dict[str, str]:
    """The enquiry types that `check_served` refuses now, with why and when they open, for staff."""
    off = limits.switched_off(conn, site, now)
    away = tuple(one for one in site.enquiries if one.id in off or _away(site, one, now))
    if not away:
        return {}
    closed = limits.closures(conn, site, now, away)
    return {one.id: limits.words(site, one, closed[one.id]) for one in away if one.id in closed}


def _away(site: Site, enquiry: Enquiry, now: datetime) -> bool:
    """Whether an enquiry type has hours of its own, and now is none of them."""
    own = enquiry.hours
    return own is not None and not hours.open_now(now, site.zone_info, own)


def _as_it_is(says: str, found: Present, coming: list[tuple[int, str]]) -> Conflict:
    listed: list[dict[str, Any]] = [{"step": step, "enquiry": one} for step, one in coming]
    return Conflict(says, visit=found.visit.as_json(), planned=listed)
