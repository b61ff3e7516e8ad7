"""An alert stands on the pages of who works at the door, and at the desk whose own it is, until one
of them presses it away."""

from __future__ import annotations

from datetime import timedelta

from counters.help.live import StaffNamespace
from storage.times import iso, to_ms
from tests.unit.counters.room import Browser, Room
from ticketing.help.alerts import Needed
from web.callers import Caller, Grant
from web.live import Live

KIOSK = Needed("kiosk one", "kiosk", "Kiosk 1", "Waiting area", "gone")
BOARD = Needed("board 3", "board", "Board, Counter 3", "", "unplugged", places=("counter-3",))


def told(room: Room, key: str) -> list[tuple[str, str]]:
    """What one screen shows: name and state, in words."""
    state = StaffNamespace(room.house, Live(room.clock)).compute(f"riverside|{key}")
    return [(one["name"], one["words"]) for one in state["alerts"]]


def down(room: Room, *needed: Needed) -> None:
    for seconds in (0, 31):
        room.house.alerts.look("riverside", needed, room.clock() + timedelta(seconds=seconds))


def screen(room: Room, role: str, **joined: object) -> str:
    """The room of live states that a screen of this role joins."""
    who = Caller((Grant(role, "riverside", "test"),))
    space = StaffNamespace(room.house, Live(room.clock))
    return space.key_for({"site": "riverside", "point": None, **joined}, who).partition("|")[2]


def test_supervisors_and_reception_are_told_of_all_and_a_desk_of_its_own(room: Room) -> None:
    down(room, KIOSK, BOARD)
    board = ("Board, Counter 3", "Unplugged")
    every = [("Kiosk 1", "Not there"), board]
    assert told(room, screen(room, "receptionist")) == every
    assert told(room, screen(room, "supervisor", point="counter-1")) == every
    assert told(room, screen(room, "adviser")) == every
    assert told(room, screen(room, "adviser", point="counter-1", page="reception")) == every
    assert told(room, screen(room, "adviser", point="counter-3")) == [board]
    assert told(room, screen(room, "adviser", point="counter-1")) == []


def test_a_press_takes_it_from_every_screen_and_says_so_at_once(
    room: Room, browser: Browser
) -> None:
    down(room, KIOSK, BOARD)
    changed: list[str] = []
    room.house.alerts.when_changed(changed.append)
    browser.sign_on()
    read = {"since": iso(to_ms(room.clock()))}
    assert browser.post("/api/v1/sites/riverside/alerts/1/dismiss", read).status_code == 204
    assert changed == ["riverside"]
    assert told(room, "||door") == [("Board, Counter 3", "Unplugged")]
    assert browser.post("/api/v1/sites/riverside/alerts/999/dismiss", read).status_code == 404
