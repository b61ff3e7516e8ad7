from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.hub.agents import AWAY_S
from hardware.hub.hub import GRACE_S, Hub
from hardware.hub.jobs import NotEnded, UnknownJob, moves_on
from hardware.hub.queue import UnknownDevice
from hardware.hub.retention import forget_jobs
from hardware.hub.schema import migrations
from hardware.hub.views import Change
from hardware.introducing import SearchFor
from hardware.protocol import (
    AnyState,
    DeviceReport,
    Job,
    JobState,
    PrinterConfig,
    PrinterState,
    Renumber,
    Report,
    Shown,
)
from hardware.sounds import ToSay, TrySound
from storage import Store
from tests.unit.hardware.samples import bilingual, both

START = datetime(2026, 11, 17, 10, 42, tzinfo=UTC)
PRINTER = "entrance-printer"


class Wire:
    def __init__(self) -> None:
        self.sent: list[str] = []
        self.configured: list[str] = []

    def send_jobs(self, agent: str, open_jobs: Sequence[Job]) -> None:
        self.sent += [job.job for job in open_jobs]

    def send_shown(self, agent: str, shown: Sequence[Shown]) -> None:
        pass

    def send_to_say(self, agent: str, to_say: Sequence[ToSay]) -> None:
        pass

    def send_try(self, agent: str, wanted: TrySound) -> None:
        pass

    def send_number(self, agent: str, told: Renumber) -> None:
        pass

    def send_configuration(self, agent: str) -> None:
        self.configured.append(agent)

    def send_search(self, agent: str, wanted: SearchFor) -> None:
        pass


class Desk:
    """A hub with a clock that stands until it is moved, and everything it says."""

    def __init__(self, path: Path) -> None:
        self.now = START
        self.store = Store(path)
        self.store.migrate([migrations])
        self.hub = Hub(self.store, lambda: self.now)
        self.hub.wire = self.wire = Wire()
        self.changes: list[Change] = []
        self.hub.on_change(self.changes.append)
        self.hub.configure([config()])

    def print(self, key: str = "visit-1", **more: Any) -> str:
        with self.store.write() as db:
            return self.hub.enqueue(
                db, device=PRINTER, key=key, slip=bilingual(), now=self.now, **more
            )

    def again(self, job: str, **more: Any) -> str:
        slip = bilingual().marked(*both("Argraffwyd eto", "Printed again"))
        with self.store.write() as db:
            return self.hub.requeue(db, job=job, slip=slip, now=self.now, **more)

    def says(self, job: str, state: JobState, reason: str = "") -> None:
        self.hub.report("local", Report(job=job, state=state, reason=reason))

    def state(self, key: str = "visit-1") -> JobState:
        with self.store.read() as conn:
            return self.hub.job_states(conn, [key])[key].state

    def device(self) -> AnyState:
        with self.store.read() as conn:
            view = self.hub.device_state(conn, PRINTER)
        assert view is not None
        return view.state

    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.hub.sweep()


def config(**more: Any) -> PrinterConfig:
    return PrinterConfig.model_validate(
        {
            "id": PRINTER,
            "name": "Entrance printer",
            "site": "riverside",
            "transport": "network",
            "address": "192.0.2.7",
            **more,
        }
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    built = Desk(tmp_path / "house.db")
    yield built
    built.store.close()


def test_the_same_key_is_the_same_job(desk: Desk) -> None:
    assert desk.print() == desk.print()
    with desk.store.read() as conn:
        assert conn.execute("SELECT COUNT(*) FROM job").fetchone()[0] == 1


def test_a_slip_that_is_rolled_back_was_never_asked_for(desk: Desk) -> None:
    def ask_and_fail() -> None:
        with desk.store.write() as db:
            desk.hub.enqueue(db, device=PRINTER, key="visit-1", slip=bilingual(), now=START)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        ask_and_fail()
    desk.hub.agent_came("local")
    desk.hub.deliver()
    assert desk.wire.sent == []


def test_a_device_nobody_configured_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownDevice), desk.store.write() as db:
        desk.hub.enqueue(db, device="cellar", key="visit-1", slip=bilingual(), now=START)


def test_jobs_are_handed_on_only_to_an_agent_that_is_there(desk: Desk) -> None:
    job = desk.print()
    desk.hub.deliver()
    assert desk.wire.sent == []
    desk.hub.agent_came("local")
    desk.hub.deliver()
    assert desk.wire.sent == [job]
    desk.says(job, JobState.SENT)
    desk.hub.deliver()
    assert desk.wire.sent == [job]


def test_a_job_lost_on_the_way_is_sent_again(desk: Desk) -> None:
    desk.hub.agent_came("local")
    job = desk.print()
    desk.hub.deliver()
    desk.pass_time(5)
    assert desk.wire.sent == [job, job]


def test_an_agent_that_connects_gets_its_devices_and_every_open_job(desk: Desk) -> None:
    job, printed = desk.print("visit-1"), desk.print("visit-2")
    desk.says(job, JobState.PRINTING)
    desk.says(printed, JobState.PRINTED)
    given = desk.hub.configuration("local")
    assert [d.id for d in given.devices] == [PRINTER]
    assert [(j.job, j.state) for j in given.jobs] == [(job, JobState.PRINTING)]
    assert desk.hub.configuration("another").devices == ()


def test_each_step_of_a_job_is_announced_once(desk: Desk) -> None:
    job = desk.print()
    for state in (JobState.SENT, JobState.PRINTING, JobState.PRINTED, JobState.PRINTED):
        desk.says(job, state)
    assert [c.job.state for c in desk.changes if c.job] == ["sent", "printing", "printed"]


def test_another_agent_has_no_say(desk: Desk) -> None:
    job = desk.print()
    desk.hub.report("stranger", Report(job=job, state=JobState.PRINTED))
    desk.hub.states("stranger", [DeviceReport(device=PRINTER, state=PrinterState.READY)])
    assert desk.state() is JobState.QUEUED
    assert desk.device() is PrinterState.UNKNOWN


REPORTS = st.lists(st.sampled_from([s for s in JobState if s is not JobState.QUEUED]), max_size=12)


@given(REPORTS)
def test_whatever_is_reported_a_job_only_moves_on(states: list[JobState]) -> None:
    now = JobState.QUEUED
    seen = [now]
    for state in states:
        if moves_on(now, state):
            now = state
            seen.append(now)
    assert len(set(seen)) == len(seen)
    assert not (now.ended and any(not s.ended for s in seen[seen.index(now) :]))
    if JobState.PRINTED in seen:
        assert now is JobState.PRINTED


@given(REPORTS)
def test_saying_everything_twice_changes_nothing(states: list[JobState]) -> None:
    def end(reports: list[JobState]) -> JobState:
        now = JobState.QUEUED
        for state in reports:
            now = state if moves_on(now, state) else now
        return now

    assert end(states) == end([state for state in states for _ in range(2)])


def test_an_agent_away_for_long_makes_its_devices_unknown_and_back_again(desk: Desk) -> None:
    desk.hub.agent_came("local")
    well = DeviceReport(device=PRINTER, state=PrinterState.READY)
    desk.hub.states("local", [well])
    desk.hub.agent_left("local")
    desk.pass_time(AWAY_S - 1)
    assert desk.device() is PrinterState.READY
    desk.pass_time(2)
    assert desk.device() is PrinterState.UNKNOWN
    desk.hub.states("local", [well])
    assert desk.device() is PrinterState.READY


def test_an_agent_that_is_gone_is_away_though_the_clock_was_put_back(desk: Desk) -> None:
    desk.hub.agent_came("local")
    desk.hub.states("local", [DeviceReport(device=PRINTER, state=PrinterState.READY)])
    desk.hub.agent_left("local")
    desk.pass_time(-30 * 86_400)
    assert desk.device() is PrinterState.READY
    desk.pass_time(AWAY_S + 1)
    assert desk.device() is PrinterState.UNKNOWN


def test_the_time_of_a_state_is_that_of_its_beginning(desk: Desk) -> None:
    out = DeviceReport(device=PRINTER, state=PrinterState.PAPER_OUT, detail="4:7e")
    desk.hub.states("local", [out])
    desk.now += timedelta(minutes=6)
    desk.hub.states("local", [out.model_copy(update={"detail": "4:6e"})])
    with desk.store.read() as conn:
        view = desk.hub.device_state(conn, PRINTER)
    assert view is not None
    assert (view.since, view.detail, view.usable) == (START, "4:6e", False)
    assert len([c for c in desk.changes if c.job is None]) == 1


def test_a_job_nobody_prints_in_time_expires(desk: Desk) -> None:
    desk.print(expires_at=START + timedelta(seconds=30))
    desk.pass_time(30 + GRACE_S - 1)
    assert desk.state() is JobState.QUEUED
    desk.pass_time(2)
    assert desk.state() is JobState.EXPIRED


def test_what_the_agent_knows_better_corrects_what_the_server_gave_up(desk: Desk) -> None:
    job = desk.print(expires_at=START)
    desk.pass_time(GRACE_S + 1)
    assert desk.state() is JobState.EXPIRED
    desk.says(job, JobState.PRINTED)
    assert desk.state() is JobState.PRINTED


def test_printing_again_is_a_new_attempt_under_the_same_key(desk: Desk) -> None:
    first = desk.print()
    desk.says(first, JobState.IN_DOUBT, "paper_out")
    second = desk.again(first)
    assert second != first
    assert desk.state() is JobState.QUEUED
    assert desk.again(first) == second, "pressed twice, it is still one reprint"
    desk.says(second, JobState.PRINTED)
    assert desk.state() is JobState.PRINTED
    given = desk.again(second)
    assert given not in (first, second)


def test_a_job_that_may_still_print_is_not_queued_again(desk: Desk) -> None:
    job = desk.print()
    with pytest.raises(NotEnded):
        desk.again(job)
    with pytest.raises(UnknownJob):
        desk.again("no such job")


def test_slips_that_never_came_out_are_owed_until_they_are_printed(desk: Desk) -> None:
    first, second, third = (desk.print(f"visit-{n}") for n in (1, 2, 3))
    desk.says(first, JobState.EXPIRED, "paper_out")
    desk.says(second, JobState.IN_DOUBT, "paper_out")
    desk.says(third, JobState.PRINTED)
    with desk.store.read() as conn:
        assert [job.key for job in desk.hub.owed(conn, PRINTER, START)] == ["visit-1", "visit-2"]
    desk.says(desk.again(first), JobState.PRINTED)
    with desk.store.read() as conn:
        assert [job.key for job in desk.hub.owed(conn, PRINTER, START)] == ["visit-2"]


def test_old_slips_are_forgotten_with_all_their_attempts(desk: Desk) -> None:
    old, again, _waiting = (desk.print(f"visit-{n}") for n in (1, 2, 3))
    desk.says(old, JobState.PRINTED)
    desk.says(again, JobState.IN_DOUBT)
    desk.now += timedelta(days=8)
    desk.again(again)
    with desk.store.write() as db:
        assert forget_jobs(db, desk.now - timedelta(days=7)) == 1
    with desk.store.read() as conn:
        assert set(desk.hub.job_states(conn, ["visit-1", "visit-2", "visit-3"])) == {
            "visit-2",
            "visit-3",
        }


def test_a_new_configuration_is_told_to_the_agents(desk: Desk) -> None:
    desk.wire.configured.clear()
    desk.hub.configure([config(address="192.0.2.8", agent="kiosk-pc")])
    assert sorted(desk.wire.configured) == ["kiosk-pc", "local"]
    desk.hub.configure([config(address="192.0.2.8", agent="kiosk-pc")])
    assert len(desk.wire.configured) == 2


def test_one_listener_that_fails_does_not_silence_the_others(desk: Desk) -> None:
    def broken(change: Change) -> None:
        raise RuntimeError

    desk.hub._callbacks.insert(0, broken)
    desk.says(desk.print(), JobState.PRINTED)
    assert [c.job.state for c in desk.changes if c.job] == ["printed"]


def test_a_slip_that_nobody_wants_any_more_is_too_late_at_once_and_the_agent_is_told(
    desk: Desk,
) -> None:
    desk.hub.agent_came("local")
    job = desk.print()
    desk.hub.deliver()
    desk.says(job, JobState.SENT)
    with desk.store.write() as db:
        desk.hub.withdraw(db, key="visit-1", now=desk.now)
    desk.hub.deliver()
    assert desk.wire.sent == [job, job]
    desk.hub.deliver()
    assert desk.wire.sent == [job, job]  # told once
    assert [one.expires_at for one in desk.hub.configuration("local").jobs] == [desk.now]
    desk.pass_time(GRACE_S + 1)  # and where no agent is there to be told
    assert desk.state() is JobState.EXPIRED


def test_what_is_being_printed_is_withdrawn_by_nobody(desk: Desk) -> None:
    desk.hub.agent_came("local")
    desk.says(desk.print(), JobState.PRINTING)
    with desk.store.write() as db:
        desk.hub.withdraw(db, key="visit-1", now=desk.now)
    assert [one.expires_at > desk.now for one in desk.hub.configuration("local").jobs] == [True]
