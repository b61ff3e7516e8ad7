"""A house with the pages of administration, and Nia, who is administrator."""

from __future__ import annotations

from pathlib import Path

import pytest

import administration.screens
from tests.helpers import hash_of, set_pin
from tests.unit.counters.room import PINS, Browser, Room, make
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = make(tmp_path)
    for screen in administration.screens.SCREENS:
        assert screen.blueprint is not None
        room.app.register_api(screen.blueprint(room.house, room.hub))
    by = Manager(Ask(room.clock(), SYSTEM), "administrator")
    people.add(
        room.house.store, "riverside", by, "nia", name="Nia", role="administrator", skills=[],
        backup=[], languages=[],
    )  # fmt: skip
    set_pin(room.house.store, "riverside", "nia", hash_of("8642"))
    return room


@pytest.fixture
def nia(room: Room, monkeypatch: pytest.MonkeyPatch) -> Browser:
    monkeypatch.setitem(PINS, "nia", "8642")
    browser = Browser(room)
    browser.sign_on("nia")
    return browser
