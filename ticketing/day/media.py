"""What displays show between calls: pictures, short videos and pages of words, from one date to
another, one after the other."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlite_utils import Database

from storage import Connection, Store
from ticketing import bounds, sites
from ticketing.asks import Ask, once
from ticketing.day.dates import spoken
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.events import log
from ticketing.events.sites import MediaMoved, MediaPut, MediaTakenOut
from ticketing.sites import Site

Kind = Literal["picture", "video", "page"]

#: What is read of one from a chair, in each language.
LENGTH = 160
#: So many a site has, those that are over among them, and so many bytes of files in all.
MOST, MOST_BYTES = 40, 200_000_000
#: One that leaves sooner is read by nobody, and one that stays longer is a sign on the wall.
SHORTEST_S, USUAL_S, LONGEST_S = 12, 15, 120
AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was brought in: its name among the site's files, and of a video its length."""

    kind: Kind
    name: str
    bytes: int
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """One of them. `words` by language are what a picture is of, or what a page says; with
    `caption` they stand below the picture. Days are local dates of the site, both included.
    `displays`: the ids of the screens that show it; None: all."""

    id: int
    kind: Kind
    file: str | None
    bytes: int
    words: dict[str, str]
    caption: bool
    first_day: date | None
    last_day: date | None
    seconds: int
    displays: tuple[str, ...] | None = None

    def on(self, screen: str) -> bool:
        """Whether the display, or the waiting area, `screen` shows it."""
        return self.displays is None or screen in self.displays

    def over(self, today: date) -> bool:
        """Whether it is never shown again."""
        return self.last_day is not None and self.last_day < today

    def state(self, today: date) -> Literal["unready", "coming", "showing", "over"]:
        """Without words nobody could be told what it is: it is not shown."""
        if not self.words:
            return "unready"
        if self.over(today):
            return "over"
        coming = self.first_day is not None and self.first_day > today
        return "coming" if coming else "showing"


def listed(conn: Connection, site_id: str) -> list[Media]:
    """All of a site, in their order."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM media WHERE site = ? ORDER BY place, id",  # noqa: S608
        (site_id,),
    )
    return [_of_row(row) for row in rows]


def stamp(conn: Connection, site_id: str) -> str:
    """Another one as soon as anything of it has changed; '' where there is nothing."""
    rows = conn.execute(
        "SELECT id, place, revision FROM media WHERE site = ? ORDER BY place, id", (site_id,)
    ).fetchall()
    return f"{zlib.crc32(repr([tuple(row) for row in rows]).encode()):08x}" if rows else ""


def files(conn: Connection, site_id: str) -> frozenset[str]:
    """The names of all files that are shown, or are going to be."""
    rows = conn.execute("SELECT file FROM media WHERE site = ? AND file IS NOT NULL", (site_id,))
    return frozenset(row[0] for row in rows)


def check_room(conn: Connection, site_id: str, more: int = 0) -> None:
    """Conflict, in words, where there is no room for another one of so many bytes."""
    count, total = conn.execute(
        "SELECT count(*), coalesce(sum(bytes), 0) FROM media WHERE site = ?", (site_id,)
    ).fetchone()
    if count >= MOST:
        raise Conflict(f"{MOST} are there already; take one out first.")
    if total + more > MOST_BYTES:
        raise Conflict(
            f"All files together have at most {MOST_BYTES // 1_000_000} MB; take one out first."
        )


def add(store: Store, site_id: str, ask: Ask, file: File) -> Media:
    """Put a file at the end; it is shown once it has words. Conflict where there is no room."""

    def attempt() -> dict[str, Any]:
        check_room(db.conn, site_id, file.bytes)
        seconds = file.seconds or USUAL_S
        return _inserted(db, site_id, ask, file, {}, True, None, None, seconds, None)

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
        assert answer is not None
        return get(db.conn, site_id, answer["media"])


def put(
    store: Store,
    site_id: str,
    ask: Ask,
    *,
    words: Mapping[str, str],
    first_day: date | None,
    last_day: date | None,
    seconds: int,
    caption: bool = True,
    displays: Sequence[str] | None = None,
    media: int | None = None,
) -> Media:
    """Say what one says, when it is shown and for how long; without `media` it is a new page of
    words. A video stays as long as it lasts. `displays` are those that show it; None: all.

    BadRequest for what cannot be read or shown; Conflict where there is no room.
    """

    def attempt() -> dict[str, Any]:
        site = sites.get(db, site_id)
        old = None if media is None else get(db.conn, site_id, media)
        said = spoken(site, "What is shown", words, LENGTH)
        if not said:
            raise BadRequest("Say what it shows: a screen without words tells some people nothing.")
        _check_days(site, first_day, last_day, ask.now)
        where = None if displays is None else _chosen(site, displays)
        if not SHORTEST_S <= seconds <= LONGEST_S:
            raise BadRequest(f"It stays for {SHORTEST_S} to {LONGEST_S} seconds.")
        if old is None:
            check_room(db.conn, site_id)
            page = File("page", "", 0)
            return _inserted(
                db, site_id, ask, page, said, caption, first_day, last_day, seconds, where
            )
        stays = old.seconds if old.kind == "video" else seconds
        db.execute(
            "UPDATE media SET words = ?, caption = ?, first_day = ?, last_day = ?, seconds = ?,"
            " displays = ?, revision = revision + 1 WHERE id = ?",
            (
                _json(said), caption, _iso(first_day), _iso(last_day), stays, _listed(where),
                old.id,
            ),
        )  # fmt: skip
        _log(db, site_id, ask, old.id, old.kind, said, first_day, last_day, stays, where)
        return {"media": old.id}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
        assert answer is not None
        return get(db.conn, site_id, answer["media"])


def move(store: Store, site_id: str, media: int, by: int, ask: Ask) -> None:
    """Show one so many places earlier (below zero) or later; at an end it stays there."""

    def attempt() -> dict[str, Any]:
        get(db.conn, site_id, media)
        order = [one.id for one in listed(db.conn, site_id)]
        at = order.index(media)
        order.insert(max(0, at + by), order.pop(at))
        for place, key in enumerate(order):
            db.execute("UPDATE media SET place = ? WHERE id = ?", (place, key))
        log.append(db, site_id, MediaMoved(media, by), ask)
        return {}

    with store.write() as db:
        once(db, ask.key, ask.now, attempt)


def take_out(store: Store, site_id: str, media: int, ask: Ask) -> None:
    """Show one no more; nothing happens where there is none. Its file is deleted afterwards."""
    with store.write() as db:
        if db.execute("DELETE FROM media WHERE site = ? AND id = ?", (site_id, media)).rowcount:
            log.append(db, site_id, MediaTakenOut(media), ask)


def get(conn: Connection, site_id: str, media: int) -> Media:
    """One of them. NotFound."""
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM media WHERE site = ? AND id = ?",  # noqa: S608
        (site_id, media),
    ).fetchone()
    if row is None:
        raise NotFound("It is not there any more.")
    return _of_row(row)


def _inserted(
    db: Database,
    site_id: str,
    ask: Ask,
    file: File,
    words: Mapping[str, str],
    caption: bool,
    first_day: date | None,
    last_day: date | None,
    seconds: int,
    displays: Sequence[str] | None,
) -> dict[str, Any]:
    key = db.execute(
        "INSERT INTO media (site, kind, file, bytes, words, caption, first_day, last_day, seconds,"
        " displays, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " (SELECT coalesce(max(place), -1) + 1 FROM media WHERE site = ?)) RETURNING id",
        (
            site_id, file.kind, file.name or None, file.bytes, _json(words), caption,
            _iso(first_day), _iso(last_day), seconds, _listed(displays), site_id,
        ),
    ).fetchone()[0]  # fmt: skip
    _log(db, site_id, ask, key, file.kind, words, first_day, last_day, seconds, displays)
    return {"media": key}


def _log(
    db: Database,
    site_id: str,
    ask: Ask,
    media: int,
    kind: str,
    words: Mapping[str, str],
    first_day: date | None,
    last_day: date | None,
    seconds: int,
    displays: Sequence[str] | None,
) -> None:
    where = None if displays is None else list(displays)
    event = MediaPut(media, kind, dict(words), _iso(first_day), _iso(last_day), seconds, where)
    log.append(db, site_id, event, ask)


def _check_days(site: Site, first: date | None, last: date | None, now: datetime) -> None:
    if not all(bounds.holds_day(day) for day in (first, last) if day is not None):
        raise BadRequest(bounds.SAYS)
    today = now.astimezone(site.zone_info).date()
    if last is not None and last < max(first or today, today):
        raise BadRequest("Its last day is not before its first, nor over.")
    if max(first or today, last or today) > today + AHEAD:
        raise BadRequest(f"Its days lie at most {AHEAD.days} days ahead.")


def _chosen(site: Site, displays: Sequence[str]) -> tuple[str, ...]:
    """Those that were chosen, each once and in the house's order."""
    there = [one.id for one in site.screens]
    for one in displays:
        if one not in there:
            raise BadRequest(f"There is no display {one!r:.70}; choose again.")
    if not displays:
        raise BadRequest("Choose a display that shows it, or all of them.")
    return tuple(one for one in there if one in displays)


_COLUMNS = "id, kind, file, bytes, words, caption, first_day, last_day, seconds, displays"


def _of_row(row: Any) -> Media:
    key, kind, file, size, words, caption, first, last, seconds, on = tuple(row)
    return Media(
        key, kind, file, size, json.loads(words), bool(caption),
        None if first is None else date.fromisoformat(first),
        None if last is None else date.fromisoformat(last), seconds,
        None if on is None else tuple(json.loads(on)),
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _listed(displays: Sequence[str] | None) -> str | None:
    return None if displays is None else json.dumps([*displays])


def _json(words: Mapping[str, str]) -> str:
    return json.dumps(dict(words), ensure_ascii=False, sort_keys=True)
