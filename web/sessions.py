"""Who is signed in with which browser: kept on the server, so that the server can end it.

The browser's cookie holds a secret of 256 bits, the table its hash. A session ends when its person
signs out or gets a new secret, another role, or leaves; when somebody ends it on a page; and with
time: so long after it began, and so long after it was last used. A cookie that was copied is worth
nothing from then on.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from storage import Connection, Store
from storage.times import to_ms
from web.security_log import Kind, SecurityLog

#: A working day and a bit: whoever forgot to sign off is not still signed in tomorrow.
LASTS = timedelta(hours=12)
_LASTS_MS = LASTS // timedelta(milliseconds=1)
#: Sessions of one person at once; one more ends the one that was not used for longest.
MOST_OF_A_PERSON = 10
#: How long it is kept who was signed in where.
KEPT = timedelta(days=30)
#: How exactly it is known when a session was last used: each use of a page is no write.
_EXACT_S = 60

_COLUMNS = (
    "id, site, adviser, secrets, how, second, since, used_at, confirmed_at, address, browser, place"
)


@dataclass(frozen=True, slots=True)
class Session:
    """One browser in which somebody is signed in. Times in ms UTC.

    `secrets` is how often the person's PIN, password or role had been set when it began, `how`
    'pin' or 'password', `second` is 1 if a second factor was shown too, `confirmed_at` when the
    secret was last typed, `place` the service point, if it was at one.
    """

    id: int
    site: str
    adviser: str
    secrets: int
    how: str
    second: int
    since: int
    used_at: int
    confirmed_at: int
    address: str
    browser: str
    place: str | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a session begins with."""

    site: str
    adviser: str
    secrets: int
    how: str
    address: str
    browser: str
    place: str | None = None
    second: bool = False


class Sessions:
    """The sessions of one house. `idle` is how long one may be unused."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        security: SecurityLog,
        *,
        idle: timedelta,
    ) -> None:
        self._store = store
        self._clock = clock
        self._security = security
        self._idle_ms = idle // timedelta(milliseconds=1)
        self._lock = threading.Lock()
        #: When sessions were used that the table does not say yet.
        self._used: dict[int, int] = {}
        self._when_ended: list[Callable[[], None]] = []

    def when_ended(self, told: Callable[[], None]) -> None:
        """Call `told` after a session was ended here: what it has open ends too."""
        self._when_ended.append(told)

    def begin(self, who: SignedIn) -> str:
        """A new session's secret."""
        secret = secrets.token_urlsafe(32)
        now = to_ms(self._clock())
        with self._store.write() as db:
            db.execute(
                "INSERT INTO session (hash, site, adviser, secrets, how, second, since, used_at,"
                " confirmed_at, address, browser, place)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_hash(secret), who.site, who.adviser, who.secrets, who.how, int(who.second), now,
                 now, now, who.address, who.browser[:80], who.place),
            )  # fmt: skip
            db.execute(
                "UPDATE session SET ended_at = ?, ended_because = 'too many' WHERE site = ? AND"
                " adviser = ? AND ended_at IS NULL AND id NOT IN (SELECT id FROM session WHERE"
                " site = ? AND adviser = ? AND ended_at IS NULL ORDER BY used_at DESC, id DESC"
                " LIMIT ?)",
                (now, who.site, who.adviser, who.site, who.adviser, MOST_OF_A_PERSON),
            )
        return secret

    def find(self, conn: Connection, secret: str) -> Session | None:
        """The session of a secret, unless it was ended or is too old."""
        return self._alive(conn, "hash = ?", _hash(secret))

    def by_id(self, conn: Connection, session: int) -> Session | None:
        """The session with this id, unless it was ended or is too old."""
        return self._alive(conn, "id = ?", session)

    def of_person(self, conn: Connection, site: str, adviser: str, secrets: int) -> list[Session]:
        """The sessions of a person whose secrets were set so often, the last used first."""
        rows = conn.execute(
            f"SELECT {_COLUMNS} FROM session WHERE site = ? AND adviser = ? AND secrets = ?"  # noqa: S608
            " AND ended_at IS NULL",
            (site, adviser, secrets),
        )
        found = [self._of_row(row) for row in rows]
        return sorted(filter(self._in_time, found), key=lambda one: (-one.used_at, -one.id))

    def used(self, session: Session) -> None:
        """It is in use: what is written of that is at most a minute old."""
        now = to_ms(self._clock())
        if now - session.used_at >= _EXACT_S * 1000:
            with self._lock:
                self._used[session.id] = now

    def confirmed(self, session: int) -> None:
        """The person typed their secret once more."""
        with self._store.write() as db:
            db.execute(
                "UPDATE session SET confirmed_at = ? WHERE id = ? AND ended_at IS NULL",
                (to_ms(self._clock()), session),
            )

    def end(self, session: int, because: str, *, by: str | None = None) -> bool:
        """End a session; False when it had ended before."""
        with self._store.write() as db:
            row = db.execute(
                "UPDATE session SET ended_at = ?, ended_because = ?"
                " WHERE id = ? AND ended_at IS NULL RETURNING site, adviser",
                (to_ms(self._clock()), because, session),
            ).fetchone()
        if row is None:
            return False
        kind: Kind = "sign_out" if because == "signed out" else "session_ended"
        self._security.note(kind, site=row[0], who=row[1], by=by, detail=because)
        self.look_again()
        return True

    def look_again(self) -> None:
        """Rights became fewer: what those who had them have open ends."""
        for told in self._when_ended:
            told()

    def flush(self) -> None:
        """Write when sessions were used."""
        with self._lock:
            used, self._used = self._used, {}
        self._put_back()
        if used:
            with self._store.write() as db:
                for session, at in used.items():
                    db.execute(
                        "UPDATE session SET used_at = max(used_at, ?) WHERE id = ?", (at, session)
                    )

    def _put_back(self) -> None:
        """What is of times to come, by a clock that was put back since, was just now: unused, it
        would otherwise last until they come."""
        now = to_ms(self._clock())
        ahead = ("ended_at IS NULL AND max(since, used_at) > ?", (now + _EXACT_S * 1000,))
        with self._store.read() as conn:
            if conn.execute(f"SELECT 1 FROM session WHERE {ahead[0]}", ahead[1]).fetchone() is None:  # noqa: S608
                return
        with self._store.write() as db:
            db.execute(
                "UPDATE session SET since = min(since, ?), used_at = min(used_at, ?)"  # noqa: S608
                f" WHERE {ahead[0]}",
                (now, now, *ahead[1]),
            )

    def forget(self) -> None:
        """Delete those that are long over."""
        with self._store.write() as db:
            before = to_ms(self._clock() - KEPT)
            db.execute("DELETE FROM session WHERE since < ?", (before,))

    def _alive(self, conn: Connection, which: str, key: object) -> Session | None:
        row = conn.execute(
            f"SELECT {_COLUMNS} FROM session WHERE {which} AND ended_at IS NULL",  # noqa: S608
            (key,),
        ).fetchone()
        found = None if row is None else self._of_row(row)
        return found if found is not None and self._in_time(found) else None

    def _of_row(self, row: tuple[Any, ...]) -> Session:
        found = Session(*row)
        used = self._used.get(found.id)
        return found if used is None else replace(found, used_at=max(used, found.used_at))

    def _in_time(self, session: Session) -> bool:
        now = to_ms(self._clock())
        return now - session.since < _LASTS_MS and now - session.used_at < self._idle_ms


def end_all(store: Store, site: str, adviser: str, now: datetime) -> int:
    """End every session of a person, from another program than the server; how many there were."""
    with store.write() as db:
        return db.execute(
            "UPDATE session SET ended_at = ?, ended_because = 'ended on the command line'"
            " WHERE site = ? AND adviser = ? AND ended_at IS NULL",
            (to_ms(now), site, adviser),
        ).rowcount


_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip
_BROWSERS = (
    ("Edge", r"Edg[A-Za-z]*/(\d{1,4})"), ("Firefox", r"Firefox/(\d{1,4})"),
    ("Opera", r"OPR/(\d{1,4})"), ("Chrome", r"Chrome/(\d{1,4})"),
    ("Safari", r"Version/(\d{1,4})[^ ]* .*Safari/"),
)  # fmt: skip


def browser_named(agent: str) -> str:
    """'Firefox 130 on Windows' of a User-Agent, in words of ours: whatever came is not kept."""
    agent = agent[:400]
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    for name, pattern in _BROWSERS:
        if version := re.search(pattern, agent):
            return f"{name} {version[1]}" + (f" on {system}" if system else "")
    return f"a program on {system}" if system else "a program"


def _hash(secret: str) -> str:
    # A plain hash is enough for 256 random bits; a slow one is for what people choose.
    return hashlib.sha256(secret.encode()).hexdigest()
