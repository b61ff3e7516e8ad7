"""A ticket of today is found over HTTP, however its number is typed and wherever it is."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from tests.unit.counters.room import POINT, Browser, Room
from ticketing.visits import receipts


def found(browser: Browser, typed: str) -> list[Any]:
    answer = json.loads(browser.get(f"/api/v1/sites/riverside/visits?number={quote(typed)}"))
    listed: list[Any] = answer["visits"]
    return listed


@pytest.mark.parametrize("typed", ["C001", "c 1", "C-001", "01", "1"])
def test_it_is_found_however_it_is_typed(room: Room, browser: Browser, typed: str) -> None:
    room.issue("council-tax")
    browser.sign_on()
    (one,) = found(browser, typed)
    assert (one["number"], one["state"], one["ended_by"]) == ("C001", "waiting", None)


def test_figures_alone_find_those_of_every_letter(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    room.issue("bus")
    browser.sign_on()
    assert [one["number"] for one in found(browser, "1")] == ["C001", "P001"]
    assert found(browser, "2") == []
    assert found(browser, "council") == []


def test_one_that_has_ended_is_told_with_when_where_and_by_whom(
    room: Room, browser: Browser
) -> None:
    room.issue("council-tax")
    browser.sign_on()
    visit = browser.post(f"{POINT}/next").json["visit"]
    browser.post(f"/api/v1/visits/{visit}/start")
    browser.post(f"/api/v1/visits/{visit}/finish", {"outcome": "resolved"})
    (one,) = found(browser, "C001")
    assert (one["state"], one["service_point"], one["outcome"]) == (
        "ended", "counter-3", "resolved",
    )  # fmt: skip
    assert (one["ended_by"], one["back_until"]) == ("Megan", None)
    assert one["ended_at"] is not None


def test_each_call_is_told_with_what_the_screens_made_of_it(room: Room, browser: Browser) -> None:
    """'You skipped my number': called then, there, shown on 1 of 2, not spoken."""
    seats, window = (receipts.screen_id(name) for name in ("seats", "window"))
    with room.house.store.write() as db:
        for screen, name in ((seats, "Display, seats"), (window, "Display, window")):
            receipts.seen(db, "riverside", "main", screen, "on", room.house.clock())
            receipts.name(db, "riverside", screen, name)
    room.issue("council-tax")
    browser.sign_on()
    browser.post(f"{POINT}/next")
    (one,) = found(browser, "C001")
    (call,) = one["calls"]
    assert (call["service_point"], call["shown"], call["said"], call["screens"]) == (
        "counter-3", 0, 0, 2,
    )  # fmt: skip
    with room.house.store.write() as db:
        seq = db.execute("SELECT announcement FROM step").fetchone()[0]
        stranger = receipts.screen_id("stranger")
        for screen in (seats, stranger):
            receipts.seen(db, "riverside", "main", screen, "on", room.house.clock())
            receipts.shown(db, "riverside", seq, screen, room.house.clock())
        receipts.said(db, "riverside", seq, stranger, room.house.clock())
    (call,) = found(browser, "C001")[0]["calls"]
    assert (call["shown"], call["said"], call["screens"]) == (1, 0, 2)


def test_nobody_else_may_look(room: Room, browser: Browser) -> None:
    answer = json.loads(browser.get("/api/v1/sites/riverside/visits?number=1"))
    assert answer["status"] == 401
