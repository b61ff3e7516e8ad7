"""A supervisor closes a day with all who are booked on it, and puts up a notice: in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import DISPLAY, OFFICE, PHONE, faults, open_page
from tests.helpers import an_ask
from tests.journeys.supervisor.supervisor_house import NOW, Office, office
from ticketing import appointments, commands, sites
from ticketing.appointments import Order, Person

pytestmark = pytest.mark.browser
AHEAD = "/day/riverside/ahead"
#: A Thursday, a Friday and the Monday after.
BOOKED = datetime(2026, 11, 19, 10, 0, tzinfo=NOW.tzinfo)
LONGEST_CY = (
    "Mae’r lifft, y toiledau ar y llawr cyntaf a drws y maes parcio ar gau heddiw. Gofynnwch yn y "
    "dderbynfa, down ni atoch."
)
LONGEST_EN = "The lift, the toilets and the car park door are closed today. Ask and we come to you."
#: Whether the kiosk's own rule finds that something is cut or covered.
CUT = (
    """async () => (await import('/static/kiosk/room.js')).cut(document.getElementById('kiosk'))"""
)
COVERS = """() => {
  const strip = document.querySelector('.strip').getBoundingClientRect();
  const call = document.querySelector('.card').getBoundingClientRect();
  return strip.top < call.bottom - 1 || strip.bottom > innerHeight + 1;
}"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("ahead")) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = open_page(browser, OFFICE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def test_a_day_closes_and_who_is_booked_on_it_is_moved_with_it(house: Office, page: Page) -> None:
    made = appointments.book(
        house.store,
        "riverside",
        Order("benefits-interview", BOOKED, "aisha", "room-1", person=Person("Gwen", "07700")),
        an_ask(NOW),
    )
    house.open(page, AHEAD)
    expect(page.locator("h1")).to_have_text("No single dates. The week holds, and the holidays.")
    page.get_by_role("button", name="Another date").click()
    page.get_by_label("Date", exact=True).fill("2026-11-19")
    page.get_by_label("Closed").check()
    page.get_by_label("Ready sentences").select_option(label="Staff training")
    page.get_by_role("button", name="Close Thursday 19 November").click()
    expect(page.locator("#booked-head")).to_have_text("1 person is booked then")
    expect(page.locator(".booked")).not_to_contain_text("Gwen")
    assert faults(page) == []
    page.get_by_label("Ready sentences").select_option(label="Weather")
    expect(page.locator("#booked-head")).to_have_count(0)  # another question: it is asked anew
    page.get_by_label("Ready sentences").select_option(label="Staff training")
    page.get_by_role("button", name="Close Thursday 19 November").click()
    page.get_by_role("button", name="Close Thursday 19 November and move it").click()
    expect(page.locator("h1")).to_have_text("Thursday 19 November: closed.")
    expect(page.locator("#ring-head")).to_have_text("To ring: 1")
    expect(page.locator(".ring")).to_contain_text("now Friday 20 November 10:00, Aisha")
    assert faults(page) == []
    page.goto(f"{house.url}/day/riverside")  # whom to ring is kept when the page is left
    page.goto(f"{house.url}{AHEAD}#ring")
    expect(page.locator("h1")).to_have_text("1 person is to be rung.")
    page.get_by_text("Who, and how to reach them").click()
    expect(page.locator(".ring")).to_contain_text("Gwen, 07700")
    page.get_by_label("They know").check()
    expect(page.locator("h1")).to_have_text("Nobody is to be rung.")
    assert faults(page) == []
    with house.store.read() as conn:
        moved = appointments.get(conn, made.id)
        closing = sites.get(conn, "riverside").closing(BOOKED.date())
    assert moved.starts_at == made.starts_at + timedelta(days=1) / timedelta(milliseconds=1)
    assert closing == {"cy": "Hyfforddiant staff", "en": "Staff training"}
    page.get_by_role("link", name="History").click()
    expect(page.locator(".history li").first).to_contain_text(
        "Thursday 19 November 2026 is closed: Staff training."
    )
    assert faults(page) == []


def test_a_notice_goes_up_in_each_language_and_never_over_a_call(
    house: Office, browser: Browser, page: Page
) -> None:
    commands.issue(house.store, "riverside", "council-tax", an_ask(NOW), language="en")
    commands.call_next(house.store, "riverside", "counter-1", an_ask(NOW))
    house.open(page, AHEAD)
    page.get_by_role("link", name="Notices").click()
    page.get_by_role("button", name="Another notice").click()
    page.get_by_label("Ready sentences").select_option(label="The lift")
    expect(page.get_by_label("English")).to_have_value("The lift is out of order. We come to you.")
    page.get_by_label("Cymraeg", exact=True).fill(LONGEST_CY)
    page.get_by_label("English").fill(LONGEST_EN)
    assert faults(page) == []
    page.get_by_role("button", name="Show this notice").click()
    expect(page.locator("h1")).to_have_text("1 notice is showing.")
    display = open_page(browser, DISPLAY)
    display.goto(f"{house.url}/display/riverside/main")
    expect(display.locator(".strip__notice")).to_have_text(LONGEST_CY + LONGEST_EN)
    assert display.evaluate(COVERS) is False
    assert faults(display) == []
    for size in ((1080, 1920), (800, 480), (768, 1024)):
        kiosk = open_page(browser, size)
        kiosk.goto(f"{house.url}/kiosk/riverside/entrance-left?token={house.token}")
        expect(kiosk.locator(".notices")).to_contain_text(LONGEST_CY)
        kiosk.wait_for_function("document.fonts.status === 'loaded'")
        assert kiosk.evaluate(CUT) == "", size
    page.get_by_role("button", name="Now, until somebody takes it down").click()
    page.get_by_role("button", name="Take it down").click()
    expect(page.locator("h1")).to_have_text("No notice is showing.")
    expect(display.locator(".strip__notice")).not_to_contain_text(LONGEST_CY)


def test_a_notice_that_was_begun_is_there_after_a_look_elsewhere_and_a_reload(
    house: Office, page: Page
) -> None:
    house.open(page, AHEAD)
    begun = {"Cymraeg": "Mae’r dŵr i ffwrdd.", "English": "The water is off."}

    def stands(words: dict[str, str]) -> None:
        for name, text in words.items():
            expect(page.get_by_label(name, exact=name == "Cymraeg")).to_have_value(text)

    page.get_by_role("link", name="Notices").click()
    page.get_by_role("button", name="Another notice").click()
    for name, text in begun.items():
        page.get_by_label(name, exact=name == "Cymraeg").fill(text)
    page.get_by_role("link", name="History").click()
    page.get_by_role("link", name="Notices").click()
    stands(begun)
    page.reload()
    page.get_by_role("button", name="Another notice").click()
    stands(begun)
    page.get_by_role("button", name="Show this notice").click()
    expect(page.locator("h1")).to_have_text("1 notice is showing.")
    page.get_by_role("button", name="Another notice").click()
    stands(dict.fromkeys(begun, ""))
    page.get_by_role("button", name="Now, until somebody takes it down").click()
    stands(begun)
    page.get_by_role("button", name="Take it down").click()
    expect(page.locator("h1")).to_have_text("No notice is showing.")


def test_the_page_is_as_it_should_be_on_a_phone(house: Office, browser: Browser) -> None:
    small = open_page(browser, PHONE)
    house.open(small, AHEAD)
    small.get_by_role("link", name="Courtesy line").click()
    small.get_by_label("Cymraeg", exact=True).fill("Diolch am aros.")
    small.get_by_role("button", name="Print this line from now on").click()
    expect(small.locator("h1")).to_have_text("The ticket ends with your own line.")
    assert small.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(small) == []


def test_a_page_that_gets_no_answer_says_since_when(house: Office, page: Page) -> None:
    house.open(page, AHEAD)
    link = page.locator("#link")
    for offline, words in ((True, "Not connected since"), (False, "Live")):
        page.context.set_offline(offline)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(link).to_contain_text(words)
