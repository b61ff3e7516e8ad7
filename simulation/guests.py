"""Those who have an appointment: they come near its time and check in, or they never come.

What they know is what stands on their slips, which the receptionist hands out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

from simulation.client import Pace, Refused, State, Stopped
from simulation.demand import Fate
from simulation.door import Caller, Door
from simulation.visitor import Entrance, Hall, Visitor

#: Of a hundred who have an appointment, so many never come, so many ask at the reception. Assumed.
NEVER = 0.12
AT_RECEPTION = 0.25
#: Minutes before the time at which they come, on average, and how much that differs.
EARLY, SPREAD = 9.0, 7.0
#: They come neither earlier nor later than so: a kiosk would send them away.
EARLIEST, LATEST = 28.0, 9.0
_LOOKS_S = 1.0


@dataclass(frozen=True)
class Slip:
    """An appointment as its visitor knows it, and when they come: None for never."""

    appointment: str
    code: str
    starts_at: datetime
    comes_at: datetime | None
    asks: bool

    @classmethod
    def of(cls, one: State) -> Slip:
        """The slip of an appointment, as the house lists it; the same one is always the same."""
        random = Random(one["appointment"])
        starts = datetime.fromisoformat(one["starts_at"])
        early = max(-LATEST, min(EARLIEST, random.gauss(EARLY, SPREAD)))
        comes = None if random.random() < NEVER else starts - timedelta(minutes=early)
        asks = random.random() < AT_RECEPTION
        return cls(one["appointment"], one["code"], starts, comes, asks)


class Guests:
    """Everybody with a slip. `run` sends them in, each in a thread of its own by `spawn`."""

    def __init__(
        self,
        entrance: Entrance,
        hall: Hall,
        door: Door,
        pace: Pace,
        spawn: Callable[[Callable[[], None], str], None],
    ) -> None:
        self._entrance = entrance
        self._hall = hall
        self._door = door
        self._pace = pace
        self._spawn = spawn
        self._lock = threading.Lock()
        self._slips: dict[str, Slip] = {}
        self._came: set[str] = set()

    def hold(self, booked: Iterable[State]) -> None:
        """The appointments that are booked now: who has cancelled does not come."""
        slips = {one["appointment"]: Slip.of(one) for one in booked if one["state"] == "booked"}
        with self._lock:
            self._slips = slips

    def run(self) -> None:
        """Wait for their times, until the simulation stops."""
        try:
            while True:
                self._pace.wait(_LOOKS_S)
                for slip in self.due(datetime.now(UTC)):
                    self._spawn(partial(self.come, slip), f"guest {slip.appointment}")
        except Stopped:
            pass

    def due(self, now: datetime) -> list[Slip]:
        """Those who come now, each once."""
        late = timedelta(minutes=LATEST)
        with self._lock:
            due = [
                one
                for one in self._slips.values()
                if one.comes_at is not None
                and one.comes_at <= now < one.starts_at + late
                and one.appointment not in self._came
            ]
            self._came.update(one.appointment for one in due)
        return due

    def come(self, slip: Slip) -> None:
        """The whole visit of one of them."""
        try:
            visit = self._check_in(slip)
            if visit is not None:
                random = Random(slip.code)
                guest = Visitor(self._entrance, self._hall, self._door, self._pace, random)
                guest.fate = Fate.COMES
                guest.run(visit)
        except Stopped:
            pass

    def _check_in(self, slip: Slip) -> str | None:
        """With the code at a kiosk, or by asking at the reception."""
        asking = Caller("here", appointment=slip.appointment)
        if slip.asks and self._door.stand(asking):
            return asking.hear(self._pace)
        try:
            return self._entrance.check_in(slip.code, Random(slip.code))
        except Refused:
            return None
