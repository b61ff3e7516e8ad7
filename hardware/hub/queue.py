"""What the devices shall do: jobs in the database, handed to the agents that are connected.

A slip is queued in the caller's own transaction, so that it exists as soon as what it is about
does; `deliver` hands it on after the commit, and what is not delivered is sent again when the
device's agent connects.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlite_utils import Database

from hardware.hub import jobs, standing_in
from hardware.hub.agents import Agents
from hardware.hub.jobs import JobView
from hardware.hub.views import Wire
from hardware.protocol import AnyConfig, Job, JobState
from hardware.slips import Slip, Text, Words
from storage import Store

#: How many jobs an agent is handed at a time; the sweep hands over what is left.
MOST_AT_ONCE = 50


class UnknownDevice(Exception):
    """No device of that id is configured."""


class Queue:
    """The half of the hub that hands out work."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self.clock = clock
        self._devices: dict[str, AnyConfig] = {}
        self.agents = Agents()
        self._handed: dict[str, int] = {}  # agent → place in the list of jobs
        self._withdrawn: list[Job] = []  # which the agents are to be told of
        self._delivering = threading.Lock()
        self.wire: Wire | None = None

    def device(self, device: str) -> AnyConfig:
        """A device's configuration. Raises UnknownDevice."""
        try:
            return self._devices[device]
        except KeyError:
            raise UnknownDevice(device) from None

    def _of(self, agent: str) -> list[AnyConfig]:
        every = (one for one in self._devices.values() if one.agent == agent)
        return [one for one in every if self.agents.drives(agent, one.site)]

    def _ids(self, agent: str) -> list[str]:
        return [one.id for one in self._of(agent)]

    def enqueue(
        self,
        db: Database,
        *,
        device: str,
        key: str,
        slip: Slip,
        now: datetime,
        expires_at: datetime | None = None,
    ) -> str:
        """Queue a slip inside the caller's transaction; its job id.

        The same `key` again gives the same job. Without `expires_at` the device's own
        `expires_after` counts. Raises UnknownDevice. Call `deliver` after the commit.
        """
        until = expires_at or now + timedelta(seconds=self.device(device).expires_after)
        return jobs.add(db, device=device, key=key, slip=slip, now=now, expires_at=until)

    def fail(self, db: Database, *, device: str, key: str, reason: str, now: datetime) -> None:
        """Say inside the caller's transaction that the slip of `key` will not come: it could not be
        made. Nobody waits for it; it can be asked for again. Raises UnknownDevice."""
        nothing = Slip(elements=(Text(lines=(Words(text=reason),)),))
        job = jobs.another(
            db, device=self.device(device).id, key=key, slip=nothing, now=now, expires_at=now
        )
        jobs.move(db, job, JobState.FAILED, reason, now)

    def requeue(
        self,
        db: Database,
        *,
        job: str,
        slip: Slip | None = None,
        now: datetime,
        expires_at: datetime | None = None,
        device: str | None = None,
    ) -> str:
        """Print an ended job again, here or on another `device`; the new job's id.

        The caller gives the slip marked as a reprint (`Slip.marked`); None repeats it as it was,
        for one that certainly never came out. Raises jobs.UnknownJob, jobs.NotEnded,
        UnknownDevice. Call `deliver` after the commit.
        """
        old = jobs.get(db.conn, job)
        if old is None:
            raise jobs.UnknownJob(job)
        target = self.device(device or old.device)
        until = expires_at or now + timedelta(seconds=target.expires_after)
        return jobs.again(db, job=job, slip=slip, now=now, expires_at=until, device=target.id)

    def print_again(
        self,
        db: Database,
        *,
        device: str,
        key: str,
        slip: Slip,
        now: datetime,
        expires_at: datetime,
    ) -> str:
        """Queue another slip under the same `key`, whatever became of those before; its job id.

        The caller marks it as a reprint and sees to it that it is asked for once. Raises
        UnknownDevice. Call `deliver` after the commit.
        """
        device = self.device(device).id
        return jobs.another(db, device=device, key=key, slip=slip, now=now, expires_at=expires_at)

    def withdraw(self, db: Database, *, key: str, now: datetime) -> None:
        """Nobody wants what waits under `key` any more; in a transaction, before `deliver`."""
        self._withdrawn += jobs.withdraw(db, key, now)

    def prints_for(self, conn: sqlite3.Connection, device: str) -> str:
        """Which device a new slip for this one goes to now: itself, or the one that stands in."""
        return standing_in.takes_over(conn, self._devices, device) or device

    def deliver(self) -> None:
        """Hand queued jobs to the agents that are connected, and withdrawn ones once more. After a
        commit; never waits for an agent.

        Each is handed over once a connection: what an agent has been given and has not yet
        confirmed is not read and sent again with every new ticket.
        """
        if self.wire is not None:
            with self._delivering:  # so that no later job overtakes an earlier one
                self._hand_on(self.wire)

    def _hand_on(self, wire: Wire) -> None:
        withdrawn, self._withdrawn = self._withdrawn, []
        for agent in self.agents.connected():
            if known := [job for job in withdrawn if job.device in self._ids(agent)]:
                wire.send_jobs(agent, known)
            place = self._handed.get(agent, 0)
            with self._store.read() as conn:
                queued, place = jobs.queued_after(conn, self._ids(agent), place, MOST_AT_ONCE)
            self._handed[agent] = place
            if queued:
                wire.send_jobs(agent, queued)

    def job_states(self, conn: sqlite3.Connection, keys: Iterable[str]) -> dict[str, JobView]:
        """How it goes with what was asked under these keys: the latest attempt of each."""
        return jobs.by_key(conn, keys)

    def owed(self, conn: sqlite3.Connection, device: str, since: datetime) -> list[JobView]:
        """Slips asked of a device since then that ended without paper: to be printed now."""
        return jobs.owed(conn, device, since)
