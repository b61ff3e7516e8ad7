"""The rooms board in a browser: from a counter to a room, closing, tidying, losing the server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import DISPLAY, faults, open_page
from tests.journeys.desk.desk_house import DeskServer, running
from tests.journeys.rooms.rooms_house import finished, page_of, rooms_house, served
from tests.unit.counters.room import SITE
from ticketing.staff import places
from ticketing.visits import queries

pytestmark = pytest.mark.browser

#: How long a hand has a key down; arrows and Enter within less are a scanner's.
HAND_MS = 70
BOARD = (1280, 800)
NARROW = (390, 844)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DeskServer]:
    with rooms_house(tmp_path) as found:
        yield found


@pytest.fixture
def board(browser: Browser, house: DeskServer) -> Iterator[Page]:
    """Megan, signed on at counter 3, looks at the rooms board."""
    page = page_of(browser, house, "megan", "counter-3", BOARD)
    show(page, house)
    yield page
    page.close()


def show(page: Page, house: DeskServer) -> None:
    page.goto(f"{house.url}/rooms/riverside")
    expect(page.locator(".room")).to_have_count(7)


def row(page: Page, n: int) -> str:
    return f"[data-room=room-{n}]"


def state(page: Page, n: int) -> str:
    return page.locator(f"{row(page, n)} .state-word").inner_text()


def test_from_a_counter_to_a_room_with_the_arrow_keys_and_enter(
    browser: Browser, house: DeskServer, board: Page
) -> None:
    served(house, "megan", "counter-3")
    screen = open_page(browser, DISPLAY)
    screen.goto(f"{house.url}/display/riverside/main?sound=off")
    expect(screen.locator(".card__number")).to_have_text("X001")

    show(board, house)
    board.keyboard.press("ArrowDown", delay=HAND_MS)
    expect(board.locator(f"{row(board, 2)} .room-name")).to_be_focused()
    expect(board.locator(".foot")).to_contain_text("Move X001 to Room 2")
    board.keyboard.press("Enter")
    expect(board.locator(".said")).to_contain_text("X001 goes on in Room 2.")
    expect(board.locator(f"{row(board, 2)} .state-who")).to_have_text("X001 with Megan")
    expect(screen.locator(".card--room .card__number")).to_have_text("X001")
    expect(screen.locator(".card--room")).to_contain_text("Room 2")
    with house.server.house.store.read() as conn:
        moved = queries.at_point(conn, "riverside", "room-2")
        assert moved is not None
        assert moved.visit.state == "serving"
        assert places.signed_on_at(conn, "riverside", "counter-3") is None

    board.get_by_role("link", name="To your desk in Room 2").click()
    expect(board).to_have_url(re.compile("/counter/riverside/room-2$"))
    screen.close()


def test_a_taken_room_is_refused_in_words(house: DeskServer, board: Page) -> None:
    served(house, "megan", "counter-3")
    served(house, "owen", "room-2")
    show(board, house)
    board.keyboard.press("ArrowDown", delay=HAND_MS)
    board.keyboard.press("Enter")
    expect(board.locator(".said")).to_have_text("Room 2 is not free.")
    assert house.posted("/move") == []


def test_closing_a_room_asks_why_opening_nothing_and_the_last_good_board_stays_without_a_server(
    house: DeskServer, board: Page
) -> None:
    board.keyboard.press("c")
    expect(board.locator(".closing input[value=repair]")).to_be_focused()
    assert faults(board) == []
    board.keyboard.press("Escape")
    expect(board.locator(".closing")).to_have_count(0)
    board.keyboard.press("c")
    board.get_by_label("Cleaning").check()
    board.keyboard.press("Enter")
    expect(board.locator(f"{row(board, 1)} .state-word")).to_have_text("Closed")
    expect(board.locator(f"{row(board, 1)} .line")).to_contain_text("Cleaning")
    # The board may hear of it before the answer does: keys are the form's until then.
    expect(board.locator(".closing")).to_have_count(0)
    board.keyboard.press("c")
    expect(board.locator(f"{row(board, 1)} .state-word")).to_have_text("Free")
    assert len(house.posted("/close")) == 1

    house.cable.pull()
    expect(board.locator(".lost")).to_contain_text("Not connected since")
    expect(board.locator(".room")).to_have_count(7)
    board.keyboard.press("c")
    expect(board.locator(".said")).to_have_text("Not connected.")
    assert faults(board) == []
    house.cable.plug()
    expect(board.locator(".lost")).to_have_count(0)


def test_every_state_has_its_word_nothing_is_wider_than_the_window_and_one_press_tidies(
    house: DeskServer, board: Page
) -> None:
    served(house, "owen", "room-2", 8)
    served(house, "farah", "room-5", 20)
    finished(house, served(house, "aisha", "room-6", 40), 11)
    expect(board.locator(f"{row(board, 6)} .state-word")).to_have_text("To be tidied")
    assert [state(board, n) for n in (1, 2, 5)] == ["Free", "Occupied", "Overrun"]
    expect(board.locator(".coming")).to_contain_text("Room 2 at about")
    assert "X00" in board.locator(row(board, 2)).inner_text()
    for size in (BOARD, NARROW):
        board.set_viewport_size({"width": size[0], "height": size[1]})
        assert faults(board) == []
        assert board.evaluate("document.documentElement.scrollWidth <= innerWidth")

    board.get_by_role("button", name="Tidied: Room 6").click()
    expect(board.locator(f"{row(board, 6)} .state-word")).to_have_text("Free")


def test_a_site_without_rooms_says_so(browser: Browser, tmp_path: Path) -> None:
    text = SITE.replace('kind = "room"', 'kind = "counter"').replace(
        "needs_private_room = true", ""
    )
    with running(tmp_path, text) as house:
        page = page_of(browser, house, "megan", "counter-3", BOARD)
        page.goto(f"{house.url}/rooms/riverside")
        expect(page.locator(".none h2")).to_have_text("This site has no interview rooms")
        assert faults(page) == []
        page.close()
