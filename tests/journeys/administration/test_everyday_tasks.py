"""What a house has to do on an ordinary day, each by the people in it, in a browser: with as many
presses as docs/everyday.md says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from administration.site import state
from hardware.protocol import DeviceReport, PrinterState
from tests.chromium import DISPLAY, KIOSK, faults_of_its_elements, open_page
from tests.helpers import ROOT, an_ask
from tests.journeys.supervisor.supervisor_house import NOW, TODAY, Office, add_past_weeks, office
from tests.unit.web.test_logos import svg
from ticketing import commands, sites
from ticketing.sites import Site
from web import tokens

pytestmark = pytest.mark.browser
TOMORROW = TODAY + timedelta(days=1)
#: The link of the page of the day to what is a supervisor's to change beforehand.
AHEAD = "Other hours on a date, closed days, notices, the ticket's last line"
NEXT_FRIDAY = TODAY + timedelta(days=10)
#: After these a page is as it is nowhere else.
SEEN_HERE = {"Other hours tomorrow", "A notice on the displays", "A replacement kiosk"}


def kept() -> dict[str, int]:
    """The presses of each task, as the table says."""
    text = (ROOT / "docs" / "everyday.md").read_text(encoding="utf-8")
    return {name: int(n) for name, n in re.findall(r"^\| ([^|]+?) \| (\d+) \|", text, re.M)}


class Hand:
    """Whoever does it, from the page of the day on: each press and each filled field is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, what: str | Locator, role: str = "button") -> None:
        found = self.named(what, role) if isinstance(what, str) else what
        found.click()
        self.presses += 1

    def go(self, *names: str) -> None:
        for name in names:
            self.press(name, "link")

    def fill(self, what: str | Locator, text: str) -> None:
        field = self.page.get_by_label(what) if isinstance(what, str) else what
        field.fill(text)
        self.presses += 1

    def choose(self, what: str | Locator, option: str) -> None:
        field = self.page.get_by_label(what) if isinstance(what, str) else what
        field.select_option(label=option)
        self.presses += 1

    def check(self, what: str) -> None:
        self.page.get_by_label(what, exact=True).check()
        self.presses += 1

    def key(self, keys: str) -> None:
        self.page.keyboard.press(keys)
        self.presses += 1

    def named(self, name: str, role: str) -> Locator:
        exact = role == "link"
        return self.page.get_by_role(role, name=name, exact=exact).first  # type: ignore[arg-type]

    def publish(self) -> None:
        """What is in the draft holds now."""
        self.go("Look and publish")
        self.press(self.page.locator("#when-now"))
        self.press("Publish now")
        expect(self.page.locator("h1")).to_contain_text("No changes.")

    def made(self, task: str) -> None:
        """It is done, with as many presses as are kept. That everybody can use the page is seen in
        the journeys of each; where none leads to it as it is now, here."""
        assert self.presses == kept()[task], task
        if task in SEEN_HERE:
            assert faults_of_its_elements(self.page) == [], task


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("everyday")) as opened:
        add_past_weeks(opened.store, opened.site, weeks=1, a_day=10)
        secret = tokens.make(
            opened.store, "administrator", site=opened.site.id, name="Nia", now=NOW
        )
        opened.token = secret
        # What is read aside has a process of its own: it is there before anybody waits for it.
        opened.server.house.reports.run(state.text, opened.site.id)
        yield opened


@pytest.fixture
def hand(browser: Browser, house: Office) -> Iterator[Hand]:
    page = open_page(browser, (1280, 800))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    house.open(page, "/day/riverside")
    yield Hand(page)
    page.close()
    assert errors == []


def site(house: Office) -> Site:
    with house.store.read() as conn:
        return sites.get(conn, house.site.id)


def test_each_task_of_the_table_is_done_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in kept() if f'hand.made("{name}")' not in source} == set()


def test_somebody_new_joins_the_staff(house: Office, hand: Hand) -> None:
    hand.go("Staff")
    hand.press("Add a person")
    hand.fill(hand.page.locator("#new-name"), "Siân Lloyd")
    hand.key("Enter")
    expect(hand.page.locator("[data-person=sian-lloyd]")).to_be_visible()
    hand.page.get_by_label("Council tax, Siân Lloyd").select_option("preferred")
    hand.presses += 1
    expect(hand.page.locator("#voice")).to_contain_text("Siân Lloyd: Council tax preferred")
    assert site(house).adviser("sian-lloyd").skills == ("council-tax",)
    hand.made("Somebody new on the staff")


def test_the_police_see_their_own_queue_alone(house: Office, hand: Hand) -> None:
    hand.go("Staff")
    hand.press("Add a person")
    hand.fill(hand.page.locator("#new-name"), "PC Rees")
    hand.page.locator("#new-role").select_option("partner")
    hand.presses += 1
    hand.key("Enter")
    expect(hand.page.locator("[data-person=pc-rees]")).to_be_visible()
    hand.page.get_by_label("Citizens Advice surgery, PC Rees").select_option("preferred")
    hand.presses += 1
    expect(hand.page.locator("#voice")).to_contain_text("PC Rees: Citizens Advice surgery")
    them = site(house).adviser("pc-rees")
    assert (them.role, them.skills) == ("partner", ("citizens-advice",))
    hand.made("The police see only their own queue")


def test_a_printer_has_another_address(house: Office, hand: Hand) -> None:
    hand.go("Administration", "Printers", "Kiosk 1, printer")
    hand.fill("Address", "192.0.2.99:9100")
    hand.publish()
    assert site(house).printers[0].address == "192.0.2.99:9100"
    hand.made("A printer at another address")


def test_a_printer_is_tried(house: Office, hand: Hand) -> None:
    hub, printer = house.server.hub, f"{house.site.id}.{site(house).printers[0].id}"
    hub.agent_came("local")
    hub.states("local", [DeviceReport(device=printer, state=PrinterState.READY)])
    hand.go("Devices")
    hand.press("Print a test slip")
    expect(hand.page.get_by_text("A test slip is sent.").first).to_be_visible()
    with house.store.read() as conn:
        slips = conn.execute("SELECT slip FROM job WHERE key LIKE 'test %'").fetchall()
    assert len(slips) == 1
    hand.made("A printer tried")


def test_the_house_has_its_logo_and_its_colours(house: Office, hand: Hand, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_bytes(svg())
    hand.go("Administration", "Looks")
    hand.fill(hand.page.get_by_label("House colour", exact=True), "#005C9A")
    hand.key("Tab")
    hand.page.locator("#f-looks-logo").set_input_files(logo)
    hand.presses += 1
    expect(hand.page.get_by_role("button", name="Take the logo out")).to_be_visible()
    hand.publish()
    looks = site(house).looks
    assert looks.colour == "#005C9A"
    assert looks.logo
    hand.made("Logo and colours")


def test_last_months_figures_are_taken_along(house: Office, hand: Hand) -> None:
    hand.go("Over time", "Last month")
    with hand.page.expect_download() as got:
        hand.go("Excel: figures")
    text = got.value.path().read_text(encoding="utf-8-sig")
    assert "2026-10-01" in text
    hand.made("Last month's figures as a file")


def test_tomorrow_has_other_hours(house: Office, hand: Hand) -> None:
    hand.go(AHEAD)
    hand.press("Another date")
    hand.fill(hand.page.locator("#from1"), "10:00")
    hand.fill(hand.page.locator("#to1"), "15:00")
    hand.press("Open Wednesday 18 November at these times")
    expect(hand.page.locator("h1")).to_contain_text("Wednesday 18 November: open 10:00 to 15:00.")
    assert [str(one) for one in site(house).hours_on(TOMORROW)] == ["10:00-15:00"]
    hand.made("Other hours tomorrow")


def test_next_friday_is_closed(house: Office, hand: Hand) -> None:
    hand.go(AHEAD)
    hand.press("Another date")
    hand.fill(hand.page.get_by_label("Date", exact=True), NEXT_FRIDAY.isoformat())
    hand.check("Closed")
    hand.choose("Ready sentences", "Staff training")
    hand.press("Close Friday 27 November")
    expect(hand.page.locator(".list")).to_contain_text("closed: Staff training")
    assert site(house).closing(NEXT_FRIDAY) is not None
    hand.made("Closed next Friday")


def test_a_new_enquiry_type_is_offered(house: Office, browser: Browser, hand: Hand) -> None:
    hand.go("Administration", "Enquiry types")
    hand.press("Add")
    name = hand.page.get_by_role("group", name="Name", exact=True)
    hand.fill(name.get_by_label("Welsh"), "Trwyddedau cŵn")
    hand.fill(name.get_by_label("English"), "Dog licences")
    hand.choose(hand.page.locator("#new-group"), "Environmental health")
    hand.fill("Letter of its numbers", "D")
    hand.fill("Called within", "15")
    hand.press("Add it to the draft")
    expect(hand.page.locator("h1")).to_have_text("Dog licences.")
    hand.publish()
    assert site(house).enquiry("dog-licences").group == "environment"
    hand.made("A new enquiry type")


def test_a_counter_has_another_name_and_the_display_follows(
    house: Office, browser: Browser, hand: Hand
) -> None:
    commands.issue(house.store, "riverside", "council-tax", an_ask(NOW), language="en")
    commands.call_next(house.store, "riverside", "counter-1", an_ask(NOW))
    display = open_page(browser, DISPLAY)
    display.goto(f"{house.url}/display/riverside/main")
    expect(display.locator("#screen")).to_contain_text("Cownter")
    hand.go("Administration", "Counters and rooms", "Counter 1")
    name = hand.page.get_by_role("group", name="Name", exact=True)
    hand.fill(name.get_by_label("Welsh"), "Desg 1")
    hand.fill(name.get_by_label("English"), "Desk 1")
    hand.publish()
    expect(display.locator("#screen")).to_contain_text("Desg")
    hand.made("Another name for a counter")
    display.close()


def test_a_notice_stands_on_the_displays(house: Office, browser: Browser, hand: Hand) -> None:
    hand.go(AHEAD, "Notices")
    hand.press("Another notice")
    hand.choose("Ready sentences", "The lift")
    hand.press("Show this notice")
    expect(hand.page.locator("h1")).to_have_text("1 notice is showing.")
    display = open_page(browser, DISPLAY)
    display.goto(f"{house.url}/display/riverside/main")
    expect(display.locator(".strip__notice")).to_contain_text("The lift is out of order.")
    hand.made("A notice on the displays")
    display.close()


def test_the_ticket_ends_with_another_line(house: Office, hand: Hand) -> None:
    hand.go(AHEAD, "Courtesy line")
    hand.fill(hand.page.get_by_label("Cymraeg", exact=True), "Diolch am aros.")
    hand.press("Print this line from now on")
    expect(hand.page.locator("h1")).to_have_text("The ticket ends with your own line.")
    assert site(house).courtesy == {"cy": "Diolch am aros."}
    hand.made("Another line at the foot of the ticket")


def test_a_kiosk_is_replaced(house: Office, browser: Browser, hand: Hand) -> None:
    old = open_page(browser, KIOSK)
    pair(house, hand.page, old)
    new = open_page(browser, KIOSK)
    new.goto(house.url)
    hand.presses = 0
    hand.page.goto(f"{house.url}/day/riverside")
    hand.go("Devices")
    hand.fill(hand.page.get_by_label("It shows six figures"), code_of(new))
    hand.check("Kiosk")
    hand.page.get_by_label("Which kiosk").select_option("entrance-left")
    hand.presses += 1
    hand.press("Pair it")
    new.wait_for_url("**/kiosk/riverside/entrance-left")
    row = hand.page.locator("tr.paired", has_text="Paired before the other")
    hand.press(row.get_by_role("button", name="Take out of service"))
    expect(old.locator(".withdrawn[lang=en]")).to_be_visible()
    hand.made("A replacement kiosk")


def code_of(glass: Page) -> str:
    return "".join(glass.locator("#code").inner_text().split())


def pair(house: Office, office: Page, glass: Page) -> None:
    """A browser becomes the kiosk by the entrance."""
    glass.goto(house.url)
    office.goto(f"{house.url}/devices/riverside")
    office.get_by_label("It shows six figures").fill(code_of(glass))
    office.get_by_label("Kiosk", exact=True).check()
    office.get_by_label("Which kiosk").select_option("entrance-left")
    office.get_by_role("button", name="Pair it").click()
    glass.wait_for_url("**/kiosk/riverside/entrance-left")
