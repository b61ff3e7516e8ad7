"""A complex enquiry, from the kiosk by the call to a private interview room and its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import DESK, DISPLAY, KIOSK, PHONE, open_page
from tests.journeys.desk.desk_steps import band, press
from tests.journeys.whole.whole_house import WholeHouse, whole_house
from tests.running import PIN

pytestmark = pytest.mark.browser


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[WholeHouse]:
    with whole_house(tmp_path) as found:
        yield found


def test_a_complex_enquiry_goes_from_the_kiosk_to_an_interview_room(
    browser: Browser, whole: WholeHouse
) -> None:
    glass = open_page(browser, KIOSK, has_touch=True)
    glass.goto(f"{whole.url}/kiosk/riverside/entrance-left?token={whole.site.kiosk}&language=en")
    glass.locator("[data-group=housing]").tap()
    glass.locator("[data-enquiry=private-interview]").tap()
    number = glass.locator(".card__number").inner_text()
    (visit,) = whole.house.rows("SELECT id FROM visit WHERE number = ?", number)[0]
    phone = open_page(browser, PHONE, has_touch=True)
    phone.goto(f"{whole.url}/T/{visit}?lang=en")
    screen = open_page(browser, DISPLAY)
    screen.goto(f"{whole.url}/display/riverside/main?sound=off")

    desk = open_page(browser, DESK)
    desk.goto(f"{whole.url}/counter/riverside/counter-4")
    desk.locator("#adviser").fill("Carys")
    desk.locator("#pin").fill(PIN)
    desk.keyboard.press("Enter")
    expect(desk.locator(".slip-number")).to_have_text(number)
    desk.keyboard.press("n")
    desk.wait_for_url("**/counter/riverside/room-*")
    room = desk.url.rsplit("-", 1)[1]
    band(desk, "Called")
    expect(phone.locator(".called__digit")).to_have_text(room)
    expect(screen.locator(".card__number").first).to_have_text(number)
    assert "interview" not in screen.locator("body").inner_text().lower()
    assert whole.house.rows("SELECT service_point FROM sign_on WHERE until IS NULL") == [
        (f"room-{room}",)
    ]
    desk.keyboard.press("s")
    band(desk, "Serving")
    press(desk, "f")
    press(desk, "1")
    band(desk, "Ready")
    expect(phone.get_by_role("heading", name="How was your visit today?")).to_be_visible()
    ended = whole.house.rows("SELECT outcome, service_point FROM step WHERE visit = ?", visit)
    assert ended == [("resolved", f"room-{room}")]
    assert whole.house.troubles() == []
