"""A second printer takes over: new slips at once, waiting ones when none can come twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hardware.hub.standing_in import STILL_THERE
from hardware.protocol import DeviceReport, JobState, PrinterState
from tests.unit.hardware.hub.test_hub import PRINTER, Desk, config

OTHER = "reception-printer"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub.db")
    made.hub.configure([config(stand_in=OTHER), config(id=OTHER, agent="reception")])
    for agent in ("local", "reception"):
        made.hub.agent_came(agent)
    are(made, "ready", "ready")
    yield made
    made.store.close()


def are(desk: Desk, own: str, other: str) -> None:
    """How the two printers are now."""
    for agent, device, state in (("reception", OTHER, other), ("local", PRINTER, own)):
        desk.hub.states(agent, [DeviceReport(device=device, state=PrinterState(state))])


def goes_to(desk: Desk) -> str:
    with desk.store.read() as conn:
        return desk.hub.prints_for(conn, PRINTER)


def where(desk: Desk, key: str = "visit-1") -> tuple[str, JobState, int]:
    with desk.store.read() as conn:
        job = desk.hub.job_states(conn, [key])[key]
    return job.device, job.state, job.attempt


def waiting(desk: Desk) -> str:
    """A slip that the agent has, and has not begun."""
    job = desk.print()
    desk.says(job, JobState.SENT)
    return job


@pytest.mark.parametrize(
    ("own", "other", "device"),
    [
        ("ready", "ready", PRINTER),
        ("paper_low", "ready", PRINTER),
        ("paper_out", "ready", OTHER),
        ("unplugged", "paper_low", OTHER),
        ("paper_out", "cover_open", PRINTER),
    ],
)
def test_a_new_slip_goes_where_it_can_be_printed(
    desk: Desk, own: str, other: str, device: str
) -> None:
    are(desk, own, other)
    assert goes_to(desk) == device


def test_whoever_has_no_second_printer_keeps_the_first(tmp_path: Path) -> None:
    alone = Desk(tmp_path / "alone.db")
    alone.hub.states("local", [DeviceReport(device=PRINTER, state=PrinterState.PAPER_OUT)])
    assert goes_to(alone) == PRINTER
    alone.store.close()


def test_a_waiting_slip_goes_to_the_other_one_when_its_agent_says_that_it_did_not_begin_it(
    desk: Desk,
) -> None:
    job = waiting(desk)
    are(desk, "paper_out", "ready")
    assert desk.wire.sent.count(job) == 1  # told that it is too late
    assert where(desk) == (PRINTER, JobState.SENT, 1)
    desk.says(job, JobState.EXPIRED, "paper_out")
    assert where(desk) == (OTHER, JobState.QUEUED, 2)
    desk.says(job, JobState.EXPIRED, "paper_out")  # told again
    assert where(desk) == (OTHER, JobState.QUEUED, 2)


@pytest.mark.parametrize("end", [JobState.PRINTED, JobState.IN_DOUBT, JobState.FAILED])
def test_one_that_was_begun_all_the_same_is_not_printed_elsewhere(
    desk: Desk, end: JobState
) -> None:
    job = waiting(desk)
    are(desk, "paper_out", "ready")
    desk.says(job, JobState.PRINTING)
    desk.says(job, end)
    assert where(desk) == (PRINTER, end, 1)


def test_what_is_printing_is_left_where_it_is(desk: Desk) -> None:
    job = waiting(desk)
    desk.says(job, JobState.PRINTING)
    are(desk, "paper_out", "ready")
    desk.says(job, JobState.IN_DOUBT)
    assert where(desk) == (PRINTER, JobState.IN_DOUBT, 1)


def test_one_that_was_begun_and_taken_back_whole_goes_to_the_other_one(desk: Desk) -> None:
    job = waiting(desk)
    desk.says(job, JobState.PRINTING)
    are(desk, "busy", "ready")
    assert desk.wire.sent.count(job) == 1  # told that it is too late
    assert where(desk) == (PRINTER, JobState.PRINTING, 1)
    desk.says(job, JobState.EXPIRED, "busy")
    assert where(desk) == (OTHER, JobState.QUEUED, 2)


def test_the_slips_of_an_agent_that_is_away_stay_its_own_since_it_may_print_them_yet(
    desk: Desk,
) -> None:
    job = waiting(desk)
    desk.hub.agent_left("local")
    desk.now += timedelta(seconds=30)
    desk.hub.states("reception", [DeviceReport(device=OTHER, state=PrinterState.READY)])
    desk.hub.sweep()  # its printer is 'unknown' now
    assert goes_to(desk) == OTHER
    desk.hub.agent_came("local")
    desk.says(job, JobState.PRINTED)
    assert where(desk) == (PRINTER, JobState.PRINTED, 1)


def test_one_taken_back_whose_agent_never_says_so_is_not_printed_twice(desk: Desk) -> None:
    job = waiting(desk)
    are(desk, "paper_out", "ready")
    desk.hub.agent_left("local")
    desk.now += timedelta(seconds=60)
    desk.hub.sweep()
    assert where(desk) == (PRINTER, JobState.EXPIRED, 1)
    desk.says(job, JobState.PRINTED)  # it had not heard
    assert where(desk) == (PRINTER, JobState.PRINTED, 1)


def test_whoever_has_left_gets_no_slip_at_the_other_printer(desk: Desk) -> None:
    job = waiting(desk)
    desk.now += STILL_THERE + timedelta(seconds=1)
    are(desk, "paper_out", "ready")
    desk.says(job, JobState.EXPIRED)
    assert where(desk) == (PRINTER, JobState.EXPIRED, 1)


def test_whoever_needs_no_slip_any_more_gets_none_at_the_other_printer(desk: Desk) -> None:
    job = waiting(desk)
    are(desk, "paper_out", "ready")
    with desk.store.write() as db:
        desk.hub.withdraw(db, key="visit-1", now=desk.now)
    desk.says(job, JobState.EXPIRED, "paper_out")
    assert where(desk) == (PRINTER, JobState.EXPIRED, 1)


def test_when_the_second_printer_comes_back_first_it_takes_what_still_waits(desk: Desk) -> None:
    are(desk, "paper_out", "cover_open")
    job = waiting(desk)
    are(desk, "paper_out", "ready")
    desk.says(job, JobState.EXPIRED)
    assert where(desk) == (OTHER, JobState.QUEUED, 2)
