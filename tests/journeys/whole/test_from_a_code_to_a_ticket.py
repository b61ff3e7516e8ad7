"""A new screen, from the code that it shows to a ticket; and back to a code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import DESK, KIOSK, OFFICE, faults, open_page
from tests.journeys.whole.whole_house import NOWHERE, sample_text
from tests.running import PIN, UNLIMITED, House, running

pytestmark = pytest.mark.browser

#: A screen asks each half minute whether it still is one: here it would never do so again.
NEVER_AGAIN = """(() => {
  const later = window.setTimeout;
  window.setTimeout = (work, ms, ...more) => (ms === 30000 ? 0 : later(work, ms, ...more));
})()"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("pairing"), at="journey", **UNLIMITED) as found:
        found.add_site("riverside", pins_too=True, text=sample_text(NOWHERE, {}))
        yield found


def devices(browser: Browser, house: House) -> Page:
    """The page of devices, as a supervisor sees it."""
    page = open_page(browser, OFFICE)
    page.goto(f"{house.url}/sign-in?next=/devices/riverside")
    page.get_by_label("Your name").fill("Carys")
    page.get_by_label("Password").fill(PIN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pair a new screen")).to_be_visible()
    return page


def is_sound(page: Page) -> None:
    for size in (DESK, OFFICE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
        assert faults(page) == [], size


def test_a_browser_becomes_a_kiosk_by_its_code_and_is_one_until_it_is_taken_out_of_service(
    browser: Browser, house: House
) -> None:
    glass = open_page(browser, KIOSK)
    glass.goto(house.url)
    code = "".join(glass.locator("#code").inner_text().split())
    assert len(code) == 6
    office = devices(browser, house)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    office.get_by_label("It shows six figures").fill(wrong)
    expect(office.locator("#pair-said")).to_contain_text("No screen shows this code now")
    office.get_by_label("It shows six figures").fill(code)
    expect(office.locator(".pair")).to_contain_text("Is it the one before you?")
    expect(office.get_by_role("button", name="Pair it")).to_have_text("Pair it: say what it is")
    office.get_by_label("Kiosk", exact=True).check()
    office.get_by_label("Which kiosk").select_option("entrance-left")
    is_sound(office)
    office.get_by_role("button", name="Pair it").click()
    expect(office.locator("#pair-said")).to_have_text("Kiosk 1 is paired. It starts by itself.")

    glass.wait_for_url("**/kiosk/riverside/entrance-left")
    glass.locator("[data-group=council-tax]").click()
    number = glass.locator(".card__number").inner_text()
    assert house.rows("SELECT number FROM visit") == [(number,)]
    row = office.locator("tr.paired", has_text="Kiosk 1")
    expect(row).to_contain_text("Working")
    is_sound(office)

    row.get_by_role("button", name="Take out of service").click()
    expect(glass.locator(".withdrawn[lang=en]")).to_have_text(
        "This screen was taken out of service by staff."
    )
    expect(glass.locator("#code")).not_to_be_empty()
    assert faults(glass) == []


def test_a_display_that_is_taken_out_of_service_leaves_at_once(
    browser: Browser, house: House
) -> None:
    glass = open_page(browser, KIOSK)
    glass.add_init_script(NEVER_AGAIN)
    glass.goto(house.url)
    code = "".join(glass.locator("#code").inner_text().split())
    office = devices(browser, house)
    office.get_by_label("It shows six figures").fill(code)
    office.get_by_label("Display", exact=True).check()
    office.get_by_label("Which waiting area").select_option("main")
    office.get_by_role("button", name="Pair it").click()
    glass.wait_for_url("**/display/riverside/main")
    expect(glass.locator("[data-live=true]")).to_be_attached()
    row = office.locator("tr.paired", has_text="Display")
    row.get_by_role("button", name="Take out of service").click()
    expect(glass.locator(".withdrawn[lang=en]")).to_be_visible()
