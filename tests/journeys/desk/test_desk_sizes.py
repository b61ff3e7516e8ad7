"""The desk and its pages at their sizes: accessible, nothing cut off, the actions in one place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hardware.protocol import DeviceReport, PrinterConfig, PrinterState
from tests.chromium import faults, open_page
from tests.helpers import rows
from tests.journeys.desk.desk_house import DeskServer, running, sign_on
from tests.journeys.desk.desk_steps import band, press
from tests.unit.counters.room import DESK

pytestmark = pytest.mark.browser

#: The last is what a page is left in.
SIZES = {"zoomed": (320, 400), "narrow": (320, 900), "between": (900, 700), "wide": (1280, 800)}

#: What may scroll, and has nothing at or in it to which keys lead.
_OUT_OF_REACH = """[...document.querySelectorAll('main *')].filter((one) =>
  ['auto', 'scroll'].includes(getComputedStyle(one).overflowY) && one.tabIndex < 0
  && one.getAttribute('role') !== 'listbox'
  && ![...one.querySelectorAll('a, button, input, select, textarea, [tabindex]')]
    .some((within) => within.tabIndex >= 0)).map((one) => one.className)"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DeskServer]:
    """A busy house: long names, other languages, enquiries that are not Megan's."""
    with running(tmp_path) as found:
        for enquiry, language in (("benefits", "pl"), ("council-tax", "en"), ("bus", "en")) * 4:
            found.issue(enquiry, language)
        yield found


@pytest.fixture
def page(browser: Browser) -> Page:
    """A window of the usual size."""
    return open_page(browser, SIZES["wide"])


def is_accessible(page: Page) -> None:
    """At each size nothing is wider than the window;
    no violation of axe's rules beside a CRM and in a whole window."""
    for name, size in SIZES.items():
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate(_OUT_OF_REACH) == [], name
        if name in ("narrow", "wide"):
            assert faults(page) == [], name


def main_key(page: Page) -> list[int]:
    """How far down the main key is in the windows that are high enough for all."""
    found = []
    for name in ("narrow", "wide"):
        page.set_viewport_size({"width": SIZES[name][0], "height": SIZES[name][1]})
        box = page.locator(".big").bounding_box()
        assert box is not None
        found.append(round(box["y"]))
    return found


def test_every_state_of_the_desk(page: Page, server: DeskServer) -> None:
    page.goto(server.url + DESK)
    is_accessible(page)
    sign_on(page, server)
    is_accessible(page)
    place = main_key(page)
    for key, word in (("n", "Called"), ("s", "Serving")):
        press(page, key)
        band(page, word)
        is_accessible(page)
        assert main_key(page) == place
    press(page, "n")
    is_accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    is_accessible(page)


def test_the_places_and_the_devices(page: Page, server: DeskServer) -> None:
    hub = server.server.hub
    hub.configure(
        [
            PrinterConfig(id=f"riverside.{name}", name=name, where="Entrance", site="riverside",
                         transport="network", address="192.0.2.7:9100", profile="TM-T20II")
            for name in ("kiosk-1-printer", "kiosk-2-printer")
        ]
    )  # fmt: skip
    hub.agent_came("local")
    hub.states(
        "local",
        [
            DeviceReport(device="riverside.kiosk-1-printer", state=PrinterState.PAPER_OUT),
            DeviceReport(device="riverside.kiosk-2-printer", state=PrinterState.READY),
        ],
    )
    page.goto(f"{server.url}/counter/riverside")
    is_accessible(page)
    sign_on(page, server)
    server.server.live.touch()
    expect(page.locator(".pill")).to_contain_text("Paper out")
    is_accessible(page)
    page.goto(f"{server.url}/devices/riverside")
    expect(page.locator("h1")).to_have_text("1 of 3 devices needs somebody")
    is_accessible(page)
    hub.states(
        "local", [DeviceReport(device="riverside.kiosk-1-printer", state=PrinterState.READY)]
    )
    expect(page.locator("h1")).to_have_text("All 3 devices are well")
    page.get_by_role("button", name="A new roll is in kiosk-2-printer").click()
    row = page.locator("tr", has_text="kiosk-2-printer")
    expect(row).to_contain_text("Counted from a new roll.")
    begun = rows(server.server.house.store, "SELECT device FROM roll ORDER BY id")
    # The first by itself: its paper was out before.
    assert [tuple(one) for one in begun] == [
        ("riverside.kiosk-1-printer",),
        ("riverside.kiosk-2-printer",),
    ]
    is_accessible(page)


def test_every_panel_of_the_desk_and_escape_leaves_it_with_nothing_done(
    page: Page, server: DeskServer
) -> None:
    sign_on(page, server)
    for key in ("w", "b"):
        page.keyboard.press(key)
        is_accessible(page)
        page.keyboard.press("Escape")
    for key, word in (("n", "Called"), ("s", "Serving")):
        press(page, key)
        band(page, word)
    for keys in ("h", "e Alt+2 Alt+3 Alt+4 Alt+5", "m", "a"):
        for key in keys.split():
            page.keyboard.press(key)
            is_accessible(page)
        press(page, "Escape")
        expect(page.locator(".panel")).to_have_count(0)
    # The note has a panel where there is no room for it beside the visit.
    page.set_viewport_size({"width": SIZES["narrow"][0], "height": SIZES["narrow"][1]})
    press(page, "v")
    expect(page.locator(".panel")).to_have_count(1)
    press(page, "Escape")
    expect(page.locator(".panel")).to_have_count(0)
    band(page, "Serving")
    assert {path.rsplit("/", 1)[1] for path, _ in server.posts} == {"next", "start"}
