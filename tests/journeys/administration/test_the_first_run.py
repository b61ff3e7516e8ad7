"""From an empty data folder to a printed ticket in a browser; what is refused, and the list of what
is missing at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from server.first_run.code import code
from tests.chromium import faults, faults_of_its_elements, open_page
from tests.journeys.administration.first_run import SITE, first_run
from tests.running import PrinterProcess, running

pytestmark = pytest.mark.browser


def is_sound(page: Page) -> None:
    """Nothing is wider than the window, wide and less wide; axe-core finds nothing in the less wide
    one, where all lies closer together."""
    for width in (1280, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert faults(page) == [], page.url


def is_sound_inside(page: Page, step: str) -> None:
    """A page of the way, filled in. All are made of the same fields, and look the same."""
    if step in ("code", "setup", "staff"):
        return
    page.set_viewport_size({"width": 1024, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), step
    whole = step in ("enquiries", "screens")
    assert (faults if whole else faults_of_its_elements)(page) == [], step
    if step == "council":  # what is typed is on the kiosk beside it, before it counts
        name = page.locator("input[name^=name_]").first
        before = name.input_value()
        name.fill("Harbour House")
        drawn = page.frame_locator("#real iframe").locator("body")
        expect(drawn).to_contain_text("Harbour House", timeout=90_000)
        name.fill(before)


def test_a_fresh_server_is_set_up_to_a_printed_ticket(browser: Browser, tmp_path: Path) -> None:
    printer = PrinterProcess(tmp_path / "printer")
    try:
        with running(tmp_path / "data", agent=True, at="journey") as house:
            says = f"Open {house.url}/ and type the code {code(house.data)}"
            assert house.program.said.count(says) == 1
            hands = first_run(browser, house, printer, look=is_sound_inside)
            (slip,) = (tmp_path / "printer").glob("*.png")
            with Image.open(slip) as paper:
                assert paper.width == 576
                assert paper.height > 600
                assert min(paper.convert("L").getextrema()) == 0
            assert hands.steps <= 60, hands.counts
            assert house.rows("SELECT count(*) FROM visit") == [(0,)]
            page = hands.page
            expect(page.locator("h1")).to_have_text("Nothing is missing. You can open.")
            is_sound(page)
            page.get_by_role("link", name="To Administration").click()
            expect(page.locator("h1")).to_contain_text("No changes.")
            page.goto(f"{house.url}/setup/{SITE}/staff")
            page.get_by_label("Name, row 1", exact=True).fill("Tomasz")
            page.get_by_label("PIN, row 1", exact=True).fill("1234")
            page.keyboard.press("Control+Enter")
            pin = page.get_by_label("PIN, row 1", exact=True)
            expect(pin).to_have_attribute("aria-invalid", "true")
            expect(pin).to_be_focused()
            expect(page.get_by_label("Name, row 1", exact=True)).to_have_value("Tomasz")
            is_sound(page)
    finally:
        printer.stop()


def test_it_goes_without_a_script_and_by_keys_alone(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path, at="journey") as house:
        page = open_page(browser, (1280, 800), java_script_enabled=False)
        page.goto(house.url)
        page.get_by_label("The code").focus()
        page.keyboard.type("wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_label("The code")).to_have_value("wrong")
        page.get_by_label("The code").fill(code(house.data))
        page.keyboard.press("Enter")
        page.get_by_label("Your name").fill("Nia Rees")
        page.get_by_label("Your password").fill("three quiet words here")
        page.get_by_label("Its name in English").fill("x" * 5000)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Its name in English")).to_have_value("x" * 5000)
        expect(page.locator("#name_en-bad")).to_contain_text("5,000 letters")
        page.get_by_label("Its name in English").fill("Hillside")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("What is your house called?")
        page.get_by_role("link", name="Enquiry types").click()
        page.get_by_label("Allotments").check()
        page.get_by_role("button", name="on to counters and rooms").press("Enter")
        expect(page.locator("h1")).to_have_text("Where are visitors called to?")
        page.get_by_role("link", name="What is missing").click()
        expect(page.locator("h1")).to_contain_text("things are missing before opening day.")
        expect(page.locator(".missing")).to_have_count(2)
