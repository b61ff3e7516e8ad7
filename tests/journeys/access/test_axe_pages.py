"""The pages beside the rooms, and every room without its server, as axe-core sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import (
    DESK,
    DISPLAY,
    DISPLAY_UPRIGHT,
    KIOSK,
    OFFICE,
    PATIENCE_MS,
    PHONE,
    chromium,
    faults,
    open_page,
)
from tests.journeys.whole.whole_house import NOWHERE, sample_text
from tests.running import PIN, House, SiteAccess, running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("axe")) as found:
        yield found


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    return house.add_site("riverside", pins_too=True, text=sample_text(NOWHERE, {}))


@pytest.fixture(params=[OFFICE, DESK, PHONE], ids=["office", "desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in which anything that the content policy refuses fails the test."""
    opened = open_page(browser, request.param)
    refused: list[str] = []
    opened.on(
        "console",
        lambda one: refused.append(one.text) if "Content Security Policy" in one.text else None,
    )
    yield opened
    opened.context.close()
    assert refused == []


def is_sound(page: Page) -> None:
    """axe-core finds nothing, and nothing is wider than the window."""
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_front_page(page: Page, house: House, site: SiteAccess) -> None:
    page.goto(house.url)
    expect(page.get_by_role("heading", level=2)).to_have_text("Riverside One Stop Shop")
    is_sound(page)


def test_signing_in_with_a_wrong_pin_and_then_the_right_one(
    page: Page, house: House, site: SiteAccess
) -> None:
    page.goto(f"{house.url}/sign-in")
    is_sound(page)
    page.get_by_label("Your name").select_option("riverside|carys")
    page.get_by_label("Password").fill("0000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    is_sound(page)
    page.get_by_label("Password").fill(PIN)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{house.url}/supervisor/riverside")


@pytest.mark.parametrize(
    "path",
    ["/no/such/page", "/counter/nowhere", "/display/riverside/nowhere", "/T/NO-SUCH-TICKET",
     "/supervisor/riverside", "/kiosk/riverside/entrance-left", "/kiosk/riverside/?token=wrong"],
)  # fmt: skip
def test_a_page_that_cannot_be_shown(page: Page, house: House, site: SiteAccess, path: str) -> None:
    answer = page.goto(house.url + path)
    assert answer is not None
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    is_sound(page)


def test_signing_on_where_somebody_is_and_with_a_wrong_pin(
    page: Page, house: House, site: SiteAccess
) -> None:
    house.post(
        f"/sites/{site.id}/service-points/counter-6/sign-on",
        {"adviser": "daniel", "pin": PIN},
        token=site.adviser,
    )
    page.goto(f"{house.url}/counter/riverside/counter-6")
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


@pytest.mark.parametrize("size", [(1280, 900), PHONE])
def test_the_staff_with_forms_open_and_somebody_locked(
    browser: Browser, house: House, site: SiteAccess, size: tuple[int, int]
) -> None:
    wrong = {"adviser": "owen", "pin": "0000"}
    for _ in range(5):
        house.post(f"/sites/{site.id}/service-points/counter-1/sign-on", wrong, token=site.adviser)
    page = open_page(browser, size)
    page.goto(f"{house.url}/staff/riverside?token={site.supervisor}")
    expect(page.locator(".attention").first).to_contain_text("Owen is locked until")
    is_sound(page)
    page.get_by_role("button", name="Change Megan").click()
    page.get_by_role("button", name="Add a person").click()
    expect(page.locator("#new-name")).to_be_focused()
    is_sound(page)
    page.context.close()


def test_signing_on_at_a_pc_that_is_not_known(page: Page, tmp_path: Path) -> None:
    with running(tmp_path, pins_anywhere="false") as strict:
        site = strict.add_site(pins_too=True)
        secret = {"password": "a song of four words"}
        strict.post(f"/sites/{site.id}/staff/carys", secret, token=site.supervisor)
        page.goto(f"{strict.url}/counter/{site.id}/counter-1")
        expect(page.get_by_label("Password")).to_be_visible()
        is_sound(page)
        page.goto(f"{strict.url}/sign-in?next=/counter/{site.id}/counter-1")
        page.get_by_label("Your name").select_option(f"{site.id}|carys")
        page.get_by_label("Password").fill(secret["password"])
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="This PC is Counter 1")).to_be_visible()
        is_sound(page)
        page.goto(f"{strict.url}/sign-in")
        expect(page.get_by_role("status")).to_contain_text("signed in as Carys")
        is_sound(page)


def test_a_call_to_a_room_on_the_screen(browser: Browser, house: House) -> None:
    text = sample_text(NOWHERE, {}).replace('id = "riverside"', 'id = "rooms"', 1)
    site = house.add_site("rooms", text=text)
    for point in ("counter-1", "counter-2", "counter-5", "room-2"):
        house.issue(site, "private-interview" if "room" in point else "benefits")
        assert house.call(site, point)
    for size in (DISPLAY, DISPLAY_UPRIGHT):
        screen = open_page(browser, size)
        screen.goto(f"{house.url}/display/{site.id}/main?sound=off")
        expect(screen.locator(".card--room .card__number")).to_have_text("X001")
        assert faults(screen) == []
        screen.context.close()


def test_every_room_without_its_server(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as house:
        site = house.add_site("riverside", pins_too=True, text=sample_text(NOWHERE, {}))
        number = house.issue(site)
        rooms = open_rooms(browser, house, site)
        desk = open_page(browser, DESK)
        sign_on(desk, house)
        desk.keyboard.press("n")
        expect(desk.locator(".slip-number")).to_have_text(number["number"])
        house.kill()
        for page, words in rooms.items():
            expect(page.locator("body")).to_contain_text(words)
            assert faults(page) == [], words
        expect(desk.locator(".band h1")).to_have_text("No connection")
        assert faults(desk) == []
        for page in (*rooms, desk):
            page.context.close()


def open_rooms(browser: Browser, house: House, site: SiteAccess) -> dict[Page, str]:
    """A page of each room that shows its state, and what it says when the server is away."""
    staff = f"?token={site.supervisor}"
    rooms = [
        (f"/kiosk/riverside/entrance-left?token={site.kiosk}&language=en", KIOSK,
         "Please go to reception", ".tile__note"),
        ("/display/riverside/main?sound=off", DISPLAY, "Not up to date since", ".waits__figure"),
        (f"/supervisor/riverside{staff}", OFFICE, "not connected", "#queue table"),
        (f"/devices/riverside{staff}", OFFICE, "Not connected since", "#main h1"),
        (f"/rooms/riverside{staff}", OFFICE, "Not connected since", ".room"),
    ]  # fmt: skip
    found = {}
    for path, size, words, first in rooms:
        page = open_page(browser, size)
        page.goto(house.url + path)
        page.locator(first).first.wait_for()
        found[page] = words
    return found


def sign_on(desk: Page, house: House) -> None:
    """Megan at counter 3."""
    desk.goto(f"{house.url}/counter/riverside/counter-3")
    desk.get_by_label("Your name").select_option("megan")
    desk.get_by_label("PIN").fill(PIN)
    desk.keyboard.press("Enter")
    expect(desk.locator(".band h1")).to_have_text("Ready")
