"""Who changes roles, secrets and who belongs here has just typed their own secret."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.counters.room import Browser, Room
from web import tokens

STAFF = "/api/v1/sites/riverside/staff"


@pytest.fixture
def carys(room: Room) -> Browser:
    """A supervisor who signed in a while ago."""
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")
    browser.get("/staff/riverside")
    room.clock.forward(minutes=16)
    return browser


@pytest.mark.parametrize(
    "change", [{"role": "supervisor"}, {"pin": "8305"}, {"password": "four words of a song"},
               {"retired": True}]
)  # fmt: skip
def test_a_while_after_signing_in_it_is_asked_for_again(carys: Browser, change: Any) -> None:
    refused = carys.post(f"{STAFF}/megan", change)
    assert (refused.status_code, refused.json["type"][-13:]) == (403, "confirm-first")
    assert carys.post(STAFF, {"name": "Aled"}).status_code == 403
    status, page = carys.form("/confirm/riverside", secret="9999", adviser="carys")
    assert (status, "nothing asks again" in page) == (200, True)
    assert carys.post(f"{STAFF}/megan", change).status_code == 200


def test_what_is_changed_in_passing_asks_for_nothing(carys: Browser) -> None:
    for change in ({"levels": {"bus": "backup"}}, {"languages": ["pl"]}, {"name": "Meg"}):
        assert carys.post(f"{STAFF}/megan", change).status_code == 200


def test_a_wrong_secret_confirms_nothing_and_is_noted(carys: Browser) -> None:
    status, page = carys.form("/confirm/riverside", secret="0001", adviser="carys")
    assert (status, "does not belong" in page) == (403, True)
    assert carys.post(f"{STAFF}/megan", {"pin": "8305"}).status_code == 403
    kinds = {one["kind"] for one in carys.json("/api/v1/sites/riverside/security-log")["events"]}
    assert "confirm_failed" in kinds


def test_somebody_elses_secret_confirms_nothing(carys: Browser) -> None:
    assert carys.form("/confirm/riverside", secret="1357", adviser="megan")[0] == 403
    assert carys.post(f"{STAFF}/megan", {"pin": "8305"}).status_code == 403


def test_a_program_with_a_token_is_not_asked(room: Room) -> None:
    secret = tokens.make(
        room.house.store, "supervisor", site="riverside", name="hr", now=room.clock()
    )
    room.clock.forward(days=3)
    client = room.app.test_client()
    headers = {"Authorization": f"Bearer {secret}"}
    answer = client.post(f"{STAFF}/megan", json={"role": "receptionist"}, headers=headers)
    assert answer.status_code == 200


def test_what_was_typed_by_a_clock_that_was_ahead_does_not_last_until_then(room: Room) -> None:
    room.clock.forward(days=30)
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")
    browser.get("/staff/riverside")
    room.clock.forward(days=-30)
    assert browser.post(f"{STAFF}/megan", {"role": "supervisor"}).status_code == 403
