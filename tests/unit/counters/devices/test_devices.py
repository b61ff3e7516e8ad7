"""A site's devices: how each is, and printing what is still owed."""

from __future__ import annotations

import json
from typing import Any

from hardware.protocol import PrinterState
from tests.unit.counters.room import POINT, PRINTER, Browser, Room

DEVICES = "/api/v1/sites/riverside/devices"
PRINT = f"{DEVICES}/{PRINTER}/print-owed"


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
