"""What a called visitor says from their phone reaches the desk, and their own page."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.helpers import an_ask, rows
from tests.unit.display.waiting_room import WaitingRoom
from ticketing import commands
from ticketing.staff import places
from ticketing.visits import heard, queries


def say(client: FlaskClient, visit: str, says: str | None) -> Any:
    return client.post(f"/api/v1/visits/{visit}/ticket/say", json={"says": says})


def on_the_desk(room: WaitingRoom, visit: str) -> str | None:
    with room.store.read() as conn:
        said = heard.of_step(conn, queries.present(conn, visit).step)
    return said["says"] if said else None


def test_who_was_called_says_that_they_come_and_takes_it_back(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue().visit
    room.call("counter-3")
    assert say(client, mine, "on_my_way").get_json()["heard"] == "on_my_way"
    assert on_the_desk(room, mine) == "on_my_way"
    assert say(client, mine, "more_time").get_json()["heard"] == "more_time"
    assert say(client, mine, None).get_json()["heard"] is None
    assert on_the_desk(room, mine) is None


def test_the_same_said_twice_is_one_event(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue().visit
    room.call()
    for _ in range(2):
        say(client, mine, "on_my_way")
    assert len(rows(room.store, "SELECT 1 FROM event WHERE kind = 'visitor_heard'")) == 1


@pytest.mark.parametrize("state", ["waiting", "serving", "ended"])
def test_only_who_is_awaited_says_it(room: WaitingRoom, client: FlaskClient, state: str) -> None:
    mine = room.issue().visit
    if state != "waiting":
        room.call()
        room.start(mine)
    if state == "ended":
        room.finish(mine)
    assert say(client, mine, "on_my_way").status_code == 409


def test_a_word_that_is_none_is_refused(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue().visit
    room.call()
    assert say(client, mine, "never").status_code == 422


def test_what_was_said_of_one_call_is_not_said_of_the_next(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue().visit
    room.call()
    say(client, mine, "on_my_way")
    room.no_show(mine)
    commands.come_back(room.store, mine, an_ask(room.now))
    room.later(seconds=5)
    room.call()
    assert on_the_desk(room, mine) is None


def test_it_takes_no_undo_from_the_adviser(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue().visit
    places.sign_on(
        room.store, room.site.id, "megan", "counter-3", an_ask(room.now, adviser="megan")
    )
    asked = an_ask(room.now, adviser="megan")
    commands.call_next(room.store, room.site.id, "counter-3", asked)
    say(client, mine, "on_my_way")
    assert commands.undo(room.store, mine, asked).state == "waiting"
    assert on_the_desk(room, mine) is None
