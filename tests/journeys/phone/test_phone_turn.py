"""A visitor's phone, from the code on the slip to 'thank you'."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cable import Cable
from tests.chromium import PHONE, faults, own_page
from tests.journeys.display.display_house import open_phone, played, wait_for_sounds
from tests.running import House, wait_until
from tests.site_text import site_text

pytestmark = pytest.mark.browser

#: Notes how the phone was made to buzz.
BUZZ = "window.buzzed = []; navigator.vibrate = (pattern) => window.buzzed.push(pattern);"


#: Whether the phone keeps a ticket's page, and what it showed last.
KEPT = """async (visit) => {
  const cache = await caches.open('ticket-1');
  const pages = (await cache.keys()).filter(({ url }) => url.includes(visit));
  return pages.length > 0 || localStorage.getItem(`ticket ${visit}`) !== null;
}"""


#: As WCAG 1.4.12 has it, of whoever reads with more room between the letters.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important }
    * { line-height: 1.5 !important; letter-spacing: .12em !important; }
    * { word-spacing: .16em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
#: What is cut by its own box, or stands beside the glass. A called number is as wide as the phone
#: already: with wider spacing its last figure is scrolled to.
CUT = """() => [...document.querySelectorAll('header *, main *')]
  .filter((one) => one.childElementCount === 0 && one.textContent.trim()
    && one.checkVisibility() && !one.closest('.visually-hidden, svg, .called__call > .number'))
  .filter((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const { left, right } = range.getBoundingClientRect();
    const clips = getComputedStyle(one).overflow !== 'visible';
    const cut = clips && one.scrollHeight > one.clientHeight + 1;
    return cut || left < -1 || right > innerWidth + 1;
  }).map((one) => one.textContent.trim())"""


def theme(page: Page) -> str | None:
    """The colour that the phone gives its own bars."""
    return page.locator('meta[name="theme-color"]').get_attribute("content")


def test_a_visit_on_the_phone(house: House, browser: Browser) -> None:
    site = house.add_site()
    first, mine = house.issue(site), house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    phone.evaluate(f"() => {{ {BUZZ} }}")
    expect(phone.locator(".waiting__ahead")).to_have_text("1 person is ahead of you")
    expect(phone.locator(".promise")).to_be_visible()
    assert faults(phone) == []
    house.call(site, "counter-1")
    expect(phone.locator(".waiting__ahead")).to_have_text("Nobody is ahead of you")
    house.change(site, first["visit"], "start")
    assert theme(phone) == "#0a4f52"

    house.call(site, "counter-3")
    expect(phone.locator(".called")).to_be_visible()
    expect(phone.locator(".called__word")).to_have_text("Counter")
    expect(phone.locator(".called__digit")).to_have_text("3")
    expect(phone.locator(".waiting")).to_be_hidden()
    assert theme(phone) == "#ffc130"
    assert phone.title() == "C002 · Counter 3"
    assert phone.evaluate("window.buzzed") == [[400, 200, 400]]
    assert faults(phone) == []

    house.change(site, mine["visit"], "recall")
    expect(phone.locator(".called__at")).to_contain_text("Called again at")
    assert phone.evaluate("window.buzzed.length") == 2

    house.change(site, mine["visit"], "start")
    expect(phone.get_by_role("heading", name="You are being served")).to_be_visible()
    assert faults(phone) == []
    house.change(site, mine["visit"], "finish", {"outcome": "resolved"})
    expect(phone.get_by_role("heading", name="How was your visit today?")).to_be_visible()
    assert faults(phone) == []


def test_who_did_not_come_is_sent_to_reception(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    house.call(site, "counter-3")
    expect(phone.locator(".called")).to_be_visible()
    house.change(site, mine["visit"], "recall")
    wait_until(
        lambda: house.post(f"/visits/{mine['visit']}/no-show", token=site.adviser).ok,
        60,
        "the no-show",
    )
    expect(phone.get_by_role("heading", name="We called you")).to_be_visible()
    expect(phone.locator(".end--no_show")).to_contain_text("Please go to reception.")
    assert faults(phone) == []


def test_the_sound_is_on_after_a_touch_and_rings_at_the_call(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    phone.get_by_role("button", name="Switch the sound on").click()
    expect(phone.get_by_text("Sound is on.")).to_be_visible()
    assert len(played(phone)) == 1
    house.call(site, "counter-1")
    assert len(wait_for_sounds(phone, 4)) == 4  # and three rings


def test_a_page_that_is_loaded_again_does_not_buzz_again(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    phone.add_init_script(BUZZ)
    house.call(site, "counter-1")
    expect(phone.locator(".called")).to_be_visible()
    phone.reload()
    expect(phone.locator(".called")).to_be_visible()
    house.change(site, mine["visit"], "recall")
    expect(phone.locator(".called__at")).to_contain_text("Called again at")
    assert phone.evaluate("window.buzzed.length") == 1


def test_one_touch_changes_the_language(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    phone.get_by_role("link", name="Cymraeg").click()
    expect(phone.locator("html")).to_have_attribute("lang", "cy")
    expect(phone.locator(".waiting__ahead")).to_have_text("Nid oes neb o’ch blaen")
    house.call(site, "counter-3")
    expect(phone.locator(".called__word")).to_have_text("Cownter")
    assert faults(phone) == []


def test_without_javascript_the_page_says_the_same(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"], java_script_enabled=False)
    expect(phone.locator(".waiting__ahead")).to_have_text("Nobody is ahead of you")
    house.call(site, "counter-3")
    phone.reload()
    expect(phone.locator(".called")).to_be_visible()
    expect(phone.locator(".called")).to_contain_text("Please go to")


def test_a_phone_without_the_server_says_since_when(house: House, browser: Browser) -> None:
    mine = house.issue(house.add_site())
    with Cable(house.port) as cable:
        phone = open_phone(browser, cable, mine["visit"])
        expect(phone.locator(".promise")).to_be_visible()
        cable.pull()
        # The loss first, and nothing promised that cannot be kept.
        expect(phone.locator(".bar + .lost")).to_contain_text("No connection since")
        expect(phone.locator(".lost")).to_contain_text("This phone cannot tell you")
        expect(phone.locator(".promise")).to_be_hidden()
        expect(phone.locator(".waiting__title")).to_contain_text("Your place is safe")
        expect(phone.locator(".waiting .number")).to_have_text("C001")
        expect(phone.locator(".waiting__ahead")).to_have_text("Nobody was ahead of you")
        expect(phone.get_by_role("button", name="I am leaving")).to_be_disabled()
        assert faults(phone) == []
        cable.plug()
        phone.get_by_role("button", name="Try now").click()
        expect(phone.locator("[data-lost]")).to_be_hidden()
        expect(phone.locator(".promise")).to_contain_text("Keep this page open")


def test_a_ticket_opened_again_without_network_is_as_it_was_and_says_since_when(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    first, mine = house.issue(site), house.issue(site)
    with Cable(house.port) as cable:
        phone = own_page(browser, PHONE)
        phone.goto(f"{cable.url}/T/{mine['visit']}")
        expect(phone.locator(".waiting__ahead")).to_have_text("1 person is ahead of you")
        wait_until(lambda: bool(phone.evaluate(KEPT, mine["visit"])), 90, "the phone keeps it")
        house.call(site, "counter-3")
        house.change(site, first["visit"], "start")
        expect(phone.locator(".waiting__ahead")).to_have_text("Nobody is ahead of you")
        cable.pull()
        phone.reload()
        expect(phone.locator(".lost")).to_contain_text("No connection since")
        expect(phone.locator(".waiting .number")).to_have_text("C002")
        expect(phone.locator(".waiting__ahead")).to_have_text("Nobody was ahead of you")
        cable.plug()
        expect(phone.locator("[data-lost]")).to_be_hidden()
        phone.get_by_role("button", name="I am leaving").click()
        expect(phone.get_by_role("heading", name="You have left the queue")).to_be_visible()
        wait_until(lambda: not phone.evaluate(KEPT, mine["visit"]), 90, "it is forgotten")
    phone.context.close()


class Fetched:
    """How much a page fetched to be there: without what it is told from then on, of which there is
    more the longer one looks."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        self._told: set[str] = set()
        wire = page.context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", self._ask)
        wire.on("Network.loadingFinished", self._add)
        wire.send("Network.enable")

    def _ask(self, event: dict[str, Any]) -> None:
        if "/socket.io/?" in event["request"]["url"]:
            self._told.add(event["requestId"])

    def _add(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._told:
            self.bytes += event["encodedDataLength"]


def test_a_visitors_page_is_light_enough_for_a_bad_line(house: House, browser: Browser) -> None:
    """At most 60 kB with all that it fetches, in the languages with the most to say."""
    languages = ("en", "pl", "ur")
    text = site_text("light").replace('["cy", "en"]', json.dumps(["cy", *languages]), 1)
    site = house.add_site(text=text.replace('id = "light"', 'id = "riverside"', 1))
    mine = house.issue(site)
    for language in languages:
        phone = own_page(browser, PHONE)
        fetched = Fetched(phone)
        phone.goto(f"{house.url}/T/{mine['visit']}?lang={language}")
        expect(phone.locator(".promise")).to_be_visible()
        phone.wait_for_load_state("load")
        assert 40_000 < fetched.bytes <= 60_000, language
        phone.context.close()


def test_on_my_way_is_said_by_a_touch_and_taken_back(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    expect(phone.locator(".soon")).to_contain_text("It is almost your turn")
    house.call(site, "counter-3")
    phone.get_by_role("button", name="I am on my way").click()
    expect(phone.locator(".called__say")).to_contain_text("They know that you are coming.")
    assert faults(phone) == []
    phone.get_by_role("button", name="Take that back").click()
    expect(phone.get_by_role("button", name="I need more time")).to_be_visible()


def test_a_phone_whose_script_failed_claims_nothing(house: House, browser: Browser) -> None:
    mine = house.issue(house.add_site())
    page = own_page(browser, PHONE)
    page.route("**/display/phone/phone.js", lambda route: route.abort())
    page.goto(f"{house.url}/T/{mine['visit']}")
    expect(page.locator(".updated")).to_contain_text("As of ")
    page.context.close()


def test_a_phone_that_is_looked_at_again_asks_at_once(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    with Cable(house.port) as cable:
        phone = open_phone(browser, cable, mine["visit"])
        expect(phone.locator(".updated")).to_contain_text("Up to date")
        cable.pull()
        expect(phone.locator("[data-lost]")).to_be_visible()
        house.call(site, "counter-3")
        cable.plug()
        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(phone.locator(".called")).to_be_visible()


#: What a place may be called besides 'Counter 3'.
LONG_PLACES = [
    ("counter", "Counter", "12", "two"),
    ("room", "Interview room", "12", "two"),
    ("room", "Interview room", "204", "more"),
]
#: Puts another place, and the longest number, into the page as it stands.
RENAME = """([kind, word, figures, length]) => {
  const [number] = document.querySelectorAll('.called__call > .number');
  number.className = 'number number--longest';
  number.textContent = 'CA1234';
  const [place] = document.querySelectorAll('.called__word');
  place.textContent = word;
  place.dataset.length = word.length > 8 ? 'long' : 'short';
  const [digit] = document.querySelectorAll('.called__digit');
  digit.textContent = figures;
  Object.assign(digit.dataset, { kind, figures: length });
}"""


#: The edges of what shows of a part: left, top, right, bottom.
EDGES = """(part) => {
  const box = part.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
}"""


def check_glass(phone: Page, width: int, height: int) -> None:
    """Number and place are wholly on the glass."""
    for part in (".called__call > .number", ".called__word", ".called__digit"):
        left, top, right, bottom = phone.locator(part).evaluate(EDGES)
        assert 0 <= left < right <= width, part
        assert 0 <= top < bottom <= height, part
    assert phone.evaluate("document.documentElement.scrollWidth") == width


def test_wider_spacing_cuts_nothing(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    phone.locator(".promise").wait_for()
    phone.evaluate(SPACED)
    for called in (False, True):
        if called:
            house.call(site, "counter-3")
            expect(phone.locator(".called")).to_be_visible()
        for width, height in (PHONE, (320, 568), (844, 390)):
            phone.set_viewport_size({"width": width, "height": height})
            assert phone.evaluate(CUT) == [], (called, width)


def test_number_and_place_are_on_the_glass_however_the_phone_is_held(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    mine = house.issue(site)
    house.call(site, "counter-3")
    phone = open_phone(browser, house, mine["visit"])
    expect(phone.locator(".called")).to_be_visible()
    sizes = ((320, 568), (844, 390), (568, 320))
    for width, height in sizes:
        phone.set_viewport_size({"width": width, "height": height})
        check_glass(phone, width, height)
    for kind, word, figures, length in LONG_PLACES:
        phone.evaluate(RENAME, [kind, word, figures, length])
        for width, height in sizes:
            phone.set_viewport_size({"width": width, "height": height})
            check_glass(phone, width, height)
            assert faults(phone) == []
