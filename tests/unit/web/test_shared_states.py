"""Rooms of one site that share a reading: it is made once for a change, and never shown late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.helpers import NOW
from tests.unit.web.test_live_states import Wire
from ticketing.events import Logged
from ticketing.events.sites import SiteLoaded
from web.live import Live, SharedState

ONE, TWO, OTHER = "riverside|1", "riverside|2", "hilltop|1"


class Desks(SharedState[int]):
    """Desks that show one number, read for all of a site at once."""

    path = "/board"

    def __init__(self, house: Any, live: Live) -> None:
        super().__init__(house, live)
        self.value = 0
        self.readings: list[str] = []
        self.broken = False
        #: Done when the first desk of a reading was made.
        self.meanwhile: Callable[[], None] | None = None

    @contextmanager
    def reading(self, site: str) -> Iterator[int]:
        if self.broken:
            raise RuntimeError("cannot be read")
        self.readings.append(site)
        yield self.value

    def compute_of(self, key: str, reading: int) -> dict[str, Any]:
        return {"desk": key, "value": reading}

    def compute(self, key: str) -> dict[str, Any]:
        return self.compute_of(key, self.value)


class Office:
    def __init__(self, house: Any) -> None:
        self.live = Live(lambda: NOW)
        self.desks = Desks(house, self.live)
        self.wire = Wire()
        self.desks.socketio = self.wire
        for key in (ONE, TWO, OTHER):
            self.live.join(self.desks, key, f"at {key}")

    def happens(self, value: int, site: str = "riverside") -> None:
        self.desks.value = value
        self.live.handle([Logged(1, site, 0, "test:test", SiteLoaded(1))])

    def turn(self) -> None:
        """One turn of the loop; what should happen meanwhile comes after its first state."""

        def pause(seconds: float) -> None:
            if not seconds:
                self.live.stop()
                meanwhile, self.desks.meanwhile = self.desks.meanwhile, None
                if meanwhile is not None:
                    meanwhile()

        self.live._stopping = False
        self.live.run(pause)

    def values(self, key: str) -> list[int]:
        """What a desk was sent, in order."""
        return [message["value"] for message in self.wire.seen_by(f"at {key}", key)]


@pytest.fixture
def office(house) -> Office:
    return Office(house)


def test_all_desks_of_a_site_are_made_of_one_reading(office: Office) -> None:
    office.happens(1)
    office.turn()
    assert office.desks.readings == ["riverside"]
    assert office.values(ONE) == office.values(TWO) == [0, 1]
    assert office.values(OTHER) == [0]


def test_what_happens_while_desks_are_made_reaches_each_of_them(office: Office) -> None:
    office.happens(1)
    office.desks.meanwhile = lambda: office.happens(2)
    office.turn()
    assert office.values(ONE)[-1] == office.values(TWO)[-1] == 1  # one moment for both
    office.turn()
    assert office.values(ONE) == office.values(TWO) == [0, 1, 2]


def test_a_desk_that_was_made_afresh_meanwhile_gets_nothing_older(office: Office) -> None:
    def newcomer() -> None:
        office.happens(2)
        office.live.join(office.desks, TWO, "a second screen")
        office.happens(2)

    office.happens(1)
    office.desks.meanwhile = newcomer
    office.turn()
    office.turn()
    assert office.values(TWO) == [0, 2]
    assert office.values(ONE) == [0, 1, 2]


def test_where_the_reading_fails_each_desk_is_made_by_itself(office: Office) -> None:
    office.desks.broken = True
    office.happens(1)
    office.turn()
    assert office.values(ONE) == office.values(TWO) == [0, 1]
