"""Undo of the last action on a visit, within a minute, while everything is as it left it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import iso, to_ms
from ticketing import sites
from ticketing.asks import Actor, Ask, answered
from ticketing.commands.returning import end_all
from ticketing.commands.steps import update
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn
from ticketing.events.visits import ActionUndone, VisitCancelled
from ticketing.remembering import Rows, as_left, put_back
from ticketing.sites import Site
from ticketing.staff import pauses, places
from ticketing.visits import queries
from ticketing.visits.model import CANCELLED, State, Visit
from ticketing.visits.queries import Present

#: For so long an action can be undone.
WINDOW_MS = 60_000
#: A visit that these began is not taken out of the world again: it ends as cancelled.
_BEGAN = frozenset({"issue", "serve", "answer"})


@dataclass(frozen=True, slots=True)
class _Action:
    visit: str
    seq: int
    at: int
    command: str
    actor: str
    after: str | None
    owner: str | None
    before: tuple[tuple[Rows, list[dict[str, Any]]], ...]

    def as_left(self, conn: Connection) -> bool:
        """Whether everything is still as the command left it."""
        return as_left(conn, self.visit, [rows for rows, _ in self.before], self.after)


def undo(store: Store, visit_id: str, ask: Ask, *, anybody: bool = False) -> Visit:
    """Take the last action on a visit back, to the letter; a visit that it began is cancelled.

    Within a minute, by whoever did it, or by `anybody` (a supervisor). Conflict, with the present
    state, when something has happened since, or the service point has another visit or adviser.
    """

    def attempt(db: Database) -> Visit:
        found = queries.present(db, visit_id)
        action = _last(db, visit_id)
        _check(db, found, action, ask, anybody=anybody)
        assert action is not None
        site = sites.get(db, found.visit.site)
        if action.command in _BEGAN:
            _cancel(db, site, found, ask)
        else:
            _restore(db, site, found, action, ask)
        db.execute("DELETE FROM last_action WHERE visit = ?", (visit_id,))
        return queries.present(db, visit_id).visit

    return answered(store, ask, Visit, attempt)


class UndoJson(TypedDict):
    """What can be taken back, and until when (ISO 8601)."""

    visit: str
    number: str
    command: str
    until: str


def offer(conn: Connection, site: Site, actor: Actor, now: datetime) -> UndoJson | None:
    """What `actor` can undo now at the site: `visit`, `number`, `command`, `until` (ISO 8601).

    None if there is nothing. The place of a called visit is looked at by the undo alone.
    """
    row = conn.execute(
        "SELECT a.visit, v.number FROM last_action a JOIN visit v ON v.id = a.visit"
        " WHERE a.actor = ? AND a.at > ? AND v.site = ? ORDER BY a.at DESC, a.seq DESC LIMIT 1",
        (str(actor), to_ms(now) - WINDOW_MS, site.id),
    ).fetchone()
    action = None if row is None else _last(conn, row[0])
    if action is None or not action.as_left(conn):
        return None
    until = iso(action.at + WINDOW_MS)
    return {"visit": row[0], "number": row[1], "command": action.command, "until": until}


def done_by(conn: Connection, visit_id: str) -> str | None:
    """Whose action on a visit was the last one, as the log names them."""
    row = conn.execute("SELECT actor FROM last_action WHERE visit = ?", (visit_id,)).fetchone()
    return None if row is None else str(row[0])


def forget_old(store: Store, now: datetime) -> int:
    """Delete what cannot be undone any more; returns how many actions."""
    with store.write() as db:
        old = to_ms(now) - WINDOW_MS
        return int(db.execute("DELETE FROM last_action WHERE at < ?", (old,)).rowcount)


# ---------------------------------------------------------------------- whether


def _last(conn: Connection, visit_id: str) -> _Action | None:
    row = conn.execute(
        "SELECT visit, seq, at, command, actor, before FROM last_action WHERE visit = ?",
        (visit_id,),
    ).fetchone()
    if row is None:
        return None
    kept = json.loads(row[5])
    before = tuple(
        (Rows(part["table"], part["where"], tuple(part["values"])), part["rows"])
        for part in kept["before"]
    )
    visit, seq, at, command, actor, _ = row
    return _Action(visit, seq, at, command, actor, kept["after"], kept["owner"], before)


def _check(
    db: Database, found: Present, action: _Action | None, ask: Ask, *, anybody: bool
) -> None:
    number = found.visit.number or "This visit"
    if action is None and queries.last_event(db, found.visit.visit)[0] == ActionUndone.kind:
        says = f"The last action on {number} was taken back already."
    elif action is None or to_ms(ask.now) >= action.at + WINDOW_MS:
        says = f"Nothing was done to {number} within the last minute that can be undone."
    elif not anybody and action.actor != str(ask.actor):
        says = f"Somebody else did that to {number}. They can undo it, or a supervisor."
    elif not action.as_left(db):
        says = f"Something has happened to {number} since. Nothing was changed."
    else:
        return
    raise Conflict(says, visit=found.visit.as_json())


def _check_place(db: Database, site: Site, found: Present, ask: Ask, *, kept: list[Any]) -> None:
    """Conflict if the visit would come back to a place that has another visit by now.

    NotFound where the site has the place, or the enquiry type, no more.
    """
    for row in kept:
        if row["state"] != State.ENDED:
            site.enquiry(row["enquiry"])
        if row["state"] not in (State.CALLED, State.SERVING):
            continue
        there = queries.at_point(db, site.id, row["service_point"])
        if there is not None and there.visit.visit != found.visit.visit:
            place = site.service_point(row["service_point"]).called("en")
            raise Conflict(
                f"{place} has {there.visit.number} by now. Nothing was changed.",
                visit=found.visit.as_json(),
            )


def _check_owner(db: Database, site: Site, was: Visit, back: Visit, owner: str | None) -> None:
    """Conflict unless the same adviser as then is where the visit would come back to."""
    if owner is None or back.service_point is None:
        return
    here = places.signed_on_at(db, site.id, back.service_point)
    if here is not None and here.adviser == owner:
        return
    place = site.service_point(back.service_point).called("en")
    name = next((one.name for one in site.advisers if one.id == owner), owner)
    raise Conflict(f"{name} is not at {place} any more. Nothing was changed.", visit=was.as_json())


# ---------------------------------------------------------------------- how


def _cancel(db: Database, site: Site, found: Present, ask: Ask) -> None:
    if found.visit.state != State.ENDED:
        end_all(db, site, found, ask, CANCELLED)
        return
    visit = found.visit
    event = VisitCancelled(visit.visit, found.step, visit.number, visit.enquiry, CANCELLED)
    log.append(db, site.id, event, ask)
    update(db, found.step, "ended", ended_at=to_ms(ask.now), outcome=CANCELLED)


def _restore(db: Database, site: Site, found: Present, action: _Action, ask: Ask) -> None:
    steps = next(kept for rows, kept in action.before if rows.table == "step")
    _check_place(db, site, found, ask, kept=steps)
    before = _sign_ons(db, action)
    try:
        for rows, kept in action.before:
            put_back(db, rows, kept)
    except sqlite3.IntegrityError:
        says = "Somebody else is there by now. Nothing was changed."
        raise Conflict(says, visit=found.visit.as_json()) from None
    back = queries.present(db, found.visit.visit).visit
    _check_owner(db, site, found.visit, back, action.owner)
    _tell_sign_ons(db, site, before, _sign_ons(db, action), ask)
    if back.service_point is not None and back.ended_at is None:
        here = places.signed_on_at(db, site.id, back.service_point)
        if here is not None:
            pauses.end(db, site, here, ask)  # a wrap-up that the finish began
    number = found.visit.number
    event = ActionUndone(found.visit.visit, number, action.seq, action.command)
    log.append(db, site.id, event, ask)


def _sign_ons(db: Database, action: _Action) -> set[tuple[str, str]]:
    """(adviser, service point) of the sign-ons that the action may have moved."""
    return {
        (row["adviser"], row["service_point"])
        for rows, _ in action.before
        if rows.table == "sign_on"
        for row in rows.read(db)
    }


def _tell_sign_ons(
    db: Database,
    site: Site,
    before: set[tuple[str, str]],
    after: set[tuple[str, str]],
    ask: Ask,
) -> None:
    for adviser, point in sorted(before - after):
        left = AdviserSignedOff(adviser, point)
        log.append(db, site.id, left, ask)
    for adviser, point in sorted(after - before):
        here = AdviserSignedOn(adviser, point)
        log.append(db, site.id, here, ask)


def until(conn: Connection, visit: str, command: str, actor: Actor) -> int | None:
    """Until when (ms UTC) a visit's last action can be undone, if that was `command` by `actor`."""
    row = conn.execute(
        "SELECT at FROM last_action WHERE visit = ? AND actor = ? AND command = ?",
        (visit, str(actor), command),
    ).fetchone()
    return None if row is None else row[0] + WINDOW_MS
