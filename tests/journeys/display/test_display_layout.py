"""The screen's picture at its real sizes: nothing touches, nothing is cut, nothing flashes."""

from __future__ import annotations

import re
import secrets
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from server import width_checks
from tests.chromium import DISPLAY, DISPLAY_UPRIGHT, faults, own_page
from tests.journeys.display.display_house import called_before, open_screen
from tests.running import House, SiteAccess, wait_until
from tests.site_text import site_text
from ticketing.sites.file import parse

pytestmark = pytest.mark.browser

#: The rows of the bands, by their boxes; and the parts of the card's first line, by their text.
ROWS = """() => [...document.querySelectorAll('.also li, .earlier li, .waits > *')]
  .filter((node) => node.offsetParent).map((node) => {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return { name: node.textContent.trim(), left, right, top, bottom };
})"""
#: Of which calls the number can be seen.
NUMBERS = """() => [...document.querySelectorAll('.card__number, .also__number, .earlier .number')]
  .filter((node) => !node.closest('.marker') && node.getClientRects().length)
  .map((node) => node.textContent)"""
ENDS = """(part) => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(part));
  const { left, right } = range.getBoundingClientRect();
  return [left, right];
}"""


@pytest.fixture(scope="module")
def busy(house: House) -> SiteAccess:
    """A site with eight calls, among them the longest number and a room: one of its own each time,
    since tests of this file may come in two parts to the same house."""
    name = f"busy-{secrets.token_hex(3)}"
    text = site_text(name).replace('zone = "upstairs"', 'zone = "main"')
    site = house.add_site(name, text=text)
    for n in range(1, 8):
        called_before(house, site, f"counter-{n}", seconds=60 - n)
    with house.store.write() as db:
        db.execute("UPDATE number_series SET last = 999 WHERE site = ?", (name,))
    called_before(house, site, "room-1", seconds=30)
    return site


@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
def test_eight_calls_and_the_longest_number_stand_apart(
    house: House, browser: Browser, busy: SiteAccess, upright: bool
) -> None:
    screen = open_screen(browser, house, busy, upright=upright, query="?sound=off")
    expect(screen.locator(".card__number")).to_have_text("C1000")
    expect(screen.locator(".also li, .earlier li")).to_have_count(7)
    apart_and_inside(screen)
    assert faults(screen) == []


def test_of_more_calls_than_have_a_place_each_is_seen_in_its_turn(
    house: House, browser: Browser
) -> None:
    site = house.add_site(points=12)
    called = {called_before(house, site, f"counter-{n}", seconds=60 - n) for n in range(1, 13)}
    with own_page(browser, DISPLAY) as screen:
        screen.clock.install()
        screen.goto(f"{house.url}/display/{site.id}/main?sound=off")
        screen.locator('#screen[data-live="true"] .earlier').wait_for()
        seen: list[str] = []
        for _ in range(3):
            there = screen.evaluate(NUMBERS)
            assert len(there) == len(set(there)) == 8
            seen += there
            screen.clock.fast_forward(6_000)
        assert set(seen) == called


def test_the_empty_screen_says_what_will_happen(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    for size in (DISPLAY, DISPLAY_UPRIGHT):
        screen.set_viewport_size({"width": size[0], "height": size[1]})
        expect(screen.locator(".card--empty")).to_contain_text("Bydd eich rhif yn ymddangos yma")
        expect(screen.locator(".card--empty")).to_contain_text("Your number will appear here")
        expect(screen.locator(".waits")).to_contain_text("Nobody is waiting")
        assert faults(screen) == []


@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
def test_a_long_notice_makes_the_strip_grow_and_covers_no_call(
    house: House, browser: Browser, upright: bool
) -> None:
    words = (
        "The car park behind the building is closed until Friday; use the one in Bridge Street. "
    )
    notice = (words * 2)[:118]
    text = site_text(f"notice-{upright}".lower()).replace(
        'languages = ["cy", "en"]',
        f'languages = ["cy", "en"]\nnotice = {{ cy = "{notice}", en = "{notice}" }}',
    )
    site = house.add_site(f"notice-{upright}".lower(), text=text)
    for n in range(1, 9):
        called_before(house, site, f"counter-{n}", seconds=60 - n)
    screen = open_screen(browser, house, site, upright=upright, query="?sound=off")
    expect(screen.locator(".strip__notice")).to_contain_text(notice)
    assert len(screen.evaluate(ROWS)) >= 7
    apart_and_inside(screen)


def test_a_place_with_one_name_in_both_languages_is_named_once(
    house: House, browser: Browser
) -> None:
    text = site_text("alike").replace("Cownter", "Counter").replace("Ystafell", "Room")
    way = 'way = { cy = "Hall 2", en = "Hall 2" }\n'
    text = text.replace('zone = "upstairs"', f'zone = "main"\n{way}', 1)
    site = house.add_site("alike", text=text)
    for nth in (3, 4, 5):
        called_before(house, site, f"counter-{nth}", seconds=60 - nth)
    screen = open_screen(browser, house, site, query="?sound=off")
    expect(screen.locator(".card__place")).to_have_text(re.compile(r"Counter\s+5"))
    expect(screen.locator(".card__companion")).to_have_count(0)
    expect(screen.locator(".also__place > *")).to_have_text(["Counter 4", "Counter 3"])
    called_before(house, site, "room-1", seconds=1)
    screen.reload()
    expect(screen.locator(".card__tag .stack > *")).to_have_text(["Room 1"])
    expect(screen.locator(".card__way > *")).to_have_text(["Hall 2"])


def test_the_number_of_who_waits_follows(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    for _ in range(3):
        house.issue(site)
    expect(screen.locator(".waits__figure")).to_have_text("3")
    house.call(site, "counter-1")
    expect(screen.locator(".waits__figure")).to_have_text("2")


def test_a_capital_of_the_number_is_254_pixels_high(
    house: House, browser: Browser, busy: SiteAccess
) -> None:
    site = house.add_site()
    called_before(house, site, "counter-3", seconds=30)
    screen = open_screen(browser, house, site)
    size = screen.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.card__number')).fontSize)"
    )
    assert size * 0.7 == pytest.approx(254, abs=1)


def test_who_asked_for_less_motion_sees_none(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    screen.emulate_media(reduced_motion="reduce")
    house.issue(site)
    house.call(site, "counter-1")
    expect(screen.locator(".card--fresh")).to_be_visible()
    assert screen.evaluate("document.getAnimations().length") == 0


def test_a_new_call_moves_but_the_arrow_and_twice(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    house.issue(site)
    house.call(site, "counter-1")
    expect(screen.locator(".card--fresh")).to_be_visible()
    moving = screen.evaluate(
        """document.getAnimations().filter((a) => a.animationName)
        .map((a) => [a.effect.target.getAttribute('class'), a.effect.getTiming().iterations])"""
    )
    assert moving == [["arrow", 2]]


#: What is drawn of a word, below and above its line too: the glyphs, not the box of the line.
INK = """(part) => [...document.querySelectorAll(part)].map((node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  const { top, left, right } = range.getBoundingClientRect();
  const style = getComputedStyle(node);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const ink = pen.measureText(node.textContent);
  const line = top + ink.fontBoundingBoxAscent;
  const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = ink;
  return { left, right, top: line - above, bottom: line + below };
})"""
GLASSES = [
    (800, 480), (768, 1024), (1280, 1024), (1366, 768), (1920, 1080), (1080, 1920), (3840, 2160),
]  # fmt: skip


def widest(site: str) -> str:
    """The widest names that `site check` lets pass, with two figures, in three languages."""
    text = site_text(site).replace('zone = "upstairs"', 'zone = "main"')
    text = text.replace('languages = ["cy", "en"]', 'languages = ["cy", "en", "pl"]')
    text = re.sub(r'en = "([^"]*)" \}', r'en = "\1", pl = "\1" }', text)
    text = re.sub(
        r'cy = "Cownter (\d)", en = "Counter \d", pl = "Counter \d"',
        r'cy = "Derbynfa 1\1", en = "Swyddfa 1\1", pl = "Cownter 1\1"',
        text,
    )
    return text.replace(
        'cy = "Ystafell 1", en = "Room 1", pl = "Room 1" }',
        'cy = "Derbynfa 12", en = "Ystafell 12", pl = "Room 12" }\n'
        'way = { cy = "Llawr cyntaf, i’r dde o’r lifft", en = "First floor, right of the lift",'
        ' pl = "Pierwsze piętro, obok windy" }',
    )


def test_the_widest_names_stand_whole_on_every_glass(house: House, browser: Browser) -> None:
    text = widest("wide")
    assert list(width_checks.mistakes(parse(text))) == []
    site = house.add_site("wide", text=text)
    for n in range(1, 9):
        called_before(house, site, f"counter-{n}", seconds=90 - n)
    screen = open_screen(browser, house, site, query="?sound=off")
    on_every_glass(screen)
    with house.store.write() as db:
        db.execute("UPDATE number_series SET last = 99998 WHERE site = 'wide'")
    called_before(house, site, "room-1", seconds=30)
    screen.reload()
    expect(screen.locator(".card__number")).to_have_text("C99999")
    expect(screen.locator(".card__way")).to_contain_text("First floor, right of the lift")
    on_every_glass(screen)


#: By the id of a service point: usual names that are longer than 'Counter 3'.
LONG = {
    "counter-1": ("Derbynfa 12", "Reception 2"),
    "counter-2": ("Desg gymorth 12", "Help desk 12"),
    "counter-3": ("Desg ymholiadau 3", "Enquiry desk 3"),
    "counter-4": ("Gwybodaeth", "Information"),
    "counter-5": ("Gwasanaeth 12", "Service point 12"),
    "room-1": ("Ystafell gyfweld 3", "Interview room 3"),
}


def test_of_a_long_name_the_word_gives_way_and_the_figure_does_not(
    house: House, browser: Browser
) -> None:
    text = site_text("long").replace('zone = "upstairs"', 'zone = "main"')
    for place, (welsh, english) in LONG.items():
        text = re.sub(
            rf'id = "{place}"\n(.*\n)?name = .*',
            rf'id = "{place}"\n\1name = {{ cy = "{welsh}", en = "{english}" }}',
            text,
        )
    parsed = parse(text)
    assert list(width_checks.mistakes(parsed)) == []
    site = house.add_site("long", text=text)
    called_before(house, site, "counter-7", seconds=90)
    with house.store.write() as db:
        db.execute("UPDATE number_series SET last = 999 WHERE site = 'long'")
    screen = open_screen(browser, house, site, query="?sound=off")
    for place in LONG:
        number = called_before(house, site, place, seconds=1)
        expect(screen.locator(".card__number")).to_have_text(number)
        if place in ("counter-3", "room-1"):  # the longest of either kind
            on_every_glass(screen)
        for upright in (False, True):
            width, height = (1080, 1920) if upright else (1920, 1080)
            screen.set_viewport_size({"width": width, "height": height})
            drawn = screen.locator(".card__place")
            language = drawn.locator(".place").get_attribute("lang") or ""
            fit = width_checks.word_fit(parsed.service_point(place), language, upright=upright)
            expect(drawn).to_have_attribute("style", re.compile(f"--fit: {fit};"))


def on(screen: Page, width: int, height: int) -> None:
    """On a glass of this size, once the screen has fitted its names to it: in the next frame."""
    screen.set_viewport_size({"width": width, "height": height})
    screen.wait_for_function(
        "([w, h]) => innerWidth === w && innerHeight === h", arg=[width, height]
    )
    screen.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def on_every_glass(screen: Page) -> None:
    for width, height in GLASSES:
        on(screen, width, height)
        apart_and_inside(screen)
        (number,), (word,) = (
            screen.evaluate(INK, ".card__number"),
            screen.evaluate(INK, ".card__place .place__word"),
        )
        floor = screen.evaluate("document.querySelector('.card').getBoundingClientRect().bottom")
        assert number["bottom"] < word["top"] < word["bottom"] <= floor + 1, (
            width,
            height,
            number,
            word,
            floor,
        )
        if height > width:
            (digit,) = screen.evaluate(INK, ".card__place .place__digit")
            assert word["bottom"] < digit["top"] < digit["bottom"] <= floor + 1, (width, height)
            word = digit
        else:
            label, _ = screen.evaluate(ENDS, ".card__label")
            assert number["right"] < label, (width, height)
            for line in screen.evaluate(INK, ".card__companion .place > *"):
                assert line["bottom"] < word["top"], (width, height, line, word)
        for line in screen.evaluate(INK, ".card__way span"):
            assert word["bottom"] < line["top"] < line["bottom"] <= floor, (width, height, line)
            assert 0 < line["left"] < line["right"] < width, (width, height, line)


def apart_and_inside(screen: Page) -> None:
    """No two rows touch, all stand above the strip, and the card's parts beside each other."""
    wait_until(lambda: screen.evaluate("document.fonts.status") == "loaded", what="the fonts")
    rows: list[dict[str, Any]] = screen.evaluate(ROWS)
    width, upright = screen.evaluate("[innerWidth, innerHeight > innerWidth]")
    floor = screen.locator(".strip").bounding_box()
    assert floor is not None
    # The whole picture stands some pixels aside, others each hour; so does its strip.
    for row in rows:
        assert floor["x"] <= row["left"] <= row["right"] <= floor["x"] + floor["width"], row
        assert row["bottom"] <= floor["y"] + 1, row
    for one, other in combinations(rows, 2):
        beside = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
        above = one["bottom"] <= other["top"] + 1 or other["bottom"] <= one["top"] + 1
        assert beside or above, (one, other)
    neighbour = ".card__place .place__digit" if upright else ".card__number"
    _, end = screen.evaluate(ENDS, neighbour)
    start, right = screen.evaluate(ENDS, ".card__companion, .card__tag")
    assert end < start < right < width
    for part in (".card__number", ".card__place"):
        assert screen.evaluate(ENDS, part)[1] < width


@pytest.mark.parametrize(
    ("name", "word_first"),
    [("Counter 3", True), ("کاؤنٹر 3", False)],
    ids=["in letters from left to right", "in its own"],
)
def test_a_place_in_a_house_that_writes_from_right_to_left_keeps_its_own_order(
    house: House, browser: Browser, name: str, *, word_first: bool
) -> None:
    text = site_text("urdu").replace("cy = ", "ur = ").replace('["cy", "en"]', '["ur", "en"]')
    text = text.replace('"Cownter 3"', f'"{name}"').replace('zone = "upstairs"', 'zone = "main"')
    site = house.add_site(f"urdu-{secrets.token_hex(3)}", text=text.replace("urdu", "riverside", 1))
    called_before(house, site, "counter-3", seconds=30, language="ur")
    screen = open_screen(browser, house, site, query="?sound=off")
    expect(screen.locator(".card__place .place__digit")).to_have_text("3")
    word, _ = screen.evaluate(ENDS, ".card__place .place__word")
    digit, _ = screen.evaluate(ENDS, ".card__place .place__digit")
    assert (word < digit) is word_first
