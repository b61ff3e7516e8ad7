"""The reception's door: who stands there and what they want, until the receptionist has time."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from typing import Literal

from simulation.client import Pace

Wants = Literal["ticket", "answer", "paper", "back", "leaving", "here"]

#: More than so many at the door, and the next one uses a kiosk or comes another time.
MOST_AT_THE_DOOR = 4


@dataclass(eq=False)
class Caller:
    """Somebody at the door. What they want is about an `enquiry`, the ticket `number` that they
    hold, or their `appointment`."""

    wants: Wants
    enquiry: str = ""
    language: str = ""
    needs: tuple[str, ...] = ()
    asked_language: str | None = None
    number: str = ""
    appointment: str = ""
    _told: threading.Event = field(default_factory=threading.Event)
    _visit: str | None = None

    def tell(self, visit: str | None) -> None:
        """The receptionist's answer: the visit, None for a no."""
        self._visit = visit
        self._told.set()

    def hear(self, pace: Pace) -> str | None:
        """The answer, as soon as there is one. Raises Stopped."""
        while not self._told.wait(0.2):
            pace.check()
        return self._visit


class Door:
    """A short line. Nobody stands in it while there is no receptionist."""

    def __init__(self, *, staffed: bool) -> None:
        self.staffed = staffed
        self._line: queue.Queue[Caller] = queue.Queue(MOST_AT_THE_DOOR)

    def stand(self, caller: Caller) -> bool:
        """Join the line; False where that is of no use."""
        if not self.staffed:
            return False
        try:
            self._line.put_nowait(caller)
        except queue.Full:
            return False
        return True

    def next(self, seconds: float) -> Caller | None:
        """The first in the line, waiting so long for one."""
        try:
            return self._line.get(timeout=seconds)
        except queue.Empty:
            return None
