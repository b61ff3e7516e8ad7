"""What happened that concerns security: who tried to get in, from where, and what came of it.

`note` costs no more than a line in memory, so it may be called as fast as an attacker asks: the
same again is counted and not written again. `flush` writes, with one transaction for all; the
housekeeping calls it every few seconds. No entry holds a secret, nor what somebody typed who is not
known. Each kind keeps its newest entries, so that a flood of one does not wash the others away.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple, get_args

import structlog
from flask import has_request_context, request
from sqlite_utils import Database

from storage import Connection, StorageError, Store
from storage.times import to_ms
from ticketing.sites import Site

log = structlog.get_logger("security")

Kind = Literal[
    "sign_in", "sign_in_failed", "sign_in_refused", "sign_out", "session_ended",
    "locked", "unlocked", "secret_set", "confirm_failed",
    "factor_set", "factor_failed", "factor_reset", "recovery_code_used",
    "person_added", "person_changed", "role_changed", "person_removed", "person_restored",
    "token_made", "token_ended", "token_refused", "pc_known", "access_refused",
    "screen_paired", "screen_revoked",
    "agent_accepted", "agent_twin", "network_scanned",
    "budget_exceeded", "origin_refused", "form_refused", "address_refused", "past_proxy",
    "address_closed", "address_allowed", "tickets_cancelled",
    "site_published", "site_planned", "setup_refused", "house_begun",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
#: Tries to get in that did not lead in.
FAILED: Final[tuple[Kind, ...]] = (
    "sign_in_failed", "sign_in_refused", "factor_failed", "confirm_failed",
)  # fmt: skip

#: Entries of one kind that are kept, whatever their age.
MOST_OF_A_KIND = 4000
#: The same again within this time is counted with the first.
_TOGETHER = timedelta(minutes=10)
#: Different entries between two writes, and entries that may still be counted on.
_MOST_PENDING = 200
_MOST_RECENT = 1000
_LONGEST = 200
_UNSEEN = re.compile(r"[^\x20-\x7e\xa0-\uffff]|[\u2028-\u202e\u2066-\u2069]")


class _Same(NamedTuple):
    """What two events have in common to be one entry."""

    kind: str
    site: str | None
    who: str | None
    by: str | None
    address: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: `times` such events from `at` to `last_at` (ms UTC)."""

    id: int
    at: int
    last_at: int
    kind: str
    site: str | None
    who: str | None
    by: str | None
    address: str | None
    detail: str
    times: int


class SecurityLog:
    """The log of one house; `aloud` says each line in the program's own log as well."""

    def __init__(self, store: Store, clock: Callable[[], datetime], *, aloud: bool = True) -> None:
        self._aloud = aloud
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        #: First and last moment, and how often.
        self._pending: dict[_Same, tuple[int, int, int]] = {}
        #: The row that an entry has, and when it was first.
        self._recent: dict[_Same, tuple[int, int]] = {}

    def note(
        self,
        kind: Kind,
        *,
        site: str | None = None,
        who: str | None = None,
        by: str | None = None,
        detail: str = "",
        address: str | None = None,
    ) -> None:
        """Remember an event. `who` it is about (an id), `by` whom it was done, `address` is that of
        the present request unless it is given. Never a secret; `detail` is words of ours."""
        if address is None and has_request_context():
            address = request.remote_addr
        same = _Same(kind, site, _plain(who), _plain(by), _plain(address), _plain(detail) or "")
        now = to_ms(self._clock())
        with self._lock:
            if same not in self._pending and len(self._pending) >= _MOST_PENDING:
                # More than anybody reads: how often, without from where.
                same = _Same(kind, None, None, None, None, "and others, at the same time")
            first, _, times = self._pending.get(same, (now, now, 0))
            self._pending[same] = (first, now, times + 1)

    def flush(self) -> None:
        """Write what was noted. What cannot be written now is written at the next call."""
        with self._lock:
            pending, self._pending = self._pending, {}
        if not pending:
            return
        try:
            with self._store.write() as db:
                for same, (first, last, times) in pending.items():
                    self._keep(db, same, first, last, times)
        except StorageError:
            with self._lock:
                for same, (first, last, times) in pending.items():
                    _, latest, more = self._pending.get(same, (0, last, 0))
                    self._pending[same] = (first, latest, times + more)
            raise
        for same, (_, _, times) in pending.items() if self._aloud else ():
            told = {name: value for name, value in same._asdict().items() if value}
            log.info(told.pop("kind"), times=times, **told)

    def _keep(self, db: Database, same: _Same, first: int, last: int, times: int) -> None:
        row, began = self._recent.get(same, (0, 0))
        if row and first - began < _TOGETHER / timedelta(milliseconds=1):
            db.execute(
                "UPDATE security_event SET last_at = ?, times = times + ? WHERE id = ?",
                (last, times, row),
            )
            return
        found = db.execute(
            "INSERT INTO security_event (at, last_at, kind, site, who, done_by, address, detail,"
            " times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (first, last, *same, times),
        )
        self._recent.pop(same, None)
        self._recent[same] = (int(found.lastrowid or 0), first)
        while len(self._recent) > _MOST_RECENT:
            del self._recent[next(iter(self._recent))]

    def forget(self, days: int) -> None:
        """Delete what is older than so many days, and of each kind what is beyond its number."""
        self.flush()
        before = to_ms(self._clock() - timedelta(days=days))
        with self._store.write() as db:
            self._recent.clear()
            db.execute("DELETE FROM security_event WHERE last_at < ?", (before,))
            for kind in KINDS:
                db.execute(
                    "DELETE FROM security_event WHERE kind = ? AND id NOT IN (SELECT id FROM"
                    " security_event WHERE kind = ? ORDER BY last_at DESC, id DESC LIMIT ?)",
                    (kind, kind, MOST_OF_A_KIND),
                )


def listed(
    conn: Connection,
    *,
    site: str | None = None,
    since: datetime | None = None,
    most: int = 200,
    kinds: Sequence[Kind] = KINDS,
) -> list[Entry]:
    """The newest entries first, those of `site` and those of no site; of all sites without one."""
    marks = ", ".join("?" * len(kinds))
    rows = conn.execute(
        "SELECT id, at, last_at, kind, site, who, done_by, address, detail, times"  # noqa: S608
        " FROM security_event WHERE (? IS NULL OR site IS NULL OR site = ?) AND last_at >= ?"
        f" AND kind IN ({marks}) ORDER BY last_at DESC, id DESC LIMIT ?",
        (site, site, 0 if since is None else to_ms(since), *kinds, most),
    )
    return [Entry(*row) for row in rows]


def failed(conn: Connection, site: str | None, since: datetime) -> tuple[int, int]:
    """(tries that did not lead in, addresses that they came from) since a moment."""
    marks = ", ".join("?" * len(FAILED))
    row = conn.execute(
        "SELECT coalesce(sum(times), 0), count(DISTINCT address) FROM security_event"  # noqa: S608
        f" WHERE kind IN ({marks}) AND last_at >= ? AND (? IS NULL OR site IS NULL OR site = ?)",
        (*FAILED, to_ms(since), site, site),
    ).fetchone()
    return int(row[0]), int(row[1])


def failed_today(conn: Connection, site: Site, now: datetime) -> tuple[int, int]:
    """`failed` since the site's midnight."""
    midnight = now.astimezone(site.zone_info).replace(hour=0, minute=0, second=0, microsecond=0)
    return failed(conn, site.id, midnight)


def line_of_today(conn: Connection, site: Site, now: datetime) -> str:
    """'4 failed sign-ins today, from 3 addresses.'"""
    times, addresses = failed_today(conn, site, now)
    if not times:
        return "No failed sign-ins today."
    tries = "1 failed sign-in" if times == 1 else f"{times} failed sign-ins"
    return f"{tries} today, from {addresses} address{'' if addresses == 1 else 'es'}."


def _plain(text: str | None) -> str | None:
    """One short line of signs that people see, whatever came."""
    return None if text is None else _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)[:_LONGEST]
