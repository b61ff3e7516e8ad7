"""A display as the house lays it out, at its real sizes, with the longest names, and from 8 m."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from math import radians, tan

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, expect

from display.media import bringing
from tests.chromium import DISPLAY, OFFICE, faults, open_page
from tests.journeys.display.display_house import called_before, open_screen
from tests.journeys.display.test_display_layout import apart_and_inside, on, widest
from tests.running import House, SiteAccess
from ticketing.asks import SYSTEM, Ask
from ticketing.day import media
from ticketing.day.media import File
from ticketing.staff import places
from web import tokens

pytestmark = pytest.mark.browser

GLASSES = [(1920, 1080), (1080, 1920), (3840, 2160)]
#: A screen of 43 inches with 1920 pixels across; a capital that is seen at 0.7 degrees from 8 m.
MM_A_PX = 0.4957
LEAST_MM = tan(radians(0.7)) * 8000
DISPLAYS = """
[[displays]]
id = "arranged"
name = "Over the door"
zones = ["main"]
band = ["waits", "earlier", "calls", "media"]
waits = ["council-tax", "benefits", "reception", "all"]

[[displays]]
id = "at-the-door"
name = "At the door"
layout = "door"
places = ["room-1"]

[[displays]]
id = "over-counter-3"
name = "Over counter 3"
layout = "counter"
places = ["counter-3"]
"""
#: Whatever is drawn as text, by its ink's box, and what is around it.
CUT = """() => [...document.querySelectorAll('#screen *')]
  .filter((node) => node.childElementCount === 0 && node.textContent.trim() && node.offsetParent)
  .filter((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const gone = node.closest('.visually-hidden');
    // Figures are drawn lower than their line; of them alone the sides are asked.
    const high = !node.closest('.number, .figure') && (top < -1 || bottom > innerHeight + 1);
    return !gone && (left < 0 || right > innerWidth || high);
  }).map((node) => node.textContent)"""


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    """A house with the widest names, calls of every kind, and waits that are known."""
    site = house.add_site("arranged", text=widest("arranged") + DISPLAYS)
    for n in range(1, 9):
        called_before(house, site, f"counter-{n}", seconds=90 - n)
    called_before(house, site, "room-1", seconds=3)
    for n, one in enumerate(("megan", "daniel", "carys"), 1):
        ask = Ask(datetime.now(UTC), SYSTEM)
        places.sign_on(house.store, "arranged", one, f"counter-{n}", ask)
    said = {"cy": "Mae’r lifft yn gweithio. " * 5, "en": "The lift works again. " * 6}
    ask = Ask(datetime.now(UTC), SYSTEM)
    media.put(house.store, site.id, ask, words=said, first_day=None, last_day=None, seconds=15)
    return site


@pytest.fixture(scope="module")
def lively(house: House, site: SiteAccess) -> str:
    return f"{house.url}/display/{site.id}"


def test_every_layout_stands_whole_on_every_glass(browser: Browser, lively: str) -> None:
    screen = open_page(browser, DISPLAY)
    for which in ("arranged", "at-the-door", "over-counter-3"):
        screen.goto(f"{lively}/{which}?sound=off")
        screen.locator('#screen[data-live="true"] .strip').wait_for()
        if which == "arranged":
            expect(screen.locator(".waits--lines li").first).to_be_visible()
            expect(screen.locator(".band > :first-child")).to_have_class("waits waits--lines")
        for width, height in GLASSES:
            on(screen, width, height)
            assert screen.evaluate(CUT) == [], (which, width, height)
            if which == "arranged":
                expect(screen.locator(".media__page")).to_be_visible()
                apart_and_inside(screen)
        assert faults(screen) == []


def test_a_picture_is_shown_from_memory_and_one_that_is_damaged_is_left_out(
    house: House, browser: Browser
) -> None:
    site = house.add_site("pictured")
    home = bringing.folder(house.data, site.id)
    home.mkdir(parents=True)
    (home / f"{'a' * 32}.jpg").write_bytes(b"no picture")
    ask = Ask(datetime.now(UTC), SYSTEM)
    one = media.add(house.store, site.id, ask, File("picture", f"{'a' * 32}.jpg", 1000)).id
    said = {"cy": "a", "en": "a"}
    media.put(
        house.store, site.id, ask, words=said, first_day=None, last_day=None, seconds=15, media=one
    )
    library = open_page(browser, OFFICE)
    secret = tokens.make(house.store, "supervisor", site=site.id, name="Nia", now=ask.now)
    library.goto(f"{house.url}/day/{site.id}/media?token={secret}")
    out = io.BytesIO()
    Image.new("RGB", (640, 400), "#204060").save(out, "PNG")
    file = FilePayload(name="lift.png", mimeType="image/png", buffer=out.getvalue())
    library.get_by_label("Put in a picture or a video").set_input_files(file)
    expect(library.locator("#said")).to_contain_text("It is in.")
    assert faults(library) == []
    expect(library.locator("#words-cy")).to_be_focused()
    library.keyboard.type("Y lifft newydd")  # its words are asked for at once
    library.keyboard.press("Tab")
    library.keyboard.type("The new lift")
    library.get_by_role("button", name="Show it").press("Enter")
    expect(library.locator(".piece").nth(1)).to_contain_text("Shows")
    # What was begun of one stays while it is moved, and while another one is opened.
    first, second = (library.locator(".piece").nth(n) for n in (0, 1))
    second.get_by_role("button", name="Change").click()
    library.locator("#words-en").fill("The new lift, upstairs")
    second.get_by_role("button", name="Before").click()
    expect(first.locator("#words-en")).to_have_value("The new lift, upstairs")
    second.get_by_role("button", name="Change").click()
    expect(library.locator("#words-en")).to_have_value("a")
    first.get_by_role("button", name="Change").click()
    expect(library.locator("#words-en")).to_have_value("The new lift, upstairs")
    library.get_by_role("button", name="Leave it").click()
    screen = open_page(browser, DISPLAY)
    screen.goto(f"{house.url}/display/{site.id}/main?sound=off")
    expect(screen.locator(".media img")).to_have_attribute("src", re.compile("^blob:"))
    expect(screen.locator(".media img")).to_have_attribute("alt", "Y lifft newydd")
    assert screen.evaluate("document.querySelector('.media img').naturalWidth") == 640
    assert faults(screen) == []
    house.issue(site)
    house.call(site, "counter-1")
    expect(screen.locator(".card--fresh")).to_be_visible()
    expect(screen.locator(".media")).to_have_attribute("data-quiet", "")


def test_a_supervisor_chooses_the_displays_of_a_page_of_words(
    house: House, browser: Browser, site: SiteAccess, lively: str
) -> None:
    library = open_page(browser, OFFICE)
    secret = tokens.make(house.store, "supervisor", site=site.id, name="Nia", now=datetime.now(UTC))
    library.goto(f"{house.url}/day/{site.id}/media?token={secret}")
    library.get_by_role("button", name="Write a page").click()
    library.locator("#words-cy").fill("Lan lofft")
    library.get_by_label("Over the door").check()  # and it is some, no longer all
    expect(library.get_by_label("Only these")).to_be_checked()
    expect(library.get_by_label("At the door")).to_have_count(0)  # it has no room for them
    library.get_by_role("button", name="Show it").click()
    expect(library.locator(".piece").last).to_contain_text("only on Over the door")
    assert faults(library) == []
    screens = [library.request.get(f"{lively}/{which}").text() for which in ("arranged", "main")]
    assert ["Lan lofft" in text for text in screens] == [True, False]


def test_a_door_tells_who_may_come_in_and_then_that_it_is_in_use(
    house: House, browser: Browser, site: SiteAccess, lively: str
) -> None:
    screen = open_page(browser, DISPLAY)
    screen.goto(f"{lively}/at-the-door?sound=off")
    expect(screen.locator(".alone")).to_have_attribute("data-state", "called")
    expect(screen.locator(".alone__words")).to_contain_text("Please come in")
    visit = house.rows(
        "SELECT visit FROM step WHERE site = 'arranged' AND service_point = 'room-1'"
    )
    house.change(site, visit[0][0], "start")
    expect(screen.locator(".alone")).to_have_attribute("data-state", "serving")
    expect(screen.locator(".alone__number")).to_have_count(0)


def test_number_and_place_are_read_from_8_m_with_the_longest_names(
    house: House, browser: Browser
) -> None:
    site = house.add_site("afar", text=widest("afar"))
    for place in ("counter-3", "room-1"):
        called_before(house, site, place, seconds=1)
        screen = open_screen(browser, house, site, query="?sound=off")
        expect(screen.locator(".card__place .place__digit")).to_have_count(1)
        size = "parseFloat(getComputedStyle(document.querySelector('{}')).fontSize)"
        for part, capital in ((".card__number", 0.7), (".card__place .place__digit", 0.7)):
            seen = screen.evaluate(size.format(part)) * capital * MM_A_PX
            assert seen >= LEAST_MM, (place, part, seen, LEAST_MM)
        screen.close()
