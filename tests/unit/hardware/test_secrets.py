"""A visit's id is the only secret of the visitor's page: no log and no other id gives it away."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from hardware.agent.agent import Agent
from hardware.agent.identity import Identity
from hardware.protocol import DeviceReport, JobState, PrinterState
from tests.unit.hardware.hub.test_hub import PRINTER, Desk
from tests.unit.hardware.hub.test_hub import desk as desk

VISIT = "01JCXM3Z7Q8W4V5N6R2T9KABCD"


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.IN_DOUBT, JobState.EXPIRED])
def test_the_log_names_the_job_that_failed_and_not_the_visit(desk: Desk, state: JobState) -> None:
    with capture_logs() as logs:
        job = desk.print(VISIT)
        desk.says(job, state, "paper_out")
        report = DeviceReport(device=PRINTER, state=PrinterState.PAPER_OUT)
        desk.hub.states("local", [report])
    entry = next(entry for entry in logs if entry["event"] == "a slip did not come out")
    said = [entry[name] for name in ("job", "device", "state", "reason")]
    assert said == [job, PRINTER, str(state), "paper_out"]
    assert VISIT not in repr(logs)


def test_what_an_agent_cannot_read_is_not_copied_into_its_log(tmp_path: Path) -> None:
    identity = Identity(tmp_path / "token", tmp_path / "own")
    agent = Agent("http://127.0.0.1:9", identity, tmp_path / "journal.db")
    with capture_logs() as logs:
        agent._on_job({"job": "job-1", "device": PRINTER, "slip": VISIT})
        agent._on_configure({"now": VISIT, "devices": [], "jobs": []})
    agent._journal.close()
    assert [entry["log_level"] for entry in logs] == ["error", "error"]
    assert VISIT not in repr(logs)


def test_no_jobs_id_follows_from_another_id_or_from_the_time(desk: Desk) -> None:
    jobs = [desk.print(f"visit-{n}") for n in range(20)]
    desk.says(jobs[0], JobState.FAILED)
    jobs.append(desk.again(jobs[0]))
    assert all(re.fullmatch("[0-9a-f]{32}", job) for job in jobs)
    numbers = sorted(int(job, 16) for job in jobs)
    apart = [later - earlier for earlier, later in pairwise(numbers)]
    assert min(apart) > 2**64
