"""Who stands at the reception's door, and who comes for an appointment, when and where."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest

from simulation.client import Pace, Refused, Stopped
from simulation.door import MOST_AT_THE_DOOR, Caller, Door
from simulation.guests import EARLIEST, LATEST, Guests, Slip
from simulation.visitor import Hall


def test_nobody_stands_at_a_door_without_a_receptionist_or_in_too_long_a_line() -> None:
    assert not Door(staffed=False).stand(Caller("answer"))
    door = Door(staffed=True)
    line = [Caller("answer") for _ in range(MOST_AT_THE_DOOR + 1)]
    assert [door.stand(one) for one in line] == [True] * MOST_AT_THE_DOOR + [False]
    assert [door.next(0) for _ in line] == [*line[:-1], None]


def test_who_asks_hears_the_answer_or_that_it_is_over() -> None:
    stopping = threading.Event()
    pace = Pace(1.0, stopping)
    asking = Caller("ticket")
    threading.Timer(0.05, lambda: asking.tell("V1")).start()
    assert asking.hear(pace) == "V1"
    stopping.set()
    with pytest.raises(Stopped):
        Caller("ticket").hear(pace)


# ---------------------------------------------------------------------- appointments


def booked(name: int, starts: datetime, state: str = "booked") -> dict[str, Any]:
    return {"appointment": f"A{name}", "code": f"{name:06}", "starts_at": starts.isoformat(),
            "state": state}  # fmt: skip


def test_most_come_in_time_some_ask_and_some_never_come() -> None:
    starts = datetime(2026, 11, 24, 11, tzinfo=UTC)
    slips = [Slip.of(booked(n, starts)) for n in range(400)]
    assert slips == [Slip.of(booked(n, starts)) for n in range(400)]
    early = [(starts - one.comes_at) / timedelta(minutes=1) for one in slips if one.comes_at]
    assert -LATEST <= min(early) < 0 < max(early) <= EARLIEST
    assert 0.8 < len(early) / len(slips) < 0.95
    assert 0.15 < sum(one.asks for one in slips) / len(slips) < 0.35


class NoEntry:
    """A kiosk that refuses everybody, and remembers their codes."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def check_in(self, code: str, random: Random) -> str:
        del random
        self.codes.append(code)
        raise Refused(409, {"title": "No check-in now"})


class Coming:
    """Guests for a short while: those who are due come one after the other."""

    def __init__(self, *, staffed: bool) -> None:
        self.kiosk, self.door = NoEntry(), Door(staffed=staffed)
        self.stopping = threading.Event()
        self.pace = Pace(1.0, self.stopping)
        self.guests = Guests(self.kiosk, Hall(), self.door, self.pace, self.come)  # type: ignore[arg-type]
        self.threads: list[threading.Thread] = []

    def come(self, work: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=work, name=name, daemon=True)
        self.threads.append(thread)
        thread.start()

    def let_in(self, *looks: list[dict[str, Any]]) -> None:
        """Each look at the week, and who is due then."""
        for week in looks:
            self.guests.hold(week)
            for slip in self.guests.due(datetime.now(UTC)):
                self.come(partial(self.guests.come, slip), slip.appointment)
        for thread in self.threads:
            thread.join(90)


def due(count: int, *, asks: bool) -> list[dict[str, Any]]:
    """Appointments whose visitors come now: at a kiosk, or asking at the reception."""
    found: list[dict[str, Any]] = []
    name = 0
    while len(found) < count:
        one = booked(name, datetime.now(UTC) + timedelta(seconds=30))
        slip = Slip.of(one)
        if slip.comes_at and slip.comes_at <= datetime.now(UTC) and slip.asks is asks:
            found.append(one)
        name += 1
    return found


def test_whose_time_has_come_checks_in_once_with_their_code() -> None:
    coming = Coming(staffed=False)
    week = due(2, asks=False)
    never = [booked(n, datetime.now(UTC)) for n in range(60)]
    never = [one for one in never if Slip.of(one).comes_at is None]
    later = booked(1000, datetime.now(UTC) + timedelta(hours=1))
    coming.let_in([*week, *never, later], [*week, *never, later])
    assert sorted(coming.kiosk.codes) == sorted(one["code"] for one in week)


def test_who_has_cancelled_or_is_here_already_does_not_come() -> None:
    coming = Coming(staffed=False)
    one, other = due(2, asks=False)
    coming.let_in([one | {"state": "cancelled"}, other | {"state": "checked_in"}])
    assert coming.kiosk.codes == []


def test_some_ask_at_the_reception_instead() -> None:
    coming = Coming(staffed=True)
    (one,) = due(1, asks=True)
    coming.guests.hold([one])
    (slip,) = coming.guests.due(datetime.now(UTC))
    coming.come(lambda: coming.guests.come(slip), "guest")
    asking = coming.door.next(10)
    assert asking is not None
    assert (asking.wants, asking.appointment) == ("here", one["appointment"])
    asking.tell(None)  # the receptionist does not find it
    coming.threads[0].join(90)
    assert coming.kiosk.codes == []
