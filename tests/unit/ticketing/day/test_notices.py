"""Notices show from their start to their end, few at a time, and say no more than fits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import Store
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing import sites
from ticketing.day import notices
from ticketing.day.notices import Notice, Place
from ticketing.errors import BadRequest, Conflict, NotFound

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = fresh_store(tmp_path / "queue.db", TEXT)
    yield kept
    kept.close()


def put(store: Store, says: str = "The lift is out of order", **more: Any) -> Notice:
    at = more.pop("at", NOW)
    more.setdefault("places", ["displays", "kiosks"])
    return notices.put(store, SITE, an_ask(at, adviser="anna"), words={"en": says}, **more)


def shown(store: Store, at: datetime = NOW, place: Place = "displays") -> list[str]:
    with store.read() as conn:
        found = notices.showing(conn, sites.get(conn, SITE), place, at)
    return [one["en"] for one in found]


def test_it_shows_from_its_start_until_its_end_where_it_is_to_stand(store: Store) -> None:
    put(store, from_at=NOW + HOUR, until=NOW + 2 * HOUR, places=["kiosks"])
    assert shown(store, place="kiosks") == []
    assert shown(store, NOW + HOUR, "kiosks") == ["The lift is out of order"]
    assert shown(store, NOW + HOUR, "displays") == []
    assert shown(store, NOW + 2 * HOUR, "kiosks") == []


def test_without_an_end_it_shows_until_somebody_takes_it_down(store: Store) -> None:
    one = put(store)
    later = NOW + timedelta(days=90)
    assert shown(store, later) == ["The lift is out of order"]
    notices.take_down(store, SITE, one.id, an_ask(later))
    notices.take_down(store, SITE, one.id, an_ask(later))
    assert shown(store, later) == []
    kinds = rows(store, "SELECT kind, actor FROM event WHERE kind LIKE 'notice_%' ORDER BY seq")
    assert kinds == [("notice_put", "adviser:anna"), ("notice_taken_down", "token:test")]


def test_two_show_at_a_time_and_a_third_is_told_which_ones(store: Store) -> None:
    put(store, until=NOW + HOUR)
    put(store, "No water today", until=NOW + 2 * HOUR)
    with pytest.raises(Conflict, match=r"2 notices show on the displays at 09:30 already, 'The"):
        put(store, "A third", from_at=NOW + HOUR / 2)
    put(store, "On kiosks after the first", from_at=NOW + HOUR, places=["kiosks"])
    put(store, "On phones", places=["phones"])
    with pytest.raises(Conflict, match="on the kiosks"):
        put(store, "From now until after the others", places=["kiosks"])
    assert shown(store) == ["The lift is out of order", "No water today"]


def test_it_can_be_changed_while_it_shows_and_keeps_its_start(store: Store) -> None:
    one = put(store, until=NOW + HOUR)
    new = put(store, "It runs again", at=NOW + HOUR / 2, notice=one.id, until=NOW + 3 * HOUR)
    assert (new.id, new.from_ms) == (one.id, one.from_ms)
    assert shown(store, NOW + 2 * HOUR) == ["It runs again"]
    with pytest.raises(Conflict, match="is over"):
        put(store, "Too late", at=NOW + 4 * HOUR, notice=one.id)
    with pytest.raises(NotFound):
        put(store, "Whose?", notice=77)


def test_those_that_ended_are_listed_for_a_month_the_last_first(store: Store) -> None:
    for n in range(3):
        put(store, f"Number {n}", from_at=NOW + n * HOUR, until=NOW + (n + 1) * HOUR)
    put(store, "To come", from_at=NOW + timedelta(days=2))

    def listed(at: datetime) -> list[str]:
        with store.read() as conn:
            return [one.words["en"] for one in notices.listed(conn, sites.get(conn, SITE), at)]

    assert listed(NOW + 4 * HOUR) == ["To come", "Number 2", "Number 1", "Number 0"]
    assert listed(NOW + timedelta(days=60)) == ["To come"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"says": "  "}, "Say what the notice is to say"),
        ({"says": "x" * 121}, "121 letters; at most 120"),
        ({"says": "a\u202eb"}, "signs that nobody sees"),
        ({"places": []}, "Say where"),
        ({"places": ["walls"]}, "Say where"),
        ({"until": NOW}, "ends after it starts"),
        ({"from_at": NOW + timedelta(days=401)}, "at most 400 days"),
    ],
)
def test_what_cannot_be_is_refused_in_words(store: Store, more: dict[str, Any], says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        put(store, **more)
    assert shown(store) == []


def test_so_many_notices_are_enough(store: Store) -> None:
    for n in range(notices.MOST):
        put(store, f"Day {n}", from_at=NOW + n * HOUR, until=NOW + (n + 1) * HOUR)
    with pytest.raises(Conflict, match="20 notices are there already"):
        put(store, "One more", from_at=NOW + timedelta(days=9))
