"""What an exported site file names and does not carry, and what is said where it is loaded."""

from __future__ import annotations

from datetime import date

from administration.site import beside
from tests.helpers import an_ask
from tests.unit.counters.room import SITE, Browser, Room
from ticketing.day import media
from ticketing.day.media import File
from ticketing.sites.file import parse

API = "/api/v1/sites/riverside"
PICTURE, CLIP = f"{'a' * 32}.jpg", f"{'b' * 32}.mp4"


def brought(room: Room) -> None:
    """A picture with words and days, a video that has none yet, and a page."""
    ask, store = an_ask(room.clock()), room.house.store
    one = media.add(store, "riverside", ask, File("picture", PICTURE, 9))
    today = room.clock().date()
    media.put(
        store, "riverside", an_ask(room.clock()), words={"en": "The  new\nlift"}, first_day=None,
        last_day=today, seconds=15, media=one.id,
    )  # fmt: skip
    media.add(store, "riverside", an_ask(room.clock()), File("video", CLIP, 9, 4))
    media.put(
        store, "riverside", an_ask(room.clock()), words={"en": "Bins change"}, first_day=today,
        last_day=None, seconds=15,
    )  # fmt: skip


def test_a_house_without_pictures_exports_its_file_to_the_letter(room: Room, nia: Browser) -> None:
    assert nia.get(f"{API}/draft/file") == SITE


def test_the_file_names_what_goes_with_it_and_is_a_site_file_still(
    room: Room, nia: Browser
) -> None:
    brought(room)
    enquiry = ["enquiries", "council-tax", "picture"]
    nia.post(f"{API}/draft", {"path": enquiry, "value": "tax.png", "seen": None})
    text = nia.get(f"{API}/draft/file")
    today = room.clock().date().isoformat()
    said = text[text.index("# ---- not in this file") :].splitlines()
    assert "# easy/riverside/ of the data folder." in said
    assert "#   tax.png" in said
    assert f"#   {PICTURE}: picture, from now to {today}: The new lift" in said
    assert f"#   {CLIP}: video" in said
    assert f"#   no file: page, from {today}: Bins change" in said
    assert parse(text).enquiry("council-tax").picture == "tax.png"
    # Loaded and exported again it says so once; what was written after it is kept.
    with room.house.store.read() as conn:
        again = beside.exported(conn, "riverside", f"{text}\n# mine\n", {})
    assert again.count(PICTURE) == 1
    assert "tax.png" not in again[again.index("# mine") :]
    assert beside.without(again).endswith("# mine\n")


def test_where_it_is_loaded_what_is_not_there_is_told(room: Room, nia: Browser) -> None:
    brought(room)
    text = nia.get(f"{API}/draft/file")
    with room.house.store.read() as conn:
        assert beside.not_here(conn, "riverside", text) == []
        assert beside.not_here(conn, "riverside", SITE) == []
        assert beside.not_here(conn, "elsewhere", text) == [PICTURE, CLIP]


def test_a_day_that_is_over_is_still_said(room: Room) -> None:
    piece = media.Media(1, "picture", PICTURE, 9, {"en": "Fair"}, True, date(2026, 1, 2),
                        date(2026, 1, 3), 15)  # fmt: skip
    (line,) = (one for one in beside._library("riverside", [piece]) if one.startswith("#   "))
    assert line == f"#   {PICTURE}: picture, from 2026-01-02 to 2026-01-03: Fair"
