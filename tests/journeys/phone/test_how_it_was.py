"""How it was: asked on the phone when the visit is over, and at the exit; a complaint until it is
closed."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from storage import Store
from tests.chromium import faults, open_page
from tests.helpers import an_ask, rows
from tests.journeys.display.display_house import open_phone
from tests.running import House, SiteAccess, wait_until
from ticketing import sites
from ticketing.visits import complaints

pytestmark = pytest.mark.browser


def opinions(store: Store, site: SiteAccess) -> list[tuple[object, ...]]:
    asked = "SELECT source, face, comment FROM opinion WHERE site = ? ORDER BY face"
    return rows(store, asked.replace("?", f"'{site.id}'"))


def test_the_phone_asks_when_the_visit_is_over_and_a_complaint_is_closed(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    house.call(site, "counter-3")
    house.change(site, mine["visit"], "start")
    house.change(site, mine["visit"], "finish", {"outcome": "resolved"})
    expect(phone.get_by_role("heading", name="How was your visit today?")).to_be_visible()
    assert faults(phone) == []
    phone.get_by_label("Good", exact=True).check()
    phone.get_by_role("textbox").fill("Clear, but slow")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", name="Thank you for telling us")).to_be_visible()
    assert faults(phone) == []
    assert opinions(house.store, site) == [("phone", 4, "Clear, but slow")]
    phone.get_by_role("link", name="Make a complaint").click()
    phone.get_by_label("What would you like to tell us?").last.fill("The form was in English.")
    assert faults(phone) == []
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".write__number")).to_contain_text("Its number is")
    number = phone.locator(".write__number").inner_text().strip(".").split()[-1]
    assert faults(phone) == []

    office = open_page(browser, (1280, 800))
    office.goto(f"{house.url}/complaints/{site.id}?token={site.supervisor}")
    expect(office.get_by_role("heading", name="1 open")).to_be_visible()
    assert faults(office) == []
    office.get_by_label("What was answered or done").fill("It is in Welsh too now.")
    with house.store.read() as conn:
        here = sites.get(conn, site.id)
    other = complaints.Written("comment", "Cold in here.", "en")
    complaints.make(house.store, here, an_ask(datetime.now(UTC)), "exit", other)
    office.reload()  # and what was begun is there still, also while another one is closed
    first, second = office.locator("textarea").all()
    begun = first if first.input_value() else second
    (second if begun is first else first).fill("The heating is on.")
    begun.locator("xpath=..").get_by_role("button", name="Close it").click()
    expect(office.get_by_role("heading", name="1 open")).to_be_visible()
    expect(office.get_by_label("What was answered or done")).to_have_value("The heating is on.")
    office.get_by_role("button", name="Close it").click()
    expect(office.get_by_role("heading", name="None open")).to_be_visible()
    expect(office.locator(f"#n{number}.closed")).to_contain_text("It is in Welsh too now.")
    assert faults(office) == []


def test_one_touch_at_the_exit_is_an_answer_and_a_child_is_one(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    screen = open_page(browser, (1024, 768))
    screen.goto(f"{house.url}/exit/{site.id}?token={site.kiosk}")
    expect(screen.locator("h1")).to_contain_text("How was your visit today?")
    expect(screen.locator("h1")).to_contain_text("Sut oedd eich ymweliad heddiw?")
    assert faults(screen) == []
    screen.evaluate(  # faster than a busy machine lets a test touch one after the other
        "() => [0, 2, 4].forEach((face) => document.querySelectorAll('.face')[face].click())"
    )
    expect(screen.locator("h1")).to_contain_text("Thank you for telling us")
    expect(screen.locator(".face").nth(4)).to_have_attribute("aria-pressed", "true")
    assert faults(screen) == []
    wait_until(lambda: opinions(house.store, site) == [("exit", 5, None)], 90, "one answer")
    for size in ((800, 480), (1080, 1920)):
        screen.set_viewport_size({"width": size[0], "height": size[1]})
        assert screen.evaluate("document.documentElement.scrollHeight") <= size[1]
        assert screen.evaluate("document.documentElement.scrollWidth") <= size[0]
    screen.get_by_role("link", name="Cwyn neu sylw").click()
    screen.locator("textarea").click()
    for letter in "da ":  # on the glass: there is no other keyboard at a door
        screen.locator(f'.board [data-letter="{letter}"]').click()
    assert faults(screen) == []
    screen.locator(".board [data-erase]").click()
    screen.locator(".board .key--done").click()
    expect(screen.locator("textarea")).to_have_value("Da")
    screen.get_by_role("button", name="Parhau").click()
    expect(screen.get_by_label("Eich enw, os ydych am gael ateb")).to_be_visible()
    assert faults(screen) == []
    screen.get_by_role("button", name="Anfon").click()
    expect(screen.locator(".write__number")).to_be_visible()
    said = f"SELECT text FROM complaint WHERE site = '{site.id}'"
    assert rows(house.store, said) == [("Da",)]


def test_the_question_is_answered_by_ear_and_by_four_keys(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_page(browser, (1024, 768))
    screen.goto(f"{house.url}/exit/{site.id}?token={site.kiosk}")
    screen.locator("html[data-aid]").wait_for()
    screen.keyboard.press("ArrowDown")  # says what the keys do
    screen.keyboard.press("ArrowDown")
    line = screen.locator(".aid__line")
    expect(line).to_have_attribute("data-said", re.compile("^Sut oedd eich ymweliad heddiw[?]"))
    expect(line).not_to_have_attribute("data-said", re.compile("How was your visit"))
    assert faults(screen) == []
    for _ in range(3):
        screen.keyboard.press("ArrowDown")
    screen.keyboard.press("Enter")
    expect(line).to_have_attribute("data-said", re.compile("Diolch am ddweud"))
    wait_until(lambda: opinions(house.store, site) == [("exit", 4, None)], 90, "the answer")


def test_a_screen_at_the_exit_that_is_not_set_up_shows_a_code(
    house: House, browser: Browser
) -> None:
    screen = open_page(browser, (800, 480))
    screen.goto(f"{house.url}/exit/{house.add_site().id}")
    expect(screen.locator("body")).to_contain_text("not set up yet")
