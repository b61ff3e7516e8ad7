"""What displays show between calls: nothing without words, by its days, so many and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from storage import Store
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing.day import media
from ticketing.day.media import File, Media
from ticketing.errors import BadRequest, Conflict, NotFound

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
#: What the log keeps of what was put in.
_PUT = "SELECT body FROM event WHERE kind = 'media_put' ORDER BY seq"
PICTURE = File("picture", "0" * 32 + ".jpg", 1000)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = fresh_store(tmp_path / "queue.db", TEXT)
    yield kept
    kept.close()


def put(store: Store, says: str = "The lift works again", **more: Any) -> Media:
    values = {"first_day": None, "last_day": None, "seconds": 15, **more}
    return media.put(store, SITE, an_ask(NOW, adviser="anna"), words={"en": says}, **values)


def there(store: Store) -> list[Media]:
    with store.read() as conn:
        return media.listed(conn, SITE)


def test_a_picture_is_not_shown_before_somebody_has_said_what_it_shows(store: Store) -> None:
    one = media.add(store, SITE, an_ask(NOW), PICTURE)
    assert one.state(TODAY) == "unready"
    with pytest.raises(BadRequest, match="Say what it shows"):
        put(store, " ", media=one.id)
    assert put(store, media=one.id).state(TODAY) == "showing"


def test_it_shows_from_its_first_day_to_its_last(store: Store) -> None:
    one = put(store, first_day=date(2026, 11, 24), last_day=date(2026, 11, 25))
    days = [one.state(date(2026, 11, day)) for day in (23, 24, 25, 26)]
    assert days == ["coming", "showing", "showing", "over"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_day": date(2026, 11, 22)},
        {"first_day": date(2026, 11, 25), "last_day": date(2026, 11, 24)},
        {"last_day": date(2029, 1, 1)},
        {"first_day": date(3000, 1, 1)},
        {"seconds": 11},
        {"seconds": 121},
        {"says": "x" * 161},
    ],
)
def test_what_cannot_be_is_refused_in_words(store: Store, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        put(store, **wrong)
    assert there(store) == []


def test_a_video_stays_as_long_as_it_lasts(store: Store) -> None:
    one = media.add(store, SITE, an_ask(NOW), File("video", "0" * 32 + ".mp4", 1000, 42))
    assert put(store, media=one.id, seconds=15).seconds == 42


def test_they_are_moved_within_their_order_and_taken_out(store: Store) -> None:
    first, second, third = (put(store, says).id for says in ("one", "two", "three"))
    media.move(store, SITE, third, -9, an_ask(NOW))
    media.move(store, SITE, first, 1, an_ask(NOW))
    assert [one.id for one in there(store)] == [third, second, first]
    for _ in range(2):
        media.take_out(store, SITE, second, an_ask(NOW))
    assert [one.id for one in there(store)] == [third, first]
    with pytest.raises(NotFound):
        media.move(store, SITE, second, 1, an_ask(NOW))
    kinds = [row[0] for row in rows(store, "SELECT kind FROM event WHERE kind LIKE 'media%'")]
    assert kinds == ["media_put"] * 3 + ["media_moved"] * 2 + ["media_taken_out"]


def test_there_are_so_many_and_so_many_bytes_and_no_more(store: Store) -> None:
    large = File("video", "1" * 32 + ".mp4", media.MOST_BYTES - 999, 10)
    media.add(store, SITE, an_ask(NOW), large)
    with pytest.raises(Conflict, match="200 MB"):
        media.add(store, SITE, an_ask(NOW), PICTURE)
    for _ in range(media.MOST - 1):
        put(store)
    with pytest.raises(Conflict, match="40 are there"):
        put(store)


def test_whatever_changes_changes_its_stamp_and_displays_follow(store: Store) -> None:
    def stamp() -> str:
        with store.read() as conn:
            return media.stamp(conn, SITE)

    seen = [stamp()]
    assert seen == [""]
    one = put(store)
    seen.append(stamp())
    other = put(store, "another")
    seen.append(stamp())
    put(store, "changed", media=one.id)
    seen.append(stamp())
    media.move(store, SITE, other.id, -1, an_ask(NOW))
    seen.append(stamp())
    media.take_out(store, SITE, one.id, an_ask(NOW))
    seen.append(stamp())
    assert len(set(seen)) == len(seen)


def test_it_shows_on_all_displays_or_on_those_that_were_chosen(store: Store) -> None:
    one = put(store)
    assert (one.displays, one.on("main"), one.on("elsewhere")) == (None, True, True)
    chosen = put(store, media=one.id, displays=["main", "main"])
    assert (chosen.displays, chosen.on("main"), chosen.on("elsewhere")) == (("main",), True, False)
    assert put(store, media=one.id).displays is None
    put(store, "only here", displays=["main"])
    events = [json.loads(body) for (body,) in rows(store, _PUT)]
    assert [body["displays"] for body in events] == [None, ["main"], None, ["main"]]


@pytest.mark.parametrize("wrong", [[], ["nowhere"], ["main", "nowhere"]])
def test_a_display_that_is_not_there_or_none_at_all_is_refused(
    store: Store, wrong: list[str]
) -> None:
    with pytest.raises(BadRequest, match="display"):
        put(store, displays=wrong)
    assert there(store) == []
