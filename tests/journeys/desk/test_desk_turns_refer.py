"""A referral there and back with a note, a particular visitor, and one without a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import faults, open_page
from tests.journeys.desk.desk_house import DeskServer, running, sign_on
from tests.journeys.desk.desk_steps import band, idle, in_hand, press, serve_next

pytestmark = pytest.mark.browser

WIDE, NARROW = (1280, 800), (320, 900)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DeskServer]:
    """A server where nobody waits yet."""
    with running(tmp_path) as found:
        yield found


def desk_of(browser: Browser, size: tuple[int, int]) -> Page:
    """A PC of its own."""
    return open_page(browser, size)


def test_a_referral_there_and_back_with_a_note(browser: Browser, server: DeskServer) -> None:
    megan, daniel = desk_of(browser, WIDE), desk_of(browser, NARROW)
    server.issue("council-tax")
    sign_on(megan, server)
    sign_on(daniel, server, "daniel", "counter-1")
    serve_next(megan)
    press(megan, "e")
    megan.keyboard.type("bus")
    expect(megan.locator(".choice")).to_have_count(1)
    assert faults(megan) == []
    megan.locator("#panel-note").fill("Has the old pass here.")
    megan.get_by_label("And back to me afterwards").check()
    expect(megan.locator(".happens")).to_contain_text("C001 stays C001.")
    expect(megan.locator(".happens")).to_contain_text("Afterwards C001 comes back to you")
    press(megan, "Control+Enter")
    band(megan, "Ready")

    expect(daniel.locator(".slip-number")).to_have_text("C001")
    serve_next(daniel)
    expect(daniel.locator(".slip-note")).to_have_text("Has the old pass here. Megan")
    press(daniel, "f")
    press(daniel, "1")
    band(daniel, "Ready")

    in_hand(megan, "C001")
    expect(megan.locator(".slip-idle")).to_contain_text("Comes back to you.")
    serve_next(megan)
    expect(megan.locator(".history")).to_contain_text("Megan referred to Bus passes")
    expect(megan.locator(".notes")).to_contain_text("Has the old pass here. Megan")


def test_a_particular_one_is_called_with_a_reason_and_sent_to_a_named_adviser(
    browser: Browser, server: DeskServer
) -> None:
    page = desk_of(browser, WIDE)
    for _ in range(3):
        server.issue("council-tax")
    server.sign_on("carys", "counter-1")
    sign_on(page, server)
    press(page, "/")
    page.keyboard.type("c003")
    press(page, "ArrowDown")
    press(page, "Enter")
    expect(page.locator("#panel-head")).to_have_text("Call C003 before its turn")
    assert faults(page) == []
    press(page, "2")
    band(page, "Called")
    in_hand(page, "C003")
    expect(page.locator(".history")).to_contain_text("out of turn: only a quick question")

    press(page, "s")
    band(page, "Serving")
    press(page, "e")
    press(page, "Alt+2")
    press(page, "ArrowDown")
    expect(page.locator(".happens")).to_contain_text("Only Carys is offered it")
    press(page, "Control+Enter")
    band(page, "Ready")
    expect(page.locator(".others")).to_contain_text("for Carys")


def test_in_a_narrow_window_one_without_a_ticket_is_served_and_somebody_chosen_from_a_list(
    browser: Browser, server: DeskServer
) -> None:
    page = desk_of(browser, NARROW)
    sign_on(page, server)
    press(page, "w")
    page.keyboard.type("coun")
    press(page, "Enter")
    band(page, "Serving")
    in_hand(page, "C001")
    press(page, "f")
    press(page, "1")
    band(page, "Ready")

    for _ in range(2):
        server.issue("council-tax")
    page.get_by_role("button", name="Choose somebody").click()
    assert faults(page) == []
    page.get_by_role("option", name="C003").click()
    press(page, "Enter")
    page.get_by_role("option", name="Asked for me").wait_for()
    press(page, "1")
    band(page, "Called")
    in_hand(page, "C003")


def test_another_enquiry_is_added_put_in_order_and_taken_off(
    browser: Browser, server: DeskServer
) -> None:
    page = desk_of(browser, WIDE)
    server.issue("council-tax")
    sign_on(page, server)
    serve_next(page)
    for letters, name in (("bus", "Bus passes"), ("hous", "Housing and council tax benefits")):
        press(page, "a")
        page.keyboard.type(letters)
        press(page, "Control+Enter")
        expect(page.locator(".visit .planned")).to_contain_text(name)
    idle(page)
    page.get_by_role("button", name="Later: Bus passes").click()
    expect(page.locator(".visit .planned li").first).to_contain_text("Housing")
    idle(page)
    page.get_by_role("button", name="Take off: Bus passes").click()
    expect(page.locator(".visit .planned li")).to_have_count(1)
    assert faults(page) == []
