"""Hands that shake, a palm beside, two fingers: what goes down and up on a tile chooses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.journeys.kiosk.kiosk_house import KioskHouse, kiosk, running, screen

pytestmark = pytest.mark.browser

HOUSING, PLANNING = "[data-group=housing]", "[data-group=planning]"
Point = tuple[float, float]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("kiosk-hands")
    with running(folder) as found:
        yield found


@pytest.fixture
def page(browser: Browser, house: KioskHouse) -> Iterator[Page]:
    with kiosk(browser, house) as found:
        yield found


class Hand:
    """Fingers on the glass, as the glass tells of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._glass: CDPSession = page.context.new_cdp_session(page)

    def middle(self, selector: str) -> Point:
        box = self.page.locator(selector).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def touch(self, kind: str, *points: Point) -> None:
        """`touchEnd` with no point lifts all fingers."""
        self._send(kind, list(enumerate(points)))

    def lift(self, finger: int, point: Point) -> None:
        """Only this finger comes up, counted as they went down: the others stay."""
        self._send("touchEnd", [(finger, point)])

    def _send(self, kind: str, points: list[tuple[int, Point]]) -> None:
        there = [{"x": x, "y": y, "id": finger} for finger, (x, y) in points]
        self._glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": there})


def test_a_finger_that_rolls_chooses_the_tile_that_it_is_on(page: Page) -> None:
    hand = Hand(page)
    x, y = hand.middle(HOUSING)
    hand.touch("touchStart", (x, y))
    assert page.locator(f"{HOUSING}[data-pressed]").count() == 1
    for step in (6, 16, 30):
        hand.touch("touchMove", (x + step, y + step))
    hand.touch("touchEnd")
    screen(page, "group")


def test_two_fingers_on_a_tile_choose_it_once(page: Page, house: KioskHouse) -> None:
    hand = Hand(page)
    x, y = hand.middle(HOUSING)
    hand.touch("touchStart", (x, y), (x + 40, y + 10))
    hand.lift(1, (x + 40, y + 10))
    hand.touch("touchEnd")
    screen(page, "group")
    assert house.numbers() == []


def test_a_palm_beside_takes_nothing_away(page: Page) -> None:
    hand = Hand(page)
    x, y = hand.middle(HOUSING)
    palm = (60.0, 300.0)
    hand.touch("touchStart", palm)
    hand.touch("touchStart", palm, (x, y))
    hand.lift(1, (x, y))
    screen(page, "group")
    hand.touch("touchEnd")


def test_a_finger_that_leaves_for_another_tile_chooses_neither(page: Page) -> None:
    hand = Hand(page)
    hand.touch("touchStart", hand.middle(HOUSING))
    hand.touch("touchMove", hand.middle(PLANNING))
    hand.touch("touchEnd")
    assert page.locator("[data-pressed]").count() == 0
    hand.touch("touchStart", hand.middle(HOUSING))
    hand.touch("touchEnd")
    screen(page, "group")
    assert page.locator("h1").inner_text() == "Housing"
