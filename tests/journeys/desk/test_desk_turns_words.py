"""Needs, notes, avoidable contact and an end without an outcome, at the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import faults, open_page
from tests.journeys.desk.desk_house import DeskServer, running, sign_on
from tests.journeys.desk.desk_steps import band, press, serve_next
from tests.unit.counters.room import SITE

pytestmark = pytest.mark.browser


def asking(settings: str) -> str:
    """The site with these settings of its desks."""
    return SITE.replace("[site.recall]", f"[site.desk]\n{settings}\n\n[site.recall]", 1)


@pytest.fixture
def page(browser: Browser) -> Page:
    """A wide window."""
    return open_page(browser, (1280, 800))


def last_step(server: DeskServer, column: str) -> Any:
    """A column of the step that ended last."""
    with server.server.house.store.read() as conn:
        row = conn.execute(
            f"SELECT {column} FROM step WHERE state = 'ended' ORDER BY ended_at DESC"
        ).fetchone()
    return row[0]


def test_needs_are_mended_and_a_note_is_kept(page: Page, tmp_path: Path) -> None:
    with running(tmp_path) as server:
        server.issue("council-tax")
        sign_on(page, server)
        serve_next(page)
        page.get_by_role("button", name="Change needs or language").click()
        page.get_by_label("Hearing loop").check()
        page.get_by_label("Asks to be served in").select_option("pl")
        assert faults(page) == []
        press(page, "Control+Enter")
        expect(page.locator(".slip .needs")).to_contain_text("Polish (Polski)")
        expect(page.locator(".slip .needs")).to_contain_text("Hearing loop; this counter has none")
        press(page, "v")
        page.keyboard.type("Band C, moved in on 1 September.")
        press(page, "Control+Enter")
        expect(page.locator(".slip-note")).to_contain_text("moved in on 1 September. Megan")
        press(page, "Escape")
        press(page, "h")
        expect(page.locator("#panel-head")).to_have_text("Put C001 on hold")


def test_a_wrong_enquiry_and_a_wrong_language_are_mended(page: Page, tmp_path: Path) -> None:
    with running(tmp_path) as server:
        server.issue("council-tax")
        sign_on(page, server)
        serve_next(page)
        page.get_by_role("button", name="Wrong enquiry").click()
        page.locator(".panel").get_by_label("Enquiry").first.fill("benefits")
        expect(page.locator(".happens")).to_contain_text(
            "counts for Housing and council tax benefits instead of Council tax"
        )
        assert faults(page) == []
        press(page, "Control+Enter")
        expect(page.locator(".slip-enquiry")).to_contain_text("Housing and council tax benefits")
        page.get_by_role("button", name="Language", exact=True).click()
        page.get_by_label("Language of the phone page").select_option("pl")
        assert faults(page) == []
        press(page, "Control+Enter")
        expect(page.locator(".slip .needs")).to_contain_text("Polish")


def test_whether_it_was_avoidable_is_said_before_the_outcome(page: Page, tmp_path: Path) -> None:
    with running(tmp_path, asking("ask_avoidable = true")) as server:
        server.issue("council-tax")
        sign_on(page, server)
        serve_next(page)
        press(page, "f")
        press(page, "y")
        expect(page.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
        assert faults(page) == []
        press(page, "1")
        band(page, "Ready")
        assert (last_step(server, "outcome"), last_step(server, "avoidable")) == ("resolved", 1)


def test_where_no_outcome_is_needed_finish_ends_at_once(page: Page, tmp_path: Path) -> None:
    with running(tmp_path, asking("outcome_required = false")) as server:
        for _ in range(2):
            server.issue("council-tax")
        sign_on(page, server)
        serve_next(page)
        press(page, "n")
        expect(page.locator(".slip-number")).to_have_text("C002")
        band(page, "Called")
        assert last_step(server, "outcome") == "unsaid"
        press(page, "s")
        band(page, "Serving")
        press(page, "2")
        band(page, "Ready")
        assert last_step(server, "outcome") == "form-issued"
