"""A ticket of today is found over HTTP, however its number is typed and wherever it is."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from tests.unit.counters.room import POINT, Browser, Room


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


def test_nobody_else_may_look(room: Room, browser: Browser) -> None:
    answer = json.loads(browser.get("/api/v1/sites/riverside/visits?number=1"))
    assert answer["status"] == 401
