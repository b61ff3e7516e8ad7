"""Many clients at the same instant: no number twice, no visitor twice, everybody in turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.clients import at_once
from tests.helpers import together
from tests.integration.http.fairness import unfair_calls
from tests.running import House, SiteAccess, free_port

#: The soak has five hundred.
VISITS = 72
ENQUIRIES = ("council-tax", "reception", "benefits", "interview")
POINTS = [f"counter-{n}" for n in range(1, 8)] + ["room-1"]


@pytest.fixture
def ports(either_house: House) -> list[int]:
    return [either_house.port]


@pytest.fixture(scope="module")
def second_server(house: House) -> Iterator[list[int]]:
    """The ports of two servers that share one database."""
    port = free_port()
    house.start(port)
    yield [house.port, port]
    house.programs.pop().stop()


def calls(site: SiteAccess, ports: list[int]) -> list[dict[str, Any]]:
    return [
        {
            "work": "call",
            "port": ports[n % len(ports)],
            "site": site.id,
            "point": point,
            "token": site.adviser,
        }
        for n, point in enumerate(POINTS)
    ]


def issues(site: SiteAccess, ports: list[int], clients: int, each: int) -> list[dict[str, Any]]:
    return [
        {
            "work": "issue",
            "port": ports[n % len(ports)],
            "site": site.id,
            "token": site.kiosk,
            "enquiry": ENQUIRIES[n % len(ENQUIRIES)],
            "name": f"client-{n}",
            "count": each,
        }
        for n in range(clients)
    ]


def check_all_called_once(house: House, ports: list[int], count: int = VISITS) -> None:
    site = house.add_site(points=7)
    taken = at_once(issues(site, ports, 4, count // 4))
    visits = {answer["visit"] for answers in taken for _, answer in answers}
    assert len(visits) == count
    called = at_once(calls(site, ports))
    assert sorted(visit for each in called for visit in each) == sorted(visits)
    assert unfair_calls(house, site.id) == []
    assert house.troubles() == []


def check_numbers_are_issued_once(house: House, ports: list[int]) -> None:
    site = house.add_site()
    works = [work | {"enquiry": "council-tax"} for work in issues(site, ports, clients=16, each=3)]
    answers = [answer for got in at_once(works) for answer in got]
    assert {status for status, _ in answers} == {201}
    numbers = sorted(answer["number"] for _, answer in answers)
    assert numbers == [f"C{n:03}" for n in range(1, 49)]
    assert len({answer["visit"] for _, answer in answers}) == 48


def test_eight_service_points_that_call_at_once_call_each_visitor_once_and_in_turn(
    either_house: House, ports: list[int]
) -> None:
    check_all_called_once(either_house, ports)


def test_sixteen_kiosks_at_the_same_instant_issue_each_number_once(
    either_house: House, ports: list[int]
) -> None:
    check_numbers_are_issued_once(either_house, ports)


def test_two_servers_on_one_database_call_each_visitor_once_and_in_turn(
    house: House, second_server: list[int]
) -> None:
    check_all_called_once(house, second_server)


def test_two_servers_on_one_database_issue_each_number_once(
    house: House, second_server: list[int]
) -> None:
    check_numbers_are_issued_once(house, second_server)


def test_a_double_tap_gives_one_ticket_and_the_same_answer(either_house: House) -> None:
    site = either_house.add_site()
    body = {"enquiry": "council-tax", "language": "cy"}

    def tap() -> tuple[int, Any]:
        answer = either_house.post(
            f"/sites/{site.id}/visits", body, token=site.kiosk, key="one tap"
        )
        return answer.status_code, answer.json()

    answers = together(*[tap] * 10)
    assert answers == [answers[0]] * 10
    assert answers[0][0] == 201
    assert len(either_house.rows("SELECT id FROM visit WHERE site = ?", site.id)) == 1


def test_a_double_press_of_next_calls_one_visitor(either_house: House) -> None:
    site = either_house.add_site()
    for _ in range(3):
        either_house.issue(site)
    path = f"/sites/{site.id}/service-points/counter-1/next"

    def press() -> tuple[int, Any]:
        answer = either_house.post(path, token=site.adviser, key="one press")
        return answer.status_code, answer.json()

    answers = together(*[press] * 10)
    assert answers == [answers[0]] * 10
    assert answers[0][1]["number"] == "C001"


def test_next_pressed_by_ten_at_one_service_point_calls_one_and_tells_the_others(
    either_house: House,
) -> None:
    site = either_house.add_site()
    for _ in range(3):
        either_house.issue(site)
    path = f"/sites/{site.id}/service-points/counter-1/next"
    answers = together(*[lambda: either_house.post(path, token=site.adviser)] * 10)
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 9
    refused = [answer.json() for answer in answers if answer.status_code == 409]
    assert {problem["visit"]["number"] for problem in refused} == {"C001"}


def test_a_key_that_comes_back_with_another_request_is_refused(house: House) -> None:
    site = house.add_site()
    path, body = f"/sites/{site.id}/visits", {"enquiry": "council-tax", "language": "en"}
    assert house.post(path, body, token=site.kiosk, key="k").status_code == 201
    other = house.post(path, body | {"enquiry": "benefits"}, token=site.kiosk, key="k")
    assert other.status_code == 422
    assert other.json()["type"] == "urn:nextplease:problem:key-reused"
    # Another caller's key of the same name is another key.
    assert house.post(path, body, token=site.adviser, key="k").json()["number"] == "C002"
