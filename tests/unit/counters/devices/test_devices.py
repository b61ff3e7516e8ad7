"""A site's devices: how each is, and printing what is still owed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from counters.wording import DEVICE_STATES
from hardware.protocol import STATES, DeviceReport, JobState, PrinterState, Report
from hardware.slips import Mark, Reverse, Slip
from tests.helpers import ROOT, rows
from tests.unit.counters.room import POINT, PRINTER, Browser, Room

DEVICES = "/api/v1/sites/riverside/devices"
PRINT = f"{DEVICES}/{PRINTER}/print-owed"
TEST = f"{DEVICES}/{PRINTER}/print-test"


def last_slip(room: Room) -> Slip:
    (text,) = rows(room.house.store, "SELECT slip FROM job ORDER BY rowid DESC LIMIT 1")[0]
    return Slip.model_validate_json(text)


def the_printer(browser: Browser) -> dict[str, Any]:
    listed = json.loads(browser.get(DEVICES))
    (device,) = listed["devices"]
    found: dict[str, Any] = device
    return found


def test_a_printer_is_listed_with_its_place_and_state(room: Room, browser: Browser) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.PAPER_OUT)
    device = the_printer(browser)
    assert (device["name"], device["where"]) == ("Kiosk 1, printer", "Entrance, left")
    assert (device["state"], device["usable"], device["owed"]) == ("paper_out", False, 0)


def test_slips_that_did_not_come_out_are_owed_while_their_visitors_wait(
    room: Room, browser: Browser
) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.PAPER_OUT)
    for _ in range(2):
        room.slip_failed(room.issue("council-tax").visit)
    assert the_printer(browser)["owed"] == 2
    visit = browser.post(f"{POINT}/next").json["visit"]
    browser.post(f"/api/v1/visits/{visit}/start")
    assert the_printer(browser)["owed"] == 1


def test_without_paper_nothing_is_sent_and_the_reason_is_said(room: Room, browser: Browser) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.PAPER_OUT)
    room.slip_failed(room.issue("council-tax").visit)
    refused = browser.post(PRINT)
    assert refused.status_code == 409
    assert refused.json["detail"] == (
        "Kiosk 1, printer: paper out. Nothing was sent; print when it is ready."
    )


def test_with_paper_again_each_is_printed_once(room: Room, browser: Browser) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.PAPER_OUT)
    for _ in range(3):
        room.slip_failed(room.issue("council-tax").visit)
    room.printer_is(PrinterState.READY)
    assert browser.post(PRINT).json == {"printed": 3}
    assert browser.post(PRINT).json == {"printed": 0}
    assert the_printer(browser)["waiting"] == 3


def test_a_new_roll_is_counted_from_its_beginning_and_only_a_printer_has_one(
    room: Room, browser: Browser
) -> None:
    roll = f"{DEVICES}/{PRINTER}/new-roll"
    assert browser.post(roll).status_code == 401  # nobody has signed on
    browser.sign_on()
    assert browser.post(roll).status_code == 204
    assert browser.post(roll).status_code == 204
    assert rows(room.house.store, "SELECT device, slips FROM roll") == [(PRINTER, 0)]
    assert browser.post(f"{DEVICES}/riverside.toaster/new-roll").status_code == 404


def test_a_device_of_nobody_is_not_found(browser: Browser) -> None:
    browser.sign_on()
    assert browser.post(f"{DEVICES}/riverside.toaster/print-owed").status_code == 404


def test_strangers_see_no_devices(room: Room) -> None:
    stranger = Browser(room)
    assert json.loads(stranger.get(DEVICES))["status"] == 401


def test_the_page_brings_what_it_shows_first(room: Room, browser: Browser) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.CUTTER_STUCK)
    page = browser.get("/devices/riverside")
    assert "cutter_stuck" in page
    assert "Cutter stuck" in page


@pytest.mark.parametrize(
    ("languages", "marks"),
    [
        (("cy", "en"), ["Argraffwyd eto", "Printed again"]),
        (("en",), ["Printed again"]),
        (("cy",), ["Argraffwyd eto"]),
        (("xx",), ["Printed again"]),  # a language that the slips no longer speak
    ],
)
def test_a_slip_in_doubt_is_marked_in_its_own_languages(
    room: Room, browser: Browser, languages: tuple[str, ...], marks: list[str]
) -> None:
    browser.sign_on()
    room.slip_failed(room.issue("council-tax").visit, JobState.IN_DOUBT, *languages)
    room.printer_is(PrinterState.READY)
    assert browser.post(PRINT).json == {"printed": 1}
    (mark,) = [part for part in last_slip(room).elements if isinstance(part, Mark)]
    assert [line.text for line in mark.lines] == marks


def test_a_test_slip_is_sent_once_a_press_and_is_no_ticket(room: Room, browser: Browser) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.READY)
    for key in ("press-1", "press-1", "press-2"):
        assert browser.post(TEST, key=key).json == {"printed": 1}
    assert the_printer(browser)["waiting"] == 2
    (name,) = [part for part in last_slip(room).elements if isinstance(part, Reverse)]
    assert name.lines[0].text == "Kiosk 1, printer"
    assert rows(room.house.store, "SELECT count(*) FROM visit") == [(0,)]


def test_a_test_slip_that_failed_is_owed_to_nobody(room: Room, browser: Browser) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.READY)
    browser.post(TEST)
    (job,) = rows(room.house.store, "SELECT id FROM job")[0]
    room.hub.report("local", Report(job=job, state=JobState.FAILED, reason="paper_out"))
    device = the_printer(browser)
    assert (device["owed"], device["last"]["number"]) == (0, None)


def test_no_test_slip_is_sent_to_a_printer_that_cannot_print(room: Room, browser: Browser) -> None:
    browser.sign_on()
    room.printer_is(PrinterState.BUSY)
    refused = browser.post(TEST)
    assert refused.status_code == 409
    assert "used by another program" in refused.json["detail"]
    assert Browser(room).post(TEST).status_code == 401


def test_model_and_serial_number_are_shown_as_the_printer_tells_them(
    room: Room, browser: Browser
) -> None:
    browser.sign_on()
    report = DeviceReport(
        device=PRINTER, state=PrinterState.READY, model="TM-T20II", serial="J5XF012345"
    )
    room.hub.states("local", [report])
    device = the_printer(browser)
    assert (device["model"], device["serial"]) == ("TM-T20II", "J5XF012345")
    room.printer_is(PrinterState.UNPLUGGED)
    assert the_printer(browser)["serial"] == "J5XF012345"


@pytest.mark.parametrize(
    "state", sorted({str(state) for kind in STATES.values() for state in kind})
)
def test_every_state_of_every_kind_has_its_words_on_every_screen(state: str) -> None:
    assert DEVICE_STATES[state]
    for script in ("web/static/staff/troubles.js", "analytics/now/static/places.js"):
        if state in (PrinterState.READY, PrinterState.PAPER_UNKNOWN) and "places" in script:
            continue  # shows only those that need somebody
        assert f"  {state}: " in (ROOT / script).read_text("utf-8"), script


def test_what_is_said_of_a_printer_that_gets_nothing_is_not_that_it_prints() -> None:
    text = (ROOT / "web/static/staff/troubles.js").read_text("utf-8")
    assert "may print all the same" not in text
    assert "asks_status" in text


def test_thirty_days_tell_of_faults_and_of_paper(room: Room, browser: Browser) -> None:
    browser.sign_on()
    for state, minutes in (("ready", 5), ("paper_out", 6), ("ready", 9), ("cover_open", 1)):
        room.printer_is(PrinterState(state))
        room.clock.forward(minutes=minutes)
    (device,) = json.loads(browser.get(f"{DEVICES}/history"))["devices"]
    assert (device["name"], device["faults"], device["rolls"]) == ("Kiosk 1, printer", 2, 1)
    assert device["minutes"] == 7
    assert [one["state"] for one in device["past"]][:3] == ["cover_open", "ready", "paper_out"]
    assert device["past"][0]["until"] is None
