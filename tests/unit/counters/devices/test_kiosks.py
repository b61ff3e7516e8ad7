"""The kiosks on the devices page: who waits with their tickets, and taking those back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.counters.room import SITE, Browser, Room
from ticketing import commands
from ticketing.asks import SYSTEM, Ask

API = "/api/v1/sites/riverside"
KIOSK = f"{API}/kiosks/left"


@pytest.fixture
def carys(room: Room) -> Browser:
    """A supervisor of a site with a kiosk."""
    text = f"""{SITE}
[[kiosks]]
id = "left"
name = "Kiosk 1"
zone = "main"
"""
    commands.load_site(room.house.store, text, now=room.clock(), actor=SYSTEM)
    browser = Browser(room)
    browser.sign_on("carys", "/counter/riverside/counter-1")
    browser.get("/devices/riverside")
    return browser


def give(room: Room, count: int) -> None:
    for _ in range(count):
        ask = Ask(room.clock(), SYSTEM)
        commands.issue(
            room.house.store, "riverside", "bus", ask, language="en", kiosk="left"
        )  # fmt: skip


def preview(browser: Browser, since: str) -> Any:
    return browser.json(f"{KIOSK}/tickets?since={since}")


def test_a_supervisor_sees_how_many_and_takes_those_back(room: Room, carys: Browser) -> None:
    give(room, 1)
    room.clock.forward(minutes=5)
    give(room, 3)
    (kiosk,) = carys.json(f"{API}/devices")["kiosks"]
    assert kiosk == {
        "kiosk": "left", "name": "Kiosk 1", "where": "Waiting area", "waiting": 4,
        "last": {"number": "P004", "at": "2026-11-17T11:47:00.000Z"}, "open": True,
    }  # fmt: skip
    found = preview(carys, "11:45")
    assert (found["waiting"], found["first"], found["last"]) == (3, "P002", "P004")
    assert (found["since"], found["until"]) == (
        "2026-11-17T11:45:00.000Z", "2026-11-17T11:47:00.000Z",
    )  # fmt: skip
    room.clock.forward(minutes=1)
    give(room, 1)  # while it is looked at: it was not shown, and stays
    span = {"since": found["since"], "until": found["until"]}
    answer = carys.post(f"{KIOSK}/cancel-tickets", span, key="one")
    assert answer.json == {"cancelled": 3}
    assert carys.post(f"{KIOSK}/cancel-tickets", span, key="one").json == {"cancelled": 3}
    assert carys.post(f"{KIOSK}/cancel-tickets", span, key="two").status_code == 409
    assert preview(carys, "00:00")["waiting"] == 2
    events = carys.json(f"{API}/security-log")["events"]
    told = next(one for one in events if one["kind"] == "tickets_cancelled")
    assert (told["by"], told["detail"]) == ("carys", "3 of the kiosk left, since 11:45")


def test_a_moment_is_that_of_the_sites_clock_today(carys: Browser) -> None:
    assert preview(carys, "23:59")["waiting"] == 0
    for wrong in ("24:00", "9:00", "now", "", "2026-11-17T11:45:00Z", "10:42%00"):
        assert preview(carys, wrong)["status"] == 422, wrong
    assert carys.json(f"{API}/kiosks/none/tickets?since=10:00")["status"] == 404
    for span in ({"since": "10:42", "until": "11:00"}, {"since": 0, "until": 1}, {}):
        assert carys.post(f"{KIOSK}/cancel-tickets", span).status_code == 422


def test_it_is_for_supervisors(room: Room, carys: Browser) -> None:
    span = {"since": "2026-11-17T11:00:00Z", "until": "2026-11-17T11:47:00Z"}
    megan = Browser(room)
    megan.sign_on("megan")
    assert preview(megan, "11:00")["status"] == 403
    assert megan.post(f"{KIOSK}/cancel-tickets", span).status_code == 403
    assert len(megan.json(f"{API}/devices")["kiosks"]) == 1
