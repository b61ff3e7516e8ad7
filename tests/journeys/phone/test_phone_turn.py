"""A visitor's phone, from the code on the slip to 'thank you'."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cable import Cable
from tests.chromium import PHONE, faults, own_page
from tests.journeys.display.display_house import open_phone, played, wait_for_sounds
from tests.running import House, wait_until

pytestmark = pytest.mark.browser

#: Notes how the phone was made to buzz.
BUZZ = "window.buzzed = []; navigator.vibrate = (pattern) => window.buzzed.push(pattern);"


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
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(phone.locator(".updated")).to_be_hidden()
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
        expect(phone.locator(".updated--offline")).to_contain_text("Not up to date since")
        expect(phone.locator(".waiting .number")).to_have_text("C001")
        # The loss first, and nothing promised that cannot be kept.
        expect(phone.locator("main > :first-child")).to_contain_text("No connection since")
        expect(phone.locator(".promise")).to_contain_text("Your phone cannot tell you now")
        expect(phone.locator(".promise")).not_to_contain_text("Keep this page open")
        assert faults(phone) == []
        cable.plug()
        expect(phone.locator(".updated--offline")).to_have_count(0)
        expect(phone.locator("[data-lost]")).to_be_hidden()
        expect(phone.locator(".promise")).to_contain_text("Keep this page open")


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
  const [number] = document.querySelectorAll('.called > .number');
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
    for part in (".called > .number", ".called__word", ".called__digit"):
        left, top, right, bottom = phone.locator(part).evaluate(EDGES)
        assert 0 <= left < right <= width, part
        assert 0 <= top < bottom <= height, part
    assert phone.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(("width", "height"), [(320, 568), (844, 390), (568, 320)])
def test_number_and_place_are_on_the_glass_however_the_phone_is_held(
    house: House, browser: Browser, width: int, height: int
) -> None:
    site = house.add_site()
    mine = house.issue(site)
    house.call(site, "counter-3")
    phone = open_phone(browser, house, mine["visit"])
    phone.set_viewport_size({"width": width, "height": height})
    expect(phone.locator(".called")).to_be_visible()
    check_glass(phone, width, height)
    for kind, word, figures, length in LONG_PLACES:
        phone.evaluate(RENAME, [kind, word, figures, length])
        check_glass(phone, width, height)
    assert faults(phone) == []
