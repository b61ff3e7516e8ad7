"""The desk when something is wrong: no connection, another adviser, a session that ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import DESK, open_page
from tests.journeys.desk.desk_house import DeskServer, running, sign_on
from tests.journeys.desk.desk_steps import band

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DeskServer]:
    """A server with one who waits."""
    with running(tmp_path) as found:
        found.issue("council-tax", "pl")
        yield found


@pytest.fixture
def page(browser: Browser) -> Page:
    """A narrow window beside the CRM."""
    return open_page(browser, DESK)


def test_what_others_did_shows_at_once_and_without_connection_the_visit_stays_and_no_press_is_kept(
    page: Page, server: DeskServer
) -> None:
    sign_on(page, server)
    expect(page.locator(".slip-number")).to_have_text("C001")
    expect(page.locator(".needs")).to_contain_text("Polish (Polski)")
    server.issue("benefits")
    expect(page.locator(".types")).to_contain_text("Housing and council tax benefits, backup")
    page.keyboard.press("n")
    band(page, "Called")
    server.cable.pull()
    expect(page.locator(".band h1")).to_have_text("No connection")
    expect(page.locator(".offline-words")).to_contain_text("C001 is still yours")
    expect(page.locator(".slip-number")).to_have_text("C001")
    page.keyboard.press("s")
    expect(page.locator(".answer")).to_have_text("Opens again with the connection.")
    server.cable.plug()
    band(page, "Called")
    expect(page.locator("#voice")).to_have_text("The connection is back.")
    assert server.posted("/start") == []
    page.keyboard.press("s")
    band(page, "Serving")


def test_when_somebody_else_signs_on_here_the_desk_says_so_and_ends(
    page: Page, server: DeskServer
) -> None:
    sign_on(page, server)
    server.sign_on("daniel")
    expect(page.locator(".told").first).to_have_text(
        "Somebody else signed on here, so you are signed off."
    )


def test_a_session_that_ended_leads_back_to_sign_on(page: Page, server: DeskServer) -> None:
    sign_on(page, server)
    page.context.clear_cookies()
    page.keyboard.press("n")
    expect(page.locator(".told").first).to_contain_text("because the session had ended")


def test_signing_off_leads_back_and_frees_the_place(page: Page, server: DeskServer) -> None:
    sign_on(page, server)
    page.get_by_role("button", name="Break, or sign off").click()
    page.get_by_role("button", name="Sign off here").click()
    expect(page.locator(".told")).to_have_text("You are signed off.")
    expect(page.locator(".warn")).to_have_count(0)
