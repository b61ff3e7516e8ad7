"""Into an interview room and back to the counter, called there or moved there; and help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import faults, open_page
from tests.journeys.desk.desk_house import PATIENCE_MS, DeskServer, running, sign_on
from tests.journeys.desk.desk_steps import band, idle, in_hand, press, serve_next

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DeskServer]:
    """A server where nobody waits yet."""
    with running(tmp_path) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Page:
    """A narrow window beside the CRM."""
    return open_page(browser, (320, 900))


def at(page: Page, point: str) -> None:
    """Wait until the page is the desk of this place."""
    page.wait_for_url(re.compile(rf"/counter/riverside/{point}$"), timeout=PATIENCE_MS)


def test_a_private_enquiry_is_called_into_the_room_and_the_desk_goes_along(
    page: Page, server: DeskServer
) -> None:
    server.issue("private")
    sign_on(page, server)
    expect(page.locator(".big-sub")).to_have_text("calls X001 to Room 1")
    press(page, "n")
    at(page, "room-1")
    band(page, "Called")
    in_hand(page, "X001")
    press(page, "s")
    band(page, "Serving")
    press(page, "f")
    press(page, "1")
    band(page, "Ready")
    went: list[str] = []
    page.on("request", lambda one: went.extend([one.url] * one.is_navigation_request()))
    page.get_by_role("button", name="Back to Counter 3").click()
    at(page, "counter-3")
    band(page, "Ready")
    assert len(went) == 1, went  # the answer and the next state both say that it is there by now


def test_from_the_counter_to_a_room_in_one_action(page: Page, server: DeskServer) -> None:
    server.issue("council-tax")
    sign_on(page, server)
    serve_next(page)
    press(page, "m")
    expect(page.locator(".choice")).to_contain_text("Room 1")
    expect(page.locator(".happens")).to_contain_text("Counter 3 is free for another")
    assert faults(page) == []
    press(page, "1")
    at(page, "room-1")
    band(page, "Serving")
    in_hand(page, "C001")
    press(page, "f")
    press(page, "1")
    band(page, "Ready")
    server.sign_on("daniel", "counter-3")
    expect(page.locator(".ways-in")).to_contain_text("Daniel is signed on there now.")
    press(page, "c")
    expect(page.locator(".answer")).to_contain_text("Daniel is signed on at Counter 3.")


def test_with_no_room_free_the_desk_says_when_and_help_is_one_press_and_says_that_it_is_called(
    page: Page, server: DeskServer
) -> None:
    server.issue("council-tax")
    server.sign_on("carys", "room-1")
    sign_on(page, server)
    serve_next(page)
    press(page, "m")
    expect(page.locator(".panel-empty")).to_contain_text("Room 1, the only room, is taken")
    press(page, "Control+Enter")
    expect(page.locator(".answer")).to_contain_text("Room 1, the only room, is taken")
    band(page, "Serving")

    press(page, "Escape")
    held: list[Route] = []
    page.route("**/print", lambda route: held.append(route))
    with page.expect_request("**/print"):
        press(page, "p")
    page.keyboard.press("F8")  # help waits for no answer to another press
    expect(page.locator(".help-called")).to_contain_text("Help is called")
    expect(page.locator("#desk")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    idle(page)
    assert len(server.posted("/help")) == 1
    assert faults(page) == []
