"""The waits that a screen tells: one line a tile, in minutes, and nothing that is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from display.board import waits
from display.board.page import screen_page
from display.board.waits import WaitShown
from tests.helpers import SAMPLE_TEXT, an_ask, fresh_store
from tests.unit.display.waiting_room import WaitingRoom
from ticketing.day import standstill, switches
from ticketing.sites.file import SiteFileError, parse
from ticketing.staff import places

OVER_THE_DOOR = """
[[displays]]
id = "over-the-door"
name = "Over the door"
zones = ["main"]
"""


def a_room(tmp_path: Path, more: str = "") -> WaitingRoom:
    tmp_path.mkdir(exist_ok=True)
    text = f"{SAMPLE_TEXT}{OVER_THE_DOOR}{more}\n"
    return WaitingRoom(fresh_store(tmp_path / "queue.db", text), parse(text))


@pytest.fixture
def room(tmp_path: Path) -> WaitingRoom:
    found = a_room(tmp_path)
    for n, one in enumerate(found.site.advisers[:4], 1):
        places.sign_on(found.store, found.site.id, one.id, f"counter-{n}", an_ask(found.now))
    return found


def told(room: WaitingRoom, screen: str = "main") -> list[WaitShown]:
    return room.board(screen)["waits"]


def test_nothing_is_told_while_nobody_is_here(tmp_path: Path) -> None:
    assert told(a_room(tmp_path)) == []


def test_a_tile_tells_the_longest_wait_of_its_types_and_four_lines_at_most(
    room: WaitingRoom,
) -> None:
    for _ in range(9):
        room.issue("council-tax")
    found = {one["id"]: one["about"] for one in told(room)}
    assert 0 < len(found) <= waits.MOST
    assert found["council-tax"] > 0
    assert all(about % 5 == 0 for about in found.values())


def test_a_type_that_takes_no_tickets_is_no_line(room: WaitingRoom) -> None:
    within = [one.id for one in room.site.enquiries if one.group == "council-tax"]
    for one in within:
        switches.switch_off(room.store, room.site.id, one, an_ask(room.now), reason="system_down")
    assert "council-tax" not in [one["id"] for one in told(room)]


def test_no_wait_is_told_while_everybody_was_asked_to_stop(room: WaitingRoom) -> None:
    assert told(room)
    standstill.stop(room.store, room.site.id, an_ask(room.now), reason="power")
    assert told(room) == []


def test_a_display_tells_the_lines_of_the_site_file_and_may_have_none(tmp_path: Path) -> None:
    room = a_room(tmp_path, 'waits = ["council-tax"]')
    assert list(waits.named(room.site, room.site.shows("over-the-door"))) == ["council-tax"]
    assert len(waits.named(room.site, room.site.shows("main"))) == len(room.site.groups)
    places.sign_on(room.store, room.site.id, "megan", "counter-1", an_ask(room.now))
    assert [one["id"] for one in told(room, "over-the-door")] == ["council-tax"]
    bare = a_room(tmp_path / "other", 'band = ["calls"]')
    assert told(bare, "over-the-door") == []


def test_the_page_says_what_stands_where(tmp_path: Path) -> None:
    room = a_room(tmp_path, 'band = ["waits", "calls"]')
    page = screen_page(room.site, "over-the-door", room.board("main"), room.now, sound=True)
    assert (page["layout"], page["band"], page["alone"]) == ("hall", ("waits", "calls"), None)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('waits = ["council-tacks"]', "did you mean 'council-tax'?"),
        ('band = ["calls", "calls"]', "name each once"),
        ('layout = "door"', "shows one place"),
    ],
)
def test_what_a_display_cannot_be_is_said_with_what_to_write(more: str, says: str) -> None:
    with pytest.raises(SiteFileError, match=says):
        parse(f"{SAMPLE_TEXT}{OVER_THE_DOOR}{more}\n")
