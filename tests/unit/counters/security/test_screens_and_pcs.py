"""Screens and PCs: what is let in by a token, when it was last used, and the key that ends it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.counters.room import SITE, Browser, Room
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager
from web import tokens

API = "/api/v1/sites/riverside"


@pytest.fixture
def alys(room: Room) -> Browser:
    """An administrator."""
    by = Manager(Ask(room.clock(), SYSTEM))
    people.change(room.house.store, "riverside", "carys", by, role="administrator")
    browser = Browser(room)
    browser.sign_on("carys", "/counter/riverside/counter-1")
    return browser


def make(room: Room, role: Any, name: str, **more: Any) -> tuple[int, str]:
    site = more.pop("site", "riverside")
    secret = tokens.make(room.house.store, role, site=site, name=name, now=room.clock(), **more)
    with room.house.store.read() as conn:
        token = tokens.find(conn, secret)
    assert token is not None
    return token.id, secret


def by(room: Room, secret: str, path: str) -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    return room.app.test_client().get(f"{API}/{path}", headers=headers).status_code


def listed(browser: Browser) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.json(f"{API}/tokens")["tokens"]
    return found


def test_it_names_what_is_let_in_and_when_it_was_last_used(room: Room, alys: Browser) -> None:
    _, secret = make(room, "supervisor", "Office")
    make(room, "kiosk", "Left", kiosk="left")
    make(room, "agent", "local", site=None)
    assert by(room, secret, "devices") == 200
    first, second, third = listed(alys)
    assert [first["name"], second["name"], third["name"]] == ["local", "Left", "Office"]
    assert (first["everywhere"], second["kiosk"]) == (True, "left")
    assert (second["last_used_at"], third["last_used_at"]) == (None, "2026-11-17T11:42:00.000Z")
    assert secret not in repr(listed(alys))
    page = alys.get("/screens-and-pcs/riverside")
    assert "within two hours" in page
    assert "Known PC" not in page
    assert "/screens-and-pcs/riverside" in alys.get("/security/riverside")


def test_its_use_is_written_once_an_hour(room: Room) -> None:
    _, secret = make(room, "supervisor", "Office")
    seen = []
    for minutes in (0, 59, 2):
        room.clock.forward(minutes=minutes)
        by(room, secret, "devices")
        room.house.uses.flush()
        with room.house.store.read() as conn:
            seen.append(tokens.of_site(conn, "riverside")[0].last_used_at)
    assert seen[0] == seen[1] != seen[2]


def test_an_administrator_ends_one_at_once_and_the_log_says_so(room: Room, alys: Browser) -> None:
    told: list[int] = []
    room.house.sessions.when_ended(lambda: told.append(1))
    token, secret = make(room, "supervisor", "Office")
    assert by(room, secret, "devices") == 200
    alys.get("/screens-and-pcs/riverside")
    status, page = alys.form(f"/screens-and-pcs/riverside/{token}/end")
    assert (status, "Office" in page) == (200, False)
    assert by(room, secret, "devices") == 401
    assert told  # whatever is open looks again
    assert listed(alys) == []
    assert alys.post(f"{API}/tokens/{token}/end").status_code == 404
    events = alys.json(f"{API}/security-log")["events"]
    ended = next(one for one in events if one["kind"] == "token_ended")
    assert (ended["by"], ended["detail"]) == ("carys", "of role supervisor: Office")


def test_a_supervisor_sees_them_and_ends_none(room: Room) -> None:
    token, secret = make(room, "kiosk", "Left", kiosk="left")
    carys = Browser(room)
    carys.sign_on("carys", "/counter/riverside/counter-1")
    page = carys.get("/screens-and-pcs/riverside")
    assert "Left" in page
    assert "An administrator ends them." in page
    assert "End it now" not in page
    assert carys.post(f"{API}/tokens/{token}/end").status_code == 403
    assert carys.form(f"/screens-and-pcs/riverside/{token}/end")[0] == 403
    assert by(room, secret, "devices") == 403
    megan = Browser(room)
    megan.sign_on("megan")
    assert megan.json(f"{API}/tokens")["status"] == 403


def test_it_is_asked_who_one_is_a_while_after_signing_in(room: Room, alys: Browser) -> None:
    token, _ = make(room, "kiosk", "Left", kiosk="left")
    alys.get("/screens-and-pcs/riverside")
    room.clock.forward(minutes=16)
    assert alys.post(f"{API}/tokens/{token}/end").json["type"].endswith("confirm-first")
    status, page = alys.form(f"/screens-and-pcs/riverside/{token}/end")
    assert (status, "/confirm/riverside" in page) == (403, True)
    assert len(listed(alys)) == 1


def test_what_other_sites_use_is_not_ended_from_one(room: Room, alys: Browser) -> None:
    own, _ = make(room, "agent", "local", site=None)
    assert alys.post(f"{API}/tokens/{own}/end").status_code == 204
    shared, _ = make(room, "agent", "local", site=None)
    other = make_other_site(room)
    foreign, _ = make(room, "kiosk", "Elsewhere", site=other)
    refused = alys.post(f"{API}/tokens/{shared}/end")
    assert (refused.status_code, "every site" in refused.json["detail"]) == (409, True)
    assert alys.post(f"{API}/tokens/{foreign}/end").status_code == 404
    assert [one["name"] for one in listed(alys)] == ["local"]


def make_other_site(room: Room) -> str:
    text = SITE.replace('id = "riverside"', 'id = "harbour"', 1)
    commands.load_site(room.house.store, text, now=room.clock(), actor=SYSTEM)
    return "harbour"
