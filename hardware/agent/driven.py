"""The devices that an agent drives: a worker for each, and what the server asks of them."""

from __future__ import annotations

import sqlite3
import threading

import structlog

from hardware.agent.on_line import Device
from hardware.agent.speaking import Speaking
from hardware.agent.worker import Worker
from hardware.agent.workers import DeviceWorker, Surroundings, worker
from hardware.protocol import Configuration, DeviceReport, Job, JobState, Renumber, Report, Shown
from hardware.sounds import ToSay, TrySound

log = structlog.get_logger("agent")


class Driven:
    """Methods may be called from any thread. `interrupted` are devices whose last job was cut
    off."""

    def __init__(self, lent: Surroundings, interrupted: frozenset[str]) -> None:
        self._lent = lent
        self._interrupted = interrupted
        self._workers: dict[str, DeviceWorker] = {}
        self._addresses: frozenset[str] = frozenset()
        self._lock = threading.Lock()

    def configure(self, configuration: Configuration) -> None:
        """These are the devices from now on, what they show, and the jobs that are open."""
        with self._lock:
            wanted = {device.id: device for device in configuration.devices}
            self._addresses = frozenset(device.address for device in wanted.values())
            for gone in [device for device in self._workers if device not in wanted]:
                self._drop(gone)
            for device, config in wanted.items():
                if device in self._workers:
                    self._workers[device].configure(config)
                    continue
                interrupted = device in self._interrupted
                self._workers[device] = worker(config, self._lent, interrupted=interrupted)
                self._workers[device].start()
        for shown in configuration.shown:
            self.show(shown)
        for to_say in configuration.to_say:
            self.say(to_say)
        for job in configuration.jobs:
            self.take(job)

    def stop(self, timeout: float) -> None:
        """Begin nothing more, and wait for what has begun."""
        for one in self._workers.values():
            one.stop()
        for one in self._workers.values():
            one.join(timeout)

    @property
    def alive(self) -> bool:
        """Whether any still has something to do."""
        return any(one.alive for one in self._workers.values())

    @property
    def reports(self) -> tuple[DeviceReport, ...]:
        """How those are of which it is known."""
        with self._lock:
            reports = [one.report for one in self._workers.values()]
        return tuple(one for one in reports if one is not None)

    @property
    def addresses(self) -> frozenset[str]:
        """Where they are, as the site file has it."""
        return self._addresses

    def show(self, shown: Shown) -> None:
        """This is shown from now on."""
        who = self._workers.get(shown.device)
        if isinstance(who, Device):
            who.show(shown)

    def say(self, to_say: ToSay) -> None:
        """This is to be said from now on, and nothing else."""
        who = self._workers.get(to_say.device)
        if isinstance(who, Speaking):
            who.say(to_say)

    def try_sound(self, wanted: TrySound) -> None:
        """Somebody wants to hear this loudspeaker."""
        who = self._workers.get(wanted.device)
        if isinstance(who, Speaking):
            who.try_sound(wanted)

    def renumber(self, told: Renumber) -> None:
        """Give a board or a pad its number on the line."""
        who = self._workers.get(told.device)
        if isinstance(who, Device):
            who.renumber(told.old)

    def take(self, job: Job) -> None:
        """Queue a job unless it is known: the server sends again what it has heard nothing of."""
        with self._lock:
            who = self._workers.get(job.device)
            if not isinstance(who, Worker):
                return
            try:
                self._take_for(who, job)
            except sqlite3.Error as error:  # a full disk, say; the server sends it again
                log.error("a job is not taken", job=job.job, problem=str(error))
                who.look()

    def _take_for(self, worker: Worker, job: Job) -> None:
        journal = self._lent.journal
        if not journal.receive(job.job, job.device):
            worker.shorten(job)
            journal.tell_again(job.job)
            if journal.state(job.job) == "received":
                self._lent.tell(Report(job=job.job, state=JobState.SENT))
            self._lent.changed()
            return
        if job.state is JobState.PRINTING:
            # Begun by an agent whose journal is not this one: never print it by oneself.
            worker.end(job, JobState.IN_DOUBT, "begun earlier, without a record")
            return
        self._lent.tell(Report(job=job.job, state=JobState.SENT))
        worker.add(job)

    def _drop(self, device: str) -> None:
        gone = self._workers.pop(device)
        gone.stop()
        self._interrupted |= {device}  # should it come back: nobody has seen its last slip
        if isinstance(gone, Worker):
            for job in gone.abandon():
                self._forget(job)

    def _forget(self, job: Job) -> None:
        try:
            self._lent.journal.forget(job.job)
        except sqlite3.Error as error:  # it then expires at the server
            log.error("a job is not forgotten", job=job.job, problem=str(error))
