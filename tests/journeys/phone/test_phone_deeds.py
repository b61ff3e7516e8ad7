"""What visitors do on their own page: more time, back again, leaving, and staying after all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import faults
from tests.journeys.display.display_house import open_phone
from tests.running import House

pytestmark = pytest.mark.browser


def test_more_time_and_back_again(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    phone.get_by_role("button", name="I need more time").click()
    expect(phone.get_by_role("heading", name="We hold your place")).to_be_visible()
    expect(phone.locator(".end--held")).to_contain_text("After that you are back in the queue.")
    assert faults(phone) == []
    phone.get_by_role("button", name="I am back").click()
    expect(phone.locator(".waiting__ahead")).to_be_visible()
    assert faults(phone) == []


def test_leaving_is_undone_by_one_touch(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    phone.get_by_role("button", name="I am leaving").click()
    expect(phone.get_by_role("heading", name="You have left the queue")).to_be_visible()
    assert faults(phone) == []
    phone.get_by_role("button", name="Keep my place after all").click()
    expect(phone.locator(".waiting__ahead")).to_be_visible()


def test_a_referral_is_told_and_the_number_stays(house: House, browser: Browser) -> None:
    site = house.add_site()
    mine = house.issue(site)
    phone = open_phone(browser, house, mine["visit"])
    house.call(site)
    house.change(site, mine["visit"], "start")
    house.change(site, mine["visit"], "refer", {"enquiry": "benefits"})
    expect(phone.locator(".news")).to_contain_text("You keep your number.")
    expect(phone.locator(".waiting .number").first).to_have_text(mine["number"])
    assert "enefits" not in phone.content()
    assert faults(phone) == []
