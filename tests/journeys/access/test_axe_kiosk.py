"""The rarer screens of the kiosk, as axe-core sees them; the usual ones are in its own tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import tomlkit
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import KIOSK, open_page, own_page
from tests.journeys.access.kiosk_modes import RARER, Modes, is_sound, turn_to, wear
from tests.journeys.kiosk.kiosk_house import screen
from tests.journeys.whole.whole_house import NOWHERE, sample_text
from tests.running import House, SiteAccess
from ticketing.sites.hours import WEEKDAYS

pytestmark = pytest.mark.browser


#: With these hours something is closed: where a test's house is, it is noon.
CLOSED_NOW = "03:05-03:55"


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    """The sample site, whose printers are plugged in nowhere, and its advisers away just now."""
    document: Any = tomlkit.parse(sample_text(NOWHERE, {}))
    surgery = next(one for one in document["enquiries"] if one["id"] == "citizens-advice")
    surgery["hours"] = dict.fromkeys(WEEKDAYS, CLOSED_NOW)
    return house.add_site(text=tomlkit.dumps(document))


@contextmanager
def kiosk(
    browser: Browser, house: House, site: SiteAccess, *, frozen: bool = False
) -> Iterator[Page]:
    """A kiosk in Welsh, whose words are longer; `frozen`: the test moves its clock."""
    page = (own_page if frozen else open_page)(browser, KIOSK, has_touch=True)
    if frozen:
        page.clock.install()
    page.goto(f"{house.url}/kiosk/{site.id}/entrance-left?token={site.kiosk}&language=cy")
    page.locator(".screen").wait_for()
    try:
        yield page
    finally:
        page.close()


def looks(page: Page, name: str = "home") -> Iterator[Modes]:
    """As usual, and in all modes that can be seen, each time on the screen of this name."""
    for modes in RARER:
        wear(page, modes)
        page.keyboard.press("Escape")
        screen(page, name)
        yield modes


def home(page: Page) -> None:
    """Back from a screen that lies over home."""
    page.keyboard.press("Escape")
    screen(page, "home")


def test_a_closed_enquiry_type_and_the_choice_of_language(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    with kiosk(browser, house, site) as page:
        for modes in looks(page):
            turn_to(page, "[data-group=advice]").click()
            closed = turn_to(page, "[data-enquiry=citizens-advice]")
            expect(closed).to_have_class(re.compile("closed"))
            is_sound(page, modes)
            closed.click()
            screen(page, "closed-enquiry")
            is_sound(page, modes)
            page.locator(".ways .button").first.click()
            home(page)
            if page.locator(".dock__language").count():
                page.locator(".dock__language").click()
                screen(page, "language")
                is_sound(page, modes)
                home(page)


def test_the_moment_before_the_ticket_and_the_screen_when_none_can_be_had(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    with kiosk(browser, house, site) as page:
        asked: list[Route] = []
        page.route("**/visits", lambda route: asked.append(route))
        for modes in looks(page):
            turn_to(page, "[data-group=council-tax]").click()
            screen(page, "issuing")
            is_sound(page, modes)
            asked.pop().fulfill(status=403, json={"title": "Not here", "status": 403})
            screen(page, "trouble")
            is_sound(page, modes)
            home(page)
        assert asked == []


def test_the_question_whether_somebody_is_still_there(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    for modes in RARER:
        # A page each: to a socket a second leap of the clock is a server that is gone.
        with kiosk(browser, house, site, frozen=True) as page:
            wear(page, modes)
            home(page)
            turn_to(page, "[data-group=housing]").click()
            screen(page, "group")
            page.clock.fast_forward(40_500)
            page.locator(".dock--warning").wait_for()
            is_sound(page, modes)
            page.get_by_role("button", name="Aros yma").click()
            expect(page.locator(".dock--warning")).to_have_count(0)


def test_a_house_that_is_closed(browser: Browser, house: House) -> None:
    hours = dict.fromkeys(WEEKDAYS, CLOSED_NOW)
    site = house.add_site(text=sample_text(NOWHERE, {}, hours))
    with kiosk(browser, house, site) as page:
        for modes in looks(page, "site-closed"):
            is_sound(page, modes)


def test_the_pad_and_what_becomes_of_a_number(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    number = house.issue(site)["number"]
    with kiosk(browser, house, site) as page:
        for modes in looks(page):
            page.locator("[data-door=appointment]").click()
            screen(page, "code")
            is_sound(page, modes)
            home(page)
            page.locator("[data-door=back]").click()
            screen(page, "code")
            for key in number:
                page.locator(f'[data-key="{key}"]').click()
            is_sound(page, modes)
            page.locator(".pad__go").click()
            screen(page, "welcome-back")
            is_sound(page, modes)
            home(page)
            page.locator("[data-door=back]").click()
            page.keyboard.type("X999", delay=100)  # a hand: quicker is a scanner
            page.keyboard.press("Enter")
            screen(page, "welcome-back")
            is_sound(page, modes)
            home(page)


def test_a_long_wait_and_something_else_today(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    with kiosk(browser, house, site) as page:
        for modes in looks(page):
            turn_to(page, "[data-group=environment]").click()
            page.locator(".screen:is([data-screen=ticket], [data-screen=paperless])").wait_for()
            is_sound(page, modes)
            ask = page.locator(".also__ask")
            if ask.count():  # without a printer there is no room for it
                ask.click()
                screen(page, "also")
                is_sound(page, modes)
                page.keyboard.press("Escape")
            home(page)
