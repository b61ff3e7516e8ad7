"""Processes of their own that issue and call: `python -m tests.integration.faults.queue_worker
<database> <jobs>`, a JSON list of [issue|call|both, n, times], one for each. Prints what they did,
a JSON list of lists. What all of them need is loaded once, before they part."""

from __future__ import annotations

import json
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Barrier
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


_begin: list[Barrier] = []


def work(database: str, what: str, n: int, times: int) -> list[list[object]]:
    store = Store(Path(database))
    done: list[list[object]] = []
    _begin[0].wait()
    for turn in range(times):
        if what in ("issue", "both"):
            done.append(issue(store, n, turn))
        if what in ("call", "both") and (called := call(store, n, turn)):
            done.append(called)
    store.close()
    return done


def main(database: str, jobs: list[tuple[str, int, int]]) -> None:
    """Let one process for each job do its work, all at once."""
    forks = multiprocessing.get_context("fork")
    begin = forks.Barrier(len(jobs), timeout=90)
    with ProcessPoolExecutor(len(jobs), forks, _begin.append, (begin,)) as processes:
        asked = [processes.submit(work, database, *job) for job in jobs]
        print(json.dumps([one for job in asked for one in job.result()]))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
