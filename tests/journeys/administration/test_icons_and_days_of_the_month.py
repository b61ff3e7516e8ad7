"""What is chosen rather than typed: an icon from all there are, by keys; a day of the month."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.journeys.administration.test_changing_the_house import (
    file_of,
    is_sound,
    page,
    pytestmark,
    site,
)
from tests.running import House, SiteAccess

__all__ = ["page", "pytestmark", "site"]


def test_an_icon_is_found_by_its_name_and_chosen_by_keys(page: Page) -> None:
    page.get_by_role("link", name="Tiles").click()
    page.get_by_role("link", name="Housing", exact=True).click()
    field = page.locator('[data-path="groups.housing.icon"]')
    expect(field.locator(".icon-name")).to_have_text("house")
    field.locator("summary").press("Enter")
    field.get_by_label("Find an icon").fill("arrow")
    expect(field.locator(".icons button:visible").first).to_have_text("arrow big down")
    field.get_by_label("Find an icon").fill("door")
    field.get_by_label("Find an icon").press("Tab")
    page.keyboard.press("ArrowRight")
    expect(field.get_by_role("button", name="door open")).to_be_focused()
    is_sound(page)
    page.keyboard.press("Enter")
    expect(field.locator(".icon-name")).to_have_text("door open")
    expect(field.locator(".was")).to_contain_text("was house")
    expect(field.locator("summary")).to_be_focused()


def test_a_new_tile_chooses_its_icon_by_a_press(page: Page) -> None:
    page.get_by_role("link", name="Tiles").click()
    page.get_by_role("button", name="Add").click()
    new = page.locator("form.new")
    new.get_by_label("Welsh").fill("Parciau")
    new.get_by_label("English").fill("Parks")
    new.locator("summary").click()
    new.get_by_label("Find an icon").fill("door-open")
    new.get_by_role("button", name="door open").click()
    expect(new.locator(".icon-name")).to_have_text("door open")
    expect(new.get_by_label("English")).to_have_value("Parks")  # what was typed stays
    is_sound(page)
    page.get_by_role("button", name="Add it to the draft").click()
    expect(page.locator('[data-path="groups.parks.icon"] .icon-name')).to_have_text("door open")


def test_a_day_of_the_month_gets_its_hours_and_loses_them(
    page: Page, house: House, site: SiteAccess
) -> None:
    page.get_by_role("link", name="Hours and dates").click()
    field = page.locator('[data-path="hours"]')
    field.locator("select[name=which]").select_option("last")
    field.locator("select[name=day]").select_option("friday")
    field.get_by_label("Times, or closed").fill("closed")
    field.get_by_role("button", name="Add").click()
    row = field.get_by_label("Last friday")
    expect(row).to_have_value("closed")
    is_sound(page)
    row.fill("09:00-12:00")
    row.press("Tab")
    expect(row).to_have_value("09:00-12:00")
    row.fill("")
    row.press("Tab")
    expect(row).to_have_count(0)
    assert '"last friday"' not in file_of(house, site)


def test_what_is_typed_while_the_last_answer_is_on_its_way_stays_and_is_sent(page: Page) -> None:
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.get_by_role("link", name="Hours and dates").click()
    page.route("**/draft", hold_the_first)
    monday = page.locator('[data-path="hours"]').get_by_label("Monday", exact=True)
    with page.expect_request("**/draft"):
        monday.fill("09:00-12:00")
        monday.press("Tab")
    monday.fill("")
    with page.expect_response("**/draft"):
        held[0].continue_()
    expect(page.locator("footer.foot")).to_contain_text("1 change in the draft")
    expect(monday).to_have_value("")
    with page.expect_response("**/draft"):
        monday.press("Tab")
    expect(monday).to_have_value("")
    page.reload()
    expect(monday).to_have_value("")
