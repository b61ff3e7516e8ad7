"""A picture of Easy Read and a clip in sign language are brought in beside a type's fields."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.unit.counters.room import Browser, Room
from tests.unit.kiosk.test_easy_read import WEBM, jpeg
from web import easy

API = "/api/v1/sites/riverside/draft/easy"
PICTURE, SIGN = "enquiries.council-tax.picture", "enquiries.council-tax.sign"


def named(draft: dict[str, object]) -> list[str]:
    edits = draft["edits"]
    assert isinstance(edits, list)
    return [one["value"] for one in edits]


def test_what_is_brought_in_stands_in_the_draft_by_its_contents_name(
    room: Room, nia: Browser
) -> None:
    nia.get("/administration/riverside")
    nia.send(f"{API}?key={SIGN}", WEBM)
    clip, picture = named(nia.send(f"{API}?key={PICTURE}", jpeg()).json)
    home = easy.folder(room.house.data, "riverside")
    assert (home / clip).read_bytes() == WEBM
    assert picture.endswith(".jpg")
    assert sorted(one.name for one in home.iterdir()) == sorted([clip, picture])


@pytest.mark.parametrize(
    ("key", "data", "says"),
    [
        (SIGN, jpeg(), "This is a picture"),
        (PICTURE, WEBM, "This is a video"),
        (PICTURE, b"%PDF", "no picture and no video"),
        ("enquiries.council-tax.name", WEBM, "Say where it goes"),
        ("", WEBM, "Say where it goes"),
    ],
)
def test_what_does_not_belong_there_is_refused_in_words(
    room: Room, nia: Browser, key: str, data: bytes, says: str
) -> None:
    nia.get("/administration/riverside")
    refused = nia.send(f"{API}?key={key}", data)
    assert refused.status_code in (400, 422)
    assert says in refused.json["detail"]
    assert not easy.folder(room.house.data, "riverside").exists()


def test_what_no_version_and_no_draft_names_goes_and_what_is_put_there_by_hand_stays(
    room: Room, nia: Browser
) -> None:
    nia.get("/administration/riverside")
    (first,) = named(nia.send(f"{API}?key={SIGN}", WEBM).json)
    home = easy.folder(room.house.data, "riverside")
    left, own = home / f"{'0' * 32}.jpg", home / "bins.jpg"
    for path in (left, own):
        path.write_bytes(jpeg())
    for path in (left, own, Path(home / first)):
        os.utime(path, (0, 0))
    nia.send(f"{API}?key={PICTURE}", jpeg())
    assert not left.exists()
    assert own.exists()
    assert (home / first).exists()
