from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.agent.journal import Journal
from hardware.protocol import JobState


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def test_a_job_is_received_once(path: Path) -> None:
    journal = Journal(path)
    assert journal.receive("job-1", "printer")
    assert not journal.receive("job-1", "printer")


def test_a_job_cut_off_by_a_crash_is_in_doubt_and_its_device_named(path: Path) -> None:
    before = Journal(path)
    before.receive("job-1", "printer")
    before.start("job-1")
    after = Journal(path)  # the first one was never closed
    assert after.recover() == {"printer"}
    assert [(r.job, r.state) for r in after.untold()] == [("job-1", JobState.IN_DOUBT)]
    assert not after.receive("job-1", "printer")


def put(path: Path, job: str, end: str, at: float | None = None) -> Journal:
    """A run of the agent that begins a job; 'crash': and ends in its middle."""
    journal = Journal(path) if at is None else Journal(path, lambda: at)
    journal.receive(job, "printer")
    journal.start(job)
    if end != "crash":
        journal.end(job, JobState(end), "")
    return journal


@pytest.mark.parametrize("how", ["crash", "in_doubt"])
def test_a_device_is_named_at_each_start_until_a_slip_came_out_after_the_one_in_doubt(
    path: Path, how: str
) -> None:
    put(path, "job-1", how).close()
    for _ in range(2):  # switched off and on, and again, with nothing printed between
        again = Journal(path)
        assert again.recover() == {"printer"}
        again.close()
    put(path, "job-2", "expired").close()
    assert Journal(path).recover() == {"printer"}
    put(path, "job-3", "printed").close()
    assert Journal(path).recover() == frozenset()


def test_a_slip_that_came_out_before_says_nothing_of_one_in_doubt_whatever_the_clock(
    path: Path,
) -> None:
    put(path, "job-1", "printed").close()
    put(path, "job-2", "in_doubt", at=86_400.0).close()  # its PC's battery is empty
    assert Journal(path).recover() == {"printer"}


def test_a_newer_slip_that_came_out_first_says_nothing_of_one_in_doubt(path: Path) -> None:
    journal = Journal(path)
    for job in ("job-1", "job-2"):
        journal.receive(job, "printer")
    for job, end in (("job-2", JobState.PRINTED), ("job-1", JobState.IN_DOUBT)):
        journal.start(job)
        journal.end(job, end, "")
    assert Journal(path).recover() == {"printer"}


def test_a_job_only_received_is_taken_again_after_a_crash(path: Path) -> None:
    Journal(path).receive("job-1", "printer")
    after = Journal(path)
    assert after.recover() == frozenset()
    assert after.receive("job-1", "printer")


def test_a_job_that_was_taken_back_whole_starts_again(path: Path) -> None:
    journal = Journal(path)
    journal.receive("job-1", "printer")
    journal.start("job-1")
    journal.put_back("job-1", "busy")
    assert not journal.receive("job-1", "printer")
    assert journal.start("job-1")


def test_a_job_that_ended_is_not_put_back(path: Path) -> None:
    journal = Journal(path)
    journal.receive("job-1", "printer")
    journal.start("job-1")
    journal.end("job-1", JobState.PRINTED, "")
    journal.put_back("job-1", "busy")
    assert not journal.start("job-1")


@pytest.mark.parametrize("how", ["crash", "forget"])
def test_a_job_that_was_taken_back_whole_is_not_printed_and_never_in_doubt(
    path: Path, how: str
) -> None:
    journal = Journal(path)
    for job in ("job-1", "job-2"):
        journal.receive(job, "printer")
    journal.start("job-1")
    journal.put_back("job-1", "busy")
    if how == "crash":
        journal = Journal(path)
        assert journal.recover() == frozenset()
    else:
        journal.forget("job-1")
        journal.forget("job-2")
    told = [(r.job, r.state, r.reason) for r in journal.untold()]
    assert told == [("job-1", JobState.FAILED, "busy")]
    assert not journal.receive("job-1", "printer")  # when the server sends it again
    assert journal.receive("job-2", "printer")


def test_an_end_is_told_until_it_is_heard(path: Path) -> None:
    journal = Journal(path)
    journal.receive("job-1", "printer")
    journal.start("job-1")
    journal.end("job-1", JobState.PRINTED, "")
    assert [r.job for r in journal.untold()] == ["job-1"]
    journal.told("job-1")
    assert journal.untold() == []
    journal.tell_again("job-1")
    assert [r.state for r in journal.untold()] == [JobState.PRINTED]


STEPS = st.lists(
    st.sampled_from(["receive", "start", "back", "printed", "expired", "crash"]), max_size=12
)


@given(STEPS)
def test_no_job_is_ever_started_twice_but_one_that_was_taken_back_whole(steps: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.db")
        started = 0
        for step in steps:
            if step == "receive":
                journal.receive("job-1", "printer")
            elif step == "start":
                started += journal.start("job-1")
            elif step == "back":
                started -= journal.state("job-1") == "started"
                journal.put_back("job-1", "busy")
            elif step == "crash":
                journal.close()
                journal = Journal(Path(folder) / "journal.db")
                journal.recover()
            else:
                journal.end("job-1", JobState(step), "")
            assert started <= 1
        journal.close()
