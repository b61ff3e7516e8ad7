"""The supervisor's page of today in a real browser: a sentence, a table, places, and the truth
when the connection is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from analytics.figures import definitions
from tests.chromium import OFFICE, faults, open_page
from tests.helpers import an_ask
from tests.journeys.supervisor.supervisor_house import NOW, Office, add_busy_morning, office
from ticketing import commands

pytestmark = pytest.mark.browser
PATH = "/supervisor/riverside"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


@pytest.fixture
def busy(empty: Office) -> Office:
    add_busy_morning(empty.store, empty.site)
    return empty


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which an error of a script or of the content policy fails the test."""
    opened = open_page(browser, OFFICE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on(
        "console",
        lambda message: (
            errors.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    yield opened
    opened.close()
    assert errors == []


def open_live(where: Office, page: Page) -> None:
    where.open(page, PATH)
    expect(page.locator("#link")).to_have_attribute("data-state", "live")


def test_an_empty_day_begins_with_nobody_waits(empty: Office, page: Page) -> None:
    open_live(empty, page)
    expect(page.locator("h1")).to_have_text("Nobody waits.")
    expect(page.locator("#queue .all [data-of=issued]")).to_have_text("0")
    expect(page.locator("#queue .all [data-of=called]")).to_have_text("-")
    expect(page.locator("body")).not_to_contain_text("NaN")


def test_a_busy_morning_begins_with_who_is_past_the_target(busy: Office, page: Page) -> None:
    open_live(busy, page)
    expect(page.locator("h1")).to_have_text("19 wait. 3 are past their target.")
    expect(page.locator("#below")).to_contain_text("Longest against target: B013")
    benefits = page.locator("[data-enquiry=benefits]")
    expect(benefits).to_contain_text("23 min, 3 over")
    expect(benefits.locator("svg")).to_have_attribute(
        "aria-label", "23 minutes, 3 over its target of 20"
    )
    expect(page.locator("[data-place=counter-5]")).to_contain_text("Serving")
    expect(page.locator("body")).not_to_contain_text("NaN")


def test_each_type_and_all_together_say_how_many_were_issued_and_called(
    busy: Office, page: Page
) -> None:
    open_live(busy, page)
    rows = {
        "[data-enquiry=benefits]": ("17", "12", "0", "10, 83%"),
        "[data-enquiry=citizens-advice]": ("2", "-", "-", "-"),
        ".all": ("54", "35", "0", "30, 85%"),
    }
    for row, says in rows.items():
        for figure, text in zip(
            ("issued", "called", "no_shows", "within_target"), says, strict=True
        ):
            expect(page.locator(f"#queue {row} [data-of={figure}]")).to_have_text(text)


def test_a_type_with_nobody_waiting_has_its_counts_too(busy: Office, page: Page) -> None:
    open_live(busy, page)
    page.get_by_role("button", name="All 16").click()
    passes = page.locator("[data-enquiry=bus-passes]")
    expect(passes.locator("[data-of=issued]")).to_have_text("3")
    expect(passes.locator("[data-of=called]")).to_have_text("3")
    garages = page.locator("[data-enquiry=garages]")
    expect(garages.locator("[data-of=issued]")).to_have_text("0")
    expect(garages.locator("[data-of=called]")).to_have_text("-")
    expect(page.locator("body")).not_to_contain_text("NaN")


def test_a_count_says_what_it_counts(busy: Office, page: Page) -> None:
    open_live(busy, page)
    for figure in ("issued", "called"):
        page.locator(f"button[data-figure={figure}]").click()
        expect(page.locator(".definition")).to_contain_text(definitions.text(figure))


def test_devices_that_need_somebody_are_named_with_their_place(empty: Office, page: Page) -> None:
    open_live(empty, page)
    expect(page.locator("#devices h2")).to_have_text("Devices: 2 of 2 need somebody")
    expect(page.locator("#devices")).to_contain_text("Kiosk 2, printer")
    expect(page.locator("#devices")).to_contain_text("Entrance, right")
    expect(page.locator("#devices .tag").first).to_contain_text("Not heard of")


def test_a_ticket_that_is_issued_shows_without_loading_again(empty: Office, page: Page) -> None:
    open_live(empty, page)
    commands.issue(empty.store, "riverside", "council-tax", an_ask(NOW), language="en")
    expect(page.locator("h1")).to_have_text("1 waits.")
    expect(page.locator("[data-enquiry=council-tax]")).to_contain_text("just now")


def test_a_definition_opens_below_its_head_and_escape_closes_it(busy: Office, page: Page) -> None:
    open_live(busy, page)
    head = page.locator("[data-figure=p90]")
    head.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".definition")).to_contain_text("Nine in ten of the steps")
    expect(head).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".definition")).to_have_count(0)
    expect(head).to_be_focused()


def test_types_with_nobody_waiting_are_one_line_until_asked_for_and_then_all_fit(
    busy: Office, page: Page
) -> None:
    open_live(busy, page)
    expect(page.locator("#queue [data-enquiry]")).to_have_count(6)
    page.get_by_role("button", name="All 16").click()
    expect(page.locator("#queue [data-enquiry]")).to_have_count(16)
    # An office screen shows the whole table without scrolling sideways.
    for width in (1440, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        beyond = "e => e.scrollWidth - e.clientWidth"
        assert page.locator("#queue .wide").evaluate(beyond) == 0, width


def test_the_days_line_is_also_a_table(busy: Office, page: Page) -> None:
    open_live(busy, page)
    expect(page.locator("#chart")).to_have_attribute(
        "aria-label", "Waiting through the day: 19 now, most 19 at 11:41."
    )
    expect(page.locator("#chart canvas")).to_be_visible()
    page.get_by_role("button", name="Table").click()
    expect(page.locator(".day-table tbody tr").last).to_have_text("Now19")
    expect(page.locator(".day-table")).to_contain_text("11:30")


def test_a_lost_connection_says_since_when_and_keeps_the_last_state(
    busy: Office, page: Page
) -> None:
    open_live(busy, page)
    page.context.set_offline(True)
    expect(page.locator("#lost")).to_contain_text("Since 11:42 not connected", timeout=40_000)
    expect(page.locator("h1")).to_have_text("19 wait. 3 are past their target.")
    page.context.set_offline(False)
    expect(page.locator("#lost")).to_be_hidden(timeout=40_000)
    expect(page.locator("#link")).to_have_attribute("data-state", "live")


def test_axe_finds_nothing_on_the_page_of_today(busy: Office, page: Page) -> None:
    open_live(busy, page)
    page.locator("[data-figure=p90]").click()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == [], width
