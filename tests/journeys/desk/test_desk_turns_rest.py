"""Hold and resume, undo, and a break, in a real browser, by keys and by clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import faults, open_page
from tests.journeys.desk.desk_house import DeskServer, running, sign_on
from tests.journeys.desk.desk_steps import band, in_hand, press, serve_next

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DeskServer]:
    """A server with two who wait for council tax."""
    with running(tmp_path) as found:
        found.issue("council-tax")
        found.issue("council-tax")
        yield found


@pytest.fixture
def page(browser: Browser) -> Page:
    """A narrow window beside the CRM."""
    return open_page(browser, (320, 900))


def test_hold_with_the_keys_then_call_back_and_with_clicks_then_wait_again(
    page: Page, server: DeskServer
) -> None:
    sign_on(page, server)
    serve_next(page)
    press(page, "h")
    press(page, "2")
    expect(page.locator(".choice[aria-selected=true]")).to_contain_text("Filling in a form")
    press(page, "Control+Enter")
    band(page, "Ready")
    expect(page.locator(".held")).to_contain_text("Filling in a form, 10 min left")
    assert faults(page) == []
    page.get_by_role("button", name="Here now").click()
    band(page, "Called")
    in_hand(page, "C001")
    expect(page.locator(".held")).to_have_count(0)

    press(page, "s")
    band(page, "Serving")
    page.locator(".deed-hold").click()
    page.get_by_role("option", name="Stepped out").click()
    page.locator(".minute", has_text="30 min").click()
    page.locator(".panel-do").click()
    band(page, "Ready")
    expect(page.locator(".held")).to_contain_text("Stepped out, 30 min left")
    page.get_by_role("button", name="Wait again").click()
    expect(page.locator(".held")).to_have_count(0)
    expect(page.locator(".why").first).to_contain_text("Was on hold with you.")
    in_hand(page, "C001")


def test_a_break_closes_next_until_it_is_ended_and_undo_takes_the_last_deed_back(
    page: Page, server: DeskServer
) -> None:
    sign_on(page, server)
    press(page, "b")
    press(page, "2")
    band(page, "On break")
    expect(page.locator(".slip-idle")).to_contain_text("Lunch")
    assert faults(page) == []
    press(page, "n")
    expect(page.locator(".answer")).to_have_text("End your break first.")
    press(page, "b")
    band(page, "Ready")

    serve_next(page)
    press(page, "f")
    press(page, "2")
    band(page, "Ready")
    expect(page.locator(".undo")).to_contain_text("C001 form issued")
    press(page, "u")
    band(page, "Serving")
    in_hand(page, "C001")
    press(page, "u")
    expect(page.locator(".answer")).to_contain_text("C001 is taken back already")


def test_a_note_that_was_begun_outlives_a_reload_and_is_offered_to_the_referral(
    browser: Browser, server: DeskServer
) -> None:
    page = open_page(browser, (1280, 800))
    sign_on(page, server)
    serve_next(page)
    page.locator("#note-text").fill("Has brought the letter")
    page.reload()
    in_hand(page, "C001")
    expect(page.locator("#note-text")).to_have_value("Has brought the letter")
    page.locator(".find input").fill("c-002")
    expect(page.locator(".row-call")).to_have_text(["C002"])
    page.locator(".find input").fill("1")
    expect(page.locator(".elsewhere")).to_contain_text("C001 is being served at Counter 3")
    page.locator("#note-text").focus()
    page.keyboard.press("Escape")
    page.locator(".deed-refer").click()
    expect(page.locator("#panel-note")).to_have_value("Has brought the letter")
    page.locator("#panel-note").fill("Has brought the letter and a form")
    page.context.set_offline(True)  # which closes the panel
    expect(page.locator(".band h1")).to_have_text("No connection")
    page.context.set_offline(False)
    band(page, "Serving")
    page.locator(".deed-refer").click()
    expect(page.locator("#panel-note")).to_have_value("Has brought the letter and a form")
    for width, height in ((1093, 614), (683, 384)):  # a laptop at 125 %, and at 200 %
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator(".deed-help")).to_be_in_viewport(ratio=1)
        expect(page.locator(".undo .deed")).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Escape")
    press(page, "f")
    press(page, "1")
    band(page, "Ready")
    press(page, "u")
    band(page, "Serving")
    expect(page.locator("#note-text")).to_have_value("Has brought the letter and a form")
    assert faults(page) == []


def test_not_this_visitor_asks_once_more_and_calls_still(page: Page, server: DeskServer) -> None:
    sign_on(page, server)
    serve_next(page)
    page.get_by_role("button", name="Not this visitor").click()
    expect(page.locator("#panel-head")).to_contain_text("Not C001")
    assert faults(page) == []
    press(page, "Escape")
    band(page, "Serving")
    press(page, "t")
    press(page, "Control+Enter")
    band(page, "Called")
    in_hand(page, "C001")
    assert len(server.posted("/not-this-visitor")) == 1
