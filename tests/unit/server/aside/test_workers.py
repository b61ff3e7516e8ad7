"""Processes that work for the server: what they give, and what becomes of those that do not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from server.aside import frames
from server.aside import workers as pool
from server.aside.workers import Workers
from tests.running import ROOT, wait_until
from tests.unit.server.aside import work
from tests.unit.server.aside.conftest import PATIENT, Asking, Gate
from ticketing.errors import BadRequest
from web.aside import Crowded, CutShort, NobodyWaits, NotDone, TookTooLong


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int) -> bool:
    return wait_until(lambda: not is_there(pid), what="the process's end")


def test_what_a_function_gives_comes_back(workers: Workers) -> None:
    assert workers.run(max, [3, 14, 7]) == 14
    assert workers.run(work.of_size, 3_000_000) == bytes(3_000_000)


def test_it_is_done_by_one_process_that_stays(workers: Workers) -> None:
    first, second = workers.run(os.getpid), workers.run(os.getpid)
    assert first == second != os.getpid()
    assert workers.pids() == [first]


def test_a_refusal_comes_back_with_its_words_and_facts(workers: Workers) -> None:
    with pytest.raises(BadRequest) as refused:
        workers.run(work.refused)
    assert refused.value.detail == "This cannot be understood."
    assert refused.value.facts == {"field": "period"}


def test_an_error_says_where_it_was_raised_and_the_process_goes_on(workers: Workers) -> None:
    before = workers.run(os.getpid)
    with pytest.raises(ValueError, match="invalid literal") as raised:
        workers.run(int, "x")
    assert "worker.py" in raised.value.__notes__[0]
    assert workers.run(os.getpid) == before


def test_an_error_that_cannot_travel_is_told_in_its_words(workers: Workers) -> None:
    with pytest.raises(RuntimeError, match="Stubborn: one"):
        workers.run(work.stubborn)


def test_at_its_limit_work_is_ended_and_another_process_takes_its_place(workers: Workers) -> None:
    before = workers.run(os.getpid)
    with pytest.raises(TookTooLong) as ended:
        workers.run(work.for_ever, limit_s=0.3)
    assert "0.3 s" in ended.value.detail
    assert gone(before)
    assert workers.run(os.getpid) != before


def test_a_process_that_dies_is_told_and_replaced(workers: Workers) -> None:
    with pytest.raises(CutShort) as died:
        workers.run(work.died)
    assert "try again" in died.value.detail
    assert workers.run(max, 1, 2) == 2


def test_a_process_that_died_while_nobody_asked_is_not_noticed(workers: Workers) -> None:
    before = workers.run(os.getpid)
    os.kill(before, signal.SIGKILL)
    # With all its threads, so that it can be seen; and left to be seen by the workers.
    os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
    assert workers.run(os.getpid) != before


def test_beyond_the_line_nobody_waits(workers: Workers, tmp_path: Path) -> None:
    gates = [Gate(tmp_path / str(n)) for n in range(3)]
    asking = [Asking(lambda gate=gates[0]: workers.run(work.held, gate.path))]  # type: ignore[misc]
    gates[0].arrived()
    for n, gate in enumerate(gates[1:], 1):
        asking.append(Asking(lambda gate=gate: workers.run(work.held, gate.path)))  # type: ignore[misc]
        wait_until(lambda n=n: workers.in_line == n, what="the next in line")  # type: ignore[misc]
    with pytest.raises(Crowded) as crowded:
        workers.run(max, 1, 2)
    assert crowded.value.facts["retry_after"] > 0
    gates[0].open()
    for gate in gates[1:]:  # in the order in which they came
        gate.arrived()
        gate.open()
    assert len({one.outcome() for one in asking}) == 1
    assert workers.run(max, 1, 2) == 2


def test_whoever_stood_in_line_too_long_is_told(gate: Gate) -> None:
    workers = Workers("test", replace(PATIENT, patience_s=0.1))
    asking = Asking(lambda: workers.run(work.held, gate.path))
    gate.arrived()
    with pytest.raises(Crowded):
        workers.run(max, 1, 2)
    gate.open()
    asking.outcome()
    workers.stop()


def test_work_that_nobody_waits_for_is_ended(gate: Gate) -> None:
    left = threading.Event()
    workers = Workers("test", PATIENT, gone=lambda: left.is_set)
    asking = Asking(lambda: workers.run(work.held, gate.path))
    pid = gate.arrived()
    left.set()
    with pytest.raises(NobodyWaits):
        asking.outcome()
    assert gone(pid)
    left.clear()
    assert workers.run(max, 1, 2) == 2
    workers.stop()


def test_whoever_leaves_the_line_gives_their_place_to_the_next(gate: Gate) -> None:
    leaves = threading.local()
    leaving = threading.Event()

    def of_this_thread() -> pool.Gone:
        return leaving.is_set if getattr(leaves, "yes", False) else lambda: False

    workers = Workers("test", replace(PATIENT, waiting=1), gone=of_this_thread)

    def impatient() -> int:
        leaves.yes = True
        most: int = workers.run(max, 1, 2)
        return most

    holds = Asking(lambda: workers.run(work.held, gate.path))
    gate.arrived()
    first = Asking(impatient)
    wait_until(lambda: workers.in_line == 1, what="somebody in line")
    leaving.set()
    with pytest.raises(NobodyWaits):
        first.outcome()
    second = Asking(lambda: workers.run(max, 3, 4))
    wait_until(lambda: workers.in_line == 1, what="somebody in line")
    gate.open()
    assert second.outcome() == 4
    holds.outcome()
    workers.stop()


def test_the_same_asked_for_by_many_is_done_once(workers: Workers, tmp_path: Path) -> None:
    gate, book = Gate(tmp_path / "gate"), tmp_path / "book"
    asked = (work.noted, str(book), gate.path, "year")
    first = Asking(lambda: workers.run(*asked, same="year"))
    gate.arrived()
    others = [Asking(lambda: workers.run(*asked, same="year")) for _ in range(5)]
    wait_until(lambda: workers.wanted("year") == 6, what="five more who ask")
    gate.open()
    assert [one.outcome() for one in (first, *others)] == ["year"] * 6
    assert book.read_text() == "year\n"


def test_the_same_goes_on_for_those_who_still_wait(gate: Gate) -> None:
    leaves = threading.local()
    leaving = threading.Event()

    def of_this_thread() -> pool.Gone:
        return leaving.is_set if getattr(leaves, "yes", False) else lambda: False

    workers = Workers("test", PATIENT, gone=of_this_thread)

    def impatient() -> int:
        leaves.yes = True
        pid: int = workers.run(work.held, gate.path, same="year")
        return pid

    first = Asking(impatient)
    pid = gate.arrived()
    second = Asking(lambda: workers.run(work.held, gate.path, same="year"))
    wait_until(lambda: workers.wanted("year") == 2, what="the second who asks")
    leaving.set()
    wait_until(lambda: workers.wanted("year") == 1, what="the first one's leaving")
    gate.open()
    assert second.outcome() == pid
    first.outcome()
    workers.stop()


def test_what_needs_more_memory_than_it_may_have_fails_alone() -> None:
    workers = Workers("test", replace(PATIENT, memory=2**30))
    with pytest.raises(MemoryError):
        workers.run(work.of_size, 2**31)
    assert workers.run(max, 1, 2) == 2
    workers.stop()


def test_an_answer_beyond_every_bound_is_not_sent(workers: Workers) -> None:
    with pytest.raises(ValueError, match="larger than"):
        workers.run(work.of_size, frames.LARGEST + 1)
    with pytest.raises(NotDone, match="too large"):
        workers.run(len, bytes(frames.LARGEST + 1))
    assert workers.run(max, 1, 2) == 2


def test_nothing_is_started_before_somebody_may_ask(workers: Workers) -> None:
    assert workers.health() == "ok"
    assert workers.pids() == []
    workers.ready()
    workers.ready()
    assert len(workers.pids()) == 1
    assert workers.run(os.getpid) == workers.pids()[0]


def test_health_is_proved_by_work_that_comes_back(
    workers: Workers, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_PROOF_S", 0.0)  # nothing of before counts
    workers.run(max, 1, 2)
    assert workers.health() == "ok"
    hangs = Asking(lambda: workers.run(work.for_ever, limit_s=3600))
    wait_until(lambda: workers.at_work == 1, what="work that hangs")
    monkeypatch.setattr(pool, "_PROOF_PATIENCE_S", 0.1)
    assert "not begun" in workers.health()
    os.kill(workers.pids()[0], signal.SIGKILL)
    with pytest.raises(CutShort):
        hangs.outcome()
    assert workers.health() == "ok"


def test_a_pool_that_ends_ends_its_processes_and_tells_who_waits(gate: Gate) -> None:
    workers = Workers("test", PATIENT)
    asking = [Asking(lambda: workers.run(work.held, gate.path))]
    pid = gate.arrived()
    asking.append(Asking(lambda: workers.run(max, 1, 2)))
    wait_until(lambda: workers.in_line == 1, what="somebody in line")
    workers.stop()
    for one in asking:
        with pytest.raises(NotDone):
            one.outcome()
    assert gone(pid)
    assert workers.pids() == []
    with pytest.raises(CutShort):
        workers.run(max, 1, 2)


_PARENT = """
import sys
from server.aside.workers import Workers
from tests.unit.server.aside import work
from tests.unit.server.aside.conftest import PATIENT
Workers("test", PATIENT).run(work.held, sys.argv[1])
"""


def test_a_process_ends_with_its_server_in_the_middle_of_work(gate: Gate) -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT, gate.path], cwd=ROOT)
    pid = gate.arrived()
    assert is_there(pid)
    parent.kill()
    parent.wait(60)
    assert gone(pid)
