"""What visitors looked for and did not find: counted when several did, and nobody's name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kiosk.searching.sought import Sought, clean
from tests.helpers import NOW, rows
from tests.unit.kiosk.entrance import Entrance
from ticketing.day import unfound


def looked(entrance: Entrance, word: str, language: str = "en") -> Any:
    return entrance.client.post(
        "/api/v1/sites/riverside/kiosks/entrance-left/search/unfound",
        json={"word": word, "language": language},
        headers=entrance.headers(),
    )


def kept(entrance: Entrance) -> list[tuple[Any, ...]]:
    return rows(
        entrance.house.store, "SELECT word, language, visits FROM unfound ORDER BY word, language"
    )


def test_a_word_is_written_nowhere_before_three_visits_looked_for_it(entrance: Entrance) -> None:
    for visits in range(5):
        assert kept(entrance) == ([("fishing", "en", visits)] if visits > 2 else [])
        assert looked(entrance, " Fishing ").status_code == 204
        entrance.now += timedelta(minutes=3)


def test_one_visit_that_tries_again_is_one(entrance: Entrance) -> None:
    for _ in range(4):
        looked(entrance, "fishing")
    assert kept(entrance) == []


@pytest.mark.parametrize("word", ["07700 900123", "jo@example.org", "AB123456C", "12", "x"])
def test_what_may_be_somebodys_number_or_address_is_never_counted(word: str) -> None:
    assert clean(word) is None


@pytest.mark.parametrize("word", ["trwydded bysgota", "Ôl-ddyled", "کوڑا", "ময়লা", "ਕੂੜਾ", "垃圾桶"])
def test_words_of_every_script_are(word: str) -> None:
    assert clean(word) is not None


def test_a_kiosk_tells_only_words_and_not_all_day(entrance: Entrance) -> None:
    assert looked(entrance, "x" * 41).status_code == 422
    assert looked(entrance, "fishing", "xx").status_code == 422
    answers = {looked(entrance, f"word {'x' * n}").status_code for n in range(12)}
    assert answers == {204, 429}


def test_words_that_too_few_look_for_are_forgotten() -> None:
    sought = Sought()
    assert sought.visit("riverside", "left", "en", "fishing", NOW) == 0
    assert sought.visit("riverside", "right", "en", "fishing", NOW + timedelta(days=1)) == 0
    late = NOW + timedelta(days=31, hours=1)
    assert sought.visit("riverside", "left", "en", "fishing", late) == 0
    for n in range(600):
        sought.visit("riverside", "left", "en", f"word {n}", late)
    assert sought.visit("riverside", "left", "en", "fishing", late + timedelta(hours=1)) == 0


def test_a_day_keeps_so_many_words_and_a_known_one_goes_on_counting(entrance: Entrance) -> None:
    store, site = entrance.house.store, entrance.house.site("riverside")
    for n in range(unfound.MOST_A_DAY + 5):
        unfound.count(store, site, "en", f"word {n}", 3, NOW)
    unfound.count(store, site, "en", "word 0", 1, NOW)
    found = rows(store, "SELECT count(*), max(visits) FROM unfound")
    assert found == [(unfound.MOST_A_DAY, 4)]


def test_what_was_looked_for_is_listed_by_how_many_and_forgotten_in_time(
    entrance: Entrance,
) -> None:
    store, site = entrance.house.store, entrance.house.site("riverside")
    unfound.count(store, site, "en", "fishing", 3, NOW)
    unfound.count(store, site, "cy", "pysgota", 3, NOW + timedelta(days=1))
    unfound.count(store, site, "cy", "pysgota", 4, NOW + timedelta(days=2))
    day = site.service_day(NOW)
    with store.read() as conn:
        found = unfound.listed(conn, site, day, day + timedelta(days=2), 10)
    assert [(one.word, one.visits) for one in found] == [("pysgota", 7), ("fishing", 3)]
    with store.write() as db:
        unfound.forget_old(db, site, NOW + unfound.KEPT + timedelta(days=1))
    with store.read() as conn:
        found = unfound.listed(conn, site, day, day + timedelta(days=2), 10)
    assert [one.word for one in found] == ["pysgota"]
