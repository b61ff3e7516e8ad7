"""Midnight, both nights in which the clocks change, and a clock that is put back."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from tests.integration.http.moved_clock import ALWAYS_UNTIL_TWO, ClockHouse, clock_house
from ticketing.asks import SYSTEM, Ask
from ticketing.day import standstill

RESOLVED = {"outcome": "resolved"}


def serve(house: ClockHouse, visit: str) -> None:
    house.change(visit, "start")
    house.pass_(minutes=5)
    house.change(visit, "finish", RESOLVED)


@pytest.mark.parametrize(
    ("eve", "day"),
    [((2026, 3, 28), "2026-03-29"), ((2026, 10, 24), "2026-10-25"), ((2026, 11, 24), "2026-11-25")],
    ids=["the clocks go forward", "the clocks go back", "any night"],
)
def test_at_midnight_numbers_begin_again_and_yesterdays_waiting_are_closed(
    tmp_path: Path, eve: tuple[int, int, int], day: str
) -> None:
    with clock_house(tmp_path, *eve, 23, 50) as house:
        left = [house.issue()["visit"] for _ in range(2)]
        house.pass_(minutes=9)
        served = house.call()
        assert served is not None
        serve(house, served["visit"])  # until 00:04
        fresh = house.issue()
        assert fresh["number"] == "C001"
        assert fresh["ahead"] == 0
        assert house.day_of(fresh["visit"]) == day
        # Nobody of yesterday is called today, closed or not yet.
        called = house.call()
        assert called is not None
        assert called["visit"] == fresh["visit"]
        house.housekeeping()
        still = next(visit for visit in left if visit != served["visit"])
        assert house.ticket(still)["outcome"] == "day_closed"
        assert house.ticket(still)["state"] == "ended"
        serve(house, fresh["visit"])
        house.housekeeping()
        assert house.troubles() == []

        yesterday = house.figures(f"{eve[0]}-{eve[1]:02}-{eve[2]:02}", day)["total"]
        today = house.figures(day, next_day(day))["total"]
        assert (yesterday["issued"], yesterday["served"], yesterday["day_closed"]) == (2, 1, 1)
        assert (today["issued"], today["served"], today["day_closed"]) == (1, 1, 0)


def next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def test_midnight_is_the_sites_and_not_utcs(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 7, 7, 23, 30) as house:  # 22:30 in UTC
        assert house.day_of(house.issue()["visit"]) == "2026-07-07"
        house.at(2026, 7, 8, 0, 30)  # 23:30 in UTC
        ticket = house.issue()
        assert house.day_of(ticket["visit"]) == "2026-07-08"
        assert ticket["number"] == "C001"


def test_in_the_night_in_which_an_hour_comes_twice_waits_are_as_long_as_they_were(
    tmp_path: Path,
) -> None:
    with clock_house(tmp_path, 2026, 10, 25, 1, 30) as house:
        first = house.issue()
        house.now = house.now.astimezone(UTC)
        house.pass_(minutes=60)  # 01:30 again
        second = house.issue()
        assert [first["number"], second["number"]] == ["C001", "C002"]
        called = house.call()
        assert called is not None
        assert called["number"] == "C001"
        waits = house.figures("2026-10-25", "2026-10-26")["total"]["wait"]
        assert waits["p95"] == 3600


def test_in_the_night_that_lacks_an_hour_waits_are_as_long_as_they_were(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 3, 29, 0, 59) as house:
        house.now = house.now.astimezone(UTC)
        house.issue()
        house.pass_(minutes=2)  # 02:01
        assert house.call() is not None
        assert house.figures("2026-03-29", "2026-03-30")["total"]["wait"]["p95"] == 120


def test_an_evening_past_midnight_keeps_its_day_to_its_end(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 11, 24, 23, 50, text=ALWAYS_UNTIL_TWO) as house:
        first = house.issue()
        house.at(2026, 11, 25, 0, 30)
        second = house.issue()
        assert [first["number"], second["number"]] == ["C001", "C002"]
        assert house.day_of(second["visit"]) == "2026-11-24"
        house.housekeeping()
        assert house.ticket(first["visit"])["state"] == "waiting"
        house.at(2026, 11, 25, 10, 5)
        third = house.issue()
        assert third["number"] == "C001"
        house.housekeeping()
        assert house.ticket(first["visit"])["outcome"] == "day_closed"


def test_a_clock_that_is_put_back_an_hour_loses_nothing(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 11, 24, 10, 30) as house:
        tickets = [house.issue() for _ in range(3)]
        called = house.call()
        assert called is not None
        house.pass_(hours=-1)
        tickets.append(house.issue())
        house.change(called["visit"], "recall")
        serve(house, called["visit"])
        numbers = [ticket["number"] for ticket in tickets]
        assert numbers == ["C001", "C002", "C003", "C004"]
        house.housekeeping()
        rest = []
        while (visit := house.call()) is not None:
            rest.append(visit["number"])
            serve(house, visit["visit"])
        assert sorted(rest) == ["C002", "C003", "C004"]
        assert house.troubles() == []
        total = house.figures("2026-11-24", "2026-11-25")["total"]
        assert (total["issued"], total["served"]) == (4, 4)
        assert total["wait"]["mean"] >= 0


def test_a_clock_that_is_put_back_over_midnight_loses_nothing(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 11, 25, 0, 10) as house:
        ticket = house.issue()
        house.pass_(hours=-1)
        earlier = house.issue()
        house.housekeeping()
        assert house.ticket(ticket["visit"])["state"] == "waiting"
        house.pass_(hours=1)
        house.housekeeping()
        assert house.ticket(ticket["visit"])["state"] == "waiting"
        assert house.ticket(earlier["visit"])["outcome"] == "day_closed"
        called = house.call()
        assert called is not None
        assert called["visit"] == ticket["visit"]
        assert house.troubles() == []


def test_a_visit_in_hand_at_midnight_is_finished_on_its_own_day(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 11, 24, 23, 55) as house:
        house.issue()
        called = house.call()
        assert called is not None
        house.change(called["visit"], "start")
        house.at(2026, 11, 25, 0, 20)
        house.housekeeping()
        assert house.ticket(called["visit"])["state"] == "serving"
        house.change(called["visit"], "finish", RESOLVED)
        house.housekeeping()
        assert house.figures("2026-11-24", "2026-11-25")["total"]["served"] == 1
        assert house.figures("2026-11-25", "2026-11-26")["total"]["issued"] == 0


def test_a_house_from_which_all_were_sent_gives_tickets_again_on_the_next_day(
    tmp_path: Path,
) -> None:
    with clock_house(tmp_path, 2026, 11, 24, 15, 50) as house:
        waits = house.issue()["visit"]
        asked = Ask(house.now, SYSTEM)
        standstill.stop(house.store, "riverside", asked, reason="evacuation")
        house.at(2026, 11, 24, 23, 30)
        house.housekeeping()
        assert house.ticket(waits)["state"] == "standstill"
        house.at(2026, 11, 25, 10, 30)
        house.housekeeping()
        assert house.ticket(waits)["outcome"] == "day_closed"
        assert house.issue()["number"] == "C001"
        assert house.troubles() == []
