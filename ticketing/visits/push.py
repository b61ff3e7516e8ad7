"""The phones that want to be told while their page is closed: once when it is almost their turn,
and once for each call. What is known of one goes with its visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import Connection, Store
from storage.times import to_ms
from ticketing.errors import Conflict
from ticketing.visits import queries
from ticketing.visits.model import NO_SHOW, State

#: Phones of one visit, and of all together: who comes after them looks at their page.
MOST_OF_VISIT, MOST = 3, 5000
#: An end can be undone for a minute; who missed their call comes back for half an hour.
KEPT_AFTER, KEPT_AFTER_NO_SHOW = timedelta(minutes=2), timedelta(minutes=45)
#: A clock that is set by less is followed.
_SET_BACK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Phone:
    """Where a visit's phone is told, in which language; `call` is the announcement of which it was
    told last."""

    id: int
    visit: str
    site: str
    endpoint: str
    p256dh: str
    auth: str
    language: str
    soon_told: bool
    call: int | None


def add(
    store: Store, visit: str, now: datetime, *, endpoint: str, p256dh: str, auth: str, language: str
) -> None:
    """A phone of an open visit wants to be told; again, with other keys, is the same phone.
    Conflict for a visit that has ended, and where there are too many."""
    with store.write() as db:
        found = queries.present(db, visit).visit
        if found.state == State.ENDED:
            raise Conflict("This visit is over.", visit=found.as_json())
        known = (visit, endpoint)
        db.execute("DELETE FROM push WHERE visit = ? AND endpoint = ?", known)
        (theirs,) = db.execute("SELECT count(*) FROM push WHERE visit = ?", (visit,)).fetchone()
        (every,) = db.execute("SELECT count(*) FROM push").fetchone()
        if theirs >= MOST_OF_VISIT or every >= MOST:
            raise Conflict("So many phones are told already. Keep the page open.")
        # Who asks reads the page just now: what it shows is no news.
        step = db.execute(
            "SELECT announcement FROM step WHERE visit = ? AND state = 'called'", (visit,)
        ).fetchone()
        db.execute(
            "INSERT INTO push (visit, endpoint, p256dh, auth, language, at, call)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*known, p256dh, auth, language, to_ms(now), step[0] if step else None),
        )


def remove(store: Store, visit: str, endpoint: str) -> None:
    """A phone wants to be told no more."""
    with store.write() as db:
        db.execute("DELETE FROM push WHERE visit = ? AND endpoint = ?", (visit, endpoint))


def drop(store: Store, phone: int) -> None:
    """A phone that its push service does not know any more."""
    with store.write() as db:
        db.execute("DELETE FROM push WHERE id = ?", (phone,))


def told(store: Store, phone: int, now: datetime, call: int | None) -> None:
    """A phone was told of a call, or that it is almost its visitor's turn; or was given up."""
    with store.write() as db:
        if call is None:
            db.execute("UPDATE push SET soon_at = ? WHERE id = ?", (to_ms(now), phone))
        else:
            db.execute("UPDATE push SET call = ? WHERE id = ?", (call, phone))


def waiting(conn: Connection, site: str) -> list[Phone]:
    """The phones of a site's visitors who wait and were not told yet, and of those who are
    called."""
    rows = conn.execute(
        "SELECT p.id, p.visit, s.site, p.endpoint, p.p256dh, p.auth, p.language,"
        " p.soon_at IS NOT NULL AS soon_told, p.call FROM push p JOIN step s ON s.visit = p.visit"
        " WHERE s.site = ? AND (s.state = 'waiting' AND p.soon_at IS NULL"
        " OR s.state = 'called' AND s.announcement IS NOT p.call)"
        " ORDER BY s.state, s.queued_at, p.id",
        (site,),
    )
    return [Phone(**{**dict(row), "soon_told": bool(row["soon_told"])}) for row in rows]


def announcement(conn: Connection, visit: str) -> int | None:
    """The call of a visit that is called."""
    row = conn.execute(
        "SELECT announcement FROM step WHERE visit = ? AND state = 'called'", (visit,)
    ).fetchone()
    return None if row is None else row[0]


def is_wanted(conn: Connection, phone: int) -> bool:
    """Whether a phone still wants to be told."""
    return conn.execute("SELECT 1 FROM push WHERE id = ?", (phone,)).fetchone() is not None


def any_left(conn: Connection) -> bool:
    """Whether there is a phone that wants to be told of anything."""
    return conn.execute("SELECT 1 FROM push LIMIT 1").fetchone() is not None


def forget(store: Store, sure: datetime, now: datetime) -> int:
    """Let go of the phones whose visit is over by `sure`, the moment that has passed by every
    clock; how many. One that ended in times to come did so by a clock that was put back since: its
    phone is not kept until they come."""
    with store.write() as db:
        return int(
            db.execute(
                "DELETE FROM push WHERE NOT EXISTS (SELECT 1 FROM step s WHERE s.visit = push.visit"
                " AND (s.state IN ('waiting', 'held', 'called', 'serving')"
                " OR (s.ended_at > iif(s.outcome = ?, ?, ?) AND s.ended_at <= ?)))",
                (
                    NO_SHOW,
                    to_ms(sure - KEPT_AFTER_NO_SHOW),
                    to_ms(sure - KEPT_AFTER),
                    to_ms(max(sure, now) + _SET_BACK),
                ),
            ).rowcount
        )
