"""One device's thread: its queue, its driver, and how the device is."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog

from hardware.agent.journal import Journal
from hardware.drivers import driver
from hardware.drivers.interface import Driver, Status
from hardware.protocol import AnyConfig, DeviceReport, DeviceState, Job, JobState, Report

log = structlog.get_logger("agent")

#: How often a device without work is asked how it is, in seconds: from the first to the second,
#: more seldom the longer nothing happens. Some network printers stop after so many connections.
WELL_EVERY_S = (10.0, 60.0)
SICK_EVERY_S = (1.0, 15.0)
_SELDOM = 10  # after ten times as long
#: A job that is older than this has waited for something.
_ON_TIME = timedelta(seconds=10)
#: For so long a kiosk shows a visitor their number; what comes out later is marked as late.
LATE = timedelta(seconds=60)

_THREAD_GONE = "the agent no longer drives this printer; restart the agent"


def pause_after(quiet: float, well: bool) -> float:
    """Seconds until a device is asked again, of which nothing was heard for `quiet` seconds."""
    shortest, longest = WELL_EVERY_S if well else SICK_EVERY_S
    return min(max(quiet / _SELDOM, shortest), longest)


class Worker:
    """Does the jobs of one device in the order in which they came.

    A job waits while the device is not well, until it expires. Those that had to wait come out
    newest first: whoever asked last still stands there. What comes later than `LATE` is marked.
    `tell` takes reports of progress, `changed` is called when the device's state or a job's end is
    news; both must not block. `now` is the server's time, as near as known.
    """

    def __init__(
        self,
        config: AnyConfig,
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
        self._driver = driver(config, interrupted=interrupted)
        self._jobs: deque[Job] = deque()
        self._behind = False  # some jobs had to wait
        self._quiet_since = time.monotonic()  # nothing has happened since
        self._ends: deque[tuple[Job, JobState, str]] = deque()  # not yet in the journal
        self._looked = False
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

    def configure(self, config: AnyConfig) -> None:
        """Another address, width or style from the next job on."""
        with self._news:
            if config != self.config:
                self.config = config
                self._news.notify_all()

    def add(self, job: Job) -> None:
        """Print this when its turn comes."""
        with self._news:
            self._jobs.append(job)
            self._looked = False
            self._behind |= self.status is not None and not self.status.state.usable
            self._behind |= job.asked_at is not None and self._now() - job.asked_at > _ON_TIME
            self._news.notify_all()

    def shorten(self, job: Job) -> None:
        """One that is here already has this long now: it may not be wanted any more."""
        with self._news:
            self._jobs = deque(job if job.job == one.job else one for one in self._jobs)
            self._news.notify_all()

    def end(self, job: Job, state: JobState, reason: str) -> None:
        """Note how a job ended that is not to be printed here."""
        with self._news:
            self._ends.append((job, state, reason))
            self._news.notify_all()

    def look(self) -> None:
        """Find out now how the device is."""
        with self._news:
            self._looked = False
            self._news.notify_all()

    def abandon(self) -> list[Job]:
        """Give up the jobs that have not begun; they are the server's again."""
        with self._news:
            left, self._jobs = list(self._jobs), deque()
        return left

    @property
    def report(self) -> DeviceReport | None:
        """How the device is, once it is known. Nothing prints without the thread: 'offline'."""
        gone = self._thread.ident is not None and not self._thread.is_alive()
        if gone and not self._stopping.is_set():
            return DeviceReport(
                device=self.config.id, state=DeviceState.OFFLINE, detail=_THREAD_GONE
            )
        if self.status is None:
            return None
        about = self._driver.about
        return DeviceReport(
            device=self.config.id,
            state=self.status.state,
            detail=self.status.detail[:300],
            model=about.model,
            serial=about.serial,
        )

    # ------------------------------------------------------------------ its thread

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._turn()
            except Exception as error:  # noqa: BLE001 - a device must not lose its thread
                with contextlib.suppress(OSError):  # the log may be on the same full disk
                    self._fail(error)
                self._stopping.wait(SICK_EVERY_S[0])
        with contextlib.suppress(sqlite3.Error, OSError):  # left 'started', a job is in doubt
            self._note_ends()

    def _turn(self) -> None:
        """Do what is to be done next, waiting for it if need be. Raises sqlite3.Error."""
        self._note_ends()
        self._expire()
        with self._news:
            if self._looked and not self._ends:
                self._news.wait(self._pause())
                self._looked = False
            job = self._next()
            if self._driver.config != self.config:
                self._driver = self._driver.reconfigured(self.config)
        if self._stopping.is_set() or self._ends:
            return
        if job is None or self.status is None:
            self._look()
        elif not self._do(self._driver, job):
            self._looked = self._behind = True
            self._stopping.wait(SICK_EVERY_S[0])  # however many jobs come meanwhile

    def _next(self) -> Job | None:
        """Whose turn it is. Those that came later than the one before stand behind it."""
        if not self._jobs:
            return None
        return self._jobs[-1] if self._behind else self._jobs[0]

    def _pause(self) -> float:
        """Seconds until the device is asked again, if nothing happens before."""
        well = self.status is not None and self.status.state.usable
        if well and self._jobs:
            return 0.0
        # What a printer does not answer it may print: one that is silent is not pressed.
        silent = self.status is not None and self.status.state == DeviceState.SILENT
        pause = pause_after(time.monotonic() - self._quiet_since, well or silent)
        now = self._now()
        expire = [(job.expires_at - now).total_seconds() for job in self._jobs]
        return max(0.0, min([pause, *expire]))

    def _look(self) -> None:
        self._looked = True
        status = self._driver.check()
        if status.state.usable:
            self._journal.check()  # without it nothing is printed, however well the printer is
        self._see(status)

    def _fail(self, error: Exception) -> None:
        """Say that the device prints nothing, and why: its printer may well be ready."""
        if isinstance(error, sqlite3.Error):
            detail = f"the agent's journal cannot be written: {error}"
        else:
            detail = f"the agent failed: {type(error).__name__}"
        before = self.status
        self._see(Status(DeviceState.OFFLINE, detail))
        if self.status != before:  # once, not every second
            log.error("no work is possible", device=self.config.id, **_described(error))

    def _do(self, driver: Driver[Any], job: Job) -> bool:
        """Try one job; False if it has to wait."""
        if self._now() >= job.expires_at:
            return True  # it is dropped in the next turn

        begun = False

        def starting() -> bool:
            nonlocal begun
            begun = self._journal.start(job.job)
            if begun:
                self._tell(Report(job=job.job, state=JobState.PRINTING))
            return begun

        try:
            result = driver.do(self._as_it_comes_out(job), starting, self._stopping)
        except sqlite3.Error:  # not a byte was sent: the slip waits for the journal
            raise
        except Exception as error:  # noqa: BLE001 - the next visitor's slip must come out
            described = _described(error)
            log.error("printing failed", device=self.config.id, job=job.job, **described)
            state = JobState.IN_DOUBT if begun else JobState.FAILED
            self._end(job, state, f"the agent failed: {type(error).__name__}")
            return True
        if result.status.state != DeviceState.UNKNOWN:
            self._see(result.status)
        if result.state is None:
            if begun:
                self._journal.put_back(job.job, _why(result.status))
            return False
        reason = "" if result.state is JobState.PRINTED else _why(result.status)
        self._end(job, result.state, reason)
        return True

    def _as_it_comes_out(self, job: Job) -> Job:
        if job.asked_at is None or self._now() - job.asked_at <= LATE:
            return job
        return job.model_copy(update={"slip": job.slip.marked_late()})

    def _end(self, job: Job, state: JobState, reason: str) -> None:
        with self._news:
            self._jobs = deque(one for one in self._jobs if one.job != job.job)
            self._behind = self._behind and bool(self._jobs)
            self._quiet_since = time.monotonic()
            self._ends.append((job, state, reason))
        self._note_ends()

    def _note_ends(self) -> None:
        """Write how jobs ended. What cannot be written now is kept for the next turn."""
        while self._ends:
            job, state, reason = self._ends[0]
            self._journal.end(job.job, state, reason)
            self._ends.popleft()
            name = self.config.id
            log.info("job ended", device=name, job=job.job, state=str(state), reason=reason)
            self._changed()

    def _expire(self) -> None:
        now = self._now()
        with self._news:
            late = [job for job in self._jobs if now >= job.expires_at]
        for job in late:
            self._end(job, JobState.EXPIRED, str(self.status.state) if self.status else "")

    def _see(self, status: Status) -> None:
        before, self.status = self.status, status
        if before is None or before.state != status.state:
            log.info("device state", device=self.config.id, state=str(status.state))
            self._quiet_since = time.monotonic()
            self._changed()


def _described(error: Exception) -> dict[str, str]:
    """An error for the log: where it came from. Its message only if it holds nothing of a slip."""
    told = {"error": type(error).__name__}
    if isinstance(error, sqlite3.Error):
        return {**told, "problem": str(error)}
    return {**told, "where": "".join(traceback.format_tb(error.__traceback__))}


def _why(status: Status) -> str:
    return status.detail if status.state == DeviceState.UNKNOWN else str(status.state)
