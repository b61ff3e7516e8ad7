"""Boards and pads on the page of devices: what they show, and how one is given its number."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hardware.protocol import (
    Answered,
    DeviceReport,
    DeviceState,
    PadState,
    Pressed,
    Renumber,
    Row,
    Shown,
)
from server.field.devices import configured
from tests.unit.counters.room import PRINTER, SITE, Browser, Room
from tests.wired import WIRED
from ticketing.sites.file import parse
from web import tokens

DEVICES = "/api/v1/sites/riverside/devices"
BOARD, PAD = "riverside.board.c3", "riverside.pad.p3"
NUMBER = f"{DEVICES}/{BOARD}/give-number"


class Wire:
    """The way to the agents, of which only numbers are kept."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, int]] = []

    def send_try(self, agent: str, wanted: object) -> None: ...
    def send_to_say(self, agent: str, to_say: object) -> None: ...
    def send_search(self, agent: str, wanted: object) -> None: ...
    def send_number(self, agent: str, told: Renumber) -> None:
        self.told.append((agent, told.device, told.old))

    def send_jobs(self, *_: Any) -> None: ...
    def send_shown(self, *_: Any) -> None: ...
    def send_configuration(self, *_: Any) -> None: ...


@pytest.fixture
def wire(room: Room) -> Wire:
    """The room with boards and pads, whose agent is there."""
    found = Wire()
    room.hub.configure([room.hub.device(PRINTER), *configured(parse(SITE + WIRED))])
    room.hub.wire = found
    room.hub.agent_came("hall-pc")
    return found


def opened(room: Room, browser: Browser, role: tokens.Role) -> Browser:
    secret = tokens.make(room.house.store, role, site="riverside", name=role, now=room.clock())
    browser.get(f"/devices/riverside?token={secret}")
    return browser


def listed(browser: Browser) -> dict[str, Any]:
    return {one["device"]: one for one in json.loads(browser.get(DEVICES))["devices"]}


def test_boards_and_pads_tell_what_they_show_and_when_they_were_pressed(
    room: Room, browser: Browser, wire: Wire
) -> None:
    browser = opened(room, browser, "adviser")
    found = listed(browser)
    assert found[PRINTER]["wired"] is None
    assert (found[BOARD]["kind"], found[BOARD]["wired"]["shows"]) == ("board", "")
    room.hub.show([Shown(device=BOARD, rows=(Row(number="C014", place="3"), Row(number="C2")))])
    room.hub.on_press(lambda config, pressed: Answered(done=True))
    room.hub.pressed("hall-pc", Pressed(device=PAD, key="31", press="1", at=room.clock()))
    room.hub.states(
        "hall-pc",
        [
            DeviceReport(device=BOARD, state=DeviceState.UNPLUGGED),
            DeviceReport(device=PAD, state=PadState.KEY_STUCK),
        ],
    )
    found = listed(browser)
    assert found[BOARD]["wired"]["shows"] == "C014 3, C2"
    assert (found[BOARD]["state"], found[BOARD]["usable"]) == ("unplugged", False)
    assert (found[PAD]["state"], found[PAD]["wired"]["pressed"]) == ("key_stuck", "next-or-recall")
    assert found[PAD]["wired"]["pressed_at"].startswith("2026-11-17T11:42")
    assert browser.post(f"{DEVICES}/{BOARD}/print-test").status_code == 409
    assert browser.post(f"{DEVICES}/{BOARD}/new-roll").status_code == 409


def test_a_board_is_told_its_number_by_an_administrator(
    room: Room, browser: Browser, wire: Wire
) -> None:
    browser = opened(room, browser, "administrator")
    answer = browser.post(NUMBER, {"old": 255})
    assert (answer.status_code, answer.json) == (200, {"number": 33})
    assert wire.told == [("hall-pc", BOARD, 255)]
    assert browser.post(NUMBER, {"old": 256}).status_code == 422
    for other, status in ((PRINTER, 409), ("riverside.pad.foot", 409), ("riverside.no", 404)):
        assert browser.post(f"{DEVICES}/{other}/give-number", {"old": 1}).status_code == status
    room.clock.forward(minutes=1)  # the agent is not heard of any more
    assert browser.post(NUMBER, {"old": 255}).status_code == 409
    assert len(wire.told) == 1


def test_nobody_else_gives_numbers(room: Room, browser: Browser, wire: Wire) -> None:
    assert opened(room, browser, "supervisor").post(NUMBER, {"old": 255}).status_code == 403
    assert wire.told == []
