"""The reception: one touch issues or records, a wrong one is undone, the queue is mended."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.cable import Cable
from tests.chromium import DESK, PHONE, faults, open_page
from tests.journeys.whole.whole_house import NOWHERE, sample_text
from tests.running import House, SiteAccess, wait_until

pytestmark = pytest.mark.browser

TABLET = (1024, 1366)
ACROSS = (1280, 800)


@pytest.fixture
def site(house: House) -> SiteAccess:
    """A site of the test's own."""
    return house.add_site(pins_too=True, text=sample_text(NOWHERE, {}))


def reception(browser: Browser, url: str, site: SiteAccess, size: tuple[int, int] = TABLET) -> Page:
    """The page, after this tablet was told where it stands."""
    page = open_page(browser, size, has_touch=True)
    page.goto(f"{url}/reception/{site.id}?token={site.adviser}")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".mend")).to_have_count(0)
    return page


def outcomes(house: House, site: SiteAccess) -> list[tuple[object, ...]]:
    return house.rows(
        "SELECT v.source, s.enquiry, s.state, s.outcome FROM visit v JOIN step s ON s.visit = v.id"
        " WHERE v.site = ? ORDER BY s.id",
        site.id,
    )


def test_a_double_touch_issues_one_ticket_and_one_touch_the_needs_of_this_visitor_alone(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    page = reception(browser, house.url, site)
    # The second touch of a finger comes after the answer as well: as soon as it is there, since a
    # busy machine would take its time to tell this test.
    page.locator("[data-issue=garages]").evaluate(
        """button => new Promise((done) => {
            const answered = new MutationObserver(() => {
                if (!document.querySelector('.just-number')) return;
                answered.disconnect();
                button.click();
                done();
            });
            answered.observe(document.body, { childList: true, subtree: true });
            button.click();
            button.click();
        })"""
    )
    expect(page.locator(".just-number")).to_have_text("K001")
    expect(page.locator("[data-issue=garages]")).not_to_have_attribute("aria-disabled", "true")
    assert len(outcomes(house, site)) == 1

    page.locator("[data-need=step_free]").click()
    page.locator(".toggle-language select").select_option("cy")
    expect(page.locator(".needs-words")).to_have_text(
        "Needs of the next visitor: Cymraeg, step-free counter"
    )
    page.locator("[data-issue=council-tax]").click()
    expect(page.locator(".just-number")).to_have_text("C001")
    expect(page.locator(".just-told")).to_have_text("Cymraeg, step-free counter")
    expect(page.locator(".needs-words")).to_contain_text("none")
    page.locator("[data-issue=council-tax]").click()
    expect(page.locator(".just-number")).to_have_text("C002")
    for text in ("MORGA657054SM9IJ", "no show yesterday"):  # while that key has the focus
        page.keyboard.type(text, delay=3)
        page.keyboard.press("Enter")
    found = house.rows("SELECT number, source, needs, asked_language FROM visit WHERE site = ?"
                       " ORDER BY number", site.id)  # fmt: skip
    assert found == [
        ("C001", "reception", "step_free", "cy"),
        ("C002", "reception", "", None),
        ("K001", "reception", "", None),
    ]
    printers = house.rows("SELECT json_extract(body, '$.printer') FROM event WHERE site = ?"
                          " AND kind = 'visit_issued'", site.id)  # fmt: skip
    assert printers == [("entrance-left-printer",)] * 3
    assert faults(page) == []


def test_each_deed_of_the_last_minute_is_taken_back(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    page = reception(browser, house.url, site, ACROSS)
    page.locator("[data-issue=garages]").click()
    expect(page.locator(".just-number")).to_have_text("K001")
    page.locator("[data-issue=refuse]").click()
    expect(page.locator(".just-number")).to_have_text("W001")
    page.set_viewport_size({"width": 683, "height": 384})  # a laptop at 200 %
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".undo-button")).to_be_in_viewport(ratio=1)
    expect(page.locator(".help-button")).to_be_in_viewport(ratio=1)
    page.reload()
    page.get_by_role("button", name="Take back").click()
    expect(page.locator(".just-before")).to_have_count(0)
    assert outcomes(house, site) == [
        ("reception", "garages", "ended", "cancelled"),
        ("reception", "refuse", "waiting", None),
    ]
    assert faults(page) == []


def test_answered_is_a_visit_of_its_own_and_both_can_be_undone(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    page = reception(browser, house.url, site)
    page.locator("[data-answered=refuse]").click()
    expect(page.locator("[data-answered=refuse]")).to_contain_text("1 today")
    expect(page.locator(".foot")).to_contain_text("1 answered here (100 %)")
    page.locator("[data-deed=undo]").click()
    expect(page.locator("[data-answered=refuse]")).to_contain_text("0 today")
    page.locator("[data-issue=refuse]").click()
    expect(page.locator(".just-number")).to_have_text("W001")
    page.locator("[data-deed=undo]").click()
    expect(page.locator(".just-empty")).to_be_visible()
    expect(page.locator(".waits")).to_have_count(0)
    assert outcomes(house, site) == [
        ("door", "refuse", "ended", "cancelled"),
        ("reception", "refuse", "ended", "cancelled"),
    ]


def test_a_ticket_is_found_by_its_number_comes_back_when_missed_and_is_mended_by_touching_its_row(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    ticket = house.issue(site)
    house.call(site)
    page = reception(browser, house.url, site)
    page.locator("[data-way=find]").click()
    page.keyboard.type("c1")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_contain_text("C001 is called to Counter 1")
    assert house.post(f"/visits/{ticket['visit']}/no-show", token=site.adviser).ok
    page.keyboard.press("Escape")
    page.locator("[data-way=missed]").click()
    page.locator("[data-mend=return-C001]").click()
    expect(page.locator(".mend-said")).to_have_text("C001 is back in the queue")
    page.keyboard.press("Escape")
    expect(page.locator(".waits")).to_contain_text("C001")

    page.locator(f"[data-visit='{ticket['visit']}']").click()
    page.locator(".mend [data-need=priority]").click()
    expect(page.locator(".mend [data-need=priority]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-mend=add]").select_option("garages")
    expect(page.locator(".planned")).to_contain_text("Garages")
    assert faults(page) == []
    page.locator("[data-mend=hold]").click()
    expect(page.locator(".waits-held")).to_contain_text(ticket["number"])
    page.locator(".waits-held").click()
    page.locator("[data-mend=resume]").click()
    expect(page.locator("[data-mend=hold]")).to_be_visible()
    page.locator("[data-mend=cancel]").click()
    expect(page.locator(".waits")).to_have_count(0)
    expect(page.locator(".just-head")).to_contain_text("Left")


def test_a_type_that_is_off_says_why_and_help_is_called_for_the_place_that_this_tablet_named(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    path = f"/sites/{site.id}/enquiries/garages/off"
    assert house.post(path, {"reason": "system_down"}, token=site.supervisor).ok
    page = reception(browser, house.url, site)
    closed = page.locator("[data-issue=garages]")
    expect(closed).to_contain_text("Our computer system for it is down.")
    expect(closed).to_have_attribute("aria-disabled", "true")
    closed.click(force=True)
    assert outcomes(house, site) == []
    assert faults(page) == []

    held: list[Route] = []
    page.route("**/visits", lambda route: held.append(route))
    with page.expect_request("**/visits"):
        page.locator("[data-issue=council-tax]").click()
    page.keyboard.press("F8")  # it waits for no answer to another touch
    # Where it was made it is quiet, and says that nobody else has it yet.
    expect(page.locator("#help .help-quiet")).to_contain_text("On nobody's screen")
    expect(page.locator("#help .help-call")).to_have_count(0)
    wait_until(
        lambda: house.rows("SELECT service_point FROM help_call WHERE site = ?", site.id),
        what="the call",
    )
    assert house.rows("SELECT service_point FROM help_call WHERE site = ?", site.id) == [
        ("counter-1",)
    ]
    assert outcomes(house, site) == []
    held[0].continue_()


def test_it_works_on_a_wide_screen_and_on_a_phone(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    house.issue(site)
    page = reception(browser, house.url, site, PHONE)
    # Visitors look at it too: what they come for stands there in the house's own language.
    own = page.locator("[data-issue=council-tax] .own")
    expect(own).to_have_text("Treth Gyngor")
    expect(own).to_have_attribute("lang", "cy")
    for times, size in enumerate((PHONE, DESK, ACROSS), 1):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.locator("[data-answered=council-tax]").click()
        expect(page.locator("[data-answered=council-tax]")).to_contain_text(f"{times} today")
        expect(page.locator(".just-head")).to_contain_text("Just answered")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
        assert faults(page) == [], size


def test_without_the_server_nothing_can_be_pressed_and_it_says_what_to_do(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    with Cable(house.port) as cable:
        page = reception(browser, cable.url, site)
        cable.pull()
        expect(page.locator(".needs-offline")).to_contain_text("No connection since")
        expect(page.locator("[data-issue=garages]")).to_have_attribute("aria-disabled", "true")
        assert faults(page) == []
        page.close()


def test_a_proxy_that_refuses_live_updates_is_named_on_the_page(
    browser: Browser, house: House, site: SiteAccess
) -> None:
    page = open_page(browser, TABLET)
    page.route(re.compile("/socket[.]io/[?]"), lambda route: route.fulfill(status=403, body="no"))
    page.goto(f"{house.url}/reception/{site.id}?token={site.adviser}")
    expect(page.locator(".help-blocked")).to_contain_text(
        "Live updates are refused here (status 403)"
    )
    assert faults(page) == []
