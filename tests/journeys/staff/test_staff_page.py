"""A supervisor and the staff, in a real browser: a skill changes and the next call follows;
somebody new gets a PIN and signs on; a PC becomes known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import DESK, PHONE, faults, open_page, own_page
from tests.helpers import hash_of, set_secret
from tests.running import PIN, House, SiteAccess, running

pytestmark = pytest.mark.browser

OFFICE = (1280, 900)
PASSWORD = "a song of four words"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("staff")
    with running(folder, at="journey", pins_anywhere="false") as found:
        yield found


@pytest.fixture
def site(house: House) -> SiteAccess:
    """A site whose supervisor has a password."""
    made = house.add_site(pins_too=True)
    set_secret(house.store, made.id, "carys", "password", hash_of(PASSWORD))
    return made


def type_name(page: Page, site: SiteAccess) -> None:
    """Carys types hers, and chooses her site where there are several."""
    name = page.get_by_label("Your name")
    name.wait_for()
    if (sites := page.get_by_label("Your site")).count():
        sites.select_option(site.id)
    name.fill("Carys")


def office(browser: Browser, house: House, site: SiteAccess, size: tuple[int, int]) -> Page:
    """Carys at the page of staff, signed in with her password."""
    page = open_page(browser, size)
    page.goto(f"{house.url}/staff/{site.id}")
    type_name(page, site)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".people tbody tr")).to_have_count(3)
    return page


def desk(browser: Browser, house: House, site: SiteAccess, adviser: str, pin: str) -> Page:
    """An adviser at counter 1, on a PC that is known."""
    page = open_page(browser, DESK)
    page.goto(f"{house.url}/counter/{site.id}/counter-1?token={site.adviser}")
    page.get_by_label("Your name").select_option(adviser)
    page.get_by_label("PIN").fill(pin)
    page.keyboard.press("Enter")
    expect(page.locator(".band h1")).to_have_text("Ready")
    return page


def test_a_skill_changes_and_the_next_call_follows(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    number = house.issue(site, "benefits")["number"]
    adviser = desk(browser, house, site, "daniel", PIN)
    supervisor = office(browser, house, site, OFFICE)
    expect(supervisor.locator("h1")).to_have_text("1 of 3 is signed on")
    level = supervisor.get_by_label("Benefits, Daniel")
    expect(level).to_have_value("no")
    expect(adviser.locator(".slip-idle")).to_contain_text("Nobody is waiting for you.")
    level.focus()
    supervisor.keyboard.type("P")  # as a person chooses from a list with the keys
    expect(level).to_have_value("preferred")
    expect(supervisor.locator("#voice")).to_contain_text("Daniel: Benefits preferred")
    expect(adviser.locator(".slip-idle")).to_contain_text(number)
    adviser.keyboard.press("n")
    expect(adviser.locator(".slip-number")).to_have_text(number)
    row = supervisor.locator("[data-person=daniel]")
    expect(row).to_contain_text("Called")
    expect(row).to_contain_text(f"{number}, since")
    for page in (adviser, supervisor):
        page.close()


def test_somebody_new_gets_a_pin_signs_on_and_is_removed_and_back(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    page = office(browser, house, site, OFFICE)
    page.get_by_role("button", name="Add a person").click()
    page.locator("#new-name").fill("Siân Lloyd")
    page.keyboard.press("Enter")
    expect(page.locator("[data-person=sian-lloyd]")).to_contain_text("Nothing yet")
    page.get_by_role("button", name="Change Siân Lloyd").click()
    page.locator("#pin-sian-lloyd").fill("12")
    page.keyboard.press("Enter")
    expect(page.locator(".said.bad")).to_have_text("A PIN has 4 figures.")
    page.locator("#pin-sian-lloyd").fill("4711")
    page.keyboard.press("Enter")
    expect(page.locator("[data-person=sian-lloyd]")).to_contain_text("PIN")
    page.get_by_label("Add a language").select_option("pl")
    expect(page.locator(".chips")).to_contain_text("Polish")
    theirs = desk(browser, house, site, "sian-lloyd", "4711")
    expect(page.locator("[data-person=sian-lloyd]")).to_contain_text("Counter 1")
    page.get_by_role("button", name="Remove Siân Lloyd").click()
    expect(page.locator("[data-person=sian-lloyd]")).to_have_count(0)
    expect(theirs.get_by_label("Your name")).to_be_visible()  # their desk ended at once
    page.get_by_role("button", name="Bring Siân Lloyd back").click()
    expect(page.locator("[data-person=sian-lloyd]")).to_contain_text("Polish")
    for one in (page, theirs):
        one.close()


def test_who_is_locked_is_unlocked_on_a_phone(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    path = f"/sites/{site.id}/service-points/counter-1/sign-on"
    for _ in range(5):
        house.post(path, {"adviser": "megan", "pin": "0000"}, token=site.adviser)
    page = office(browser, house, site, PHONE)
    page.get_by_role("button", name="Unlock Megan").click()
    expect(page.locator(".said")).to_have_text("Megan can sign on again.")
    page.get_by_label("Whose skills").select_option("megan")
    page.get_by_label("Reception, Megan").select_option("no")
    expect(page.locator("#voice")).to_contain_text("Megan: Reception no more")
    answer = house.post(path, {"adviser": "megan", "pin": PIN}, token=site.adviser)
    assert answer.status_code == 200
    page.close()


def test_everybody_is_asked_to_wait_and_goes_on(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    for _ in range(2):
        house.issue(site)
    house.call(site)
    page = open_page(browser, OFFICE)
    page.goto(f"{house.url}/day/{site.id}?token={site.supervisor}")
    page.get_by_role("button", name="Stop everybody").click()
    page.get_by_label("What is to be said").select_option("evacuation")
    page.get_by_role("button", name="Show it on every screen").click()
    still = page.locator(".everybody")
    expect(still).to_contain_text("Everybody leaves the building")
    expect(still).to_contain_text("1 visitor rests")
    expect(still).to_contain_text("1 is called or served: the adviser tells them")
    assert faults(page) == []
    page.get_by_role("button", name="Back in: all wait on").click()
    expect(page.get_by_role("button", name="Stop everybody")).to_be_visible()
    page.close()


def test_a_pc_becomes_known_and_a_pin_counts_there(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    page = open_page(browser, DESK)
    page.goto(f"{house.url}/counter/{site.id}/counter-2")
    expect(page.locator(".told")).to_contain_text("This PC is not known here")
    page.get_by_role("link", name="signs in").click()
    type_name(page, site)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="This PC is Counter 2").click()
    expect(page.get_by_role("status")).to_contain_text("You are signed out.")
    page.get_by_label("Your name").select_option("megan")
    page.keyboard.press("Tab")
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    expect(page.locator(".band h1")).to_have_text("Ready")
    page.close()


def test_the_receptions_tablet_becomes_known(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    page = own_page(browser, (768, 1024))
    page.goto(f"{house.url}/sign-in")
    type_name(page, site)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{house.url}/supervisor/{site.id}")
    page.goto(f"{house.url}/sign-in")
    page.get_by_role("link", name="Make this PC or tablet known").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a place")
    assert faults(page) == []
    page.get_by_role("button", name="This is the reception's tablet").click()
    expect(page.get_by_role("status")).to_contain_text("PINs count here. You are signed out.")
    page.get_by_role("link", name="Reception", exact=True).click()
    page.get_by_label("Your name").select_option(f"{site.id}|megan")
    page.get_by_label("Password").fill(PIN)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{house.url}/reception/{site.id}")
    page.close()
