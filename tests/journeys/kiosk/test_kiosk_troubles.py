"""When the server is away, the house is closed, or the visitor has gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import own_page
from tests.helpers import NOW, wait_for
from tests.journeys.kiosk.kiosk_house import UPRIGHT, KioskHouse, kiosk, running, screen
from ticketing import commands, sites
from ticketing.asks import SYSTEM

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("kiosk-troubles")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


def test_a_kiosk_without_its_server_sends_to_reception_and_comes_back(
    browser: Browser, house: KioskHouse
) -> None:
    with kiosk(browser, house) as page:
        house.cable.pull()
        screen(page, "away")
        expect(page.get_by_role("heading", level=1)).to_have_text("Please go to reception")
        house.cable.plug()
        screen(page, "home")


def test_a_kiosk_whose_sockets_a_proxy_refuses_goes_on_giving_tickets(
    browser: Browser, house: KioskHouse
) -> None:
    before = len(house.numbers())
    page = own_page(browser, UPRIGHT)
    page.route(
        re.compile(r"/socket\.io/\?"), lambda route: route.fulfill(status=403, body="by policy")
    )
    page.goto(house.address("entrance-left", "en"))
    screen(page, "home")
    with page.expect_response("**/api/v1/sites/riverside/kiosks/*") as answer:
        pass
    assert answer.value.ok
    screen(page, "home")
    page.locator("[data-group=council-tax]").click()
    page.locator(".card__number").wait_for()
    assert len(house.numbers()) == before + 1
    page.context.close()


def test_a_touch_while_the_server_is_away_is_kept_and_gives_one_ticket(
    browser: Browser, house: KioskHouse
) -> None:
    before = len(house.numbers())
    with kiosk(browser, house) as page:
        house.cable.pull()
        page.locator("[data-group=council-tax]").click()
        screen(page, "issuing")
        house.cable.plug()
        page.locator(".card__number").wait_for()
        assert len(house.numbers()) == before + 1


def test_an_answer_that_was_lost_on_the_way_is_asked_for_again_with_the_same_key(
    browser: Browser, house: KioskHouse
) -> None:
    before, sent = len(house.numbers()), len(house.keys)
    with kiosk(browser, house) as page:
        lost: list[bool] = []

        def lose_the_first(route: Route) -> None:
            if not lost:
                route.fetch()
                lost.append(True)
                route.abort()
            else:
                route.continue_()

        page.route("**/visits", lose_the_first)
        page.locator("[data-group=council-tax]").click()
        number = page.locator(".card__number").inner_text()
        assert house.numbers()[before:] == [number]
        keys = house.keys[sent:]
        assert len(keys) == 2
        assert len(set(keys)) == 1


def test_a_closed_enquiry_type_says_when_it_opens(browser: Browser, house: KioskHouse) -> None:
    house.clock.set(datetime(2026, 11, 25, 11, 0, tzinfo=UTC))
    try:
        with kiosk(browser, house, language="cy") as page:
            page.locator("[data-group=advice]").click()
            row = page.locator("[data-enquiry=citizens-advice]")
            expect(row).to_contain_text("Yn agor ddydd Mawrth am\u00a010:00.")
            row.click()
            screen(page, "closed-enquiry")
            expect(page.locator(".week")).to_contain_text("rhwng 10:00 a 13:00")
            page.get_by_role("button", name="Siarad â rhywun").click()
            screen(page, "talk")
    finally:
        house.clock.set(NOW)


def test_a_closed_house_says_when_it_opens(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house) as page:
        house.clock.set(datetime(2026, 11, 24, 18, 0, tzinfo=UTC))
        try:
            house.server.live.touch("/kiosk")
            screen(page, "site-closed")
            title = page.get_by_role("heading", level=1)
            expect(title).to_have_text("Opens tomorrow at\u00a010:00.")
        finally:
            house.clock.set(NOW)


def test_a_changed_site_file_reaches_the_kiosk_by_itself(
    browser: Browser, house: KioskHouse
) -> None:
    store = house.server.house.store
    with store.read() as conn:
        text = sites.dump(conn, "riverside")
    with kiosk(browser, house) as page:
        changed = text.replace('"Council tax"', '"Council Tax and rates"')
        try:
            commands.load_site(store, changed, now=house.clock(), actor=SYSTEM)
            expect(page.locator("[data-group=council-tax]")).to_contain_text("and rates")
        finally:
            commands.load_site(store, text, now=house.clock(), actor=SYSTEM)


def idle_until_warned(page: Page, seconds: int) -> None:
    # At one leap: what a kiosk draws in each second of it costs most of such a test.
    page.clock.fast_forward(seconds * 1000 + 500)
    page.locator(".dock--warning").wait_for()


def test_who_has_gone_leaves_nothing_behind(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house, language="cy", frozen=True) as page:
        page.locator(".languages [lang=en]").click()
        page.locator(".dock .button").first.click()
        page.locator("[data-mode=contrast]").click()
        expect(page.locator("html")).to_have_attribute("data-modes", "contrast")
        idle_until_warned(page, 40)
        page.clock.fast_forward(21_000)
        screen(page, "home")
        expect(page.locator("html")).to_have_attribute("lang", "cy")
        expect(page.locator("html")).to_have_attribute("data-modes", "")


def test_the_ticket_stays_for_who_asks_ten_times_and_no_longer(
    browser: Browser, house: KioskHouse
) -> None:
    with kiosk(browser, house, frozen=True) as page:
        page.locator("[data-group=council-tax]").click()
        page.locator(".slot[data-out=yes]").wait_for()
        stay = page.get_by_role("button", name="Stay")
        for _ in range(10):
            idle_until_warned(page, 20)
            stay.click()
            expect(stay).to_have_count(0)
        idle_until_warned(page, 20)
        expect(stay).to_have_count(0)
        page.clock.fast_forward(21_000)
        expect(page.locator(".card__number")).to_have_count(0)


def test_more_time_makes_every_wait_ten_times_longer(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house, frozen=True) as page:
        page.locator(".dock .button").first.click()
        page.locator("[data-mode=time]").click()
        page.clock.fast_forward(399_000)
        expect(page.locator(".dock--warning")).to_have_count(0)
        page.clock.fast_forward(2_000)
        expect(page.locator("#still-there")).to_contain_text("seconds")
