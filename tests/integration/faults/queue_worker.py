"""A process of its own that issues and calls: `python -m tests.integration.faults.queue_worker
<database> <issue|call|both> <n> <times>`. Prints what it did, a JSON list of lists."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import Store
from ticketing import commands
from ticketing.asks import Actor, Ask

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
ENQUIRIES = ("council-tax", "refuse", "benefits")


def an_ask(now: datetime) -> Ask:
    return Ask(now, Actor("token", "worker"))


def issue(store: Store, n: int, turn: int) -> list[object]:
    now = NOW + timedelta(milliseconds=turn * 8 + n)
    enquiry = ENQUIRIES[(n + turn) % len(ENQUIRIES)]
    issued = commands.issue(store, "riverside", enquiry, an_ask(now), language="cy")
    return ["issued", issued.visit, issued.number]


def call(store: Store, n: int, turn: int) -> list[object] | None:
    now = NOW + timedelta(minutes=5, milliseconds=turn)
    called = commands.call_next(store, "riverside", f"counter-{n % 6 + 1}", an_ask(now))
    if called is None:
        return None
    commands.start(store, called.visit, an_ask(now))
    commands.finish(store, called.visit, an_ask(now), outcome="resolved")
    return ["called", called.visit, called.number]


def main(database: str, what: str, n: int, times: int) -> None:
    store = Store(Path(database))
    done: list[list[object]] = []
    for turn in range(times):
        if what in ("issue", "both"):
            done.append(issue(store, n, turn))
        if what in ("call", "both") and (called := call(store, n, turn)):
            done.append(called)
    store.close()
    print(json.dumps(done))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
