"""Who is signed on where, and the only writer of it. `ticketing.staff.people` has who there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import Ask
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn
from ticketing.events.visits import VisitTakenOver
from ticketing.remembering import also
from ticketing.sites import Site, rights
from ticketing.sites.parts import Adviser
from ticketing.staff.lease import lapsed
from ticketing.visits import queries

_SIGN_ON = (
    "SELECT adviser, service_point, since, pause, pause_reason, pause_since, max(since, coalesce("
    "(SELECT at FROM acted WHERE acted.site = sign_on.site AND acted.adviser = sign_on.adviser),"
    " since)) FROM sign_on WHERE site = ? AND until IS NULL"
)

#: The place that the adviser left in the same moment in which they came here.
_CAME_FROM = (
    "SELECT b.service_point FROM sign_on a JOIN sign_on b ON b.site = a.site"
    " AND b.adviser = a.adviser AND b.until = a.since AND b.service_point != a.service_point"
    " WHERE a.site = ? AND a.service_point = ? AND a.until IS NULL ORDER BY b.id DESC LIMIT 1"
)

_LAST_USED = (
    "SELECT max(coalesce(ended_at, serving_at, last_called_at)) FROM step WHERE site = ?"
    " AND service_day >= ? AND service_point = ? AND adviser = ?"
)
_IN_HAND = (
    "SELECT o.adviser, s.visit, coalesce(v.number, ''), s.service_point, s.state"
    " FROM sign_on o JOIN step s ON s.site = o.site AND s.service_point = o.service_point"
    " JOIN visit v ON v.id = s.visit"
    " WHERE o.site = ? AND o.until IS NULL AND s.state IN ('called', 'serving')"
)


#: Why a sign-on ended that nobody ended.
DAY_OVER = "day_over"


@dataclass(frozen=True, slots=True)
class SignOn:
    """Who is signed on where, since when (ms UTC), and the `pause` that they take there, if any:
    'break' with its reason, or 'wrap_up'. `acted_at` is when they last did anything at all, or a
    program for them; to sign on is to act."""

    adviser: str
    service_point: str
    since: int
    pause: str | None = None
    pause_reason: str | None = None
    pause_since: int | None = None
    acted_at: int = 0


def signed_on_at(conn: Connection, site: str, point: str) -> SignOn | None:
    """Who is signed on at a service point."""
    row = conn.execute(_SIGN_ON + " AND service_point = ?", (site, point)).fetchone()
    return None if row is None else SignOn(*row)


def point_of(conn: Connection, site: str, adviser: str) -> SignOn | None:
    """Where an adviser is signed on."""
    row = conn.execute(_SIGN_ON + " AND adviser = ?", (site, adviser)).fetchone()
    return None if row is None else SignOn(*row)


def signed_on(conn: Connection, site: str) -> dict[str, SignOn]:
    """Everybody who is signed on, by service point."""
    rows = conn.execute(_SIGN_ON, (site,))
    return {row[1]: SignOn(*row) for row in rows}


def last_used(conn: Connection, site: str, since_day: str, here: SignOn) -> int | None:
    """When (ms UTC) somebody last called or served at their place, on the service days from
    `since_day` on; None if they did not."""
    row = conn.execute(_LAST_USED, (site, since_day, here.service_point, here.adviser)).fetchone()
    used: int | None = row[0]
    return used


def here(conn: Connection, site: Site, now: datetime) -> dict[str, SignOn]:
    """Whoever is signed on and has acted today, by service point: these alone are counted on."""
    found = signed_on(conn, site.id)
    return {point: one for point, one in found.items() if not lapsed(site, one.acted_at, now)}


class InHandJson(TypedDict):
    """The visit that an adviser has, and where."""

    visit: str
    number: str
    service_point: str
    state: str


def visits_in_hand(conn: Connection, site: str) -> dict[str, InHandJson]:
    """The visit that each signed-on adviser has."""
    return {
        adviser: {"visit": visit, "number": number, "service_point": point, "state": state}
        for adviser, visit, number, point, state in conn.execute(_IN_HAND, (site,))
    }


def busy(conn: Connection, site: str) -> set[str]:
    """The service points of those who are signed on that have a visit."""
    return {str(row[3]) for row in conn.execute(_IN_HAND, (site,))}


def came_from(conn: Connection, site: str, point: str) -> str | None:
    """The service point that whoever is signed on at `point` left to come here, if they did."""
    row = conn.execute(_CAME_FROM, (site, point)).fetchone()
    return None if row is None else str(row[0])


def leave(db: Database, site: Site, adviser: str, ask: Ask) -> None:
    """Sign an adviser off wherever they are. Conflict while a visit is there."""
    place = point_of(db, site.id, adviser)
    if place is not None:
        leave_place(db, site, place, ask)


def leave_place(db: Database, site: Site, place: SignOn, ask: Ask) -> None:
    """End a sign-on. Conflict while a visit is there."""
    check_empty(db, site, place.service_point)
    close(db, site, place, ask)


def check_empty(db: Database, site: Site, point: str, before: str = "before you leave") -> None:
    """Conflict while a visit is at a service point; `before` says what has to wait for its end."""
    busy = queries.at_point(db, site.id, point)
    if busy is not None:
        raise Conflict(
            f"{busy.visit.number} is still at {site.service_point(point).called('en')}. "
            f"Finish it {before}.",
            visit=busy.visit.as_json(),
        )


def end_lapsed(db: Database, site: Site, sure: datetime, ask: Ask) -> int:
    """Sign off whoever has not acted since a service day that is over, but not from a visit;
    returns how many. `sure` is a moment that has passed by every clock."""
    old = [one for one in signed_on(db, site.id).values() if lapsed(site, one.acted_at, sure)]
    gone = [one for one in old if queries.at_point(db, site.id, one.service_point) is None]
    for one in gone:
        close(db, site, one, ask, DAY_OVER)
    return len(gone)


def close(db: Database, site: Site, place: SignOn, ask: Ask, why: str | None = None) -> None:
    """End a sign-on, whatever is there; `why` where nobody did."""
    db.execute(
        "UPDATE sign_on SET until = ? WHERE site = ? AND adviser = ? AND until IS NULL",
        (to_ms(ask.now), site.id, place.adviser),
    )
    event = AdviserSignedOff(place.adviser, place.service_point, why)
    log.append(db, site.id, event, ask)


def return_to(store: Store, site_id: str, point_id: str, ask: Ask) -> SignOn:
    """Sign `ask.adviser`, who is signed on somewhere, on at `point_id` instead.

    Conflict when somebody else is there by now, when the adviser is signed on nowhere, and while
    they have a visit. Nothing happens to one who is there already.
    """
    assert ask.adviser is not None
    with store.write() as db:
        site = sites.get(db, site_id)
        point = site.service_point(point_id)
        here = point_of(db, site.id, ask.adviser)
        if here is None:
            raise Conflict("You are signed on nowhere. Sign on first.")
        if here.service_point != point.id:
            check_empty(db, site, here.service_point)
        _check_theirs(db, site, site.adviser(ask.adviser), point.id)
        return move(db, site, ask.adviser, point.id, ask)


def sign_on(store: Store, site_id: str, adviser_id: str, point_id: str, ask: Ask) -> SignOn:
    """Put an adviser at a service point.

    Whoever was still signed on there is signed off; a visit that is there stays there, with the
    new adviser. Conflict when the adviser has a visit somewhere else, is one who serves nobody, or
    sees their own enquiries alone and the visit that is there is none of them.
    """
    with store.write() as db:
        site = sites.get(db, site_id)
        adviser = site.adviser(adviser_id)
        point = site.service_point(point_id)
        if not rights.serves(adviser):
            what = "an auditor" if adviser.role == "auditor" else f"a {adviser.role}"
            raise Conflict(f"{adviser.name} is {what}, who signs in without a service point.")
        _check_theirs(db, site, adviser, point.id)
        elsewhere = point_of(db, site.id, adviser.id)
        there = elsewhere is not None and elsewhere.service_point == point.id
        if elsewhere is not None and there and not lapsed(site, elsewhere.acted_at, ask.now):
            return elsewhere
        if elsewhere is not None and there:
            # Of a day that is over, with the break that they took then: today they come anew.
            close(db, site, elsewhere, ask, DAY_OVER)
        elif elsewhere is not None:
            leave_place(db, site, elsewhere, ask)
        before = signed_on_at(db, site.id, point.id)
        if before is not None:
            close(db, site, before, ask)
        now = to_ms(ask.now)
        db.execute(
            "INSERT INTO sign_on (site, adviser, service_point, since) VALUES (?, ?, ?, ?)",
            (site.id, adviser.id, point.id, now),
        )
        event = AdviserSignedOn(adviser.id, point.id, before.adviser if before else None)
        log.append(db, site.id, event, ask)
        _take_over(db, site, adviser.id, point.id, ask)
    return SignOn(adviser.id, point.id, now)


def _check_theirs(db: Database, site: Site, adviser: Adviser, point: str) -> None:
    """Conflict where a visit would be taken over by somebody who is not to see it. It tells nothing
    of the visit."""
    own, found = rights.only(adviser), queries.at_point(db, site.id, point)
    if own is None or found is None or found.visit.enquiry in own:
        return
    if found.visit.adviser != adviser.id:
        place = site.service_point(point).called("en")
        raise Conflict(f"Somebody is served at {place}. Sign on there when that is over.")


def _take_over(db: Database, site: Site, adviser: str, point: str, ask: Ask) -> None:
    """A visit that is at a service point belongs to whoever signs on there, from then on."""
    found = queries.at_point(db, site.id, point)
    if found is None or found.visit.adviser == adviser:
        return
    visit = found.visit
    event = VisitTakenOver(
        visit.visit, found.step, visit.number, visit.enquiry, point, adviser, visit.adviser
    )
    log.append(db, site.id, event, ask)
    db.execute("UPDATE step SET adviser = ? WHERE id = ?", (adviser, found.step))


def sign_off(store: Store, site_id: str, point_id: str, ask: Ask) -> None:
    """Leave a service point; nothing happens if nobody is there. Conflict while it has a visit.

    With `ask.adviser`, only that adviser's own sign-on is ended.
    """
    with store.write() as db:
        site = sites.get(db, site_id)
        here = signed_on_at(db, site.id, site.service_point(point_id).id)
        if here is None or (ask.adviser is not None and here.adviser != ask.adviser):
            return
        leave_place(db, site, here, ask)


def move(db: Database, site: Site, adviser_id: str, to_point: str, ask: Ask) -> SignOn:
    """Close an adviser's sign-on and open one at `to_point`, in the caller's transaction.

    What they leave behind is the caller's business. Conflict when somebody else is signed on at
    `to_point`; nothing happens to one who is there already.
    """
    before = point_of(db, site.id, adviser_id)
    if before is not None and before.service_point == to_point:
        return before
    there = signed_on_at(db, site.id, to_point)
    if there is not None and lapsed(site, there.acted_at, ask.now):
        close(db, site, there, ask, DAY_OVER)
    elif there is not None:
        bounded = rights.only(site.adviser(adviser_id)) is not None  # colleagues are not for them
        name = "Somebody" if bounded else site.adviser(there.adviser).name
        place = site.service_point(to_point).called("en")
        raise Conflict(f"{name} is signed on at {place}.")
    now = to_ms(ask.now)
    also(db, "sign_on", "site = ? AND adviser = ? AND until IS NULL", site.id, adviser_id)
    if before is not None:
        db.execute(
            "UPDATE sign_on SET until = ? WHERE site = ? AND adviser = ? AND until IS NULL",
            (now, site.id, adviser_id),
        )
        left = AdviserSignedOff(adviser_id, before.service_point)
        log.append(db, site.id, left, ask)
    db.execute(
        "INSERT INTO sign_on (site, adviser, service_point, since) VALUES (?, ?, ?, ?)",
        (site.id, adviser_id, to_point, now),
    )
    event = AdviserSignedOn(adviser_id, to_point)
    log.append(db, site.id, event, ask)
    _take_over(db, site, adviser_id, to_point, ask)
    return SignOn(adviser_id, to_point, now)
