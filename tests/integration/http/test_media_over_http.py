"""Pictures, videos and pages between calls, from a supervisor's file to a display's page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from tests.integration.http.moved_clock import ClockHouse, clock_house
from tests.site_text import site_text
from ticketing.visits import receipts

WEBM = Path("tests/unit/display/media/two_seconds.webm").read_bytes()
HALL = """
[[displays]]
id = "hall"
name = "Hall, over the counters"
zones = ["main"]
"""
WORDS = {"cy": "Y lifft newydd", "en": "The new lift"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockHouse]:
    text = site_text("riverside") + HALL
    folder = tmp_path_factory.mktemp("media")
    with clock_house(folder, 2026, 11, 24, 10, 30, text=text) as house:
        yield house


def post(house: ClockHouse, path: str, body: Any, role: str = "supervisor") -> TestResponse:
    more: Any = {"data": body} if isinstance(body, bytes) else {"json": body}
    where = f"/api/v1/sites/riverside/{path}"
    return house.client.post(where, headers=house.headers(role), **more)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "#204060").save(out, "PNG")
    return out.getvalue()


def shown(house: ClockHouse) -> Any:
    page = house.client.get("/display/riverside/main")
    assert "media-src 'self' blob:" in page.headers["Content-Security-Policy"]
    board = house.client.get("/api/v1/sites/riverside/board/main").get_json()
    return page.text, board["page"]


def test_a_display_shows_what_was_put_in_once_it_has_words(house: ClockHouse) -> None:
    before, first = shown(house)
    brought = post(house, "media", png()).get_json()
    one = brought["pieces"][-1]
    assert (one["media"], one["kind"], one["state"]) == (brought["brought"], "picture", "unready")
    assert one["url"] not in shown(house)[0]
    put = post(house, f"media/{one['media']}", {"words": WORDS, "last_day": "2026-11-24"})
    assert put.get_json()["pieces"][-1]["state"] == "showing"
    text, then = shown(house)
    assert one["url"] in text
    assert then != first  # screens that are open know that there is something new
    file = house.client.get(one["url"])
    assert (file.status_code, file.mimetype) == (200, "image/jpeg")
    assert "sandbox" in file.headers["Content-Security-Policy"]
    house.pass_(days=1)
    assert one["url"] not in shown(house)[0]
    house.pass_(days=-1)
    assert post(house, f"media/{one['media']}/remove", {}).get_json()["pieces"] == []
    assert house.client.get(one["url"]).status_code == 404
    assert before.count("riverside/media") == 0


def test_what_is_no_picture_is_refused_in_words_and_a_video_goes_out_in_parts(
    house: ClockHouse,
) -> None:
    refused = post(house, "media", b"MZ" + bytes(500))
    assert (refused.status_code, refused.get_json()["title"]) == (422, "Not shown")
    assert "no picture and no video" in refused.get_json()["detail"]
    assert post(house, "media", png(), "adviser").status_code == 403
    one = post(house, "media", WEBM).get_json()["pieces"][-1]
    part = house.client.get(one["url"], headers={"Range": "bytes=0-99"})
    assert (part.status_code, part.data) == (206, WEBM[:100])
    assert house.client.get("/display/riverside/media/..%2f..%2fsecret.key").status_code == 404


def test_a_screen_that_missed_a_message_is_named(house: ClockHouse) -> None:
    screens = [receipts.screen_id(name) for name in ("over the door", "seats")]
    with house.store.write() as db:
        for screen, name in zip(screens, ("Over the door", "Seats"), strict=True):
            receipts.seen(db, "riverside", "main", screen, "on", house.now)
            receipts.name(db, "riverside", screen, name)
    asked = post(house, "standstill", {"reason": "evacuation"}).get_json()
    assert [one["shown"] for one in asked["screens"]] == [False, False]
    board = house.client.get("/api/v1/sites/riverside/board/main").get_json()
    since = receipts.Picture(_ms(board["message"]["since"]))
    with house.store.write() as db:
        receipts.pictured(db, "riverside", "main", screens[0], since)
    there = house.client.get(
        "/api/v1/sites/riverside/standstill", headers=house.headers("supervisor")
    ).get_json()["screens"]
    assert [(one["name"], one["shown"]) for one in there] == [
        ("Seats", False),
        ("Over the door", True),
    ]
    assert post(house, "standstill/end", {"ending": "back"}).status_code == 200


def test_a_page_is_shown_on_the_display_that_was_chosen_alone(house: ClockHouse) -> None:
    page = {"words": {"cy": "Lan lofft", "en": "Upstairs"}, "displays": ["hall"]}
    one = post(house, "media/pages", page).get_json()["pieces"][-1]
    assert one["displays"] == ["hall"]

    def shows() -> list[bool]:
        pages = (house.client.get(f"/display/riverside/{at}").text for at in ("hall", "main"))
        return ["Lan lofft" in text for text in pages]

    assert shows() == [True, False]
    refused = post(house, "media/pages", {**page, "displays": ["no-such"]})
    assert (refused.status_code, "no-such" in refused.get_json()["detail"]) == (422, True)
    post(house, f"media/{one['media']}", {**page, "displays": None})
    assert shows() == [True, True]
    post(house, f"media/{one['media']}/remove", {})


def _ms(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)
