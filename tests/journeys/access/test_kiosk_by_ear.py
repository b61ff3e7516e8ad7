"""The kiosk by four keys and by ear alone, by headphones, and by a finger that explores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.chromium import faults
from tests.helpers import wait_for
from tests.journeys.access.ear import HAND_MS, LISTEN, PLUG, WAITS
from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen

pytestmark = pytest.mark.browser

BEGUN = "How can we help you? 8 choices. Read names aloud, off. Press OK to turn it on."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("kiosk-by-ear")
    with running(folder) as found:
        wait_for(lambda: found.printer_seen_as("ready"), 30)
        yield found


@contextmanager
def by_ear(browser: Browser, house: KioskHouse) -> Iterator[Page]:
    """A kiosk whose spoken guidance is there, and which listens to it."""
    with kiosk(browser, house) as page:
        page.locator("#kiosk[data-aid]").wait_for()
        page.evaluate(LISTEN)
        yield page


def is_opening(answer: Response) -> bool:
    """The sound of the one sentence that begins it."""
    return answer.url.endswith("/say") and "Press Down" in (answer.request.post_data or "")


def heard(page: Page, *lines: str) -> None:
    """Wait until exactly these lines were said since the last time."""
    page.wait_for_function("(most) => window.heard.length >= most", arg=len(lines))
    said = [WAITS.sub("(who waits)", one) for one in page.evaluate("window.heard.splice(0)")]
    assert said == list(lines)


def press(page: Page, key: str, *lines: str) -> None:
    page.keyboard.press(key, delay=HAND_MS)
    heard(page, *lines)


def test_a_visit_by_four_keys_and_by_ear_from_the_first_key_to_the_number(
    browser: Browser, house: KioskHouse
) -> None:
    before = len(house.numbers())
    with by_ear(browser, house) as page:
        with page.expect_response(is_opening) as said:
            page.keyboard.press("ArrowDown")
            press(page, "ArrowDown", BEGUN)
        assert said.value.headers["content-type"] == "audio/wav"
        press(page, "ArrowDown", "Choice 1 of 8. Press OK to choose it.")
        press(page, "ArrowDown", "Choice 2 of 8. Press OK to choose it.")
        press(page, "Enter", "What you came for is not said on the speaker. 3 choices. "
              "Read names aloud, off. Press OK to turn it on.")  # fmt: skip
        assert faults(page) == []
        press(page, "Escape", BEGUN)
        press(page, "Enter", "How can we help you? 8 choices. Council tax. 1 of 8. "
              "(who waits). Press OK to choose it.")  # fmt: skip
        page.keyboard.press("Enter")
        page.locator(".card__number").wait_for()
        number = house.numbers()[-1]
        page.locator(".slot[data-out=yes]").wait_for()
        page.wait_for_function("window.heard.some((one) => /Take your ticket/.test(one))")
        lines = page.evaluate("window.heard.splice(0)")
        spelled = ", ".join(number)
        told = next(one for one in lines if "Your number is" in one)
        assert f"Your number is {spelled}. {number}. Ahead of you No one." in told
        # What is new comes after it, and the number is not said again.
        assert lines[-1].count(spelled) == 1
        assert faults(page) == []
        assert len(house.numbers()) == before + 1
        page.evaluate(PLUG, "F17")
        heard(page, "Nobody is being called just now.")
        while page.evaluate("document.activeElement.className").find("primary") < 0:
            page.keyboard.press("ArrowDown", delay=HAND_MS)
        page.keyboard.press("Enter")
        screen(page, "home")
        # For the next visitor it is silent, and as it was.
        expect(page.locator(".aid")).to_have_count(0)
        expect(page.locator("html")).to_have_attribute("data-modes", "")


def test_headphones_begin_it_in_private_and_all_is_as_before_when_they_are_out(
    browser: Browser, house: KioskHouse
) -> None:
    with by_ear(browser, house) as page:
        page.evaluate(PLUG, "F15")
        heard(page, "Riverside One Stop Shop. Press Down to hear the choices, OK to choose.")
        expect(page.locator(".aid__where")).to_have_text("Speaking now, in the headphones")
        press(page, "ArrowDown", "How can we help you? 8 choices. Council tax. 1 of 8. "
              "(who waits). Press OK to choose it.")  # fmt: skip
        page.locator(".aid__key[data-pad=down]").click()
        heard(page, "Housing. 2 of 8. (who waits). Press OK to choose it.")
        page.evaluate(PLUG, "F16")
        expect(page.locator(".aid")).to_have_count(0)
        screen(page, "home")


def test_what_was_looked_for_is_not_said_on_the_loudspeaker(
    browser: Browser, house: KioskHouse
) -> None:
    with by_ear(browser, house) as page:
        page.keyboard.press("ArrowDown")
        press(page, "ArrowDown", BEGUN)
        page.locator("[data-door=search]").evaluate("(node) => node.click()")
        screen(page, "search")
        for letter in "kbdk":
            page.locator(f"[data-letter={letter}]").evaluate("(node) => node.click()")
        expect(page.locator(".found")).to_have_text("We did not find “kbdk”.")
        page.wait_for_function("window.heard.some((one) => one.includes('We did not find “”.'))")
        assert not any("kbdk" in one for one in page.evaluate("window.heard"))


def test_a_finger_that_explores_reads_and_a_second_touch_chooses(
    browser: Browser, house: KioskHouse
) -> None:
    with by_ear(browser, house) as page:
        page.evaluate(PLUG, "F15")
        heard(page, "Riverside One Stop Shop. Press Down to hear the choices, OK to choose.")
        tile = page.locator("[data-group=housing]")
        tile.tap()
        heard(page, "Housing. 2 of 8. (who waits). Touch it again to choose it.")
        expect(tile).to_be_focused()
        screen(page, "home")
        tile.tap()
        screen(page, "group")
