"""At the kiosk without a new ticket, or with more than one enquiry: back after a missed call, an
appointment, a long wait, something else today, and what is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import own_page
from tests.helpers import an_ask, rows, wait_for
from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen
from ticketing import appointments, commands, sites
from ticketing.asks import SYSTEM
from ticketing.commands import enquiries, loading
from ticketing.day import switches
from ticketing.staff import places
from web import easy, tokens

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("ways")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


def missed(house: KioskHouse, enquiry: str) -> tuple[str, str]:
    """A visitor who was called and did not come: (visit, number)."""
    store = house.server.house.store
    issued = commands.issue(store, "riverside", enquiry, an_ask(house.clock()), language="en")
    ask = an_ask(house.clock())
    commands.call_visit(store, issued.visit, "counter-1", ask, "needs_help")
    commands.no_show(store, issued.visit, an_ask(house.clock()))
    return issued.visit, issued.number


def touch_in(page: Page, text: str) -> None:
    for key in text:
        page.locator(f'[data-key="{key}"]').click()
    page.locator(".pad__go").click()


def test_who_missed_the_call_comes_back_by_their_number(
    browser: Browser, house: KioskHouse
) -> None:
    _, number = missed(house, "environmental-health")
    with kiosk(browser, house) as page:
        page.locator("[data-door=back]").click()
        screen(page, "code")
        touch_in(page, number)
        screen(page, "welcome-back")
        expect(page.locator(".safe strong")).to_have_text("You are back in the queue.")
        expect(page.locator(".card__number")).to_have_text(number)
        page.get_by_role("button", name="Done").click()
        screen(page, "home")


def test_a_slip_under_the_scanner_does_it_at_once_from_any_screen(
    browser: Browser, house: KioskHouse
) -> None:
    visit, number = missed(house, "garages")
    with kiosk(browser, house, language="cy") as page:
        page.locator("[data-group=housing]").click()
        screen(page, "group")
        page.keyboard.type(f"HTTP://QUEUE.EXAMPLE/T/{visit}")
        page.keyboard.press("Enter")
        screen(page, "welcome-back")
        expect(page.locator(".card__number")).to_have_text(number)
        expect(page.locator(".safe strong")).to_have_text("Rydych chi yn ôl yn y ciw.")


def test_after_the_sites_time_the_kiosk_says_what_to_do(
    browser: Browser, house: KioskHouse
) -> None:
    _, number = missed(house, "parks")
    moment = house.clock()
    house.clock.set(moment + timedelta(minutes=40))
    try:
        with kiosk(browser, house) as page:
            page.locator("[data-door=back]").click()
            page.keyboard.type(number, delay=120)  # a hand at a keyboard
            page.locator("h1").focus()
            page.keyboard.press("Enter")
            expect(page.locator("h1")).to_have_text("It is too long since we called you")
            expect(page.locator(".points")).to_contain_text("Go to reception.")
            page.keyboard.press("Escape")
            screen(page, "home")
    finally:
        house.clock.set(moment)


def test_a_number_that_nobody_has_is_no_dead_end(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house) as page:
        page.locator("[data-door=back]").click()
        touch_in(page, "X999")
        expect(page.locator("h1")).to_have_text("We do not know this number today")
        page.get_by_role("button", name="Back").first.click()
        screen(page, "home")


def test_before_a_long_wait_the_kiosk_asks_and_takes_nothing_away(
    browser: Browser, house: KioskHouse
) -> None:
    store = house.server.house.store
    places.sign_on(store, "riverside", "megan", "counter-3", an_ask(house.clock()))
    for _ in range(6):
        commands.issue(store, "riverside", "council-tax", an_ask(house.clock()), language="en")
    before = len(house.numbers())
    with kiosk(browser, house) as page:
        page.locator("[data-group=council-tax]").click()
        expect(page.locator("h1")).to_have_text(re.compile(r"^The wait is about \d+[05] minutes$"))
        page.locator('[data-choice="long-leave"]').click()
        screen(page, "home")
        assert len(house.numbers()) == before
        page.locator("[data-group=council-tax]").click()
        page.locator('[data-choice="long-take"]').click()
        screen(page, "ticket")
        assert len(house.numbers()) == before + 1


def test_something_else_today_goes_on_the_same_ticket(browser: Browser, house: KioskHouse) -> None:
    with kiosk(browser, house) as page:
        page.locator("[data-group=environment]").click()
        screen(page, "ticket")
        page.locator(".also__ask").click()
        screen(page, "also")
        page.locator("[data-group=housing]").click()
        screen(page, "also-group")
        page.locator("[data-enquiry=garages]").click()
        screen(page, "ticket")
        expect(page.locator(".also")).to_contain_text("2 enquiries, one ticket.")
        number = page.locator(".card__number").inner_text()
    ((visit,),) = rows(house.server.house.store, "SELECT id FROM visit WHERE number = ?", number)
    with house.server.house.store.read() as conn:
        assert [name for _, name in enquiries.planned(conn, visit)] == ["garages"]


def test_easy_read_and_a_clip_in_sign_language_stand_beside_what_has_them(
    browser: Browser, house: KioskHouse
) -> None:
    store, clip = house.server.house.store, Path("tests/unit/display/media/two_seconds.webm")
    with store.read() as conn:
        before = sites.dump(conn, "riverside")
    text = before.replace(
        'id = "garages"\n', 'id = "garages"\neasy = { en = "A garage" }\nsign = "g.webm"\n'
    )
    home = easy.folder(house.server.house.data, "riverside")
    home.mkdir(parents=True)
    (home / "g.webm").write_bytes(clip.read_bytes())
    loading.load(store, text, now=house.clock(), actor=SYSTEM)
    try:
        with kiosk(browser, house) as page:
            page.get_by_role("button", name="Accessibility").click()
            page.locator("[data-mode=easy]").click()
            page.get_by_role("button", name="Done").click()
            page.locator("[data-group=housing]").click()
            expect(page.locator("[data-enquiry=garages]")).to_contain_text("A garage")
            assert page.evaluate("performance.getEntriesByType('resource')"
                                 ".every((one) => !one.name.endsWith('.webm'))")  # fmt: skip
            beside = page.locator("[data-sign=garages]")
            beside.click()
            screen(page, "sign")
            assert page.locator("video").evaluate("clip => clip.muted") is True
            expect(page.get_by_role("button", name="Pause")).to_be_visible()
            screen(page, "group")  # at the end of the clip it closes by itself
            expect(beside).to_be_focused()
            page.keyboard.press("Enter")
            screen(page, "sign")
            page.keyboard.press("Escape")
            screen(page, "group")
            expect(beside).to_be_focused()
    finally:
        loading.load(store, before, now=house.clock(), actor=SYSTEM)


def test_an_appointment_checks_in_by_its_code(browser: Browser, house: KioskHouse) -> None:
    store, site = house.server.house.store, house.server.house.site("riverside")
    at = house.clock().replace(minute=45, second=0, microsecond=0)
    order = appointments.Order(site.appointment_types[0].id, at)
    booked = appointments.book(store, "riverside", order, an_ask(house.clock()))
    with kiosk(browser, house) as page:
        page.locator("[data-door=appointment]").click()
        screen(page, "code")
        touch_in(page, booked.code)
        screen(page, "ticket")
        expect(page.locator(".card__ahead")).to_contain_text("10:45")
        expect(page.locator(".card__note")).to_contain_text("You are early.")
        expect(page.locator(".slot strong")).to_have_text("Take your ticket")
        page.get_by_role("button", name="Done").click()
        screen(page, "home")
        page.locator("[data-door=appointment]").click()
        touch_in(page, "111111" if booked.code != "111111" else "222222")
        expect(page.locator("h1")).to_have_text("We do not find this code")


def test_what_a_supervisor_switched_off_says_why(browser: Browser, house: KioskHouse) -> None:
    store = house.server.house.store
    ask = an_ask(house.clock())
    switches.switch_off(store, "riverside", "planning", ask, reason="system_down")
    try:
        with kiosk(browser, house) as page:
            page.locator("[data-group=planning]").click()
            row = page.locator("[data-enquiry=planning]")
            expect(row).to_have_class(re.compile("is-closed"))
            expect(row).to_contain_text("Not available just now.")
            row.click()
            screen(page, "closed-enquiry")
            expect(page.locator(".told")).to_contain_text(
                "Our computer system for this is not working."
            )
    finally:
        switches.switch_on(store, "riverside", "planning", ask)


def test_a_site_closed_early_says_why_and_still_lets_visitors_come_back(
    browser: Browser, house: KioskHouse
) -> None:
    store = house.server.house.store
    _, number = missed(house, "tenders")
    switches.close_early(store, "riverside", an_ask(house.clock()), reason="weather")
    try:
        with kiosk(browser, house, closed=True) as page:
            screen(page, "site-closed")
            expect(page.locator(".told")).to_contain_text("It is because of the weather.")
            page.locator("[data-door=back]").click()
            touch_in(page, number)
            expect(page.locator(".safe strong")).to_have_text("You are back in the queue.")
    finally:
        switches.reopen(store, "riverside", an_ask(house.clock()))


def test_who_asks_for_a_person_reads_who_comes_and_the_kiosk_is_free_once_they_are_there(
    browser: Browser, house: KioskHouse
) -> None:
    secret = tokens.make(
        house.server.house.store, "receptionist", site="riverside", name="tablet", now=house.clock()
    )
    with kiosk(browser, house) as page:
        page.get_by_role("button", name="Talk to a person").click()
        screen(page, "talk")
        expect(page.locator("h1")).to_have_text("Please go to reception")  # nobody sees it
        tablet = own_page(browser, (1280, 900))
        tablet.goto(f"http://127.0.0.1:{house.cable.port}/reception/riverside?token={secret}")
        expect(tablet.locator(".wanted")).to_contain_text("asks for a person")
        expect(page.locator("h1")).to_have_text("Our staff have your message")
        page.get_by_role("switch", name="I cannot go to a counter").click()
        expect(tablet.locator(".wanted")).to_contain_text("cannot go to a counter")
        expect(tablet.locator("#help")).not_to_contain_text("asks for a person")  # it stands once
        tablet.get_by_role("button", name="I am going").click()
        expect(page.locator("h1")).to_have_text("Somebody is coming to you")
        tablet.get_by_role("button", name="Somebody is with them").click()
        screen(page, "home")
        expect(tablet.locator(".wanted")).to_have_count(0)
        tablet.context.close()


def test_a_word_of_the_street_finds_its_ticket_and_what_nobody_finds_is_told(
    browser: Browser, house: KioskHouse
) -> None:
    with kiosk(browser, house) as page:
        page.locator("[data-door=search]").click()
        screen(page, "search")
        for letter in "rubish":
            page.locator(f"[data-letter={letter}]").click()
        found = page.locator("[data-found=refuse]")
        expect(found).to_contain_text("rubbish")
        page.locator("[data-way=delete]").click()
        for letter in "xqz":
            page.locator(f"[data-letter={letter}]").click()
        expect(page.locator(".found")).to_have_text("We did not find “rubisxqz”.")
        expect(page.locator("[data-found=general-enquiries]")).to_be_visible()
        with page.expect_request(re.compile("/search/unfound$")) as told:
            page.get_by_role("button", name="I cannot find it").click()
        assert told.value.post_data_json == {"word": "rubisxqz", "language": "en"}
        screen(page, "talk")
