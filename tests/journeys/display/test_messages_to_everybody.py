"""A message to everybody: on the displays, the kiosk and pages of staff at once, and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import KIOSK, faults, open_page
from tests.journeys.display.display_house import called_before, open_screen
from tests.journeys.display.test_display_arranged import CUT, GLASSES
from tests.journeys.display.test_display_layout import on
from tests.running import House
from tests.site_text import site_text

pytestmark = pytest.mark.browser
LEAVING = """
[site.leaving]
door = { cy = "Drysau’r afon. Dim lifft.", en = "River doors. Do not use the lift." }
help = { cy = "Angen help? Arhoswch.", en = "Need help with stairs? Wait. We come to you." }
meet = { cy = "Maes parcio. Cwrddwch â’r staff yno.", en = "Car park. Meet staff there." }
"""


def test_all_leave_and_come_back_on_every_screen(house: House, browser: Browser) -> None:
    site = house.add_site("leaving", text=site_text("leaving") + LEAVING)
    called_before(house, site, "counter-1", seconds=60)
    display = open_screen(browser, house, site)
    kiosk = open_page(browser, KIOSK)
    kiosk.goto(f"{house.url}/kiosk/leaving/entrance?token={site.kiosk}&language=en")
    kiosk.locator(".tile").first.click()  # somebody is in the middle of choosing
    house.post(
        "/sites/leaving/standstill", {"reason": "evacuation"}, token=site.supervisor, key="stop"
    )
    expect(kiosk.locator(".all h1")).to_have_text("Leave the building now")
    expect(kiosk.locator(".all")).to_contain_text("River doors. Do not use the lift.")
    assert kiosk.locator(".tile:visible, .row:visible").count() == 0
    expect(display.locator(".everybody__title")).to_contain_text("Leave the building now")
    expect(display.locator(".everybody__answers li")).to_have_count(3)
    display.wait_for_function("window.played.some((one) => one.startsWith('message/'))")
    for width, height in GLASSES:
        on(display, width, height)
        assert display.evaluate(CUT) == []
    display.reload()
    expect(display.locator(".everybody__title")).to_contain_text("Leave the building now")
    house.post("/sites/leaving/standstill/end", {"ending": "back"}, token=site.supervisor, key="on")
    expect(display.locator(".everybody__title")).to_contain_text("You can come back in")
    expect(kiosk.locator(".all")).to_have_count(0)
    assert faults(display) == faults(kiosk) == []
