"""A display of the site's file: several waiting areas on one screen, or one counter alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from counters.devices.pairing import places
from display.board.page import screen_page
from display.board.state import BoardShown, announcement
from storage.times import to_ms
from tests.helpers import NOW, SITE_TEXT, fresh_store
from tests.unit.display.waiting_room import WaitingRoom
from ticketing.errors import NotFound
from ticketing.sites import unwise
from ticketing.sites.file import SiteFileError, parse

UPSTAIRS = """
[[zones]]
id = "upstairs"
name = { cy = "Lan lofft", en = "Upstairs" }
lead_in_ms = 800

[[displays]]
id = "stairs"
name = "Foot of the stairs"
zones = ["main", "upstairs"]

[[displays]]
id = "over-counter-3"
name = "Over counter 3"
places = ["counter-3"]
sound = false
"""
ROOM_1 = 'name = { cy = "Ystafell 1", en = "Room 1" }\nzone = "main"'
TEXT = SITE_TEXT.replace(ROOM_1, ROOM_1.replace('"main"', '"upstairs"')) + UPSTAIRS


@pytest.fixture
def room(tmp_path: Path) -> WaitingRoom:
    return WaitingRoom(fresh_store(tmp_path / "queue.db", TEXT), parse(TEXT))


def numbers(room: WaitingRoom, screen: str) -> list[str]:
    return [call["number"] for call in room.board(screen)["calls"]]


def test_each_screen_shows_the_calls_of_its_own_places(room: WaitingRoom) -> None:
    for point in ("counter-1", "counter-3", "room-1"):
        room.issue()
        room.call(point)
    assert numbers(room, "stairs") == ["C003", "C002", "C001"]
    assert numbers(room, "main") == numbers(room, "hall") == ["C002", "C001"]
    assert numbers(room, "upstairs") == ["C003"]
    assert numbers(room, "over-counter-3") == ["C002"]


def test_it_counts_those_who_wait_in_all_of_its_areas(room: WaitingRoom) -> None:
    room.issue(kiosk="entrance-left")
    assert [room.board(one)["waiting"] for one in ("stairs", "main", "upstairs")] == [1, 1, 0]


def test_it_says_no_call_that_it_does_not_show(room: WaitingRoom) -> None:
    room.issue()
    room.call("counter-1")
    (call,) = room.board("stairs")["calls"]
    with room.store.read() as conn:
        said = {
            screen: announcement(conn, room.site, screen, call["announcement"], to_ms(NOW))
            for screen in ("stairs", "hall", "over-counter-3")
        }
    assert said["stairs"] == said["hall"] is not None
    assert said["over-counter-3"] is None


def test_a_screen_has_a_lead_in_and_a_volume_of_its_own() -> None:
    text = TEXT.replace(
        'name = "Foot of the stairs"', 'name = "Foot of the stairs"\nlead_in_ms = 0\nvolume = 50'
    ).replace(
        "[[groups]]", '[site.announcements]\nvolume_by_hour = ["08:00-09:00=60"]\n[[groups]]', 1
    )
    site = parse(text)
    assert (site.shows("stairs").lead_in_ms, site.shows("upstairs").lead_in_ms) == (0, 800)
    board: BoardShown = {
        "page": "",
        "calls": [],
        "waiting": 0,
        "waits": [],
        "lit": None,
        "standing": None,
        "notices": [],
    }
    page = screen_page(site, "stairs", board, NOW, sound=True)
    assert page["volume"] == 50
    assert page["volumes"] == [{"since": 480, "until": 540, "percent": 30}]


def test_a_screen_over_a_counter_leaves_the_voice_to_others(room: WaitingRoom) -> None:
    def page(screen: str) -> tuple[bool, str]:
        found = screen_page(room.site, screen, room.board(screen), NOW, sound=True)
        return found["sound"], found["chime"]

    assert page("over-counter-3")[0] is False
    assert page("stairs") == (True, "/display/riverside/stairs/chime.wav")
    assert page("hall") == (True, "/display/chime.wav")


def test_its_page_has_its_own_address(room: WaitingRoom, client: FlaskClient) -> None:
    assert client.get("/display/riverside/stairs").status_code == 200
    assert client.get("/display/riverside/stair").status_code == 404
    assert client.get("/api/v1/sites/riverside/board/stairs").json["calls"] == []  # type: ignore[index]
    with pytest.raises(NotFound):
        room.site.shows("nowhere")


def test_a_paired_display_may_be_any_of_them(room: WaitingRoom) -> None:
    assert [one["id"] for one in places(room.site)["display"]] == [
        "hall", "stairs", "over-counter-3", "main", "upstairs",
    ]  # fmt: skip


@given(
    zones=st.lists(st.sampled_from(["main", "upstairs"]), unique=True),
    points=st.lists(st.sampled_from(["counter-1", "counter-2", "room-1"]), unique=True),
)
def test_what_it_shows_is_what_its_areas_show_and_its_own_places(
    zones: list[str], points: list[str]
) -> None:
    own = f"zones = {zones}\nplaces = {points}".replace("'", '"')
    site = parse(TEXT.replace('places = ["counter-3"]', own))
    shown = {place for zone in zones for place in site.shows(zone).places}
    assert site.shows("over-counter-3").places == shown | set(points)


def test_ids_are_told_apart_and_places_that_no_display_shows_are_noted() -> None:
    with pytest.raises(SiteFileError, match="give the display an id of its own"):
        parse(TEXT.replace('id = "stairs"', 'id = "main"\n'))
    with pytest.raises(SiteFileError, match="'mian' does not exist; did you mean 'main'"):
        parse(TEXT.replace('zones = ["main", "upstairs"]', 'zones = ["mian"]'))
    assert not [says for _, says in unwise.cautions(parse(TEXT)) if "display" in says]
    less = parse(TEXT.replace('zones = ["main", "upstairs"]', "zones = []"))
    says = {path[:2]: told for path, told in unwise.cautions(less)}
    assert "it shows nothing" in says["displays", 1]
    assert says["service_points", 6].startswith("no display shows its calls")
