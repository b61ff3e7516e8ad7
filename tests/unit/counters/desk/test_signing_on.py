"""Signing on at a service point, by the form that needs no JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

from tests.unit.counters.room import DESK, PINS, POINT, Browser, Room, make
from ticketing.staff import places


def signed_on(room: Room, point: str = "counter-3") -> str | None:
    with room.house.store.read() as conn:
        here = places.signed_on_at(conn, "riverside", point)
    return here.adviser if here else None


def test_the_place_asks_who_is_there_and_names_whom_to_ask_for_a_pin(browser: Browser) -> None:
    page = browser.at_known_pc().get(DESK)
    assert "Choose your name" in page
    assert "ask Carys" in page


def test_name_and_pin_lead_to_the_desk(room: Room, browser: Browser) -> None:
    browser.get(DESK)
    status, page = browser.form(DESK, adviser="megan", pin=PINS["megan"])
    assert (status, signed_on(room)) == (200, "megan")
    assert 'id="desk"' in page


def test_a_wrong_pin_is_said_beside_the_field_and_signs_nobody_on(
    room: Room, browser: Browser
) -> None:
    browser.at_known_pc().get(DESK)
    status, page = browser.form(DESK, adviser="megan", pin="0000")
    assert (status, signed_on(room)) == (403, None)
    assert "That PIN does not belong to Megan." in page
    assert "<title>Error: " in page
    assert 'value="megan" selected' in page


def test_a_pin_of_three_figures_is_not_tried(room: Room, browser: Browser) -> None:
    browser.get(DESK)
    status, page = browser.form(DESK, adviser="megan", pin="135")
    assert (status, signed_on(room)) == (422, None)
    assert "A PIN has 4 figures. Type all four." in page


def test_a_form_without_a_name_asks_for_it(browser: Browser) -> None:
    browser.at_known_pc().get(DESK)
    status, page = browser.form(DESK, adviser="", pin="1357")
    assert status == 422
    assert "Choose your name." in page


def test_too_many_tries_are_told_to_wait(tmp_path: Path) -> None:
    room = make(tmp_path, sign_in_rate="2 per minute")
    browser = Browser(room)
    browser.get(DESK)
    for _ in range(2):
        browser.form(DESK, adviser="megan", pin="0000")
    status, page = browser.form(DESK, adviser="megan", pin=PINS["megan"])
    assert (status, signed_on(room)) == (429, None)
    assert "Too many tries." in page


def test_who_is_still_signed_on_is_named_before_they_are_signed_off(
    room: Room, browser: Browser
) -> None:
    room.sign_on("daniel")
    page = browser.at_known_pc().get(DESK)
    assert "Daniel is still signed on here</b> from 11:42" in page
    assert "Daniel is signed off" in page
    browser.form(DESK, adviser="megan", pin=PINS["megan"])
    assert signed_on(room) == "megan"


def test_a_sign_on_of_yesterday_is_told_with_its_day(room: Room, browser: Browser) -> None:
    room.sign_on("daniel")
    room.clock.forward(days=1)
    assert "from Tuesday 11:42" in browser.at_known_pc().get(DESK)


def test_a_visit_that_is_still_there_becomes_the_next_advisers(
    room: Room, browser: Browser
) -> None:
    ticket = room.issue("council-tax")
    browser.sign_on("megan")
    browser.post("/api/v1/sites/riverside/service-points/counter-3/next")
    page = Browser(room).at_known_pc().get(DESK)
    assert f"{ticket.number} stays here and becomes yours." in page


def test_another_browser_does_not_see_the_desk(room: Room, browser: Browser) -> None:
    browser.sign_on("megan")
    assert "Sign on</button>" in Browser(room).get(DESK)


def test_the_session_that_ended_is_said_in_a_sentence(browser: Browser) -> None:
    assert "because the session had ended" in browser.get(f"{DESK}?because=expired")
    assert "told" not in browser.get(f"{DESK}?because=something")


def test_the_places_say_who_is_where(room: Room, browser: Browser) -> None:
    room.sign_on("daniel", "counter-1")
    page = browser.at_known_pc().get("/counter/riverside")
    assert "Daniel, from 11:42" in page
    assert page.count("nobody signed on") == 2


def test_where_nobody_is_known_names_are_typed_and_none_is_told(
    room: Room, browser: Browser
) -> None:
    room.sign_on("daniel", "counter-1")
    browser.sign_on("megan")
    stranger = Browser(room)
    for path in ("/counter/riverside", DESK, "/counter/riverside/counter-1"):
        page = stranger.get(path)
        for name in ("Megan", "Daniel", "Carys", "daniel", "signed on", "11:42"):
            assert name not in page, (path, name)
    page = stranger.get("/counter/riverside/counter-1")
    assert '<input id="adviser" name="adviser" type="text"' in page
    status, page = stranger.form("/counter/riverside/counter-1", adviser=" dANIEL", pin="2468")
    assert (status, signed_on(room, "counter-1")) == (200, "daniel")


def test_a_name_that_there_is_not_is_refused_as_a_wrong_pin_is(browser: Browser) -> None:
    browser.get(DESK)
    answers = []
    for name in ("Megan", "Mallory"):
        status, page = browser.form(DESK, adviser=name, pin="0003")
        page = re.sub(r'content="[^"]+"|value="[^"]+"', "", page)  # tokens against forged forms
        answers.append((status, page.replace(name, "")))
    assert answers[0] == answers[1]
    assert answers[0][0] == 403


def test_a_place_that_does_not_exist_names_those_there_are(browser: Browser) -> None:
    assert "counter-3" in browser.get("/counter/riverside/counter-9")


def test_somebody_who_is_signed_on_may_not_guess_anothers_pin_any_faster(tmp_path: Path) -> None:
    room = make(tmp_path, sign_in_rate="3 per minute")
    browser = Browser(room)
    browser.sign_on("megan")
    other = "/counter/riverside/counter-1"
    tries = [browser.form(other, adviser="daniel", pin=f"000{n}")[0] for n in range(4)]
    assert tries[-1] == 429


def test_the_way_back_out_of_a_room_leads_to_the_visit_that_is_there(
    room: Room, browser: Browser
) -> None:
    room.issue("private")
    browser.sign_on()
    called = browser.post(f"{POINT}/next").json
    assert called["service_point"] == "room-1"
    page = browser.get("/counter/riverside/counter-3")
    assert "<title>Room 1, " in page
    browser.post(f"/api/v1/visits/{called['visit']}/start")
    browser.post(f"/api/v1/visits/{called['visit']}/finish", {"outcome": "resolved"})
    page = browser.get("/counter/riverside/counter-3")
    assert "You are signed on at Room 1." in page
    assert 'href="/counter/riverside/room-1"' in page
