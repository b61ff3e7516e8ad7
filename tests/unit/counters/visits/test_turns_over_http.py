"""The turns of a visit over HTTP: who may do what, and what each answers."""

from __future__ import annotations

from tests.unit.counters.room import POINT, Browser, Room

VISITS = "/api/v1/visits"


def served(room: Room, browser: Browser, enquiry: str = "council-tax") -> str:
    """A visit that is being served by Megan, who is signed on in the browser."""
    visit = room.issue(enquiry).visit
    browser.sign_on()
    assert browser.post(f"{POINT}/next").status_code == 200
    assert browser.post(f"{VISITS}/{visit}/start").status_code == 200
    return visit


def test_a_referral_goes_on_under_the_same_number_with_a_note_and_comes_back(
    room: Room, browser: Browser
) -> None:
    visit = served(room, browser)
    body = {"enquiry": "benefits", "back": True, "note": " Has the form "}
    answer = browser.post(f"{VISITS}/{visit}/refer", body)
    assert answer.status_code == 200
    assert (answer.json["number"], answer.json["state"], answer.json["origin"]) == (
        "C001", "waiting", "referral",
    )  # fmt: skip
    story = browser.json(f"{VISITS}/{visit}/story")
    assert [one["enquiry"] for one in story["planned"]] == ["council-tax"]
    assert [(one["author"], one["text"]) for one in story["notes"]] == [("Megan", "Has the form")]
    kinds = [one["kind"] for one in story["story"]]
    assert kinds[-2:] == ["enquiry_added", "visit_referred"]


def test_a_hold_frees_the_place_and_the_adviser_takes_the_visitor_up_again(
    room: Room, browser: Browser
) -> None:
    visit = served(room, browser)
    held = browser.post(f"{VISITS}/{visit}/hold", {"reason": "filling_form", "minutes": 5}).json
    assert (held["state"], held["for_adviser"]) == ("held", "megan")
    assert held["hold"]["reason"] == "filling_form"
    called = browser.post(f"{VISITS}/{visit}/resume-here", {"service_point": "counter-3"}).json
    assert (called["state"], called["service_point"]) == ("called", "counter-3")
    assert browser.post(f"{VISITS}/{visit}/resume").status_code == 409


def test_the_last_action_is_undone_by_whoever_did_it_and_by_nobody_else(
    room: Room, browser: Browser
) -> None:
    visit = served(room, browser)
    body = {"outcome": "resolved", "avoidable": True}
    ended = browser.post(f"{VISITS}/{visit}/finish", body).json
    assert (ended["state"], ended["avoidable"]) == ("ended", True)
    other = Browser(room)
    other.sign_on("daniel", "/counter/riverside/counter-1")
    refused = other.post(f"{VISITS}/{visit}/undo")
    assert refused.status_code == 409
    assert refused.json["visit"]["state"] == "ended"
    assert browser.post(f"{VISITS}/{visit}/undo").json["state"] == "serving"


def test_a_supervisor_undoes_what_somebody_else_did(room: Room, browser: Browser) -> None:
    visit = served(room, browser)
    browser.post(f"{VISITS}/{visit}/finish", {"outcome": "resolved"})
    carys = Browser(room)
    carys.sign_on("carys", "/counter/riverside/counter-1")
    assert carys.post(f"{VISITS}/{visit}/undo").json["state"] == "serving"


def test_further_enquiries_are_added_ordered_and_taken_off(room: Room, browser: Browser) -> None:
    visit = served(room, browser)
    path = f"{VISITS}/{visit}/enquiries"
    for enquiry in ("benefits", "bus"):
        assert browser.post(path, {"enquiry": enquiry}).status_code == 200
    assert browser.post(path, {"enquiry": "bus"}).status_code == 409
    first, second = browser.json(f"{VISITS}/{visit}/story")["planned"]
    steps = [second["step"], first["step"]]
    assert browser.post(f"{path}/order", {"steps": steps}).status_code == 200
    refused = browser.post(f"{path}/order", {"steps": steps[:1]})
    assert [one["enquiry"] for one in refused.json["planned"]] == ["bus", "benefits"]
    assert browser.post(f"{path}/remove", {"step": first["step"]}).status_code == 200
    browser.post(f"{VISITS}/{visit}/finish", {"outcome": "resolved"})
    story = browser.json(f"{VISITS}/{visit}/story")
    assert story["planned"] == []
    assert story["story"][-1]["kind"] == "enquiry_queued"


def test_needs_are_mended_wherever_the_visitor_is(room: Room, browser: Browser) -> None:
    visit = served(room, browser)
    body = {"needs": ["priority", "step_free"], "asked_language": "pl"}
    found = browser.post(f"{VISITS}/{visit}/needs", body).json
    assert (found["needs"], found["asked_language"]) == (["step_free", "priority"], "pl")
    assert browser.post(f"{VISITS}/{visit}/needs", {"needs": ["tea"]}).status_code == 422


def test_a_visitor_without_a_ticket_is_served_and_another_answered_at_the_door(
    room: Room, browser: Browser
) -> None:
    browser.sign_on()
    served = browser.post(f"{POINT}/serve", {"enquiry": "bus"}).json
    assert (served["number"], served["state"], served["source"]) == ("P001", "serving", "counter")
    assert browser.post(f"{POINT}/serve", {"enquiry": "bus"}).status_code == 409
    door = browser.post("/api/v1/sites/riverside/door-answers", {"enquiry": "bus"})
    assert door.status_code == 201
    undone = browser.post(f"{VISITS}/{door.json['visit']}/undo").json
    assert (undone["number"], undone["outcome"]) == ("", "cancelled")


def test_a_note_is_for_staff_and_not_for_an_ended_visit(room: Room, browser: Browser) -> None:
    visit = served(room, browser)
    notes = browser.post(f"{VISITS}/{visit}/notes", {"text": "Brings the letter"}).json["notes"]
    assert [one["text"] for one in notes] == ["Brings the letter"]
    assert Browser(room).post(f"{VISITS}/{visit}/notes", {"text": "x"}).status_code in (400, 401)
    browser.post(f"{VISITS}/{visit}/finish", {"outcome": "resolved"})
    assert browser.post(f"{VISITS}/{visit}/notes", {"text": "x"}).status_code == 409


def test_a_finish_without_an_outcome_says_which_there_are(room: Room, browser: Browser) -> None:
    visit = served(room, browser)
    refused = browser.post(f"{VISITS}/{visit}/finish", {})
    assert refused.status_code == 422
    assert "resolved, form-issued" in refused.json["detail"]


def test_a_ticket_is_mended_by_any_of_the_staff_and_a_lost_wait_by_a_supervisor(
    room: Room, browser: Browser
) -> None:
    browser.sign_on()
    visit = room.issue("council-tax").visit
    changed = browser.post(f"{VISITS}/{visit}/enquiry", {"enquiry": "bus"}).json
    assert (changed["enquiry"], changed["target"], changed["number"]) == ("bus", 600, "C001")
    assert browser.post(f"{VISITS}/{visit}/language", {"language": "pl"}).json["language"] == "pl"
    assert browser.post(f"{VISITS}/{visit}/language", {"language": "fr"}).status_code in (400, 422)
    assert browser.post(f"{VISITS}/{visit}/wait", {"minutes": 10}).status_code == 403
    carys = Browser(room)
    carys.sign_on("carys", "/counter/riverside/counter-1")
    given = carys.post(f"{VISITS}/{visit}/wait", {"minutes": 10}).json
    assert given["waiting_since"] < changed["waiting_since"]
    assert carys.post(f"{VISITS}/{visit}/wait", {"minutes": 999}).status_code == 422
