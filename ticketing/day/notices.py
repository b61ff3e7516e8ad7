"""Notices on displays, kiosks and phones: a few words with a start and an end, for a while."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import to_ms
from ticketing import bounds, sites
from ticketing.asks import Ask, once
from ticketing.day.dates import spoken
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.events import log
from ticketing.events.sites import NoticePut, NoticeTakenDown
from ticketing.sites import Site, clock

Place = Literal["displays", "kiosks", "phones"]
PLACES: tuple[Place, ...] = get_args(Place)

#: Two lines of a display, in each language.
LENGTH = 120
#: More at a time would be a wall that nobody reads.
MOST_AT_A_TIME = 2
#: Those that show or are going to, of a site.
MOST = 20
AHEAD = timedelta(days=400)
#: Longer no screen is taken from the calls.
WHOLE_FOR = timedelta(hours=4)
#: How long a notice that ended can be shown again from the list, and how many are listed.
LISTED = timedelta(days=31)
MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: its words by language, from when to when (ms UTC; None: until it is taken down),
    and where it stands. One that is `whole` fills every screen, and ends by itself."""

    id: int
    words: dict[str, str]
    from_ms: int
    until_ms: int | None
    places: tuple[str, ...]
    taken_down_at: int | None = None
    whole: bool = False

    def shows(self, at: int) -> bool:
        """Whether it is shown at a moment (ms UTC)."""
        if self.taken_down_at is not None:
            return False
        return self.from_ms <= at and (self.until_ms is None or at < self.until_ms)

    def over(self, at: int) -> bool:
        """Whether it is never shown again."""
        ended = self.until_ms is not None and self.until_ms <= at
        return self.taken_down_at is not None or ended

    def in_short(self, site: Site) -> str:
        """The words in the house's own language, or as they are."""
        return self.words.get(site.languages[0]) or next(iter(self.words.values()))


def showing(conn: Connection, site: Site, place: Place, now: datetime) -> list[dict[str, str]]:
    """The words of the notices that stand at a place now, by language, oldest first."""
    at = to_ms(now)
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM notice WHERE site = ? AND taken_down_at IS NULL"  # noqa: S608
        " AND from_ms <= ? AND (until_ms IS NULL OR until_ms > ?) ORDER BY from_ms, id",
        (site.id, at, at),
    )
    found = [_of_row(row) for row in rows]
    return [one.words for one in found if place in one.places][:MOST_AT_A_TIME]


def whole(conn: Connection, site: Site, now: datetime) -> Notice | None:
    """The notice that fills every screen now, the newest."""
    at = to_ms(now)
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM notice WHERE site = ? AND whole AND taken_down_at IS NULL"  # noqa: S608
        " AND from_ms <= ? AND (until_ms IS NULL OR until_ms > ?) ORDER BY from_ms DESC LIMIT 1",
        (site.id, at, at),
    ).fetchone()
    return None if row is None else _of_row(row)


def listed(conn: Connection, site: Site, now: datetime) -> list[Notice]:
    """Those that show or are going to, by start, then those that ended lately, the last first."""
    at = to_ms(now)
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM notice WHERE site = ?"  # noqa: S608
        " AND coalesce(taken_down_at, until_ms, ?) >= ? ORDER BY from_ms, id",
        (site.id, at, to_ms(now - LISTED)),
    )
    found = [_of_row(row) for row in rows]
    over = [one for one in found if one.over(at)]
    over.sort(key=lambda one: -(one.taken_down_at or one.until_ms or 0))
    return [*(one for one in found if not one.over(at)), *over][:MOST_LISTED]


def put(
    store: Store,
    site_id: str,
    ask: Ask,
    *,
    words: Mapping[str, str],
    places: Collection[str],
    from_at: datetime | None = None,
    until: datetime | None = None,
    notice: int | None = None,
    whole: bool = False,
) -> Notice:
    """Show a notice from a moment (None: now) to another (None: until it is taken down); with
    `notice`, that one is changed. In the house's own language always, in others where it is said.
    A `whole` one fills every screen for a while, above the calls.

    BadRequest for what cannot be read; Conflict where too many show at a time.
    """

    def attempt() -> dict[str, Any]:
        site = sites.get(db, site_id)
        old = None if notice is None else _present(db, site, notice, ask.now)
        start = max(from_at or ask.now, ask.now)
        if old is not None and old.shows(to_ms(ask.now)):
            start = datetime.fromtimestamp(old.from_ms / 1000, ask.now.tzinfo)
        new = _checked(site, words, places, start, until, ask.now, whole)
        _check_count(db, site, new, notice, ask.now)
        values = (_json(new.words), new.from_ms, new.until_ms, ",".join(new.places), new.whole)
        if notice is None:
            key = db.execute(
                "INSERT INTO notice (site, words, from_ms, until_ms, places, whole)"
                " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                (site.id, *values),
            ).fetchone()[0]
        else:
            key = notice
            db.execute(
                "UPDATE notice SET words = ?, from_ms = ?, until_ms = ?, places = ?, whole = ?"
                " WHERE id = ?",
                (*values, key),
            )
        event = NoticePut(key, new.words, new.from_ms, new.until_ms, list(new.places), new.whole)
        log.append(db, site.id, event, ask)
        return {"notice": key}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
        assert answer is not None
        return _get(db, site_id, answer["notice"])


def take_down(store: Store, site_id: str, notice: int, ask: Ask) -> None:
    """Show a notice no more; nothing happens if it is over. NotFound if there is none."""
    with store.write() as db:
        found = _get(db, site_id, notice)
        if found.over(to_ms(ask.now)):
            return
        db.execute("UPDATE notice SET taken_down_at = ? WHERE id = ?", (to_ms(ask.now), notice))
        log.append(db, site_id, NoticeTakenDown(notice), ask)


def _checked(
    site: Site,
    words: Mapping[str, str],
    places: Collection[str],
    start: datetime,
    until: datetime | None,
    now: datetime,
    whole: bool,
) -> Notice:
    if whole and (until is None or until - start > WHOLE_FOR):
        hours = WHOLE_FOR // timedelta(hours=1)
        raise BadRequest(
            f"A notice that fills every screen ends by itself, after {hours} hours at the latest."
        )
    if whole:
        places = PLACES
    said = spoken(site, "A notice", words, LENGTH)
    if not said:
        raise BadRequest("Say what the notice is to say.")
    unknown = [one for one in places if one not in PLACES]
    if unknown or not places:
        raise BadRequest(f"Say where it is to stand: {', '.join(PLACES)}.")
    bounds.check(start, *([until] if until else []))
    if until is not None and until <= start:
        raise BadRequest("A notice ends after it starts, and later than now.")
    if max(start, until or start) > now + AHEAD:
        raise BadRequest(f"A notice lies at most {AHEAD.days} days ahead.")
    where = tuple(one for one in PLACES if one in places)
    return Notice(
        0, said, to_ms(start), None if until is None else to_ms(until), where, whole=whole
    )


def _check_count(db: Database, site: Site, new: Notice, but: int | None, now: datetime) -> None:
    others = [one for one in _open(db, site, now) if one.id != but]
    if len(others) >= MOST:
        raise Conflict(f"{MOST} notices are there already; take one down first.")
    for place in new.places:
        there = [one for one in others if place in one.places and _overlap(one, new)]
        for at in sorted({new.from_ms, *(one.from_ms for one in there)}):
            at_once = [one for one in there if one.shows(at)]
            if new.shows(at) and len(at_once) >= MOST_AT_A_TIME:
                first = at_once[0].in_short(site)
                raise Conflict(
                    f"{MOST_AT_A_TIME} notices show on the {place} at {clock.clock(site, at, now)}"
                    f" already, '{first}' is one. Take it down, or choose another time."
                )


def _overlap(one: Notice, other: Notice) -> bool:
    ends = [float("inf") if each.until_ms is None else each.until_ms for each in (one, other)]
    return one.from_ms < ends[1] and other.from_ms < ends[0]


def _open(conn: Connection, site: Site, now: datetime) -> list[Notice]:
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM notice WHERE site = ? AND taken_down_at IS NULL"  # noqa: S608
        " AND (until_ms IS NULL OR until_ms > ?) ORDER BY from_ms, id",
        (site.id, to_ms(now)),
    )
    return [_of_row(row) for row in rows]


def _present(db: Database, site: Site, notice: int, now: datetime) -> Notice:
    found = _get(db, site.id, notice)
    if found.over(to_ms(now)):
        raise Conflict("This notice is over. Show it again as a new one.")
    return found


_COLUMNS = "id, words, from_ms, until_ms, places, taken_down_at, whole"


def _get(conn: Connection, site_id: str, notice: int) -> Notice:
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM notice WHERE site = ? AND id = ?",  # noqa: S608
        (site_id, notice),
    ).fetchone()
    if row is None:
        raise NotFound("There is no such notice.")
    return _of_row(row)


def _of_row(row: Any) -> Notice:
    key, words, from_ms, until_ms, places, taken_down_at, whole = tuple(row)
    return Notice(
        key,
        json.loads(words),
        from_ms,
        until_ms,
        tuple(places.split(",")),
        taken_down_at,
        bool(whole),
    )


def _json(words: Mapping[str, str]) -> str:
    return json.dumps(dict(words), ensure_ascii=False, sort_keys=True)
