"""At the kiosk for what is not done here: where to go instead, on the glass and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers import rows, wait_for
from tests.journeys.access.kiosk_modes import is_sound, wear
from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen

pytestmark = pytest.mark.browser

COUNTED = "SELECT kind FROM event WHERE kind LIKE 'signpost%' ORDER BY seq"

#: The screen is drawn for this glass, and nothing of it is cut.
FITS = """async ([width, height]) => innerWidth === width && innerHeight === height
  && (await import('/static/kiosk/room.js')).cut(document.getElementById('kiosk')) === ''"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("signpost")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


def test_a_tile_that_answers_says_where_to_go_and_prints_it_at_a_touch(
    browser: Browser, house: KioskHouse
) -> None:
    store = house.server.house.store
    with kiosk(browser, house) as page:
        page.locator("[data-group=general]").click()
        row = page.locator("[data-signpost=births-and-deaths]")
        expect(row).to_contain_text("Not here: Mill House")
        row.click()
        screen(page, "signpost")
        expect(page.locator("h1")).to_have_text("We do not do this here")
        expect(page.locator(".head__hint")).to_have_text(
            "The register office does this. It is open now."
        )
        main = page.locator(".main")
        for words in ("14 Mill Lane", "8 minutes on foot, no steps", "Open today until 16:30",
                      "Monday – Friday 09:00 – 16:30", "Second street on the left"):  # fmt: skip
            expect(main).to_contain_text(words)
        is_sound(page)
        for modes in (("contrast",), ("larger", "contrast")):
            wear(page, modes)
            page.get_by_role("button", name="Done").click()
            screen(page, "signpost")
            is_sound(page, modes)
        wear(page, ())
        page.get_by_role("button", name="Done").click()
        page.locator("[data-print]").click()
        expect(page.locator(".slot strong")).to_have_text("Take your paper", timeout=90_000)
        page.get_by_role("button", name="Back").click()
        screen(page, "group")
    assert rows(store, COUNTED) == [("signpost_shown",), ("signpost_printed",)]
    assert house.numbers() == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_it_has_room_on_every_glass(browser: Browser, house: KioskHouse, language: str) -> None:
    with kiosk(browser, house, language=language) as page:
        page.locator("[data-group=general]").click()
        page.locator("[data-signpost=births-and-deaths]").click()
        screen(page, "signpost")
        for width, height in ((800, 480), (768, 1024), (1366, 768), (1920, 1080), (1080, 1920)):
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_function(FITS, arg=[width, height])
