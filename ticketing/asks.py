"""Who asks for a command, when, and under which idempotency key.

The same key again gets the first answer again, from the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlite_utils import Database

from storage import Connection, Store
from storage.text import as_text, of_text
from storage.times import to_ms
from ticketing.errors import KeyReused
from ticketing.kept import Kept


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as the event log names them: an adviser, a kiosk, a token, or the system."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


SYSTEM = Actor("system", "nextplease")


@dataclass(frozen=True, slots=True)
class RequestKey:
    """A client's Idempotency-Key: the same key in the same scope gets the first answer again.

    `fingerprint` identifies what was asked for; another one under the same key is refused.
    """

    scope: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The circumstances of a command: when, by whom, and under which idempotency key.

    `adviser` is set when a person asks at their own service point: the command is then refused
    elsewhere. A program with a token may act at any. `now_ms` is `now` as the database keeps it:
    one command writes it into half a dozen rows.
    """

    now: datetime
    actor: Actor
    adviser: str | None = None
    key: RequestKey | None = None
    now_ms: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "now_ms", to_ms(self.now))


#: How long an answer is kept. A client that retries later than this gets a new one.
KEPT = timedelta(days=2)


K = TypeVar("K", bound=Kept)


def answered(store: Store, ask: Ask, kind: type[K], work: Callable[[Database], K]) -> K:
    """The answer of `work`, in one transaction, or the one kept under the key of `ask`."""
    fresh: list[K] = []

    def kept() -> dict[str, Any]:
        fresh.append(work(db))
        return fresh[0].stored()

    with store.write() as db:
        answer = once(db, ask.key, ask.now, kept)
    if fresh:
        return fresh[0]
    assert answer is not None
    return kind(**answer)


def once(
    db: Database, key: RequestKey | None, now: datetime, work: Callable[[], dict[str, Any] | None]
) -> dict[str, Any] | None:
    """The answer kept under `key`, or that of `work`, which is then kept with it.

    A refusal raises and keeps nothing, so the key may be tried again. Raises KeyReused when the
    key was used for something else.
    """
    if key is None:
        return work()
    row = db.execute(
        "SELECT fingerprint, answer FROM request_key WHERE scope = ? AND key = ?",
        (key.scope, key.key),
    ).fetchone()
    if row is not None:
        if row[0] != key.fingerprint:
            raise KeyReused(
                "This Idempotency-Key was used before for a different request; make a new key "
                "for each thing that you ask for."
            )
        kept: dict[str, Any] | None = of_text(row[1])
        return kept
    answer = work()
    db.execute(
        "INSERT INTO request_key (scope, key, fingerprint, answer, at) VALUES (?, ?, ?, ?, ?)",
        (key.scope, key.key, key.fingerprint, as_text(answer), to_ms(now)),
    )
    return answer


def keep_last(db: Database, scope: str, key: str, answer: Any, now: datetime) -> None:
    """Keep what was done last under a key, in place of what was done before."""
    db.execute(
        "INSERT OR REPLACE INTO request_key (scope, key, fingerprint, answer, at)"
        " VALUES (?, ?, '', ?, ?)",
        (scope, key, as_text(answer), to_ms(now)),
    )


def last(conn: Connection | Database, scope: str, key: str) -> Any:
    """What `keep_last` kept, for as long as an answer is kept; None for nothing."""
    row = conn.execute(
        "SELECT answer FROM request_key WHERE scope = ? AND key = ?", (scope, key)
    ).fetchone()
    return None if row is None else of_text(row[0])


def forget_last(db: Database, scope: str, key: str) -> None:
    """It was taken back."""
    db.execute("DELETE FROM request_key WHERE scope = ? AND key = ?", (scope, key))


def forget_old(store: Store, now: datetime) -> int:
    """Remove answers older than `KEPT`; returns how many."""
    with store.write() as db:
        cursor = db.execute("DELETE FROM request_key WHERE at < ?", (to_ms(now - KEPT),))
        return int(cursor.rowcount)
