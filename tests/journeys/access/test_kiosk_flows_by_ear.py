"""What a visitor can do at the kiosk besides a first ticket, by four keys and by ear alone: what is
said on each screen, and nothing of it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers import NOW, an_ask, wait_for
from tests.journeys.access.ear import HAND_MS, LISTEN, PLUG, WAITS
from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen
from ticketing import appointments

pytestmark = pytest.mark.browser

#: More than any screen has to choose from.
MOST = 60
OPENING = "Riverside One Stop Shop. Press Down to hear the choices, OK to choose."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("flows-by-ear")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


@contextmanager
def in_headphones(browser: Browser, house: KioskHouse) -> Iterator[Page]:
    """A kiosk whose first screen was told to somebody with headphones."""
    with kiosk(browser, house) as page:
        page.locator("#kiosk[data-aid]").wait_for()
        page.evaluate(LISTEN)
        page.evaluate(PLUG, "F15")
        assert said(page) == OPENING
        assert press(page, "ArrowDown").startswith("How can we help you? 8 choices. Council tax.")
        yield page


def said(page: Page) -> str:
    """What was said since the last time, as soon as something was: no sentence of it twice."""
    page.wait_for_function("() => window.heard.length > 0")
    line: str = page.evaluate("window.heard.splice(0)")[-1]
    sentences = re.split(r"(?<=[.?!]) ", line)
    assert len(sentences) == len(set(sentences)), line
    return WAITS.sub("(who waits)", line)


def press(page: Page, key: str) -> str:
    page.keyboard.press(key, delay=HAND_MS)
    return said(page)


def to(page: Page, name: str) -> str:
    """Down, or else up, to what is called so; everything on the way is another thing."""
    seen: list[str] = []
    for key in ("ArrowDown", "ArrowUp"):
        met: list[str] = []
        for _ in range(MOST):
            line = press(page, key)
            if line.startswith(("First.", "Last.")):
                break
            assert line not in met, line
            met.append(line)
            if re.match(rf"{re.escape(name)}(?!\w)", line):
                return line
        seen += met
    raise AssertionError(f"nothing is called {name!r}: {seen}")


def choose(page: Page, name: str, shown: str) -> str:
    """To what is called so, OK, and what the screen that comes says."""
    to(page, name)
    page.keyboard.press("Enter", delay=HAND_MS)
    screen(page, shown)
    return said(page)


def type_in(page: Page, text: str) -> None:
    for sign in text:
        to(page, sign)
        page.keyboard.press("Enter", delay=HAND_MS)
        page.wait_for_function("() => window.heard.length > 0")
        page.evaluate("window.heard.splice(0)")


def test_an_appointment_is_checked_in_by_its_code(browser: Browser, house: KioskHouse) -> None:
    store, site = house.server.house.store, house.server.house.site("riverside")
    at = house.clock().replace(minute=45, second=0, microsecond=0)
    order = appointments.Order(site.appointment_types[0].id, at)
    booked = appointments.book(store, "riverside", order, an_ask(house.clock()))
    with in_headphones(browser, house) as page:
        asked = choose(page, "Appointment", "code")
        assert asked.startswith("Your appointment. Touch in the code from your letter or message")
        type_in(page, booked.code)
        to(page, "Continue")
        page.keyboard.press("Enter", delay=HAND_MS)
        screen(page, "ticket")
        page.wait_for_function("() => window.heard.some((one) => /You are early/.test(one))")
        number = ", ".join(house.numbers()[-1])
        assert f"Your number is {number}." in said(page)


def test_who_missed_the_call_is_back_by_their_number_and_a_wrong_one_is_told(
    browser: Browser, house: KioskHouse
) -> None:
    with in_headphones(browser, house) as page:
        assert choose(page, "I am back", "code").startswith("Welcome back. Touch in the number")
        type_in(page, "X999")
        unknown = choose(page, "Continue", "welcome-back")
        assert unknown.startswith("We do not know this number today. Go to reception.")
        page.keyboard.press("Escape", delay=HAND_MS)
        screen(page, "home")


def test_what_is_closed_and_what_is_elsewhere_is_told_with_the_way_on(
    browser: Browser, house: KioskHouse
) -> None:
    house.clock.set(datetime(2026, 11, 25, 11, 0, tzinfo=UTC))
    try:
        with in_headphones(browser, house) as page:
            asked = choose(page, "Advice", "group")
            assert asked.startswith("Advice and complaints. 3 choices.")
            told = choose(page, "Citizens", "closed-enquiry")
            assert "Opens on Tuesday at" in told
            assert press(page, "Escape")
    finally:
        house.clock.set(NOW)


def test_something_else_goes_on_the_same_ticket(browser: Browser, house: KioskHouse) -> None:
    with in_headphones(browser, house) as page:
        choose(page, "Council tax", "ticket")
        assert "What else can we help with?" in choose(page, "Something else today?", "also")
        choose(page, "Housing", "also-group")
        to(page, "Garages")
        page.keyboard.press("Enter", delay=HAND_MS)
        screen(page, "ticket")
        expect(page.locator(".also")).to_contain_text("2 enquiries, one ticket.")
        assert "2 enquiries, one ticket." in said(page)


def test_who_wants_a_person_hears_where_to_go_while_nobody_sees_it(
    browser: Browser, house: KioskHouse
) -> None:
    with in_headphones(browser, house) as page:
        told = choose(page, "Talk to a person", "talk")
        assert told.startswith("We are telling our staff. We are sending your message.")
        page.wait_for_function(
            "() => window.heard.some((one) => /Nobody is at a staff screen/.test(one))"
        )
        assert said(page).endswith(
            "Nobody is at a staff screen just now."
            " Please go to reception. Somebody there will help you."
        )


def test_how_loud_it_is_is_the_usual_again_for_who_comes_next(
    browser: Browser, house: KioskHouse
) -> None:
    with in_headphones(browser, house) as page:
        page.evaluate(PLUG, "AudioVolumeUp")
        assert said(page) == "Volume. 3 of 3."
        page.evaluate(PLUG, "F16")
        expect(page.locator(".aid")).to_have_count(0)
        page.evaluate(PLUG, "F15")
        assert said(page) == OPENING
        page.evaluate(PLUG, "AudioVolumeDown")
        assert said(page) == "Volume. 1 of 3."
