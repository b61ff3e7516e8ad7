"""Several processes on one database file: each visit is called once, each number exists once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import Any

from storage import Store
from tests.helpers import ROOT, rows
from ticketing.visits import replay

Done = list[list[Any]]


def work(store: Store, *jobs: tuple[str, int, int]) -> Done:
    """Let one process for each (what, n, times) do its work, all at once."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.integration.faults.queue_worker", str(store.path),
         json.dumps(jobs)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    done: Done = json.loads(ended.stdout)
    return done


def agrees(store: Store) -> bool:
    with store.read() as conn:
        return replay.differences(conn) == []


def test_four_processes_that_issue_and_call_lose_and_double_nothing(store: Store) -> None:
    done = work(store, *(("both", n, 12) for n in range(4)))
    issued = [visit for what, visit, _ in done if what == "issued"]
    called = Counter(visit for what, visit, _ in done if what == "called")
    assert len(issued) == 48
    assert set(called.values()) == {1}
    assert set(called) <= set(issued)
    ended = rows(store, "SELECT visit FROM step WHERE state = 'ended'")
    assert {visit for (visit,) in ended} == set(called)
    waiting = rows(store, "SELECT count(*) FROM step WHERE state = 'waiting'")
    assert waiting == [(48 - len(called),)]
    numbers = [number for what, _, number in done if what == "issued"]
    assert len(set(numbers)) == 48
    for prefix, count in Counter(number[0] for number in numbers).items():
        assert {f"{prefix}{n:03}" for n in range(1, count + 1)} <= set(numbers)
    assert agrees(store)


def test_calls_of_four_processes_together_follow_the_order_of_urgency(store: Store) -> None:
    work(store, *(("issue", n, 12) for n in range(2)))
    done = work(store, *(("call", n, 6) for n in range(4)))
    assert len(done) == 24
    assert agrees(store)
    called = rows(
        store,
        "SELECT s.enquiry, s.queued_at, e.at, s.target_s FROM event e"
        " JOIN step s ON s.visit = e.visit WHERE e.kind = 'visit_called' ORDER BY e.seq",
    )
    by_type: dict[str, list[int]] = {}
    for enquiry, queued_at, _, _ in called:
        by_type.setdefault(enquiry, []).append(queued_at)
    assert all(came == sorted(came) for came in by_type.values())
    for i, (_, queued_at, at, target) in enumerate(called):
        urgency = (at - queued_at) / target
        assert all((at - later[1]) / later[3] <= urgency for later in called[i + 1 :])
