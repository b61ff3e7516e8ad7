"""Alerts to staff: something that visitors need does not work, and then works again. Each is told
once, and a cable that comes and goes is one alert.

Kept beside the event log: nothing of the queue follows from it. A server that starts anew knows
from the table what was told already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypedDict

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import iso, iso_or_none, to_ms
from ticketing.asks import Ask, once
from ticketing.errors import Conflict, NotFound

#: So long something is down on end before staff are told, or so often it falls before it is calm.
DOWN_MS, FALLS = 30_000, 3
#: So long it works on end before it counts as back; if it falls again within `UNSTEADY_MS` of that,
#: so long the next time. So staff are told at most twice that it is down, and once that it is
#: back, before it was well for a quarter of an hour.
CALM_MS, UNSTEADY_MS = 60_000, 15 * 60_000

_COLUMNS = (
    "id, subject, about, began_at, fell_at, falls, well_since, unsteady, told_at, back_at,"
    " dismissed_at"
)


@dataclass(frozen=True, slots=True)
class Needed:
    """Something that visitors need now. `subject` is what it is known by from round to round;
    `state` is what is the matter, None while it works; not `sure`: nothing is known of it just now.
    `places`: the service points whose own it is."""

    subject: str
    kind: str
    name: str
    where: str
    state: str | None
    sure: bool = True
    places: tuple[str, ...] = ()


class AlertJson(TypedDict):
    """An alert as screens have it: what is down `since` when and how often it fell, or since when
    it is `back`; `well_since` while it works and is not believed yet. Times in ISO 8601."""

    alert: int
    kind: str
    name: str
    where: str
    state: str
    places: list[str]
    since: str
    falls: int
    unsteady: bool
    well_since: str | None
    back: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """How it goes with something that fell; times in ms UTC. `fell` is its last fall, `well` since
    when it works; `told` that it is down, `back` that it works again, each once."""

    began: int
    fell: int
    falls: int = 1
    well: int | None = None
    unsteady: bool = False
    told: int | None = None
    back: int | None = None
    dismissed: int | None = None

    def seen(self, now: int, *, down: bool) -> Trouble | None:
        """The same after a look at it; None once it is over and of no more interest."""
        # A clock that was set back makes nothing older than it is.
        fell = min(self.fell, now)
        well = None if self.well is None else min(self.well, now)
        if down and self.back is not None:
            return Trouble(began=now, fell=now, unsteady=True)
        if down:
            falls = self.falls + (well is not None)
            fell = fell if well is None else now
            due = now - fell >= DOWN_MS or falls >= FALLS
            told = now if self.told is None and due else self.told
            return replace(self, fell=fell, falls=falls, well=None, told=told)
        well = now if well is None else well
        if self.back is not None:
            return self if now - self.back < UNSTEADY_MS else None
        calm = now - well >= (UNSTEADY_MS if self.unsteady else CALM_MS)
        if calm and self.told is None:
            return None
        if calm:
            return replace(self, well=well, back=now, dismissed=None)
        return replace(self, fell=fell, well=well)


def look(store: Store, site: str, needed: Sequence[Needed], now: datetime) -> bool:
    """Compare what visitors need now with what was told; whether what staff see is another.

    What is not among `needed` any more, since the house is closed or the thing is, is told no more.
    """
    with store.read() as conn:
        if not _changes(conn, site, needed, to_ms(now)):
            return False
    with store.write() as db:
        before = shown(db.conn, site)
        for subject, (one, found) in _changes(db.conn, site, needed, to_ms(now)).items():
            _keep(db, site, subject, one, found)
        return shown(db.conn, site) != before


def shown(conn: Connection, site: str) -> list[AlertJson]:
    """What staff are told now, the oldest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM alert WHERE site = ? AND told_at IS NOT NULL"  # noqa: S608
        " AND dismissed_at IS NULL ORDER BY told_at, id",
        (site,),
    )
    return [_as_json(row) for row in rows]


def dismiss(store: Store, site: str, alert: int, since: datetime, ask: Ask) -> None:
    """Somebody has read it: it stands nowhere any more. Again, nothing happens. `since` is what
    was read, down or back. NotFound for one that is over, Conflict where it says another thing by
    now, which nobody has read."""

    def attempt() -> None:
        row = db.execute(
            f"SELECT {_COLUMNS} FROM alert"  # noqa: S608
            " WHERE site = ? AND id = ? AND told_at IS NOT NULL",
            (site, alert),
        ).fetchone()
        if row is None:
            raise NotFound("There is no such alert any more.")
        now = _as_json(row)
        if now["since"] != iso(to_ms(since)):
            raise Conflict(
                "It works again meanwhile." if now["back"] else "It has failed again meanwhile."
            )
        db.execute(
            "UPDATE alert SET dismissed_at = coalesce(dismissed_at, ?),"
            " dismissed_by = coalesce(dismissed_by, ?) WHERE site = ? AND id = ?",
            (to_ms(ask.now), ask.adviser, site, alert),
        )

    with store.write() as db:
        once(db, ask.key, ask.now, attempt)


_Changes = dict[str, tuple[Needed | None, Trouble | None]]


def _changes(conn: Connection, site: str, needed: Iterable[Needed], now: int) -> _Changes:
    """What is to be kept otherwise, by subject; no trouble: nothing is kept of it any more."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM alert WHERE site = ?", (site,))  # noqa: S608
    known = {row[1]: (json.loads(row[2]), _trouble(row)) for row in rows}
    changes: _Changes = {}
    for one in needed:
        about, before = known.pop(one.subject, (None, None))
        if not one.sure:
            continue
        down = one.state is not None
        if before is None and down:
            changes[one.subject] = one, Trouble(began=now, fell=now)
        elif before is not None:
            after = before.seen(now, down=down)
            if after != before or (down and _about(one) != about):
                changes[one.subject] = one, after
    return changes | dict.fromkeys(known, (None, None))


def _keep(db: Database, site: str, subject: str, one: Needed | None, found: Trouble | None) -> None:
    if found is None or one is None:
        db.execute("DELETE FROM alert WHERE site = ? AND subject = ?", (site, subject))
        return
    # While it works its last state is still what was the matter.
    about = None if one.state is None else json.dumps(_about(one))
    values = (
        found.began, found.fell, found.falls, found.well, found.unsteady, found.told, found.back,
        found.dismissed,
    )  # fmt: skip
    changed = db.execute(
        "UPDATE alert SET about = coalesce(?, about), began_at = ?, fell_at = ?, falls = ?,"
        " well_since = ?, unsteady = ?, told_at = ?, back_at = ?, dismissed_at = ?,"
        " dismissed_by = iif(? IS NULL, NULL, dismissed_by) WHERE site = ? AND subject = ?",
        (about, *values, found.dismissed, site, subject),
    ).rowcount
    if not changed:
        db.execute(
            "INSERT INTO alert (site, subject, about, began_at, fell_at, falls, well_since,"
            " unsteady, told_at, back_at, dismissed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (site, subject, about, *values),
        )


def _about(one: Needed) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "where": one.where,
        "state": one.state,
        "places": list(one.places),
    }


def _trouble(row: Sequence[Any]) -> Trouble:
    _, _, _, began, fell, falls, well, unsteady, told, back, dismissed = row
    return Trouble(began, fell, falls, well, bool(unsteady), told, back, dismissed)


def _as_json(row: Sequence[Any]) -> AlertJson:
    about, found = json.loads(row[2]), _trouble(row)
    is_back = found.back is not None
    since = found.well if is_back and found.well is not None else found.began
    return {
        "alert": row[0],
        "kind": about["kind"],
        "name": about["name"],
        "where": about["where"],
        "state": about["state"],
        "places": about["places"],
        "since": iso(since),
        "falls": found.falls,
        "unsteady": found.unsteady,
        "well_since": iso_or_none(found.well),
        "back": is_back,
    }
