"""An appointment from booking to finish: the week, the kiosk, the desk, and the week again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import DESK, KIOSK, faults, open_page
from tests.journeys.appointments.week_house import WeekHouse, moment, week_house
from tests.journeys.desk.desk_steps import band, in_hand, press
from tests.running import PIN

pytestmark = pytest.mark.browser


@pytest.fixture
def house(tmp_path: Path) -> Iterator[WeekHouse]:
    with week_house(tmp_path) as found:
        yield found


def check_in_at_kiosk(browser: Browser, house: WeekHouse, code: str) -> str:
    """Type the code at the kiosk; the ticket's number."""
    kiosk = open_page(browser, KIOSK, has_touch=True)
    query = f"token={house.tokens['kiosk']}&language=en"
    kiosk.goto(f"{house.url}/kiosk/riverside/entrance-left?{query}")
    kiosk.get_by_role("button", name=re.compile("I have an appointment")).tap()
    for figure in code:
        kiosk.locator(f'.pad__key[data-key="{figure}"]').tap()
    assert faults(kiosk) == []
    kiosk.get_by_role("button", name="Continue").tap()
    number = kiosk.locator(".card__number, .ticket .number").first
    expect(number).to_have_text(re.compile(r"^[A-Z]\d{3}$"))
    found = number.inner_text()
    kiosk.close()
    return found


def test_an_appointment_from_booking_to_finish(browser: Browser, house: WeekHouse) -> None:
    week = house.open(browser, (1280, 860))
    first = week.locator(".first-one").first
    expect(first).to_contain_text("Today 11:45")
    expect(first).to_contain_text("Megan")
    first.click()
    week.get_by_role("button", name="Book Tue 11:45").click()
    expect(week.locator(".said")).to_contain_text("Booked: Tue 17 Nov, 11:45")
    code = re.sub(r"\D", "", week.locator(".said .number").inner_text())

    number = check_in_at_kiosk(browser, house, code)

    house.clock.set(moment(1, "11:45"))
    desk = open_page(browser, DESK)
    desk.goto(f"{house.url}/counter/riverside/counter-3?token={house.tokens['adviser']}")
    desk.goto(f"{house.url}/counter/riverside/counter-3")
    desk.locator("#adviser").select_option("megan")
    desk.locator("#pin").focus()
    desk.keyboard.type(PIN)
    desk.keyboard.press("Enter")
    band(desk, "Ready")
    in_hand(desk, number)
    for key, word in (("n", "Called"), ("s", "Serving")):
        desk.keyboard.press(key)
        band(desk, word)
    press(desk, "f")
    press(desk, "1")
    band(desk, "Ready")

    week.reload()
    expect(week.locator(".count")).to_contain_text("1 kept")
    (done,) = [one for one in house.booked() if one.code == code]
    assert (str(done.state), done.number) == ("served", number)
