"""Help calls: somebody at a service point needs a colleague, until somebody goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import iso, iso_or_none, to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask, once
from ticketing.errors import Conflict, NotFound
from ticketing.events import log
from ticketing.events.help import HelpEnded, HelpRaised, HelpTaken
from ticketing.sites import Site
from ticketing.staff import places
from ticketing.staff.lease import lapsed

BUTTON = "button"
NO_ANSWER = "no_answer"

_CALLS = (
    "SELECT id AS help, service_point, adviser, cause, raised_at, taken_at, taken_by, ended_at"
    " FROM help_call"
)


class HelpCallJson(TypedDict):
    """A call for help as the API and the screens have it; times in ISO 8601."""

    help: int
    service_point: str
    adviser: str | None
    cause: str
    raised_at: str
    taken_at: str | None
    taken_by: str | None
    ended_at: str | None


@dataclass(frozen=True, slots=True)
class HelpCall:
    """A call for help: where, whose, since when; `cause` is BUTTON or NO_ANSWER. Times in ms UTC.

    `taken_by` is the adviser who goes; None with `taken_at` set: a program said that somebody does.
    """

    help: int
    service_point: str
    adviser: str | None
    cause: str
    raised_at: int
    taken_at: int | None
    taken_by: str | None
    ended_at: int | None

    def as_json(self) -> HelpCallJson:
        """The API's form: times in ISO 8601."""
        return {
            "help": self.help,
            "service_point": self.service_point,
            "adviser": self.adviser,
            "cause": self.cause,
            "raised_at": iso(self.raised_at),
            "taken_at": iso_or_none(self.taken_at),
            "taken_by": self.taken_by,
            "ended_at": iso_or_none(self.ended_at),
        }


_Work = Callable[[Database, Site, HelpCall], None]


def open_calls(conn: Connection, site: str) -> list[HelpCall]:
    """The calls that are not over, the oldest first."""
    rows = conn.execute(f"{_CALLS} WHERE site = ? AND ended_at IS NULL ORDER BY id", (site,))
    return [HelpCall(*row) for row in rows]


def raise_help(store: Store, site_id: str, point_id: str, ask: Ask) -> HelpCall:
    """Call for help at a service point. A second press while nobody has taken the first is the
    same call; once somebody is on the way, a press is a new one: nobody is ever ignored."""

    def attempt() -> dict[str, Any]:
        site = sites.get(db, site_id)
        return {"help": raise_at(db, site, point_id, BUTTON, ask)}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
        assert answer is not None
        return _call(db, site_id, answer["help"])


def raise_at(db: Database, site: Site, point_id: str, cause: str, ask: Ask) -> int:
    """`raise_help` within the caller's transaction; the call's id."""
    point = site.service_point(point_id)
    there = next((one for one in open_calls(db, site.id) if one.service_point == point.id), None)
    if there is not None and (there.taken_at is None or cause == NO_ANSWER):
        return there.help
    if there is not None:
        _end(db, site.id, there, ask)
    here = places.signed_on_at(db, site.id, point.id)
    adviser = here.adviser if here else None
    row = db.execute(
        "INSERT INTO help_call (site, service_point, adviser, cause, raised_at)"
        " VALUES (?, ?, ?, ?, ?) RETURNING id",
        (site.id, point.id, adviser, cause, to_ms(ask.now)),
    ).fetchone()
    event = HelpRaised(row[0], point.id, adviser, cause)
    log.append(db, site.id, event, ask)
    return int(row[0])


def take_help(store: Store, site_id: str, help_id: int, ask: Ask) -> HelpCall:
    """'I am going.' Conflict, with who goes, if somebody else was quicker or it is over."""

    def work(db: Database, site: Site, call: HelpCall) -> None:
        if call.taken_at is not None:
            who = site.adviser(call.taken_by).name if call.taken_by else "Somebody"
            raise Conflict(f"{who} is going already.", help=call.as_json())
        db.execute(
            "UPDATE help_call SET taken_at = ?, taken_by = ? WHERE id = ?",
            (to_ms(ask.now), ask.adviser, call.help),
        )
        event = HelpTaken(call.help, call.service_point, ask.adviser)
        log.append(db, site.id, event, ask)

    return _change(store, site_id, help_id, ask, work)


def end_help(store: Store, site_id: str, help_id: int, ask: Ask) -> HelpCall:
    """The call is over, whether or not anybody had to go. Conflict if it was already."""

    def work(db: Database, site: Site, call: HelpCall) -> None:
        _end(db, site.id, call, ask)

    return _change(store, site_id, help_id, ask, work)


def end_old(db: Database, site: Site, now: datetime, sure: datetime | None = None) -> int:
    """End the calls of earlier service days that nobody ended; returns how many. One of a moment
    before the day's turn goes on. `sure` is a moment that has passed by every clock, where they
    differ."""
    by = now if sure is None else min(now, sure)
    old = [
        call
        for call in open_calls(db, site.id)
        if lapsed(site, max(call.raised_at, call.taken_at or 0), by)
    ]
    for call in old:
        _end(db, site.id, call, Ask(now, SYSTEM))
    return len(old)


def _end(db: Database, site: str, call: HelpCall, ask: Ask) -> None:
    db.execute("UPDATE help_call SET ended_at = ? WHERE id = ?", (to_ms(ask.now), call.help))
    event = HelpEnded(call.help, call.service_point)
    log.append(db, site, event, ask)


def _call(conn: Connection, site: str, help_id: int) -> HelpCall:
    row = conn.execute(f"{_CALLS} WHERE site = ? AND id = ?", (site, help_id)).fetchone()
    if row is None:
        raise NotFound("There is no such call for help.")
    return HelpCall(*row)


def _change(store: Store, site_id: str, help_id: int, ask: Ask, work: _Work) -> HelpCall:
    def attempt() -> dict[str, Any]:
        site = sites.get(db, site_id)
        call = _call(db, site.id, help_id)
        if call.ended_at is not None:
            raise Conflict("This call for help is over.", help=call.as_json())
        work(db, site, call)
        return {"help": help_id}

    with store.write() as db:
        once(db, ask.key, ask.now, attempt)
        return _call(db, site_id, help_id)
