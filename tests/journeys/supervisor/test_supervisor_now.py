"""The supervisor's page of today in a real browser: a sentence, a table, places, and the truth
when the connection is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from analytics.figures import definitions
from tests.chromium import OFFICE, faults, nothing_stays_open, open_page
from tests.helpers import an_ask
from tests.journeys.supervisor.supervisor_house import NOW, Office, add_busy_morning, office
from ticketing import commands

pytestmark = pytest.mark.browser
PATH = "/supervisor/riverside"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("busy")) as opened:
        add_busy_morning(opened.store, opened.site)
        yield opened


@contextmanager
def without_errors(browser: Browser) -> Iterator[Page]:
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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with without_errors(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def morning(browser: Browser, busy: Office) -> Iterator[Page]:
    """The page of a busy morning. It goes on from test to test, as at a supervisor's desk; each
    closes what it opened."""
    with nothing_stays_open(), without_errors(browser) as opened:
        open_live(busy, opened)
        yield opened


def open_live(where: Office, page: Page) -> None:
    where.open(page, PATH)
    expect(page.locator("#link")).to_have_attribute("data-state", "live")


def test_an_empty_day_says_nobody_waits_whom_devices_need_and_who_comes_without_loading_again(
    empty: Office, page: Page
) -> None:
    open_live(empty, page)
    expect(page.locator("h1")).to_have_text("Nobody waits.")
    expect(page.locator("#queue .all [data-of=issued]")).to_have_text("0")
    expect(page.locator("#queue .all [data-of=called]")).to_have_text("-")
    expect(page.locator("body")).not_to_contain_text("NaN")
    expect(page.locator("#devices h2")).to_have_text("Devices: 2 of 2 need somebody")
    expect(page.locator("#devices")).to_contain_text("Kiosk 2, printer")
    expect(page.locator("#devices")).to_contain_text("Entrance, right")
    expect(page.locator("#devices .tag").first).to_contain_text("Not heard of")
    commands.issue(empty.store, "riverside", "council-tax", an_ask(NOW), language="en")
    expect(page.locator("h1")).to_have_text("1 waits.")
    expect(page.locator("[data-enquiry=council-tax]")).to_contain_text("just now")


def test_a_busy_morning_begins_with_who_is_past_the_target(morning: Page) -> None:
    expect(morning.locator("h1")).to_have_text("19 wait. 3 are past their target.")
    expect(morning.locator("#below")).to_contain_text("Longest against target: B013")
    benefits = morning.locator("[data-enquiry=benefits]")
    expect(benefits).to_contain_text("23 min, 3 over")
    expect(benefits.locator("svg")).to_have_attribute(
        "aria-label", "23 minutes, 3 over its target of 20"
    )
    expect(morning.locator("[data-place=counter-5]")).to_contain_text("Serving")
    expect(morning.locator("body")).not_to_contain_text("NaN")


def test_each_type_and_all_together_say_how_many_were_issued_and_called(morning: Page) -> None:
    rows = {
        "[data-enquiry=benefits]": ("17", "12", "0", "10, 83%"),
        "[data-enquiry=citizens-advice]": ("2", "-", "-", "-"),
        ".all": ("54", "35", "0", "30, 85%"),
    }
    for row, says in rows.items():
        for figure, text in zip(
            ("issued", "called", "no_shows", "within_target"), says, strict=True
        ):
            expect(morning.locator(f"#queue {row} [data-of={figure}]")).to_have_text(text)


def test_axe_finds_nothing_on_the_page_of_today(morning: Page) -> None:
    morning.locator("[data-figure=p90]").click()
    for width in (1440, 390):
        morning.set_viewport_size({"width": width, "height": 900})
        assert faults(morning) == [], width
    morning.keyboard.press("Escape")
    morning.set_viewport_size({"width": OFFICE[0], "height": OFFICE[1]})


def test_a_count_says_what_it_counts(morning: Page) -> None:
    for figure in ("issued", "called"):
        morning.locator(f"button[data-figure={figure}]").click()
        expect(morning.locator(".definition")).to_contain_text(definitions.text(figure))
        morning.keyboard.press("Escape")


def test_a_definition_opens_below_its_head_and_escape_closes_it(morning: Page) -> None:
    head = morning.locator("[data-figure=p90]")
    head.focus()
    morning.keyboard.press("Enter")
    expect(morning.locator(".definition")).to_contain_text("Nine in ten of the steps")
    expect(head).to_have_attribute("aria-expanded", "true")
    morning.keyboard.press("Escape")
    expect(morning.locator(".definition")).to_have_count(0)
    expect(head).to_be_focused()


def test_types_with_nobody_waiting_are_one_line_until_asked_for_and_then_all_have_counts_and_fit(
    morning: Page,
) -> None:
    expect(morning.locator("#queue [data-enquiry]")).to_have_count(6)
    morning.get_by_role("button", name="All 16").click()
    expect(morning.locator("#queue [data-enquiry]")).to_have_count(16)
    for enquiry, issued, called in (("bus-passes", "3", "3"), ("garages", "0", "-")):
        row = morning.locator(f"[data-enquiry={enquiry}]")
        expect(row.locator("[data-of=issued]")).to_have_text(issued)
        expect(row.locator("[data-of=called]")).to_have_text(called)
    expect(morning.locator("body")).not_to_contain_text("NaN")
    # An office screen shows the whole table without scrolling sideways.
    for width in (1440, 1280):
        morning.set_viewport_size({"width": width, "height": 800})
        beyond = "e => e.scrollWidth - e.clientWidth"
        assert morning.locator("#queue .wide").evaluate(beyond) == 0, width


def test_the_days_line_is_also_a_table(morning: Page) -> None:
    expect(morning.locator("#chart")).to_have_attribute(
        "aria-label", "Waiting through the day: 19 now, most 19 at 11:41."
    )
    expect(morning.locator("#chart canvas")).to_be_visible()
    morning.get_by_role("button", name="Table").click()
    expect(morning.locator(".day-table tbody tr").last).to_have_text("Now19")
    expect(morning.locator(".day-table")).to_contain_text("11:30")


def test_a_lost_connection_says_since_when_and_keeps_the_last_state(morning: Page) -> None:
    morning.context.set_offline(True)
    expect(morning.locator("#lost")).to_contain_text("Since 11:42 not connected", timeout=90_000)
    expect(morning.locator("h1")).to_have_text("19 wait. 3 are past their target.")
    morning.context.set_offline(False)
    expect(morning.locator("#lost")).to_be_hidden(timeout=90_000)
    expect(morning.locator("#link")).to_have_attribute("data-state", "live")
