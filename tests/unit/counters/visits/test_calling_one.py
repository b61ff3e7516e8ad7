"""A particular visitor is called over HTTP; the desk's state says why somebody is next."""

from __future__ import annotations

from counters.wording import CALL_REASONS
from tests.unit.counters.room import Browser, Room
from ticketing.commands import calling
from ticketing.events import log
from ticketing.events.visits import VisitCalled

BODY = {"service_point": "counter-3", "reason": "quick_question"}


def test_a_particular_visitor_is_called_with_the_reason(room: Room, browser: Browser) -> None:
    room.issue("council-tax")
    wanted = room.issue("bus")  # not one of Megan's enquiries
    browser.sign_on()
    answer = browser.post(f"/api/v1/visits/{wanted.visit}/call", BODY)
    assert answer.status_code == 200, answer.text
    assert (answer.json["number"], answer.json["service_point"]) == ("P001", "counter-3")
    with room.house.store.read() as conn:
        called = [one.event for one in log.of_visit(conn, wanted.visit)][-1]
    assert isinstance(called, VisitCalled)
    assert called.reason == "quick_question"


def test_the_same_key_twice_calls_once(room: Room, browser: Browser) -> None:
    wanted = room.issue("council-tax")
    browser.sign_on()
    first = browser.post(f"/api/v1/visits/{wanted.visit}/call", BODY, key="one press")
    again = browser.post(f"/api/v1/visits/{wanted.visit}/call", BODY, key="one press")
    assert first.json == again.json


def test_who_was_called_already_is_refused_with_the_present_state(
    room: Room, browser: Browser
) -> None:
    room.issue("council-tax")
    browser.sign_on()
    visit = browser.post("/api/v1/sites/riverside/service-points/counter-3/next").json["visit"]
    refused = browser.post(f"/api/v1/visits/{visit}/call", BODY)
    assert refused.status_code == 409
    assert refused.json["visit"]["state"] == "called"


def test_a_reason_out_of_the_list_is_not_understood(room: Room, browser: Browser) -> None:
    wanted = room.issue("council-tax")
    browser.sign_on()
    body = {"service_point": "counter-3", "reason": "she asked nicely"}
    assert browser.post(f"/api/v1/visits/{wanted.visit}/call", body).status_code == 422


def test_nobody_who_is_not_signed_on_there_may_call(room: Room, browser: Browser) -> None:
    wanted = room.issue("council-tax")
    browser.sign_on()
    room.sign_on("daniel", "counter-1")
    body = {"service_point": "counter-1", "reason": "other"}
    refused = browser.post(f"/api/v1/visits/{wanted.visit}/call", body)
    assert refused.status_code == 409
    assert "not signed on at Counter 1" in refused.json["detail"]


def test_the_reasons_are_one_list_with_words_for_each() -> None:
    assert tuple(CALL_REASONS) == calling.REASONS
