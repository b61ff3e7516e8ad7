"""Help raised in a room: seen and heard on every screen of staff until somebody goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import DISPLAY, faults, open_page, strict_chromium
from tests.journeys.desk.desk_house import DeskServer
from tests.journeys.rooms.rooms_house import page_of, rooms_house, served
from ticketing import commands
from ticketing.asks import Actor, Ask
from ticketing.help.calls import HelpCall
from web import tokens

pytestmark = pytest.mark.browser

OFFICE = (1280, 800)
NARROW = (390, 844)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DeskServer]:
    with rooms_house(tmp_path) as found:
        yield found


@pytest.fixture
def colleague(browser: Browser, house: DeskServer) -> Iterator[Page]:
    """Daniel, signed on at counter 1, looks at the devices."""
    page = page_of(browser, house, "daniel", "counter-1", OFFICE)
    page.goto(f"{house.url}/devices/riverside")
    page.locator("#main h1").wait_for()
    yield page
    page.close()


@pytest.fixture
def in_need(browser: Browser, house: DeskServer) -> Iterator[Page]:
    """Megan, with a visitor in room 4, has the rooms board open."""
    page = page_of(browser, house, "megan", "room-4", OFFICE)
    served(house, "megan", "room-4", 14)
    page.goto(f"{house.url}/rooms/riverside")
    expect(page.locator("[data-room=room-4] .state-word")).to_have_text("Occupied")
    yield page
    page.close()


def raised(house: DeskServer) -> HelpCall:
    store, clock = house.server.house.store, house.server.house.clock
    ask = Ask(clock(), Actor("adviser", "megan"), "megan")
    return commands.raise_help(store, "riverside", "room-4", ask)


def tones(page: Page) -> int:
    return int(page.locator("#help").get_attribute("data-tones") or 0)


def without_clock(text: str) -> list[str]:
    """The words of a screen; a minute may have gone by meanwhile."""
    return [word for word in text.split() if not re.fullmatch(r"\d\d:\d\d", word)]


def test_help_is_raised_and_taken(
    browser: Browser, house: DeskServer, in_need: Page, colleague: Page
) -> None:
    office = open_page(browser, OFFICE)
    store, clock = house.server.house.store, house.server.house.clock
    secret = tokens.make(store, "supervisor", site="riverside", name="office", now=clock())
    office.goto(f"{house.url}/supervisor/riverside?token={secret}")
    office.locator("#queue").wait_for()
    screen = open_page(browser, DISPLAY)
    screen.goto(f"{house.url}/display/riverside/main?sound=off")
    screen.locator(".card").first.wait_for()
    before = screen.locator("body").inner_text()

    raised(house)
    for page in (colleague, office):
        expect(page.locator(".help-call .help-what")).to_have_text("Help in Room 4: Megan")
        expect(page.locator("#help [role=alert]")).to_contain_text("Help in Room 4")
        assert tones(page) >= 1  # and again every twelve seconds
        assert faults(page) == []
    expect(in_need.locator(".help-quiet .help-what")).to_have_text("On 2 screens, 2 sound")
    expect(in_need.locator(".help-call")).to_have_count(0)
    assert tones(in_need) == 0
    expect(in_need.locator("[data-room=room-4] .state-word")).to_have_text("Help raised")
    assert "elp" not in screen.locator("body").inner_text()
    assert without_clock(before) == without_clock(screen.locator("body").inner_text())

    colleague.keyboard.press("F9")
    expect(colleague.locator(".help-quiet .help-what")).to_have_text("You are going to Room 4")
    expect(office.locator(".help-call")).to_have_count(0)
    expect(in_need.locator(".help-quiet .help-what")).to_have_text("Daniel is coming")
    assert len(house.posted("/take")) == 1
    assert faults(colleague) == []

    colleague.get_by_role("button", name="It is over").click()
    for page in (colleague, in_need):
        expect(page.locator("#help section")).to_have_count(0)
    expect(in_need.locator("[data-room=room-4] .state-word")).to_have_text("Occupied")
    for page in (office, screen):
        page.close()


def test_who_calls_is_told_when_the_call_stands_on_nobodys_screen(
    house: DeskServer, in_need: Page
) -> None:
    store, clock = house.server.house.store, house.server.house.clock
    ask = Ask(clock() - timedelta(seconds=10), Actor("adviser", "megan"), "megan")
    call = commands.raise_help(store, "riverside", "room-4", ask)
    told = in_need.locator("#help .help-nobody")
    expect(told).to_contain_text("On nobody's screen: ")
    commands.end_help(store, "riverside", call.help, ask)
    expect(told).to_have_count(0)


def test_the_bar_fits_a_narrow_screen_and_who_is_too_late_is_told_who_goes(
    house: DeskServer, colleague: Page
) -> None:
    colleague.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    top = colleague.locator("#main").bounding_box()
    house.cable.pull()
    call = raised(house)
    store, clock = house.server.house.store, house.server.house.clock
    house.cable.plug()
    expect(colleague.locator(".help-call")).to_be_visible()
    pushed = colleague.locator("#main").bounding_box()
    assert top is not None
    assert pushed is not None
    assert pushed["y"] > top["y"] + 40
    assert colleague.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(colleague) == []
    ask = Ask(clock(), Actor("adviser", "carys"), "carys")
    commands.take_help(store, "riverside", call.help, ask)
    expect(colleague.locator(".help-call")).to_have_count(0)
    colleague.keyboard.press("F9")
    assert house.posted("/take") == []


def test_who_is_alone_answers_by_one_press(house: DeskServer, in_need: Page) -> None:
    served(house, "owen", "room-1", 5)
    with house.server.house.store.write() as db:
        db.execute(
            "UPDATE step SET called_at = called_at - 600000, serving_at = serving_at - 600000,"
            " last_called_at = last_called_at - 600000 WHERE service_point = 'room-4'"
        )
    house.server.housekeeping.once()
    expect(in_need.locator(".help-check .help-what")).to_have_text("Is all well?")
    assert tones(in_need) == 0
    assert faults(in_need) == []
    in_need.keyboard.press("F7")
    expect(in_need.locator(".help-check")).to_have_count(0)
    assert len(house.posted("/well")) == 1


def test_a_page_that_nobody_touched_says_that_it_will_not_sound(
    browser: Browser, house: DeskServer
) -> None:
    with strict_chromium(browser) as strict:
        page = page_of(strict, house, "daniel", "counter-1", OFFICE)
        for path in ("/devices/riverside", "/counter/riverside/counter-1"):
            page.goto(house.url + path)
            expect(page.locator(".help-silent")).to_have_text("Silent until you touch this page")
            assert faults(page) == []
        page.locator("h1").first.click()
        expect(page.locator(".help-silent")).to_have_count(0)
