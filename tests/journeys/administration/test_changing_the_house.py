"""An administrator changes the house in a browser: a field, an order, a publication, a version that
comes back; what is refused stays as it was typed, and everything goes by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import faults, faults_of_its_elements, open_page
from tests.helpers import SAMPLE_TEXT
from tests.running import House, SiteAccess
from ticketing import sites
from web import tokens

pytestmark = pytest.mark.browser


@pytest.fixture
def site(house: House) -> SiteAccess:
    return house.add_site(text=SAMPLE_TEXT)


@pytest.fixture
def page(browser: Browser, house: House, site: SiteAccess) -> Iterator[Page]:
    """Administration, for whoever has an administrator's token."""
    secret = tokens.make(
        house.store, "administrator", site=site.id, name="Nia", now=datetime.now(UTC)
    )
    opened = open_page(browser, (1280, 800))
    opened.goto(f"{house.url}/administration/{site.id}?token={secret}")
    expect(opened.locator("h1")).to_contain_text("No changes.")
    opened.locator("h1").click()  # the page may sound now
    yield opened
    opened.close()


def file_of(house: House, site: SiteAccess) -> str:
    """The file in force."""
    with house.store.read() as conn:
        return sites.dump(conn, site.id)


def is_sound(page: Page) -> None:
    """Nothing is wider than the window, wide and less wide; axe-core finds nothing in the less wide
    one, where all lies closer together."""
    for width in (1280, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert faults(page) == [], page.url


def test_a_field_is_refused_mended_published_and_brought_back(
    page: Page, house: House, site: SiteAccess
) -> None:
    before = file_of(house, site)
    page.get_by_role("link", name="Enquiry types").click()
    page.get_by_role("link", name="Council tax", exact=True).click()
    expect(page.locator("h1")).to_have_text("Council tax.")
    within = page.get_by_label("Called within")
    expect(within).to_have_accessible_description("The wait that is promised.")
    within.fill("0")
    within.press("Tab")
    field = page.locator('[data-path="enquiries.council-tax.target_minutes"]')
    expect(field.locator(".bad")).to_contain_text("write 1 or more")
    expect(within).to_have_value("0")
    expect(within).to_have_attribute("aria-invalid", "true")
    expect(page.locator("h1")).to_contain_text("One field needs you.")
    is_sound(page)
    within.fill("12")
    within.press("Tab")
    expect(field.locator(".was")).to_contain_text("was 15 minutes")
    expect(field.locator(".bad")).to_have_count(0)
    page.get_by_label("Letter of its numbers").focus()
    page.keyboard.press("F6")
    page.get_by_role("link", name="Look and publish").press("Enter")
    expect(page.locator("h1")).to_have_text("1 change is ready.")
    expect(page.locator(".changes")).to_contain_text("Council tax: called within: 12 minutes")
    is_sound(page)
    page.get_by_label("Now").check()
    page.get_by_label("Why").fill("a new promise")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_contain_text("No changes.")
    expect(page.locator(".versions")).to_contain_text("a new promise")
    mine = 'prefix = "C"\ntarget_minutes = '
    assert file_of(house, site) == before.replace(f"{mine}15", f"{mine}12")
    page.get_by_role("button", name="Compare version 1").click()
    expect(page.locator("#looked")).to_contain_text("called within: 12 minutes")
    is_sound(page)
    page.get_by_role("button", name="Bring back version 1").click()
    expect(page.locator(".versions")).to_contain_text("Version 1 brought back")
    assert file_of(house, site) == before


def test_a_list_changes_its_order_by_keys_and_gets_a_new_member(page: Page, house: House) -> None:
    page.get_by_role("link", name="Waiting areas").click()
    page.get_by_role("button", name="Add").click()
    page.get_by_label("Welsh").fill("Ail lawr")
    page.get_by_label("English").fill("Second floor" * 9)
    page.keyboard.press("Enter")
    expect(page.locator(".said.bad")).to_be_visible()
    expect(page.get_by_label("Welsh")).to_have_value("Ail lawr")  # what was typed stays
    page.get_by_label("English").fill("Second floor")
    is_sound(page)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Second floor.")
    page.get_by_role("link", name="All waiting areas").click()
    members = page.locator(".members a")
    expect(members).to_have_text(["Waiting area", "Second floor"])
    members.nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(members).to_have_text(["Second floor", "Waiting area"])
    expect(members.nth(0)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(members).to_have_text(["Waiting area", "Second floor"])
    line, grip = members.nth(0).bounding_box(), page.locator(".grip").nth(1)
    assert line is not None
    grip.hover()
    page.mouse.down()
    page.mouse.move(line["x"], line["y"] + 1, steps=4)
    page.mouse.up()
    expect(members).to_have_text(["Second floor", "Waiting area"])
    is_sound(page)
    page.get_by_role("link", name="Look and publish").click()
    expect(page.locator(".changes tbody tr")).to_have_count(2)
    page.locator(".changes tr", has_text="A new waiting area").get_by_role("button").click()
    expect(page.locator(".changes")).not_to_contain_text("A new waiting area")


def test_two_who_change_the_same_field_see_both_values(
    page: Page, house: House, site: SiteAccess
) -> None:
    page.get_by_role("link", name="Calls and order").click()
    recalls = page.get_by_label("Recalls before a no-show")
    recalls.wait_for()
    secret = tokens.make(
        house.store, "administrator", site=site.id, name="Idris", now=datetime.now(UTC)
    )
    body = {"path": ["recall", "times"], "value": 2, "seen": 0}
    house.post(f"/sites/{site.id}/draft", body, token=secret)
    recalls.fill("1")
    recalls.press("Tab")
    field = page.locator('[data-path="recall.times"]')
    expect(field.locator(".bad")).to_contain_text("Idris changed this since you looked. Yours: 1.")
    field.get_by_role("button", name="Keep theirs: 2").click()
    expect(recalls).to_have_value("2")
    is_sound(page)


#: One page of each make: a form, words with pictures, days, members, sounds, a table, rights,
#: versions. The others are made of the same parts: they look no different.
MAKES = {
    "Name and languages",
    "Looks",
    "Hours and dates",
    "Enquiry types",
    "Announcements",
    "Words",
    "Staff",
    "Rights",
    "Draft and history",
}


def test_every_page_of_the_rail_is_sound(page: Page) -> None:
    first, *links = [
        (link.inner_text(), link.get_attribute("href") or "")
        for link in page.locator(".rail a").all()
    ]
    assert {name for name, _ in links} >= MAKES
    # Those of this page first, then those that are pages of their own.
    for name, address in sorted(links, key=lambda link: "#" not in link[1]):
        link = page.locator(f'.rail a[href="{address}"]')
        link.click()
        if "#" in address:
            expect(page.locator("#head")).to_be_focused()
        else:
            expect(link).to_have_attribute("aria-current", "page")
        if name in MAKES:
            is_sound(page)
            page.set_viewport_size({"width": 1280, "height": 800})
        else:
            assert faults_of_its_elements(page) == [], name
    page.get_by_role("link", name=first[0], exact=True).click()
    expect(page.locator("h1")).to_contain_text("things are missing before opening day.")
    is_sound(page)
