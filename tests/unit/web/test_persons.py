"""Visitors who ask for a person at a kiosk: on whose screen, until when, and who comes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.helpers import NOW
from web.persons import LASTS, Persons


class Hall:
    """The wishes of one house, and at which sites something was told to have changed."""

    def __init__(self) -> None:
        self.now: datetime = NOW
        self.told: list[str] = []
        self.persons = Persons(lambda: self.now)
        self.persons.when_changed(self.told.append)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_who_asks_is_seen_by_nobody_until_a_page_of_reception_shows_it(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    assert hall.persons.of("riverside", "left") == "asked"
    hall.persons.shown("riverside", "left", "page-1")
    assert hall.persons.of("riverside", "left") == "shown"
    hall.persons.gone("page-1")
    assert hall.persons.of("riverside", "left") == "asked"
    assert hall.told == ["riverside"] * 3


def test_a_second_touch_is_the_same_wish_and_one_of_another_kiosk_or_site_is_not(
    hall: Hall,
) -> None:
    for site, kiosk in (("riverside", "left"), ("riverside", "right"), ("hillside", "left")):
        hall.persons.ask(site, kiosk)
        hall.now += timedelta(seconds=1)
    hall.persons.ask("riverside", "left")
    assert [one["kiosk"] for one in hall.persons.at("riverside")] == ["left", "right"]
    assert len(hall.told) == 3


def test_who_goes_back_to_the_screen_is_not_waited_for(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    hall.persons.withdraw("riverside", "left")
    assert (hall.persons.of("riverside", "left"), hall.persons.at("riverside")) == (None, [])
    assert not hall.persons.come("riverside", "left")


def test_somebody_who_comes_still_comes_when_the_visitor_went_back(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    assert hall.persons.come("riverside", "left")
    hall.persons.withdraw("riverside", "left")
    assert hall.persons.of("riverside", "left") == "coming"
    assert hall.persons.at("riverside")[0]["coming"] is True


def test_after_some_minutes_nobody_is_believed_to_stand_there(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    hall.now += LASTS
    assert (hall.persons.of("riverside", "left"), hall.persons.at("riverside")) == (None, [])
    hall.persons.ask("riverside", "left")
    assert hall.persons.of("riverside", "left") == "asked"


def test_only_so_many_pages_are_counted(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    for n in range(60):
        hall.persons.shown("riverside", "left", f"page-{n}")
    hall.persons.shown("riverside", "right", "page-1")
    assert len(hall.told) == 51
