"""Processes that work for the server: a few at once, a bounded line for them, none for ever.

A native thread would not do: it shares the interpreter, so that a year's figures take from every
call, nobody can end it, and under green threads whatever it meets that was patched (a lock in
`tempfile`, `logging`, `subprocess`) stops it for good (docs/decisions/0010-work-aside.md).
"""

from __future__ import annotations

import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import structlog

from server.aside.frames import TooLarge
from server.aside.process import WorkerProcess
from server.aside.worker import How
from web.aside import Crowded, CutShort, NobodyWaits, NotDone, TookTooLong

log = structlog.get_logger(__name__)
T = TypeVar("T")

#: How often it is looked whether somebody still waits.
_LOOK_S = 0.25
#: An answer as young as this proves that work comes back.
_PROOF_S = 10.0
_PROOF_PATIENCE_S = 2.0

Gone = Callable[[], bool]


def never_gone() -> Gone:
    """Of somebody who waits whatever happens."""
    return lambda: False


@dataclass(frozen=True)
class Bounds:
    """What one kind of work may take of the machine.

    `most` processes; `waiting` who may stand in line for one, `patience_s` long each; `limit_s` for
    each piece of work; `memory` in bytes for each process, 0 for no bound; `nice` as in nice(1).
    `advice` is what to do when something takes too long.
    """

    most: int
    waiting: int
    patience_s: float
    limit_s: float
    nice: int = 0
    memory: int = 0
    advice: str = "Try again."


@dataclass(eq=False)
class _Task:
    """Work that one of those who want it sees to; the others wait for `done`."""

    wanted: int = 1
    done: threading.Event = field(default_factory=threading.Event)
    gave: Any = None
    #: What it comes to when whoever sees to it is ended in the middle.
    raised: Exception | None = field(
        default_factory=lambda: CutShort("Whoever did this ended before its answer. Try again.")
    )

    def outcome(self) -> Any:
        if self.raised is not None:
            raise self.raised
        return self.gave


class Workers:
    """A `storage.aside.Aside`. `gone` is called where work is asked for, and gives what says
    whether whoever asks has gone; `warm` are modules that a process imports before its first
    work, `words` the folder of a council's own languages."""

    def __init__(
        self,
        name: str,
        bounds: Bounds,
        *,
        gone: Callable[[], Gone] = never_gone,
        warm: tuple[str, ...] = (),
        log_level: str = "info",
        words: Path | None = None,
    ) -> None:
        self.name = name
        self.bounds = bounds
        self._gone = gone
        self._how = How(-1, bounds.nice, bounds.memory, log_level, warm, str(words or ""))
        self._lock = threading.Lock()
        self._idle: list[WorkerProcess] = []
        self._busy: set[WorkerProcess] = set()
        #: Places taken, by a process or by one that is about to be started.
        self._taken = 0
        self._line: deque[threading.Event] = deque()
        self._tasks: dict[Hashable, _Task] = {}
        self._used = False
        self._proved_at = float("-inf")
        self._stopping = False

    # ------------------------------------------------------------------ its life

    def ready(self) -> None:
        """See `storage.aside.Aside`."""
        with self._lock:
            if self._idle or self._taken or self._stopping:
                return
        self._replace()

    def stop(self) -> None:
        """End every process; who still waits is told."""
        self._stopping = True
        with self._lock:
            idle, self._idle = self._idle, []
            for process in self._busy:
                process.kill()  # whoever waits for its answer sees to the rest
        for process in idle:
            process.end()

    def pids(self) -> list[int]:
        """The processes that there are."""
        with self._lock:
            return [process.pid for process in (*self._idle, *self._busy)]

    @property
    def at_work(self) -> int:
        """How many processes work."""
        return len(self._busy)

    @property
    def in_line(self) -> int:
        """How many wait for one."""
        return len(self._line)

    def wanted(self, same: Hashable) -> int:
        """How many want the `same` that is being done."""
        task = self._tasks.get(same)
        return 0 if task is None else task.wanted

    def health(self) -> str:
        """'ok', proved by work that came back just now, or what is the matter.

        What nobody has asked for yet is not tried: most servers never make a report.
        """
        if not self._used or time.monotonic() - self._proved_at < _PROOF_S:
            return "ok"
        try:
            self.run(abs, 0, limit_s=5.0, patience_s=_PROOF_PATIENCE_S, same="health")
        except NotDone as trouble:
            return trouble.detail
        return "ok"

    # ------------------------------------------------------------------ work

    def run(
        self,
        work: Callable[..., T],
        *args: Any,
        limit_s: float | None = None,
        patience_s: float | None = None,
        same: Hashable | None = None,
        in_line: int | None = None,
    ) -> T:
        """See `storage.aside.Aside`."""
        gone = self._gone()
        self._used = True
        with self._lock:
            task = None if same is None else self._tasks.get(same)
            if task is not None:
                task.wanted += 1
                leads = False
            else:
                task, leads = _Task(), True
                if same is not None:
                    self._tasks[same] = task
        if leads:
            line = (patience_s, in_line)
            self._lead(task, same, (work, args), limit_s or self.bounds.limit_s, line, gone)
        else:
            self._follow(task, gone)
        found: T = task.outcome()
        return found

    def _follow(self, task: _Task, gone: Gone) -> None:
        while not task.done.wait(_LOOK_S):
            if gone():
                self._leave(task)
                raise NobodyWaits("Whoever asked for this has gone.")

    def _leave(self, task: _Task) -> bool:
        """One fewer wants it; whether that was the last."""
        with self._lock:
            task.wanted -= 1
            return task.wanted == 0

    def _lead(
        self,
        task: _Task,
        same: Hashable | None,
        asked: tuple[Callable[..., Any], tuple[Any, ...]],
        limit_s: float,
        line: tuple[float | None, int | None],
        gone: Gone,
    ) -> None:
        left = False

        def unwanted() -> bool:
            nonlocal left
            if not left and gone():
                left = True
                self._leave(task)
            with self._lock:
                if task.wanted:
                    return False
                # Who asks from now on begins anew.
                if same is not None and self._tasks.get(same) is task:
                    del self._tasks[same]
                return True

        try:
            message = pickle.dumps(asked)
            self._take_place(*line, unwanted)
            task.gave, task.raised = self._ask(message, limit_s, unwanted), None
        except Exception as error:  # noqa: BLE001 - raised by `outcome`, for the followers too
            task.raised = error
        finally:
            with self._lock:
                if same is not None and self._tasks.get(same) is task:
                    del self._tasks[same]
            task.done.set()

    # ------------------------------------------------------------------ places

    def _take_place(
        self, patience_s: float | None, in_line: int | None, unwanted: Callable[[], bool]
    ) -> None:
        """Stand in line for one of the places. Crowded when the line is full, or too slow."""
        with self._lock:
            if self._taken < self.bounds.most:
                self._taken += 1
                return
            most = self.bounds.waiting if in_line is None else in_line
            full = patience_s is None and len(self._line) >= most
            turn = threading.Event()
            if not full:
                self._line.append(turn)
        if full:
            raise self._crowded()
        until = time.monotonic() + (patience_s or self.bounds.patience_s)
        while not turn.wait(_LOOK_S):
            gone = unwanted()
            if gone or self._stopping or time.monotonic() > until:
                with self._lock:
                    if turn not in self._line:
                        return  # its turn came this very moment
                    self._line.remove(turn)
                raise NobodyWaits("Whoever asked for this has gone.") if gone else self._crowded()

    def _give_place(self) -> None:
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._taken -= 1

    def _crowded(self) -> Crowded:
        log.warning("crowded", workers=self.name, waiting=len(self._line))
        return Crowded(
            "So much is asked for at the same time that this was not begun. Nothing was changed; "
            "try again in a few seconds.",
            retry_after=5,
        )

    # ------------------------------------------------------------------ processes

    def _ask(self, message: bytes, limit_s: float, unwanted: Callable[[], bool]) -> Any:
        """Have a process do it, in the place that was taken; what the work raised is raised."""
        try:
            process = self._process()
            try:
                answer = self._converse(process, message, limit_s, unwanted)
            except BaseException:
                self._forget(process)
                raise
            with self._lock:
                self._busy.discard(process)
                self._idle.append(process)
        finally:
            self._give_place()
        self._proved_at = time.monotonic()
        done, found = pickle.loads(answer)
        if not done:
            raise found
        return found

    def _converse(
        self,
        process: WorkerProcess,
        message: bytes,
        limit_s: float,
        unwanted: Callable[[], bool],
    ) -> bytes:
        until = time.monotonic() + limit_s
        try:
            process.ask(message, limit_s)
            while (left := until - time.monotonic()) > 0:
                answer = process.answer(min(left, _LOOK_S))
                if answer is not None:
                    return answer
                if unwanted():
                    raise NobodyWaits("Whoever asked for this has gone.")
        except TooLarge as error:
            raise NotDone("What was asked for is too large to be handed over.") from error
        except TimeoutError:
            pass  # it did not even take it
        except (EOFError, OSError) as error:
            log.error("a process ended before its answer", workers=self.name, pid=process.pid)
            raise CutShort(
                "The process that did this ended before its answer. Nothing was changed; try again."
            ) from error
        log.warning("took too long", workers=self.name, limit_s=limit_s)
        raise TookTooLong(
            f"This took more than {limit_s:g} s and was ended, so that it holds nothing up. "
            f"{self.bounds.advice}"
        )

    def _process(self) -> WorkerProcess:
        """One that is free and lives, or a new one."""
        while True:
            with self._lock:
                process = self._idle.pop() if self._idle else None
            if process is None:
                process = self._started()
            elif not process.alive:
                process.end()
                continue
            with self._lock:
                self._busy.add(process)
            return process

    def _started(self) -> WorkerProcess:
        if self._stopping:
            raise CutShort("The server is ending. Nothing was changed.")
        try:
            return WorkerProcess(self._how)
        except OSError as error:
            log.error("no process can be started", workers=self.name, error=str(error))
            raise CutShort(
                f"The server cannot start a process for this: {error.strerror}. Nothing was "
                "changed; its IT should look at how many processes and files it may have."
            ) from error

    def _forget(self, process: WorkerProcess) -> None:
        """End one that hung, died or was no longer wanted, and have another ready."""
        with self._lock:
            self._busy.discard(process)
        process.end()
        self._replace()

    def _replace(self) -> None:
        try:
            process = self._started()
        except CutShort:
            return  # said already; the next who asks tries again
        with self._lock:
            self._idle.append(process)
