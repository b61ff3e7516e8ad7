"""Back, and away: a visitor comes after a missed call, or leaves before anybody served them."""

from __future__ import annotations

import json
from datetime import datetime

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.asks import Ask, answered, once
from ticketing.commands.enquiries import plan
from ticketing.commands.holding import wait_on
from ticketing.commands.issuing import Arrival, enter
from ticketing.commands.steps import change, drop_planned, end_alone, go_on, named
from ticketing.day import bringing_back, limits, standstill
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.visits import VisitCancelled, VisitReturned
from ticketing.sites import Site
from ticketing.visits import arrivals, queries
from ticketing.visits.model import (
    CANCELLED,
    DAY_CLOSED,
    LEFT,
    NO_SHOW,
    Issued,
    State,
    Visit,
)
from ticketing.visits.queries import Present

#: Tickets that are taken back at once: all others wait for the database meanwhile.
MOST_CANCELLED = 500


def come_back(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor is here again: a missed call's waits near the front, a resting one waits on, and
    so does one whom the day's close ended today.

    Conflict, in words, after the site's `come_back_minutes`, on another day, and for a visit that
    ended otherwise.
    """

    def work(db: Database, site: Site, found: Present) -> None:
        if found.visit.state == State.HELD:
            wait_on(db, found, ask)
            return
        visit = found.visit
        if closed_today(site, visit, ask.now):
            bringing_back.reopen(db, site, [visit.visit], ask)
            bringing_back.keep_open_past_close(db, site, ask)
            return
        _check_return(db, site, found.visit, ask)
        step = go_on(db, site, found, ask, "waiting", "return", visit.for_adviser)
        event = VisitReturned(*named(found), step)
        log.append(db, site.id, event, ask)
        for enquiry, origin, adviser in _dropped(db, visit.visit):
            plan(db, site, visit, site.enquiry(enquiry), ask, origin=origin, adviser=adviser)

    return change(store, "return", visit_id, ask, work, anywhere=True)


def closed_today(site: Site, visit: Visit, now: datetime) -> bool:
    """Whether the close of a day ended the visit, and the day lasts on which it did."""
    if visit.outcome != DAY_CLOSED or visit.ended_at is None:
        return False
    return site.service_day(from_ms(visit.ended_at)) >= site.service_day(now)


def returns_until(conn: Connection, site: Site, visit: Visit, now: datetime) -> datetime | None:
    """Until when a missed visitor may come back; None for a visit that was not missed. The time in
    which everybody was asked to stop does not count."""
    if visit.state != State.ENDED or visit.outcome != NO_SHOW or visit.ended_at is None:
        return None
    until = visit.ended_at + site.recall.come_back_minutes * 60_000
    return from_ms(standstill.stood_until(conn, site.id, visit.ended_at, until, to_ms(now)))


def _check_return(db: Database, site: Site, visit: Visit, ask: Ask) -> None:
    until = returns_until(db, site, visit, ask.now)
    number = visit.number or "This visit"
    if until is None:
        raise Conflict(f"{number} has ended. Take a new ticket.", visit=visit.as_json())
    today = site.service_day(ask.now).isoformat()
    if ask.now > until or visit.service_day < today:
        minutes = site.recall.come_back_minutes
        raise Conflict(
            f"{number} was missed more than {minutes} minutes ago. Take a new ticket.",
            visit=visit.as_json(),
        )


def _dropped(db: Database, visit: str) -> list[tuple[str, str, str | None]]:
    """What was planned when the call was missed: enquiry type, origin, adviser."""
    rows = db.execute(
        "SELECT body FROM event WHERE visit = ? AND kind = 'enquiry_removed' AND seq > (SELECT"
        " max(seq) FROM event WHERE visit = ? AND kind = 'visit_no_show') ORDER BY seq",
        (visit, visit),
    )
    bodies = [json.loads(row[0]) for row in rows]
    return [(body["enquiry"], body["origin"], body["adviser"]) for body in bodies]


def come_again(store: Store, visit_id: str, ask: Ask, *, printer: str | None = None) -> Issued:
    """Whoever was asked to come again when everybody had to stop is here: a new ticket for the same
    enquiry, with priority. The slip comes out at `printer`.

    Conflict for a visit without a pass, or whose pass was used; Closed as for any ticket.
    """

    def attempt(db: Database) -> Issued:
        found = queries.present(db, visit_id)
        visit, site = found.visit, sites.get(db, found.visit.site)
        given = standstill.pass_of(db, site, visit_id, ask.now)
        if given is None:
            says = f"{visit.number} has no pass, or came again already. Issue a new ticket."
            raise Conflict(says, visit=visit.as_json())
        enquiry = site.enquiry(given.enquiry)
        limits.check_open(db, site, enquiry, ask.now)
        needs = tuple(dict.fromkeys([*filter(None, visit.needs.split(",")), "priority"]))
        arrival = Arrival(
            visit.language, "reception", needs=needs, asked_language=visit.asked_language,
            printer=printer,
        )  # fmt: skip
        issued = enter(db, site, enquiry, ask, arrival)
        db.execute("UPDATE come_again SET used_by = ? WHERE visit = ?", (issued.visit, visit_id))
        return issued

    return answered(store, ask, Issued, attempt)


def cancel(store: Store, visit_id: str, ask: Ask) -> Visit:
    """The visitor leaves before anybody served them: it ends, with all that was planned."""
    return change(
        store, "cancel", visit_id, ask, lambda db, site, found: end_all(db, site, found, ask, LEFT)
    )


def cancel_of_kiosk(
    store: Store, site_id: str, kiosk_id: str, ask: Ask, *, since: datetime, until: datetime
) -> int:
    """Take back today's tickets of a kiosk that somebody played with, from `since` to `until`: of
    those who still wait or rest, MOST_CANCELLED at most, the oldest first. How many.

    They are in no figure. Conflict where there is none.
    """

    def attempt() -> dict[str, int]:
        site = sites.get(db, site_id)
        kiosk = site.kiosk(kiosk_id)
        day = site.service_day(ask.now).isoformat()
        found = arrivals.given_by_kiosk(
            db.conn, site.id, day, kiosk.id, to_ms(since), to_ms(min(until, ask.now))
        )
        if not found.waiting:
            raise Conflict("Nobody waits any more with a ticket of this kiosk and time.")
        for visit, _ in found.waiting[:MOST_CANCELLED]:
            end_all(db, site, queries.present(db, visit), ask, CANCELLED)
        return {"cancelled": len(found.waiting[:MOST_CANCELLED])}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
    assert answer is not None
    return int(answer["cancelled"])


def end_all(db: Database, site: Site, found: Present, ask: Ask, outcome: str) -> None:
    """End a visit that nobody served (LEFT or CANCELLED), in the caller's transaction."""
    event = VisitCancelled(*named(found), outcome)
    log.append(db, site.id, event, ask)
    drop_planned(db, site, found.visit, ask)
    end_alone(db, site, found, outcome, ask)
