"""What the health page says of the machine's clock."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from hardware.hub import Hub
from server import clock
from server.health import HealthCheck
from tests.asides import asides_here
from tests.helpers import NOW, an_ask, fresh_store
from ticketing.day import redating
from ticketing.day.clocks import Reading
from web.house import House


def test_it_says_whether_anything_keeps_the_clock_right_or_that_it_does_not_know(
    tmp_path: Path,
) -> None:
    with closing(fresh_store(tmp_path / "nextplease.db")) as store:
        house = House(store, lambda: NOW, *asides_here(store), "", tmp_path)
        assert clock.state(house, lambda: True) == "ok"
        assert clock.state(house, lambda: None) == "unknown"
        assert clock.state(house, lambda: False).startswith("not synchronised")


def test_this_machine_says_what_it_says_or_nothing() -> None:
    assert clock.synchronised() in (True, False, None)


def test_a_jump_stands_there_until_somebody_agrees(tmp_path: Path) -> None:
    with closing(fresh_store(tmp_path / "nextplease.db")) as store:
        house = House(store, lambda: NOW, *asides_here(store), "", tmp_path)
        redating.look(store, "riverside", Reading(NOW, 0, "one"))
        later = Reading(NOW + timedelta(days=1, minutes=3), 60_000, "one")
        redating.look(store, "riverside", later)
        assert "went 1 d 2 min ahead" in clock.state(house, lambda: True)
        redating.agree(store, "riverside", an_ask(later.now, adviser="carys"), later)
        assert clock.state(house, lambda: True) == "ok"


@pytest.mark.parametrize(("days", "where"), [(365, "365 d ahead of"), (-365, "365 d behind")])
def test_a_wrong_clock_at_the_start_of_the_machine_stands_there(
    tmp_path: Path, days: int, where: str
) -> None:
    with closing(fresh_store(tmp_path / "nextplease.db")) as store:
        house = House(store, lambda: NOW, *asides_here(store), "", tmp_path)
        redating.begin(store, Reading(NOW + timedelta(days=days), 0, "one"))
        said = clock.state(house, lambda: True)
        assert f"was {where} the last entry when the machine was started" in said


def test_what_nobody_knows_needs_nobody(tmp_path: Path) -> None:
    with closing(fresh_store(tmp_path / "nextplease.db")) as store:
        house = House(store, lambda: NOW, *asides_here(store), "", tmp_path)
        said = {"clock": clock.UNKNOWN}
        check = HealthCheck(house, Hub(store, lambda: NOW), lambda: said)
        assert check.look()[0].status == "ok"
        said["clock"] = clock.NOT_SYNCHRONISED
        assert check.look()[0].status == "degraded"
