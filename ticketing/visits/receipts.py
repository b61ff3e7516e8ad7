"""What the screens of waiting areas tell: how they are, and which calls they showed and said.

Kept beside the event log: nothing of the queue follows from it, and a screen may be anybody's. It
is `ours` once a supervisor has given it a name; what others tell is told apart.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypedDict, get_args

from sqlite_utils import Database

from storage import Connection
from storage.times import to_ms
from ticketing.errors import Conflict, NotFound
from ticketing.sites import Site

Sound = Literal["on", "off", "blocked"]
SOUNDS: tuple[Sound, ...] = get_args(Sound)

#: Screens of a site that nobody has named, and receipts of such for one call.
MOST_UNNAMED = 20
UNNAMED_KEPT = timedelta(days=1)

#: A screen tells every minute that it is there.
THERE = timedelta(seconds=100)
#: One that was not seen for so long was taken away, or its browser begun anew.
FORGOTTEN = timedelta(days=3)
#: How often it is noted that a screen is there, and that its sound has changed; after so long one
#: that nobody has named gives way to another.
SEEN_EVERY_MS = 30_000
SOUND_EVERY_MS = 2_000
GIVES_WAY_MS = 5 * 60_000

_SCREEN = (
    "SELECT name, sound, last_seen, message, unplayed"
    " FROM screen WHERE site = ? AND zone = ? AND id = ?"
)
_UNNAMED = (
    "SELECT zone, id, last_seen FROM screen WHERE site = ? AND name IS NULL ORDER BY last_seen"
)
_OURS = "SELECT 1 FROM screen WHERE site = ? AND id = ? AND name IS NOT NULL"
_RECEIPT = "SELECT said_at FROM call_receipt WHERE site = ? AND announcement = ? AND screen = ?"
_SAID_BY = (
    "SELECT r.screen, k.zone, k.name IS NOT NULL FROM call_receipt r"
    " LEFT JOIN screen k ON k.site = r.site AND k.id = r.screen"
    " WHERE r.site = ? AND r.announcement = ? AND r.screen != ? AND r.said_at IS NOT NULL"
)
_RECEIPTS = "SELECT count(*) FROM call_receipt WHERE site = ? AND announcement = ?"
_SCREENS = (
    "SELECT zone, id, name, sound, first_seen, last_seen, message, unplayed FROM screen"
    " WHERE site = ?"
    " ORDER BY zone, name IS NULL, name, first_seen, id"
)
_SHOWN = (
    # A loudspeaker says calls and shows none.
    "SELECT count(iif(instr(r.screen, '.'), NULL, 1)), count(r.said_at), count(k.name) FROM step s"
    " JOIN call_receipt r ON r.site = s.site AND r.announcement = s.announcement"
    " LEFT JOIN (SELECT DISTINCT site, id, name FROM screen WHERE name IS NOT NULL) k"
    " ON k.site = r.site AND k.id = r.screen"
    " WHERE s.visit = ? AND s.state = 'called'"
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of a waiting zone; `name` is set for one of ours. `message`: since when the last
    message to everybody was that it has shown; `unplayed`: what of the library (`day.media`) it
    cannot show. Times in ms UTC."""

    zone: str
    id: str
    name: str | None
    sound: Sound
    first_seen: int
    last_seen: int
    message: int | None = None
    unplayed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """What else is on a screen; see `Screen`."""

    message: int | None = None
    unplayed: tuple[int, ...] = ()

    @property
    def kept(self) -> str | None:
        """`unplayed` as it is kept."""
        return json.dumps(self.unplayed) if self.unplayed else None


class Shown(TypedDict):
    """On how many screens a call is shown, on how many it was said, how many of them are ours."""

    shown: int
    said: int
    ours: int


def screen_id(secret: str) -> str:
    """As what a screen is kept: whoever reads it here cannot tell anything as that screen."""
    return hashlib.sha256(secret.encode()).hexdigest()[:32]


def news(
    conn: Connection,
    site: str,
    zone: str,
    screen: str,
    sound: Sound,
    calls: Mapping[int, bool],
    now: datetime,
    picture: Picture = Picture(),
) -> bool:
    """Whether what a screen tells is worth a write: asked first, since anybody may tell anything as
    often as they like. `calls`: by announcement, whether it was said. A message of `picture` is the
    one of this moment, so that it is news once."""
    at = to_ms(now)
    here = conn.execute(_SCREEN, (site, zone, screen)).fetchone()
    if here is None:
        return _room(conn, site, at) is not None
    known, sound_before, seen_at, message, unplayed = here
    if not 0 <= at - seen_at < SEEN_EVERY_MS:
        return True
    changed = sound != sound_before or picture.kept != unplayed
    if changed and at - seen_at >= SOUND_EVERY_MS:
        return True
    if picture.message is not None and picture.message != message:
        return True
    return any(
        not _told_before(conn, site, announcement, screen, said=said, ours=known is not None)
        for announcement, said in calls.items()
    )


def _told_before(
    conn: Connection, site: str, announcement: int, screen: str, *, said: bool, ours: bool
) -> bool:
    row = conn.execute(_RECEIPT, (site, announcement, screen)).fetchone()
    if row is None:
        return not ours and _others(conn, site, announcement) >= MOST_UNNAMED
    return not said or row[0] is not None


def _others(conn: Connection, site: str, announcement: int) -> int:
    return int(conn.execute(_RECEIPTS, (site, announcement)).fetchone()[0])


def _room(conn: Connection, site: str, at: int) -> tuple[str, str] | tuple[()] | None:
    """The screen that gives way to a new one that nobody has named: (zone, id), () where none has
    to, None where none can."""
    unnamed = conn.execute(_UNNAMED, (site,)).fetchall()
    if len(unnamed) < MOST_UNNAMED:
        return ()
    zone, screen, seen_at = unnamed[0]
    return (zone, screen) if at - seen_at >= GIVES_WAY_MS else None


def seen(db: Database, site: str, zone: str, screen: str, sound: Sound, now: datetime) -> bool:
    """Note that a screen is there and how it sounds. False where there are too many already that
    nobody has named; one that was not seen for a while gives way."""
    at = to_ms(now)
    changed = db.execute(
        "UPDATE screen SET sound = ?, last_seen = ? WHERE site = ? AND zone = ? AND id = ?",
        (sound, at, site, zone, screen),
    ).rowcount
    if changed:
        return True
    gives_way = _room(db.conn, site, at)
    if gives_way is None:
        return False
    if gives_way:
        db.execute("DELETE FROM screen WHERE site = ? AND zone = ? AND id = ?", (site, *gives_way))
    db.execute(
        "INSERT INTO screen (site, zone, id, sound, first_seen, last_seen)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (site, zone, screen, sound, at, at),
    )
    return True


def pictured(db: Database, site: str, zone: str, screen: str, picture: Picture) -> None:
    """Note what else a screen shows, and what it cannot. A message that it has shown stays known
    when it is over."""
    db.execute(
        "UPDATE screen SET message = coalesce(?, message), unplayed = ?"
        " WHERE site = ? AND zone = ? AND id = ?",
        (picture.message, picture.kept, site, zone, screen),
    )


def shown(db: Database, site: str, announcement: int, screen: str, now: datetime) -> None:
    """Note that a screen shows a call. Of one that nobody has named only beside a few others."""
    if not ours(db.conn, site, screen) and _others(db.conn, site, announcement) >= MOST_UNNAMED:
        return
    db.execute(
        "INSERT INTO call_receipt (site, announcement, screen, shown_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (site, announcement, screen, to_ms(now)),
    )


def said(db: Database, site: str, announcement: int, screen: str, now: datetime) -> None:
    """Note that a screen, which showed a call, has said it; the first time counts."""
    db.execute(
        "UPDATE call_receipt SET said_at = ?"
        " WHERE site = ? AND announcement = ? AND screen = ? AND said_at IS NULL",
        (to_ms(now), site, announcement, screen),
    )


def of_call(conn: Connection, visit: str) -> Shown:
    """What screens told of the newest call of a visitor who is awaited."""
    row = conn.execute(_SHOWN, (visit,)).fetchone()
    return {"shown": row[0], "said": row[1], "ours": row[2]}


def ours(conn: Connection, site: str, screen: str) -> bool:
    """Whether a screen is one of ours."""
    return conn.execute(_OURS, (site, screen)).fetchone() is not None


def said_in(
    conn: Connection, site: Site, places: frozenset[str], announcement: int, but: str
) -> bool:
    """Whether another screen that shows the same places, and counts, or their own loudspeaker, has
    told that it said a call. Screens of strangers count as long as `but` is one."""
    zones = {one.id for one in site.screens if one.places == places}
    speakers = {
        speaker_id(site.id, one.id)
        for one in site.speakers
        if one.use == "hall" and one.heard_at(site.service_points) == places
    }
    found = conn.execute(_SAID_BY, (site.id, announcement, but)).fetchall()
    if any(screen in speakers for screen, _, _ in found):
        return True
    here = [named for _, zone, named in found if zone in zones]
    known = but in speakers or ours(conn, site.id, but)
    return any(here) if known else bool(here)


def speaker_id(site: str, speaker: str) -> str:
    """As what a loudspeaker of a site is kept: no screen is called so."""
    return f"{site}.speaker.{speaker}"


def said_by_speaker(
    db: Database, site: str, announcement: int, speaker: str, now: datetime
) -> None:
    """Note that a loudspeaker has said a call; the first time counts."""
    at = to_ms(now)
    db.execute(
        "INSERT INTO call_receipt (site, announcement, screen, shown_at, said_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (site, announcement, speaker, at, at),
    )


def said_by(conn: Connection, site: str, announcement: int, speaker: str) -> bool:
    """Whether this loudspeaker has said a call."""
    row = conn.execute(_RECEIPT, (site, announcement, speaker)).fetchone()
    return row is not None and row[0] is not None


def screens(conn: Connection, site: str) -> list[Screen]:
    """The screens of a site, by zone, ours first."""
    return [
        Screen(zone, screen, name, sound, first, last, message, tuple(json.loads(unplayed or "[]")))
        for zone, screen, name, sound, first, last, message, unplayed in conn.execute(
            _SCREENS, (site,)
        )
    ]


def name(db: Database, site: str, screen: str, name: str | None) -> None:
    """Say that a screen is ours and what it is called; with None, that it is not. NotFound."""
    changed = db.execute(
        "UPDATE screen SET name = ? WHERE site = ? AND id = ?", (name, site, screen)
    ).rowcount
    if not changed:
        raise NotFound("There is no such screen, or it was not seen for a day.")


def is_ours(db: Database, site: str, screen: str, name: str) -> None:
    """A screen that somebody paired is ours, and called so until somebody calls it otherwise."""
    db.execute(
        "UPDATE screen SET name = ? WHERE site = ? AND id = ? AND name IS NULL",
        (name, site, screen),
    )


def succeed(db: Database, site: str, zone: str, screen: str) -> None:
    """A screen of ours takes the place of another of its zone and name that was gone before it
    came: that one's browser was begun anew. Where two are gone nobody knows which it was."""
    gone = db.execute(
        "SELECT before.id FROM screen before, screen now"
        " WHERE now.site = ?1 AND now.zone = ?2 AND now.id = ?3"
        " AND before.site = ?1 AND before.zone = ?2 AND before.id != ?3"
        " AND before.name = now.name AND before.last_seen < now.first_seen"
        " AND before.last_seen < now.last_seen - ?4",
        (site, zone, screen, int(THERE.total_seconds() * 1000)),
    ).fetchall()
    if len(gone) == 1:
        name(db, site, gone[0][0], None)


def replaced(db: Database, site: str, screen: str, now: datetime) -> str | None:
    """Somebody says that a screen of ours which is gone was replaced: it is ours no more. One that
    nobody has named, that came to its zone afterwards and is there alone, is it now: its id.
    NotFound, Conflict for one that is there."""
    at, there_ms = to_ms(now), int(THERE.total_seconds() * 1000)
    row = db.execute(
        "SELECT zone, name, last_seen FROM screen WHERE site = ? AND id = ? AND name IS NOT NULL",
        (site, screen),
    ).fetchone()
    if row is None:
        raise NotFound("There is no such screen of ours any more.")
    zone, called, last_seen = row
    if abs(at - last_seen) < there_ms:
        raise Conflict(f"{called} is there again.")
    came = db.execute(
        "SELECT id FROM screen WHERE site = ? AND zone = ? AND name IS NULL AND first_seen > ?"
        " AND last_seen > ?",
        (site, zone, last_seen, at - there_ms),
    ).fetchall()
    name(db, site, screen, None)
    if len(came) != 1:
        return None
    name(db, site, came[0][0], called)
    return str(came[0][0])


def forget_old(db: Database, site: Site, now: datetime) -> None:
    """Forget receipts that nobody asks for any more, and screens that nobody has named or seen."""
    before = to_ms(now - timedelta(days=site.keep.receipts_days))
    db.execute("DELETE FROM call_receipt WHERE site = ? AND shown_at < ?", (site.id, before))
    db.execute(
        "DELETE FROM screen WHERE site = ? AND name IS NULL AND last_seen < ?",
        (site.id, to_ms(now - UNNAMED_KEPT)),
    )


# ---------------------------------------------------------------------- what became of a call

#: Nobody was called more often than that, and nobody reads more.
MOST_CALLS = 10
_CALLS_OF = (
    "SELECT seq, at, body FROM event WHERE visit = ?"
    " AND kind IN ('visit_called', 'visit_recalled', 'visit_moved') ORDER BY seq DESC LIMIT ?"
)
_TOLD_OF = (
    "SELECT r.screen, r.said_at IS NOT NULL, k.name IS NOT NULL FROM call_receipt r"
    " LEFT JOIN screen k ON k.site = r.site AND k.id = r.screen"
    " WHERE r.site = ? AND r.announcement = ? GROUP BY r.screen"
)
_OURS_THEN = "SELECT id, zone FROM screen WHERE site = ? AND name IS NOT NULL AND first_seen <= ?"


@dataclass(frozen=True, slots=True)
class CallHeardOf:
    """A call: when (ms UTC), to which service point; on how many screens it was shown, of how many
    of ours that show that place, and on how many it was said. Where none is ours, `screens` is None
    and whoever told anything counts."""

    at: int
    service_point: str
    shown: int
    said: int
    screens: int | None


def calls_of(conn: Connection, site: Site, visit: str) -> list[CallHeardOf]:
    """The calls of a visit, the oldest first; of very many the last."""
    rows = conn.execute(_CALLS_OF, (visit, MOST_CALLS)).fetchall()
    return [
        _heard_of(conn, site, seq, at, json.loads(body).get("service_point", ""))
        for seq, at, body in reversed(rows)
    ]


def _heard_of(conn: Connection, site: Site, seq: int, at: int, point: str) -> CallHeardOf:
    zones = {one.id for one in site.screens if point in one.places}
    ours = {row[0] for row in conn.execute(_OURS_THEN, (site.id, at)) if row[1] in zones}
    told = conn.execute(_TOLD_OF, (site.id, seq)).fetchall()
    if ours:
        told = [row for row in told if row[0] in ours]
    said = sum(row[1] for row in told)
    return CallHeardOf(at, point, len(told), said, len(ours) if ours else None)
