"""The screens of the waiting areas among the devices."""

from __future__ import annotations

import json
from typing import Any

from counters.desk.state import desk
from counters.reception.state import reception
from tests.unit.counters.room import Browser, Room
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.help import lately
from ticketing.visits import receipts

DEVICES = "/api/v1/sites/riverside/devices"


def seen(room: Room, screen: str = "seats", sound: receipts.Sound = "on") -> None:
    with room.house.store.write() as db:
        receipts.seen(db, "riverside", "main", screen, sound, room.house.clock())


def listed(browser: Browser) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(browser.get(DEVICES))["screens"]
    return found


def test_a_screen_is_listed_with_its_sound_and_when_it_was_seen(
    room: Room, browser: Browser
) -> None:
    browser.sign_on()
    seen(room, sound="blocked")
    (screen,) = listed(browser)
    assert (screen["zone_name"], screen["name"], screen["sound"]) == (
        "Waiting area", None, "blocked"
    )  # fmt: skip
    assert screen["there"]
    room.clock.forward(minutes=5)
    assert not listed(browser)[0]["there"]


def test_a_supervisor_says_which_screens_are_ours_and_an_adviser_does_not(
    room: Room, browser: Browser
) -> None:
    seen(room)
    name = "/api/v1/sites/riverside/screens/seats/name"
    browser.sign_on()
    assert browser.post(name, {"name": "Display, seats"}).status_code == 403
    browser.sign_on("carys", "/counter/riverside/room-1")
    assert browser.post(name, {"name": " Display, seats "}).status_code == 204
    assert listed(browser)[0]["name"] == "Display, seats"
    assert browser.post(name, {"name": None}).status_code == 204
    assert listed(browser)[0]["name"] is None
    assert browser.post(name, {"name": ""}).status_code == 422
    assert browser.post(name.replace("seats", "nobody"), {"name": "X"}).status_code == 404


def test_reception_and_desk_are_told_where_a_call_is_shown(room: Room) -> None:
    room.issue("council-tax")
    room.sign_on("megan")
    visit = commands.call_next(
        room.house.store, "riverside", "counter-3", Ask(room.clock(), SYSTEM, "megan")
    )
    assert visit is not None
    seen(room)
    site, now = room.house.site("riverside"), room.clock()
    with room.house.store.write() as db:
        (call,) = db.execute("SELECT announcement FROM step WHERE state = 'called'").fetchone()
        receipts.shown(db, "riverside", call, "seats", now)
        receipts.said(db, "riverside", call, "seats", now)
    told = {"shown": 1, "said": 1, "ours": 0}
    with room.house.store.read() as conn:
        assert desk(conn, site, "counter-3", now, [])["on_screens"] == told
        (busy,) = reception(conn, site, now, [], lambda site, visits: {})["in_hand"]
        assert busy["on_screens"] == told
    commands.start(room.house.store, visit.visit, Ask(now, SYSTEM, "megan"))
    with room.house.store.read() as conn:
        assert desk(conn, site, "counter-3", now, [])["on_screens"] is None


def test_the_reception_calls_somebody_again_who_was_called_by_another(
    room: Room, browser: Browser
) -> None:
    room.issue("council-tax")
    room.sign_on("megan")
    visit = commands.call_next(
        room.house.store, "riverside", "counter-3", Ask(room.clock(), SYSTEM, "megan")
    )
    assert visit is not None
    room.clock.forward(seconds=20)
    browser.sign_on("carys", "/counter/riverside/room-1")
    answer = browser.post(f"/api/v1/visits/{visit.visit}/recall", key="again")
    assert (answer.status_code, answer.json["recalls"]) == (200, 1)
    assert answer.json["service_point"] == "counter-3"


def test_a_screen_and_a_loudspeaker_tell_what_they_showed_and_said_last(
    room: Room, browser: Browser
) -> None:
    browser.sign_on()
    seen(room)
    assert listed(browser)[0]["last"] is None
    visit = room.issue("council-tax")
    browser.post("/api/v1/sites/riverside/service-points/counter-3/next")
    now = room.house.clock()
    with room.house.store.write() as db:
        (call,) = db.conn.execute("SELECT announcement FROM step").fetchone()
        receipts.shown(db, "riverside", call, "seats", now)
        receipts.said_by_speaker(db, "riverside", call, "riverside.speaker.hall", now)
    (screen,) = listed(browser)
    assert (screen["last"]["number"], screen["last"]["said"]) == (visit.number, False)
    assert screen["last"]["place"] == "Counter 3"
    with room.house.store.write() as db:
        day = room.house.site("riverside").service_day(now).isoformat()
        every = lately.calls(db.conn, "riverside", day)
    assert every["riverside.speaker.hall"].said


def test_a_supervisor_says_that_a_screen_was_replaced(room: Room, browser: Browser) -> None:
    seen(room)
    with room.house.store.write() as db:
        receipts.name(db, "riverside", "seats", "Display, seats")
    replaced = "/api/v1/sites/riverside/screens/seats/replaced"
    browser.sign_on()
    assert browser.post(replaced).status_code == 403
    browser.sign_on("carys", "/counter/riverside/room-1")
    assert browser.post(replaced).status_code == 409
    room.clock.forward(minutes=5)
    seen(room, "begun anew")
    assert browser.post(replaced).json == {"found": True}
    assert {one["screen"]: one["name"] for one in listed(browser)} == {
        "begun anew": "Display, seats", "seats": None,
    }  # fmt: skip
