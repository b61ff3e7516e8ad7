"""One device's thread: its queue, its printer, and how the printer is."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime

import structlog

from hardware.devices import DeviceConfig, DeviceReport, Job, JobState, PrinterState, Report
from hardware.journal import Journal
from hardware.printer import Printer
from hardware.status import Status

log = structlog.get_logger("agent")

#: How often a printer without work is asked how it is, in seconds.
WELL_EVERY_S = 10.0
SICK_EVERY_S = 1.0


class Worker:
    """Prints the jobs of one device in the order in which they came.

    A job waits while the printer is not well, until it expires. `tell` takes reports of progress,
    `changed` is called when the device's state or a job's end is news; both must not block.
    `now` is the server's time, as near as known.
    """

    def __init__(
        self,
        config: DeviceConfig,
        journal: Journal,
        *,
        now: Callable[[], datetime],
        tell: Callable[[Report], None],
        changed: Callable[[], None],
        interrupted: bool,
    ) -> None:
        self.config = config
        self.status: Status | None = None
        self._journal = journal
        self._now = now
        self._tell = tell
        self._changed = changed
        self._printer = Printer(config, interrupted=interrupted)
        self._jobs: deque[Job] = deque()
        self._news = threading.Condition()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"device-{config.id}", daemon=True)

    # ------------------------------------------------------------------ for the agent

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Take no further job; one that is printing is finished."""
        self._stopping.set()
        with self._news:
            self._news.notify_all()

    def join(self, timeout: float) -> None:
        """Wait for the end of `stop`."""
        self._thread.join(timeout)

    @property
    def alive(self) -> bool:
        """Whether it still has something to do."""
        return self._thread.is_alive()

    def configure(self, config: DeviceConfig) -> None:
        """Another address, width or style from the next job on."""
        with self._news:
            if config != self.config:
                self.config = config
                self._printer = Printer(config)
                self._news.notify_all()

    def add(self, job: Job) -> None:
        """Print this when its turn comes."""
        with self._news:
            self._jobs.append(job)
            self._news.notify_all()

    def abandon(self) -> list[Job]:
        """Give up the jobs that have not begun; they are the server's again."""
        with self._news:
            left, self._jobs = list(self._jobs), deque()
        return left

    @property
    def report(self) -> DeviceReport | None:
        """How the device is, once it is known."""
        if self.status is None:
            return None
        return DeviceReport(
            device=self.config.id, state=self.status.state, detail=self.status.detail[:300]
        )

    # ------------------------------------------------------------------ its thread

    def _run(self) -> None:
        self._see(self._printer.check())
        while not self._stopping.is_set():
            self._expire()
            with self._news:
                job = self._jobs[0] if self._jobs else None
                if job is None:
                    well = self.status is not None and self.status.state.usable
                    self._news.wait(WELL_EVERY_S if well else SICK_EVERY_S)
                    job = self._jobs[0] if self._jobs else None
                printer = self._printer
            if self._stopping.is_set():
                return
            if job is None:
                self._see(printer.check())
            elif not self._print(printer, job):
                self._stopping.wait(SICK_EVERY_S)

    def _print(self, printer: Printer, job: Job) -> bool:
        """Try one job; False if it has to wait."""
        if self._now() >= job.expires_at:
            return True  # it is dropped in the next turn

        def starting() -> bool:
            started = self._journal.start(job.job)
            if started:
                self._tell(Report(job=job.job, state=JobState.PRINTING))
            return started

        try:
            result = printer.print(job.slip, starting, self._stopping)
        except Exception as error:  # whatever it is, the next visitor's slip must come out
            log.exception("printing failed", device=self.config.id, job=job.job)
            begun = self._journal.state(job.job) == "started"
            state = JobState.IN_DOUBT if begun else JobState.FAILED
            self._end(job, state, f"{type(error).__name__}: {error}")
            return True
        if result.status.state is not PrinterState.UNKNOWN:
            self._see(result.status)
        if result.state is None:
            return False
        reason = "" if result.state is JobState.PRINTED else _why(result.status)
        self._end(job, result.state, reason)
        return True

    def _end(self, job: Job, state: JobState, reason: str) -> None:
        with self._news:
            if job in self._jobs:
                self._jobs.remove(job)
        self._journal.end(job.job, state, reason)
        log.info("job ended", device=self.config.id, job=job.job, state=str(state), reason=reason)
        self._changed()

    def _expire(self) -> None:
        now = self._now()
        with self._news:
            late = [job for job in self._jobs if now >= job.expires_at]
        for job in late:
            self._end(job, JobState.EXPIRED, str(self.status.state) if self.status else "")

    def _see(self, status: Status) -> None:
        before, self.status = self.status, status
        if before is None or before.state is not status.state:
            log.info("device state", device=self.config.id, state=str(status.state))
            self._changed()


def _why(status: Status) -> str:
    return status.detail if status.state is PrinterState.UNKNOWN else str(status.state)
