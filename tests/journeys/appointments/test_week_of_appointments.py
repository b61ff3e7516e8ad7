"""The week of appointments in a browser: booked, moved and cancelled by keys and by pointer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import PHONE, faults, open_page
from tests.journeys.appointments.week_house import WeekHouse, moment, week_house
from tests.journeys.desk.desk_steps import HAND_MS

pytestmark = pytest.mark.browser
WIDE = (1280, 860)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[WeekHouse]:
    with week_house(tmp_path) as found:
        yield found


@pytest.fixture
def page(browser: Browser, house: WeekHouse) -> Iterator[Page]:
    """The week page; what the content policy refuses, and what a script throws, fails the test."""
    opened = open_page(browser, WIDE)
    refused: list[str] = []
    opened.on("pageerror", lambda one: refused.append(str(one)))
    opened.on(
        "console",
        lambda one: refused.append(one.text) if "Content Security Policy" in one.text else None,
    )
    opened.goto(house.address)
    expect(opened.locator(".first-one")).to_have_count(5)
    yield opened
    opened.close()
    assert refused == []


def week(page: Page) -> Locator:
    return page.locator("#week")


def at(page: Page, house: WeekHouse, day: int, clock: str) -> Locator:
    """The appointment of the made-up week that begins then."""
    starts = round(moment(day, clock).timestamp() * 1000)
    (found,) = [one for one in house.booked() if one.starts_at == starts]
    return page.locator(f'[data-id="{found.id}"]')


def states(house: WeekHouse) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in house.booked():
        found[str(one.state)] = found.get(str(one.state), 0) + 1
    return found


def test_one_of_the_first_free_is_booked_by_two_keys_on_a_sound_page(
    page: Page, house: WeekHouse
) -> None:
    is_sound(page)
    page.keyboard.press("3", delay=HAND_MS)
    expect(page.locator(".first-one").nth(2)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".candidate em")).to_have_text("both free")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("Booked: Wed 18 Nov, 10:00")
    expect(page.locator(".said")).to_contain_text("Code")
    assert states(house)["booked"] == 13


def test_arrows_choose_a_time_and_enter_books_it(page: Page, house: WeekHouse) -> None:
    week(page).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#voice")).to_have_text("Tuesday 17 November, 11:45, Room 2: free")
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#voice")).to_have_text("Tuesday 17 November, 13:45, Room 2: free")
    expect(page.locator("#book-now")).to_have_text("Book Tue 13:45 Enter")
    expect(page.locator(".candidate em")).to_have_text("both free")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("Booked: Tue 17 Nov, 13:45, Room 2")


def test_space_or_a_drag_moves_an_appointment_and_a_taken_time_says_what_is_there(
    page: Page, house: WeekHouse
) -> None:
    one = at(page, house, 1, "15:30")
    one.click()
    page.get_by_role("button", name="Move Space").click()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    expect(page.locator(".said")).to_contain_text("Moved to Tue 17 Nov, 15:00, Room 2, Aisha")
    assert any(one.starts_at == moment(1, "15:00").timestamp() * 1000 for one in house.booked())

    moved = at(page, house, 2, "11:30")
    box = moved.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 24, box["y"] + 20, steps=4)  # a hand that shakes only clicks
    page.mouse.up()
    expect(page.get_by_role("dialog")).to_contain_text("11:30")
    page.keyboard.press("Escape")
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 60, steps=4)
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] * 3.5, steps=4)
    page.mouse.up()
    expect(page.locator(".said")).to_contain_text("Moved to Wed 18 Nov, 13:00, Room 2, Megan")
    page.locator(".undo-move").click()
    expect(page.locator(".said")).to_contain_text("Back at Wed 18 Nov, 11:30, Room 2, Megan")

    moved, there = at(page, house, 1, "15:00"), at(page, house, 1, "12:30")
    moved.drag_to(there)
    expect(page.locator(".said")).to_contain_text(
        "Room 2 is taken from 12:30 to 13:00: Benefits interview with Aisha."
    )
    expect(at(page, house, 1, "15:00")).to_be_visible()


def test_delete_asks_for_the_reason_and_a_figure_gives_it(page: Page, house: WeekHouse) -> None:
    week(page).focus()
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator("#voice")).to_contain_text("12:00, Room 1: Private interview with Rhian")
    page.keyboard.press("Delete")
    expect(page.get_by_role("dialog")).to_contain_text("Cancel Tue 17 Nov, 12:00")
    assert faults(page) == []
    page.keyboard.press("2", delay=HAND_MS)
    expect(page.locator(".said")).to_contain_text("Cancelled: Tue 17 Nov, 12:00")
    assert [x.cancel_reason for x in house.booked() if x.cancel_reason] == ["visitor_ill"]


def test_somebody_else_booked_it_meanwhile_and_the_page_says_so(
    page: Page, house: WeekHouse
) -> None:
    page.keyboard.press("1", delay=HAND_MS)
    expect(page.locator(".candidate em")).to_have_text("both free")
    chosen = page.locator(".first-one").first.inner_text()
    other = house.open(page.context.browser, WIDE)  # type: ignore[arg-type]
    expect(other.locator(".first-one").first).to_contain_text(chosen.split("\n")[1])
    other.keyboard.press("1", delay=HAND_MS)
    expect(other.locator(".candidate em")).to_have_text("both free")
    other.keyboard.press("Enter")
    expect(other.locator(".said")).to_contain_text("Booked")
    other.close()
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("is taken from")


def test_without_an_answer_nothing_is_said_to_be_taken_and_nobodys_name_is_overwritten(
    page: Page, house: WeekHouse
) -> None:
    expect(page.locator(".first-one").first).to_be_visible()
    page.route("**/appointments/free?*", lambda route: route.abort())
    page.route("**/api/v1/appointments/*", lambda route: route.abort())
    week(page).focus()
    for key in ("ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#why-not")).to_contain_text("No answer came")
    at(page, house, 1, "15:30").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("No answer came")
    expect(page.get_by_role("button", name="Change who")).to_have_count(0)


def test_a_time_is_kept_free_and_given_back_and_one_over_several_appointments_shows_them(
    page: Page, house: WeekHouse
) -> None:
    page.get_by_role("button", name="Keep a time free").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Whose time").select_option(label="Room 1")
    dialog.get_by_label("Reason").fill("Painting")
    dialog.get_by_label("Day", exact=True).fill("2026-11-17")
    dialog.get_by_label("From", exact=True).fill("15:00")
    dialog.get_by_label("Until", exact=True).fill("16:00")
    assert faults(page) == []
    dialog.get_by_role("button", name="Keep it free").click()
    expect(page.locator(".said")).to_contain_text("Kept free: Painting")
    page.locator(".block", has_text="Painting").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".said")).to_contain_text("Removed: Painting")

    page.get_by_role("button", name="Keep a time free").click()
    dialog.get_by_label("Whose time").select_option(label="Aisha")
    dialog.get_by_label("Reason").fill("Ill")
    dialog.get_by_label("Day", exact=True).fill("2026-11-17")
    dialog.get_by_label("From", exact=True).fill("12:00")
    dialog.get_by_label("Until", exact=True).fill("17:00")
    dialog.get_by_role("button", name="Keep it free").click()
    expect(dialog.get_by_role("alert")).to_contain_text("There are 2 appointments then")
    assert faults(page) == []
    dialog.get_by_role("button", name="Tue 17 Nov, 15:30").click()
    expect(dialog.get_by_role("heading")).to_have_text("Benefits interview")


def test_a_days_file_is_shown_before_it_is_taken_and_its_mistakes_are_named(
    page: Page, house: WeekHouse
) -> None:
    page.get_by_role("button", name="Import a day").click()
    rows = "date,time,type,adviser,place\n2026-11-19,12:00,Private interview,Rhian,Room 1\n"
    chooser = page.get_by_label("Choose a file")
    wrong = (
        rows
        + "2026-11-19,12:15,Private interview,Nobody,Room 2\n2026-11-20,12:00,Planning advice\n"
    )
    chooser.set_input_files({"name": "day.csv", "mimeType": "text/csv", "buffer": wrong.encode()})
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Line 3 There is no adviser 'Nobody'")
    expect(dialog.get_by_role("alert")).to_contain_text("Nothing is booked")
    before = len(house.booked())
    chooser.set_input_files({"name": "day.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    expect(dialog.get_by_role("row")).to_have_count(2)
    assert faults(page) == []
    assert len(house.booked()) == before
    dialog.get_by_role("button", name="Book this one").click()
    expect(page.locator(".said")).to_contain_text("Booked 1 out of the file")
    assert len(house.booked()) == before + 1

    # One that changes nothing says so, also where it names nobody.
    rows = "date,time,type\n2026-11-19,12:00,Planning advice\n"
    for button in ("Book this one", None):
        page.get_by_role("button", name="Import a day").click()
        chosen(page, rows)
        if button is not None:
            dialog.get_by_role("button", name=button).click()
            expect(page.locator(".said")).to_contain_text("Booked 1 out of the file")
            expect(dialog).to_have_count(0)
    expect(dialog).to_contain_text("Nothing is to be done: 1 there already.")


def chosen(page: Page, rows: str) -> None:
    """A file is chosen, and what it will do is shown."""
    page.get_by_label("Choose a file").set_input_files(
        {"name": "day.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    expect(page.get_by_role("dialog").get_by_text("Reading")).to_have_count(0)


def test_the_next_file_shows_what_is_there_what_moves_and_what_is_gone(
    page: Page, house: WeekHouse
) -> None:
    head = "date,time,type,adviser,place,reference\n"
    rows = [f"2026-11-19,{time},Planning advice,Owen,Counter 1,r-{time}\n" for time in
            ("12:00", "13:00", "14:00")]  # fmt: skip
    page.get_by_role("button", name="Import a day").click()
    chosen(page, head + "".join(rows))
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Book all 3").click()
    expect(page.locator(".said")).to_contain_text("Booked 3 out of the file")
    before = len(house.booked())
    page.get_by_role("button", name="Import a day").click()
    wrong = "2026-11-19,25:00,Planning advice,Owen,Counter 1,r-4\n"
    chosen(page, head + rows[0] + rows[1].replace("13:00", "15:30", 1) + wrong)
    expect(dialog.get_by_role("alert")).to_contain_text("One mistake. Nothing is booked")
    expect(dialog).to_contain_text("Moved from Thursday 19 November, 13:00 to 15:30")
    expect(dialog.get_by_text("1 there already")).to_be_visible()
    expect(dialog).to_contain_text("1 appointment of an earlier file is not in this one")
    assert faults(page) == []
    dialog.get_by_role("button", name="Leave this line out: move 1").click()
    said = page.locator(".side .said")
    expect(said).to_contain_text("Moved 1 out of the file. One line was left out")
    assert len(house.booked()) == before


def is_sound(page: Page) -> None:
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_has_a_list_a_day_with_todays_first(browser: Browser, house: WeekHouse) -> None:
    page = house.open(browser, PHONE)
    expect(page.locator(".first-one")).to_have_count(5)
    expect(page.get_by_role("heading", name="Tuesday 17 November, today")).to_be_visible()
    is_sound(page)
    page.get_by_role("button", name="Fri 20").click()
    expect(page.locator(".closed-day")).to_have_text("Closed: Staff training")


def test_the_visitors_page_is_sound_and_says_the_code(browser: Browser, house: WeekHouse) -> None:
    one = house.booked()[6]
    page = house.open(browser, PHONE)
    for language, words in (("cy", "Eich apwyntiad"), ("en", "Your appointment")):
        page.goto(f"{house.url}/A/{one.id}?lang={language}")
        expect(page.get_by_role("heading", level=1)).to_have_text(words)
        expect(page.locator(".code")).to_contain_text(one.code[:3])
        assert faults(page) == []
    page.close()


def test_who_comes_is_changed_in_the_week_and_stands_in_the_list(
    page: Page, house: WeekHouse
) -> None:
    at(page, house, 3, "11:00").click()
    page.get_by_role("button", name="Change who, needs, language").click()
    page.locator("#d-name").fill("Mair Jones")
    page.locator("#d-contact").fill("01234 567890")
    page.locator("#panel").get_by_label("With children").check()
    assert faults(page) == []
    page.get_by_role("button", name="Keep these").click()
    expect(page.locator(".said")).to_contain_text("Changed: ")
    page.get_by_role("link", name="List", exact=True).click()
    page.get_by_label("Name, number or code").fill("jones")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("01234 567890")
    expect(page.locator("tbody")).to_contain_text("children")
    assert faults(page) == []
    page.emulate_media(media="print")
    expect(page.locator(".asks")).to_be_hidden()
    expect(page.locator("tbody tr")).to_be_visible()
