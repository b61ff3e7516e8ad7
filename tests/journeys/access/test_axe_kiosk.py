"""The rarer screens of the kiosk, as axe-core sees them; the usual ones are in its own tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import tomlkit
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import KIOSK, PATIENCE_MS, chromium, faults, open_page
from tests.journeys.access.test_kiosk_access import outside
from tests.journeys.whole.whole_house import NOWHERE, sample_text
from tests.running import House, SiteAccess, running
from ticketing.sites.hours import WEEKDAYS

pytestmark = pytest.mark.browser

MODES = ("", "contrast", "larger", "low")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("axe-kiosk")) as found:
        yield found


def at_another_time() -> str:
    """Hours with which something is closed just now, at any time of day."""
    later = datetime.now(UTC) + timedelta(hours=12)
    return f"{later:%H}:05-{later:%H}:55"


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    """The sample site, whose printers are plugged in nowhere, and its advisers away just now."""
    document: Any = tomlkit.parse(sample_text(NOWHERE, {}))
    surgery = next(one for one in document["enquiries"] if one["id"] == "citizens-advice")
    surgery["hours"] = dict.fromkeys(WEEKDAYS, at_another_time())
    return house.add_site("riverside", text=tomlkit.dumps(document))


@contextmanager
def kiosk(
    browser: Browser, house: House, site: SiteAccess, mode: str = "", *, frozen: bool = False
) -> Iterator[Page]:
    """A kiosk in Welsh, whose words are longer, in one of the modes; `frozen`: its clock too."""
    page = open_page(browser, KIOSK, has_touch=True)
    if frozen:
        page.clock.install()
    page.goto(f"{house.url}/kiosk/{site.id}/entrance-left?token={site.kiosk}&language=cy")
    page.locator(".screen").wait_for()
    if mode:
        page.locator(".dock .button").first.click()
        page.locator(f"[data-mode={mode}]").click()
        page.keyboard.press("Escape")
    try:
        yield page
    finally:
        page.context.close()


def screen(page: Page, name: str) -> None:
    """Wait until the screen of this name is drawn."""
    page.locator(f'.screen[data-screen="{name}"]').wait_for()


def is_sound(page: Page) -> None:
    """axe-core finds nothing, and everything that can be pressed can be reached."""
    assert faults(page) == []
    assert outside(page) == []


@pytest.mark.parametrize("mode", MODES)
def test_a_closed_enquiry_type_and_the_choice_of_language(
    browser: Browser, house: House, site: SiteAccess, mode: str
) -> None:
    with kiosk(browser, house, site, mode) as page:
        page.locator("[data-group=advice]").click()
        expect(page.locator("[data-enquiry=citizens-advice]")).to_have_class(re.compile("closed"))
        is_sound(page)
        page.locator("[data-enquiry=citizens-advice]").click()
        screen(page, "closed-enquiry")
        is_sound(page)
        page.locator(".ways .button").first.click()
        page.keyboard.press("Escape")
        screen(page, "home")
        if page.locator(".dock__language").count():
            page.locator(".dock__language").click()
            screen(page, "language")
            is_sound(page)


@pytest.mark.parametrize("mode", MODES)
def test_the_moment_before_the_ticket_and_the_screen_when_none_can_be_had(
    browser: Browser, house: House, site: SiteAccess, mode: str
) -> None:
    with kiosk(browser, house, site, mode) as page:
        asked: list[Route] = []
        page.route("**/visits", lambda route: asked.append(route))
        page.locator("[data-group=council-tax]").click()
        screen(page, "issuing")
        is_sound(page)
        assert len(asked) == 1
        asked[0].fulfill(status=403, json={"title": "Not here", "status": 403})
        screen(page, "trouble")
        is_sound(page)


@pytest.mark.parametrize("mode", MODES)
def test_the_question_whether_somebody_is_still_there(
    browser: Browser, house: House, site: SiteAccess, mode: str
) -> None:
    with kiosk(browser, house, site, mode, frozen=True) as page:
        page.locator("[data-group=housing]").click()
        screen(page, "group")
        page.clock.fast_forward(40_500)
        page.locator(".dock--warning").wait_for()
        is_sound(page)


@pytest.mark.parametrize("mode", MODES)
def test_a_house_that_is_closed(browser: Browser, house: House, mode: str) -> None:
    hours = dict.fromkeys(WEEKDAYS, at_another_time())
    text = sample_text(NOWHERE, {}, hours).replace('id = "riverside"', 'id = "closed"', 1)
    site = house.add_site("closed", text=text)
    with kiosk(browser, house, site, mode) as page:
        screen(page, "site-closed")
        is_sound(page)


def opened(page: Page) -> Page:
    """At home, whatever was on the glass before."""
    page.keyboard.press("Escape")
    screen(page, "home")
    return page


@pytest.mark.parametrize("mode", MODES)
def test_the_pad_and_what_becomes_of_a_number(
    browser: Browser, house: House, site: SiteAccess, mode: str
) -> None:
    number = house.issue(site)["number"]
    with kiosk(browser, house, site, mode) as page:
        page.locator("[data-door=appointment]").click()
        screen(page, "code")
        is_sound(page)
        opened(page).locator("[data-door=back]").click()
        screen(page, "code")
        for key in number:
            page.locator(f'[data-key="{key}"]').click()
        is_sound(page)
        page.locator(".pad__go").click()
        screen(page, "welcome-back")
        is_sound(page)
        opened(page).locator("[data-door=back]").click()
        page.keyboard.type("X999")
        page.keyboard.press("Enter")
        screen(page, "welcome-back")
        is_sound(page)


@pytest.mark.parametrize("mode", MODES)
def test_a_long_wait_and_something_else_today(
    browser: Browser, house: House, site: SiteAccess, mode: str
) -> None:
    with kiosk(browser, house, site, mode) as page:
        page.locator("[data-group=environment]").click()
        page.locator(".screen:is([data-screen=ticket], [data-screen=paperless])").wait_for()
        is_sound(page)
        ask = page.locator(".also__ask")
        if ask.count():  # without a printer there is no room for it
            ask.click()
            screen(page, "also")
            is_sound(page)
