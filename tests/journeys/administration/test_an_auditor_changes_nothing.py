"""Whoever reads everything and changes nothing: what a key or a drag would change is not offered to
them, and does nothing. Buttons are left out by a style sheet (test_an_auditor_reads); the soak
presses keys on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.chromium import faults_of_its_elements, open_page
from tests.journeys.appointments.week_house import MONDAY, WeekHouse, moment, week_house
from tests.running import PIN
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager

pytestmark = pytest.mark.browser
SAYS = "You may read everything here, and change nothing."


def signed_in(browser: Browser, house: WeekHouse) -> Page:
    """Megan, who has become the auditor, at a PC that the house knows."""
    by = Manager(Ask(MONDAY, SYSTEM), "administrator")
    people.change(house.server.house.store, "riverside", "megan", by, role="auditor")
    page = open_page(browser, (1280, 860))
    page.goto(house.address)
    page.goto(f"{house.url}/sign-in?next=/appointments/riverside")
    page.locator("[name=who]").select_option(label="Megan")
    page.locator("[name=secret]").fill(PIN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/appointments/riverside")
    return page


def test_no_key_and_no_drag_asks_for_a_change(browser: Browser, tmp_path: Path) -> None:
    with week_house(tmp_path) as house:
        page = signed_in(browser, house)
        asked: list[str] = []

        def note(one: Request) -> None:
            looks = one.method == "GET" or "/drawn" in one.url or "socket.io" in one.url
            if not looks and not one.url.endswith("/sign-in"):
                asked.append(f"{one.method} {one.url}")

        page.on("request", note)
        _the_week(page, house)
        assert asked == []
        page.close()


def _the_week(page: Page, house: WeekHouse) -> None:
    before = [(one.id, one.state, one.starts_at) for one in house.booked()]
    assert "Space" not in page.locator("#keys").inner_text()
    starts = round(moment(2, "10:00").timestamp() * 1000)
    (booked,) = (one.id for one in house.booked() if one.starts_at == starts)
    box = page.locator(f'[data-id="{booked}"]').bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 5, box["y"] + 120, steps=4)
    expect(page.locator('[data-state="carried"]')).to_have_count(0)
    page.mouse.up()
    expect(page.locator(".first-one").first).to_be_visible()  # what is free may be looked at
    page.locator(".first-one").first.click()
    page.locator("h2").first.click()
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_have_text(SAYS)
    page.locator("#week").focus()
    for key in ("ArrowLeft", "Space", "Delete"):
        page.keyboard.press(key)
    assert page.locator("dialog[open]").count() == 0
    assert [(one.id, one.state, one.starts_at) for one in house.booked()] == before
    assert faults_of_its_elements(page) == []
