"""An administrator gives the house its looks and its ticket, and sees the real thing beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.chromium import faults, open_page
from tests.helpers import SAMPLE_TEXT
from tests.running import House, SiteAccess
from tests.unit.web.test_logos import svg
from ticketing import commands, sites
from ticketing.asks import SYSTEM
from web import tokens
from web.logos import brought_in

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
    yield opened
    opened.close()


def real(page: Page, of: str) -> FrameLocator:
    """What is drawn beside the form."""
    return page.frame_locator(f'iframe[src$="/drawn/{of}"]')


def is_sound(page: Page) -> None:
    """Nothing is wider than the window, wide and less wide; axe-core finds nothing in the less wide
    one, where all lies closer together."""
    for width in (1280, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert faults(page) == [], page.url
    page.set_viewport_size({"width": 1280, "height": 800})


def brand(frame: FrameLocator) -> str:
    """The house's colour as it is drawn."""
    found = frame.locator("html").evaluate(
        "html => getComputedStyle(html).getPropertyValue('--brand').trim()"
    )
    return str(found)


def test_colours_and_a_logo_reach_the_kiosk_as_they_are_chosen(
    page: Page, house: House, site: SiteAccess, tmp_path: Path
) -> None:
    page.get_by_role("link", name="Looks", exact=True).click()
    kiosk = real(page, "kiosk")
    expect(kiosk.locator(".tile").first).to_be_visible()
    colour = page.get_by_label("House colour", exact=True)
    colour.fill("#3A86C8")
    colour.press("Tab")
    expect(page.locator(".bad")).to_contain_text("have 3.8 to 1 and need 7 to 1")
    expect(colour).to_have_value("#3A86C8")
    is_sound(page)
    page.get_by_role("button", name="Take #005C9A").click()
    expect(page.get_by_label("House colour", exact=True)).to_have_value("#005C9A")
    expect(kiosk.locator("header.head")).to_have_css("background-color", "rgb(0, 92, 154)")
    logo = tmp_path / "logo.svg"
    chooser = page.locator("#f-looks-logo")
    for data, says in (
        (svg("<script>1</script>"), "a script in it"),
        (bytes(1_200_000), "This file has 1.2 MB; a logo has at most 1 MB"),
    ):
        logo.write_bytes(data)
        chooser.set_input_files(logo)
        expect(page.locator(".f-logo .bad")).to_contain_text(says)
    logo.write_bytes(svg())
    chooser.set_input_files(logo)
    expect(page.get_by_role("button", name="Take the logo out")).to_be_visible()
    expect(page.locator(".f-logo .bad")).to_have_count(0)
    expect(page.locator(".on-mark img")).to_have_js_property("complete", True)
    mark = kiosk.locator(".head__bar > .icon").first
    expect(mark).to_have_css("background-image", re.compile("data:image/png"))
    is_sound(page)
    page.get_by_role("button", name="Display").click()
    expect(real(page, "display").locator(".card__number")).to_be_visible()
    assert brand(real(page, "display")) == "#005c9a"
    # Nothing of it was pressed: no ticket was given, and what visitors see is as before.
    assert "looks" not in house.get(f"/kiosk/{site.id}/entrance", token=site.kiosk).text
    assert house.rows("SELECT count(*) FROM visit WHERE site = ?", site.id) == [(0,)]


def test_the_paper_follows_what_is_typed_and_a_sign_that_no_printer_has_is_named(
    page: Page,
) -> None:
    page.get_by_role("link", name="Ticket", exact=True).click()
    papers = page.locator(".paper img")
    expect(papers).to_have_count(2)
    before = papers.first.get_attribute("src")
    page.get_by_label("English", exact=True).fill("See you soon")
    expect(papers.first).not_to_have_attribute("src", before or "")
    expect(page.locator(".foot")).to_contain_text("No changes in the draft.")
    page.get_by_label("English", exact=True).fill("See you soon \U0001f4da")
    expect(page.locator(".line-words .bad")).to_contain_text("cannot be printed on a slip")
    page.get_by_label("English", exact=True).fill("See you soon")
    expect(page.locator(".line-words .bad")).to_have_count(0)
    page.get_by_label("English", exact=True).press("Tab")
    expect(page.locator(".foot")).to_contain_text("1 change in the draft.")
    code = page.get_by_role("group", name="Code for the phone")
    code.get_by_role("button", name="Off").click()
    expect(page.locator('[data-line="code"] .line-mm')).to_have_text("")
    grip = page.get_by_role("button", name="Move: Name of the house")
    grip.focus()
    grip.press("Alt+ArrowDown")
    expect(page.locator(".lines .line-name").nth(1)).to_contain_text("Number")
    expect(page.get_by_role("button", name="Move: Name of the house")).to_be_focused()
    page.get_by_role("group", name="Enquiry").get_by_role("button", name="Small").click()
    expect(page.locator(".foot")).to_contain_text("3 changes in the draft.")
    is_sound(page)
    page.get_by_role("button", name="Print a sample").click()
    expect(page.locator(".sample .said")).to_contain_text("Nothing was sent")


def test_a_display_follows_what_was_published_without_being_loaded_anew(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    zone = SAMPLE_TEXT.split("[[zones]]")[1].split('"')[1]
    display = open_page(browser, (1920, 1080))
    display.goto(f"{house.url}/display/{site.id}/{zone}")
    strip = display.locator(".strip")
    expect(strip).to_have_css("background-color", "rgb(22, 34, 45)")
    display.evaluate("window.same = true")
    with house.store.read() as conn:
        text = sites.dump(conn, site.id)
    looks = f'[site.looks]\ncolour = "#005C9A"\nlogo = "{brought_in(svg())}"\n\n[site.hours]'
    text = text.replace("[site.hours]", looks, 1)
    commands.load_site(house.store, text, now=datetime.now(UTC), actor=SYSTEM)
    expect(strip).to_have_css("background-color", "rgb(0, 92, 154)")
    assert display.evaluate("window.same")
    display.close()


def test_a_page_that_asks_takes_up_what_was_published_beside_what_is_being_typed(
    page: Page, house: House, site: SiteAccess
) -> None:
    """Pages without a socket: other names stand there, and half a name that is typed stays."""
    with house.store.read() as conn:
        text = sites.dump(conn, site.id)
    for path, old in (("staff", "Garages"), ("devices", "Riverside One Stop Shop")):
        page.goto(f"{house.url}/{path}/{site.id}")
        page.evaluate("window.same = true")
        if path == "staff":
            page.locator("#add").click()
            page.locator("#new-name").press_sequentially("Gwen")
        new = f"{old} by another name"
        text = text.replace(f'"{old}"', f'"{new}"')
        commands.load_site(house.store, text, now=datetime.now(UTC), actor=SYSTEM)
        # Whoever looks at a page again sees at once what it would learn some seconds later.
        page.wait_for_function(
            "name => { document.dispatchEvent(new Event('visibilitychange'));"
            " return document.body.textContent.includes(name); }",
            arg=new,
            polling=200,
        )
        assert page.evaluate("window.same")
        if path == "staff":
            expect(page.locator("#new-name")).to_have_value("Gwen")
