"""The day's interface: what a supervisor may change, what others may see, what a kiosk is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.http.moved_clock import ALWAYS_UNTIL_TWO, ClockHouse, clock_house

#: Open until 02:00; those left half an hour later are closed with the day.
CLOSING = ALWAYS_UNTIL_TWO.replace(
    "[site.hours]", "[site.day]\nclose_after_minutes = 30\n\n[site.hours]"
)
DAY = "/sites/riverside/day"


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[ClockHouse]:
    with clock_house(tmp_path, 2026, 11, 24, 10, 30) as house:
        yield house


def post(house: ClockHouse, path: str, body: Any = None, role: str = "supervisor") -> Any:
    return house.client.post(
        f"/api/v1/sites/riverside/{path}", json=body or {}, headers=house.headers(role)
    )


def of(day: dict[str, Any], enquiry: str) -> dict[str, Any]:
    return next(one for one in day["enquiries"] if one["enquiry"] == enquiry)


def test_the_day_counts_tickets_and_those_who_wait(morning: ClockHouse) -> None:
    morning.issue("council-tax")
    morning.issue("council-tax")
    morning.call()
    day = morning.get(DAY)
    assert (day["service_day"], day["closure"], day["left"]) == ("2026-11-24", None, 1)
    tax = of(day, "council-tax")
    assert (tax["tickets"], tax["waiting"], tax["closure"], tax["off"]) == (2, 1, None, None)


def test_a_type_switched_off_refuses_the_kiosk_in_words_until_it_is_on_again(
    morning: ClockHouse,
) -> None:
    answer = post(morning, "enquiries/council-tax/off", {"reason": "system_down"})
    assert of(answer.get_json(), "council-tax")["off"] == "system_down"
    refused = morning.client.post(
        "/api/v1/sites/riverside/visits",
        json={"enquiry": "council-tax", "language": "en"},
        headers=morning.headers("kiosk"),
    )
    problem = refused.get_json()
    assert refused.status_code == 409
    assert (problem["reason"], problem["cause"]) == ("switched_off", "system_down")
    assert "our computer system for it is down" in problem["detail"]
    post(morning, "enquiries/council-tax/on")
    assert morning.issue("council-tax")["number"] == "C001"


def test_a_site_closes_early_and_opens_again(morning: ClockHouse) -> None:
    day = post(morning, "close-early", {"reason": "building"}).get_json()
    assert day["closed_early"] == "building"
    assert {one["closure"]["reason"] for one in day["enquiries"]} >= {"closed_early"}
    assert post(morning, "reopen").get_json()["closure"] is None


def test_the_close_of_the_day_is_stopped_and_let_go_on(morning: ClockHouse) -> None:
    assert post(morning, "stop-close").get_json()["stopped"] is True
    assert post(morning, "resume-close").get_json()["stopped"] is False


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("enquiries/council-tax/off", {"reason": "full"}),
        ("enquiries/council-tax/on", {}),
        ("close-early", {"reason": "weather"}),
        ("reopen", {}),
        ("stop-close", {}),
        ("resume-close", {}),
    ],
)
def test_only_a_supervisor_changes_the_day(
    morning: ClockHouse, path: str, body: dict[str, Any]
) -> None:
    before = morning.get(DAY)
    assert post(morning, path, body, role="adviser").status_code == 403
    assert post(morning, path, body, role="kiosk").status_code == 403
    assert morning.get(DAY, role="adviser") == before


def test_what_cannot_be_understood_changes_nothing(morning: ClockHouse) -> None:
    assert post(morning, "enquiries/council-tax/off", {"reason": "lunch"}).status_code == 422
    assert post(morning, "enquiries/nothing/off", {"reason": "full"}).status_code == 404
    assert post(morning, "close-early", {"reason": "weather", "until": "noon"}).status_code == 422
    assert of(morning.get(DAY), "council-tax")["off"] is None


def test_housekeeping_closes_the_day_at_its_time(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 11, 24, 21, 30, text=CLOSING) as house:
        left = house.issue("council-tax")
        house.at(2026, 11, 25, 1, 59)
        house.housekeeping()
        assert house.ticket(left["visit"])["state"] == "waiting"
        house.at(2026, 11, 25, 2, 30)
        house.housekeeping()
        assert house.ticket(left["visit"])["outcome"] == "day_closed"
        assert house.troubles() == []


def test_everybody_is_stopped_told_and_asked_to_come_again(morning: ClockHouse) -> None:
    ticket = morning.issue("council-tax")["visit"]
    assert post(morning, "standstill", {"reason": "power"}, "adviser").status_code == 403
    stopped = post(morning, "standstill", {"reason": "power"}).get_json()
    assert (stopped["reason"], stopped["resting"]) == ("power", 1)
    board = morning.get("/sites/riverside/board/main")
    assert (board["standing"], board["waiting"]) == ("power", 0)
    assert morning.get(f"/visits/{ticket}/ticket")["state"] == "standstill"
    closure = of(morning.get(DAY), "council-tax")["closure"]
    assert (closure["reason"], closure["cause"]) == ("standstill", "power")
    ended = post(morning, "standstill/end", {"ending": "come_again"}).get_json()
    assert (ended["reason"], ended["resting"]) == (None, 0)
    assert morning.get(f"/visits/{ticket}/ticket")["outcome"] == "come_again"
    for typed, found in (("c 1", [ticket]), ("1", [ticket]), ("C002", [])):
        passes = morning.get(f"/sites/riverside/passes?number={typed}")["passes"]
        assert [one["visit"] for one in passes] == found, typed
    again = morning.client.post(
        f"/api/v1/visits/{ticket}/come-again", json={}, headers=morning.headers("adviser")
    ).get_json()
    assert again["number"] == "C002"
    assert morning.get(f"/visits/{ticket}/ticket")["outcome"] == "replaced"
