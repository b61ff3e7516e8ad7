"""From a touch to a ticket, and to the paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from hardware.protocol import PrinterState
from tests.helpers import wait_for
from tests.journeys.kiosk.kiosk_house import ACROSS, KioskHouse, kiosk, running, screen

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("kiosk")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


def test_two_touches_give_a_ticket_and_its_paper(browser: Browser, house: KioskHouse) -> None:
    paper = len(house.printer.tickets)
    with kiosk(browser, house) as page:
        page.locator("[data-group=housing]").click()
        page.locator("[data-enquiry=garages]").click()
        number = page.locator(".card__number").inner_text()
        assert number == house.numbers()[-1]
        expect(page.locator(".slot strong")).to_have_text("Take your ticket")
        house.printer.wait_for(paper + 1)
        page.get_by_role("button", name="Done").click()
        screen(page, "home")


def test_a_group_with_one_enquiry_gives_the_ticket_at_once(
    browser: Browser, house: KioskHouse
) -> None:
    with kiosk(browser, house, language="cy", size=ACROSS) as page:
        page.locator("[data-group=council-tax]").click()
        assert page.locator(".card__number").inner_text() == house.numbers()[-1]
        expect(page.locator("html")).to_have_attribute("lang", "cy")


def test_a_double_tap_gives_one_ticket(browser: Browser, house: KioskHouse) -> None:
    before = len(house.numbers())
    with kiosk(browser, house) as page:
        page.locator("[data-group=council-tax]").dblclick()
        page.locator(".card__number").wait_for()
        screen(page, "ticket")
        assert len(house.numbers()) == before + 1


def test_the_second_half_of_a_double_tap_presses_nothing_new(
    browser: Browser, house: KioskHouse
) -> None:
    before = len(house.numbers())
    with kiosk(browser, house) as page:
        box = page.locator("[data-group=housing]").bounding_box()
        assert box is not None
        at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.touchscreen.tap(*at)
        page.touchscreen.tap(*at)  # there is an enquiry at this spot by now
        screen(page, "group")
        page.locator(".ways .button").first.tap()
        screen(page, "home")
        page.locator("[data-group=housing]").dblclick()
        screen(page, "group")
        assert len(house.numbers()) == before


def test_without_paper_the_number_is_kept_in_three_ways(
    browser: Browser, house: KioskHouse
) -> None:
    house.printer.set(PrinterState.PAPER_OUT)
    wait_for(lambda: house.printer_seen_as("paper_out"), 90)
    try:
        with kiosk(browser, house, language="cy") as page:
            expect(page.locator(".no-paper-now")).to_contain_text("Dim papur ar hyn o bryd.")
            page.locator("[data-group=council-tax]").click()
            screen(page, "paperless")
            expect(page.locator(".safe strong")).to_have_text("Rydych chi yn y ciw.")
            assert page.locator(".card__number").inner_text() == house.numbers()[-1]
            assert page.locator(".keep li").count() == 3
            expect(page.locator(".qr")).to_have_js_property("complete", True)
            assert page.locator(".qr").evaluate("node => node.naturalWidth") > 0
    finally:
        house.printer.set(PrinterState.READY)
        wait_for(lambda: house.printer_seen_as("ready"), 30)
