"""'I am back' at the kiosk, by number or by the code on the slip."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.helpers import an_ask, rows
from tests.unit.kiosk.entrance import Entrance
from ticketing import commands
from web import tokens


def back(entrance: Entrance, code: str) -> Any:
    return entrance.client.post(
        "/api/v1/sites/riverside/back", json={"code": code}, headers=entrance.headers()
    )


def missed(entrance: Entrance) -> str:
    """A visitor who was called and did not come; the visit."""
    visit: str = entrance.take().get_json()["visit"]
    store = entrance.house.store
    commands.call_next(store, "riverside", "counter-1", an_ask(entrance.now))
    entrance.now += timedelta(minutes=2)
    commands.no_show(store, visit, an_ask(entrance.now))
    return visit


@pytest.mark.parametrize("typed", ["C001", "c001", "C1", " C01 "])
def test_a_missed_visitor_returns_by_number_however_it_is_typed(
    entrance: Entrance, typed: str
) -> None:
    missed(entrance)
    answer = back(entrance, typed).get_json()
    assert (answer["done"], answer["number"], answer["ahead"]) == ("returned", "C001", 0)


def test_a_missed_visitor_returns_by_the_code_on_the_slip(entrance: Entrance) -> None:
    assert back(entrance, missed(entrance)).get_json()["done"] == "returned"


def test_asking_again_gives_the_same_answer_and_does_nothing_more(entrance: Entrance) -> None:
    missed(entrance)
    assert [back(entrance, "C001").get_json()["done"] for _ in range(2)] == ["returned"] * 2
    found = rows(entrance.house.store, "SELECT count(*) FROM event WHERE kind = 'visit_returned'")
    assert found == [(1,)]


def test_a_returned_visitor_waits_before_those_who_came_later(entrance: Entrance) -> None:
    missed(entrance)
    for _ in range(3):
        entrance.take()
    assert back(entrance, "C001").get_json()["ahead"] == 0


def test_who_stepped_out_goes_on_waiting(entrance: Entrance) -> None:
    visit = entrance.take().get_json()["visit"]
    commands.hold(entrance.house.store, visit, an_ask(entrance.now), reason="stepped_out")
    assert back(entrance, visit).get_json()["done"] == "resumed"


def test_a_number_that_all_can_read_ends_nobodys_hold(entrance: Entrance) -> None:
    visit = entrance.take().get_json()["visit"]
    commands.hold(entrance.house.store, visit, an_ask(entrance.now), reason="stepped_out")
    for typed in ("C001", "1", "c01"):
        answer = back(entrance, typed).get_json()
        assert (answer["done"], answer["number"]) == ("held", "C001")
    assert rows(entrance.house.store, "SELECT state FROM step") == [("held",)]


def test_staff_end_a_hold_by_its_number(entrance: Entrance) -> None:
    visit = entrance.take().get_json()["visit"]
    commands.hold(entrance.house.store, visit, an_ask(entrance.now), reason="stepped_out")
    secret = tokens.make(
        entrance.house.store, "receptionist", site="riverside", name="door", now=entrance.now
    )
    answer = entrance.client.post(
        "/api/v1/sites/riverside/back", json={"code": "C001"},
        headers={"Authorization": f"Bearer {secret}"},
    )  # fmt: skip
    assert answer.get_json()["done"] == "resumed"


def test_only_the_kiosk_that_asks_has_a_token_for_it(entrance: Entrance) -> None:
    visit = entrance.take().get_json()["visit"]
    commands.hold(entrance.house.store, visit, an_ask(entrance.now), reason="stepped_out")
    own = tokens.make(
        entrance.house.store, "kiosk", site="riverside", name="L", now=entrance.now,
        kiosk="entrance-left",
    )  # fmt: skip
    done = []
    for kiosk in ("entrance-right", "entrance-left"):
        answer = entrance.client.post(
            "/api/v1/sites/riverside/back", json={"code": visit, "kiosk": kiosk},
            headers={"Authorization": f"Bearer {own}"},
        )  # fmt: skip
        done.append((answer.status_code, answer.get_json().get("done")))
    assert done == [(403, None), (200, "resumed")]


def test_numbers_that_are_not_found_are_counted_and_those_that_are_are_not(
    entrance: Entrance,
) -> None:
    entrance.take()
    assert {back(entrance, "C001").status_code for _ in range(20)} == {200}
    wrong = [back(entrance, f"C9{n:02}").status_code for n in range(15)]
    assert (wrong[0], wrong[-1]) == (404, 429)


def test_a_called_visitor_is_told_where_to_go(entrance: Entrance) -> None:
    entrance.take()
    commands.call_next(entrance.house.store, "riverside", "counter-3", an_ask(entrance.now))
    answer = back(entrance, "C001").get_json()
    assert answer["done"] == "called"
    assert answer["place"] == {"cy": "Cownter 3", "en": "Counter 3"}
    assert answer["called_at"] == "2026-11-24T10:30:00.000Z"


def test_who_still_waits_is_told_so(entrance: Entrance) -> None:
    entrance.take()
    entrance.take()
    assert back(entrance, "C002").get_json()["done"] == "waiting"
    assert back(entrance, "C002").get_json()["ahead"] == 1


def test_after_the_sites_time_it_is_too_late(entrance: Entrance) -> None:
    missed(entrance)
    entrance.now += timedelta(minutes=31)
    assert back(entrance, "C001").get_json()["done"] == "too_late"


def test_a_ticket_given_back_and_a_finished_visit_say_what_they_are(entrance: Entrance) -> None:
    store = entrance.house.store
    first = entrance.take().get_json()["visit"]
    commands.cancel(store, first, an_ask(entrance.now))
    assert back(entrance, "C001").get_json()["done"] == "cancelled"
    second = entrance.take().get_json()["visit"]
    commands.call_next(store, "riverside", "counter-1", an_ask(entrance.now))
    commands.start(store, second, an_ask(entrance.now))
    commands.finish(store, second, an_ask(entrance.now), outcome="resolved")
    assert back(entrance, "C002").get_json()["done"] == "finished"


@pytest.mark.parametrize("code", ["Z999", "nonsense", "01KAMZ5Q8R9T1V2W3X4Y5Z6A7B"])
def test_a_number_that_there_is_not_is_not_found(entrance: Entrance, code: str) -> None:
    assert back(entrance, code).status_code == 404


def test_yesterdays_ticket_is_no_ticket_today(entrance: Entrance) -> None:
    visit = missed(entrance)
    entrance.now += timedelta(days=1)
    assert back(entrance, "C001").status_code == 404
    assert back(entrance, visit).status_code == 404


def test_nobody_comes_back_without_a_token(entrance: Entrance) -> None:
    answer = entrance.client.post("/api/v1/sites/riverside/back", json={"code": "C001"})
    assert answer.status_code in (401, 403)


def test_figures_alone_mean_the_one_who_can_come_back(entrance: Entrance) -> None:
    missed(entrance)
    entrance.take("refuse")
    answer = back(entrance, "1").get_json()
    assert (answer["done"], answer["number"]) == ("returned", "C001")


def test_figures_of_several_tickets_ask_for_the_letter(entrance: Entrance) -> None:
    entrance.take("refuse")
    entrance.take("council-tax")
    refused = back(entrance, "001")
    assert refused.status_code == 404
    assert "Type the letter as well" in refused.get_json()["detail"]
