"""A screen that nobody sits at: what it shows without its script, and how it comes back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.chromium import DISPLAY, own_page
from tests.helpers import ROOT
from tests.journeys.display.display_house import LISTEN, wait_for_sounds
from tests.running import House

pytestmark = pytest.mark.browser


def test_a_script_that_failed_once_is_asked_for_again(house: House, browser: Browser) -> None:
    site = house.add_site()
    failed: list[str] = []

    def once(route: Route) -> None:
        failed.append(route.request.url)
        if len(failed) == 1:
            route.abort()
        else:
            route.continue_()

    with own_page(browser, DISPLAY) as page:
        page.clock.install()
        page.route("**/display/board/view.js", once)
        page.goto(f"{house.url}/display/{site.id}/main")
        expect(page.locator("#plain")).to_be_visible()
        page.clock.run_for(10_000)
        expect(page.locator('#screen[data-live="true"] .card')).to_be_visible()
        expect(page.locator("#plain")).to_have_count(0)
    assert len(failed) == 2


def test_without_its_script_a_screen_has_the_numbers_and_as_of_when(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    house.issue(site)
    house.call(site, "counter-3")
    with own_page(browser, DISPLAY, java_script_enabled=False) as page:
        page.goto(f"{house.url}/display/{site.id}/main")
        expect(page.locator("#plain tr.called")).to_contain_text("C001")
        expect(page.locator("#plain tr.called")).to_contain_text("Cownter 3 · Counter 3")
        expect(page.locator("#plain")).to_contain_text("As of ")
        assert page.locator("meta[http-equiv=refresh]").count() == 1


def test_a_browser_that_knows_no_modules_loads_the_page_again_and_again(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    with own_page(browser, DISPLAY) as page:
        page.clock.install()
        page.route(
            "**/*.js", lambda route: route.fulfill(body="??=", content_type="text/javascript")
        )
        page.goto(f"{house.url}/display/{site.id}/main")
        house.issue(site)
        house.call(site, "counter-3")
        page.clock.run_for(30_000)
        expect(page.locator("#plain tr.called")).to_contain_text("C001")


def test_a_screen_whose_sockets_a_proxy_refuses_shows_and_says_calls(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    page = own_page(browser, DISPLAY)
    page.add_init_script(LISTEN)
    page.route(
        re.compile(r"/socket\.io/\?"), lambda route: route.fulfill(status=403, body="by policy")
    )
    page.goto(f"{house.url}/display/{site.id}/main")
    house.issue(site)
    house.call(site, "counter-3")
    expect(page.locator(".card--fresh .card__number")).to_have_text("C001")
    sounds = wait_for_sounds(page, 2)
    if sounds[1] == sounds[0]:  # the answer was so slow that the word has a chime of its own
        sounds = wait_for_sounds(page, 3)[1:]
    assert sounds[1].endswith("/cy.wav")
    page.context.close()


def test_a_browser_that_is_up_before_the_server_waits_for_it(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    answers: list[str] = []

    def bad_gateway_first(route: Route) -> None:
        answers.append(route.request.url)
        if len(answers) == 1:
            route.fulfill(status=502, body="<h1>502 Bad Gateway</h1>", content_type="text/html")
        else:
            route.continue_()

    page = own_page(browser, DISPLAY)
    page.clock.install()
    page.route("**/favicon.svg?**", bad_gateway_first)
    address = f"{house.url}/display/{site.id}/main"
    page.goto(f"file://{ROOT / 'deploy' / 'waiting.html'}#{address}")
    expect(page.get_by_text("Starting")).to_be_visible()
    page.clock.run_for(4_000)
    page.wait_for_url(address)
    expect(page.locator(".card")).to_be_visible()
    page.context.close()
