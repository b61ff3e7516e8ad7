"""Everybody who waits at once: an evacuation, a power cut, a house that closes with people left.

While it stands still nobody waits by the clock: all of them rest, no ticket is given out, nobody is
called or missed, and displays and phones say why. Then they wait on where they were, or are closed
with the day, in no average, and asked to come again with a pass that puts them in front. Whoever is
called or served meanwhile stays with their adviser, and their clocks stand as well.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask, once
from ticketing.day.dates import spoken
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.sites import EverybodyGoesOn, EverybodyStopped
from ticketing.events.visits import VisitDayClosed, VisitHeld, VisitResumed, VisitStoodStill
from ticketing.sites import Site
from ticketing.staff.lease import lapsed
from ticketing.visits import numbering, rests
from ticketing.visits.model import CANCELLED, DAY_CLOSED, State
from ticketing.visits.rests import EVERYBODY

#: Why nobody is called for now, as displays and phones say it.
Reason = Literal["evacuation", "power", "closing", "other"]
REASONS: dict[str, str] = {
    "evacuation": "everybody has to leave the building",
    "power": "the power or our computers have failed",
    "closing": "the house has to close",
    "other": "something has happened",
}
#: How it ends: all wait on, come again with a pass, or are closed with the day.
Ending = Literal["back", "come_again", "closed"]
ENDINGS: tuple[Ending, ...] = get_args(Ending)
BACK, COME_AGAIN, CLOSED = ENDINGS
#: Two lines across a display, in each language.
LENGTH = 80
#: A rest that nobody ends by its time: the close of the day does, if nobody else.
_FOR_GOOD = timedelta(days=1)
#: So long a pass is good.
PASS_DAYS = 60

_WAIT = (
    "SELECT s.id, s.visit, coalesce(v.number, '') AS number, s.enquiry FROM step s"
    " JOIN visit v ON v.id = s.visit WHERE s.site = ? AND s.service_day = ? AND s.state = 'waiting'"
    " ORDER BY s.queued_at, s.id"
)
#: Those who rest, and those who were sent back to the queue by their adviser meanwhile.
_RESTS = "(s.state = 'waiting' OR s.state = 'held' AND s.hold_reason = ?)"
_REST = (
    "SELECT s.id, s.visit, coalesce(v.number, '') AS number, s.enquiry, s.state FROM step s"  # noqa: S608
    f" JOIN visit v ON v.id = s.visit WHERE s.site = ? AND {_RESTS} ORDER BY s.queued_at, s.id"
)
_GOING_ON = (
    "SELECT s.id, s.visit, coalesce(v.number, ''), s.enquiry, s.state, s.waiting_since,"
    " s.last_called_at, s.rests FROM step s JOIN visit v ON v.id = s.visit"
    " WHERE s.site = ? AND s.state IN ('waiting', 'called', 'serving') ORDER BY s.id"
)
_WAITS_ON = f"UPDATE step SET state = 'waiting', {rests.OVER} WHERE id = ?"  # noqa: S608
_STEP_OVER = (
    f"UPDATE step SET state = 'ended', ended_at = ?, outcome = ?, {rests.OVER} WHERE id = ?"  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class Standstill:
    """Why nobody is called, since when (ms UTC), and what the house says of it itself, by
    language."""

    reason: str
    since: int
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pass:
    """Who was asked to come again: the visit that was closed, its number and service day."""

    visit: str
    number: str
    enquiry: str
    service_day: str


def standing(conn: Connection, site: str) -> Standstill | None:
    """Whether everybody's turn stands still, and why."""
    row = conn.execute(
        "SELECT reason, since, words FROM standstill WHERE site = ? AND ended_at IS NULL", (site,)
    ).fetchone()
    return None if row is None else Standstill(row[0], row[1], json.loads(row[2] or "{}"))


def came_back(conn: Connection, site: str, since: int) -> int | None:
    """When (ms UTC) all came back after they had left the building, if that was after `since`."""
    row = conn.execute(
        "SELECT max(ended_at) FROM standstill WHERE site = ? AND reason = 'evacuation'"
        " AND ending = ? AND ended_at > ?",
        (site, BACK, since),
    ).fetchone()
    at: int | None = row[0]
    return at


def resting(conn: Connection, site: str) -> int:
    """How many rest because of it."""
    row = conn.execute(
        f"SELECT count(*) FROM step s WHERE s.site = ? AND {_RESTS}",  # noqa: S608
        (site, EVERYBODY),
    ).fetchone()
    return int(row[0])


def with_advisers(conn: Connection, site: str) -> int:
    """How many are called or served: they stay with their advisers, who know them."""
    row = conn.execute(
        "SELECT count(*) FROM step WHERE site = ? AND state IN ('called', 'serving')", (site,)
    ).fetchone()
    return int(row[0])


def check_calls(conn: Connection, site: str) -> None:
    """Conflict while everybody was asked to stop: nobody is called, and nobody is missed."""
    if standing(conn, site) is not None:
        says = "Everybody was asked to stop. A supervisor lets them go on; nobody is called before."
        raise Conflict(says)


def stood_until(conn: Connection, site: str, since: int, until: int, now: int) -> int:
    """A time limit that began at `since`, later by as much as everybody stood still within it."""
    rows = conn.execute(
        "SELECT since, coalesce(ended_at, ?) FROM standstill WHERE site = ?"
        " AND coalesce(ended_at, ?) > ? ORDER BY since",
        (now, site, now, since),
    )
    for began, ended in rows:
        if began < until:
            until += max(0, ended - max(began, since))
    return until


def clocks_stood(db: Database, site: Site, ask: Ask, visit: str | None = None) -> None:
    """While it stands still: what visits waited, walked or were served since it began is none of
    that. Of all who do not rest, or of one `visit` whose step is about to end."""
    still = standing(db, site.id)
    if still is None:
        return
    now = to_ms(ask.now)
    for row in db.execute(_GOING_ON, (site.id,)).fetchall():
        step, whose, number, enquiry, state, waiting_since, called, kept = row
        if visit not in (None, whose):
            continue
        log.append(db, site.id, VisitStoodStill(whose, step, number, enquiry, still.since), ask)
        later = max(0, now - max(still.since, called)) if state == State.CALLED else 0
        db.execute(
            "UPDATE step SET rests = ?, last_called_at = last_called_at + ? WHERE id = ?",
            (
                rests.filled(kept, max(still.since, waiting_since), now, EVERYBODY),
                later,
                step,
            ),
        )


def stop(
    store: Store, site_id: str, ask: Ask, *, reason: str, words: Mapping[str, str] | None = None
) -> int:
    """Let all who wait rest, for one of REASONS; returns how many. Who is called or served stays
    with their adviser. `words` are what the house says of it itself, by language. Conflict if it
    stands still already."""
    if reason not in REASONS:
        raise BadRequest(f"'{reason:.40}' is no reason; give one of: {', '.join(REASONS)}")

    def attempt() -> dict[str, int]:
        site = sites.get(db, site_id)
        if standing(db, site.id) is not None:
            raise Conflict("Everybody was asked to wait already. Let them go on first.")
        said = spoken(site, "What everybody is told", words or {}, LENGTH)
        now, until = to_ms(ask.now), to_ms(ask.now + _FOR_GOOD)
        day = site.service_day(ask.now).isoformat()
        db.execute(
            "INSERT INTO standstill (site, reason, since, words) VALUES (?, ?, ?, ?)",
            (site.id, reason, now, json.dumps(said, ensure_ascii=False) if said else None),
        )
        rows = db.execute(_WAIT, (site.id, day)).fetchall()
        for step, visit, number, enquiry in rows:
            log.append(
                db, site.id, VisitHeld(visit, step, number, enquiry, step, EVERYBODY, until), ask
            )
            db.execute(
                "UPDATE step SET state = 'held', held_at = ?, hold_until = ?, hold_reason = ?"
                " WHERE id = ?",
                (now, until, EVERYBODY, step),
            )
        log.append(db, site.id, EverybodyStopped(day, reason, len(rows), said), ask)
        return {"visits": len(rows)}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
    assert answer is not None
    return int(answer["visits"])


def go_on(store: Store, site_id: str, ask: Ask, *, ending: str) -> int:
    """End a standstill by one of ENDINGS for all who still rest because of it; returns how many.

    Conflict if it does not stand still.
    """
    if ending not in ENDINGS:
        raise BadRequest(f"'{ending:.40}' is no ending; give one of: {', '.join(ENDINGS)}")

    def attempt() -> dict[str, int]:
        site = sites.get(db, site_id)
        if standing(db, site.id) is None:
            raise Conflict("Everybody goes on already.")
        return {"visits": _end(db, site, ask, ending, wait_on=ending == BACK)}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
    assert answer is not None
    return int(answer["visits"])


def end_lapsed(store: Store, site_id: str, now: datetime, sure: datetime) -> bool:
    """End a standstill of a day that is over, which nobody has ended: the house gives tickets and
    calls again. Whether there was one. `sure` is a moment that has passed by every clock.

    Whoever rested because of it is closed with their day before this; who came since waits on.
    """
    by = min(now, sure)

    def is_old(conn: Connection) -> bool:
        still = standing(conn, site_id)
        return still is not None and lapsed(sites.get(conn, site_id), still.since, by)

    with store.read() as conn:
        if not is_old(conn):
            return False
    with store.write() as db:
        if not is_old(db):
            return False
        _end(db, sites.get(db, site_id), Ask(now, SYSTEM), CLOSED, wait_on=True)
    return True


def _end(db: Database, site: Site, ask: Ask, ending: str, *, wait_on: bool) -> int:
    clocks_stood(db, site, ask)
    rows = db.execute(_REST, (site.id, EVERYBODY)).fetchall()
    for step, visit, number, enquiry, state in rows:
        if not wait_on:
            _close(db, site, (visit, step, number, enquiry), state, ask)
        elif state == State.HELD:
            _resume(db, site, (visit, step, number, enquiry), ask)
        if ending == COME_AGAIN:
            _give_pass(db, site, visit, ask)
    db.execute(
        # A clock that was put back since makes it no time at all.
        "UPDATE standstill SET since = min(since, ?1), ended_at = ?1, ending = ?2"
        " WHERE site = ?3 AND ended_at IS NULL",
        (to_ms(ask.now), ending, site.id),
    )
    day = site.service_day(ask.now).isoformat()
    log.append(db, site.id, EverybodyGoesOn(day, ending, len(rows)), ask)
    return len(rows)


def _resume(db: Database, site: Site, named: tuple[str, int, str, str], ask: Ask) -> None:
    db.execute(_WAITS_ON, (to_ms(ask.now), named[1]))
    log.append(db, site.id, VisitResumed(*named), ask)


def _close(db: Database, site: Site, named: tuple[str, int, str, str], was: str, ask: Ask) -> None:
    """The open step, and what was planned after it."""
    visit, first, number, _ = named
    planned = db.execute(
        "SELECT id, enquiry FROM step WHERE visit = ? AND state = 'planned' ORDER BY position",
        (visit,),
    ).fetchall()
    now = to_ms(ask.now)
    for step, enquiry, so in [(first, named[3], was), *((*row, "planned") for row in planned)]:
        log.append(db, site.id, VisitDayClosed(visit, step, number, enquiry, so), ask)
        db.execute(_STEP_OVER, (now, DAY_CLOSED, now, step))


def _give_pass(db: Database, site: Site, visit: str, ask: Ask) -> None:
    day = site.service_day(ask.now)
    until = (day + timedelta(days=PASS_DAYS)).isoformat()
    db.execute(
        "INSERT OR IGNORE INTO come_again (visit, site, service_day, valid_until)"
        " VALUES (?, ?, ?, ?)",
        (visit, site.id, day.isoformat(), until),
    )


#: A pass that was used for a ticket which was taken back is good again.
_OPEN_PASS = (
    "SELECT c.visit, coalesce(v.number, ''), s.enquiry, c.service_day FROM come_again c"
    " JOIN visit v ON v.id = c.visit JOIN step s ON s.visit = c.visit AND s.outcome = ?"
    " AND s.id = (SELECT max(id) FROM step WHERE visit = c.visit AND position < 1000)"
    " WHERE c.site = ? AND c.valid_until >= ? AND (c.used_by IS NULL OR EXISTS (SELECT 1 FROM step"
    " u WHERE u.visit = c.used_by AND u.outcome = ?))"
)
_MOST_PASSES = 200


def passes(
    conn: Connection, site: Site, now: datetime, only: Collection[str] | None = None
) -> tuple[list[Pass], int]:
    """Who was asked to come again and has not come yet, the latest day first; 200 at most, and how
    many there are. `only`: of these enquiry types."""
    found = [one for one in _open(conn, site, now) if only is None or one.enquiry in only]
    return found[:_MOST_PASSES], len(found)


def passes_of(conn: Connection, site: Site, now: datetime, typed: str) -> list[Pass]:
    """The open passes whose number somebody means who typed this."""
    found = _open(conn, site, now)
    wanted = numbering.meant(typed, (one.number.rstrip("0123456789") for one in found))
    return [one for one in found if one.number in wanted][:_MOST_PASSES]


def _open(conn: Connection, site: Site, now: datetime) -> list[Pass]:
    today: date = site.service_day(now)
    rows = conn.execute(
        f"{_OPEN_PASS} ORDER BY c.service_day DESC, v.arrived_at",
        (DAY_CLOSED, site.id, today.isoformat(), CANCELLED),
    )
    return [Pass(*row) for row in rows]


def came_again(conn: Connection, visit: str) -> bool:
    """Whether a visit that was closed has come again, with a ticket that counts."""
    row = conn.execute(
        "SELECT 1 FROM come_again c WHERE c.visit = ? AND c.used_by IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM step u WHERE u.visit = c.used_by AND u.outcome = ?)",
        (visit, CANCELLED),
    ).fetchone()
    return row is not None


def pass_of(conn: Connection, site: Site, visit: str, now: datetime) -> Pass | None:
    """The open pass of a visit that was closed, if it has one."""
    row = conn.execute(
        f"{_OPEN_PASS} AND c.visit = ?",
        (DAY_CLOSED, site.id, site.service_day(now).isoformat(), CANCELLED, visit),
    ).fetchone()
    return None if row is None else Pass(*row)
