"""Who pairs a screen: at a PC where PINs will count, somebody who has just shown who they are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.counters.room import Browser, Room

PAIRED = "/api/v1/sites/riverside/paired-screens"


def shows(room: Room) -> str:
    """The code of a browser that waits."""
    return room.house.codes.show("its secret", "192.0.2.7", "Chrome 140 on Linux", "/").code


@pytest.fixture
def carys(room: Room) -> Browser:
    """A supervisor who signed in a while ago."""
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")
    browser.get("/devices/riverside")
    room.clock.forward(minutes=16)
    return browser


@pytest.mark.parametrize(
    "what", [{"kind": "counter", "place": "counter-3"}, {"kind": "tablet", "place": None}]
)
def test_where_pins_will_count_the_supervisor_shows_who_they_are_first(
    room: Room, carys: Browser, what: dict[str, Any]
) -> None:
    body = {"code": shows(room), **what}
    refused = carys.post(PAIRED, body)
    assert (refused.status_code, refused.json["type"][-13:]) == (403, "confirm-first")
    carys.form("/confirm/riverside", secret="9999", adviser="carys")
    assert carys.post(PAIRED, body).status_code == 201


def test_a_display_asks_for_nothing_more(room: Room, carys: Browser) -> None:
    made = carys.post(PAIRED, {"code": shows(room), "kind": "display", "place": "main"})
    assert (made.status_code, made.json["name"]) == (201, "Display, Waiting area")


@pytest.mark.parametrize("name", ["Seats\nand more", "x" * 61, " "])
def test_a_name_that_cannot_be_shown_is_refused_and_the_code_stays(
    room: Room, carys: Browser, name: str
) -> None:
    body = {"code": shows(room), "kind": "display", "place": "main"}
    assert carys.post(PAIRED, {**body, "name": name}).status_code == 422
    assert carys.post(PAIRED, body).status_code == 201


@pytest.mark.parametrize("code", ["41820", "4182066", "41820a", " 418206", ""])
def test_what_is_no_code_is_no_try(carys: Browser, code: str) -> None:
    for _ in range(20):
        assert carys.post(f"{PAIRED}/look", {"code": code}).status_code == 422


def test_the_page_says_what_a_screen_may_become(room: Room, carys: Browser) -> None:
    page = carys.get("/devices/riverside")
    for words in ('"address": "http://localhost"', '"Counter 3"', '"Waiting area"'):
        assert words in page
    adviser = Browser(room)
    adviser.sign_on("megan")
    assert '"names": false' in adviser.get("/devices/riverside")
