"""The pages beside the rooms, and every room without its server, as axe-core sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cable import Cable
from tests.chromium import (
    DESK,
    DISPLAY,
    DISPLAY_UPRIGHT,
    KIOSK,
    OFFICE,
    PHONE,
    faults,
    open_page,
)
from tests.helpers import NOW
from tests.journeys.whole.whole_house import NOWHERE, sample_text
from tests.running import PIN, UNLIMITED, House, SiteAccess, running
from web import tokens

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with one site: its pages list what there is."""
    with running(tmp_path_factory.mktemp("axe"), at="journey", **UNLIMITED) as found:
        yield found


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    return house.add_site("riverside", pins_too=True, text=sample_text(NOWHERE, {}))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which anything that the content policy refuses fails the test."""
    opened = open_page(browser, OFFICE)
    refused: list[str] = []
    opened.on(
        "console",
        lambda one: refused.append(one.text) if "Content Security Policy" in one.text else None,
    )
    yield opened
    opened.close()
    assert refused == []


def is_sound(page: Page) -> None:
    """In an office, beside a CRM and on a phone nothing is wider than the window, and axe-core
    finds nothing in the widest and the narrowest."""
    for size in (PHONE, DESK, OFFICE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
        if size != PHONE:
            found = faults(page)
            if page.locator("body.unattended").count():
                # Nobody reads there for long, and nobody is there to press anything.
                found = [one for one in found if one[0] != "meta-refresh"]
            assert found == [], size


def test_the_front_page(page: Page, house: House, site: SiteAccess) -> None:
    page.goto(house.url)
    expect(page.locator("#code")).not_to_be_empty()
    is_sound(page)
    page.goto(f"{house.url}/?token={site.supervisor}")
    expect(page.get_by_role("heading", level=2)).to_have_text("Riverside One Stop Shop")
    is_sound(page)


def test_signing_in_with_a_wrong_pin_and_then_the_right_one(
    page: Page, house: House, site: SiteAccess
) -> None:
    page.goto(f"{house.url}/sign-in")
    is_sound(page)
    page.get_by_label("Your name").fill("Carys")
    page.get_by_label("Password").fill("0000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    is_sound(page)
    page.get_by_label("Password").fill(PIN)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{house.url}/supervisor/riverside")
    page.goto(f"{house.url}/security/riverside")
    expect(page.locator(".line")).to_contain_text("1 failed sign-in today")
    is_sound(page)
    page.goto(f"{house.url}/sign-ins/riverside")
    expect(page.locator("tbody tr")).to_have_count(1)
    is_sound(page)
    page.goto(f"{house.url}/screens-and-pcs/riverside")
    expect(page.get_by_role("heading", level=1)).to_have_text("Screens and PCs")
    is_sound(page)
    page.goto(f"{house.url}/sign-ins/riverside")
    page.get_by_role("button", name="code app").click()
    expect(page.get_by_role("img", name="The secret as a code to scan")).to_be_visible()
    is_sound(page)
    secret = page.locator(".why code").inner_text().replace(" ", "")
    page.get_by_label("Code that the app shows").fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator("#problem")).to_be_visible()
    is_sound(page)
    set_up_the_code_app(page, secret)
    page.goto(f"{house.url}/confirm/riverside")
    is_sound(page)
    page.get_by_label("Your PIN or password").fill("0000")
    page.keyboard.press("Enter")
    expect(page.locator("#problem")).to_be_visible()
    is_sound(page)


def set_up_the_code_app(page: Page, secret: str) -> None:
    """From the right code to the recovery codes, and back."""
    page.get_by_label("Code that the app shows").fill(pyotp.TOTP(secret).now())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    is_sound(page)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.locator("body")).to_contain_text("only with the app's code")
    is_sound(page)


def test_the_devices_with_a_kiosk_whose_tickets_are_looked_for(
    page: Page, house: House, site: SiteAccess
) -> None:
    house.issue(site)
    page.goto(f"{house.url}/devices/{site.id}?token={site.supervisor}")
    first = page.locator("tr.kiosk [data-kiosk]").first
    expect(first).to_be_visible()
    is_sound(page)
    first.click()
    page.get_by_label("since").fill("00:00")
    is_sound(page)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".taking-back .said")).not_to_be_empty()
    is_sound(page)


def test_a_page_that_cannot_be_shown(page: Page, house: House, site: SiteAccess) -> None:
    for path in (
        "/no/such/page", "/counter/nowhere", "/display/riverside/nowhere", "/T/NO-SUCH-TICKET",
        "/supervisor/riverside", "/kiosk/riverside/entrance-left", "/kiosk/riverside/?token=wrong",
    ):  # fmt: skip
        answer = page.goto(house.url + path)
        assert answer is not None
        expect(page.get_by_role("heading", level=1).first).to_be_visible()  # one a language
        is_sound(page)


def test_signing_on_where_somebody_is_and_with_a_wrong_pin(
    page: Page, house: House, site: SiteAccess
) -> None:
    house.post(
        f"/sites/{site.id}/service-points/counter-6/sign-on",
        {"adviser": "daniel", "pin": PIN},
        token=site.adviser,
    )
    pc = tokens.make(house.store, "counter", site=site.id, name="PC", now=NOW)
    page.goto(f"{house.url}/counter/riverside/counter-6?token={pc}")
    expect(page.locator(".warn")).to_contain_text("Daniel is still signed on here")
    is_sound(page)
    page.get_by_label("Your name").select_option("megan")
    page.get_by_label("PIN").fill("0000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    is_sound(page)
    page.goto(f"{house.url}/counter/riverside")
    expect(page.locator(".places li")).to_have_count(8)
    is_sound(page)


def test_the_staff_with_forms_open_and_somebody_locked(
    page: Page, house: House, site: SiteAccess
) -> None:
    wrong = {"adviser": "owen", "pin": "0000"}
    path = f"/sites/{site.id}/service-points/counter-1/sign-on"
    refused = [house.post(path, wrong, token=site.adviser).status_code for _ in range(5)]
    assert refused == [403] * 5
    page.goto(f"{house.url}/staff/riverside?token={site.supervisor}")
    expect(page.locator(".attention", has_text="Owen is locked until")).to_be_visible()
    is_sound(page)
    page.get_by_role("button", name="Change Megan").click()
    page.get_by_role("button", name="Add a person").click()
    expect(page.locator("#new-name")).to_be_focused()
    is_sound(page)


def test_signing_on_at_a_pc_that_is_not_known(page: Page, tmp_path: Path) -> None:
    with running(tmp_path, pins_anywhere="false") as strict:
        site = strict.add_site(pins_too=True)
        secret = {"password": "a song of four words"}
        strict.post(f"/sites/{site.id}/staff/carys", secret, token=site.supervisor)
        page.goto(f"{strict.url}/counter/{site.id}/counter-1")
        expect(page.get_by_label("Password")).to_be_visible()
        is_sound(page)
        page.goto(f"{strict.url}/sign-in?next=/counter/{site.id}/counter-1")
        page.get_by_label("Your name").fill("Carys")
        page.get_by_label("Password").fill(secret["password"])
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="This PC is Counter 1")).to_be_visible()
        is_sound(page)
        page.goto(f"{strict.url}/sign-in")
        expect(page.get_by_role("status")).to_contain_text("signed in as Carys")
        is_sound(page)


def test_a_call_to_a_room_on_the_screen(browser: Browser, house: House) -> None:
    site = house.add_site("rooms", text=sample_text(NOWHERE, {}))
    for point in ("counter-1", "counter-2", "counter-5", "room-2"):
        house.issue(site, "private-interview" if "room" in point else "benefits")
        assert house.call(site, point)
    screen = open_page(browser, DISPLAY)
    screen.goto(f"{house.url}/display/{site.id}/main?sound=off")
    for size in (DISPLAY, DISPLAY_UPRIGHT):
        screen.set_viewport_size({"width": size[0], "height": size[1]})
        expect(screen.locator(".card--room .card__number")).to_have_text("X001")
        assert faults(screen) == []


def test_every_room_without_its_server(browser: Browser, house: House) -> None:
    site = house.add_site("lost", pins_too=True, text=sample_text(NOWHERE, {}))
    number = house.issue(site)
    with Cable(house.port) as cable:
        rooms = open_rooms(browser, cable.url, site)
        desk = open_page(browser, DESK)
        sign_on(desk, cable.url, site)
        desk.keyboard.press("n")
        expect(desk.locator(".slip-number")).to_have_text(number["number"])
        expect(desk.locator("#desk")).to_have_attribute("aria-busy", "false")
        cable.pull()
        for page, words in rooms.items():
            expect(page.locator("body")).to_contain_text(words)
            assert faults(page) == [], words
        expect(desk.locator(".band h1")).to_have_text("No connection")
        assert faults(desk) == []


def open_rooms(browser: Browser, url: str, site: SiteAccess) -> dict[Page, str]:
    """A page of each room that shows its state, and what it says when the server is away."""
    staff = f"?token={site.supervisor}"
    rooms = [
        (f"/kiosk/{site.id}/entrance-left?token={site.kiosk}&language=en", KIOSK,
         "Please go to reception", ".tile__note"),
        (f"/display/{site.id}/main?sound=off", DISPLAY, "Not up to date since", ".waits__figure"),
        (f"/supervisor/{site.id}{staff}", OFFICE, "not connected", "#queue table"),
        (f"/devices/{site.id}{staff}", OFFICE, "Not connected since", "#main h1"),
        (f"/rooms/{site.id}{staff}", OFFICE, "Not connected since", ".room"),
    ]  # fmt: skip
    found = {}
    for path, size, words, first in rooms:
        page = open_page(browser, size)
        page.goto(url + path)
        page.locator(first).first.wait_for()
        found[page] = words
    return found


def sign_on(desk: Page, url: str, site: SiteAccess) -> None:
    """Megan at counter 3."""
    desk.goto(f"{url}/counter/{site.id}/counter-3")
    desk.get_by_label("Your name").fill("Megan")
    desk.get_by_label("PIN").fill(PIN)
    desk.keyboard.press("Enter")
    expect(desk.locator(".band h1")).to_have_text("Ready")
