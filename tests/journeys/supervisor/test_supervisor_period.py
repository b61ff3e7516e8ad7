"""The figures of a past period in a real browser: choosing it, reading it, taking it along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import OFFICE, faults, open_page
from tests.journeys.supervisor.supervisor_house import Office, add_past_weeks, office

pytestmark = pytest.mark.browser
PATH = "/supervisor/riverside/figures"
#: CSS pixels between the margins of a sheet of A4 on its side: (297 - 2 x 11) mm.
A4_ACROSS = 1039


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Four weeks of 150 visits a day."""
    with office(tmp_path_factory.mktemp("weeks")) as opened:
        add_past_weeks(opened.store, opened.site)
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = open_page(browser, OFFICE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def test_the_page_opens_with_the_last_four_weeks_in_a_sentence_and_definitions_open_in_place(
    weeks: Office, page: Page
) -> None:
    weeks.open(page, PATH)
    expect(page.locator("h1")).to_contain_text("were called within their target:")
    expect(page.locator(".which")).to_have_text("19 October to 15 November 2026")
    expect(page.locator(".below")).to_contain_text("3000 steps began on 20 service days.")
    expect(page.locator("body")).not_to_contain_text("NaN")
    expect(page.locator("body")).not_to_contain_text("None")
    head = page.locator("#figures [data-figure=within_target]")
    head.click()
    expect(page.locator(".definition")).to_contain_text("Exactly on the target is within it.")
    page.keyboard.press("Escape")
    expect(page.locator(".definition")).to_have_count(0)
    expect(head).to_be_focused()


def test_another_period_is_one_touch_away_and_one_of_ones_own_includes_its_last_day(
    weeks: Office, page: Page
) -> None:
    weeks.open(page, PATH)
    page.get_by_role("link", name="Yesterday").click()
    expect(page).to_have_url(f"{weeks.url}{PATH}?from=2026-11-16&to=2026-11-17")
    expect(page.locator(".which")).to_have_text("Monday 16 November 2026")
    page.get_by_label("First day").fill("2026-11-02")
    page.get_by_label("Last day").fill("2026-11-06")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(f"{weeks.url}{PATH}?from=2026-11-02&to=2026-11-07")
    expect(page.locator(".below")).to_contain_text("750 steps began on 5 service days.")
    # Reversed it gets a sentence, and what was typed stays.
    page.get_by_label("First day").fill("2026-11-06")
    page.get_by_label("Last day").fill("2026-11-02")
    page.get_by_role("button", name="Show", exact=True).click()
    # The help bar of every staff page has an alert too.
    expect(page.locator("#main").get_by_role("alert")).to_contain_text("Swap the two.")
    expect(page.get_by_label("First day")).to_have_value("2026-11-06")


def test_both_files_can_be_taken_along(weeks: Office, page: Page) -> None:
    weeks.open(page, f"{PATH}?from=2026-11-16&to=2026-11-17")
    for name, file in (
        ("Excel: figures", "riverside-figures-2026-11-16-to-2026-11-16.csv"),
        ("Excel: steps", "riverside-steps-2026-11-16-to-2026-11-16.csv"),
    ):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename == file
        assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")


def test_on_a_sheet_of_paper_no_column_is_cut_and_the_worst_hours_keep_their_shade(
    weeks: Office, page: Page
) -> None:
    page.set_viewport_size({"width": A4_ACROSS, "height": 710})
    page.emulate_media(media="print")
    weeks.open(page, PATH)
    wide = "all => all.map(each => [each.getBoundingClientRect().right, each.scrollWidth])"
    tables = page.locator("#figures, #heat").evaluate_all(wide)
    assert len(tables) == 2
    assert all(right <= A4_ACROSS and width <= A4_ACROSS for right, width in tables), tables
    for aside in (".pick", ".files", ".top nav"):
        expect(page.locator(aside)).to_be_hidden()
    expect(page.locator(".top-site")).to_be_visible()
    worst = page.locator("#heat .worst")
    expect(worst).to_have_css("print-color-adjust", "exact")
    n = "each => getComputedStyle(each, '::after').content"
    assert worst.evaluate(n).startswith('"n ')


def test_axe_finds_nothing_on_the_page_of_a_period_and_one_without_tickets_says_so(
    weeks: Office, page: Page
) -> None:
    for query in ("", "?from=x&to=y", "?from=2026-01-01&to=2026-02-01"):
        weeks.open(page, PATH + query)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert faults(page) == [], (query, width)
    expect(page.locator("h1")).to_have_text("No ticket was issued in this period.")
    expect(page.locator("table")).to_have_count(0)
