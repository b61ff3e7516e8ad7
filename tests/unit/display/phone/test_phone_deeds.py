"""What a visitor does from their own page: more time, back, leaving, and staying after all."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.helpers import rows
from tests.unit.display.waiting_room import WaitingRoom

UNKNOWN = "01M7MJCHT7ZZZZZZZZZZZZZZZZ"


def do(client: FlaskClient, visit: str, deed: str, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(f"/api/v1/visits/{visit}/ticket/{deed}", headers=headers)


def test_more_time_holds_the_place_until_they_are_back(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue()
    other = room.issue()
    held = do(client, mine.visit, "hold").get_json()
    assert (held["state"], held["hold_until"]) == ("held", "2026-11-24T10:40:00.000Z")
    assert room.call().visit == other.visit
    assert do(client, mine.visit, "back").get_json()["state"] == "waiting"
    assert do(client, mine.visit, "back").status_code == 409


def test_leaving_can_be_undone_for_a_minute(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue()
    gone = do(client, mine.visit, "leave").get_json()
    assert (gone["outcome"], gone["undo_until"]) == ("cancelled", "2026-11-24T10:31:00.000Z")
    room.later(seconds=59)
    stayed = do(client, mine.visit, "stay").get_json()
    assert (stayed["state"], stayed["ahead"]) == ("waiting", 0)


def test_after_a_minute_leaving_is_final(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue()
    do(client, mine.visit, "leave")
    room.later(seconds=61)
    assert do(client, mine.visit, "stay").status_code == 409


def test_a_visitor_cannot_undo_what_staff_did(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue()
    room.call()
    assert do(client, mine.visit, "stay").status_code == 409


def test_who_missed_the_call_comes_back_from_the_phone(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue()
    room.no_show(room.call().visit)
    assert do(client, mine.visit, "back").get_json()["origin"] == "return"


@pytest.mark.parametrize("deed", ["hold", "leave"])
def test_a_called_visitor_neither_rests_nor_leaves_by_phone(
    room: WaitingRoom, client: FlaskClient, deed: str
) -> None:
    mine = room.issue()
    room.call()
    assert do(client, mine.visit, deed).status_code == 409


def test_the_same_key_does_it_once(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue()
    assert [do(client, mine.visit, "hold", "one").status_code for _ in range(2)] == [200, 200]
    assert rows(room.store, "SELECT actor FROM event WHERE kind = 'visit_held'") == [
        ("visitor:phone",)
    ]


@pytest.mark.parametrize("deed", ["hold", "back", "leave", "stay"])
def test_an_unknown_ticket_can_do_nothing(client: FlaskClient, deed: str) -> None:
    assert do(client, UNKNOWN, deed).status_code == 404


def test_the_page_of_a_held_place_says_until_when_in_both_languages(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue()
    do(client, mine.visit, "hold")
    assert "Until 10:40." in client.get(f"/T/{mine.visit}?lang=en").text
    assert "Tan 10:40." in client.get(f"/T/{mine.visit}?lang=cy").text


def test_one_ticket_is_not_changed_without_end_and_others_are_as_before(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine, other = room.issue(), room.issue()
    said: list[Any] = []
    while not said or (said[-1].status_code == 200 and len(said) < 400):
        said.append(do(client, mine.visit, ("hold", "back")[len(said) % 2]))
    assert len(said) > 20
    assert said[-1].status_code == 429
    assert int(said[-1].headers["Retry-After"]) > 0
    assert do(client, other.visit, "hold").status_code == 200
