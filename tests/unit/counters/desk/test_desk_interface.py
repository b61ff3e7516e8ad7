"""The JSON interface of a service point, as the desk and programs use it."""

from __future__ import annotations

from tests.unit.counters.room import POINT, Browser, Room


def test_next_calls_the_one_who_waits(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    browser.sign_on()
    answer = browser.post(f"{POINT}/next")
    assert answer.status_code == 200
    assert (answer.json["number"], answer.json["state"]) == ("C001", "called")


def test_next_answers_204_when_nobody_waits_for_me(room: Room, browser: Browser) -> None:
    room.issue("bus")
    browser.sign_on()
    assert browser.post(f"{POINT}/next").status_code == 204


def test_the_same_key_twice_calls_once(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    room.issue("council-tax")
    browser.sign_on()
    first = browser.post(f"{POINT}/next", key="one press")
    again = browser.post(f"{POINT}/next", key="one press")
    assert first.json == again.json
    waiting = browser.get("/api/v1/sites/riverside/waiting")
    assert '"waiting":1' in waiting.replace(" ", "")


def test_a_second_next_is_refused_with_the_present_state(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    browser.sign_on()
    browser.post(f"{POINT}/next")
    refused = browser.post(f"{POINT}/next")
    assert refused.status_code == 409
    assert refused.json["detail"] == "C001 is at Counter 3. Finish it before the next."


def test_a_visit_from_call_to_outcome(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    browser.sign_on()
    visit = browser.post(f"{POINT}/next").json["visit"]
    room.clock.forward(seconds=20)
    assert browser.post(f"/api/v1/visits/{visit}/recall").json["recalls"] == 1
    assert browser.post(f"/api/v1/visits/{visit}/start").json["state"] == "serving"
    ended = browser.post(f"/api/v1/visits/{visit}/finish", {"outcome": "resolved"})
    assert (ended.json["state"], ended.json["outcome"]) == ("ended", "resolved")


def test_no_show_opens_after_the_recalls(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    browser.sign_on()
    visit = browser.post(f"{POINT}/next").json["visit"]
    early = browser.post(f"/api/v1/visits/{visit}/no-show")
    assert early.status_code == 409
    room.clock.forward(seconds=20)
    browser.post(f"/api/v1/visits/{visit}/recall")
    room.clock.forward(seconds=20)
    assert browser.post(f"/api/v1/visits/{visit}/no-show").json["outcome"] == "no_show"


def test_an_outcome_that_the_site_does_not_have_is_refused(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    browser.sign_on()
    visit = browser.post(f"{POINT}/next").json["visit"]
    browser.post(f"/api/v1/visits/{visit}/start")
    refused = browser.post(f"/api/v1/visits/{visit}/finish", {"outcome": "gone"})
    assert refused.status_code == 404
    assert "resolved, form-issued" in refused.json["detail"]


def test_nobody_signed_on_may_not_call(room: Room, browser: Browser) -> None:
    browser.get("/counter/riverside/counter-3")
    assert browser.post(f"{POINT}/next").status_code == 401


def test_at_a_place_where_i_am_not_signed_on_i_may_not_call(room: Room, browser: Browser) -> None:
    browser.sign_on()
    refused = browser.post("/api/v1/sites/riverside/service-points/counter-1/next")
    assert refused.status_code == 409
    assert "not signed on at Counter 1" in refused.json["detail"]


def test_signing_on_by_the_interface_then_off(room: Room, browser: Browser) -> None:
    browser.get("/counter/riverside/counter-3")
    answer = browser.post(f"{POINT}/sign-on", {"adviser": "megan", "pin": "1357"})
    assert answer.json["service_point"] == "counter-3"
    browser.get("/counter/riverside/counter-3")
    assert browser.post(f"{POINT}/sign-off").status_code == 204
    assert browser.post(f"{POINT}/next").status_code == 401


def test_a_wrong_pin_is_a_problem_document(browser: Browser) -> None:
    browser.get("/counter/riverside/counter-3")
    refused = browser.post(f"{POINT}/sign-on", {"adviser": "megan", "pin": "0000"})
    assert (refused.status_code, refused.json["title"]) == (403, "Wrong PIN")


def test_signing_off_with_a_visit_in_hand_is_refused(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    browser.sign_on()
    browser.post(f"{POINT}/next")
    assert browser.post(f"{POINT}/sign-off").status_code == 409
